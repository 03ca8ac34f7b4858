"""The app: one Dash application over one store."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.dependencies import ALL
from dash.development.base_component import Component

from dashboard.components.frame import TITLE
from dashboard.data import Data
from dashboard.pages import about, figure, router, trend
from tracker.store.engine import Store

PAGES = (trend.PAGE, about.PAGE, figure.PAGE)


def create_app(store: Store) -> Dash:
    """A new app that answers from a store."""
    app = Dash(
        __name__,
        assets_folder="assets",
        title=TITLE,
        update_title="",
        suppress_callback_exceptions=True,
        add_log_handler=False,
    )
    app.layout = _layout()
    router.register(app, Data(store), PAGES)
    _follow_the_address(app)
    return app


def _layout() -> Component:
    provider: Component = dmc.MantineProvider(
        [
            dcc.Location(id="address", refresh="callback-nav"),
            dcc.Store(id="title"),
            html.Div(id="page"),
            html.Div(id="told", hidden=True),
        ],
        defaultColorScheme="auto",
    )
    return provider


def _follow_the_address(app: Dash) -> None:
    """What happens in the browser alone: filters and points become parameters of the address."""
    app.clientside_callback(
        ClientsideFunction("address", "showTitle"), Output("told", "children"), Input("title", "data")
    )
    app.clientside_callback(
        ClientsideFunction("address", "filter"),
        Output("address", "search"),
        Input({"filter": ALL}, "value"),
        State({"filter": ALL}, "id"),
        State({"shown": ALL}, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("address", "choosePoint"),
        Output("address", "search", allow_duplicate=True),
        Input({"chart": ALL}, "clickData"),
        prevent_initial_call=True,
    )
