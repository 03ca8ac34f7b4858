"""The app: one Dash application over one store."""

from __future__ import annotations

from functools import partial

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.dependencies import ALL
from dash.development.base_component import Component

from dashboard.components.frame import TITLE
from dashboard.data import Data
from dashboard.pages import about, compare, figure, figures, front, report, router, source, sources, trend
from dashboard.routes.server import equip
from tracker.store.engine import Store

PAGES = (
    *(front.PAGE, trend.PAGE, compare.PAGE, figures.PAGE, sources.PAGE, about.PAGE),
    *(source.PAGE, report.PAGE, figure.PAGE),
)

# Dash's own index, without its script for browsers of the past.
INDEX = """<!DOCTYPE html>
<html lang="en">
    <head>
        {%metas%}
        <title>{%title%}</title>
        {%favicon%}
        {%css%}
    </head>
    <body>
        <noscript>The pages need JavaScript; the figures alone are at /api/v1/figures.csv.</noscript>
        {%app_entry%}
        <footer>{%config%}{%scripts%}{%renderer%}</footer>
    </body>
</html>"""


def create_app(store: Store) -> Dash:
    """A new app that answers from a store."""
    app = Dash(
        __name__,
        assets_folder="assets",
        title=TITLE,
        update_title="",
        suppress_callback_exceptions=True,
        add_log_handler=False,
        # Loaded when the first chart is shown: routes/plotly_bundle.py.
        assets_path_ignore=["vendor"],
    )
    app.index_string = INDEX
    app.layout = _layout()
    data = Data(store)
    router.register(app, data, PAGES)
    _follow_the_address(app)
    equip(app, data, partial(router.is_page, PAGES))
    return app


def _layout() -> Component:
    provider: Component = dmc.MantineProvider(
        [
            dcc.Location(id="address", refresh="callback-nav"),
            dcc.Store(id="title"),
            _unanswered(),
            html.Div(id="page"),
            html.Div(id="told", hidden=True),
        ],
        defaultColorScheme="auto",
    )
    return provider


def _unanswered() -> Component:
    """What is said where the server gives no answer (assets/answer.js); hidden until then."""
    words = "The server did not answer; the page still shows what was asked before. "
    told = html.P([words, html.A("Try again", href="")], hidden=True)
    return html.Div(told, id="unanswered", role="alert")


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
