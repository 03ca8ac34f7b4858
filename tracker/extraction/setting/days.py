"""Days: the time that words name, from "yesterday" to "the last quarter of 2023", by when the text came out.

What no calendar settles ("early November", "recent weeks", a day of no year in a text of no date) is read
too, so that nothing in it is taken for another day, and gives none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.period import Precision
from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.dates import find_date
from tracker.extraction.setting.stretches import Clock, Stretch, months_before, spanning

_WEEK = 7
_HOURS = 24
# No text counts more decades or hours back than this.
_MOST = 150
_IN_DAYS = {"day": 1, "week": _WEEK}
_IN_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}


def find_stretch(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The time that is named from this token on, if one is."""
    if not words.speaks(words.skip(index, "glue")):
        return None
    readers = (_week_to, _part, _edge, _rolling, _ago, find_date, _calendar, _weekday, _near_day, _vague)
    return next((found for read in readers if (found := read(words, index, clock)) is not None), None)


def _week_to(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The seven days that end with one: "the week to 14 July"."""
    lead = words.at(words.skip(index, "glue"), "week_to")
    last = find_stretch(words, words.skip(lead.after, "glue"), clock) if lead is not None else None
    if last is None or last.end is None or last.start != last.end:
        return Stretch(index, last.after) if last is not None else None
    return Stretch(index, last.after, last.end - timedelta(days=_WEEK - 1), last.end)


def _part(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """A share of a year: "the first three months of 2024", "the last quarter of 2023"."""
    at = words.skip(index, "glue")
    ordinal = words.at(at, "ordinal", "last")
    if ordinal is None:
        return None
    count, at = _count(words, ordinal.after)
    unit = words.at(at, "unit")
    if unit is None or _singular(unit.label[1]) not in _IN_MONTHS:
        return None
    whole = (
        find_stretch(words, words.skip(unit.after, "glue"), clock) if words.at(unit.after, "glue") else None
    )
    if whole is None or whole.start is None or not _is_year(words, whole):
        return None
    months = (count or 1) * _IN_MONTHS[_singular(unit.label[1])]
    is_last = ordinal.label[0] == "last"
    skipped = 12 - months if is_last else (int(ordinal.label[1]) - 1) * months
    if not 0 <= skipped <= 12 - months:
        return None
    start = months_before(whole.start, -skipped)
    return Stretch(index, whole.after, start, months_before(start, -months) - timedelta(days=1))


def _is_year(words: Cues, whole: Stretch) -> bool:
    unit = words.at(whole.after - 1, "unit")
    is_this_year = unit is not None and unit.label[1] == "year" and not whole.is_rolling
    return whole.precision is Precision.YEAR or is_this_year


def _edge(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The first or last day of a time: "the start of 2014", "the end of May"."""
    edge = words.at(words.skip(index, "glue"), "start", "end")
    if edge is None:
        return None
    at = words.skip(edge.after, "glue")
    whole = find_stretch(words, at, clock) or _now(words, at, clock, edge.label[0] == "start")
    if whole is None:
        return None
    day = whole.start if edge.label[0] == "start" else whole.end
    return Stretch(index, whole.after, day, day)


def _now(words: Cues, index: int, clock: Clock, has_begun: bool) -> Stretch | None:
    """The week, month or year of the text, where one says "the start of the year"."""
    unit = words.at(index, "unit")
    if unit is None or clock.published_on is None or not has_begun:
        return None
    return _of_calendar(Stretch(index, unit.after), clock.published_on, unit.label[1], is_last=False)


def _rolling(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """So much time up to now: "the past three days", "the last week"; of "the past weeks" nobody can tell."""
    at, before = _past(words, index)
    count, at = _count(words, at)
    at, between = _past(words, at) if count is not None else (at, "")
    unit = words.at(at, "unit")
    if unit is None:
        return None
    after, behind = _past(words, unit.after) if count is not None else (unit.after, "")
    if not (before or between or behind) or (count is None and before != "past"):
        return None
    if count is None and not words.knows_plurals:
        return None
    stretch = Stretch(index, after, is_rolling=True)
    is_told = count is not None or not _is_plural(unit.label[1])
    return _up_to_now(stretch, count or 1, _singular(unit.label[1]), clock) if is_told else stretch


def _is_plural(unit: str) -> bool:
    return unit.endswith("s")


def _singular(unit: str) -> str:
    return unit.removesuffix("s")


def _past(words: Cues, index: int) -> tuple[int, str]:
    """The token after words for what is past, and which: "past" is up to now, "last" may be either."""
    at = words.skip(index, "glue")
    past = words.at(index, "rolling") or words.at(at, "past")
    if past is not None:
        return past.after, "past"
    last = words.at(at, "last")
    return (last.after, "last") if last is not None else (index, "")


def _up_to_now(stretch: Stretch, count: int, unit: str, clock: Clock) -> Stretch:
    today = clock.published_on
    if today is None or count > _MOST or (unit not in _IN_DAYS and unit not in _IN_MONTHS and unit != "hour"):
        return stretch
    if unit == "hour":
        start = today - timedelta(days=-(-count // _HOURS))
    elif unit in _IN_DAYS:
        start = today - timedelta(days=count * _IN_DAYS[unit])
    else:
        start = months_before(today, count * _IN_MONTHS[unit])
    return replace(stretch, start=start, end=today)


def _ago(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """A day so many days ago; of weeks and years ago, nobody can tell the day."""
    before = words.at(index, "ago")
    count, at = _count(words, before.after if before is not None else index)
    unit = words.at(at, "unit") if count is not None else None
    behind = words.at(unit.after, "ago", "earlier") if unit is not None else None
    if count is None or unit is None or (before is None and behind is None):
        return None
    stretch = Stretch(index, behind.after if behind is not None else unit.after)
    is_told = _singular(unit.label[1]) == "day" and (behind is None or behind.label[0] == "ago")
    if not is_told or count > _MOST or clock.published_on is None:
        return stretch
    return spanning(stretch, clock.published_on - timedelta(days=count), Precision.DAY)


def _calendar(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The week, month or year now, or the last one, by the calendar; "last March" may be either."""
    at = words.skip(index, "earlier")
    before = words.at(at, "this", "last", "next")
    unit = words.at(before.after if before is not None else words.skip(at, "glue"), "unit", "month")
    behind = words.at(unit.after, "last_behind", "this_behind") if unit is not None else None
    word = behind or before
    if word is None or unit is None:
        return None
    after = max(word.after, unit.after)
    stretch = Stretch(index, after)
    which = word.label[0].removesuffix("_behind")
    if clock.published_on is None or unit.label[0] == "month" or which == "next":
        return stretch
    return _of_calendar(stretch, clock.published_on, unit.label[1], which == "last")


def _of_calendar(stretch: Stretch, today: date, unit: str, is_last: bool) -> Stretch:
    """The calendar's week, month or year: the one now up to now, the last one whole."""
    if unit == "week":
        start = today - timedelta(days=today.weekday() + _WEEK * is_last)
        end = start + timedelta(days=_WEEK - 1)
        return replace(stretch, start=start, end=min(end, today))
    if unit == "month":
        whole = spanning(stretch, months_before(today.replace(day=1), int(is_last)), Precision.MONTH)
    elif unit == "year":
        whole = spanning(stretch, date(today.year - is_last, 1, 1), Precision.YEAR)
    else:
        return stretch
    return whole if is_last else replace(whole, end=today, precision=Precision.DAY)


def _weekday(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The last day of that name, the day of the text included: "Monday", "last Monday", "this Monday"."""
    before = words.at(index, "this", "last", "next", "past")
    weekday = words.at(before.after if before is not None else index, "weekday")
    if weekday is None:
        return None
    if (week := _week_behind(words, weekday.after, clock)) is not None:
        return _day_of(week, index, int(weekday.label[1]), clock)
    stretch = Stretch(index, words.skip(weekday.after, "last_behind", "this_behind"))
    kind = before.label[0] if before is not None else ""
    if clock.published_on is None or kind == "next":
        return stretch
    back = (clock.published_on.isoweekday() - int(weekday.label[1])) % _WEEK
    if back == 0 and (kind in ("last", "past") or words.at(weekday.after, "last_behind")):
        back = _WEEK
    return spanning(stretch, clock.published_on - timedelta(days=back), Precision.DAY)


def _week_behind(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """The week that a weekday is said to be of: "Wednesday last week", "Monday of this week"."""
    week = _calendar(words, words.skip(index, "glue"), clock)
    units = (words.at(at, "unit") for at in range(index, week.after)) if week is not None else ()
    return week if any(unit is not None and unit.label[1] == "week" for unit in units) else None


def _day_of(week: Stretch, first: int, weekday: int, clock: Clock) -> Stretch:
    day = week.start + timedelta(days=weekday - 1) if week.start is not None else None
    if day is None or clock.published_on is None or day > clock.published_on:
        return Stretch(first, week.after)
    return spanning(Stretch(first, week.after), day, Precision.DAY)


def _near_day(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """Yesterday, today, and the night between them."""
    word = words.at(index, "yesterday", "today", "overnight")
    if word is None:
        return None
    stretch, today = Stretch(index, word.after), clock.published_on
    if today is None:
        return stretch
    yesterday = today - timedelta(days=1)
    start = today if word.label[0] == "today" else yesterday
    return replace(stretch, start=start, end=yesterday if word.label[0] == "yesterday" else today)


def _vague(words: Cues, index: int, clock: Clock) -> Stretch | None:
    """Time of which nobody can tell the days: "early November", "recent weeks", "the last few days"."""
    at = words.skip(index, "glue", "past", "last", "rolling")
    vague = words.at(at, "vague")
    if vague is None:
        return None
    at = words.skip(vague.after, "vague", "glue", "dash")
    unit = words.at(at, "unit")
    after = unit.after if unit is not None else _whole_after(words, at, clock)
    return Stretch(index, after) if after else None


def _whole_after(words: Cues, index: int, clock: Clock) -> int:
    whole = find_date(words, index, clock) or _calendar(words, index, clock) or _weekday(words, index, clock)
    return whole.after if whole is not None else 0


def _count(words: Cues, index: int) -> tuple[int | None, int]:
    number = words.number(index)
    if number is not None:
        return number, index + 1
    count = words.at(index, "count")
    return (int(count.label[1]), count.after) if count is not None else (None, index)
