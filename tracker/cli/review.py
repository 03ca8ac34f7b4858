"""The review: what was found in articles, for a person to accept, edit or reject."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from tracker.cli.codes import USAGE
from tracker.cli.output import Form, FormFlag, give
from tracker.cli.speech import tell
from tracker.cli.store import opened, read, settings_of
from tracker.domain.issue import Issue
from tracker.domain.link import LinkKind
from tracker.domain.wording import amount
from tracker.errors import QuestionError
from tracker.export.answer import Answer
from tracker.export.candidates import candidate_answer, candidates_answer
from tracker.extraction.candidate import Tier
from tracker.ingest.review import Outcome, Verdict, accept_candidates, reject_candidates_of
from tracker.store.candidates import read_candidates

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


class StateChoice(StrEnum):
    """The states of a candidate, and all of them."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    ALL = "all"


Number = Annotated[int, typer.Argument(metavar="ID", help="The candidate's number, as the list has it.")]
Numbers = Annotated[list[int], typer.Argument(metavar="ID...", help="Candidates, as the list has them.")]
Reviewer = Annotated[
    str, typer.Option(metavar="NAME", help="Who decides; else TRACKER_REVIEWER, else the login.")
]
Conflict = Annotated[str, typer.Option(metavar="NAME", help="The war, offensive or attack that they are of.")]
Excepted = Annotated[
    list[int] | None,
    typer.Option("--except", metavar="ID", help="A part or a whole that is to stay pending; repeatable."),
]


@app.callback()
def review() -> None:
    """Accept, edit or reject what was found in articles.

    A whole and its parts are decided on together. Nothing is accepted by itself.
    """


@app.command("list")
def list_candidates(
    ctx: typer.Context,
    state: Annotated[StateChoice, typer.Option(help="Which ones.")] = StateChoice.PENDING,
    tier: Annotated[Tier | None, typer.Option(help="Only those of a tier: A is trusted most.")] = None,
    report: Annotated[str, typer.Option(metavar="ID", help="Only those of a report.")] = "",
    form: FormFlag = None,
) -> None:
    """The candidates: those still to be decided on, where no other state is asked for."""
    wanted = "" if state is StateChoice.ALL else state
    with read(ctx) as reading:
        rows = read_candidates(reading.connection, state=wanted, tier=tier or "", report=_report_id(report))
        give(candidates_answer(reading, rows), form or Form.TABLE)


def _report_id(report: str) -> str:
    folded = report.strip().casefold()
    if folded and not (len(folded) == 32 and set(folded) <= set("0123456789abcdef")):
        raise QuestionError("report", report, "is not an id of 32 hexadecimal digits")
    return folded


@app.command()
def show(ctx: typer.Context, number: Number, form: FormFlag = None) -> None:
    """One candidate: its sentence, its fields, its family, and what its source said about then."""
    with read(ctx) as reading:
        give(candidate_answer(reading, number), form or Form.TABLE)


@app.command()
def accept(
    ctx: typer.Context,
    numbers: Numbers,
    reviewer: Reviewer = "",
    conflict: Conflict = "",
    excepted: Excepted = None,
    form: FormFlag = None,
) -> None:
    """Make figures of candidates, and of their parts and wholes: of all or of none."""
    verdict = Verdict(_name(ctx, reviewer), conflict, frozenset(excepted or ()))
    _give(_accepted(ctx, numbers, verdict), form)


@app.command()
def edit(
    ctx: typer.Context,
    number: Number,
    cells: Annotated[
        list[str],
        typer.Option(
            "--set", metavar="FIELD=VALUE", help="A corrected field; nothing empties it. Repeatable."
        ),
    ],
    reviewer: Reviewer = "",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it is corrected.")] = "",
    conflict: Conflict = "",
    excepted: Excepted = None,
    form: FormFlag = None,
) -> None:
    """Accept a candidate with corrected fields, and its parts and wholes as they stand.

    What was proposed is kept, and the figure's note tells what was changed.
    """
    changes = {number: dict(_cell(written) for written in cells)}
    verdict = Verdict(_name(ctx, reviewer), conflict, frozenset(excepted or ()), changes, reason)
    _give(_accepted(ctx, [number], verdict), form)


@app.command()
def reject(
    ctx: typer.Context,
    numbers: Numbers,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it is no figure. Needed.")] = "",
    reviewer: Reviewer = "",
    excepted: Excepted = None,
) -> None:
    """Put candidates aside, and their parts and wholes. The decision stands."""
    verdict = Verdict(_name(ctx, reviewer), excepted=frozenset(excepted or ()), reason=reason)
    with opened(ctx) as store:
        rejected = reject_candidates_of(store, numbers, verdict)
    tell(f"Rejected: {_listed(rejected)}.")


def _name(ctx: typer.Context, reviewer: str) -> str:
    """The reviewer's name; raises QuestionError where none is to be found."""
    named = reviewer.strip() or settings_of(ctx).reviewer.strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise QuestionError("reviewer", "", "say who decides") from None


def _cell(written: str) -> tuple[str, str]:
    name, sign, value = written.partition("=")
    if not sign:
        raise QuestionError("set", written, "is not FIELD=VALUE")
    return name.strip().replace("-", "_"), value


def _accepted(ctx: typer.Context, numbers: Sequence[int], verdict: Verdict) -> Outcome:
    with opened(ctx) as store:
        return accept_candidates(store, numbers, verdict, settings_of(ctx).vocabulary)


def _give(outcome: Outcome, form: Form | None) -> None:
    for issue in outcome.issues:
        tell(_said(issue, refused=not outcome.accepted))
    if not outcome.accepted:
        raise typer.Exit(USAGE)
    numbers = [one.candidate for one in outcome.accepted]
    known = len({one.figure_id for one in outcome.accepted}) - outcome.added
    tell(f"Accepted: {_listed(numbers)}; new: {amount(outcome.added, 'figure')}, known already: {known}.")
    columns = ("candidate", "state", "figure_id", "part_of", "repeats", "repeated_by")
    give(Answer("accepted", columns, list(_rows(outcome))), form or Form.TABLE)


def _rows(outcome: Outcome) -> Iterator[tuple[Any, ...]]:
    for one in outcome.accepted:
        state = "edited" if one.edited else "accepted"
        linked = (_targets(outcome, one.figure_id, kind) for kind in (LinkKind.PART_OF, LinkKind.REPEATS))
        yield one.candidate, state, one.figure_id, *linked, _repeated_by(outcome, one.figure_id)


def _targets(outcome: Outcome, figure_id: str, kind: LinkKind) -> str:
    found = [link.to_id for link in outcome.links if link.kind is kind and link.from_id == figure_id]
    return "; ".join(found)


def _repeated_by(outcome: Outcome, figure_id: str) -> str:
    found = [
        link.from_id for link in outcome.links if link.kind is LinkKind.REPEATS and link.to_id == figure_id
    ]
    return "; ".join(found)


def _listed(numbers: Iterable[int]) -> str:
    found = list(numbers)
    noun = "candidate" if len(found) == 1 else "candidates"
    return f"{noun} {', '.join(map(str, found))}"


def _said(issue: Issue, *, refused: bool) -> str:
    where = ", ".join(filter(None, (issue.locator, issue.field)))
    value = f" ({issue.value!r})" if issue.value and issue.value not in issue.message else ""
    return f"{'Error' if refused else 'Note'}: {where}{': ' if where else ''}{issue.message}{value}"
