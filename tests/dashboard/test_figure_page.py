from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard.data import Data
from tests.dashboard.screens import facts, links, nodes, open_screen, text, texts
from tests.query.ledgers import import_figures
from tracker.domain.link import LinkKind
from tracker.domain.selection import Selection
from tracker.ingest.corrections import Correction, correct
from tracker.query.figures import stream_records
from tracker.store.imports import read_imports, undo_import


@pytest.fixture
def data(bundled_sqlite):
    return Data(bundled_sqlite)


def id_of(data, **wanted):
    """The id of the one figure with these columns."""
    with data.reading() as reading:
        found = [
            record.public_id
            for record in stream_records(reading, Selection())
            if all(getattr(record, column) == value for column, value in wanted.items())
        ]
    assert len(found) == 1
    return found[0]


def opened(data, figure, query=""):
    return open_screen(data, f"/figure/{figure}", query)


def imported(make_store, *rows):
    """A store with these rows, the first of which is asked about."""
    store = make_store()
    import_figures(store, *rows)
    return store, Data(store)


def test_a_figure_says_who_counted_what_for_which_days_and_who_printed_it_when(data):
    title, page = opened(data, id_of(data, value=494438))
    said = facts(page)
    assert title == "494,438 deaths, exact: Syrian Observatory for Human Rights · Reported figures"
    assert texts(page, "H1") == ["494,438"]
    assert said["Speaks for"] == ["15 March 2011 to 30 May 2021"]
    assert said["Report date"] == [
        "on or after 30 May 2021",
        "the page has no date: it may have been published later",
    ]
    assert said["Published by"] == ["Siasat Daily"]
    assert said["Conflict"] == ["Syrian civil war"]
    assert said["Note"] == ["revision: some 105,000 earlier deaths, confirmed only now, are taken in"]
    assert said["State"] == ["in force, since 30 May 2021"]


def test_a_restated_total_names_the_older_one_by_how_much_it_differs_and_its_parts(data):
    _title, page = opened(data, id_of(data, value=494438))
    said = facts(page)
    assert said["Revises"] == ["388,652, of 14 March 2021 (+27 %)"]
    assert said["Of whom"] == ["at least 159,774 civilians"]
    _title, older = opened(data, id_of(data, value=388652, source="sohr"))
    assert facts(older)["Revised by"] == ["494,438, of 30 May 2021 (+27 %)"]
    _title, part = opened(data, links(page)["at least 159,774"].removeprefix("/figure/"))
    assert facts(part)["Part of"] == ["494,438 deaths"]


def test_a_part_elsewhere_says_where(data):
    _title, page = opened(data, id_of(data, value=350209))
    assert {"26,727 women", "27,126 children", "51,731 deaths in Aleppo"} <= set(facts(page)["Of whom"])


def test_a_replaced_figure_says_by_which_and_on_which_day(data):
    figure = id_of(data, value=82257, state="replaced")
    _title, page = opened(data, figure)
    assert facts(page)["Replaced by"] == ["more than 94,000, of 14 May 2013"]
    assert facts(page)["State"] == ["replaced, on 14 May 2013"]
    _title, newer = opened(data, links(page)["more than 94,000"].removeprefix("/figure/"))
    assert facts(newer)["Replaces"] == ["82,257, of 12 May 2013"]


def test_another_report_of_the_same_count_is_named_and_where_there_is_none_that_is_said(data):
    repeating = id_of(data, value=34437, state="also_reported")
    story = data.story(repeating)
    standing = next(other for other in story.cell if other.state == "in_force")
    _title, page = opened(data, standing.public_id)
    assert "Also reported by" in texts(page, "H2")
    told = "".join(texts(page, "Section", "card-section"))
    for other in story.cell:
        if other.public_id != standing.public_id:
            assert data.names().full("publisher", other.publisher) in told
    _title, alone = opened(data, id_of(data, value=494438))
    assert "No other report of this count is held." in text(alone)


def test_an_earlier_number_for_the_same_days_is_listed_with_what_became_of_it(make_store):
    first = {"period_end": "2020-01-01", "report_date": "2020-01-02", "value": 100}
    second = {"period_end": "2020-01-01", "report_date": "2020-02-02", "value": 120}
    _store, data = imported(make_store, first, second)
    _title, page = opened(data, id_of(data, value=120))
    (told,) = texts(page, "Section", "card-section")
    assert "Also given for the same days" in told
    assert "100, reported 2 January 2020 by Syrian Observatory for Human Rights: superseded" in told


def test_known_on_an_earlier_day_the_later_number_is_not_there_yet(make_store):
    first = {"period_end": "2020-01-01", "report_date": "2020-01-02", "value": 100}
    second = {"period_end": "2020-01-01", "report_date": "2020-02-02", "value": 120}
    _store, data = imported(make_store, first, second)
    _title, page = opened(data, id_of(data, value=100), "?known_on=2020-01-31")
    assert facts(page)["State"] == ["in force, since 2 January 2020"]
    assert "120" not in text(page)
    assert "As known on 31 January 2020." in text(page)
    _title, today = opened(data, id_of(data, value=100))
    assert facts(today)["State"] == ["superseded, on 2 February 2020"]


