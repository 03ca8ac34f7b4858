"""Export: figures or series as a file."""

from __future__ import annotations

import typer

from tracker.cli.output import FileFlag, Form, FormFlag, form_of, give
from tracker.cli.selection import takes_filters, takes_selection
from tracker.cli.store import read
from tracker.domain.selection import Selection
from tracker.export.figures import figures_answer
from tracker.export.lines import series_answer

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def export() -> None:
    """Write figures or series into a file."""


@app.command()
@takes_filters
def figures(ctx: typer.Context, selection: Selection, form: FormFlag = None, path: FileFlag = None) -> None:
    """The figures table: whole, and in the form that `tracker import` reads.

    CSV on stdout unless flags say otherwise. Applies only the filters that are given.
    """
    chosen = form_of(form, path, Form.CSV)
    with read(ctx) as reading:
        give(figures_answer(reading, selection), chosen, path)


@app.command()
@takes_selection
def series(ctx: typer.Context, selection: Selection, form: FormFlag = None, path: FileFlag = None) -> None:
    """Lines, a row a point: what `tracker trend` shows.

    CSV on stdout unless flags say otherwise. Applies the defaults of trend.
    """
    chosen = form_of(form, path, Form.CSV)
    with read(ctx) as reading:
        give(series_answer(reading, selection), chosen, path)
