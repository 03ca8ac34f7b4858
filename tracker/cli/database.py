"""The store's upkeep: its schema up and down, a check, a rebuild."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.codes import FAILURE
from tracker.cli.output import Form, FormFlag, give
from tracker.cli.speech import tell
from tracker.cli.store import opened, prepared
from tracker.domain.wording import amount
from tracker.export.answer import Answer
from tracker.store.check import check_store
from tracker.store.engine import Store
from tracker.store.schema import check_revision, downgrade, revision_of, upgrade
from tracker.store.vintages import rebuild

_COLUMNS = ("weight", "code", "where", "message")

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def database() -> None:
    """Upgrade, check or rebuild the store."""


@app.command("upgrade")
def upgrade_store(
    ctx: typer.Context, revision: Annotated[str, typer.Argument(metavar="REVISION")] = "head"
) -> None:
    """Bring the schema up, to this program's revision or the one that is named."""
    with opened(ctx) as store:
        upgrade(store, revision)
        _tell_revision(store)


@app.command("downgrade")
def downgrade_store(ctx: typer.Context, revision: Annotated[str, typer.Argument(metavar="REVISION")]) -> None:
    """Take the schema down to a revision; `base` drops every table and with them all figures."""
    with opened(ctx) as store:
        downgrade(store, revision)
        _tell_revision(store)


@app.command()
def check(ctx: typer.Context, form: FormFlag = None) -> None:
    """Look for faults (exit status 1) and for what is worth a look (exit status 0). Changes nothing."""
    with opened(ctx) as store:
        check_revision(store)
        findings = check_store(store)
    rows = [tuple(str(getattr(finding, column)) for column in _COLUMNS) for finding in findings]
    give(Answer("check", _COLUMNS, rows), form or Form.TABLE)
    faults = sum(finding.is_fault for finding in findings)
    tell(f"{amount(faults, 'fault')}, {amount(len(findings) - faults, 'warning')}.")
    if faults:
        raise typer.Exit(FAILURE)


@app.command("rebuild")
def rebuild_store(ctx: typer.Context) -> None:
    """Compute every figure's vintage anew; on a sound store nothing changes."""
    with prepared(ctx) as store, store.write() as connection:
        changed = rebuild(connection)
    tell(f"Rebuilt; changed: {amount(changed, 'figure')}.")


def _tell_revision(store: Store) -> None:
    with store.read() as connection:
        revision = revision_of(connection)
    tell(f"The store at {store.shown_url} is at revision {revision or 'none: it is empty'}.")
