"""Asides: who is named before a verb of saying with an aside, a bracket or a clause between."""

from __future__ import annotations

from dataclasses import replace

from tracker.extraction.speech.name_spans import end_of_name, start_of_name
from tracker.extraction.speech.speakers import (
    Speaker,
    is_capitalised,
    is_somebody,
    make_speaker,
    past_articles,
    speaker_after,
)
from tracker.extraction.speech.voices import Voices, Word

_ASIDE = 24
_BRACKET = 6
_INSERTED = 12
_OPENS = frozenset(',;"”»“')
_CLOSES = {",": ",", ")": "(", "–": "–", "-": "-", "،": "،"}


def speaker_before_aside(voices: Voices, after: int) -> Speaker | None:
    """As in "Elmar Mamedov, mayor of Khojaly, said": the name before the aside."""
    opening = _CLOSES.get(voices.tokens[after - 1].text) if after else None
    if opening is None:
        return None
    for index in range(after - 2, max(0, after - _ASIDE), -1):
        if voices.sentence.mention_at(index) is not None:
            return None
        if voices.tokens[index].text == opening:
            end = before_bracket(voices, index)
            first = start_of_name(voices, end)
            aside = _named_aside(voices, index + 1, after - 1) or _agent_of_paper(voices, index, after - 1)
            if aside is not None:
                return replace(aside, first=min(first, aside.first))
            if first < end and is_somebody(voices, first, end):
                return make_speaker(voices, first, end)
    return None


def _named_aside(voices: Voices, first: int, after: int) -> Speaker | None:
    """As in "the interior minister, Aftab Khan, said": the aside is the name."""
    name = past_articles(voices, first)
    # "Le général Peter Cirimwami": a title in small letters stands before the name.
    while name < after and voices.is_office(name) and not voices.tokens[name].is_capitalised:
        name += 1
    whole = after - name > 1 and end_of_name(voices, name) == after and not voices.after(name, Word.STOP)
    return make_speaker(voices, first, after) if whole and is_capitalised(voices, name, after) else None


def _agent_of_paper(voices: Voices, opening: int, closing: int) -> Speaker | None:
    """As in "the figures, released on Tuesday by the interior ministry, show"."""
    if not voices.after(opening - 1, Word.PAPER):
        return None
    agents = (at for at in range(opening + 1, closing) if voices.is_clause(at, "agents"))
    return next((found for at in agents if (found := speaker_after(voices, at + 1))), None)


def speaker_inserted(voices: Voices, after: int) -> Speaker | None:
    """A noun that nobody knows is a source where it stands so: "..., the firm that runs it said"."""
    first = after
    while first > 0 and after - first <= _INSERTED and voices.tokens[first - 1].text not in _OPENS:
        if not voices.tokens[first - 1].is_word or voices.sentence.mention_at(first - 1) is not None:
            return None
        first -= 1
    opens = 0 < first < after - 1 and voices.tokens[first - 1].text in _OPENS
    if not opens or not voices.sentence.is_clause(first, "articles"):
        return None
    relative = (at for at in range(first + 2, after) if voices.sentence.is_clause(at, "who"))
    return make_speaker(voices, first, next(relative, after))


def known_at_clause(voices: Voices, after: int) -> Speaker | None:
    """A known source with which the clause of the verb begins: "MSF teams on the ground report"."""
    index = after
    while index > 0 and after - index < _ASIDE and voices.tokens[index - 1].text not in _OPENS:
        if voices.sentence.mention_at(index - 1) is not None or voices.sentence.is_clause(
            index - 1, "breaks"
        ):
            return None
        index -= 1
    first = past_articles(voices, index)
    known = voices.known_from(first)
    return make_speaker(voices, first, known) if known and known < after else None


def before_bracket(voices: Voices, index: int) -> int:
    """Back over a short name in brackets: "the World Health Organization (WHO) said"."""
    if index == 0 or voices.tokens[index - 1].text != ")":
        return index
    openings = (at for at in range(index - 1, -1, -1) if voices.tokens[at].text == "(")
    opening = next(openings, index)
    return opening if index - opening <= _BRACKET else index
