"""Measures: for each number of a sentence its metric, its group and its whole, or why it is no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.extraction.candidate import Status
from tracker.extraction.confidence import name_rule
from tracker.extraction.counted import Counted, Head, find_counted
from tracker.extraction.links import Link, find_links
from tracker.extraction.modality import find_status, find_unreal, is_background
from tracker.extraction.parts import (
    Tie,
    find_parts,
    fits,
    is_update,
    is_whole_of_last,
    leads_to_next,
    part_sign,
)
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind, Sign

_INHERITED = 0.9
_OPENING = 3
_OLDEST = 110
_NEAR_TOLL = 2
# Rules by which a number says of itself only that it is more of something: "20 died, likely hundreds more".
_INHERITING = frozenset({"list", "of its whole", "of an earlier count"})
# Their parts may be counted by another metric.
_OF_SEVERAL = frozenset({"casualties", "injured", "displaced", "missing", "refugees", "abducted", "detained"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is a count of. `whole` and `updates` are places among the sentence's mentions.

    `reason` says why it is no figure, "" where it is one. `rules` name what decided.
    """

    place: int
    metric: str = ""
    group: str = ""
    households: bool = False
    whole: int | None = None
    updated_by: int | None = None
    status: Status = Status.ASSERTED
    background: bool = False
    reason: str = ""
    rules: tuple[str, ...] = ()
    link: Link | None = None


def measure(sentence: Sentence, before: str = "") -> list[Measure]:
    """One measure a number, in order; `before` is the metric last spoken of in the text, "" for none."""
    counted = [find_counted(sentence, mention) for mention in sentence.mentions]
    parts = find_parts(sentence, counted)
    found: list[Measure] = []
    for place in range(len(sentence.mentions)):
        found.append(_Reading(sentence, counted, parts, found, before).measure(place))
    return [_of_next(sentence, counted, found, place) for place in range(len(found))]


def _of_next(sentence: Sentence, counted: Sequence[Counted], found: Sequence[Measure], place: int) -> Measure:
    """A part before its whole: the French "Trois soignants figurent parmi les 31 tués"."""
    here = found[place]
    following = _next_whole(sentence, place)
    if following is None or found[following].reason:
        behind = place and is_whole_of_last(sentence, place) and here.metric
        return replace(here, group=counted[place].group or "all") if behind else here
    whole = found[following]
    group, rules = counted[place].group or "all", ("of its whole", "part by word")
    return replace(whole, place=place, group=group, whole=following, rules=rules)


