"""Article reports: the report of an article, whether or not it was kept before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from textwrap import shorten

from tracker.domain.names import new_key
from tracker.domain.period import Precision, WrittenDate
from tracker.domain.report import EARLIEST_REPORT, Report, mint_report_id
from tracker.domain.text import storable
from tracker.errors import QuestionError
from tracker.extraction.candidate import Extraction
from tracker.extraction.document import Document
from tracker.store.intake import Intake
from tracker.store.kept_documents import Article, Wording, find_kept_report, wording_of

_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """A document's report as it is told now, and as it was stored before, None for one that is new.

    `is_kept` is whether candidates of the same article stand under it.
    """

    told: Report
    former: Report | None
    is_kept: bool

    @property
    def offered(self) -> Report:
        """What the store is given of it: not the address that another publisher has for the article."""
        is_others = self.former is not None and self.former.publisher != self.told.publisher
        return replace(self.told, url="") if is_others else self.told

    def is_dated(self, now: Report) -> bool:
        """Whether the report, as it stands now, has taken up the day that is told."""
        return self.former is not None and self.former.written != now.written == self.told.written


def find_article_report(
    intake: Intake, document: Document, extraction: Extraction, named: str, url: str
) -> ArticleReport:
    """The report of a document that is put out under a name; raises QuestionError for a day before 1900."""
    publisher = intake.register.find("source", named) or new_key(named)
    digest = document.sha256 or sha256(document.text.encode()).hexdigest()
    written = _written(intake, document)
    title = storable(document.title.strip() or shorten(document.text, _LONGEST_TITLE, placeholder=" ..."))
    minted = mint_report_id(publisher, url, title, written, "", "")
    article = Article(digest, publisher, storable(url), title, written, _wording(document, extraction))
    kept = find_kept_report(intake.connection, article)
    report = Report(
        id=kept or intake.report_aliases([minted]).get(minted, minted),
        publisher=publisher,
        report_date=written.day,
        precision=written.precision,
        title=title,
        url=storable(url),
        language=document.language,
        caveats=storable("; ".join(document.caveats)),
        sha256=digest,
    )
    return ArticleReport(report, intake.reports([report.id]).get(report.id), is_kept=kept is not None)


def _wording(document: Document, extraction: Extraction) -> Wording:
    """The figures of a document in its own words, as their drafts have them."""
    figures = extraction.figures
    sentences = (document.text[one.sentence.start : one.sentence.end] for one in figures)
    return wording_of(
        (storable(text), storable(one.quote)) for text, one in zip(sentences, figures, strict=True)
    )


def _written(intake: Intake, document: Document) -> WrittenDate:
    """The day it was published; where that is not known, by the day it was read."""
    day = document.published_on
    if day is None:
        return WrittenDate(intake.at.date(), Precision.NOT_AFTER)
    if day < EARLIEST_REPORT:
        raise QuestionError("published", str(day), "is before 1900")
    return WrittenDate(day)
