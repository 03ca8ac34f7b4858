"""The lists: readers, and what the vocabulary of the store holds."""

from __future__ import annotations

import typer

from tracker.cli.output import Form, FormFlag, give
from tracker.cli.store import read
from tracker.export.answer import Answer
from tracker.export.catalogue import catalogue_answer
from tracker.ingest.registry import find_readers

app = typer.Typer(rich_markup_mode=None)


@app.command()
def readers(form: FormFlag = None) -> None:
    """The forms of files that can be imported."""
    rows = [(reader.name, reader.reads) for reader in find_readers()]
    give(Answer("readers", ("reader", "reads"), rows), form or Form.TABLE)


@app.command()
def metrics(ctx: typer.Context, form: FormFlag = None) -> None:
    """What is counted."""
    _give(ctx, "metrics", form)


@app.command()
def groups(ctx: typer.Context, form: FormFlag = None) -> None:
    """Who is counted."""
    _give(ctx, "groups", form)


@app.command()
def actors(ctx: typer.Context, form: FormFlag = None) -> None:
    """Who or what killed or displaced."""
    _give(ctx, "actors", form)


@app.command()
def conflicts(ctx: typer.Context, form: FormFlag = None) -> None:
    """Wars, offensives and attacks."""
    _give(ctx, "conflicts", form)


@app.command()
def places(ctx: typer.Context, form: FormFlag = None) -> None:
    """Countries, their parts, and regions of several."""
    _give(ctx, "places", form)


def _give(ctx: typer.Context, kind: str, form: Form | None) -> None:
    with read(ctx) as reading:
        give(catalogue_answer(reading, kind), form or Form.TABLE)
