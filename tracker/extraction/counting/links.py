"""Links: every tie of a number to its own sentence, of which the cheapest is believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.extraction.counting.counted import Counted
from tracker.extraction.counting.link import DEAREST, LASTING, Link, make_link
from tracker.extraction.counting.links_before import find_links_before
from tracker.extraction.counting.links_behind import find_links_behind
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind

_TOUCHING = 0.1


def find_links(sentence: Sentence, place: int, counted: Sequence[Counted]) -> list[Link]:
    """Every tie of a number, by its place among the mentions, to its own sentence; the cheapest first."""
    here = counted[place]
    acts = [_weighed(link, here) for link in find_links_before(sentence, sentence.mentions[place])]
    # "Saved 12 lives", "averted 300 deaths".
    undone = any(link.rule == "act" and not link.metric and link.cost <= _TOUCHING for link in acts)
    found = [
        *(_undone(link) if undone else link for link in _inside(here)),
        *(_weighed(link, here) for link in find_links_behind(sentence, place, counted)),
        *acts,
    ]
    return sorted((link for link in found if link.cost <= DEAREST), key=lambda link: link.cost)


def _undone(link: Link) -> Link:
    return replace(link, cost=link.cost + 2 * _TOUCHING) if link.rule == "noun" else link


def _weighed(link: Link, counted: Counted) -> Link:
    """Who is called a refugee stays one, whoever "hosts" them or "displaced" them."""
    called = {sign.name for sign in counted.signs if sign.kind is Kind.PEOPLE} & LASTING
    lasting = link.rule == "act" and link.metric in LASTING - {"returnees"}
    # A hostage is "held" too.
    lasting = lasting or (link.metric == "detained" and "abducted" in called)
    return replace(link, cost=link.cost + 1.3) if lasting and called - {link.metric} else link


def _inside(counted: Counted) -> Iterator[Link]:
    """The noun itself tells: "46 deaths", "2,880 injured people", "3,000 refugees"."""
    for sign in counted.signs:
        if sign.kind is Kind.EVENT:
            yield make_link(sign, "noun", 0.0)
        elif sign.kind is Kind.PEOPLE:
            yield make_link(sign, "people", 1.2 if sign.name in LASTING else 0.05)
        elif sign.kind is Kind.STATE:
            yield make_link(sign, "participle", 0.05 if sign.name not in LASTING else 0.6)
