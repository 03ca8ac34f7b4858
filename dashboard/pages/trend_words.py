"""The words of a trend: what is counted, how, and one sentence on what the chart says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.components.words import amount, counted_words, day_words, quantity_words
from dashboard.data import Line, Names, Trend
from tracker.domain.selection import ANY, Selection
from tracker.domain.series import Basis, Series

_WAYS = {
    "cumulative": "Running totals, as each source reported them. Lines step only when a source spoke; "
    "nothing is filled in between.",
    "stock": "How many on a day, as each source reported it. Lines step only when a source spoke; nothing "
    "is filled in between.",
    "period": "Counts within a period, as each source reported them. Each stroke stands for its own days.",
    ANY: "All ways of counting, as each source reported them: running totals and counts within a period are "
    "no two sides of one thing.",
}
_SPOKEN = 3


def subject(selection: Selection, names: Names) -> str:
    """What is counted, for a heading: "deaths: civilians, Syrian civil war"."""
    words = names.full("metric", str(selection.metric)).lower()
    if selection.group not in (None, "all", ANY):
        words += f": {names.noun('group', str(selection.group))}"
    if selection.by not in (None, "", ANY):
        words += f", by {names.full('by', str(selection.by))}"
    return words + _where(selection, names)


def _where(selection: Selection, names: Names) -> str:
    words = ""
    if selection.conflict not in (None, "", ANY):
        words += f", {names.full('conflict', str(selection.conflict))}"
    elif selection.place not in (None, "", ANY):
        words += f", {names.full('place', str(selection.place))}"
    if selection.destination not in (None, "", ANY):
        words += f", in {names.full('destination', str(selection.destination))}"
    return words


def heading(selection: Selection, names: Names) -> str:
    """The heading of the page."""
    return f"Reported {subject(selection, names)}"


def lead(selection: Selection) -> str:
    """How the figures count, and as known on which day."""
    if selection.bucket is not None:
        way = (
            f"Counts within a period, placed in the {selection.bucket}s they cover. A hollow bar covers only "
            "a part of its days and is a lower bound."
        )
    else:
        way = _WAYS[str(selection.counting)]
    known = f" As known on {day_words(selection.known_on)}." if selection.known_on else ""
    return way + known


def summary(trend: Trend, names: Names, notes: Mapping[Series, str]) -> str:
    """The latest number of the sources with most figures, in one sentence; '' for none.

    `notes` tell what each line is about that others are not.
    """
    ended = [line for line in trend.lines if line.on_line]
    counts = [line for line in ended if line.series.basis is not Basis.ESTIMATED] or ended
    clauses = [_latest(line, names, notes[line.series]) for line in _one_a_source(counts)[:_SPOKEN]]
    if not clauses:
        return ""
    return f"The latest reported number of {_counted(trend.selection, names)}: " + "; ".join(clauses) + "."


def _counted(selection: Selection, names: Names) -> str:
    """What is counted, and who, for a sentence: "deaths of civilians"."""
    group = "all" if selection.group in (None, ANY) else str(selection.group)
    noun = names.noun("metric", str(selection.metric))
    return counted_words(noun, group, names.noun("group", group))


def _one_a_source(lines: Iterable[Line]) -> Sequence[Line]:
    """The widest line of each source; of several as wide the one with most figures."""
    chosen: dict[str, Line] = {}
    for line in lines:
        before = chosen.get(line.series.source)
        if before is None or _narrowness(line.series) < _narrowness(before.series):
            chosen[line.series.source] = line
    return list(chosen.values())


def _narrowness(series: Series) -> int:
    """By how many things a line is narrowed: to a host country, to who did it, to a group."""
    return sum((series.destination != "", series.by != "", series.group != "all"))


def _latest(line: Line, names: Names, note: str) -> str:
    point = line.on_line[-1]
    source = names.short("source", line.series.source) + (f" ({note})" if note else "")
    return f"{source} {quantity_words(point.quantity)}, to {day_words(point.as_of)}"


def caveats(trend: Trend, names: Names, *, log: bool = False) -> list[str]:
    """What a reader of the chart has to know, beside what the answer itself says.

    `log`: it is drawn on a logarithmic scale.
    """
    told = [*trend.caveats, *(_noughts(trend) if log else [])]
    for line in trend.lines:
        source = names.short("source", line.series.source)
        told += [f"{source} restated its total on {day_words(day)}." for day in line.restated]
        told += [f"{source} withdrew its figure for {day_words(day)}." for day in line.breaks]
    return told


def _noughts(trend: Trend) -> list[str]:
    count = sum(point.quantity.middle == 0 for line in trend.lines for point in line.points)
    if not count:
        return []
    return [
        f"A logarithmic scale has no place for 0: {amount(count, 'figure')} of 0 not drawn; see the table."
    ]
