"""A link: a tie of a number to a metric, and what it costs to look past the words between.

A cost is a count of what stands between: a word a little, a comma more, another number or a new clause much.
The rules name how the tie was found; they stand in a candidate, and how often each was right on labelled text
is what its confidence says.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind, Sign

# Rules by which a number counts what another one does.
LIST, OF_WHOLE, EARLIER, SAID_SO = "list", "of its whole", "of an earlier count", "said so"
# Dearer ties than this are no ties.
DEAREST = 4.5
# Who is displaced, a refugee or a prisoner can die or be freed: what is said to happen to them counts first.
LASTING = frozenset({"displaced", "refugees", "returnees", "abducted", "detained"})
_OTHER = frozenset({Kind.OTHER_ACT, Kind.OTHER_STATE})
ACTS = frozenset({Kind.ACT, Kind.OTHER_ACT})
# Words of grammar and what it costs to look past them, after a number and before it.
AND = 2.0
_AFTERWARDS = (("helpers", 0.02), ("breaks", 3.0), ("who", 0.3), ("and", AND))
_BEFOREHAND = (("helpers", 0.02), ("risen", 0.05), ("breaks", 3.0), ("who", 0.3), ("and", AND))
_PUNCTUATION = {
    ",": 1.4,
    "،": 1.4,
    "(": 2.2,
    ")": 1.0,
    "-": 0.3,
    "–": 2.0,
    "—": 2.0,
    ";": 9.0,
    ":": 3.0,
    "?": 9.0,
}


@dataclass(frozen=True, slots=True)
class Link:
    """One tie: the metric ("" for what no metric counts), the rule, its cost, and the words that tell it."""

    metric: str
    rule: str
    cost: float
    sign: Sign


def make_link(sign: Sign, rule: str, cost: float) -> Link:
    """The link that a sign makes by a rule; with no metric where the sign tells of something not counted."""
    return Link("" if sign.kind in _OTHER else sign.name, rule, cost, sign)


def cost_of_passing(sentence: Sentence, index: int, *, after: bool) -> float:
    """What it costs to look past this token."""
    token = sentence.tokens[index]
    if not token.is_word:
        return _PUNCTUATION.get(token.text, 0.2)
    # The words of "as well as" are one.
    if sentence.is_clause(index, "and") and index and sentence.is_clause(index - 1, "and"):
        return 0.0
    for name, cost in _AFTERWARDS if after else _BEFOREHAND:
        if sentence.is_clause(index, name):
            return cost
    if after and any(sign.first == index and sign.kind in ACTS for sign in sentence.signs.at(index)):
        return 2.0
    if not after and sentence.signs.named(index, Kind.THING) is not None:
        return 0.8
    return 0.15 if sentence.is_clause(index) else 0.25
