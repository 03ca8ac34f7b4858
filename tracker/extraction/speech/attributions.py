"""The attributions of a sentence: every one that its words make, in the order of the text."""

from __future__ import annotations

from dataclasses import replace

from tracker.extraction.speech.attribution import Attribution, Reach
from tracker.extraction.speech.citations import (
    find_at_colons,
    find_credit,
    find_in_brackets,
    read_according,
    read_back,
    read_behind_name,
    read_by,
    read_itself,
    read_owned,
    read_revising,
)
from tracker.extraction.speech.sayings import read_saying
from tracker.extraction.speech.speakers import Speaker, speaker_after
from tracker.extraction.speech.voices import Voices, Word


def find_attributions(voices: Voices) -> list[Attribution]:
    """Every attribution of a sentence, in the order of the text."""
    found = find_in_brackets(voices) + find_at_colons(voices)
    credit = find_credit(voices)
    found += [credit] if credit else []
    cited: Speaker | None = None
    for first, after, word in sorted(voices.found, key=lambda one: (one[0], -one[1])):
        if _says_nobody(voices, first):
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


def _says_nobody(voices: Voices, index: int) -> bool:
    """Whether a verb of saying is none here: "claimed responsibility", the German "Es gab 15 Tote"."""
    starts = range(max(0, index - 2), index + 1)
    return any(voices.after(start, Word.NOBODY) > index for start in starts)


def _cited(voices: Voices, after: int) -> Speaker | None:
    """Who is named behind "citing"; nobody behind "without citing"."""
    return None if voices.before(after, Word.NOBODY) is not None else speaker_after(voices, after)


def _attribution(voices: Voices, first: int, after: int, word: Word) -> Attribution | None:
    read = _READERS.get(word)
    return read(voices, first, after) if read else None


_READERS = {
    Word.ACCORDING: read_according,
    Word.BY: read_by,
    Word.ACCORDING_AFTER: read_behind_name,
    Word.ITSELF: read_itself,
    Word.SAYS: read_saying,
    Word.SPEAKS_BACK: read_back,
    Word.REVISES: read_revising,
    Word.PAPER: read_owned,
}
