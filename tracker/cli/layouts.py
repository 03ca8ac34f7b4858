"""Layouts: which columns of an answer a person is shown, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from tracker.cli.tables import Column, Table
from tracker.domain.period import Precision, WrittenDate
from tracker.domain.quantity import Qualifier, Quantity
from tracker.domain.series import Counting
from tracker.domain.wording import amount, quantity_words
from tracker.export.answer import Answer
from tracker.export.formats import plain, row_objects
from tracker.export.words import SERIES_FIELDS

Values = Mapping[str, Any]
Cell = Callable[[Values], str]


def figure_words(values: Values) -> str:
    """The quantity of a row, its bounds and its hedging kept."""
    quantity = Quantity(values["value"], values["low"], values["high"], Qualifier(values["qualifier"]))
    return quantity_words(quantity)


def _words_of(values: Values, prefix: str) -> str:
    """The quantity in the columns of a prefix; nothing where there is no figure."""
    parts = {name: values[prefix + name] for name in ("value", "low", "high", "qualifier")}
    return "" if parts["qualifier"] is None else figure_words(parts)


def _days(values: Values) -> str:
    """The day a figure speaks for; within a period both its days."""
    start, end = values["period_start"], values["as_of"]
    return f"{start} to {end}" if start and values["counting"] == Counting.PERIOD else str(end)


def _covered(values: Values) -> str:
    return "" if values["covered_days"] is None else amount(values["covered_days"], "day")


def _remark(values: Values) -> str:
    return "; ".join(filter(None, ("" if values["on_line"] else "beside the line", values["rule"])))


def _times(column: str) -> Cell:
    """A cell with the ratio of a column."""
    return lambda values: "" if values[column] is None else f"{values[column]:.2f}"


def _gap(values: Values) -> str:
    """The gap to the reference as a number, its words where that is not all."""
    number = "" if values["gap"] is None else f"{values['gap']:+,}"
    return "; ".join(filter(None, (number, values["gap_words"])))


def _age(values: Values) -> str:
    return amount(values["age_days"], "day")


def _reported(values: Values) -> str:
    """The day of the report as sharp as it is known: "on or after 2021-05-30", "2021-03"."""
    day, precision = values["report_date"], Precision(values["report_date_precision"])
    written = str(WrittenDate(day, precision)) if isinstance(day, date) else day or ""
    return f"{_VAGUE.get(precision, '')}{written}"


def _told_as(values: Values) -> str:
    """How the text stands to a candidate, where it does not simply report it."""
    usual = ("asserted", "current")
    return ", ".join(word for word in (values["status"], values["role"]) if word not in usual)


_VAGUE = {Precision.NOT_BEFORE: "on or after ", Precision.NOT_AFTER: "by "}
# For each answer: heading, column or cell, and whether it stands to the right.
_LAYOUTS: dict[str, tuple[tuple[str, str | Cell, bool], ...]] = {
    "series": (
        ("as of", _days, False),
        ("figure", figure_words, True),
        ("covered", _covered, True),
        ("reported", _reported, False),
        ("remark", _remark, False),
    ),
    "compare": (
        ("figure", figure_words, True),
        ("as of", "as_of", False),
        ("age", _age, True),
        ("reported", _reported, False),
        ("publisher", "publisher", False),
        ("ratio", _times("ratio_to_lowest"), True),
        ("comparable", "comparable", False),
        ("reason", "reason", False),
    ),
    "disagreement": (
        ("day", "day", False),
        ("figure", figure_words, True),
        ("as of", "as_of", False),
        ("age", _age, True),
        ("reported", _reported, False),
        ("rank", "rank", True),
        ("new", "new", False),
        ("gap", _gap, True),
        ("range", "range_words", False),
        ("times", _times("ratio"), True),
        ("overlaps", "overlaps", False),
        ("changed", "changed", False),
        ("comparable", "comparable", False),
        ("reason", "reason", False),
    ),
    "disagreement_changes": (
        ("day", "day", False),
        ("changed", "changed", False),
        ("ranking before", "ranking_before", False),
        ("ranking", "ranking", False),
        ("before", _times("ratio_before"), True),
        ("times", _times("ratio"), True),
        ("by", "because", False),
        ("figure", figure_words, True),
        ("as of", "as_of", False),
        ("reported", _reported, False),
        ("publisher", "publisher", False),
        ("report", "report_url", False),
    ),
    "changes": (
        ("day", "day", False),
        ("what", "kind", False),
        ("as of", _days, False),
        ("figure", lambda values: _words_of(values, ""), True),
        ("before", lambda values: _words_of(values, "former_"), True),
        ("publisher", "publisher", False),
        ("reason", "reason", False),
    ),
    "coverage": (
        ("figures", "figures", True),
        ("reports", "reports", True),
        ("first", "first", False),
        ("last", "last", False),
        ("silent", "gaps", False),
    ),
    "figures": (
        ("as of", _days, False),
        ("figure", figure_words, True),
        ("reported", _reported, False),
        ("publisher", "publisher", False),
        ("standing", "standing", False),
        ("state", "state", False),
        ("figure id", "figure_id", False),
    ),
    "candidates": (
        ("candidate", "candidate", True),
        ("tier", "tier", False),
        ("figure", figure_words, True),
        ("from", "period_start", False),
        ("to", "period_end", False),
        ("told as", _told_as, False),
        ("source is", "source_is", False),
        ("part of", "part_of", True),
        ("state", "state", False),
        ("report", "report_title", False),
    ),
}
# Columns of lists that are too long for a line: they are in CSV and JSON.
_LONG = ("counts", "leaves_out", "website", "summary", "raw", "iso3")


def lay_out(answer: Answer) -> Table:
    """The table of an answer; words that all of its rows share are its title."""
    rows = [
        row | ({"report_date_precision": precision} if precision else {})
        for row, precision in zip_longest(row_objects(answer), answer.report_precisions)
    ]
    layout = _LAYOUTS.get(answer.name)
    if layout is None:
        return _list(answer.columns, rows)
    words = [field for field in SERIES_FIELDS if field in answer.columns]
    common, varying = _parted(words, rows)
    columns = [Column(field) for field in varying] + [Column(head, right) for head, _cell, right in layout]
    cells = [
        [_text(row[field]) for field in varying] + [_cell_text(row, cell) for _head, cell, _right in layout]
        for row in rows
    ]
    return Table(columns, cells, ", ".join(common)).without_empty()


def _parted(fields: Sequence[str], rows: Sequence[Values]) -> tuple[list[str], list[str]]:
    """The words that all rows share, and the fields in which they differ; the source is always one."""
    differ = [field for field in fields if field == "source" or len({row[field] for row in rows}) > 1]
    shared = [str(rows[0][field]) for field in fields if field not in differ] if rows else []
    return [word for word in shared if word], differ


def _list(names: Iterable[str], rows: Sequence[Values]) -> Table:
    shown = [name for name in names if name not in _LONG]
    columns = [Column(name.replace("_", " "), any(type(row[name]) is int for row in rows)) for name in shown]
    return Table(columns, [[_text(row[name]) for name in shown] for row in rows]).without_empty()


def _cell_text(row: Values, cell: str | Cell) -> str:
    return _text(row[cell]) if isinstance(cell, str) else cell(row)


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return plain(value) if not isinstance(value, date) else value.isoformat()
