"""The day of a web page: the one that it states in one way only, and never a guess."""

from __future__ import annotations

import re
from datetime import date

from htmldate import find_date
from lxml import html

# In place of a clock: the same page gives the same day on any day.
_LATEST = "2100-01-01"
_TAGS = r"(?:<[^<>]{1,80}>){0,4}"
_MARK = rf"{_TAGS}([-/.]){_TAGS}"
_BEFORE = r"(?<!\d)(?<!\d[-/.])"
_NUMERIC = re.compile(rf"{_BEFORE}(\d\d?){_MARK}(\d\d?){_MARK}(\d{{4}}|\d\d)(?!\d)")
_MONTH_ALONE = re.compile(rf"{_BEFORE}(?:\d\d?[-/.]\d{{4}}|\d{{4}}[-/.]\d\d?)(?!\d|[-/.]\d)")
# The year of a copyright is no day, and a picture may be older than the page that shows it.
_OF_OTHERS = ("copyrightyear", "og:image")


def find_page_day(markup: str, url: str | None) -> date | None:
    """The day that a page says it was published; None where it says none, or one that can be read two ways.

    A page that says it in two ways is sure by the surer: `03/04/2024` beside `datetime="2024-04-03"`.
    """
    whole = _MONTH_ALONE.sub(" ", markup)
    first, sure = _find(whole, url), _find(_NUMERIC.sub(_if_sure, whole), url)
    if first is None or sure not in (first, _day(first.year, first.day, first.month)):
        return None
    return sure


def _find(markup: str, url: str | None) -> date | None:
    tree = html.document_fromstring(markup)
    for meta in [meta for meta in tree.iter("meta") if _name(meta) in _OF_OTHERS]:
        meta.drop_tree()
    found = find_date(tree, url=url, original_date=True, extensive_search=False, max_date=_LATEST)
    return date.fromisoformat(found) if found else None


def _name(meta: html.HtmlElement) -> str:
    return str(meta.get("property") or meta.get("itemprop") or "").lower()


def _if_sure(found: re.Match[str]) -> str:
    """A date in digits if it can be read one way only: its year whole, and its day no month, or by dots."""
    one, mark, two, _mark, last = found.groups()
    if len(last) != len("2024"):
        return " "
    day_first = _day(int(last), int(two), int(one))
    month_first = _day(int(last), int(one), int(two))
    is_sure = (mark == "." and day_first) or len({day_first, month_first} - {None}) == 1
    return found[0] if is_sure else " "


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
