"""Changes: the log of all that was added, replaced, restated or withdrawn between two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.figure import State, cell_start
from tracker.domain.link import LinkKind
from tracker.domain.period import Period, Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.selection import ANY, Selection
from tracker.domain.series import Counting
from tracker.errors import QuestionError
from tracker.query.figures import Record
from tracker.query.resolve import line_criteria, refuse_derived, resolve
from tracker.store.criteria import Criteria
from tracker.store.ledger import SERIES_COLUMNS
from tracker.store.reading import Reading
from tracker.store.turnover import Releases, Window, read_releases, read_turned, read_voidings


class Kind(StrEnum):
    """What happened to a figure.

    `revised`: a newer report gives another number for the same day; `also_reported`: published, and
    never in force beside what stands; an edition of a dataset changes, keeps or drops what the one
    before it had; `void`: our own mistake.
    """

    ADDED = "added"
    ALSO_REPORTED = "also_reported"
    REVISED = "revised"
    REPLACED = "replaced"
    RESTATED = "restated"
    RETRACTED = "retracted"
    EDITION_CHANGED = "edition_changed"
    EDITION_KEPT = "edition_kept"
    EDITION_DROPPED = "edition_dropped"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry: `figure` is what came and `former` what it took the place of, or what was withdrawn.

    `report` has the columns of the report that made the change, None where no report did. `by_source`
    is false where it is our own act.
    """

    day: date
    kind: Kind
    figure: Record | None = None
    former: Record | None = None
    report: Record | None = None
    reason: str = ""
    by_source: bool = True

    @property
    def about(self) -> Record:
        """The figure whose series and day the entry is about: what came, else what went."""
        return self.figure if self.figure is not None else self.former


@dataclass(frozen=True, slots=True)
class Changes:
    """The entries of a selection by day, then series and day spoken for; `selection` is in keys."""

    selection: Selection
    window: Window
    entries: tuple[Change, ...]


def read_changes(
    reading: Reading, selection: Selection, *, since: date | None = None, until: date | None = None
) -> Changes:
    """What changed after one day and up to another, known on both. Raises QuestionError.

    It takes only the filters that are given, and of a conflict also what trend takes: whatever differs
    between two answers of trend, as known on `since` and on `until`, is an entry here.
    """
    refuse_derived(selection)
    if since is not None and until is not None and until < since:
        raise QuestionError("until", until.isoformat(), f"is before since={since}")
    window = Window(since, min(filter(None, (until, selection.known_on)), default=None))
    chosen = resolve(selection, reading.register)
    criteria = _wide(chosen, reading)
    entries = [*_told(reading, criteria, window), *_void(reading, criteria, window)]
    kept = [entry for entry in entries if not chosen.dated_only or _is_dated(entry)]
    return Changes(chosen, window, tuple(sorted(kept, key=_order)))


def _wide(chosen: Selection, reading: Reading) -> Criteria:
    """The criteria of lines, without a default for place and basis."""
    lifted = {field: ANY for field in ("place", "basis") if getattr(chosen, field) is None}
    return line_criteria(chosen.but(**lifted), reading)


def _is_dated(entry: Change) -> bool:
    figures = (one for one in (entry.figure, entry.former) if one is not None)
    return any(one.precision != Precision.NOT_BEFORE for one in figures)


def _order(entry: Change) -> tuple[object, ...]:
    about = entry.about
    series = tuple(getattr(about, name) for name in SERIES_COLUMNS)
    former = "" if entry.former is None else entry.former.public_id
    return entry.day, series, about.as_of, about.public_id, former, entry.kind


def _void(reading: Reading, criteria: Criteria, window: Window) -> Iterator[Change]:
    for record, day, reason in read_voidings(reading.connection, criteria, window):
        yield Change(day, Kind.VOID, former=record, reason=reason, by_source=False)


def _told(reading: Reading, criteria: Criteria, window: Window) -> Iterator[Change]:
    """What reports, links and editions did in the window."""
    book = _Book(reading, read_turned(reading.connection, criteria, window), window)
    gone = list(book.endings())
    yield from gone
    new = {entry.about.public_id for entry in gone if _comes_with(entry)}
    for record in book.begun:
        restated = list(book.restated(record))
        yield from restated
        if not restated and record.public_id not in new:
            yield Change(record.known_from, Kind.ADDED, record, report=record)


