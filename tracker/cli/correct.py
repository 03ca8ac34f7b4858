"""A correction: what became of a figure, said by a person and kept beside it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from tracker.cli.speech import tell, write_data
from tracker.cli.store import opened
from tracker.domain.figure import State
from tracker.domain.link import LinkKind
from tracker.domain.selection import parse_day
from tracker.domain.wording import amount
from tracker.errors import QuestionError
from tracker.ingest.corrections import Corrected, Correction
from tracker.ingest.corrections import correct as put_on_record

app = typer.Typer(rich_markup_mode=None)


class KindChoice(StrEnum):
    """What can be said of a figure."""

    REPLACES = "replaces"
    RESTATES = "restates"
    RETRACTS = "retracts"
    VOID = "void"


@app.command()
def correct(
    ctx: typer.Context,
    kind: Annotated[
        KindChoice,
        typer.Argument(
            help="Its source replaces it, restates the running total, or retracts it; or it is our own "
            "mistake, and void."
        ),
    ],
    figure: Annotated[str, typer.Argument(metavar="FIGURE", help="The id of the figure that it befalls.")],
    by: Annotated[
        str, typer.Option(metavar="FIGURE", help="The id of the figure of the same source that says so.")
    ] = "",
    day: Annotated[
        str, typer.Option(metavar="DATE", help="The day it took effect, where no figure says so.")
    ] = "",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why. Needed.")] = "",
) -> None:
    """Say that a figure was replaced, restated, withdrawn, or is void.

    Nothing is deleted, and `tracker imports undo` takes it back by the number that is printed.
    """
    said = Correction(LinkKind(kind), figure, reason, by, _day(day))
    try:
        with opened(ctx) as store:
            corrected = put_on_record(store, said)
    except QuestionError as error:
        named = "FIGURE" if error.field == "figure" else error.field
        raise QuestionError(named, error.value, error.reason) from None
    tell(_told(corrected))
    if corrected.number is not None:
        write_data([f"{corrected.number}\n"])


def _day(written: str) -> date | None:
    return parse_day("day", written) if written else None


def _told(corrected: Corrected) -> str:
    ended = corrected.known_until is not None and corrected.state is not State.VOID
    until = f" since {corrected.known_until}" if ended else ""
    state = f"the figure is {corrected.state.replace('_', ' ')}{until}"
    if not corrected.added:
        why = f", for the reason {corrected.reason!r}" if corrected.reason else ""
        return f"It was known already{why}: nothing changed; {state}."
    return f"On record: {state}; {amount(corrected.changed, 'figure')} changed."
