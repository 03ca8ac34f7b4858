"""An attribution: who is said to say something, and which numbers of the sentence it speaks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.extraction.speech.speakers import Speaker, is_proper
from tracker.extraction.speech.voices import Voices, Word


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
    says: bool = False


def attributed_to(voices: Voices, attributions: Sequence[Attribution], index: int) -> Attribution | None:
    """Who says the number at this token, by the words of its own sentence."""
    before = [one for one in attributions if one.after <= index and one.reach is not Reach.BEFORE]
    behind = [one for one in attributions if one.first > index and one.reach is not Reach.AFTER]
    leading = _past_denial(voices, before[-1], index) if before else None
    trailing = behind[0] if behind else None
    if leading and trailing:
        return trailing if _gives_way(voices, leading, trailing, index) else leading
    if leading or trailing:
        return leading or trailing
    gone = [one for one in attributions if one.after <= index]
    return gone[-1] if gone and not _parted(voices, gone[-1].after, index, "elsewhere") else None


def _past_denial(voices: Voices, leading: Attribution, index: int) -> Attribution | None:
    """A denial until the same speaker says something again; nobody's words in a clause of what was denied."""
    between = range(leading.after, index)
    if not leading.denies:
        return leading
    if any(voices.after(at, Word.SAYS) and not voices.after(at, Word.DENIES) for at in between):
        return replace(leading, denies=False)
    aside = any(voices.is_clause(at, "who") for at in between if at > leading.after)
    return None if aside else leading


def _gives_way(voices: Voices, leading: Attribution, trailing: Attribution, index: int) -> bool:
    """Whether the last to speak is meant: the text has turned, or a person says what "authorities" did."""
    if _parted(voices, leading.after, index, "turns"):
        return True
    office, person = leading.speaker, trailing.speaker
    return trailing.says and is_proper(voices, person) and bool(office.name) and not is_proper(voices, office)


def _parted(voices: Voices, first: int, after: int, words: str) -> bool:
    """Whether the text turns to something else between two tokens."""
    sentence = voices.sentence
    return any(
        sentence.tokens[index].text == ";" or sentence.is_clause(index, words)
        for index in range(first, after)
    )


def speaker_at(attributions: Sequence[Attribution], one: Attribution) -> str:
    """The name for an attribution: its own, or for a pronoun the last one named before it; "" for none."""
    if one.speaker.name:
        return one.speaker.name
    earlier = [other.speaker.name for other in attributions if other.first < one.first and other.speaker.name]
    return earlier[-1] if earlier else ""


def speakers_of(attributions: Sequence[Attribution]) -> Iterator[Speaker]:
    """Those who are named, not the pronouns."""
    return (one.speaker for one in attributions if one.speaker.name)


def said_by(
    voices: Voices, speaker: Speaker | None, place: tuple[int, int], reach: Reach, verb: int
) -> Attribution | None:
    """What a speaker says with the verb at this token, which may deny it; None for no speaker."""
    if speaker is None:
        return None
    denies = voices.after(verb, Word.DENIES) > 0
    return Attribution(speaker, place[0], place[1], reach, denies=denies, says=True)
