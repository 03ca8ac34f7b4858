"""The story: what a document has told so far, sentence by sentence, and the candidates that come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.series import Unit
from tracker.extraction.attribution import (
    Attribution,
    attributed_to,
    find_attributions,
    speaker_at,
    speakers_of,
)
from tracker.extraction.candidate import Candidate, Rejected, Role, Status
from tracker.extraction.confidence import rate
from tracker.extraction.counted import find_counted
from tracker.extraction.cues import Cues
from tracker.extraction.document import Document
from tracker.extraction.lexicon import Lexicon
from tracker.extraction.measures import Measure, measure
from tracker.extraction.parts import part_sign
from tracker.extraction.phrases import Match
from tracker.extraction.sentence import Sentence
from tracker.extraction.setting import Setting, World
from tracker.extraction.source_names import SourceNames
from tracker.extraction.voices import Voices

# A sentence that opens with one of these is somebody's words.
_QUOTES = frozenset({'"', "“", "«", "„"})
# The rules by which a number counts what the one before does.
_ROWS = ("list", "of an earlier count")


@dataclass(frozen=True, slots=True)
class Told:
    """A candidate with what later sentences may have to know of it: whether it waits for a name to come."""

    candidate: Candidate
    awaits_name: bool = False


class Story:
    """Grows by sentences; holds candidates, rejected numbers, and who spoke last."""

    def __init__(self, document: Document, lexicon: Lexicon, names: SourceNames, world: World) -> None:
        self.rejected: list[Rejected] = []
        self.anchors = tuple(world.anchors)
        self._world = world
        self._document = document
        self._language = lexicon.language
        self._names = names
        self._told: list[Told] = []
        self._speaker = ""
        self._mentioned = ""
        self._quoting = ""
        self._metric = ""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """What has been found, in the order of the text."""
        return tuple(one.candidate for one in sorted(self._told, key=lambda one: one.candidate.start))

    def add(self, sentence: Sentence, words: Cues) -> None:
        """Read one more sentence; `words` are its words of days and places."""
        known = self._names.find_names(sentence.tokens)
        voices = Voices(sentence, self._language, self._document.text, known)
        attributions = find_attributions(voices)
        speakers = [(one.speaker.first, one.speaker.after) for one in attributions]
        setting = Setting.of(words, self._world, sentence.numbers, speakers)
        self._name_those_waiting(attributions)
        starts: dict[int, Candidate] = {}
        for found in measure(sentence, self._metric):
            if found.reason:
                self._reject(sentence, found)
                continue
            candidate = setting.placed(
                self._candidate(sentence, found, starts), sentence.numbers[found.place], self._document.text
            )
            told = self._attributed(voices, attributions, candidate, sentence, found)
            starts[found.place] = told.candidate
            self._told.append(told)
            self._metric = found.metric
        self._remember(sentence, attributions, known)

    def _remember(
        self, sentence: Sentence, attributions: list[Attribution], known: Sequence[Match[str]]
    ) -> None:
        """Who spoke last, which source was named last, and whose words a quotation gives."""
        named = [speaker.name for speaker in speakers_of(attributions)]
        self._speaker = named[-1] if named else self._speaker
        if known:
            tokens = sentence.tokens
            self._mentioned = self._document.text[
                tokens[known[-1].first].start : tokens[known[-1].after - 1].end
            ]
        quoted = sentence.tokens[0].text in _QUOTES
        self._quoting = (self._speaker if named else self._quoting) if quoted else ""

    def _reject(self, sentence: Sentence, found: Measure) -> None:
        mention = sentence.mentions[found.place]
        quote = self._document.text[mention.start : mention.end]
        self.rejected.append(Rejected(mention.start, mention.end, quote, found.reason))

    def _candidate(self, sentence: Sentence, found: Measure, starts: dict[int, Candidate]) -> Candidate:
        mention = sentence.mentions[found.place]
        whole = (
            starts.get(found.whole)
            if found.whole is not None
            else self._whole_before(sentence, found, starts)
        )
        updated = starts.get(found.updated_by) if found.updated_by is not None else None
        return Candidate(
            start=mention.start,
            end=mention.end,
            quote=self._document.text[mention.start : mention.end],
            sentence=sentence.span,
            metric=found.metric,
            group=found.group,
            unit=Unit.HOUSEHOLDS if found.households else Unit.PEOPLE,
            quantity=mention.quantity,
            part_of_start=whole.start if whole else None,
            update_of_start=updated.start if updated else None,
            status=found.status,
            role=Role.BACKGROUND if found.background else Role.CURRENT,
            rules=found.rules,
        )

    def _whole_before(
        self, sentence: Sentence, found: Measure, starts: dict[int, Candidate]
    ) -> Candidate | None:
        """The count of an earlier sentence of which this one says that it is a part."""
        counted = find_counted(sentence, sentence.mentions[found.place])
        sign = part_sign(sentence, found.place, counted)
        if sign is None:
            return self._whole_of_row(sentence, found, starts)
        metric = sign.name.removeprefix("parts").removeprefix("_")
        part = sentence.mentions[found.place].quantity.middle
        known = [one.candidate for one in self._told[-8:] if one.candidate.part_of_start is None]
        fitting = [
            one
            for one in known
            if one.metric == (metric or found.metric) and (part or 0) <= (one.quantity.middle or part or 0)
        ]
        if not fitting:
            return None
        return max(fitting, key=lambda one: one.quantity.middle or 0) if metric else fitting[-1]

    def _whole_of_row(
        self, sentence: Sentence, found: Measure, starts: dict[int, Candidate]
    ) -> Candidate | None:
        """In a row of parts of an earlier count, the next is one too."""
        before = starts.get(found.place - 1)
        if before is None or before.part_of_start is None or not found.rules[0].startswith(_ROWS):
            return None
        same = (one.candidate for one in self._told if one.candidate.start == before.part_of_start)
        return next(same, None)

    def _attributed(
        self,
        voices: Voices,
        attributions: list[Attribution],
        candidate: Candidate,
        sentence: Sentence,
        found: Measure,
    ) -> Told:
        said = attributed_to(voices, attributions, sentence.mentions[found.place].first)
        if said is None:
            quoted = self._quoting if sentence.tokens[0].text in _QUOTES else ""
            return Told(self._rated(candidate, quoted or self._source_of_whole(candidate), found))
        if said.denies or candidate.status is Status.DISPUTED:
            return Told(self._rated(replace(candidate, status=Status.DISPUTED), "", found))
        name = speaker_at(attributions, said) or self._speaker
        if not name and not said.speaker.is_person:
            name = self._mentioned
        return Told(self._rated(candidate, name, found), awaits_name=not name and not said.speaker.is_person)

    def _source_of_whole(self, candidate: Candidate) -> str:
        """A breakdown goes on with the statement it breaks down."""
        wholes = (one.candidate for one in self._told if one.candidate.start == candidate.part_of_start)
        whole = next(wholes, None)
        return whole.source if whole else ""

    def _name_those_waiting(self, attributions: list[Attribution]) -> None:
        """As in "It said 103 were dead": the name may come a sentence later."""
        name = next((speaker.name for speaker in speakers_of(attributions)), "")
        if name:
            self._told = [
                Told(replace(one.candidate, source=name, source_key=self._names.find_key(name)))
                if one.awaits_name
                else one
                for one in self._told
            ]

    def _rated(self, candidate: Candidate, source: str, found: Measure) -> Candidate:
        key = self._names.find_key(source) if source else ""
        tier, confidence = rate(found.rules[0], self._language)
        return replace(candidate, source=source, source_key=key, tier=tier, confidence=confidence)
