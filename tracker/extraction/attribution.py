"""Attribution: who is said to say each number of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.extraction.name_endings import trim_name
from tracker.extraction.signs import Kind
from tracker.extraction.speakers import (
    POSSESSIVES,
    Speaker,
    is_known,
    is_proper,
    speaker_after,
    speaker_before,
)
from tracker.extraction.voices import Voices, Word

_ENDS = frozenset({".", ",", ";", '"', "”", "»", "!", "?", ")", "،", "؛", "–", "-", "—"})
_AGENT = 16
_ADJUNCTS = 8
_TRADE = 3
# So many words stand between an owner and the count: "the agency's own latest estimate".
_OWN = 2


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


def find_attributions(voices: Voices) -> list[Attribution]:
    """Every attribution of a sentence, in the order of the text."""
    found = _in_brackets(voices) + _at_colons(voices)
    cited: Speaker | None = None
    for first, after, word in sorted(voices.found, key=lambda one: (one[0], -one[1])):
        if voices.after(first, Word.NOBODY):
            continue
        if word is Word.CITING:
            cited = _cited(voices, after) or cited
            if cited is not None and found:
                found[-1], cited = replace(found[-1], speaker=cited), None
        elif not any(one.first <= first < one.after for one in found):
            attribution = _attribution(voices, first, after, word)
            if attribution is not None:
                # "Citing the ombudsman, the paper wrote ...": the one who is cited says it.
                found.append(replace(attribution, speaker=cited) if cited else attribution)
                cited = None
    if cited is not None:
        found.append(Attribution(cited, cited.first, cited.after, Reach.AROUND))
    return sorted(found, key=lambda one: one.first)


def _cited(voices: Voices, after: int) -> Speaker | None:
    """Who is named behind "citing"; nobody behind "without citing"."""
    return None if voices.before(after, Word.NOBODY) is not None else speaker_after(voices, after)


def _in_brackets(voices: Voices) -> list[Attribution]:
    """A known source in brackets with a day: "left 1,200 displaced (OCHA, 18 February 2017)"."""
    found: list[Attribution] = []
    for index in range(len(voices.tokens) - 2):
        speaker = speaker_after(voices, index + 1) if voices.tokens[index].text == "(" else None
        if speaker is not None and is_known(voices, speaker) and _fills_bracket(voices, index, speaker.after):
            found.append(Attribution(speaker, index, speaker.after, Reach.BEFORE))
    return found


def _at_colons(voices: Voices) -> list[Attribution]:
    """A known source that a headline names before or behind a colon: "Police: 12 dead", "12 dead: police"."""
    found: list[Attribution] = []
    length = len(voices.tokens)
    closed = length - 1 if length and voices.tokens[-1].text == "." else length
    for index in (at for at in range(length) if voices.tokens[at].text == ":"):
        before, behind = speaker_after(voices, 0), speaker_after(voices, index + 1)
        if before and before.name and before.after == index and is_known(voices, before):
            found.append(Attribution(before, 0, index + 1, Reach.AFTER, says=True))
        elif behind and behind.name and behind.after == closed and is_known(voices, behind):
            found.append(Attribution(behind, index, closed, Reach.BEFORE, says=True))
    return found


def attributed_to(voices: Voices, attributions: Sequence[Attribution], index: int) -> Attribution | None:
    """Who says the number at this token, by the words of its own sentence."""
    before = [one for one in attributions if one.after <= index and one.reach is not Reach.BEFORE]
    behind = [one for one in attributions if one.first > index and one.reach is not Reach.AFTER]
    leading = before[-1] if before else None
    trailing = behind[0] if behind else None
    if leading and trailing:
        return trailing if _gives_way(voices, leading, trailing, index) else leading
    if leading or trailing:
        return leading or trailing
    gone = [one for one in attributions if one.after <= index]
    return gone[-1] if gone and not _parted(voices, gone[-1].after, index, "elsewhere") else None


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


def _fills_bracket(voices: Voices, opening: int, after: int) -> bool:
    """A source with a day behind it, or alone; but in "the Health Organization (WHO)" it is a short name."""
    behind = voices.tokens[after].text if after < len(voices.tokens) else ""
    if behind in {",", ";"}:
        return True
    return behind == ")" and opening > 0 and not voices.tokens[opening - 1].is_capitalised


def _attribution(voices: Voices, first: int, after: int, word: Word) -> Attribution | None:
    read = _READERS.get(word)
    return read(voices, first, after) if read else None


def _according(voices: Voices, first: int, after: int) -> Attribution | None:
    """As in "according to the army", with which a clause may open."""
    inverts = voices.order("inverts")
    speaker = _behind_verb(voices, after) if inverts else speaker_after(voices, after)
    if speaker is None:
        return None
    reach = Reach.AFTER if _opens_clause(voices, first) else Reach.BEFORE
    return Attribution(speaker, first, speaker.after, reach)


def _itself(voices: Voices, first: int, after: int) -> Attribution | None:
    """As in the German "nach Polizeiangaben", where the source is a part of the word."""
    name = trim_name(voices.language, voices.tokens[after - 1].text)
    reach = Reach.AFTER if _opens_clause(voices, first) else Reach.BEFORE
    return Attribution(Speaker(after - 1, after, name), first, after, reach)


def _by(voices: Voices, first: int, after: int) -> Attribution | None:
    """As in "confirmed by the mayor"."""
    speaker = speaker_after(voices, after)
    return None if speaker is None else Attribution(speaker, first, speaker.after, Reach.BEFORE)


def _back(voices: Voices, first: int, after: int) -> Attribution | None:
    """As in the Italian "Lo riferisce la polizia"."""
    return _said(voices, _behind_verb(voices, after), (first, after), Reach.AFTER, first)


def _revising(voices: Voices, first: int, after: int) -> Attribution | None:
    """An office or a known body that changes a toll says so; "the fighting raised the toll" does not."""
    speaker = speaker_before(voices, first)
    told = speaker is not None and speaker.name and is_known(voices, speaker)
    return Attribution(speaker, speaker.first, after, Reach.AFTER, says=True) if told and speaker else None


def _behind_name(voices: Voices, first: int, after: int) -> Attribution | None:
    """As in the German "OCHA zufolge", the Turkish "BM'ye göre": the name stands before."""
    speaker = speaker_before(voices, first)
    if speaker is None:
        return None
    reach = Reach.AFTER if _opens_clause(voices, speaker.first) else Reach.BEFORE
    return Attribution(speaker, speaker.first, after, reach)


def _owned(voices: Voices, first: int, after: int) -> Attribution | None:
    """A count with its owner: "the governor's figure is 81", "by the ministry's own count"."""
    near = range(first - 1, max(-1, first - 2 - _OWN), -1)
    at = next((one for one in near if voices.tokens[one].folded.endswith(POSSESSIVES)), None)
    if at is None:
        return None
    if voices.owning_office(at):
        return Attribution(Speaker(at, at + 1, voices.owning_office(at)), at, after, Reach.AFTER)
    owner = speaker_before(voices, at + 1)
    if owner is None or (at < first - 1 and not is_known(voices, owner)):
        return None
    return Attribution(owner, owner.first, after, Reach.AFTER)


def _opens_clause(voices: Voices, first: int) -> bool:
    """As in "According to the army, ..." at the start, or after a stop; not "..., according to the army"."""
    if first == 0 or voices.tokens[first - 1].text in {";", ":", "–", "—"}:
        return True
    at = first - 1
    if voices.tokens[at].text == "," and at > 0:
        at -= 1
    return voices.sentence.is_clause(at, "turns", "and") and voices.sentence.mention_at(at) is None


def _saying(voices: Voices, first: int, after: int) -> Attribution | None:
    sentence = voices.sentence
    if first > 0 and sentence.is_clause(first - 1, "passives"):
        return _passive(voices, first, after)
    if _is_noun(voices, first, after):
        return None
    said = _inverted(voices, first, after) or _after_name(voices, first, after)
    if said is not None:
        return said
    if first > 0 and sentence.is_clause(first - 1, "and"):
        return _said(voices, speaker_after(voices, 0), (first, after), Reach.AFTER, first)
    if first > 0 and voices.tokens[first - 1].text not in _ENDS and not voices.order("inverts"):
        return None
    behind = speaker_after(voices, after) or _left_out(voices, first, after)
    return _said(voices, behind, (first, behind.after if behind else after), Reach.BEFORE, first)


def _is_noun(voices: Voices, first: int, after: int) -> bool:
    """Whether a verb of saying is none here: "the report of", the Spanish "la cifra" (with no capital)."""
    sentence = voices.sentence
    if voices.after(first, Word.PAPER) and after < len(voices.tokens) and sentence.is_clause(after, "of"):
        return True
    # "Floods have claimed 257 lives": a deed, with its number behind it.
    if sentence.signs.named(first, Kind.ACT) and sentence.mention_at(after) is not None:
        return True
    tells = voices.order("inverts") and not voices.order("nouns_capitalised")
    return tells and first > 0 and sentence.is_clause(first - 1, "articles")


def _left_out(voices: Voices, first: int, after: int) -> Speaker | None:
    """As in the Spanish "Añadió que ...": who is meant spoke before."""
    meant = voices.order("pro_drop") and _leads_on(voices, after)
    return Speaker(first, after, "") if meant else None


def _after_name(voices: Voices, first: int, after: int) -> Attribution | None:
    """Who is named before the verb, or where verbs come last, at the beginning of the sentence."""
    before = speaker_before(voices, first)
    if before is not None:
        return _said(voices, before, (before.first, after), _reach(voices, before.first, after), first)
    if voices.order("verb_last"):
        return _said(voices, speaker_after(voices, 0), (0, 1), Reach.AFTER, first)
    return None


def _inverted(voices: Voices, first: int, after: int) -> Attribution | None:
    """Who is named behind the verb, where a language has it there: "..., informó este martes la Policía"."""
    speaker = _behind_verb(voices, after) if voices.order("inverts") else None
    if speaker is None or not speaker.name:
        return None
    opens = first == 0 or voices.tokens[first - 1].text in _ENDS or voices.order("verb_first")
    if not opens and not _yields(voices, speaker_before(voices, first), speaker):
        return None
    reach = _reach_inverted(voices, first, speaker.after)
    return _said(voices, speaker, (first, speaker.after), reach, first)


def _reach_inverted(voices: Voices, first: int, after: int) -> Reach:
    """As in "..., informó la Policía." of what came before; "Informó la Policía que ..." of what follows.

    Where verbs come first ("أعلن الجيش مقتل 12"), of what follows unless nothing does.
    """
    mentions = voices.sentence.mentions
    if not any(mention.after <= first for mention in mentions) or _leads_on(voices, after):
        return Reach.AFTER
    closes = after >= len(voices.tokens) or voices.tokens[after].text in _ENDS
    follows = any(mention.first >= after for mention in mentions) and not closes
    goes_on = follows and voices.order("verb_first")
    return Reach.AFTER if goes_on else Reach.BEFORE


def _behind_verb(voices: Voices, after: int) -> Speaker | None:
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


def _yields(voices: Voices, before: Speaker | None, behind: Speaker) -> bool:
    """As in the German "Tage nach dem Beben meldete die Regierung": no noun speaks where a body does."""
    named = before is not None and before.name and not voices.names_office(before.first, before.after)
    return bool(named) and voices.names_office(behind.first, behind.after)


def _leads_on(voices: Voices, index: int) -> bool:
    """Whether what was said follows: "... that"."""
    return index < len(voices.tokens) and voices.sentence.is_clause(index, "that")


def _said(
    voices: Voices, speaker: Speaker | None, place: tuple[int, int], reach: Reach, verb: int
) -> Attribution | None:
    if speaker is None:
        return None
    denies = voices.after(verb, Word.DENIES) > 0
    return Attribution(speaker, place[0], place[1], reach, denies=denies, says=True)


def _passive(voices: Voices, first: int, after: int) -> Attribution | None:
    """Who counted is named by an agent: "1,335 casualties were recorded in the city by the Office of ..."."""
    for index in range(after, min(len(voices.tokens), after + _AGENT)):
        if voices.tokens[index].text in {";", "."}:
            return None
        if voices.sentence.is_clause(index, "agents"):
            speaker = speaker_after(voices, index + 1)
            if speaker is not None:
                return Attribution(speaker, first, speaker.after, Reach.BEFORE)
    return None


def _reach(voices: Voices, first: int, after: int) -> Reach:
    """As in "..., police said." it speaks for what came before; "police said ..." for what follows."""
    mentions = voices.sentence.mentions
    inserted = first > 0 and _is_inserted(voices, first)
    numbers_before = any(mention.after <= first for mention in mentions)
    numbers_behind = any(mention.first >= after for mention in mentions)
    if inserted and numbers_before and not numbers_behind:
        return Reach.BEFORE
    end = _closes_at(voices, after)
    if end == 0:
        return Reach.AFTER
    if end >= len(voices.tokens) - 1 or (numbers_before and inserted):
        return Reach.BEFORE
    return Reach.AROUND


def _is_inserted(voices: Voices, first: int) -> bool:
    """Whether a name follows a comma or a quotation, with an article or a trade between ("teacher Ali")."""
    for before in range(first - 1, max(-1, first - 1 - _TRADE), -1):
        if voices.tokens[before].text in _ENDS:
            return True
        if voices.tokens[before].is_capitalised or voices.sentence.mention_at(before) is not None:
            return False
    return False


def _closes_at(voices: Voices, after: int) -> int:
    """Where a saying ends behind its verb ("on Friday", "in a statement"); 0 if it goes on."""
    for index in range(after, min(len(voices.tokens), after + _ADJUNCTS)):
        if voices.tokens[index].text in _ENDS:
            return index
        if (
            voices.sentence.is_clause(index, "that", "auxiliaries")
            or voices.sentence.mention_at(index) is not None
        ):
            return 0
        if voices.sentence.signs.named(index, Kind.STATE) or voices.sentence.signs.named(index, Kind.ACT):
            return 0
    return len(voices.tokens) if after + _ADJUNCTS >= len(voices.tokens) else 0


def speakers_of(attributions: Sequence[Attribution]) -> Iterator[Speaker]:
    """Those who are named, not the pronouns."""
    return (one.speaker for one in attributions if one.speaker.name)


_READERS = {
    Word.ACCORDING: _according,
    Word.BY: _by,
    Word.ACCORDING_AFTER: _behind_name,
    Word.ITSELF: _itself,
    Word.SAYS: _saying,
    Word.SPEAKS_BACK: _back,
    Word.REVISES: _revising,
    Word.PAPER: _owned,
}
