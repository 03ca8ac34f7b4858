"""The store of a command: opened by its settings, closed when the command ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from tracker.settings import Settings
from tracker.store.engine import Store, open_store
from tracker.store.reading import Reading, open_reading
from tracker.store.schema import prepare


def settings_of(ctx: typer.Context) -> Settings:
    """The settings that the command runs under."""
    settings: Settings = ctx.obj
    return settings


@contextmanager
def opened(ctx: typer.Context) -> Iterator[Store]:
    """The store as it stands."""
    store = open_store(settings_of(ctx).database_url)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def prepared(ctx: typer.Context) -> Iterator[Store]:
    """The store to write to: brought to head if it is empty; raises RevisionError at another revision."""
    with opened(ctx) as store:
        prepare(store)
        yield store


@contextmanager
def read(ctx: typer.Context) -> Iterator[Reading]:
    """A reading of the store; raises RevisionError for one that is empty."""
    with opened(ctx) as store, open_reading(store) as reading:
        yield reading
