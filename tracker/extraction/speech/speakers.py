"""Speakers: who is named before or after a verb of saying."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.extraction.speech.name_endings import trim_name
from tracker.extraction.speech.name_spans import end_of_name, start_of_name
from tracker.extraction.speech.voices import Voices, Word

_ASIDE = 24
_BRACKET = 6
_NOUN = 7
_INSERTED = 12
_COMMAS = frozenset({",", "،"})
_OPENS = frozenset(',;"”»“')
_CLOSES = {",": ",", ")": "(", "–": "–", "-": "-", "،": "،"}
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
    first = _past_articles(voices, _past_prepositions(voices, index))
    if pronoun := _pronoun_from(voices, first):
        return pronoun
    if first >= len(voices.tokens):
        return None
    after = max(end_of_name(voices, first), voices.known_from(first))
    if after == first or not _is_somebody(voices, first, after):
        return None
    person = None if _is_capitalised(voices, first, after) else _person_after(voices, after)
    return person or _speaker(voices, first, after)


def speaker_before(voices: Voices, index: int) -> Speaker | None:
    """Who is named just before this token: ... "said"; past an aside between commas."""
    after = _before_bracket(voices, _past_helpers(voices, index))
    if named := _named_before_who(voices, after):
        return named
    if pronoun := _pronoun_to(voices, index) or _pronoun_to(voices, after):
        return pronoun
    first = start_of_name(voices, after)
    if first < after and _is_somebody(voices, first, after):
        head = _head_of_subject(voices, first) or _first_of_two(voices, first)
        return head or _speaker(voices, first, after)
    return _before_aside(voices, after) or _inserted(voices, after) or _opens_clause_known(voices, after)


def _named_before_who(voices: Voices, after: int) -> Speaker | None:
    """As in "said the ombudsman, which put at 58 ...", the Spanish "la Defensoría, que cifró en 58"."""
    comma = after - 2
    if comma <= 0 or voices.tokens[comma].text not in _COMMAS or not voices.is_clause(after - 1, "who"):
        return None
    first = start_of_name(voices, comma)
    named = first < comma and voices.names_office(first, comma)
    return _speaker(voices, first, comma) if named else None


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
    return further or (_speaker(voices, start, end) if office else None)


def _first_of_two(voices: Voices, index: int) -> Speaker | None:
    """Of "medics and witnesses" the first, where both are offices in small letters."""
    joint = index - 1
    if joint <= 0 or not voices.sentence.is_clause(joint, "and") or not voices.is_office(joint - 1):
        return None
    first = start_of_name(voices, joint)
    return _speaker(voices, first, joint) if first < joint else None


def _before_aside(voices: Voices, after: int) -> Speaker | None:
    """As in "Elmar Mamedov, mayor of Khojaly, said": the name before the aside."""
    opening = _CLOSES.get(voices.tokens[after - 1].text) if after else None
    if opening is None:
        return None
    for index in range(after - 2, max(0, after - _ASIDE), -1):
        if voices.sentence.mention_at(index) is not None:
            return None
        if voices.tokens[index].text == opening:
            end = _before_bracket(voices, index)
            first = start_of_name(voices, end)
            aside = _named_aside(voices, index + 1, after - 1) or _agent_of_paper(voices, index, after - 1)
            if aside is not None:
                return replace(aside, first=min(first, aside.first))
            if first < end and _is_somebody(voices, first, end):
                return _speaker(voices, first, end)
    return None


def _opens_clause_known(voices: Voices, after: int) -> Speaker | None:
    """A known source with which the clause of the verb begins: "MSF teams on the ground report"."""
    index = after
    while index > 0 and after - index < _ASIDE and voices.tokens[index - 1].text not in _OPENS:
        if voices.sentence.mention_at(index - 1) is not None or voices.sentence.is_clause(
            index - 1, "breaks"
        ):
            return None
        index -= 1
    first = _past_articles(voices, index)
    known = voices.known_from(first)
    return _speaker(voices, first, known) if known and known < after else None


def _agent_of_paper(voices: Voices, opening: int, closing: int) -> Speaker | None:
    """As in "the figures, released on Tuesday by the interior ministry, show"."""
    if not voices.after(opening - 1, Word.PAPER):
        return None
    agents = (at for at in range(opening + 1, closing) if voices.is_clause(at, "agents"))
    return next((found for at in agents if (found := speaker_after(voices, at + 1))), None)


def _named_aside(voices: Voices, first: int, after: int) -> Speaker | None:
    """As in "the interior minister, Aftab Khan, said": the aside is the name."""
    name = _past_articles(voices, first)
    # "Le général Peter Cirimwami": a title in small letters stands before the name.
    while name < after and voices.is_office(name) and not voices.tokens[name].is_capitalised:
        name += 1
    whole = after - name > 1 and end_of_name(voices, name) == after and not voices.after(name, Word.STOP)
    return _speaker(voices, first, after) if whole and _is_capitalised(voices, name, after) else None


def _pronoun_from(voices: Voices, first: int) -> Speaker | None:
    for word in (Word.PRONOUN, Word.PERSON):
        if after := voices.after(first, word):
            return Speaker(first, after, "", is_person=word is Word.PERSON)
    return None


def _pronoun_to(voices: Voices, after: int) -> Speaker | None:
    for word in (Word.PRONOUN, Word.PERSON):
        if (start := voices.before(after, word)) is not None:
            return Speaker(start, after, "", is_person=word is Word.PERSON)
    return None


def _past_paper(voices: Voices, first: int, after: int) -> int:
    """Of "the report of the mission" the mission is the source."""
    for index in range(first, after - 2):
        join = index + 1 if voices.after(index + 1, Word.JOIN) else index + 2
        if voices.after(index, Word.PAPER) and voices.after(join, Word.JOIN):
            author = _past_articles(voices, join + 1)
            return author if author < after and _is_somebody(voices, author, after) else first
    return first


def _owner_of_paper(voices: Voices, first: int, after: int) -> int:
    """Where the owner ends in "the ministry's figures"; `after` where nobody owns what is written."""
    if not voices.after(after - 1, Word.PAPER):
        return after
    owners = (at for at in range(first, after - 1) if voices.tokens[at].folded.endswith(POSSESSIVES))
    return next(owners, after - 1) + 1


def _inserted(voices: Voices, after: int) -> Speaker | None:
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
    return _speaker(voices, first, next(relative, after))


def _speaker(voices: Voices, first: int, after: int) -> Speaker:
    # "Volker Türk said his office had verified 15 deaths".
    if voices.after(first, Word.OWNER) or voices.after(first - 1, Word.OWNER):
        return Speaker(first, after, "")
    first = _past_paper(voices, _past_articles(voices, first), after)
    after = _owner_of_paper(voices, first, after)
    name = voices.text[voices.tokens[first].start : voices.tokens[after - 1].end]
    for possessive in POSSESSIVES:
        name = name.removesuffix(possessive)
    return Speaker(first, after, trim_name(voices.language, name))


def _past_articles(voices: Voices, index: int) -> int:
    while (
        index < len(voices.tokens)
        and (voices.sentence.is_clause(index, "articles") or voices.tokens[index].text in _QUOTES)
        and (not voices.known_from(index) or voices.known_from(index + 1))
    ):
        index += 1
    return index


def _past_prepositions(voices: Voices, index: int) -> int:
    """Past the Russian "в" of "сообщили в ООН", said in the UN."""
    while (
        voices.order("inverts") and voices.is_clause(index, "prepositions") and voices.after(index, Word.JOIN)
    ):
        index += 1
    return index


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


def _before_bracket(voices: Voices, index: int) -> int:
    """Back over a short name in brackets: "the World Health Organization (WHO) said"."""
    if index == 0 or voices.tokens[index - 1].text != ")":
        return index
    openings = (at for at in range(index - 1, -1, -1) if voices.tokens[at].text == "(")
    opening = next(openings, index)
    return opening if index - opening <= _BRACKET else index


def _is_somebody(voices: Voices, first: int, after: int) -> bool:
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
    return bool(speaker.name) and _is_capitalised(voices, speaker.first, speaker.after)


def _is_capitalised(voices: Voices, first: int, after: int) -> bool:
    words = [index for index in range(first, after) if voices.tokens[index].is_word]
    return all(voices.tokens[index].is_capitalised for index in words)


def _person_after(voices: Voices, index: int) -> Speaker | None:
    """The name that follows an office: "the coordinator in Kigali, Jean-Pascal Chappa"."""
    if index + 2 >= len(voices.tokens) or voices.tokens[index].text != ",":
        return None
    after = end_of_name(voices, index + 1)
    named = after - index > 2 and _is_capitalised(voices, index + 1, after)
    return _speaker(voices, index + 1, after) if named else None
