from __future__ import annotations

import threading

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.store.ground import add_row, table
from tracker.errors import StoreError
from tracker.store.engine import open_store


def add_source(connection, key):
    add_row(connection, "source", key=key)


def add_two_of_one_key(store):
    with store.write() as connection:
        add_source(connection, "one")
        add_source(connection, "one")


def add_and_stop(store):
    with store.write() as connection:
        add_source(connection, "one")
        raise KeyboardInterrupt


def sources(store) -> set[str]:
    keys = table("source").c.key
    with store.read() as connection:
        return set(connection.scalars(select(keys).where(keys.in_(["one", "two"]))))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("not an address", "is not the address of a store"),
        ("", "is not the address of a store"),
        ("mysql://localhost/tracker", "mysql is neither sqlite nor postgresql"),
    ],
)
def test_an_address_that_is_none_is_named(url, words):
    with pytest.raises(StoreError, match=words):
        open_store(url)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=r"the folder .*file.* cannot be made"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'tracker.db'}")


def test_a_folder_that_is_not_there_is_made(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'new' / 'folder' / 'tracker.db'}")
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    store.close()


def test_a_file_that_is_no_database_is_named(tmp_path):
    path = tmp_path / "tracker.db"
    path.write_text("a letter, not a database" * 100)
    store = open_store(f"sqlite:///{path}")
    with pytest.raises(StoreError, match=r"tracker.db cannot be opened"), store.read():
        pass
    store.close()


def test_a_server_that_does_not_answer_is_named_without_the_password():
    store = open_store("postgresql://someone:secret@127.0.0.1:1/tracker")
    with pytest.raises(StoreError, match="cannot be opened") as caught, store.read():
        pass
    assert "secret" not in str(caught.value)
    assert "secret" not in store.shown_url
    assert "someone" in store.shown_url


def test_what_is_written_counts_at_the_end(store):
    with store.write() as connection:
        add_source(connection, "one")
        assert sources(store) == set()
    assert sources(store) == {"one"}


def test_a_write_that_fails_leaves_nothing(store):
    with pytest.raises(IntegrityError):
        add_two_of_one_key(store)
    assert sources(store) == set()


def test_a_write_that_is_interrupted_leaves_nothing(store):
    with pytest.raises(KeyboardInterrupt):
        add_and_stop(store)
    assert sources(store) == set()


def test_a_write_that_is_not_to_be_kept_leaves_nothing(store):
    with store.write(keep=False) as connection:
        add_source(connection, "one")
        assert connection.scalar(select(table("source").c.key).where(table("source").c.key == "one")) == "one"
    assert sources(store) == set()


def test_a_read_sees_one_state_whatever_is_written_meanwhile(store):
    keys = table("source").c.key
    query = select(keys).where(keys.in_(["one", "two"]))
    with store.read() as reader:
        assert reader.scalars(query).all() == []
        with store.write() as writer:
            add_source(writer, "one")
        assert reader.scalars(query).all() == []
    assert sources(store) == {"one"}


def test_writers_stand_in_line(store):
    order = []
    waiting = threading.Event()

    def second():
        waiting.set()
        with store.write() as connection:
            order.append("second")
            add_source(connection, "two")

    with store.write() as connection:
        thread = threading.Thread(target=second)
        thread.start()
        waiting.wait(5)
        thread.join(0.3)
        order.append("first")
        add_source(connection, "one")
    thread.join(20)
    assert order == ["first", "second"]
    assert sources(store) == {"one", "two"}


@pytest.mark.postgres
def test_a_read_on_postgresql_refuses_to_write(make_store):
    store = make_store("postgresql")
    with pytest.raises(Exception, match="read-only transaction"), store.read() as connection:
        add_source(connection, "one")


def test_an_embedded_store_keeps_its_references_and_waits_for_others(make_store):
    with make_store("sqlite").read() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "busy_timeout")
        }
    assert settings == {"foreign_keys": 1, "journal_mode": "wal", "busy_timeout": 30_000}


def test_a_store_in_memory_is_one_store_for_all_its_connections():
    store = open_store("sqlite://")
    with store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE here (x)")
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM here").scalar() == 0
    store.close()
    with pytest.raises(OperationalError), store.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM here")
    store.close()