def _next_whole(sentence: Sentence, place: int) -> int | None:
    """The next number that is larger, where words before each one on the way say that it is a whole."""
    for following in range(place + 1, len(sentence.mentions)):
        if not is_whole_of_last(sentence, following):
            return None
        if fits(sentence.mentions[place], sentence.mentions[following]):
            return following
    return None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence half read: what is known when the next number is looked at."""

    sentence: Sentence
    counted: Sequence[Counted]
    parts: dict[int, Tie]
    found: Sequence[Measure]
    before: str

    def measure(self, place: int) -> Measure:
        counted = self.counted[place]
        if counted.head is Head.THINGS or self._is_attribute(place) or self._is_age(place):
            return Measure(place, reason="age" if self._is_age(place) else "things")
        if self._repeats(place):
            return Measure(place, reason="repeated")
        link = self._cheapest(place)
        if link is None:
            return Measure(place, reason="no metric")
        if not link.metric:
            return Measure(place, reason="other", link=link)
        mention = self.sentence.mentions[place]
        if mention.vague and mention.more and link.rule in _INHERITING:
            return Measure(place, reason="vague_more", link=link)
        return self._judged(place, link)

    def _judged(self, place: int, link: Link) -> Measure:
        sentence, mention = self.sentence, self.sentence.mentions[place]
        giver = self._giver(place, link)
        reason = giver.reason if giver else find_unreal(sentence, mention, link)
        tie = self.parts.get(place)
        rules = (name_rule(link.rule, link.cost), *([tie.rule] if tie else ()))
        found = Measure(
            place,
            metric=self._metric(place, link),
            group=self._group(place, link),
            households=self.counted[place].head is Head.HOUSEHOLDS,
            status=giver.status if giver else find_status(sentence, mention, link),
            background=is_background(sentence, mention, self.counted[place]),
            reason=reason,
            rules=rules,
            link=link,
        )
        return self._related(found, tie)

    def _related(self, found: Measure, tie: Tie | None) -> Measure:
        if (
            tie is not None
            and not self.found[tie.whole].reason
            and _can_be_part(found, self.found[tie.whole])
        ):
            return replace(found, whole=tie.whole)
        if leads_to_next(self.sentence, found.place):
            return replace(found, updated_by=found.place + 1, background=True)
        if is_update(self.sentence, found.place):
            return replace(found, updated_by=self._first_of(found.metric), background=True)
        return found

    def _first_of(self, metric: str) -> int | None:
        return next((one.place for one in self.found if one.metric == metric and not one.reason), None)

    def _is_age(self, place: int) -> bool:
        """A bare number in an aside behind people: "two soldiers, 21 and 24, died"."""
        here, tokens = self.sentence.mentions[place], self.sentence.tokens
        value = here.quantity.value
        if (
            not place
            or value is None
            or not 0 < value < _OLDEST
            or self.counted[place].head is not Head.NOTHING
        ):
            return False
        if self.found[place - 1].reason == "age":
            return here.first - self.sentence.mentions[place - 1].after == 1
        before = self.counted[place - 1]
        opens = (
            before.head is Head.PEOPLE and before.after == here.first - 1 and tokens[before.after].text == ","
        )
        return opens and self._closes_aside(place)

    def _closes_aside(self, place: int) -> bool:
        """Whether a comma stands behind a number, or behind the next that is joined to it."""
        after = self.sentence.mentions[place].after
        joined = after < len(self.sentence.tokens) and self.sentence.is_clause(after, "and")
        if joined and self.sentence.mention_at(after + 1) == place + 1:
            after = self.sentence.mentions[place + 1].after
        return after + 1 < len(self.sentence.tokens) and self.sentence.tokens[after].text == ","

    def _is_attribute(self, place: int) -> bool:
        """A number that only describes another noun: "members of two families"."""
        first = self.sentence.mentions[place].first
        household = self.counted[place].head is Head.HOUSEHOLDS
        return (
            household
            and first >= 2
            and self.sentence.is_clause(first - 1, "of")
            and any(sign.kind is Kind.GROUP for sign in self.sentence.signs.at(first - 2))
        )

    def _repeats(self, place: int) -> bool:
        """Words for numbers that touch agree with each other: the Arabic "مدنيان سوريان" are two."""
        here, before = self.sentence.mentions[place], self.sentence.mentions[place - 1]
        touches = place > 0 and before.after == here.first
        return touches and not here.digits and here.quantity == before.quantity

    def _cheapest(self, place: int) -> Link | None:
        links = find_links(self.sentence, place, self.counted)
        own = (
            self._part_link(place),
            self._list_link(place),
            self._total_link(place),
            self._earlier_link(place),
        )
        links += [link for link in own if link is not None]
        return min(links, key=lambda link: link.cost, default=None)

    def _giver(self, place: int, link: Link) -> Measure | None:
        """The number from which this one has its metric, where it has it from one."""
        if link.rule == "of its whole":
            return self.found[self.parts[place].whole]
        return self.found[place - 1] if link.rule == "list" else None

    def _part_link(self, place: int) -> Link | None:
        """A part counts what its whole counts, unless its own words say otherwise."""
        tie = self.parts.get(place)
        whole = self.found[tie.whole] if tie else None
        if whole is None or whole.link is None or not whole.metric:
            return None
        return Link(whole.metric, "of its whole", _INHERITED, whole.link.sign)

    def _list_link(self, place: int) -> Link | None:
        """The next of a row counts what the one before counts: "killed 14 people and 3 soldiers"."""
        before = self.found[place - 1] if place else None
        if before is None or before.link is None or not before.metric:
            return None
        sentence, here = self.sentence, self.sentence.mentions[place]
        first = self.counted[place - 1].after
        gap = range(first, here.first)
        if len(gap) > 8 or not gap or any(sentence.is_clause(index, "breaks") for index in gap):
            return None
        joined = any(
            sentence.is_clause(index, "and") or sentence.tokens[index].text in {",", "،"} for index in gap
        )
        said = any(sentence.is_clause(index, "auxiliaries") for index in gap)
        if not joined or said or is_update(sentence, place):
            return None
        return Link(before.metric, "list", _INHERITED + 0.25 * len(gap), before.link.sign)

    def _total_link(self, place: int) -> Link | None:
        """As in "The number is under 600": of what was last spoken of."""
        sentence, first = self.sentence, self.sentence.mentions[place].first
        told = [one.metric for one in self.found if one.metric and not one.reason] or [self.before]
        for index in range(first - 1, max(-1, first - 7), -1):
            sign = sentence.signs.named(index, Kind.RELATION, "totals", "updates")
            if sign is not None:
                # What rose "from 31" is the count the sentence begins with; "the number" is of the last one.
                metric = told[0] if sign.name == "updates" else told[-1]
                return Link(metric, sign.name, 1.0 + 0.15 * (first - sign.after), sign) if metric else None
            if sentence.mention_at(index) is not None:
                return None
        return None

    def _earlier_link(self, place: int) -> Link | None:
        """As in "Among the dead are 312 health workers": a part of a count given in a sentence before."""
        if place in self.parts:
            return None
        sign = part_sign(self.sentence, place, self.counted[place])
        if sign is None:
            return self._described_link(place)
        named = sign.name.removeprefix("parts").removeprefix("_")
        # "Women and girls, 27 of them, were raped": of whom "they" are, the sentence itself may have told.
        told = not named and self.sentence.mentions[place].first > _OPENING
        metric = named or self.before
        return Link(metric, "of an earlier count", 2.0 if told else _INHERITED, sign) if metric else None

    def _described_link(self, place: int) -> Link | None:
        """As in "Twelve were children": of those counted just before, and no more is said of them."""
        counted, mention = self.counted[place], self.sentence.mentions[place]
        named = next((sign for sign in counted.signs if sign.kind is Kind.GROUP and sign.name != "all"), None)
        said = mention.after < len(self.sentence.tokens) and self.sentence.is_clause(
            mention.after, "auxiliaries"
        )
        metric = next((one.metric for one in reversed(self.found) if one.metric), self.before)
        if named is None or not said or not metric:
            return None
        return Link(metric, "of an earlier count", _INHERITED, named)

    def _metric(self, place: int, link: Link) -> str:
        """Displaced people who crossed a border are refugees."""
        if link.metric != "displaced":
            return link.metric
        if any(sign.kind is Kind.PEOPLE and sign.name == "refugees" for sign in self.counted[place].signs):
            return "refugees"
        sentence, mention = self.sentence, self.sentence.mentions[place]
        first = sentence.clause_start(min(mention.first, link.sign.first))
        after = sentence.clause_after(max(self.counted[place].after, link.sign.after) - 1)
        crossing = any(
            first <= sign.first < after and _crosses(sentence, sign) and not self._is_of_another(place, sign)
            for sign in sentence.signs.all
        )
        return "refugees" if crossing else "displaced"

    def _is_of_another(self, place: int, sign: Sign) -> bool:
        """Whether other people are counted between a number and words that may be said of them alone."""
        here = self.sentence.mentions[place]
        between = range(here.after, sign.first) if sign.first >= here.after else range(sign.after, here.first)
        others = (self.sentence.mention_at(index) for index in between)
        return any(
            other is not None and other != place and self.counted[other].head is not Head.THINGS
            for other in others
        )

    def _group(self, place: int, link: Link) -> str:
        if self.counted[place].group:
            return self.counted[place].group
        named = self._named_before(place, link)
        if named is not None:
            return named
        giver = self._unnamed_as(place, link)
        tie = self.parts.get(place)
        if giver is None and tie is not None:
            giver = self.found[tie.whole]
        return (giver.group if giver else "") or "all"

    def _named_before(self, place: int, link: Link) -> str | None:
        """The group of a toll: "the civilian death toll rose to 43"."""
        if link.sign.kind not in (Kind.TOLL, Kind.EVENT) or self.counted[place].head is not Head.NOTHING:
            return None
        near = range(max(0, link.sign.first - _NEAR_TOLL), link.sign.after)
        found = (self.sentence.signs.named(index, Kind.GROUP) for index in near)
        return next((sign.name for sign in found if sign is not None and sign.name != "all"), None)

    def _unnamed_as(self, place: int, link: Link) -> Measure | None:
        """The number whose noun this one leaves out, and means."""
        if self.counted[place].head not in (Head.NOTHING, Head.PEOPLE) or self._says_others(place):
            return None
        if self.sentence.mentions[place].more:
            return None
        if link.rule == "updates":
            return next((one for one in self.found if one.metric == link.metric), None)
        if not place or not self._goes_on_from(place):
            return None
        # "32, one of them a guard, were killed and 64 hurt": of the 64 nobody says who they are.
        wholes = (one for one in reversed(self.found) if one.whole is None or place in self.parts)
        return next(wholes, None)

    def _goes_on_from(self, place: int) -> bool:
        """As in "11 doctors were killed and 10 hurt": the noun is left out and meant."""
        gap = range(self.sentence.mentions[place - 1].after, self.sentence.mentions[place].first)
        return len(gap) <= 8 and not any(self.sentence.breaks_at(index) for index in gap)

    def _says_others(self, place: int) -> bool:
        return any(sign.kind is Kind.UNSAID for sign in self.counted[place].signs)


def _crosses(sentence: Sentence, sign: Sign) -> bool:
    """Whether a sign tells of a border crossed."""
    if sign.kind is Kind.STATE:
        return sign.name == "refugees"
    if sign.kind is not Kind.CROSSING:
        return False
    named = sign.after < len(sentence.tokens) and sentence.tokens[sign.after].is_capitalised
    return named or sign.name != "before_name"


def _can_be_part(part: Measure, whole: Measure) -> bool:
    """Parts are of the whole's unit and metric; but some of the displaced return, and missing people die."""
    if part.households != whole.households:
        return False
    return part.metric == whole.metric or whole.metric in _OF_SEVERAL