def test_a_figure_without_an_end_says_that_it_is_placed_at_the_day_of_its_report(data):
    with data.reading() as reading:
        record = next(r for r in stream_records(reading, Selection()) if r.as_of_basis == "report_date")
    _title, page = opened(data, record.public_id)
    assert any(
        "no end is stated: placed at the day of its report" in line for line in facts(page)["Speaks for"]
    )


def test_the_number_stands_as_it_was_printed_and_how_it_was_read_beside_it(make_store):
    row = {"period_end": "2020-01-01", "report_date": "2020-01-02", "value_text": "some 1.2 thousand"}
    _store, data = imported(make_store, row | {"value": 1200, "qualifier": "approximately"})
    _title, page = opened(data, id_of(data, value=1200))
    assert texts(page, "H1") == ["some 1.2 thousand"]
    assert "read as about 1,200" in text(page)


@pytest.mark.parametrize("standing", ["disputed", "doubtful", "misattributed"])
def test_our_judgement_stands_above_the_facts(make_store, standing):
    row = {"period_end": "2020-01-01", "report_date": "2020-01-02", "value": 5, "standing": standing}
    _store, data = imported(make_store, row)
    _title, page = opened(data, id_of(data, value=5))
    (warning,) = texts(page, "P", "card-warning")
    assert warning.casefold().startswith(f"{standing}, in our judgement")


def test_a_figure_of_an_import_that_was_undone_says_that_it_is_void(make_store):
    store, data = imported(make_store, {"period_end": "2020-01-01", "report_date": "2020-01-02", "value": 5})
    figure = id_of(data, value=5)
    undo(store)
    _title, page = opened(data, figure)
    assert "This figure is void" in texts(page, "P", "card-warning")[0]
    assert facts(page)["State"] == ["void"]


def undo(store):
    with store.write() as connection:
        (run,) = read_imports(connection)
        undo_import(connection, run.id, at=datetime.now(UTC))


def test_what_a_page_printed_is_shown_as_text_and_only_web_addresses_are_links(make_store):
    evil = "<img src=x onerror=alert(1)>"
    row = {
        "period_end": "2020-01-01",
        "report_date": "2020-01-02",
        "value": 5,
        "report_title": evil,
        "report_url": "javascript:alert(1)",
        "note": evil,
        "quote": evil + "ا" * 400,
        "language": '"><script>',
    }
    _store, data = imported(make_store, row)
    _title, page = opened(data, id_of(data, value=5))
    assert facts(page)["Note"] == [evil]
    assert not [href for href in links(page).values() if "javascript" in href]
    assert "Open the report" not in text(page)
    assert not [node for node in nodes(page) if node["props"].get("lang", "").startswith('"')]
    assert not [node for node in nodes(page) if node["type"] in ("Markdown", "Iframe", "Img")]


def test_the_report_is_opened_outside_without_telling_where_from(data):
    _title, page = opened(data, id_of(data, value=494438))
    (link,) = (node for node in nodes(page, "A") if "Open the report" in text(node))
    assert link["props"]["href"].startswith("https://archive.siasat.com/")
    assert link["props"]["rel"] == "noopener noreferrer"
    assert link["props"]["target"] == "_blank"


def test_arabic_stands_in_its_own_language_and_direction(make_store):
    quote = "قتل خمسة أشخاص"
    row = {
        "period_end": "2020-01-01",
        "report_date": "2020-01-02",
        "value": 5,
        "quote": quote,
        "language": "ar",
    }
    _store, data = imported(make_store, row)
    _title, page = opened(data, id_of(data, value=5))
    (quoted,) = nodes(page, "Blockquote")
    assert (quoted["props"]["lang"], quoted["props"]["dir"]) == ("ar", "auto")


@pytest.mark.parametrize("key", ["0" * 32, "nothing", "../etc", "<b>"])
def test_an_id_that_nothing_has_says_so(data, key):
    title, page = opened(data, key)
    assert title == "Not found · Reported figures"
    assert "no figure has the id" in text(page)


def test_a_figure_leads_to_the_line_it_stands_in_with_every_field_said(data):
    figure = id_of(data, value=494438)
    _title, page = opened(data, figure)
    address = links(page)["Its line over time"]
    path, _mark, query = address.partition("?")
    assert path == "/trend"
    assert f"figure={figure}" in query
    selection = Selection.from_query(query.rsplit("&figure=", 1)[0])
    lines = data.trend(selection).lines
    assert [line.series.source for line in lines] == ["sohr"]
    assert any(point.figure_id == figure for line in lines for point in line.points)
    assert date(2021, 5, 30) in [point.as_of for point in lines[0].points]


def test_a_correction_is_told_with_its_day_and_reason_and_ours_as_our_judgement(make_store):
    first = {"value": 10, "report_date": "2024-11-01"}
    store, data = imported(make_store, first, {"value": 12, "report_date": "2024-12-01"})
    withdrawn, void = id_of(data, value=10), id_of(data, value=12)
    correct(store, Correction(LinkKind.RETRACTS, withdrawn, "counted twice", day=date(2024, 11, 5)))
    correct(store, Correction(LinkKind.VOID, void, "typed wrongly"))
    _title, page = opened(data, withdrawn)
    assert facts(page)["Withdrawn by"] == ["no figure, on 5 November 2024 (counted twice)"]
    _title, before = opened(data, withdrawn, "known_on=2024-11-04")
    assert "Withdrawn by" not in facts(before)
    _title, page = opened(data, void)
    assert facts(page)["Void"] == ["no figure, in our judgement (typed wrongly)"]
