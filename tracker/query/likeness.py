"""Likeness: in what two series can differ, and the sentence for each difference."""

from __future__ import annotations

from collections.abc import Callable

from tracker.domain.series import Counting
from tracker.query.naming import Name

_COUNTED = {
    Counting.CUMULATIVE: "a running total",
    Counting.PERIOD: "a count within a period",
    Counting.STOCK: "a number on a day",
}


def difference(field: str, own: str, other: str, name: Name) -> str:
    """What tells a series from the others, by the field in which its value is not theirs."""
    form, words = _FORMS[field]
    return form.format(words(own, name), words(other, name))


def who(group: str, name: Name) -> str:
    """Who is counted, in words."""
    return "all people" if group == "all" else name("group", group)


def _by_whom(actor: str, name: Name) -> str:
    return f"by {name('by', actor)}" if actor else "by anyone"


def _definition(text: str, _name: Name) -> str:
    return text or "none stated"


def _basis(text: str, _name: Name) -> str:
    return text or "a count"


def _conflict(conflict: str, name: Name) -> str:
    return name("conflict", conflict) if conflict else "no conflict by name"


def _where(place: str, name: Name) -> str:
    return f"in {name('place', place)}" if place else "in no stated place"


def _host(destination: str, name: Name) -> str:
    if destination == "all":
        return "in all host countries"
    return f"in {name('place', destination)}" if destination else "of no stated host country"


def _counted(counting: str, _name: Name) -> str:
    return _COUNTED[Counting(counting)]


def _unit(unit: str, _name: Name) -> str:
    return unit


# By field of a series: the sentence, and how a value is put into it.
_FORMS: dict[str, tuple[str, Callable[[str, Name], str]]] = {
    "group": ("counts {}, not {}", who),
    "by": ("counts those {}, not those {}", _by_whom),
    "definition": ("counts by another definition ({}, not {})", _definition),
    "basis": ("its basis is {}, not {}", _basis),
    "conflict": ("is about {}, not {}", _conflict),
    "place": ("counts {}, not {}", _where),
    "destination": ("counts those {}, others those {}", _host),
    "counting": ("is {}, not {}", _counted),
    "unit": ("counts {}, not {}", _unit),
}
FIELDS = tuple(_FORMS)
