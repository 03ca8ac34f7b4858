"""The record of imports: what came in and when, its rejected rows, and undoing one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from tracker.cli.output import Form, FormFlag, give
from tracker.cli.speech import tell
from tracker.cli.store import opened, prepared
from tracker.domain.wording import amount
from tracker.errors import NotFound
from tracker.export.answer import Answer
from tracker.store.imports import read_imports, read_rejected, undo_import
from tracker.store.schema import check_revision

_COLUMNS = (
    *("id", "imported_at", "file_name", "reader", "read", "added", "unchanged", "revised", "dropped"),
    *("rejected", "status", "undone_at"),
)
_REJECTED = ("locator", "field", "value", "code", "message", "raw")

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)
Number = Annotated[int, typer.Argument(metavar="ID", help="The import's number, as the list has it.")]


@app.callback()
def imports(ctx: typer.Context, form: FormFlag = None) -> None:
    """What came in and when; undo an import."""
    if ctx.invoked_subcommand is not None:
        return
    with opened(ctx) as store:
        check_revision(store)
        with store.read() as connection:
            rows = [tuple(getattr(row, column) for column in _COLUMNS) for row in read_imports(connection)]
    give(Answer("imports", _COLUMNS, rows), form or Form.TABLE)


@app.command()
def show(ctx: typer.Context, number: Number, form: FormFlag = None) -> None:
    """The rejected rows of an import, each with its reason."""
    with opened(ctx) as store:
        check_revision(store)
        with store.read() as connection:
            if number not in {row.id for row in read_imports(connection)}:
                raise NotFound(f"import {number} is not known here: `tracker imports` lists them")
            rejected = read_rejected(connection, number)
    rows = [tuple(getattr(row, column) for column in _REJECTED) for row in rejected]
    if not rows:
        tell(f"Import {number} rejected no row.")
    if rows or form not in (None, Form.TABLE):
        give(Answer("rejected", _REJECTED, rows), form or Form.TABLE)


@app.command()
def undo(ctx: typer.Context, number: Number) -> None:
    """Undo an import: its figures become void. Nothing is deleted, and importing again brings them back."""
    with prepared(ctx) as store, store.write() as connection:
        count = undo_import(connection, number, at=datetime.now(UTC))
    tell(f"Import {number} was undone; void now: {amount(count, 'figure')}.")
