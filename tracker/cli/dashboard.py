"""The dashboard's two commands; the dashboard itself is found by its entry point."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from importlib.resources import as_file, files
from typing import Annotated, Any

import typer

from tracker.cli.speech import tell
from tracker.cli.store import prepared, settings_of
from tracker.errors import TrackerError
from tracker.ingest.documents import read_document
from tracker.ingest.run import import_document

app = typer.Typer(rich_markup_mode=None)

HostFlag = Annotated[
    str | None,
    typer.Option(help="The address to listen on; 127.0.0.1 where none is set.", show_default=False),
]
PortFlag = Annotated[
    int | None, typer.Option(help="The port; 8050 where none is set.", min=0, max=65535, show_default=False)
]
WorkersFlag = Annotated[
    int | None,
    typer.Option(help="How many processes answer; 2 where none is set.", min=1, show_default=False),
]


@app.command()
def serve(
    ctx: typer.Context, host: HostFlag = None, port: PortFlag = None, workers: WorkersFlag = None
) -> None:
    """Serve the dashboard.

    The process becomes the server, so that one signal ends it.
    """
    _become_server(ctx, host, port, workers, open_page=False)


@app.command()
def demo(
    ctx: typer.Context, host: HostFlag = None, port: PortFlag = None, workers: WorkersFlag = None
) -> None:
    """Load the bundled figures and open the dashboard.

    They go through the import like any other file, once: what the store has stays as it is.
    """
    with prepared(ctx) as store, as_file(files("tracker.data") / "syria.csv") as path:
        summary = import_document(store, read_document(path), vocabulary=settings_of(ctx).vocabulary)
    tell(f"The bundled figures: {summary.added} added, {summary.unchanged} unchanged.")
    _become_server(ctx, host, port, workers, open_page=True)


def _become_server(
    ctx: typer.Context, host: str | None, port: int | None, workers: int | None, *, open_page: bool
) -> None:
    settings = settings_of(ctx)
    _server()(
        settings.database_url,
        host or settings.host,
        settings.port if port is None else port,
        workers or settings.workers,
        open_page=open_page,
    )


def _server() -> Callable[..., Any]:
    found = list(entry_points(group="tracker.dashboard", name="serve"))
    if not found:
        raise TrackerError("the dashboard is not installed here: nothing offers tracker.dashboard")
    served: Callable[..., Any] = found[0].load()
    return served
