"""The links of a figure: its whole, its parts, and the figures it changed or that changed it."""

from __future__ import annotations

from datetime import date

from dashboard.components.figure_card import Fact
from dashboard.components.mentions import Mention
from dashboard.components.words import day_words
from dashboard.data import FigureStory, Names, Record, RelatedFigure
from dashboard.pages.figure_words import counted, figure_mention
from tracker.domain.link import LinkKind
from tracker.domain.quantity import Qualifier

# What a figure is to the other one, told from the one that is shown: (going out, coming in).
_LABELS = {
    LinkKind.REPLACES: ("Replaces", "Replaced by"),
    LinkKind.RESTATES: ("Revises", "Revised by"),
    LinkKind.RETRACTS: ("Withdraws", "Withdrawn by"),
    LinkKind.REPEATS: ("Repeats", "Repeated by"),
    LinkKind.PART_OF: ("Part of", "Of whom"),
    LinkKind.VOID: ("Voids", "Void"),
}


def link_facts(story: FigureStory, names: Names, known_on: date | None) -> tuple[Fact, ...]:
    """The figures that links lead to, by what they are to this one; known on a day, those of that day."""
    facts = []
    for kind, labels in _LABELS.items():
        for label, outgoing in zip(labels, (True, False), strict=True):
            said = tuple(
                _said(related, story.record, names, known_on)
                for related in story.related
                if related.kind is kind and related.outgoing is outgoing and _known(related, known_on)
            )
            if said:
                facts.append(Fact(label, said))
    return tuple(facts)


def _known(related: RelatedFigure, known_on: date | None) -> bool:
    day = related.record.known_from if related.record is not None else related.day
    return known_on is None or day is None or bool(day <= known_on)


def _said(related: RelatedFigure, own: Record, names: Names, known_on: date | None) -> Mention:
    other = related.record
    after = "" if related.by_source else ", in our judgement"
    after += f" ({related.reason})" if related.reason else ""
    if other is None:
        if related.figure_id:
            return Mention("a figure that is not held here", after=after)
        return Mention(f"no figure, on {day_words(related.day)}" if related.day else "no figure", after=after)
    if related.kind is LinkKind.PART_OF:
        words = f" {_counted_beside(other, own, names)}{after}"
    else:
        words = f", of {day_words(other.as_of)}{_change(other, own, related)}{after}"
    return figure_mention(other, words, known_on=known_on)


def _counted_beside(other: Record, own: Record, names: Names) -> str:
    """What the other counts: the group alone where the rest is the same, and where, if elsewhere."""
    same = all(getattr(other, field) == getattr(own, field) for field in ("metric", "by", "unit"))
    alone = same and other.group != "all"
    words = names.noun("group", other.group) if alone else counted(other, names)
    for field in ("place", "destination"):
        key = getattr(other, field)
        if key and key != getattr(own, field):
            words = f"{words} in {names.full(field, key)}"
    return words


def _change(other: Record, own: Record, related: RelatedFigure) -> str:
    """By how much the newer one differs, where both are exact counts of the same line."""
    older, newer = (other, own) if related.outgoing else (own, other)
    exact = older.qualifier == newer.qualifier == Qualifier.EXACT
    if not exact or older.series_id != newer.series_id or not older.value:
        return ""
    percent = 100 * (newer.value - older.value) / older.value
    words = f"{abs(percent):.0f}" if abs(percent) >= 10 else f"{abs(percent):.1f}"
    return f" ({'+' if percent >= 0 else '−'}{words} %)"
