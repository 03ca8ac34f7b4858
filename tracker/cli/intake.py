"""The import: files in, a summary of each out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tracker.cli.codes import FAILURE, SOME_REJECTED
from tracker.cli.speech import heard_on_terminal, tell, write_data
from tracker.cli.store import opened, settings_of
from tracker.cli.summaries import summary_lines
from tracker.domain.selection import parse_day
from tracker.errors import DocumentError
from tracker.ingest.documents import read_document
from tracker.ingest.run import Progress as Step
from tracker.ingest.run import Request, import_document
from tracker.ingest.summary import Summary
from tracker.store.engine import Store

app = typer.Typer(rich_markup_mode=None)


class SummaryForm(StrEnum):
    """The forms of a summary: lines for people, or one JSON object a line."""

    TABLE = "table"
    JSON = "json"


@app.command("import")
def import_files(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="CSV, XLSX or JSON; a publisher's own file or a figures table."),
    ],
    reader: Annotated[
        str, typer.Option(metavar="NAME", help="The reader; else it is found out.", show_default=False)
    ] = "",
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The day it was published, where it states none.", show_default=False
        ),
    ] = None,
    edition: Annotated[
        str, typer.Option(metavar="NAME", help="The edition of a dataset.", show_default=False)
    ] = "",
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The sheet of a workbook.", show_default=False)
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Store nothing; tell what would change.", show_default=False)
    ] = False,
    form: Annotated[
        SummaryForm, typer.Option("--format", help="table, or json: one object a line, one a file.")
    ] = SummaryForm.TABLE,
) -> None:
    """Import files of figures.

    A file is a publisher's own, as it was handed out, or a figures table (`tracker readers` lists both).
    Each goes in whole or not at all; a row that cannot become a figure is rejected and kept with its
    reason. Importing the same file again changes nothing.
    Exit status: 3 where rows were rejected, 1 where a file could not be read.
    """
    request = Request(reader, _day(published), edition, sheet)
    status = 0
    with opened(ctx) as store:
        for path in files:
            try:
                summary = _import(ctx, store, path, request, dry_run=dry_run)
            except DocumentError as error:
                tell(f"Error: {error}")
                status = FAILURE
                continue
            _tell(summary, form)
            status = status or (SOME_REJECTED if summary.rejected else 0)
    raise typer.Exit(status)


def _day(published: str | None) -> date | None:
    return None if published is None else parse_day("published", published)


def _import(ctx: typer.Context, store: Store, path: Path, request: Request, *, dry_run: bool) -> Summary:
    with _progress(path.name) as step:
        return import_document(
            store,
            read_document(path),
            request,
            vocabulary=settings_of(ctx).vocabulary,
            dry_run=dry_run,
            progress=step,
        )


@contextmanager
def _progress(name: str) -> Iterator[Step | None]:
    """A bar on the terminal that words go to; none where they go into a file."""
    if not heard_on_terminal():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _tell(summary: Summary, form: SummaryForm) -> None:
    if form is SummaryForm.JSON:
        write_data([orjson.dumps(summary.to_json()) + b"\n"])
    else:
        write_data(f"{line}\n" for line in summary_lines(summary))
