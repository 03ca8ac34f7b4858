"""The pipeline: a document in, its candidates out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tracker.extraction.candidate import Extraction, Rejected, Span
from tracker.extraction.document import Document
from tracker.extraction.language import find_language
from tracker.extraction.lexicon import Lexicon, read_lexicon
from tracker.extraction.numbers import find_numbers
from tracker.extraction.sentence import Sentence
from tracker.extraction.sentences import split_sentences
from tracker.extraction.setting.anchors import find_anchors
from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.dates import find_day_order, find_years
from tracker.extraction.setting.places import Places
from tracker.extraction.setting.stretches import Clock
from tracker.extraction.setting.world import World
from tracker.extraction.signs import find_signs
from tracker.extraction.source_names import SourceNames
from tracker.extraction.story import Story
from tracker.extraction.tokens import Token, tokenize

# In tokens.
_LONGEST = 250


def extract(document: Document, names: SourceNames, places: Places | None = None) -> Extraction:
    """The figures of a document, each with its words and what they tell, and the numbers that are none.

    Depends on the document and the names alone: the same text gives the same candidates anywhere. `places`
    are the known ones, by default those that come with the program.
    """
    lexicon = read_lexicon(document.language or find_language(document.text))
    rejected: list[Rejected] = []
    sentences: list[Sentence] = []
    for span, tokens in _sentences(document.text, lexicon):
        mentions, refused = find_numbers(tokens, lexicon)
        rejected += refused
        sentences.append(Sentence(span, tokens, mentions, find_signs(tokens, lexicon.language, refused)))
    story = _tell(document, sentences, lexicon, names, places or Places.built_in())
    rejected += story.rejected
    in_order = tuple(sorted(rejected, key=lambda one: one.start))
    return Extraction(story.candidates, in_order, story.anchors, tuple(story.sources))


def _tell(
    document: Document, sentences: Sequence[Sentence], lexicon: Lexicon, names: SourceNames, places: Places
) -> Story:
    day_first = find_day_order(token for sentence in sentences for token in sentence.tokens)
    cues = [Cues(sentence.tokens, lexicon.language, sentence.numbers) for sentence in sentences]
    clock = Clock(document.published_on, day_first, find_years(cues))
    story = Story(document, lexicon, names, World(clock, find_anchors(cues, clock), places))
    for sentence, words in zip(sentences, cues, strict=True):
        story.add(sentence, words)
    return story


def _sentences(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, list[Token]]]:
    tokens = tokenize(text)
    at = 0
    for span in split_sentences(text, *_stops(lexicon.language)):
        first = at
        while at < len(tokens) and tokens[at].start < span.end:
            at += 1
        yield from _pieces(span, tokens[first:at])


def _pieces(span: Span, tokens: list[Token]) -> Iterator[tuple[Span, list[Token]]]:
    """A sentence; what is much longer than any is a table or worse, and is read in pieces."""
    if len(tokens) <= _LONGEST:
        yield from [(span, tokens)] if tokens else []
        return
    for first in range(0, len(tokens), _LONGEST):
        piece = tokens[first : first + _LONGEST]
        yield Span(piece[0].start, piece[-1].end), piece


@cache
def _stops(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The abbreviations of a language, and the words that open a sentence even behind one."""
    lexicon = read_lexicon(language)
    lists = (frozenset(lexicon.texts("sentences", name)) for name in ("abbreviations", "openers"))
    return next(lists), next(lists)
