"""Inherited ties: what a number counts because another one does."""

from __future__ import annotations

from tracker.extraction.counting.counted import Head
from tracker.extraction.counting.link import EARLIER, LIST, OF_WHOLE, SAID_SO, Link
from tracker.extraction.counting.parts import HURT, part_metric, part_sign
from tracker.extraction.counting.reading import Reading
from tracker.extraction.counting.rows import joins_next
from tracker.extraction.counting.updates import is_update
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind, Sign
from tracker.extraction.tokens import COMMAS

_INHERITED = 0.9
_OPENING = 3
# "1,092,196 displaced people in 183,437 households".
_LIVING = frozenset({"displaced", "refugees", "returnees"})


def find_inherited(reading: Reading, place: int) -> list[Link]:
    """Every tie of a number to another one's metric: its whole's, the last one's, an earlier count's."""
    found = (
        _part_link(reading, place),
        _list_link(reading, place),
        _total_link(reading, place),
        _earlier_link(reading, place),
        _said_link(reading, place),
        _other_unit_link(reading, place),
    )
    return [link for link in found if link is not None]


def _part_link(reading: Reading, place: int) -> Link | None:
    """A part counts what its whole counts, unless its own words say otherwise."""
    tie = reading.parts.get(place)
    whole = reading.found[tie.whole] if tie else None
    if whole is None or whole.link is None or not whole.metric:
        return None
    return Link(whole.metric, OF_WHOLE, _INHERITED, whole.link.sign)


def _list_link(reading: Reading, place: int) -> Link | None:
    """The next of a row counts what the one before counts: "killed 14 people and 3 soldiers"."""
    before = reading.found[place - 1] if place else None
    if before is None or before.link is None or not before.metric:
        return None
    sentence, here = reading.sentence, reading.sentence.mentions[place]
    first = reading.counted[place - 1].after
    gap = range(first, here.first)
    if len(gap) > 8 or not gap or any(_breaks(sentence, index) for index in gap):
        return None
    joints = [at for at in gap if sentence.is_clause(at, "and") or sentence.tokens[at].text in COMMAS]
    # "13 were in Balkh and seven in Samangan": the verb is of the first.
    said = any(sentence.is_clause(at, "auxiliaries") for at in gap if joints and at > joints[-1])
    if not joints or said or is_update(sentence, place) or _is_other_verb(sentence, here.first - 1, gap):
        return None
    return Link(before.metric, LIST, _INHERITED + 0.25 * len(gap), before.link.sign)


def _is_other_verb(sentence: Sentence, index: int, gap: range) -> bool:
    """Whether a verb of another kind stands right before a number: "killed 12 people and terrorised 30"."""
    if index not in gap or not sentence.tokens[index].text[0].islower():
        return False
    verbs = (Kind.RANGE, Kind.STATE, Kind.OTHER_STATE)
    return not sentence.is_clause(index) and all(sign.kind in verbs for sign in sentence.signs.at(index))


def _breaks(sentence: Sentence, index: int) -> bool:
    """The "as" of "as well as" begins no clause."""
    return sentence.is_clause(index, "breaks") and not sentence.is_clause(index, "and")


def _total_link(reading: Reading, place: int) -> Link | None:
    """As in "The number is under 600": of what was last spoken of."""
    sentence, first = reading.sentence, reading.sentence.mentions[place].first
    told = [one.metric for one in reading.found if one.metric and not one.reason] or [reading.before]
    for index in range(first - 1, max(-1, first - 7), -1):
        sign = sentence.signs.named(index, Kind.RELATION, "totals", "updates")
        if sign is not None:
            # What rose "from 31" is the count the sentence begins with; "the number" is of the last one.
            metric = told[0] if sign.name == "updates" else told[-1]
            return Link(metric, sign.name, 1.0 + 0.15 * (first - sign.after), sign) if metric else None
        if sentence.mention_at(index) is not None:
            return None
    return None


def _other_unit_link(reading: Reading, place: int) -> Link | None:
    """The same count in the other unit: "102,300 families (about 502,500 people)"."""
    before = reading.found[place - 1] if place else None
    first = reading.sentence.mentions[place].first
    if before is None or before.link is None or not before.metric or not first:
        return None
    households = reading.counted[place].head is Head.HOUSEHOLDS
    opener = reading.sentence.tokens[first - 1]
    settled = before.metric in _LIVING and reading.sentence.is_clause(first - 1, "prepositions")
    other = (opener.text == "(" or settled) and households != before.households
    return Link(before.metric, "in the other unit", 0.5, before.link.sign) if other else None


def _said_link(reading: Reading, place: int) -> Link | None:
    """As in "24,000 people were killed; the government says 9,000": of what was last spoken of."""
    sentence, mention = reading.sentence, reading.sentence.mentions[place]
    first = mention.first - 1
    says = sentence.signs.named(first, Kind.RELATION, "says_number") if first >= 0 else None
    ends = mention.after >= len(sentence.tokens) or not sentence.tokens[mention.after].is_word
    if says is None or not ends or not reading.last_metric:
        return None
    return Link(reading.last_metric, SAID_SO, 1.0, says)


def _earlier_link(reading: Reading, place: int) -> Link | None:
    """As in "Among the dead are 312 health workers": a part of a count given in a sentence before."""
    if place in reading.parts:
        return None
    sign = _earlier_sign(reading, place)
    if sign is None:
        return _described_link(reading, place)
    named = part_metric(sign)
    # "Five in critical condition" may be ill.
    if sign.name == HURT and reading.last_metric != named:
        return None
    # "Women and girls, 27 of them, were raped": of whom "they" are, the sentence itself may have told.
    told = not named and reading.sentence.mentions[place].first > _OPENING
    metric = named or reading.before
    return Link(metric, EARLIER, 2.0 if told else _INHERITED, sign) if metric else None


def _earlier_sign(reading: Reading, place: int) -> Sign | None:
    """The words by which a number is a part, or by which the next of its row is one."""
    sentence, counted = reading.sentence, reading.counted
    sign = part_sign(sentence, place, counted[place])
    if sign is None and place + 1 < len(counted) and joins_next(sentence, counted, place):
        return part_sign(sentence, place + 1, counted[place + 1])
    return sign


def _described_link(reading: Reading, place: int) -> Link | None:
    """As in "Twelve were children", "Twelve victims were children": of those counted just before."""
    sentence, counted = reading.sentence, reading.counted[place]
    groups = [sign for sign in counted.signs if sign.kind is Kind.GROUP]
    named = next((sign for sign in groups if sign.name != "all"), None)
    verb = sentence.mentions[place].after
    if named is None and groups and sentence.is_clause(counted.after - 1, "those_counted"):
        named, verb = groups[-1], counted.after
    said = verb < len(sentence.tokens) and sentence.is_clause(verb, "auxiliaries")
    if named is None or not said or not reading.last_metric:
        return None
    return Link(reading.last_metric, EARLIER, _INHERITED, named)