def _comes_with(entry: Change) -> bool:
    """Whether the figure of an entry became known by it."""
    return entry.figure is not None and entry.figure.known_from == entry.day


class _Book:
    """The figures that turned in a window, the links on them, and what stands in their cells."""

    def __init__(self, reading: Reading, turned: Sequence[Record], window: Window) -> None:
        own = {record.public_id: record for record in turned}
        self._window = window
        self._links = reading.links(own)
        linked = {link.from_id for link in self._links} | {link.to_id for link in self._links}
        others = reading.records_by_id(linked - own.keys() - {""})
        self._known = own | {key: one for key, one in others.items() if one.state != State.VOID}
        self.begun = [one for one in turned if window.holds(one.known_from) and _was_in_force(one)]
        self._standing = {(_cell(one), one.known_from): one for one in self.begun}
        self._releases: Releases = read_releases(
            reading.connection, {one.dataset for one in turned if one.state == State.EDITION_ENDED}
        )
        self._turned = own

    def endings(self) -> Iterator[Change]:
        """The entries of the figures that ended in the window, or were replaced by one of them."""
        replaced = (
            self._known[link.to_id]
            for link in self._links
            if link.kind == LinkKind.REPLACES and link.from_id in self._turned and link.to_id in self._known
        )
        gone = self._turned | {one.public_id: one for one in replaced if one.state == State.REPLACED}
        for record in gone.values():
            if self._window.holds(record.known_until):
                yield self._ending(record)

    def _ending(self, former: Record) -> Change:
        day, state = former.known_until, State(former.state)
        if state is State.ALSO_REPORTED:
            return Change(day, Kind.ALSO_REPORTED, former, report=former)
        if state in (State.REPLACED, State.RETRACTED):
            return self._linked(former, state)
        figure = self._standing.get((_cell(former), day))
        if state is State.SUPERSEDED:
            return Change(day, Kind.REVISED, figure, former, figure)
        if figure is None:
            return Change(day, Kind.EDITION_DROPPED, None, former, self._releases.ending(former))
        same = quantity_of(figure) == quantity_of(former)
        return Change(day, Kind.EDITION_KEPT if same else Kind.EDITION_CHANGED, figure, former, figure)

    def _linked(self, former: Record, state: State) -> Change:
        """The entry of a figure that a link ended."""
        kind = LinkKind.REPLACES if state is State.REPLACED else LinkKind.RETRACTS
        link = next(
            link
            for link in self._links
            if link.to_id == former.public_id and link.kind == kind and self._day(link, former)
        )
        report = self._known.get(link.from_id)
        day, reason = former.known_until, link.reason or ("" if report is None else report.note)
        if state is State.RETRACTED:
            return Change(day, Kind.RETRACTED, None, former, report, reason, link.by_source)
        return Change(day, Kind.REPLACED, report, former, report, reason, link.by_source)

    def _day(self, link: Record, former: Record) -> bool:
        """Whether a link ended a figure on the day it ended."""
        source = self._known.get(link.from_id)
        stated = link.day if not link.from_id else None if source is None else source.known_from
        return stated is not None and max(stated, former.known_from) == former.known_until

    def restated(self, record: Record) -> Iterator[Change]:
        """The entries of the figures that one takes in with earlier days; those not here without number."""
        for link in self._links:
            if link.kind == LinkKind.RESTATES and link.from_id == record.public_id:
                former, reason = self._known.get(link.to_id), link.reason or record.note
                yield Change(record.known_from, Kind.RESTATED, record, former, record, reason, link.by_source)


def _was_in_force(record: Record) -> bool:
    return record.known_until is None or record.known_until > record.known_from


def _cell(record: Record) -> tuple[object, ...]:
    start = cell_start(Counting(record.counting), Period(record.period_start))
    return record.series_id, record.as_of, start, record.external_id


def quantity_of(record: Record) -> Quantity:
    """The quantity of a figure as it was reported."""
    return Quantity(record.value, record.low, record.high, Qualifier(record.qualifier))
