"""Groups: who is counted, where the noun of a number names them, or is left out and meant."""

from __future__ import annotations

from tracker.extraction.counting.counted import Head
from tracker.extraction.counting.link import EARLIER, Link
from tracker.extraction.counting.parts import part_sign
from tracker.extraction.counting.reading import Measure, Reading
from tracker.extraction.counting.wholes import group_of_subject, group_said, is_whole_of_last
from tracker.extraction.signs import Kind

_NEAR_TOLL = 2


def find_group(reading: Reading, place: int, link: Link) -> str:
    """The group of a number that this link ties to its metric; "all" where none is told."""
    own = reading.counted[place].group
    earlier = link.rule == EARLIER and own in ("", "all")
    if earlier and (said := group_said(reading.sentence, reading.counted[place].after)):
        return said
    if own and not (own == "all" and _is_part_by_word(reading, place)):
        return own
    named = _named_before(reading, place, link) or _named_behind(reading, place, link)
    if named is not None:
        return named
    subject = group_of_subject(reading.sentence, place)
    if subject:
        return subject
    tie = reading.parts.get(place)
    giver = reading.found[tie.whole] if own and tie else _unnamed_as(reading, place, link)
    if giver is None and tie is not None:
        giver = reading.found[tie.whole]
    return (giver.group if giver else "") or "all"


def _is_part_by_word(reading: Reading, place: int) -> bool:
    """Of "197 journalists, 189 of them Palestinians" the 189 are journalists too."""
    tie = reading.parts.get(place)
    behind = part_sign(reading.sentence, place, reading.counted[place])
    of_them = behind is not None and behind.first == reading.sentence.mentions[place].after
    return tie is not None and of_them and not _says_others(reading, place)


def _named_before(reading: Reading, place: int, link: Link) -> str | None:
    """The group of a toll: "the civilian death toll rose to 43"."""
    told = link.sign.kind in (Kind.TOLL, Kind.EVENT) or link.rule == "inverted"
    if not told or reading.counted[place].head is not Head.NOTHING:
        return None
    near = range(max(0, link.sign.first - _NEAR_TOLL), link.sign.after)
    found = (reading.sentence.signs.named(index, Kind.GROUP) for index in near)
    return next((sign.name for sign in found if sign is not None and sign.name != "all"), None)


def _named_behind(reading: Reading, place: int, link: Link) -> str | None:
    """The group among which deaths are: "42 deaths among children", "the toll among children is 42"."""
    sentence = reading.sentence
    index = link.sign.after if link.sign.kind is Kind.TOLL else reading.counted[place].after
    if link.sign.kind not in (Kind.EVENT, Kind.TOLL) or index + 1 >= len(sentence.tokens):
        return None
    among = next((sign for sign in sentence.signs.at(index) if sign.kind is Kind.TAKING), None)
    named = (
        sentence.signs.named(among.after, Kind.GROUP)
        if among and among.after < len(sentence.tokens)
        else None
    )
    return named.name if named else None


def _unnamed_as(reading: Reading, place: int, link: Link) -> Measure | None:
    """The number whose noun this one leaves out, and means."""
    if reading.counted[place].head not in (Head.NOTHING, Head.PEOPLE) or _says_others(reading, place):
        return None
    if reading.sentence.mentions[place].more or is_whole_of_last(reading.sentence, reading.counted, place):
        return None
    if link.rule == "updates":
        return next((one for one in reading.found if one.metric == link.metric), None)
    if not place or not _goes_on_from(reading, place):
        return None
    # "32, one of them a guard, were killed and 64 hurt": of the 64 nobody says who they are.
    wholes = (one for one in reversed(reading.found) if one.whole is None or place in reading.parts)
    return next(wholes, None)


def _goes_on_from(reading: Reading, place: int) -> bool:
    """As in "11 doctors were killed and 10 hurt": the noun is left out and meant."""
    gap = range(reading.sentence.mentions[place - 1].after, reading.sentence.mentions[place].first)
    return len(gap) <= 8 and not any(reading.sentence.breaks_at(index) for index in gap)


def _says_others(reading: Reading, place: int) -> bool:
    return any(sign.kind is Kind.UNSAID for sign in reading.counted[place].signs)
