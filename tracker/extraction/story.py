"""The story: what a document has told so far, sentence by sentence, and the candidates that come of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.domain.quantity import Qualifier
from tracker.domain.series import Unit
from tracker.extraction.candidate import Candidate, NamedSource, Rejected, Role, Status
from tracker.extraction.confidence import rate
from tracker.extraction.counting.counted import find_counted
from tracker.extraction.counting.link import EARLIER, LIST
from tracker.extraction.counting.measures import measure
from tracker.extraction.counting.parts import part_metric, part_sign
from tracker.extraction.counting.reading import Measure
from tracker.extraction.document import Document
from tracker.extraction.lexicon import Lexicon
from tracker.extraction.phrases import Match
from tracker.extraction.sentence import Sentence
from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.world import Setting, World, in_whole
from tracker.extraction.source_names import SourceNames
from tracker.extraction.speech.attribution import attributed_to
from tracker.extraction.speech.discourse import Discourse, Said

# The rules by which a number counts what the one before does.
_ROWS = (LIST, EARLIER)
# So many candidates back a part looks for its whole.
_BACK = 8


class Story:
    """Grows by sentences; holds candidates, rejected numbers and the known sources that are named."""

    def __init__(self, document: Document, lexicon: Lexicon, names: SourceNames, world: World) -> None:
        self.rejected: list[Rejected] = []
        self.sources: list[NamedSource] = []
        self.anchors = tuple(world.anchors)
        self._world = world
        self._text = document.text
        self._language = lexicon.language
        self._names = names
        self._discourse = Discourse(document.text)
        # By where they start; the last few; those whose source may still be named, and those of the last
        # sentence that nobody is named for.
        self._told: dict[int, Candidate] = {}
        self._recent: deque[int] = deque(maxlen=_BACK)
        self._nameless: list[int] = []
        self._unsaid: list[int] = []
        self._metric = ""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """What has been found, in the order of the text."""
        return tuple(self._told[start] for start in sorted(self._told))

    def add(self, sentence: Sentence, words: Cues) -> None:
        """Read one more sentence; `words` are its words of days and places."""
        known = self._names.find_names(sentence.tokens)
        self.sources += [self._named(sentence, match) for match in known]
        said = Said.of(sentence, self._language, self._text, known)
        self._name_those_waiting(said)
        self._name_those_before(said)
        measures = [_unless_speaker(said, sentence, found) for found in measure(sentence, self._metric)]
        self._reject(sentence, [found for found in measures if found.reason])
        self._tell(sentence, words, said, [found for found in measures if not found.reason])
        self._discourse.remember(sentence, said, known)

    def _named(self, sentence: Sentence, match: Match[str]) -> NamedSource:
        start, end = sentence.tokens[match.first].start, sentence.tokens[match.after - 1].end
        return NamedSource(start, end, self._text[start:end], match.label)

    def _reject(self, sentence: Sentence, measures: Sequence[Measure]) -> None:
        for found in measures:
            mention = sentence.mentions[found.place]
            quote = self._text[mention.start : mention.end]
            self.rejected.append(Rejected(mention.start, mention.end, quote, found.reason))

    def _tell(self, sentence: Sentence, words: Cues, said: Said, measures: Sequence[Measure]) -> None:
        if not measures:
            return
        opens = not self._text[: sentence.span.start].strip()
        setting = Setting.of(words, self._world, sentence.numbers, said.speakers, opens=opens)
        by_place: dict[int, Candidate] = {}
        # A part may stand before its whole.
        for found in sorted(measures, key=lambda one: one.whole is not None and one.whole > one.place):
            candidate = self._candidate(sentence, found, by_place)
            placed = setting.placed(candidate, sentence.numbers[found.place], self._text)
            placed = self._in_whole(placed)
            by_place[found.place] = self._attributed(said, placed, sentence, found.place)
            self._told[placed.start] = by_place[found.place]
            self._recent.append(placed.start)
            if not by_place[found.place].source:
                self._unsaid.append(placed.start)
            self._metric = found.metric
        self._add_up(list(by_place.values()))
        for found in measures:
            newer = by_place.get(found.updated_by) if found.updated_by is not None else None
            if newer is not None:
                older = by_place[found.place]
                self._told[older.start] = replace(self._told[older.start], update_of_start=newer.start)

    def _add_up(self, told: Sequence[Candidate]) -> None:
        """As in "110 were killed. Sixty died on Friday and 50 on Saturday": together they are that count."""
        alone = [one for one in told if one.part_of_start is None and one.role is Role.CURRENT]
        values = [one.quantity.value for one in alone if one.quantity.qualifier is Qualifier.EXACT]
        same = len({(one.metric, one.unit) for one in alone}) == 1
        if len(alone) < 2 or len(values) < len(alone) or not same:
            return
        first = min(one.start for one in told)
        earlier = [one for one in map(self._told.__getitem__, self._recent) if one.start < first]
        whole = next((one for one in reversed(earlier) if _is_sum(one, alone)), None)
        if whole is None or whole.part_of_start is not None:
            return
        for one in alone:
            self._told[one.start] = in_whole(replace(one, part_of_start=whole.start), whole)

    def _candidate(self, sentence: Sentence, found: Measure, by_place: Mapping[int, Candidate]) -> Candidate:
        mention = sentence.mentions[found.place]
        tier, confidence = rate(found.rules[0], found.metric, self._language)
        return Candidate(
            start=mention.start,
            end=mention.end,
            quote=self._text[mention.start : mention.end],
            sentence=sentence.span,
            metric=found.metric,
            group=found.group,
            unit=Unit.HOUSEHOLDS if found.households else Unit.PEOPLE,
            quantity=mention.quantity,
            part_of_start=self._whole_start(sentence, found, by_place),
            status=found.status,
            role=Role.BACKGROUND if found.background else Role.CURRENT,
            tier=tier,
            confidence=confidence,
            rules=found.rules,
        )

    def _whole_start(
        self, sentence: Sentence, found: Measure, by_place: Mapping[int, Candidate]
    ) -> int | None:
        if found.whole is not None:
            return _start(by_place, found.whole)
        before = by_place.get(found.place - 1)
        if before is not None and before.part_of_start is not None and found.rules[0].startswith(_ROWS):
            return before.part_of_start
        return self._earlier_start(sentence, found)

    def _earlier_start(self, sentence: Sentence, found: Measure) -> int | None:
        """The count of an earlier sentence of which this one says that it is a part."""
        mention = sentence.mentions[found.place]
        sign = part_sign(sentence, found.place, find_counted(sentence, mention))
        if sign is None and not found.rules[0].startswith(EARLIER):
            return None
        named = part_metric(sign) if sign else ""
        least = mention.quantity.middle or 0
        fitting = [
            one
            for one in map(self._told.__getitem__, self._recent)
            if one.part_of_start is None
            and not (one.start >= sentence.span.start and one.rules[0].startswith(EARLIER))
            and one.metric == (named or found.metric)
            and least <= (one.quantity.middle or least)
        ]
        fitting = [one for one in fitting if one.role is Role.CURRENT] or fitting
        if not fitting:
            return None
        # "Among the dead" speaks of the whole toll, "of them" of those just named.
        whole = max(fitting, key=lambda one: one.quantity.middle or 0) if named else fitting[-1]
        return whole.start

    def _attributed(self, said: Said, candidate: Candidate, sentence: Sentence, place: int) -> Candidate:
        one = attributed_to(said.voices, said.attributions, sentence.mentions[place].first)
        if one is None:
            name = self._discourse.goes_on_quoting(sentence) or self._source_of_whole(candidate)
            return self._sourced(candidate, name)
        if one.denies or candidate.status is Status.DISPUTED:
            return replace(candidate, status=Status.DISPUTED)
        name = self._discourse.name_for(said, one)
        if not name and not one.speaker.is_person:
            self._nameless.append(candidate.start)
        return self._sourced(candidate, name)

    def _in_whole(self, candidate: Candidate) -> Candidate:
        start = candidate.part_of_start
        return in_whole(candidate, self._told[start]) if start is not None else candidate

    def _source_of_whole(self, candidate: Candidate) -> str:
        """A breakdown goes on with the statement it breaks down."""
        whole = self._told.get(candidate.part_of_start) if candidate.part_of_start is not None else None
        return whole.source if whole else ""

    def _name_those_waiting(self, said: Said) -> None:
        """As in "It said 103 were dead": the name may come a sentence later."""
        if said.names:
            for start in self._nameless:
                self._told[start] = self._sourced(self._told[start], said.names[0])
            self._nameless.clear()

    def _name_those_before(self, said: Said) -> None:
        """As in the Italian "Lo riferisce la polizia", of what the sentence before has told."""
        if said.speaks_back and said.names:
            for start in self._unsaid:
                self._told[start] = self._sourced(self._told[start], said.names[0])
        # A sentence that counts nothing may stand before a credit.
        if said.speaks_back or said.voices.sentence.mentions:
            self._unsaid.clear()

    def _sourced(self, candidate: Candidate, name: str) -> Candidate:
        if not name:
            return replace(candidate, source="", source_key="")
        key = self._names.find_key(name) or self._discourse.key_of_short(name)
        self._discourse.name(name, key)
        return replace(candidate, source=name, source_key=key)


def _is_sum(whole: Candidate, parts: Sequence[Candidate]) -> bool:
    total = sum(one.quantity.value or 0 for one in parts)
    alike = (whole.metric, whole.unit) == (parts[0].metric, parts[0].unit)
    return alike and total in (whole.quantity.value, whole.quantity.low)


def _unless_speaker(said: Said, sentence: Sentence, found: Measure) -> Measure:
    """Of "two security sources said" the two are those who speak."""
    mention = sentence.mentions[found.place]
    speaks = any(mention.first < after and first <= mention.after for first, after in said.offices)
    return replace(found, reason="speakers") if speaks and not found.reason else found


def _start(by_place: Mapping[int, Candidate], place: int | None) -> int | None:
    found = by_place.get(place) if place is not None else None
    return found.start if found else None
