"""Short texts read by the pipeline, for tests: each figure as a few words."""

from datetime import date

from tracker.extraction.candidate import Candidate, Extraction
from tracker.extraction.document import Document
from tracker.extraction.pipeline import extract
from tracker.extraction.source_names import SourceNames


def read(text: str, published_on: date | None = None, language: str = "en") -> Extraction:
    """What is found in a text."""
    return extract(Document(text, published_on=published_on, language=language), SourceNames.built_in())


def figures(text: str, language: str = "en") -> list[Candidate]:
    """The candidates of a text."""
    return list(read(text, language=language).figures)


def counts(text: str, language: str = "en") -> list[str]:
    """Each figure as "at least 20 deaths civilians": its quote, metric and group."""
    return [f"{one.quote} {one.metric} {one.group}" for one in figures(text, language)]


def reasons(text: str, language: str = "en") -> dict[str, str]:
    """Each rejected number with what it is instead."""
    return {one.quote: one.reason for one in read(text, language=language).rejected}


def sources(text: str, language: str = "en") -> list[str]:
    """Who says each figure, as written."""
    return [one.source for one in figures(text, language)]


def parts(text: str, language: str = "en") -> dict[str, str]:
    """Each figure that is a part, with the one that it is a part of, by their quotes."""
    found = figures(text, language)
    quotes = {one.start: one.quote for one in found}
    return {one.quote: quotes[one.part_of_start] for one in found if one.part_of_start is not None}
