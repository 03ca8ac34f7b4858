"""The discourse: who has spoken so far, and so whose words a sentence goes on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.extraction.phrases import Match
from tracker.extraction.sentence import Sentence
from tracker.extraction.speech.attribution import Attribution, speaker_at, speakers_of
from tracker.extraction.speech.attributions import find_attributions
from tracker.extraction.speech.citations import is_credit
from tracker.extraction.speech.speakers import is_known
from tracker.extraction.speech.voices import Voices, Word

# A sentence that opens with one of these is somebody's words.
_QUOTES = frozenset({'"', "“", "«", "„"})


@dataclass(frozen=True, slots=True)
class Said:
    """The words of attribution of one sentence."""

    voices: Voices
    attributions: Sequence[Attribution]

    @staticmethod
    def of(sentence: Sentence, language: str, text: str, known: Sequence[Match[str]]) -> Said:
        """Read them; `known` are the sources that the sentence names."""
        voices = Voices(sentence, language, text, known)
        return Said(voices, find_attributions(voices))

    @property
    def speakers(self) -> list[tuple[int, int]]:
        """The tokens that name somebody who speaks."""
        return [(one.speaker.first, one.speaker.after) for one in self.attributions]

    @property
    def offices(self) -> list[tuple[int, int]]:
        """The tokens that name an office that speaks: "security sources", "witnesses"."""
        told = (one.speaker for one in self.attributions if one.speaker.name)
        return [(one.first, one.after) for one in told if is_known(self.voices, one)]

    @property
    def names(self) -> list[str]:
        """Who is named as speaking, in the order of the text."""
        return [speaker.name for speaker in speakers_of(self.attributions)]

    @property
    def speaks_back(self) -> bool:
        """Whether it says whose the words before were: the Italian "Lo riferisce la polizia"."""
        return is_credit(self.voices) or any(
            word is Word.SPEAKS_BACK for _first, _after, word in self.voices.found
        )


class Discourse:
    """What earlier sentences leave open for later ones to refer to."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._speaker = ""
        self._mentioned = ""
        self._quoted = ""
        # The known sources that have spoken, by their names without case.
        self._keys: dict[str, str] = {}

    def name(self, name: str, key: str) -> None:
        """Remember the key of a known source that has spoken."""
        if key:
            self._keys[name.casefold()] = key

    def key_of_short(self, name: str) -> str:
        """Whose name this is short for: "the ministry", of a health ministry named before; "" for none."""
        short = f" {name.casefold()} "
        return next((key for long, key in reversed(self._keys.items()) if short in f" {long} "), "")

    def name_for(self, said: Said, one: Attribution) -> str:
        """Who says it: for "he said" the last who spoke, for "it said" also a source just named."""
        name = speaker_at(said.attributions, one) or self._speaker
        if name or one.speaker.is_person:
            return name
        return said.voices.known_name_before(one.first) or self._mentioned

    def goes_on_quoting(self, sentence: Sentence) -> str:
        """Whose words a quotation goes on with that the sentence opens; "" for none."""
        return self._quoted if _is_quotation(sentence) else ""

    def remember(self, sentence: Sentence, said: Said, known: Sequence[Match[str]]) -> None:
        """Go on from a sentence."""
        names = said.names
        self._speaker = names[-1] if names else self._speaker
        if known:
            first, last = sentence.tokens[known[-1].first], sentence.tokens[known[-1].after - 1]
            self._mentioned = self._text[first.start : last.end]
        spoken = self._speaker if names else self._quoted
        self._quoted = spoken if _is_quotation(sentence) else ""


def _is_quotation(sentence: Sentence) -> bool:
    return sentence.tokens[0].text in _QUOTES
