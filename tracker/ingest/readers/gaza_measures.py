"""The columns of the daily table of Gaza that hold numbers of people, and what each of them counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.period import Period
from tracker.domain.series import Basis, Counting
from tracker.ingest.readers.gaza_reports import START


@dataclass(frozen=True, slots=True)
class Measure:
    """What one column counts; `extended` are the publisher's own numbers, gaps filled in."""

    column: str
    metric: str
    counting: Counting
    group: str = ""
    by: str = ""
    definition: str = ""
    note: str = ""

    @property
    def extended(self) -> bool:
        """Whether the publisher worked it out."""
        return self.column.startswith("ext_")

    @property
    def series(self) -> dict[str, Any]:
        """The fields of its figures that are the same on every day."""
        return {
            "metric": self.metric,
            "group": self.group,
            "by": self.by,
            "definition": self.definition,
            "counting": self.counting,
            "basis": Basis.ESTIMATED if self.extended else Basis.NOT_SAID,
        }

    def period(self, day: date, days: Period | None) -> Period | None:
        """From the war's first day for a running total, else the days of the report, if it has any."""
        return Period(START, day) if self.counting is Counting.CUMULATIVE else days


def _running(column: str, metric: str = "deaths", **narrowed: str) -> Measure:
    return Measure(column, metric, Counting.CUMULATIVE, **narrowed)


def _daily(column: str, metric: str = "deaths", **narrowed: str) -> Measure:
    return Measure(column, metric, Counting.PERIOD, **narrowed)


DAILY = (
    _daily("killed"),
    _daily("injured", "injured"),
    _daily("ext_killed"),
    _daily("ext_injured", "injured"),
)
# Each is counted in the day's `killed`; where a report gives them all, they sum to it.
PARTS = (
    _daily("killed_truce_new", definition="newly killed"),
    _daily("killed_recovered", definition="bodies recovered", note="the deaths may lie before this period"),
    _daily("killed_succumbed", definition="died of earlier wounds"),
    _daily(
        "killed_committee",
        definition="approved by a committee",
        note="added to the toll in this period; the deaths lie before it",
    ),
)
RUNNING = (
    _running("killed_cum"),
    _running("killed_children_cum", group="children"),
    _running("killed_women_cum", group="women"),
    _running("med_killed_cum", group="health_workers"),
    _running("press_killed_cum", group="journalists"),
    _running("civdef_killed_cum", group="civil_defence"),
    _running("aid_seeker_killed_cum", group="aid_seekers"),
    _running("famine_cum", by="famine"),
    _running("child_famine_cum", group="children", by="famine"),
    _running("injured_cum", "injured"),
    _running("aid_seeker_injured_cum", "injured", group="aid_seekers"),
    _running("ext_killed_cum"),
    _running("ext_killed_children_cum", group="children"),
    _running("ext_killed_women_cum", group="women"),
    _running("ext_med_killed_cum", group="health_workers"),
    _running("ext_press_killed_cum", group="journalists"),
    _running("ext_civdef_killed_cum", group="civil_defence"),
    _running("ext_injured_cum", "injured"),
)
# Numbers of incidents, not of people.
MASSACRES = frozenset({"massacres_cum", "ext_massacres_cum"})
