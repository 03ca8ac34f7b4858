"""What a column tagged #affected counts, by the attributes of HXL 1.1 and a few that are common beside them.

An attribute that is not known here could mean anything ("+per100000", "+max"): a column that has one is
not read. Nor is one that does not say what happened to the people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from tracker.domain.series import Counting, Unit
from tracker.ingest.readers.hxl_tag import Tag

Meaning = TypeVar("Meaning")

AFFECTED = "#affected"
# The more special before the wider: +displaced means every kind of displacement.
_METRICS = {
    frozenset({"idps", "returnees"}): ("idp_returnees", ""),
    frozenset({"refugees", "returnees"}): ("returnees", ""),
    frozenset({"displaced", "idps"}): ("displaced", ""),
    frozenset({"displaced", "refugees"}): ("refugees", ""),
    frozenset({"killed"}): ("deaths", ""),
    frozenset({"injured"}): ("injured", ""),
    frozenset({"missing"}): ("missing", ""),
    frozenset({"abducted"}): ("abducted", ""),
    frozenset({"detained"}): ("detained", ""),
    frozenset({"idps"}): ("displaced", ""),
    frozenset({"displaced"}): ("displaced", "displaced people of every kind"),
    frozenset({"refugees"}): ("refugees", ""),
    frozenset({"asylum"}): ("asylum_seekers", ""),
    frozenset({"asylum_seekers"}): ("asylum_seekers", ""),
    frozenset({"returned_refugees"}): ("returnees", ""),
    frozenset({"returned_idps"}): ("idp_returnees", ""),
    frozenset({"stateless"}): ("stateless", ""),
}
_IMPACTS = frozenset[str]().union(*_METRICS) | {"returnees"}
_GROUPS = {
    frozenset({"f", "children"}): ("children", "girls", ""),
    frozenset({"m", "children"}): ("children", "boys", ""),
    frozenset({"f", "adults"}): ("women", "", ""),
    frozenset({"m", "adults"}): ("men", "", ""),
    frozenset({"f"}): ("women", "", "females of all ages"),
    frozenset({"m"}): ("men", "", "males of all ages"),
    frozenset({"women"}): ("women", "", ""),
    frozenset({"men"}): ("men", "", ""),
    frozenset({"children"}): ("children", "", ""),
    frozenset({"civilians"}): ("civilians", "", ""),
    frozenset({"combatants"}): ("combatants", "", ""),
    frozenset[str](): ("", "", ""),
}
_PEOPLE = frozenset[str]().union(*_GROUPS)
_CAMPS = {frozenset({"incamp"}): "in camps", frozenset({"noncamp"}): "outside camps", frozenset[str](): ""}
_COUNTINGS: dict[frozenset[str], tuple[Counting | None]] = {
    frozenset({"stock"}): (Counting.STOCK,),
    frozenset({"cumulative"}): (Counting.CUMULATIVE,),
    frozenset({"cum"}): (Counting.CUMULATIVE,),
    frozenset({"new"}): (Counting.PERIOD,),
    frozenset[str](): (None,),
}
_UNITS = {
    frozenset({"hh"}): Unit.HOUSEHOLDS,
    frozenset({"households"}): Unit.HOUSEHOLDS,
    frozenset({"ind"}): Unit.PEOPLE,
    frozenset({"individuals"}): Unit.PEOPLE,
    frozenset[str](): Unit.PEOPLE,
}
# Says no more than that the column is the sum of others.
_WHOLE = frozenset({"total", "num"})
# Of people abroad: the place that they are at is their destination.
_ABROAD = frozenset({"refugees", "asylum_seekers", "stateless"})
# Counted at one moment, in whatever period their row speaks of.
_AT_A_MOMENT = _ABROAD | {"displaced", "missing", "detained"}


@dataclass(frozen=True, slots=True)
class People:
    """What a column counts; `counting` where its tag says so."""

    metric: str
    group: str = ""
    definition: str = ""
    note: str = ""
    counting: Counting | None = None
    unit: Unit = Unit.PEOPLE

    @property
    def abroad(self) -> bool:
        """Whether the people are where they fled to."""
        return self.metric in _ABROAD

    @property
    def at_a_moment(self) -> bool:
        """Whether they are as many as there were on a day, not as many as became so in a time."""
        if self.counting is None:
            return self.metric in _AT_A_MOMENT
        return self.counting is Counting.STOCK


def read_people(tag: Tag) -> People | str:
    """What a column counts, else why that cannot be said."""
    tables = (_METRICS, _GROUPS, _CAMPS, _COUNTINGS, _UNITS)
    known = frozenset[str]().union(_IMPACTS, _WHOLE, *(names for table in tables for names in table))
    if strange := sorted(tag.attributes - known):
        return f"what +{strange[0]} means is not known here"
    metric, group = _meaning(tag, _METRICS, _IMPACTS), _meaning(tag, _GROUPS, _PEOPLE)
    if metric is None and tag.attributes & _IMPACTS:
        return "its attributes do not say one thing that happened to the people"
    if metric is None:
        return "it does not say what happened to the people (+killed, +injured, +idps, +refugees...)"
    if group is None:
        return "its attributes name no one group of people that is known here"
    camps = _meaning(tag, _CAMPS)
    counting, unit = _meaning(tag, _COUNTINGS), _meaning(tag, _UNITS)
    if camps is None or unit is None or counting is None:
        return "its attributes contradict each other"
    definition = "; ".join(filter(None, (metric[1], group[1], camps)))
    return People(metric[0], group[0], definition, group[2], counting[0], unit)


def _meaning(
    tag: Tag, table: Mapping[frozenset[str], Meaning], about: frozenset[str] = frozenset()
) -> Meaning | None:
    """What those attributes of a tag stand for that a table is about; None for no entry of it."""
    return table.get(tag.attributes & (about or frozenset[str]().union(*table)))
