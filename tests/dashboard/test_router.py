"""The router: which addresses have a page, and what the others say."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import PAGES, create_app
from dashboard.data import Data
from tests.dashboard.screens import links, nodes, open_screen, text, texts
from tracker.store.engine import Store, open_store
from tracker.store.schema import downgrade


@pytest.fixture(scope="module")
def client(bundled_sqlite: Store) -> FlaskClient:
    return create_app(bundled_sqlite).server.test_client()


def said(store: Store, path: str, query: str = "") -> str:
    _title, screen = open_screen(Data(store), path, query)
    return text(screen)


@pytest.mark.parametrize("path", [page.path for page in PAGES if not page.takes_key])
def test_every_page_is_an_address_of_its_own(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/nothing", "/trend/more", "/figure", "/favicon.ico", "/robots.txt"])
def test_an_address_without_a_page_is_404_and_says_so(
    client: FlaskClient, bundled_sqlite: Store, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "react-entry-point" in response.text
    assert f"Nothing is kept under {path}." in said(bundled_sqlite, path)


def test_a_bad_question_is_told_with_what_may_be_meant(bundled_sqlite: Store) -> None:
    screen = open_screen(Data(bundled_sqlite), "/trend", "?metric=deths&scale=log")[1]
    assert texts(screen, "H1") == ["This cannot be asked"]
    assert texts(screen, "P") == ["metric: 'deths' is not known here.", "Did you mean deaths?"]
    assert links(screen)["deaths"] == "/trend?metric=deaths&scale=log"


def test_of_several_sources_only_the_unknown_one_is_put_right(bundled_sqlite: Store) -> None:
    screen = open_screen(Data(bundled_sqlite), "/figures", "?source=sohr,ohcr")[1]
    assert links(screen)["OHCHR"] == "/figures?source=sohr%2COHCHR"


@pytest.mark.parametrize(
    ("path", "words", "address"),
    [
        ("/source/nonesuch", "All sources", "/sources"),
        ("/report/nonesuch", "All figures", "/figures"),
        ("/figure/nonesuch", "All figures", "/figures"),
    ],
)
def test_under_an_id_that_holds_nothing_the_list_is_offered(
    bundled_sqlite: Store, path: str, words: str, address: str
) -> None:
    screen = open_screen(Data(bundled_sqlite), path)[1]
    assert texts(screen, "H1") == ["Nothing under this id"]
    assert links(next(nodes(screen, "Main")))[words] == address


def test_an_empty_store_says_how_figures_come_in(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    words = said(store, "/trend")
    assert "No figures yet" in words
    assert "tracker demo" in words
    store.close()


def test_a_store_at_another_revision_is_not_called_empty(make_store) -> None:
    store = make_store("sqlite")
    downgrade(store, "base")
    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('of_tomorrow')")
    words = said(store, "/trend")
    assert "No figures yet" not in words
    assert "use the newer program" in words
