"""Reading: the extractor at work on passages, and how fast it is."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from time import process_time

from extraction_score.judging import Judgement
from extraction_score.passages import Passage

from tracker.extraction.document import Document
from tracker.extraction.pipeline import extract
from tracker.extraction.source_names import SourceNames


def judge(passage: Passage, names: SourceNames) -> Judgement:
    """What the extractor finds in a passage, held against its labels."""
    return Judgement(passage, extract(_document(passage), names).figures, names)


def measure_speed(passages: Sequence[Passage], names: SourceNames, rounds: int) -> float:
    """Passages a second on one core: the median of so many rounds over all of them."""
    documents = [_document(passage) for passage in passages]
    return len(documents) / median(_time(documents, names) for _round in range(rounds))


def _time(documents: Sequence[Document], names: SourceNames) -> float:
    began = process_time()
    for document in documents:
        extract(document, names)
    return process_time() - began


def _document(passage: Passage) -> Document:
    # The language is left out: telling it is part of the work.
    return Document(passage.text, publisher=passage.publisher, published_on=passage.published_on)
