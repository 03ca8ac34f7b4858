"""Corrections: a person puts on record that a figure was replaced, restated, withdrawn, or our mistake.

The figure stays as it is; what is said of it is a link, and links say how long it was in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tracker.domain.figure import State
from tracker.domain.identity import is_id
from tracker.domain.link import ENDING, Link, LinkKind
from tracker.domain.period import Precision
from tracker.domain.series import Counting
from tracker.errors import NotFound, QuestionError
from tracker.store.corrections import Corrections, open_corrections
from tracker.store.engine import Store
from tracker.store.schema import check_revision

# What the figure and the one that corrects it have in common: a source corrects its own counts only.
_SHARED = {
    LinkKind.REPLACES: ("source", "metric", "unit", "counting"),
    LinkKind.RESTATES: ("source", "metric", "group", "unit", "counting"),
    LinkKind.RETRACTS: ("source",),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said of a figure and why; `by` is the figure that says it, "" for none.

    Of one that no figure makes, `day` is the day it took effect; of others it is only a note.
    """

    kind: LinkKind
    figure: str
    reason: str
    by: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of it: the import that it is on record as, None for one of a time before imports.

    `added` is False where it was known, for the `reason` given here. `changed` counts the figures whose
    vintage changed; `state` and `known_until` are those of the figure now.
    """

    number: int | None
    added: bool
    reason: str
    changed: int
    figure_id: str
    state: State
    known_until: date | None


def correct(store: Store, correction: Correction) -> Corrected:
    """Put a correction on record, and the vintages right that follow from it: all of it or nothing.

    `void` is our own word, the others are the source's. Raises QuestionError naming `figure`, `by`, `day`
    or `reason`, NotFound for a figure that is not stored, RevisionError for a store at another revision.
    """
    now = datetime.now(UTC)
    _check_words(correction, now.date())
    check_revision(store)
    with open_corrections(store) as corrections:
        link = _link(corrections, correction)
        known = corrections.read_counted(link)
        if known is not None:
            _check_day(link, known)
            number, changed, reason = known.import_id, 0, known.reason
        else:
            number, changed = corrections.add(link, at=now)
            reason = link.reason
        figure = _stored(corrections, "figure", link.to_id)
    return Corrected(
        number, known is None, reason, changed, link.to_id, State(figure.state), figure.known_until
    )


def _check_words(correction: Correction, today: date) -> None:
    """What can be said without looking at a figure."""
    kind, by, day = correction.kind, correction.by, correction.day
    if not correction.reason.strip():
        raise QuestionError("reason", "", "say why")
    if kind is LinkKind.VOID and by:
        raise QuestionError("by", by, "has no part in it: no figure makes another void")
    if kind is LinkKind.VOID and day:
        raise QuestionError("day", str(day), "has no part in it: what is void never was in force")
    if kind is LinkKind.RESTATES and not by:
        raise QuestionError("by", "", "name the figure that restates it")
    if kind in ENDING and not by and day is None:
        raise QuestionError("by", "", f"name the figure that {kind} it, or with --day the day of it")
    if day is not None and day > today:
        raise QuestionError("day", str(day), "is still to come")


def _link(corrections: Corrections, correction: Correction) -> Link:
    """The link that says it, between figures that are stored; raises as `correct` does."""
    kind, day, reason = correction.kind, correction.day, correction.reason.strip()
    figure = _stored(corrections, "figure", correction.figure)
    if day is not None and day < figure.known_from:
        raise QuestionError("day", str(day), f"is before the figure was known, on {figure.known_from}")
    if kind is not LinkKind.VOID:
        _check_not_void("figure", figure)
    if not correction.by:
        return Link("", figure.public_id, kind, reason, kind is not LinkKind.VOID, day)
    by = _stored(corrections, "by", correction.by)
    _check_pair(kind, figure, by)
    _check_circle(corrections, kind, figure.public_id, by.public_id)
    return Link(by.public_id, figure.public_id, kind, reason, day=day)


def _stored(corrections: Corrections, field: str, figure_id: str) -> Any:
    own = figure_id.strip().casefold()
    if not is_id(own):
        raise QuestionError(field, figure_id, "is not an id of 32 hexadecimal digits")
    figure = corrections.read_figure(own)
    if figure is None:
        raise NotFound(f"no figure has the id {own!r}: `tracker figures --format csv` lists them")
    return figure


def _check_not_void(field: str, figure: Any) -> None:
    if figure.state == State.VOID:
        raise QuestionError(field, figure.public_id, "is void: nothing is made of it")


def _check_pair(kind: LinkKind, figure: Any, by: Any) -> None:
    if by.public_id == figure.public_id:
        raise QuestionError("by", by.public_id, "is the figure itself")
    _check_not_void("by", by)
    for name in _SHARED[kind]:
        own, other = getattr(figure, name), getattr(by, name)
        if own != other:
            raise QuestionError("by", by.public_id, f"has another {name} ({other}) than the figure ({own})")
    if kind is LinkKind.RESTATES and figure.counting != Counting.CUMULATIVE:
        raise QuestionError("figure", figure.public_id, "is no running total: there is nothing to restate")
    if _surely_earlier(by, figure):
        told = f"was published on {by.known_from}, before the figure ({figure.known_from})"
        raise QuestionError("by", by.public_id, told)


def _surely_earlier(by: Any, figure: Any) -> bool:
    """Whether it was published before the figure, however roughly the days of both are known."""
    if by.precision == Precision.NOT_BEFORE or figure.precision == Precision.NOT_AFTER:
        return False
    return bool(by.known_from < figure.report_date)


def _check_circle(corrections: Corrections, kind: LinkKind, figure: str, by: str) -> None:
    if by in corrections.corrected_by(figure, ENDING if kind in ENDING else {kind}):
        told = "is corrected by the figure itself, straight or through others: that would go in a circle"
        raise QuestionError("by", by, told)


def _check_day(link: Link, known: Any) -> None:
    """Raise for a day that counts and is not the one that is known."""
    if not link.from_id and link.day != known.day:
        mend = f": `tracker imports undo {known.import_id}` takes that back" if known.import_id else ""
        raise QuestionError("day", str(link.day), f"is not {known.day}, which is known already{mend}")
