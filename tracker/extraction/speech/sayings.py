"""Sayings: attributions by a verb of saying: "police said", "..., informó la Policía", "were recorded by"."""

from __future__ import annotations

from tracker.extraction.signs import Kind
from tracker.extraction.speech.adjuncts import leads_on, speaker_behind_verb
from tracker.extraction.speech.attribution import Attribution, Reach, said_by
from tracker.extraction.speech.speakers import Speaker, is_proper, speaker_after
from tracker.extraction.speech.subjects import speaker_before
from tracker.extraction.speech.voices import Voices, Word

_ENDS = frozenset({".", ",", ";", '"', "”", "»", "!", "?", ")", "،", "؛", "–", "-", "—"})
_AGENT = 16
_ADJUNCTS = 8
_TRADE = 3
_TO_VERB = 4


def read_saying(voices: Voices, first: int, after: int) -> Attribution | None:
    """Who says something with this verb: named before it, behind it, or by an agent of a passive."""
    sentence = voices.sentence
    if first > 0 and sentence.is_clause(first - 1, "passives"):
        return _passive(voices, first, after)
    if _is_noun(voices, first, after):
        return None
    said = _inverted(voices, first, after) or _after_name(voices, first, after)
    if said is not None:
        return said
    if first > 0 and sentence.is_clause(first - 1, "and"):
        return said_by(voices, speaker_after(voices, 0), (first, after), Reach.AFTER, first)
    if first > 0 and voices.tokens[first - 1].text not in _ENDS and not voices.order("inverts"):
        return None
    behind = speaker_after(voices, after) or _left_out(voices, first, after)
    return said_by(voices, behind, (first, behind.after if behind else after), Reach.BEFORE, first)


def _is_noun(voices: Voices, first: int, after: int) -> bool:
    """Whether a verb of saying is none here: "the report of", the Spanish "la cifra" (with no capital)."""
    sentence = voices.sentence
    if voices.after(first, Word.PAPER) and after < len(voices.tokens) and sentence.is_clause(after, "of"):
        return True
    # "Floods have claimed 257 lives": a deed, with its number behind it.
    deed = sentence.signs.named(first, Kind.ACT)
    if deed is not None and deed.after >= after and sentence.mention_at(after) is not None:
        return not _claims_number(voices, first, after)
    tells = voices.order("inverts") and not voices.order("nouns_capitalised")
    return tells and first > 0 and sentence.is_clause(first - 1, "articles")


def _claims_number(voices: Voices, first: int, after: int) -> bool:
    """As in "JNIM itself claimed 100", "Moscow claimed 2,000 civilians died", where a body speaks."""
    place = voices.sentence.mention_at(after)
    end = voices.sentence.mentions[place].after if place is not None else after
    bare = end >= len(voices.tokens) or not voices.tokens[end].is_word
    near = range(end, min(len(voices.tokens), end + _TO_VERB))
    died = any(voices.sentence.signs.named(at, Kind.STATE) for at in near)
    speaker = speaker_before(voices, first)
    return (bare or died) and speaker is not None and is_proper(voices, speaker)


def _left_out(voices: Voices, first: int, after: int) -> Speaker | None:
    """As in the Spanish "Añadió que ...": who is meant spoke before."""
    meant = voices.order("pro_drop") and leads_on(voices, after)
    return Speaker(first, after, "") if meant else None


def _after_name(voices: Voices, first: int, after: int) -> Attribution | None:
    """Who is named before the verb, or where verbs come last, at the beginning of the sentence."""
    before = speaker_before(voices, first)
    if before is not None:
        return said_by(voices, before, (before.first, after), _reach(voices, before.first, after), first)
    if voices.order("verb_last"):
        return said_by(voices, speaker_after(voices, 0), (0, 1), Reach.AFTER, first)
    return None


def _inverted(voices: Voices, first: int, after: int) -> Attribution | None:
    """Who is named behind the verb, where a language has it there: "..., informó este martes la Policía"."""
    speaker = speaker_behind_verb(voices, after) if voices.order("inverts") else None
    if speaker is None or not speaker.name:
        return None
    opens = first == 0 or voices.tokens[first - 1].text in _ENDS or voices.order("verb_first")
    if not opens and not _yields(voices, speaker_before(voices, first), speaker):
        return None
    reach = _reach_inverted(voices, first, speaker.after)
    return said_by(voices, speaker, (first, speaker.after), reach, first)


def _reach_inverted(voices: Voices, first: int, after: int) -> Reach:
    """As in "..., informó la Policía." of what came before; "Informó la Policía que ..." of what follows.

    Where verbs come first ("أعلن الجيش مقتل 12"), of what follows unless nothing does.
    """
    mentions = voices.sentence.mentions
    if not any(mention.after <= first for mention in mentions) or leads_on(voices, after):
        return Reach.AFTER
    closes = after >= len(voices.tokens) or voices.tokens[after].text in _ENDS
    follows = any(mention.first >= after for mention in mentions) and not closes
    goes_on = follows and voices.order("verb_first")
    return Reach.AFTER if goes_on else Reach.BEFORE


def _yields(voices: Voices, before: Speaker | None, behind: Speaker) -> bool:
    """As in the German "Tage nach dem Beben meldete die Regierung": no noun speaks where a body does."""
    named = before is not None and before.name and not voices.names_office(before.first, before.after)
    return bool(named) and voices.names_office(behind.first, behind.after)


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
