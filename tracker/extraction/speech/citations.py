"""Citations: attributions without a verb of saying: "according to", "(OCHA)", "Police: 12 dead"."""

from __future__ import annotations

from tracker.extraction.speech.adjuncts import speaker_behind_verb
from tracker.extraction.speech.attribution import Attribution, Reach, said_by
from tracker.extraction.speech.name_endings import trim_name
from tracker.extraction.speech.speakers import POSSESSIVES, Speaker, is_known, speaker_after
from tracker.extraction.speech.subjects import speaker_before
from tracker.extraction.speech.voices import Voices
from tracker.extraction.tokens import DASHES

# So many words stand between an owner and the count: "the agency's own latest estimate".
_OWN = 2


def read_according(voices: Voices, first: int, after: int) -> Attribution | None:
    """As in "according to the army", with which a clause may open."""
    inverts = voices.order("inverts")
    speaker = speaker_behind_verb(voices, after) if inverts else speaker_after(voices, after)
    if speaker is None:
        return None
    reach = Reach.AFTER if opens_clause(voices, first) else Reach.BEFORE
    return Attribution(speaker, first, speaker.after, reach)


def read_itself(voices: Voices, first: int, after: int) -> Attribution | None:
    """As in the German "nach Polizeiangaben", where the source is a part of the word."""
    name = trim_name(voices.language, voices.tokens[after - 1].text)
    reach = Reach.AFTER if opens_clause(voices, first) else Reach.BEFORE
    return Attribution(Speaker(after - 1, after, name), first, after, reach)


def read_by(voices: Voices, first: int, after: int) -> Attribution | None:
    """As in "confirmed by the mayor"."""
    speaker = speaker_after(voices, after)
    return None if speaker is None else Attribution(speaker, first, speaker.after, Reach.BEFORE)


def read_back(voices: Voices, first: int, after: int) -> Attribution | None:
    """As in the Italian "Lo riferisce la polizia"."""
    return said_by(voices, speaker_behind_verb(voices, after), (first, after), Reach.AFTER, first)


def read_revising(voices: Voices, first: int, after: int) -> Attribution | None:
    """An office or a known body that changes a toll says so; "the fighting raised the toll" does not."""
    speaker = speaker_before(voices, first)
    told = speaker is not None and speaker.name and is_known(voices, speaker)
    return Attribution(speaker, speaker.first, after, Reach.AFTER, says=True) if told and speaker else None


def read_behind_name(voices: Voices, first: int, after: int) -> Attribution | None:
    """As in the German "OCHA zufolge", the Turkish "BM'ye göre": the name stands before."""
    speaker = speaker_before(voices, first)
    if speaker is None:
        return None
    reach = Reach.AFTER if opens_clause(voices, speaker.first) else Reach.BEFORE
    return Attribution(speaker, speaker.first, after, reach)


def read_owned(voices: Voices, first: int, after: int) -> Attribution | None:
    """A count with its owner: "the governor's figure is 81", "by the ministry's own count"."""
    near = range(first - 1, max(-1, first - 2 - _OWN), -1)
    at = next((one for one in near if voices.tokens[one].folded.endswith(POSSESSIVES)), None)
    if at is None:
        return None
    if voices.owning_office(at):
        return Attribution(Speaker(at, at + 1, voices.owning_office(at)), at, after, _reach_owned(voices, at))
    owner = speaker_before(voices, at + 1)
    if owner is None or (at < first - 1 and not is_known(voices, owner)):
        return None
    return Attribution(owner, owner.first, after, _reach_owned(voices, owner.first))


def _reach_owned(voices: Voices, first: int) -> Reach:
    """As in "By Israel's count, 12 died"; it speaks for what came before in "12 died, by Israel's count"."""
    mentions = voices.sentence.mentions
    closes = bool(mentions) and all(mention.after <= first for mention in mentions)
    return Reach.BEFORE if closes else Reach.AFTER


def opens_clause(voices: Voices, first: int) -> bool:
    """As in "According to the army, ..." at the start, or after a stop; not "..., according to the army"."""
    if first == 0 or voices.tokens[first - 1].text in {";", ":", "–", "—"}:
        return True
    at = first - 1
    if voices.tokens[at].text == "," and at > 0:
        at -= 1
    return voices.sentence.is_clause(at, "turns", "and") and voices.sentence.mention_at(at) is None


def find_in_brackets(voices: Voices) -> list[Attribution]:
    """A known source in brackets with a day: "left 1,200 displaced (OCHA, 18 February 2017)"."""
    found: list[Attribution] = []
    for index in range(len(voices.tokens) - 2):
        speaker = speaker_after(voices, index + 1) if voices.tokens[index].text == "(" else None
        if speaker is not None and is_known(voices, speaker) and _fills_bracket(voices, index, speaker.after):
            found.append(Attribution(speaker, index, speaker.after, Reach.BEFORE))
    return found


def find_credit(voices: Voices) -> Attribution | None:
    """A known source, or an office, that closes a headline behind a dash: "24 missing - coast guard"."""
    marks = (at for at in reversed(range(len(voices.tokens))) if voices.tokens[at].text in DASHES)
    dash = next((at for at in marks if _is_spaced(voices, at)), None)
    speaker = speaker_after(voices, dash + 1) if dash is not None else None
    if dash is None or speaker is None or speaker.after < len(voices.tokens):
        return None
    known = bool(speaker.name) and is_known(voices, speaker)
    return Attribution(speaker, dash, speaker.after, Reach.BEFORE, says=True) if known else None


def is_credit(voices: Voices) -> bool:
    """Whether a sentence is nothing but a known source in brackets: "(BBC)"."""
    texts = [token.text for token in voices.tokens if token.text != "."]
    return len(texts) > 2 and (texts[0], texts[-1]) == ("(", ")") and voices.known_from(1) >= len(texts) - 1


def _is_spaced(voices: Voices, index: int) -> bool:
    return index > 0 and voices.tokens[index].start > voices.tokens[index - 1].end


def _fills_bracket(voices: Voices, opening: int, after: int) -> bool:
    """A source with a day behind it, or alone; but in "the Health Organization (WHO)" it is a short name."""
    behind = voices.tokens[after].text if after < len(voices.tokens) else ""
    # The agency of a dateline: "KABUL, Nov 3 (Reuters) - At least ...".
    if any(token.text in DASHES for token in voices.tokens[after + 1 : after + 3]):
        return False
    if behind in {",", ";"}:
        return True
    if opening == 0:
        return is_credit(voices)
    return behind == ")" and not voices.tokens[opening - 1].is_capitalised


def find_at_colons(voices: Voices) -> list[Attribution]:
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
