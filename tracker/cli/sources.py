"""The sources: their list, other names for one, and two that are one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated

import typer

from tracker.cli.output import Form, FormFlag, give
from tracker.cli.speech import tell
from tracker.cli.store import prepared, read, settings_of
from tracker.domain.wording import amount
from tracker.errors import QuestionError
from tracker.export.catalogue import catalogue_answer
from tracker.store.merging import add_source_aliases, merge_sources
from tracker.store.vocabulary import load_vocabulary

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)


@app.callback()
def sources(ctx: typer.Context, form: FormFlag = None) -> None:
    """Who counts and who publishes; give names to them, merge two."""
    if ctx.invoked_subcommand is None:
        with read(ctx) as reading:
            give(catalogue_answer(reading, "sources"), form or Form.TABLE)


@contextmanager
def _by_argument() -> Iterator[None]:
    """A fault is told by the argument's name as the usage line has it: there is no flag of that name."""
    try:
        yield
    except QuestionError as error:
        raise QuestionError(error.field.upper(), error.value, error.reason) from None


@app.command()
def alias(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Any name of the source.")],
    names: Annotated[list[str], typer.Argument(metavar="ALIAS", help="Other names, in any language.")],
) -> None:
    """Give a source other names, by which files and questions may call it."""
    with _by_argument(), prepared(ctx) as store, store.write() as connection:
        load_vocabulary(connection, settings_of(ctx).vocabulary)
        label = add_source_aliases(connection, source, names)
    tell(f"{label} is also known as {', '.join(names)}.")


@app.command()
def merge(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FROM", help="The source that is taken up.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The source that it is.")],
) -> None:
    """Make two sources one: FROM's figures, reports and names become INTO's.

    Every figure keeps its id, and importing the same files again still changes nothing.
    """
    with _by_argument(), prepared(ctx) as store, store.write() as connection:
        load_vocabulary(connection, settings_of(ctx).vocabulary)
        merger = merge_sources(connection, source, into, at=datetime.now(UTC))
    tell(
        f"{merger.source} is {merger.into} now: {amount(merger.figures, 'figure')} and "
        f"{amount(merger.reports, 'report')} changed hands, their ids stay."
    )
