"""The filters of the compare page: what is compared, on which day, how old, and against whom."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.components.filters import Option, choice, day, shown
from dashboard.components.words import amount
from dashboard.data import Choices, Comparison, Names
from dashboard.pages.compare_question import Question
from dashboard.pages.line_filters import filter_values, word_filters

_AGES = (31, 92, 183, 366)


def compare_filters(
    question: Question, choices: Choices, comparison: Comparison | None, names: Names
) -> list[Component]:
    """The filters; the sources to measure against are those of the answer."""
    reference = comparison.reference if comparison else question.reference
    own = {
        "on": str(question.on or ""),
        "tolerance": str(question.tolerance),
        "reference": reference,
    }
    return [
        shown({**filter_values(choices.selection), **own}),
        *word_filters(choices, names),
        day("on", "On the day", question.on, placeholder="the latest"),
        choice("tolerance", "Caveat for figures older than", _ages(question.tolerance), own["tolerance"]),
        choice(
            "reference",
            "Measure against",
            _sources(comparison, reference, names),
            reference,
            clearable=True,
            placeholder="what most sources share",
        ),
    ]


def _ages(now: int) -> list[Option]:
    return [Option(str(days), amount(days, "day")) for days in sorted({*_AGES, now})]


def _sources(comparison: Comparison | None, reference: str, names: Names) -> list[Option]:
    found = {row.series.source for row in comparison.rows} if comparison else set()
    keys = sorted({*found, reference} - {""}, key=lambda key: names.short("source", key).casefold())
    return [Option(key, names.short("source", key)) for key in keys]
