"""Speakers: who is named from a token on, and what makes a name a source."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.extraction.speech.name_endings import trim_name
from tracker.extraction.speech.name_spans import end_of_name
from tracker.extraction.speech.voices import Voices, Word

POSSESSIVES = ("'s", "’s")
# A name may stand in quotation marks: "laut „Amaq“".
_QUOTES = frozenset({"„", "“", "«", '"'})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Tokens that name a source; `name` is "" for a pronoun, which stands for a name given elsewhere.

    One for a person stands for a name given before; of a body the name may come a sentence later.
    """

    first: int
    after: int
    name: str
    is_person: bool = False


def speaker_after(voices: Voices, index: int) -> Speaker | None:
    """Who is named from this token on: "according to" ... , "said" ..."""
    first = past_articles(voices, _past_prepositions(voices, index))
    if pronoun := _pronoun_from(voices, first):
        return pronoun
    if first >= len(voices.tokens):
        return None
    after = max(end_of_name(voices, first), voices.known_from(first))
    if after == first or not is_somebody(voices, first, after):
        return None
    person = None if is_capitalised(voices, first, after) else _person_after(voices, after)
    return person or make_speaker(voices, first, after)


def _pronoun_from(voices: Voices, first: int) -> Speaker | None:
    for word in (Word.PRONOUN, Word.PERSON):
        if after := voices.after(first, word):
            return Speaker(first, after, "", is_person=word is Word.PERSON)
    return None


def _person_after(voices: Voices, index: int) -> Speaker | None:
    """The name that follows an office: "the coordinator in Kigali, Jean-Pascal Chappa"."""
    if index + 2 >= len(voices.tokens) or voices.tokens[index].text != ",":
        return None
    after = end_of_name(voices, index + 1)
    named = after - index > 2 and is_capitalised(voices, index + 1, after)
    return make_speaker(voices, index + 1, after) if named else None


def _past_prepositions(voices: Voices, index: int) -> int:
    """Past the Russian "в" of "сообщили в ООН", said in the UN."""
    while (
        voices.order("inverts") and voices.is_clause(index, "prepositions") and voices.after(index, Word.JOIN)
    ):
        index += 1
    return index


def past_articles(voices: Voices, index: int) -> int:
    """The token after the articles and quotation marks that stand here."""
    while (
        index < len(voices.tokens)
        and (voices.sentence.is_clause(index, "articles") or voices.tokens[index].text in _QUOTES)
        and (not voices.known_from(index) or voices.known_from(index + 1))
    ):
        index += 1
    return index


def make_speaker(voices: Voices, first: int, after: int) -> Speaker:
    """The source that these tokens name, without articles, papers and possessives; "" for "his office"."""
    # "Volker Türk said his office had verified 15 deaths".
    if voices.after(first, Word.OWNER) or voices.after(first - 1, Word.OWNER):
        return Speaker(first, after, "")
    first = _past_paper(voices, past_articles(voices, first), after)
    after = _owner_of_paper(voices, first, after)
    name = voices.text[voices.tokens[first].start : voices.tokens[after - 1].end]
    for possessive in POSSESSIVES:
        name = name.removesuffix(possessive)
    return Speaker(first, after, trim_name(voices.language, name))


def _past_paper(voices: Voices, first: int, after: int) -> int:
    """Of "the report of the mission" the mission is the source."""
    for index in range(first, after - 2):
        join = index + 1 if voices.after(index + 1, Word.JOIN) else index + 2
        if voices.after(index, Word.PAPER) and voices.after(join, Word.JOIN):
            author = past_articles(voices, join + 1)
            return author if author < after and is_somebody(voices, author, after) else first
    return first


def _owner_of_paper(voices: Voices, first: int, after: int) -> int:
    """Where the owner ends in "the ministry's figures"; `after` where nobody owns what is written."""
    if not voices.after(after - 1, Word.PAPER):
        return after
    owners = (at for at in range(first, after - 1) if voices.tokens[at].folded.endswith(POSSESSIVES))
    return next(owners, after - 1) + 1


def is_somebody(voices: Voices, first: int, after: int) -> bool:
    """Whether these tokens may name a source: an office, a known one, or a name."""
    # "We counted 37 bodies," said the doctor: who "we" are is told beside it.
    if voices.after(first, Word.SELF) == after:
        return False
    solid = [index for index in range(first, after) if voices.is_solid(index)]
    if any(voices.after(index, Word.OFFICE) for index in solid) or voices.names_known(first, after):
        return True
    return not voices.caseless and bool(solid)


def is_known(voices: Voices, speaker: Speaker) -> bool:
    """Whether this is a source known by name, or an office."""
    offices = (voices.after(index, Word.OFFICE) for index in range(speaker.first, speaker.after))
    return voices.names_known(speaker.first, speaker.after) or any(offices)


def is_proper(voices: Voices, speaker: Speaker) -> bool:
    """Whether this is a name, and not an office in small letters."""
    return bool(speaker.name) and is_capitalised(voices, speaker.first, speaker.after)


def is_capitalised(voices: Voices, first: int, after: int) -> bool:
    """Whether all words of these tokens have a capital."""
    words = [index for index in range(first, after) if voices.tokens[index].is_word]
    return all(voices.tokens[index].is_capitalised for index in words)
