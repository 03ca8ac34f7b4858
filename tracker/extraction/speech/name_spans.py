"""Where the name of a source begins and ends, among words that are no known source."""

from __future__ import annotations

from tracker.extraction.speech.name_endings import closes_name
from tracker.extraction.speech.voices import Voices, Word

_LONGEST = 16
_ADJECTIVES = 3
_JOINS = 4


def end_of_name(voices: Voices, first: int) -> int:
    """The token after a name that begins with this one; `first` itself where none does."""
    index, limit, settled = first, min(len(voices.tokens), first + _LONGEST), False
    while index < limit:
        known = voices.known_from(index)
        if known > index:
            opens = index == first
            index, settled = _to_office(voices, known), True
            # Where any word may be of a name, a known one is the whole of it.
            if voices.caseless and opens:
                break
        elif (_stops(voices, index) and not _opens_name(voices, index, first)) or not (
            voices.is_solid(index) or _goes_on(voices, index, settled=settled)
        ):
            break
        else:
            settled = settled or voices.caseless or voices.after(index, Word.OFFICE) > 0
            index += 1
            if closes_name(voices.language, voices.tokens[index - 1].folded):
                break
    while index > first and not voices.is_solid(index - 1) and voices.known_to(index) is None:
        index -= 1
    return index


def _to_office(voices: Voices, index: int) -> int:
    """Past the office of a known body, a word or two on: the "refugee agency" of the UN."""
    for at in range(index, min(len(voices.tokens), index + _JOINS)):
        if voices.after(at, Word.OFFICE):
            return voices.after(at, Word.OFFICE)
        if not voices.tokens[at].is_word or voices.after(at, Word.SAYS) or voices.sentence.is_clause(at):
            return index
    return index


def _opens_name(voices: Voices, index: int, first: int) -> bool:
    """A day of the week before another capital is a name: "Monday Kassah"."""
    names = range(index, min(len(voices.tokens), index + 2))
    return index == first and len(names) == 2 and all(voices.tokens[at].is_capitalised for at in names)


def _stops(voices: Voices, index: int) -> bool:
    token = voices.tokens[index]
    if not token.is_word:
        return not voices.is_mark_inside(index)
    if voices.after(index, Word.STOP) or voices.parts_names(index):
        return True
    if voices.caseless and not voices.is_office(index) and voices.tells_of_people(index):
        return True
    says = voices.after(index, Word.SAYS) and not voices.after(index, Word.OFFICE)
    return bool(says) and not token.is_capitalised


def _goes_on(voices: Voices, index: int, *, settled: bool) -> bool:
    """Over a small word before more of the name, or an adjective before an office."""
    if not voices.tokens[index].is_word:
        return True
    if voices.after(index, Word.JOIN):
        rest = range(index + 1, min(len(voices.tokens), index + _JOINS))
        ahead = next((at for at in rest if not voices.after(at, Word.JOIN)), None)
        return ahead is not None and voices.is_solid(ahead) and not _stops(voices, ahead)
    plain = not voices.sentence.is_clause(index)
    return plain and (not settled or voices.goes_over_adjective(index))


def start_of_name(voices: Voices, after: int) -> int:
    """The first token of a name that ends just before this one; `after` itself where none does."""
    solid = after > 0 and (voices.is_solid(after - 1) or voices.known_to(after) is not None)
    if not solid and not voices.ends_in_adjective(after):
        return after
    index, adjectives = after if solid else after - 1, 0
    while index > 0 and after - index < _LONGEST:
        known = voices.known_to(index)
        step = known if known is not None else _step_left(voices, index, adjectives)
        if step == index:
            break
        adjectives = 0 if known is not None or voices.is_solid(step) else adjectives + 1
        index = step
        if voices.sentence.is_clause(index, "articles") and not _reaches_over(voices, index):
            break
    while index < after and not voices.tokens[index].is_word:
        index += 1
    return index


def _reaches_over(voices: Voices, index: int) -> bool:
    """Whether a name holds this article: "Save the Children", "Office for the Coordination"."""
    named = index > 1 and voices.tokens[index - 1].is_capitalised and not voices.sentence.is_clause(index - 1)
    return named or _is_joined(voices, index - 1)


def _step_left(voices: Voices, index: int, adjectives: int) -> int:
    """The token before, where the name reaches over it; else this one."""
    at = index - 1
    token = voices.tokens[at]
    if not token.is_word and not voices.is_mark_inside(at):
        return index
    if voices.parts_names(at) or (voices.caseless and _is_over(voices, at)):
        return index
    if voices.is_solid(at) or voices.sentence.is_clause(at, "articles") or _is_joined(voices, at):
        return at
    if _is_joined(voices, at + 1):
        return at
    if not token.is_word:
        return at
    plain = not voices.caseless and not voices.sentence.is_clause(at) and adjectives < _ADJECTIVES
    office = not voices.tokens[index].is_capitalised or voices.after(index, Word.OFFICE) > 0
    return at if plain and office and not voices.after(at, Word.SAYS) else index


def _is_over(voices: Voices, at: int) -> bool:
    """Whether a word of a script without capitals is of no name that follows it."""
    ended = closes_name(voices.language, voices.tokens[at].folded)
    return not voices.is_office(at) and (ended or voices.tells_of_people(at))


def _is_joined(voices: Voices, at: int) -> bool:
    """Whether a small word joins two parts of one name: something solid stands before it."""
    if at <= 0 or not voices.after(at, Word.JOIN):
        return False
    return _ends_part(voices, at) and voices.sentence.mention_at(at - 1) is None


def _ends_part(voices: Voices, after: int) -> bool:
    """A part ends in something solid, or in a plain word after a join: "minister of culture" of Rwanda."""
    if voices.is_solid(after - 1) or voices.ends_in_adjective(after):
        return True
    plain = after > 2 and voices.tokens[after - 1].is_word and not voices.sentence.is_clause(after - 1)
    return plain and voices.after(after - 2, Word.JOIN) > 0 and voices.is_solid(after - 3)
