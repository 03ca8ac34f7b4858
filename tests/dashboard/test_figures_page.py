from __future__ import annotations

import re

import pytest

from dashboard.components.words import quantity_words
from dashboard.data import Data
from dashboard.pages.figure_words import quantity_of
from tests.dashboard.screens import links, nodes, open_screen, rows, text, texts
from tests.query.ledgers import import_figures
from tracker.domain.selection import Selection
from tracker.query.figures import stream_records


@pytest.fixture
def data(bundled_sqlite):
    return Data(bundled_sqlite)


def figures(data, query=""):
    return open_screen(data, "/figures", query)[1]


def held(data, **given):
    with data.reading() as reading:
        return list(stream_records(reading, Selection.parse(given)))


def select(page, name):
    (found,) = (node for node in nodes(page, "Select") if node["props"]["id"] == {"filter": name})
    return found["props"]


def test_every_figure_is_found_once_by_reading_on_to_the_end(data):
    page, found, told = figures(data), [], []
    while True:
        found += [row[0] for row in rows(page)]
        told.append(texts(page, "P", "total"))
        onward = links(page).get("Next 50 figures →")
        if onward is None:
            break
        page = figures(data, onward.removeprefix("/figures"))
    stored = held(data)
    assert found == [quantity_words(quantity_of(record)) for record in stored]
    assert told == [["618 figures"]] * 13
    assert len(stored) == 618


def test_the_filters_keep_to_what_the_store_has_for_them(data):
    page = figures(data, "?metric=deaths&group=civilians&source=SOHR")
    assert texts(page, "P", "total") == ["75 figures"]
    assert {row[3] for row in rows(page)} == {"SOHR"}
    assert all(row[1].startswith("deaths of civilians") for row in rows(page))


def test_a_filter_tells_how_many_figures_each_choice_would_leave(data):
    page = figures(data, "?source=SOHR&metric=deaths")
    for option in select(page, "group")["data"]:
        words, number = re.fullmatch(r"(.+) \(([\d,]+)\)", option["label"]).groups()
        assert words == data.names().full("group", option["value"])
        assert int(number.replace(",", "")) == len(
            held(data, source="SOHR", metric="deaths", group=option["value"])
        )
    assert select(page, "metric")["value"] == "deaths"


def test_names_in_the_address_are_shown_as_the_choices_they_mean(data):
    page = figures(data, "?conflict=Syrian+civil+war&place=Syria&group=any")
    assert select(page, "conflict")["value"] == "syrian-civil-war"
    assert select(page, "place")["value"] == "SYR"
    assert select(page, "group")["value"] is None


def test_days_keep_the_figures_that_speak_for_them(data):
    page = figures(data, "?from=2021-05-01&to=2021-05-31&source=SOHR")
    stored = held(data, **{"from": "2021-05-01", "to": "2021-05-31", "source": "SOHR"})
    assert [row[0] for row in rows(page)] == [quantity_words(quantity_of(record)) for record in stored]
    assert stored


def test_known_on_a_past_day_later_reports_are_left_out_and_states_are_those_of_the_day(make_store):
    store = make_store()
    early = {"period_end": "2020-01-01", "report_date": "2020-01-02", "value": 100}
    late = {"period_end": "2020-01-01", "report_date": "2020-02-02", "value": 120}
    import_figures(store, early, late)
    known = figures(Data(store), "?known_on=2020-01-31")
    assert [(row[0], row[-1]) for row in rows(known)] == [("100", "in force")]
    assert "As known on 31 January 2020" in text(known)
    assert links(known)["100"].endswith("?known_on=2020-01-31")
    today = figures(Data(store))
    assert [(row[0], row[-1]) for row in rows(today)] == [("100", "superseded"), ("120", "in force")]


def test_the_files_have_the_same_selection_as_the_page(data):
    page = figures(data, "?metric=deaths&group=civilians&source=SOHR&after=20")
    assert (
        links(page)["These figures (CSV)"] == "/api/v1/figures.csv?metric=deaths&group=civilians&source=sohr"
    )
    assert links(page)["JSON"] == "/api/v1/figures.json?metric=deaths&group=civilians&source=sohr"
    assert links(page)["← From the beginning"] == "/figures?metric=deaths&group=civilians&source=sohr"


def test_what_no_filter_of_the_page_shows_is_told_and_can_be_lifted(data):
    page = figures(data, "?by=russian_forces&counting=period&conflict=")
    (kept,) = nodes(page, "Ul", "kept")
    assert [line.removesuffix(" lift") for line in texts(kept, "Li")] == [
        "Only killed or displaced by: Russian forces",
        "Only conflict: not said",
        "Only counting: within these days",
    ]
    addresses = [node["props"]["href"] for node in nodes(kept, "A")]
    assert addresses[0] == "/figures?conflict=&counting=period"


def test_a_row_leads_to_the_figure_its_report_and_its_publisher(data):
    row = next(nodes(next(nodes(figures(data), "Tbody")), "Tr"))
    found = held(data)[0]
    addresses = [node["props"]["href"] for node in nodes(row, "A")]
    assert addresses == [
        f"/figure/{found.public_id}",
        f"/source/{found.source}",
        f"/report/{found.report}",
        f"/source/{found.publisher.replace(' ', '%20')}",
    ]


def test_nothing_found_is_said_and_no_table_is_shown(data):
    page = figures(data, "?metric=deaths&known_on=2001-01-01")
    assert "No figure is held for this" in texts(page, "H2")
    assert not list(nodes(page, "Table"))


def test_an_empty_store_says_how_to_fill_it(make_store):
    assert "tracker demo" in text(figures(Data(make_store())))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?after=last", "after: 'last' is no place in the list"),
        ("?after=-1", "is no place in the list"),
        ("?after=" + "9" * 40, "is no place in the list"),
        ("?metric=deths", "Did you mean deaths?"),
        ("?bucket=year", "is not for figures as they were reported"),
        ("?report=1", "report: is no filter"),
    ],
)
def test_what_cannot_be_asked_is_said_with_its_reason(data, query, sentence):
    assert sentence in text(figures(data, query))


def test_beyond_the_end_of_the_list_its_beginning_is_offered(data):
    page = figures(data, "?metric=deaths&after=99999999")
    assert "The list of 456 figures ends before this place." in texts(page, "H2")
    assert links(next(nodes(page, "Main")))["From the beginning"] == "/figures?metric=deaths"


def test_figures_that_may_be_from_after_the_day_are_counted(data):
    lead = texts(figures(data, "?known_on=2013-01-01"), "P", "lead")[0]
    undated = [record for record in held(data, known_on="2013-01-01") if record.precision == "not_before"]
    every = len(held(data, known_on="2013-01-01"))
    assert undated
    assert f"Of {every} figures, {len(undated)} may have been published later than 1 January 2013" in lead
