"""The extraction: an article in, the figures it reports out."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli.codes import SOME_REJECTED
from tracker.cli.flags import Flag, takes
from tracker.cli.found import give_found
from tracker.cli.output import FileFlag, Form, check_not_read, form_of
from tracker.cli.passages import STDIN, answer_passages
from tracker.cli.speech import tell
from tracker.cli.store import opened, settings_of
from tracker.domain.report import EARLIEST_REPORT
from tracker.domain.selection import parse_day
from tracker.domain.wording import amount
from tracker.errors import DocumentError, QuestionError
from tracker.extraction.candidate import Extraction
from tracker.extraction.document import Document
from tracker.extraction.documents.reading import read_document
from tracker.extraction.pipeline import extract as find_figures
from tracker.extraction.source_names import SourceNames
from tracker.ingest.candidates import save_candidates

app = typer.Typer(rich_markup_mode=None)


@dataclass(frozen=True, slots=True)
class Article:
    """What is said on the command line of one article."""

    published: date | None = None
    publisher: str = ""
    format: Form | None = None
    save: bool = False
    url: str = ""
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class Stream:
    """What is said on the command line of many passages; `jsonl` is their file, "" where there is none."""

    jsonl: str = ""
    workers: int = 0
    resume: bool = False


_ARTICLE = (
    Flag("published", "The day it was published; else as it states.", "DATE"),
    Flag("publisher", "Who put it out; else as it states.", "NAME"),
    Flag("format", "table, csv or json.", "FORM", Form | None),
    Flag("save", "Keep what was found for `tracker review`.", None, bool, False),
    Flag("url", "With --save: its address.", "URL"),
    Flag("conflict", "With --save: the war or offensive it tells of.", "NAME"),
)
_STREAM = (
    Flag("jsonl", "Many short texts, one a line, in place of FILE.", "PASSAGES"),
    Flag("workers", "With --jsonl: so many processes; else one a core.", "N", int | None),
    Flag("resume", "With --jsonl: add to the file of -o what it lacks.", None, bool, False),
)


def _article(stated: Mapping[str, Any]) -> Article:
    """Raises QuestionError for a day before any report, and for a publisher without a name."""
    if not stated.get("publisher", "-").strip():
        raise QuestionError("publisher", "", "is empty")
    if "published" not in stated:
        return Article(**stated)
    published = parse_day("published", stated["published"])
    if published < EARLIEST_REPORT:
        raise QuestionError("published", str(published), f"is before {EARLIEST_REPORT.year}")
    return Article(**{**stated, "published": published})


@app.command()
@takes("stream", _STREAM, lambda stated: Stream(**stated))
@takes("article", _ARTICLE, _article)
def extract(
    ctx: typer.Context,
    article: Article,
    stream: Stream,
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="Plain text, HTML or PDF; - is stdin.", show_default=False),
    ] = None,
    output: FileFlag = None,
) -> None:
    """Find the figures that an article reports.

    FILE gives a table, CSV or one JSON object. --jsonl reads texts as {id, text, published, publisher}, one a
    line, and answers each with {id, figures}, in their order. Nothing that was found is a figure of the
    store: --save keeps it for a person to decide on.
    Exit status: 3 where lines of PASSAGES could not be read.
    """
    if stream.jsonl:
        _check_stream(file, article, stream, output)
        workers = stream.workers or _cores()
        faults = answer_passages(stream.jsonl, workers, output, resume=stream.resume)
        raise typer.Exit(SOME_REJECTED if faults else 0)
    _check_article(file, article, stream)
    check_not_read(output, str(file))
    form = form_of(article.format, output)
    document = _read(str(file), article)
    found = find_figures(document, SourceNames.built_in())
    kept = _save(ctx, document, found, article) if article.save else ""
    give_found(document, found, form, output)
    if kept:
        tell(kept)


def _check_stream(file: str | None, article: Article, stream: Stream, output: Path | None) -> None:
    """Raises QuestionError for flags that many passages have no use for."""
    if file is not None:
        raise QuestionError("jsonl", "", "takes the place of FILE")
    if article.format is not None:
        reason = "does not go with --jsonl: passages are answered in lines of JSON"
        raise QuestionError("format", article.format.value, reason)
    if article != Article():
        raise QuestionError("jsonl", "", "each line says its own day and publisher, and nothing is saved")
    if stream.workers < 0:
        raise QuestionError("workers", str(stream.workers), "is below 1")
    if stream.resume and output is None:
        raise QuestionError("resume", "", "needs the file of -o")
    check_not_read(output, stream.jsonl)
    if output is not None and output.suffix.casefold() == ".csv":
        raise QuestionError("output", str(output), "cannot be CSV: passages are answered in lines of JSON")


def _check_article(file: str | None, article: Article, stream: Stream) -> None:
    """Raises QuestionError where there is nothing to read, and for flags that one article has no use for."""
    if file is None:
        raise QuestionError("FILE", "", "name an article, - for stdin, or passages with --jsonl")
    if stream != Stream():
        raise QuestionError("resume" if stream.resume else "workers", "", "goes with --jsonl")
    if (article.url or article.conflict) and not article.save:
        raise QuestionError("url" if article.url else "conflict", "", "goes with --save")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _read(file: str, article: Article) -> Document:
    name = "standard input" if file == STDIN else file
    try:
        content = typer.get_binary_stream("stdin").read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        raise DocumentError(f"{file}: {error.strerror or error}") from None
    return read_document(content, name, article.published, article.publisher)


def _save(ctx: typer.Context, document: Document, found: Extraction, article: Article) -> str:
    """Keep what was found, and say what became of it."""
    vocabulary = settings_of(ctx).vocabulary
    with opened(ctx) as store:
        saved = save_candidates(store, document, found, article.url, vocabulary, conflict=article.conflict)
    if not saved.report_id:
        return "Nothing to keep for review."
    kept = (
        f"Kept for review: {amount(saved.added, 'new candidate')}, {saved.known} known; "
        f"`tracker review list --report {saved.report_id}` shows them."
    )
    new = [f"publisher {saved.new_publisher!r} is new here"] if saved.new_publisher else []
    return "\n".join([kept, *(f"Note: {remark}." for remark in (*new, *saved.remarks))])
