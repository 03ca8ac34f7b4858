"""Crossing: whether those who are displaced are refugees, by the words of their clause."""

from __future__ import annotations

from tracker.extraction.counting.counted import Head
from tracker.extraction.counting.link import Link
from tracker.extraction.counting.reading import Reading
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind, Sign


def find_metric(reading: Reading, place: int, link: Link) -> str:
    """Displaced people who crossed a border are refugees."""
    if link.metric != "displaced":
        return link.metric
    if any(sign.kind is Kind.PEOPLE and sign.name == "refugees" for sign in reading.counted[place].signs):
        return "refugees"
    sentence, mention = reading.sentence, reading.sentence.mentions[place]
    first = sentence.clause_start(min(mention.first, link.sign.first))
    after = sentence.clause_after(max(reading.counted[place].after, link.sign.after) - 1)
    crossing = any(
        first <= sign.first < after and _crosses(sentence, sign) and not _is_of_another(reading, place, sign)
        for sign in sentence.signs.all
    )
    return "refugees" if crossing else "displaced"


def _is_of_another(reading: Reading, place: int, sign: Sign) -> bool:
    """Whether other people are counted between a number and words that may be said of them alone."""
    here = reading.sentence.mentions[place]
    between = range(here.after, sign.first) if sign.first >= here.after else range(sign.after, here.first)
    others = (reading.sentence.mention_at(index) for index in between)
    return any(
        other is not None and other != place and reading.counted[other].head is not Head.THINGS
        for other in others
    )


def _crosses(sentence: Sentence, sign: Sign) -> bool:
    """Whether a sign tells of a border crossed."""
    if sign.kind is Kind.STATE:
        return sign.name == "refugees"
    if sign.kind is not Kind.CROSSING:
        return False
    named = sign.after < len(sentence.tokens) and sentence.tokens[sign.after].is_capitalised
    return named or sign.name != "before_name"
