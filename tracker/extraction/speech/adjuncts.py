"""Adjuncts: what stands between a verb of saying and the name behind it: "on Monday", "in Geneva"."""

from __future__ import annotations

from tracker.extraction.speech.speakers import Speaker, speaker_after
from tracker.extraction.speech.voices import Voices, Word


def speaker_behind_verb(voices: Voices, after: int) -> Speaker | None:
    """Who is named behind a verb, past "on Monday 22 January" and "in Geneva"."""
    index = after
    while past := _past_adjunct(voices, index):
        index = past
    return speaker_after(voices, index)


def _past_adjunct(voices: Voices, index: int) -> int:
    """The token after a day, a place or "in a statement"; 0 where none begins."""
    if index >= len(voices.tokens) or voices.is_clause(index, "that"):
        return 0
    if voices.tokens[index].is_number and voices.sentence.mention_at(index) is None:
        return index + 1
    return voices.after(index, Word.STOP) or _past_place(voices, index)


def _past_place(voices: Voices, index: int) -> int:
    """The token after a preposition and the name behind it; 0 for none."""
    if not voices.is_clause(index, "prepositions") or voices.is_clause(index, "articles"):
        return 0
    index += 1
    first = index
    while index < len(voices.tokens) and voices.tokens[index].is_capitalised:
        index += 1
    return index if index > first else 0


def leads_on(voices: Voices, index: int) -> bool:
    """Whether what was said follows: "... that"."""
    return index < len(voices.tokens) and voices.sentence.is_clause(index, "that")
