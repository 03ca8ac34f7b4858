"""One figure by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import typer

from tracker.cli.codes import USAGE
from tracker.cli.flags import Flag, takes
from tracker.cli.speech import tell, write_data
from tracker.cli.store import opened, settings_of
from tracker.domain.figure import Standing
from tracker.domain.issue import Issue
from tracker.domain.period import Precision
from tracker.domain.quantity import Qualifier
from tracker.domain.series import Basis, Counting, Unit
from tracker.ingest.by_hand import add_by_hand

app = typer.Typer(rich_markup_mode=None)


def _choices(words: Any) -> str:
    return ", ".join(word for word in words if word)


_HELP = {
    "source": "Who counted. Needed.",
    "metric": "What is counted: deaths, injured, refugees ... Needed.",
    "value": "How many. Needed, or a bound.",
    "low": "At least so many.",
    "high": "At most so many.",
    "qualifier": f"{_choices(Qualifier)}; exact where none is given.",
    "value_text": "The number as it is printed.",
    "report_date": "The day of the report, as 2021-03-14, 2021-03 or 2021. Needed.",
    "report_date_precision": f"{_choices(Precision)}; as the date is written where none is given.",
    "publisher": "Who put the report out; the source itself where none is given.",
    "via": "The wire or archive it passed through.",
    "report_title": "The title of the report.",
    "report_url": "The address of the report.",
    "report_id": "The id of a report that is stored already.",
    "language": "The language of the report.",
    "caveats": "What is to be known of the report as a whole.",
    "dataset": "The dataset that the report is a release of.",
    "edition": "Which release.",
    "external_id": "The event's id in its dataset.",
    "group": "Who: civilians, children ...; all where none is given.",
    "by": "Killed or displaced by whom, where the figure is narrowed to it.",
    "definition": "Which of the source's own definitions.",
    "conflict": "The war, offensive or attack.",
    "place": "Where it happened; for refugees where they come from.",
    "destination": "For refugees: the country they are in.",
    "locality": "The spot, as given.",
    "counting": f"{_choices(Counting)}; the metric's usual one where none is given.",
    "period_start": "The first day that is counted.",
    "period_end": "The last day that is counted.",
    "period_precision": "How exactly the period is known.",
    "unit": f"{_choices(Unit)}; people where none is given.",
    "basis": f"How the source knows: {_choices(Basis)}.",
    "standing": f"Our judgement: {_choices(Standing)}.",
    "quote": "The sentence that gives the figure.",
    "locator": "Where in the report: page, row or characters.",
    "cited": "The article behind an event.",
    "occurrence": "Which of several equal figures of the report: 0, 1 ...",
    "note": "What a reader of the number alone would miss.",
    "part_of": "The id of the figure that this one is part of.",
    "replaces": "The id of the figure whose place it takes.",
    "restates": "The id of the last figure of the running total it restates.",
    "repeats": "The id of the figure it repeats.",
}


@app.command()
@takes("cells", [Flag(column, text, "TEXT") for column, text in _HELP.items()], dict)
def add(ctx: typer.Context, cells: Mapping[str, str]) -> None:
    """Add one figure by hand.

    The flags are the columns of the figures table, checked as its rows are. Prints the figure's id.
    """
    with opened(ctx) as store:
        entry = add_by_hand(store, cells, settings_of(ctx).vocabulary)
    for issue in entry.issues:
        tell(_said(issue, refused=not entry.figure_id))
    if not entry.figure_id:
        raise typer.Exit(USAGE)
    tell("Added." if entry.added else "It was known already: nothing changed.")
    write_data([f"{entry.figure_id}\n"])


def _said(issue: Issue, *, refused: bool) -> str:
    flag = f"--{issue.field.replace('_', '-')}: " if issue.field else ""
    return f"{'Error' if refused else 'Note'}: {flag}{issue.message}"
