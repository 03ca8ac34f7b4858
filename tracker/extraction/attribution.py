"""Attribution: who is said to say each number of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.extraction.speakers import Speaker, speaker_after, speaker_before
from tracker.extraction.voices import Voices, Word

_ENDS = frozenset({".", ",", ";", '"', "”", "»", "!", "?", ")", "،", "؛", "–"})


class Reach(StrEnum):
    """Which numbers of its sentence an attribution speaks for."""

    AFTER = "after"
    BEFORE = "before"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: who, in which tokens, and to which side of them it reaches."""

    speaker: Speaker
    first: int
    after: int
    reach: Reach
    denies: bool = False


def find_attributions(voices: Voices) -> list[Attribution]:
    """Every attribution of a sentence, in the order of the text."""
    found: list[Attribution] = []
    for first, after, word in sorted(voices.found, key=lambda one: (one[0], -one[1])):
        if found and first < found[-1].after and word is not Word.CITING:
            continue
        attribution = _attribution(voices, first, after, word)
        if attribution is None:
            continue
        if word is Word.CITING and found:
            found[-1] = replace(found[-1], speaker=attribution.speaker, after=attribution.after)
        else:
            found.append(attribution)
    return found


def attributed_to(voices: Voices, attributions: Sequence[Attribution], index: int) -> Attribution | None:
    """Who says the number at this token, by the words of its own sentence."""
    before = [one for one in attributions if one.after <= index and one.reach is not Reach.BEFORE]
    behind = [one for one in attributions if one.first > index and one.reach is not Reach.AFTER]
    leading = before[-1] if before else None
    trailing = behind[0] if behind else None
    if leading and trailing and _parted(voices, leading.after, index):
        return trailing
    if leading or trailing:
        return leading or trailing
    gone = [one for one in attributions if one.after <= index and not _parted(voices, one.after, index)]
    return gone[-1] if gone else None


def _parted(voices: Voices, first: int, after: int) -> bool:
    """Whether the text turns to something else between two tokens."""
    sentence = voices.sentence
    return any(
        sentence.tokens[index].text == ";" or sentence.is_clause(index, "turns")
        for index in range(first, after)
    )


def _attribution(voices: Voices, first: int, after: int, word: Word) -> Attribution | None:
    if word in (Word.ACCORDING, Word.CITING, Word.BY):
        speaker = speaker_after(voices, after)
        if speaker is None:
            return None
        opens = word is Word.ACCORDING and _opens_clause(voices, first)
        return Attribution(speaker, first, speaker.after, Reach.AFTER if opens else Reach.BEFORE)
    if word is Word.SAYS:
        return _saying(voices, first, after)
    return None


def _opens_clause(voices: Voices, first: int) -> bool:
    """As in "According to the army, ..." at the start, or after a stop; not "..., according to the army"."""
    if first == 0 or voices.tokens[first - 1].text in {";", ":", "–", "—"}:
        return True
    at = first - 1
    if voices.tokens[at].text == "," and at > 0:
        at -= 1
    return voices.sentence.is_clause(at, "turns", "and") and voices.sentence.mention_at(at) is None


def _saying(voices: Voices, first: int, after: int) -> Attribution | None:
    denies = voices.after(first, Word.DENIES) > 0
    before = speaker_before(voices, first)
    if before is not None:
        return Attribution(before, before.first, after, _reach(voices, before.first, after), denies)
    if first > 0 and voices.sentence.is_clause(first - 1, "and"):
        subject = speaker_after(voices, 0)
        if subject is None:
            return None
        return Attribution(Speaker(first, after, subject.name), first, after, Reach.AFTER, denies)
    if first > 0 and voices.tokens[first - 1].text not in _ENDS:
        return None
    behind = speaker_after(voices, after)
    return None if behind is None else Attribution(behind, first, behind.after, Reach.BEFORE, denies)


def _reach(voices: Voices, first: int, after: int) -> Reach:
    """As in "..., police said." it speaks for what came before; "police said ..." for what follows."""
    tokens = voices.tokens
    end = _past_adjuncts(voices, after)
    closes = end >= len(tokens) or tokens[end].text in _ENDS
    inserted = first > 0 and (
        tokens[first - 1].text in _ENDS or voices.sentence.is_clause(first - 1, "articles")
    )
    if not closes:
        return Reach.AFTER
    numbers_before = any(mention.after <= first for mention in voices.sentence.mentions)
    if end >= len(tokens) - 1:
        return Reach.BEFORE
    return Reach.BEFORE if numbers_before and inserted else Reach.AROUND


def _past_adjuncts(voices: Voices, index: int) -> int:
    """Past "on Friday", "in a statement", "on Telegram" after a verb of saying."""
    start = index
    while index < len(voices.tokens) and index - start < 8:
        stop = voices.after(index, Word.STOP)
        if stop:
            index = stop
        elif index > start and voices.tokens[index].is_word and not voices.sentence.is_clause(index):
            index += 1
        else:
            return index
    return index


def speakers_of(attributions: Sequence[Attribution]) -> Iterator[Speaker]:
    """Those who are named, not the pronouns."""
    return (one.speaker for one in attributions if one.speaker.name)
