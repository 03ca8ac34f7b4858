"""The oracle: the rules of vintages once more, plain and slow, written from their description.

It shares no code with the program; it takes what a store says and tells what it should say.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

Row = dict[str, Any]
Told = dict[str, tuple[date | None, str]]

_ROUGHNESS = (
    ("exact",),
    ("estimate",),
    ("range",),
    ("more_than", "at_least", "at_most", "less_than"),
    ("approximately", "nearly"),
    ("indefinite",),
)
_GRAVITY = ("void", "retracted", "replaced", "edition_ended")


def tell_vintages(figures: list[Row], reports: dict[str, Row], links: list[Row]) -> Told:
    """known_until and state of every figure.

    A figure has the columns of its row and its series, and `report`, its report's id; a report
    those of its row; a link those of its row, lifted ones left out.
    """
    counted = _counted_links(figures, links)
    cells: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for figure in figures:
        figure["end"] = _end(figure, figures, reports, counted)
        start = figure["period_start"] if figure["counting"] == "period" else None
        cells[(figure["series"], figure["as_of"], start, figure["external_id"])].append(figure)
    told: Told = {}
    for members in cells.values():
        _fold(sorted(members, key=lambda one: _order(one, reports[one["report"]])), told)
    return told


def _counted_links(figures: list[Row], links: list[Row]) -> list[Row]:
    ids = {figure["public_id"] for figure in figures}
    void = {link["to_id"] for link in links if link["kind"] == "void"}
    ending = [link for link in links if link["kind"] in ("replaces", "retracts")]
    remaining = [
        link for link in ending if link["from_id"] and link["from_id"] in ids and link["from_id"] not in void
    ]
    unsourced = [link for link in ending if not link["from_id"]]
    on_no_cycle = [link for link in remaining if not _leads(link["to_id"], link["from_id"], remaining)]
    return [link for link in links if link["kind"] == "void"] + unsourced + on_no_cycle


def _leads(start: str, goal: str, links: list[Row]) -> bool:
    """Whether one can walk from one figure to another along links."""
    seen, waiting = set(), [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            waiting += [link["to_id"] for link in links if link["from_id"] == here]
    return False


def _end(
    figure: Row, figures: list[Row], reports: dict[str, Row], links: list[Row]
) -> tuple[date, str] | None:
    """The earliest end, as (day, why); of several on one day the gravest."""
    begins = figure["known_from"]
    days = {one["public_id"]: one["known_from"] for one in figures}
    ends = []
    for link in links:
        if link["to_id"] != figure["public_id"]:
            continue
        if link["kind"] == "void":
            ends.append((begins, "void"))
        else:
            day = days[link["from_id"]] if link["from_id"] else link["day"]
            ends.append((max(day, begins), "replaced" if link["kind"] == "replaces" else "retracted"))
    later = _later_edition(figure, reports)
    if later is not None:
        ends.append((max(later, begins), "edition_ended"))
    return min(ends, key=lambda end: (end[0], _GRAVITY.index(end[1])), default=None)


def _later_edition(figure: Row, reports: dict[str, Row]) -> date | None:
    if not figure["dataset"]:
        return None
    own = _edition_order(reports[figure["report"]])
    editions = sorted(
        (report for report in reports.values() if report["dataset"] == figure["dataset"]), key=_edition_order
    )
    for report in editions:
        if _edition_order(report) > own and _holds(report["scope"], figure):
            return report["known_from"]
    return None


def _edition_order(report: Row) -> tuple[date, str, str]:
    return report["known_from"], report["edition"], report["public_id"]


def _holds(scopes: list[Row] | None, figure: Row) -> bool:
    day = figure["as_of"].isoformat()
    return any(
        figure["place"] in (scope["places"] if scope["places"] is not None else [figure["place"]])
        and figure["destination"] in (scope["destinations"] or [figure["destination"]])
        and (scope["first"] or day) <= day <= (scope["last"] or day)
        for scope in scopes or []
    )


def _order(figure: Row, report: Row) -> tuple[Any, ...]:
    rough = next(index for index, words in enumerate(_ROUGHNESS) if figure["qualifier"] in words)
    return (
        figure["known_from"],
        0 if report["precision"] == "not_before" else 1,
        report["edition"],
        0 if _doubtful(figure) else 1,
        -rough,
        1 if report["publisher"] == figure["source"] else 0,
        figure["public_id"],
    )


def _doubtful(figure: Row) -> bool:
    return figure["standing"] in ("doubtful", "misattributed")


def _fold(members: list[Row], told: Told) -> None:
    current: Row | None = None
    for figure in members:
        own, begins, end = figure["public_id"], figure["known_from"], figure["end"]
        if end is not None and end[0] == begins:
            told[own] = end
            continue
        if current is not None and current["end"] is not None and current["end"][0] <= begins:
            current = None
        if current is not None and _stands_beside(figure, current):
            told[own] = (begins, "also_reported")
            continue
        if current is not None:
            same_day = current["known_from"] == begins
            told[current["public_id"]] = (begins, "also_reported" if same_day else "superseded")
        told[own] = end if end is not None else (None, "in_force")
        current = figure


def _stands_beside(figure: Row, current: Row) -> bool:
    if _doubtful(figure) != _doubtful(current):
        return _doubtful(figure)
    if figure["dataset"] and figure["report"] != current["report"]:
        return False
    equal = all(figure[name] == current[name] for name in ("qualifier", "value", "low", "high"))
    return equal or (_rough(figure) > _rough(current) and _allows(figure, current["value"]))


def _rough(figure: Row) -> int:
    return next(index for index, words in enumerate(_ROUGHNESS) if figure["qualifier"] in words)


def _allows(figure: Row, number: int | None) -> bool:
    if number is None:
        return False
    value, low, high = figure["value"], figure["low"], figure["high"]
    if figure["qualifier"] in ("approximately", "nearly") and value is not None:
        digits = str(value)
        unit = 10 ** (len(digits) - len(digits.rstrip("0"))) if value else 0
        top = value + unit if figure["qualifier"] == "approximately" else value
        return value - unit <= number <= top
    if low is None and high is None and figure["qualifier"] == "indefinite":
        return False
    return (low is None or low <= number) and (high is None or number <= high)
