"""The pipeline: a document in, its candidates out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tracker.extraction.candidate import Extraction, Rejected, Span
from tracker.extraction.document import Document
from tracker.extraction.language import find_language
from tracker.extraction.lexicon import Lexicon, read_lexicon
from tracker.extraction.numbers import find_numbers
from tracker.extraction.sentence import Sentence
from tracker.extraction.sentences import split_sentences
from tracker.extraction.signs import find_signs
from tracker.extraction.source_names import SourceNames
from tracker.extraction.story import Story
from tracker.extraction.tokens import Token, tokenize


def extract(document: Document, names: SourceNames) -> Extraction:
    """The figures of a document, each with its words and what they tell, and the numbers that are none.

    Depends on the document and the names alone: the same text gives the same candidates anywhere.
    """
    lexicon = read_lexicon(document.language or find_language(document.text))
    story = Story(document, lexicon, names)
    rejected: list[Rejected] = []
    for span, tokens in _sentences(document.text, lexicon):
        mentions, refused = find_numbers(tokens, lexicon)
        rejected += refused
        story.add(Sentence(span, tokens, mentions, find_signs(tokens, lexicon.language, refused)))
    rejected += story.rejected
    return Extraction(story.candidates(), tuple(sorted(rejected, key=lambda one: one.start)))


def _sentences(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, list[Token]]]:
    tokens = tokenize(text)
    at = 0
    for span in split_sentences(text, _abbreviations(lexicon.language)):
        first = at
        while at < len(tokens) and tokens[at].start < span.end:
            at += 1
        if at > first:
            yield span, tokens[first:at]


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(read_lexicon(language).texts("sentences", "abbreviations"))
