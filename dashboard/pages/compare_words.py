"""The words of a comparison: how many sources, from which number to which, and on what terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.components.words import day_words, period_words, quantity_words
from dashboard.data import CompareRow, Comparison, Names
from tracker.domain.quantity import Qualifier
from tracker.domain.selection import ANY, Selection
from tracker.domain.series import Counting

_NUMBERS = (
    *("No", "One", "Two", "Three", "Four", "Five", "Six"),
    *("Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
)
_FROM_PLACE = ("refugees", "asylum_seekers")
_NOT_SAID = (None, "", ANY)
# What a question may leave open and the figures compared share all the same.
_OPEN = ("group", "by", "definition", "basis", "destination")


def headline(comparison: Comparison, names: Names) -> str:
    """How many sources and how far apart: "Three sources, 143,350 to 227,413 civilians"."""
    ranked, selection = comparison.ranked, as_compared(comparison)
    if not ranked:
        return f"No figures to compare: {noun(selection, names)}"
    lowest, highest = ranked[-1], ranked[0]
    low, high = _short(lowest), _short(highest)
    numbers = low if low == high else f"{low} to {high}"
    host = host_words(selection, names)
    return f"{_sources_words(ranked)}, {numbers} {_whom(comparison, names)}{f' {host}' if host else ''}"


def as_compared(comparison: Comparison) -> Selection:
    """The question with what the compared figures share wherever it leaves that open."""
    asked = comparison.selection
    shared = {
        field: comparison.compared.get(field) for field in _OPEN if getattr(asked, field) in (None, ANY)
    }
    return asked.but(**{field: key for field, key in shared.items() if key})


def _whom(comparison: Comparison, names: Names) -> str:
    """Whom the compared figures count; all people by name where the question leaves that open."""
    selection = as_compared(comparison)
    open_ = comparison.selection.group == ANY and selection.group == "all"
    return noun(selection, names) + (", all people" if open_ else "")


def host_words(selection: Selection, names: Names) -> str:
    """The host country: "in Jordan", "in all host countries"; '' where none is said."""
    if selection.destination in _NOT_SAID:
        return ""
    if selection.destination == "all":
        return "in all host countries"
    return f"in {names.full('destination', str(selection.destination))}"


def _sources_words(rows: Sequence[CompareRow]) -> str:
    count = len({row.series.source for row in rows})
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{number} source{'' if count == 1 else 's'}"


def _short(row: CompareRow) -> str:
    """A quantity without the bounds around it, its hedging kept."""
    return quantity_words(replace(row.point.quantity, low=None, high=None))


def noun(selection: Selection, names: Names) -> str:
    """Whom the numbers count: "deaths", "civilians", "children injured"."""
    what = names.noun("metric", str(selection.metric))
    if selection.group in (*_NOT_SAID, "all"):
        return what
    who = names.noun("group", str(selection.group))
    if selection.metric == "deaths":
        return who
    if what.startswith("people "):
        return who + what.removeprefix("people")
    return f"{who} among {what}"


def terms(comparison: Comparison, names: Names) -> str:
    """What is compared: "Civilians reported killed in Syria (Syrian civil war) from March 2011"."""
    selection = as_compared(comparison)
    if selection.metric != "deaths":
        counted = f"The number of {noun(selection, names)}"
    elif selection.group in (*_NOT_SAID, "all"):
        counted = "Deaths reported"
    else:
        who = noun(selection, names)
        counted = f"{who[0].upper()}{who[1:]} reported killed"
    if selection.by not in _NOT_SAID:
        counted += f" by {names.full('by', str(selection.by))}"
    return counted + _where(selection, names) + _counted_how(selection) + _since(comparison.ranked)


def _counted_how(selection: Selection) -> str:
    words = f", as “{selection.definition}”" if selection.definition not in _NOT_SAID else ""
    return words + (f", {selection.basis}" if selection.basis not in _NOT_SAID else "")


def _where(selection: Selection, names: Names) -> str:
    words = ""
    if selection.place not in _NOT_SAID:
        word = "from" if selection.metric in _FROM_PLACE else "in"
        words += f" {word} {names.full('place', str(selection.place))}"
    if selection.conflict not in _NOT_SAID:
        words += f" ({names.full('conflict', str(selection.conflict))})"
    host = host_words(selection, names)
    return words + (f", staying {host}" if host else "")


def _since(ranked: Sequence[CompareRow]) -> str:
    """The days for which all of them count, or the month from which, where they agree."""
    counted = [row for row in ranked if row.series.counting is not Counting.STOCK]
    if any(row.series.counting is Counting.PERIOD for row in counted):
        spans = {period_words(row.point.period_start, row.point.as_of) for row in counted}
        return f", {spans.pop()}" if len(spans) == 1 else ""
    months = {f"{start:%B %Y}" for row in counted if (start := row.point.period_start) is not None}
    return f" from {months.pop()}" if len(months) == 1 else ""


def ratio_sentence(comparison: Comparison) -> str:
    """How far the highest is from the lowest; '' for one number."""
    if comparison.ratio is None or comparison.ratio == 1:
        return ""
    ranked = comparison.ranked
    hedged = any(row.point.quantity.qualifier is not Qualifier.EXACT for row in (ranked[0], ranked[-1]))
    taken = ", both taken at the number that was stated" if hedged else ""
    return f"The highest is {times_words(comparison.ratio)} times the lowest{taken}."


def times_words(ratio: float) -> str:
    """A ratio as it is written: 1.59."""
    return f"{ratio:,.2f}"


def age_words(days: int) -> str:
    """How old a figure is on the day asked about."""
    if days == 0:
        return "the day asked about"
    if days == 1:
        return "1 day before the day asked"
    if days >= 2 * 366:
        return f"{days // 365} years before the day asked"
    return f"{days:,} days before the day asked"


def day_sentence(*, found_day: bool, comparison: Comparison) -> str:
    """Why this day, where the address names none."""
    if not found_day:
        return ""
    sources = {row.series.source for row in comparison.ranked}
    able = "two or more sources can be compared" if len(sources) > 1 else "a figure speaks for"
    latest = "the latest on which" if len(sources) > 1 else "the latest that"
    return f"No day was asked for: {day_words(comparison.on)} is {latest} {able}."
