from __future__ import annotations

import pytest
from sqlalchemy import inspect

from tests.conftest import database_url, execute
from tracker.errors import RevisionError
from tracker.store import schema
from tracker.store.engine import open_store
from tracker.store.reading import open_reading
from tracker.store.schema import check_revision, downgrade, is_empty, prepare, revision_of, upgrade


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def bare(request, tmp_path):
    """A database without any table."""
    if request.param == "sqlite":
        store = open_store(f"sqlite:///{tmp_path / 'bare.db'}")
    else:
        url, name = request.getfixturevalue("postgres_url"), f"bare_{abs(hash(request.node.name))}"
        execute(url, f"CREATE DATABASE {name}")
        store = open_store(database_url(url, name))
    yield store
    store.close()


def test_an_empty_store_cannot_be_asked_and_is_told_how_to_fill_it(bare):
    assert is_empty(bare)
    with pytest.raises(RevisionError, match="is empty: run `tracker import FILE` or `tracker demo`"):
        check_revision(bare)
    with pytest.raises(RevisionError, match="is empty"), open_reading(bare):
        pass


def test_preparing_an_empty_store_brings_it_to_head_and_another_one_changes_nothing(bare):
    prepare(bare)
    assert not is_empty(bare)
    check_revision(bare)
    prepare(bare)
    with bare.read() as connection:
        assert revision_of(connection) == schema.head()


def test_a_store_of_an_older_program_is_told_to_upgrade(store, monkeypatch):
    monkeypatch.setattr(schema, "head", lambda: "2030_01_01_the_next")
    with pytest.raises(RevisionError, match=r"not 2030_01_01_the_next: run `tracker db upgrade`"):
        check_revision(store)
    with pytest.raises(RevisionError, match="tracker db upgrade"):
        prepare(store)


def test_a_store_of_a_newer_program_is_told_so(store):
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '2030_01_01_the_next'")
    with pytest.raises(RevisionError, match="use the newer program that made it"):
        check_revision(store)


def test_a_store_is_not_empty_where_only_its_revision_is_lost(store):
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    assert not is_empty(store)


def test_a_revision_that_is_none_is_refused_by_name(store):
    with pytest.raises(RevisionError, match="cannot be taken there"):
        upgrade(store, "nowhere")
    with pytest.raises(RevisionError, match="cannot be taken there"):
        downgrade(store, "nowhere")
    check_revision(store)


def test_a_migration_that_fails_leaves_the_store_as_it_was(bare, monkeypatch):
    def fail(*_arguments, **_options):
        raise RuntimeError("the machine stops")

    monkeypatch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", fail)
    with pytest.raises(RuntimeError, match="the machine stops"):
        upgrade(bare)
    with bare.read() as connection:
        assert not inspect(connection).has_table("figure")
