"""The question of the compare page: what its address asks, and what it starts from where it asks little."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.components.address import file_address, page_address
from dashboard.data import Comparison, Data, parse_tolerance
from dashboard.pages.page import Request
from dashboard.pages.trend import opening_selection
from tracker.domain.selection import Selection, parse_day

PATH = "/compare"
OWN = ("on", "tolerance", "reference", "figure")
_FIRST_GROUP = "civilians"


@dataclass(frozen=True, slots=True)
class Question:
    """A comparison to ask for. `on` is None where no figure speaks for any day.

    `found_day` is the latest day on which sources can be compared, looked up where the address
    names no day; `own` are the page's own parameters as the address has them.
    """

    selection: Selection
    on: date | None
    tolerance: int
    reference: str
    own: Mapping[str, str]
    found_day: bool

    def answer(self, data: Data) -> Comparison | None:
        """The answer; None where there is no day to ask about. Raises QuestionError."""
        if self.on is None:
            return None
        return data.comparison(self.selection, on=self.on, tolerance=self.tolerance, reference=self.reference)

    def address(self, selection: Selection | None = None, **own: str) -> str:
        """The page with another selection or other parameters of its own; an open figure is closed."""
        kept = {name: value for name, value in self.own.items() if name != "figure"}
        return page_address(PATH, selection or self.selection, kept | own)

    def file(self, suffix: str) -> str:
        """The address of the same answer as a file."""
        own = {name: value for name, value in self.own.items() if name in ("tolerance", "reference")}
        return file_address("compare", suffix, self.selection, {"on": str(self.on), **own})


def parse_question(request: Request) -> Question | None:
    """The question of an address; None for a store without figures. Raises QuestionError.

    A bucket or a rollup, which the address may have from a trend, says how lines are drawn and
    nothing of a comparison: it is left behind.
    """
    given = request.selection.but(bucket=None, rollup=None)
    selection = opening_selection(request.data, _opening_group(request.data, given))
    if selection is None:
        return None
    day = request.own.get("on", "")
    return Question(
        selection=selection,
        on=parse_day("on", day) if day else request.data.shared_day(selection),
        tolerance=parse_tolerance(request.own.get("tolerance", "")),
        reference=request.own.get("reference", ""),
        own=request.own,
        found_day=not day,
    )


def _opening_group(data: Data, given: Selection) -> Selection:
    """Civilians, where neither who nor what is asked about and there are figures on them."""
    if given.metric is not None or given.group is not None:
        return given
    opened = opening_selection(data, given)
    if opened is None:
        return given
    # Where nothing was known on the day, the page starts from what it would start from today.
    groups = data.choices(opened).options["group"] or data.choices(opened.but(known_on=None)).options["group"]
    return given.but(group=_FIRST_GROUP) if _FIRST_GROUP in {one.key for one in groups} else given
