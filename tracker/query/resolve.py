"""A selection's names to keys, and the defaults of the questions that have them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker.domain.selection import ANY, NAMES, Selection
from tracker.domain.series import Basis, Counting
from tracker.errors import QuestionError, UnknownName
from tracker.store.criteria import Criteria
from tracker.store.names import Register
from tracker.store.reading import Reading


def resolve(selection: Selection, register: Register) -> Selection:
    """The selection in keys; `any` stays as it is. Raises UnknownName with the nearest names.

    A spelling such as `civilian_deaths` becomes its metric and its group.
    """
    keys: dict[str, Any] = {}
    for field in NAMES:
        name = getattr(selection, field)
        if name and name != ANY:
            keys[field] = _key(register, field, name)
    if selection.metric and (group := register.group_in(selection.metric)):
        if selection.group is not None and keys.get("group") != group:
            raise QuestionError(
                "group", str(selection.group), f"is not what {selection.metric} means ({group})"
            )
        keys["group"] = group
    sources = tuple(dict.fromkeys(_key(register, "source", name) for name in selection.sources))
    return replace(selection, sources=sources, **keys)


def _key(register: Register, field: str, name: str) -> str:
    key = register.find(field, name)
    if key is None:
        raise UnknownName(field, name, register.nearest(field, name))
    return key


def given_criteria(selection: Selection, reading: Reading) -> Criteria:
    """The criteria of a question without defaults: only the filters that are given."""
    return _criteria(resolve(selection, reading.register))


def _criteria(chosen: Selection) -> Criteria:
    place = _lifted(chosen.place)
    return Criteria(
        metric=_lifted(chosen.metric),
        group=_lifted(chosen.group),
        by=_lifted(chosen.by),
        definition=_lifted(chosen.definition),
        conflict=_lifted(chosen.conflict),
        places=None if place is None else (place,),
        destination=_lifted(chosen.destination),
        sources=chosen.sources,
        counting=_lifted(chosen.counting),
        basis=_lifted(chosen.basis),
        start=chosen.start,
        end=chosen.end,
        known_on=chosen.known_on,
        dated_only=chosen.dated_only,
    )


def with_defaults(selection: Selection, reading: Reading) -> Selection:
    """The selection in keys with the defaults that make a line readable.

    Group all, by empty (not narrowed), the metric's usual counting (period for buckets), and of a
    chosen conflict its own place. Raises QuestionError where no metric is given.
    """
    chosen = resolve(selection, reading.register)
    if chosen.metric in (None, ANY):
        raise QuestionError("metric", "", "is needed: say what is counted, such as deaths")
    return settle(chosen, reading)


def settle(chosen: Selection, reading: Reading) -> Selection:
    """The defaults of `with_defaults` on a selection in keys, which may lack a metric."""
    counting = chosen.counting
    if counting is None:
        counting = Counting.PERIOD if chosen.bucket else _usual_counting(chosen.metric, reading)
    return replace(
        chosen,
        group=chosen.group if chosen.group is not None else "all",
        by=chosen.by if chosen.by is not None else "",
        counting=counting,
        place=chosen.place if chosen.place is not None else _own_place(chosen.conflict, reading),
    )


def _usual_counting(metric: str | None, reading: Reading) -> str:
    if metric in (None, ANY):
        return ANY
    return reading.usual_countings()[str(metric)] or ANY


def _own_place(conflict: str | None, reading: Reading) -> str | None:
    """The one place of a conflict that has one; several are left to `line_criteria`."""
    if conflict in (None, "", ANY):
        return None
    places = reading.conflict_span(str(conflict)).places
    return places[0] if len(places) == 1 else None


def line_criteria(chosen: Selection, reading: Reading) -> Criteria:
    """The criteria of a question about lines, its selection being settled by `with_defaults`.

    A chosen conflict also takes the figures of its places and days that name no conflict, and at
    its own places those that name it and no place; projections are left out unless asked for.
    """
    criteria = _criteria(chosen)
    if criteria.conflict:
        span = reading.conflict_span(criteria.conflict)
        places = criteria.places
        if places is None and chosen.place is None and span.places:
            places = span.places
        if places is not None and set(places) <= set(span.places):
            places = (*places, "")
        criteria = replace(criteria, span=span if span.places else None, places=places)
    if chosen.basis is None:
        criteria = replace(criteria, not_basis=Basis.PROJECTED)
    return criteria


def refuse_derived(selection: Selection) -> None:
    """Raise QuestionError for a selection that asks for sums, where figures are taken as reported."""
    for field in ("bucket", "rollup"):
        if (asked := getattr(selection, field)) is not None:
            raise QuestionError(field, str(asked), "is not for figures as they were reported")


def _lifted(value: str | None) -> str | None:
    return None if value == ANY else value
