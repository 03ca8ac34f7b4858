"""Subjects: who is named just before a verb of saying."""

from __future__ import annotations

from tracker.extraction.speech.asides import (
    before_bracket,
    known_at_clause,
    speaker_before_aside,
    speaker_inserted,
)
from tracker.extraction.speech.name_spans import start_of_name
from tracker.extraction.speech.speakers import Speaker, is_somebody, make_speaker
from tracker.extraction.speech.voices import Voices, Word
from tracker.extraction.tokens import COMMAS

_NOUN = 7


def speaker_before(voices: Voices, index: int) -> Speaker | None:
    """Who is named just before this token: ... "said"; past an aside between commas."""
    after = before_bracket(voices, _past_helpers(voices, index))
    if named := _named_before_who(voices, after):
        return named
    if pronoun := _pronoun_to(voices, index) or _pronoun_to(voices, after):
        return pronoun
    first = start_of_name(voices, after)
    if first < after and is_somebody(voices, first, after):
        head = _head_of_subject(voices, first) or _first_of_two(voices, first)
        return head or make_speaker(voices, first, after)
    return (
        speaker_before_aside(voices, after)
        or speaker_inserted(voices, after)
        or known_at_clause(voices, after)
    )


def _named_before_who(voices: Voices, after: int) -> Speaker | None:
    """As in "said the ombudsman, which put at 58 ...", the Spanish "la Defensoría, que cifró en 58"."""
    comma = after - 2
    if comma <= 0 or voices.tokens[comma].text not in COMMAS or not voices.is_clause(after - 1, "who"):
        return None
    first = start_of_name(voices, comma)
    named = first < comma and voices.names_office(first, comma)
    return make_speaker(voices, first, comma) if named else None


def _head_of_subject(voices: Voices, first: int) -> Speaker | None:
    """Of "authorities in the eastern province of Nangarhar" the authorities; of "villagers met by X" they."""
    at = first
    while at > 0 and first - at <= _NOUN and not voices.is_clause(at - 1, "prepositions"):
        if not voices.tokens[at - 1].is_word or voices.parts_names(at - 1):
            return None
        at -= 1
    if at == 0 or not voices.is_clause(at - 1, "prepositions"):
        return None
    # "Interviewed by": the participle stands between.
    end = at - 1 - voices.is_clause(at - 1, "agents")
    start = start_of_name(voices, end) if end > 0 else end
    office = start < end and voices.is_office(end - 1) and not voices.after(end - 1, Word.PAPER)
    further = _head_of_subject(voices, start if office else end)
    return further or (make_speaker(voices, start, end) if office else None)


def _first_of_two(voices: Voices, index: int) -> Speaker | None:
    """Of "medics and witnesses" the first, where both are offices in small letters."""
    joint = index - 1
    if joint <= 0 or not voices.sentence.is_clause(joint, "and") or not voices.is_office(joint - 1):
        return None
    first = start_of_name(voices, joint)
    return make_speaker(voices, first, joint) if first < joint else None


def _pronoun_to(voices: Voices, after: int) -> Speaker | None:
    for word in (Word.PRONOUN, Word.PERSON):
        if (start := voices.before(after, word)) is not None:
            return Speaker(start, after, "", is_person=word is Word.PERSON)
    return None


def _past_helpers(voices: Voices, index: int) -> int:
    """Back over "has", "also", "on Monday" between a name and its verb."""
    while index > 0:
        stop = voices.before(index, Word.STOP)
        if stop is not None:
            index = stop
        elif voices.sentence.is_clause(index - 1, "auxiliaries"):
            index -= 1
        else:
            break
    return index
