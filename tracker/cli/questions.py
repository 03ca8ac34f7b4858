"""The questions: trend, compare, coverage and figures."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from tracker.cli.output import FileFlag, FormFlag, form_of, give
from tracker.cli.selection import takes_filters, takes_selection
from tracker.cli.store import read
from tracker.domain.selection import Selection, parse_day
from tracker.export.disagreement import disagreement_answer
from tracker.export.figures import figures_answer
from tracker.export.lines import compare_answer, coverage_answer, series_answer
from tracker.query.rules import TOLERANCE_DAYS

app = typer.Typer(rich_markup_mode=None)


@app.command()
@takes_selection
def trend(ctx: typer.Context, selection: Selection, form: FormFlag = None, path: FileFlag = None) -> None:
    """How a figure moved over time, source by source.

    Needs --metric. Of a conflict its own place is taken, of groups all, and the metric's usual way of
    counting, unless flags say otherwise.
    """
    chosen = form_of(form, path)
    with read(ctx) as reading:
        give(series_answer(reading, selection), chosen, path)


ToleranceFlag = Annotated[
    int, typer.Option(metavar="DAYS", help="From this age on a figure carries a caveat.")
]
ReferenceFlag = Annotated[
    str,
    typer.Option(metavar="SOURCE", help="Measure the others against this source.", show_default=False),
]


@app.command()
@takes_filters
def compare(
    ctx: typer.Context,
    selection: Selection,
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day; today where none is given.", show_default=False),
    ] = None,
    tolerance: ToleranceFlag = TOLERANCE_DAYS,
    reference: ReferenceFlag = "",
    form: FormFlag = None,
    path: FileFlag = None,
) -> None:
    """What different sources say about the same thing, on a day.

    Only like is set beside like; the rest is told with its reason.
    """
    chosen = form_of(form, path)
    day = datetime.now(UTC).date() if on is None else parse_day("on", on)
    with read(ctx) as reading:
        answer = compare_answer(reading, selection, on=day, tolerance=tolerance, reference=reference)
        give(answer, chosen, path)


@app.command()
@takes_filters
def disagreement(
    ctx: typer.Context,
    selection: Selection,
    tolerance: ToleranceFlag = TOLERANCE_DAYS,
    reference: ReferenceFlag = "",
    changes: Annotated[
        bool,
        typer.Option("--changes", help="Only the days that changed the ranking or the ratio, and by what."),
    ] = False,
    form: FormFlag = None,
    path: FileFlag = None,
) -> None:
    """How far apart the sources were, day by day, and what changed it.

    For each day from --from to --to on which something changed, what stood then and can be compared.
    """
    chosen = form_of(form, path)
    with read(ctx) as reading:
        answer = disagreement_answer(
            reading, selection, tolerance=tolerance, reference=reference, changes=changes
        )
        give(answer, chosen, path)


@app.command()
@takes_filters
def coverage(ctx: typer.Context, selection: Selection, form: FormFlag = None, path: FileFlag = None) -> None:
    """Which source speaks about what, from when to when.

    Applies only the filters that are given.
    """
    chosen = form_of(form, path)
    with read(ctx) as reading:
        give(coverage_answer(reading, selection), chosen, path)


@app.command()
@takes_filters
def figures(ctx: typer.Context, selection: Selection, form: FormFlag = None, path: FileFlag = None) -> None:
    """The reported figures themselves.

    Applies only the filters that are given; CSV and JSON have every column of the figures table.
    """
    chosen = form_of(form, path)
    with read(ctx) as reading:
        give(figures_answer(reading, selection), chosen, path)
