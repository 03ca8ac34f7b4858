"""The log of changes as a command."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.output import FileFlag, FormFlag, form_of, give
from tracker.cli.selection import takes_filters
from tracker.cli.store import read
from tracker.domain.selection import Selection, parse_day
from tracker.export.changes import changes_answer
from tracker.store.turnover import Window

app = typer.Typer(rich_markup_mode=None)


@app.command()
@takes_filters
def changes(
    ctx: typer.Context,
    selection: Selection,
    since: Annotated[
        str, typer.Option(metavar="DATE", help="The day of your file: what was known on it is left out.")
    ],
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day of the log.", show_default=False)
    ] = None,
    form: FormFlag = None,
    path: FileFlag = None,
) -> None:
    """What was added, replaced or withdrawn since a day.

    Days are those on which reports came out. Applies only the filters that are given.
    """
    chosen = form_of(form, path)
    window = Window(parse_day("since", since), None if until is None else parse_day("until", until))
    with read(ctx) as reading:
        give(changes_answer(reading, selection, window), chosen, path)
