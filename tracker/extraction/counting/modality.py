"""Modality: whether a text asserts a figure, fears or disputes it, or only foresees, plans or needs it."""

from __future__ import annotations

from tracker.extraction.candidate import Status
from tracker.extraction.counting.counted import Counted
from tracker.extraction.counting.link import SAID_SO, Link
from tracker.extraction.numbers.mention import Mention
from tracker.extraction.sentence import Sentence
from tracker.extraction.signs import Kind, Sign

# Of these the text gives no figure: they are the reasons of rejections too.
UNREAL: tuple[str, ...] = ("projected", "planned", "hypothetical", "capacity", "need", "zero", "rate")
# Nobody plans or foresees who is missing: that they "may be" so is a fear.
_UNREAL_MISSING: tuple[str, ...] = ("zero", "hypothetical")
_UNREAL_SAID: tuple[str, ...] = ("zero",)
_SOFT = {"feared": Status.FEARED, "disputed": Status.DISPUTED}


def find_unreal(sentence: Sentence, mention: Mention, link: Link) -> str:
    """Why the text gives no figure here ("projected", "planned" ...), "" where it does."""
    if sentence.tokens[-1].text in {"?", "؟"}:
        return "question"
    unreal = _UNREAL_MISSING if link.metric == "missing" else UNREAL
    # "The mayor could confirm only five": five he did.
    unreal = _UNREAL_SAID if link.rule == SAID_SO else unreal
    for sign in _modals(sentence, mention, link):
        if sign.name in unreal:
            return sign.name
        if sign.name == "likely" and sign.first >= mention.after:
            return "projected"
        if sign.name == "feared":
            return ""
    return ""


def find_status(sentence: Sentence, mention: Mention, link: Link) -> Status:
    """Whether the figure is asserted, feared or disputed."""
    for sign in _modals(sentence, mention, link):
        if sign.name in _SOFT:
            return _SOFT[sign.name]
        if sign.name == "projected":
            return Status.FEARED
    return Status.ASSERTED


def _modals(sentence: Sentence, mention: Mention, link: Link) -> list[Sign]:
    """The words of modality that govern this number: in its clause, up to the words that tell the metric.

    Of what a text only searches for ("will search for 12 missing people") the number is a fact: a noun that
    tells its metric itself is governed by no verb but one between them.
    """
    first = sentence.clause_start(min(mention.first, link.sign.first))
    after = max(mention.after, link.sign.after)
    return [
        sign
        for sign in sentence.signs.of(Kind.MODAL)
        if first <= sign.first < after
        and not (mention.first <= sign.first < mention.after)
        and not (sign.name == "disputed" and _is_over(sentence, sign.after, mention.first))
    ]


def _is_over(sentence: Sentence, first: int, after: int) -> bool:
    """Whether a denial has ended: somebody says something again, or a clause tells of what was denied."""
    return any(
        sentence.is_clause(at, "says_again") or (at > first and sentence.is_clause(at, "who"))
        for at in range(first, after)
    )


def is_background(sentence: Sentence, mention: Mention, counted: Counted) -> bool:
    """Whether the clause speaks of another event or an older time, by its own words."""
    first, after = sentence.clause_start(mention.first), sentence.clause_after(counted.after - 1)
    return any(
        sign.kind is Kind.RELATION and sign.name == "background" and first <= sign.first < after
        for sign in sentence.signs.all
    )
