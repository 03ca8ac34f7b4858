"""Questions: what an address under /api/v1 asks, and the answer to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from dashboard.data import (
    Answer,
    Reading,
    catalogue_answer,
    compare_answer,
    coverage_answer,
    disagreement_answer,
    figures_answer,
    figures_page_answer,
    parse_tolerance,
    series_answer,
)
from tracker.domain.selection import Selection, collect, parse_day, parse_switch, parse_whole
from tracker.errors import QuestionError

LISTS = ("sources", "metrics", "groups", "actors", "conflicts", "places")
NAMES = ("series", "compare", "disagreement", "coverage", "figures", *LISTS)
FORMS = ("csv", "json")
LARGEST_PAGE = 1_000
_MOST_KEY = 2**63 - 1

Parse = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `own` are the parameters that are no part of the selection, all of them set."""

    name: str
    form: str
    selection: Selection
    own: Mapping[str, Any]

    @property
    def canonical(self) -> str:
        """The address that asks the same, whatever the order and spelling it came in."""
        own = [(parameter, str(value)) for parameter, value in self.own.items()]
        return f"{self.name}.{self.form}?{urlencode(self.selection.to_parameters() + own)}"

    @property
    def is_streamed(self) -> bool:
        """Whether the answer may be too long to be held whole."""
        return (self.name, self.form) == ("figures", "csv")


def parse_question(name: str, form: str, pairs: Iterable[tuple[str, str]]) -> Question:
    """The question of an address out of its (parameter, text) pairs. Raises QuestionError."""
    given = collect(pairs)
    parameters = _own_parameters(name, form)
    own = {parameter: parse(str(given.pop(parameter, ""))) for parameter, parse in parameters.items()}
    if name in LISTS and given:
        parameter = min(given)
        raise QuestionError(parameter, "", f"is not asked of the {name}: the list is given whole")
    return Question(name, form, Selection.parse(given), own)


def _own_parameters(name: str, form: str) -> Mapping[str, Parse]:
    if name == "compare":
        return {
            "on": _day_or_today,
            "tolerance": parse_tolerance,
            "reference": str.strip,
        }
    if name == "disagreement":
        return {"tolerance": parse_tolerance, "reference": str.strip, "changes": _yes_or_no}
    if (name, form) == ("figures", "json"):
        return {
            "limit": _whole("limit", 1, LARGEST_PAGE, otherwise=100),
            "after": _whole("after", 0, _MOST_KEY, otherwise=0),
        }
    return {}


def _day_or_today(text: str) -> date:
    return parse_day("on", text) if text.strip() else datetime.now(UTC).date()


def _yes_or_no(text: str) -> bool:
    return bool(text.strip()) and parse_switch("changes", text)


def _whole(parameter: str, least: int, most: int, *, otherwise: int) -> Parse:
    def parse(text: str) -> int:
        return parse_whole(parameter, text, least, most) if text.strip() else otherwise

    return parse


def answer(reading: Reading, question: Question) -> Answer:
    """The answer to a question. Raises QuestionError, UnknownName among them."""
    if question.name in LISTS:
        return catalogue_answer(reading, question.name)
    if question.name == "figures" and question.form == "csv":
        return figures_answer(reading, question.selection)
    return _ANSWERS[question.name](reading, question.selection, **question.own)


_ANSWERS: Mapping[str, Callable[..., Answer]] = {
    "series": series_answer,
    "compare": compare_answer,
    "disagreement": disagreement_answer,
    "coverage": coverage_answer,
    "figures": figures_page_answer,
}
