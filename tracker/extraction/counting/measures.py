"""Measures: for each number of a sentence its metric, its group and its whole, or why it is no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.extraction.confidence import name_rule
from tracker.extraction.counting.counted import Counted, Head, find_counted
from tracker.extraction.counting.crossing import find_metric
from tracker.extraction.counting.exclusions import find_exclusion
from tracker.extraction.counting.groups import find_group
from tracker.extraction.counting.inherited import find_inherited
from tracker.extraction.counting.link import EARLIER, LIST, OF_WHOLE, Link
from tracker.extraction.counting.links import find_links
from tracker.extraction.counting.modality import find_status, find_unreal, is_background
from tracker.extraction.counting.parts import Tie, find_parts, opens_clause_as_whole
from tracker.extraction.counting.reading import Measure, Reading
from tracker.extraction.counting.rows import total_of_row
from tracker.extraction.counting.updates import is_update, leads_to_next
from tracker.extraction.counting.wholes import (
    find_group_of_part,
    find_whole_after,
    is_of_share,
    is_taken_from,
    links_of_part,
    links_of_whole,
)
from tracker.extraction.sentence import Sentence

# Rules by which a number says of itself only that it is more of something: "20 died, likely hundreds more".
_INHERITING = frozenset({LIST, OF_WHOLE, EARLIER})
# Their parts may be counted by another metric.
_OF_SEVERAL = frozenset({"casualties", "injured", "displaced", "missing", "refugees", "abducted", "detained"})


def measure(sentence: Sentence, before: str = "") -> list[Measure]:
    """One measure a number, in order; `before` is the metric last spoken of in the text, "" for none."""
    counted = [find_counted(sentence, mention) for mention in sentence.mentions]
    parts = find_parts(sentence, counted)
    found: list[Measure] = []
    for place in range(len(sentence.mentions)):
        found.append(_measured(Reading(sentence, counted, parts, found, before), place))
    return [_of_next(sentence, counted, found, place) for place in range(len(found))]


def _of_next(sentence: Sentence, counted: Sequence[Counted], found: Sequence[Measure], place: int) -> Measure:
    """A part before its whole: "12 of the 37 dead", the French "Deux soignants figurent parmi les 31"."""
    here, following = found[place], find_whole_after(sentence, counted, place)
    if following is None:
        return here
    if counted[following].head is Head.THINGS:
        return Measure(place, reason="things")
    whole = found[following]
    group = find_group_of_part(sentence, counted, place)
    if is_taken_from(sentence, counted, place + 1) and here.reason != "no metric":
        return _taken(replace(here, group=group or counted[following].group or "all"), whole)
    if not here.reason and total_of_row(sentence, place) == following:
        return _taken(here, whole)
    if whole.reason:
        return replace(here, reason=whole.reason) if here.reason else here
    rules = (OF_WHOLE, "part by word")
    return replace(whole, place=place, group=group or "all", whole=following, rules=rules)


def _taken(part: Measure, whole: Measure) -> Measure:
    """The part of "17 of the 40 wounded died", of which something is said that is not said of the whole."""
    if part.reason or whole.reason or not _can_be_part(part, whole):
        return part
    return replace(part, whole=whole.place, rules=(*part.rules, "part by word"))


def _measured(reading: Reading, place: int) -> Measure:
    excluded = find_exclusion(reading, place)
    if excluded:
        return Measure(place, reason=excluded)
    link = min(_links(reading, place), key=lambda one: one.cost, default=None)
    if link is None:
        return Measure(place, reason="no metric")
    if not link.metric:
        return Measure(place, reason="other", link=link)
    refused = _refused_whole(reading, place)
    if refused and link.rule in _INHERITING:
        return Measure(place, reason=refused)
    mention = reading.sentence.mentions[place]
    if mention.vague and mention.more and link.rule in _INHERITING:
        return Measure(place, reason="vague_more", link=link)
    return _judged(reading, place, link)


def _refused_whole(reading: Reading, place: int) -> str:
    """Why the whole of a part counts nobody: of "52 patients, five of them children" nor do the five."""
    tie = reading.parts.get(place)
    reason = reading.found[tie.whole].reason if tie and tie.whole < place else ""
    return reason if reason in ("other", "things") else ""


def _links(reading: Reading, place: int) -> list[Link]:
    """Every tie of a number to a metric, its own and those it inherits."""
    sentence, counted = reading.sentence, reading.counted
    if is_taken_from(sentence, counted, place + 1):
        return links_of_part(sentence, counted, place)
    taken = is_taken_from(sentence, counted, place) or is_of_share(sentence, place)
    if taken or opens_clause_as_whole(sentence, place):
        return links_of_whole(sentence, counted, place)
    return [*find_links(sentence, place, counted), *find_inherited(reading, place)]


def _judged(reading: Reading, place: int, link: Link) -> Measure:
    sentence, mention = reading.sentence, reading.sentence.mentions[place]
    giver = _giver(reading, place, link)
    reason = giver.reason if giver else find_unreal(sentence, mention, link)
    tie = reading.parts.get(place)
    rules = (name_rule(link.rule, link.cost), *([tie.rule] if tie else ()))
    found = Measure(
        place,
        metric=find_metric(reading, place, link),
        group=find_group(reading, place, link),
        households=reading.counted[place].head is Head.HOUSEHOLDS,
        status=giver.status if giver else find_status(sentence, mention, link),
        background=is_background(sentence, mention, reading.counted[place]),
        reason=reason,
        rules=rules,
        link=link,
    )
    return _related(reading, found, tie)


def _related(reading: Reading, found: Measure, tie: Tie | None) -> Measure:
    if (
        tie is not None
        and not reading.found[tie.whole].reason
        and _can_be_part(found, reading.found[tie.whole])
    ):
        return replace(found, whole=tie.whole)
    if leads_to_next(reading.sentence, found.place):
        return replace(found, updated_by=found.place + 1, background=True)
    if is_update(reading.sentence, found.place):
        return replace(found, updated_by=_first_of(reading, found.metric), background=True)
    return found


def _first_of(reading: Reading, metric: str) -> int | None:
    return next((one.place for one in reading.found if one.metric == metric and not one.reason), None)


def _giver(reading: Reading, place: int, link: Link) -> Measure | None:
    """The number from which this one has its metric, where it has it from one."""
    if link.rule == OF_WHOLE:
        return reading.found[reading.parts[place].whole]
    return reading.found[place - 1] if link.rule == LIST else None


def _can_be_part(part: Measure, whole: Measure) -> bool:
    """Parts are of the whole's unit and metric; but some of the displaced return, and missing people die."""
    if part.households != whole.households:
        return False
    return part.metric == whole.metric or whole.metric in _OF_SEVERAL
