from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from dashboard.components.words import day_words, quantity_words
from dashboard.data import Data
from tests.dashboard.screens import links, nodes, open_screen, text, texts
from tracker.domain.selection import Selection

CIVILIANS = {"metric": "deaths", "group": "civilians", "conflict": "Syrian civil war"}
ON = date(2021, 6, 30)


@pytest.fixture
def data(bundled_sqlite):
    return Data(bundled_sqlite)


def opened(data, **parameters):
    return open_screen(data, "/compare", "?" + urlencode(parameters))


def answer(data, **more):
    return data.comparison(Selection.parse(CIVILIANS), on=ON, **more)


def rows_of(screen, table=0):
    """The texts of the cells of each row of a table."""
    found = list(nodes(screen, "Table"))[table]
    body = next(nodes(found, "Tbody"))
    return [[text(cell) for cell in row["props"]["children"]] for row in nodes(body, "Tr")]


def chart(screen):
    (graph,) = nodes(screen, "Graph")
    return graph["props"]["figure"]


def filters(screen):
    return {
        node["props"]["id"]["filter"]: node["props"].get("value")
        for kind in ("Select", "DateInput", "CheckboxGroup")
        for node in nodes(screen, kind)
    }


def test_the_headline_says_how_many_sources_and_how_far_apart(data):
    title, screen = opened(data, **CIVILIANS, on=ON)
    assert title.startswith("Three sources, 143,350 to 227,413 civilians")
    assert texts(screen, "H1") == ["Three sources, 143,350 to 227,413 civilians"]
    assert "The highest is 1.59 times the lowest." in texts(screen, name="lead")[0]


def test_every_row_of_the_table_is_that_of_the_answer(data):
    rows = [row for row in answer(data).rows if row.age_days <= 366]
    cells = rows_of(opened(data, **CIVILIANS, on=ON)[1])
    assert len(cells) == len(rows) == 4
    for row, (source, figure, speaks_for, reported, times, verdict, _report) in zip(rows, cells, strict=True):
        assert source.startswith(data.names().short("source", row.series.source))
        assert figure == quantity_words(row.point.quantity)
        assert speaks_for.startswith(day_words(row.point.as_of))
        assert f"{row.age_days} days before the day asked" in speaks_for
        assert f"published by {data.names().short('source', row.point.publisher)}" in reported
        assert times == (f"{row.ratio:.2f}" if row.ratio else "–")
        assert verdict == {"yes": "yes", "caveat": "with care", "no": "no"}[row.comparable] + "".join(
            row.reasons
        )


def test_an_undated_report_is_said_to_be_no_earlier(data):
    cells = rows_of(opened(data, **CIVILIANS, on=ON)[1])
    assert any(row[3].startswith("on or after 30 May 2021") for row in cells)


def test_the_chart_has_the_numbers_and_the_figures_of_the_table(data):
    rows = [row for row in answer(data).rows if row.age_days <= 366]
    marks = [
        trace for trace in chart(opened(data, **CIVILIANS, on=ON)[1])["data"] if trace["mode"] == "markers"
    ]
    assert [trace["x"] for trace in marks] == [[row.point.quantity.value] for row in rows]
    assert [trace["customdata"] for trace in marks] == [[row.point.figure_id] for row in rows]


def test_an_estimate_is_shown_and_not_ranked(data):
    screen = opened(data, **CIVILIANS, on=ON)[1]
    (row,) = [cells for cells in rows_of(screen) if cells[1] == "about 306,887"]
    assert row[4:6] == ["–", "noan estimate, not a count: shown, not ranked"]
    notes = [re.sub("(<[^>]+>)+", " ", note["text"]) for note in chart(screen)["layout"]["annotations"]]
    assert "about 306,887 estimate, not ranked " in notes


def test_what_is_older_than_a_year_stands_apart(data):
    screen = opened(data, **CIVILIANS, on=ON)[1]
    old = rows_of(screen, table=1)
    assert [row[1] for row in old] == [
        quantity_words(row.point.quantity) for row in answer(data).rows if row.age_days > 366
    ]
    assert all(row[4] == "–" for row in old)
    assert "9 years before the day asked" in " ".join(row[2] for row in old)


def test_near_misses_are_listed_with_the_reason_in_words(data):
    screen = opened(data, **CIVILIANS, on=ON)[1]
    listed = texts(next(nodes(screen, name="left-out")), "Li")
    assert "VDC 177,617 (to 31 May 2017): counts all people, not civilians." in listed
    assert "AGPS at least 3,506 (to 5 June 2017): counts Palestinian refugees, not civilians." in listed
    assert len(listed) == len(answer(data).not_compared)


def test_reasons_name_places_and_days_as_people_do(data):
    screen = opened(data, metric="refugees", conflict="Syrian civil war", on="2016-06-30")[1]
    told = text(screen)
    assert "counts those in Türkiye, others those in Jordan" in told
    assert not re.search(r"\b(TUR|JOR|LBN|SYR)\b", told)
    assert not re.search(r"\d{4}-\d{2}-\d{2}", told)


def test_the_host_country_that_those_compared_share_is_said(data):
    screen = opened(data, metric="refugees", conflict="Syrian civil war", on="2016-06-30")[1]
    assert "staying in Jordan" in texts(screen, name="lead")[0]


def test_the_headline_names_the_host_country_that_the_numbers_are_of(data):
    screen = opened(data, metric="refugees", conflict="Syrian civil war", on="2016-06-30")[1]
    (headline,) = texts(screen, "H1")
    assert headline == "Two sources, about 630,000 to 1,300,000 refugees in Jordan"


def test_whom_the_numbers_count_is_said_where_every_group_is_asked_for(data):
    screen = opened(data, **CIVILIANS | {"group": "any"}, on=ON)[1]
    assert texts(screen, "H1") == ["Three sources, 143,350 to 227,413 civilians"]
    assert texts(screen, name="lead")[0].startswith("Civilians reported killed in Syria")
    total = opened(data, **CIVILIANS | {"group": "any"}, on=ON, reference="VDC")[1]
    assert all("all people" in heading or "No figures" in heading for heading in texts(total, "H1"))


def test_hindsight_is_said_and_the_answer_of_that_day_is_a_link(data):
    screen = opened(data, **CIVILIANS, on=ON)[1]
    lead = texts(screen, name="lead")[0]
    assert "What was published after that day is used too." in lead
    assert "As it was known on that day: two sources, at least 159,774 to 227,413 civilians." in lead
    address = links(screen)["As it was known on that day"]
    asked = parse_qs(urlsplit(address).query)
    assert asked["known_on"] == asked["on"] == ["2021-06-30"]
    then = open_screen(data, "/compare", "?" + urlsplit(address).query)[1]
    assert texts(then, "H1") == ["Two sources, at least 159,774 to 227,413 civilians"]
    assert "Only what had been published by 30 June 2021 is used." in texts(then, name="lead")[0]


def test_a_known_on_day_after_the_day_still_uses_hindsight_and_says_by_when(data):
    lead = texts(opened(data, **CIVILIANS, on=ON, known_on="2022-12-31")[1], name="lead")[0]
    assert "Only what had been published by 31 December 2022 is used." in lead
    assert "As it was known on that day: two sources" in lead


def test_reports_without_a_day_of_their_own_are_told_of_on_a_past_day(data):
    screen = opened(data, **CIVILIANS, on=ON, known_on=ON)[1]
    assert "may have been published later than 30 June 2021" in texts(screen, name="caveats")[0]
    assert list(nodes(opened(data, **CIVILIANS, on=ON)[1], name="caveats")) == []


def test_the_gap_over_time_is_that_of_the_answer(data):
    spread = answer(data).spread
    folded = next(
        found for found in nodes(opened(data, **CIVILIANS, on=ON)[1], "Details") if "over time" in text(found)
    )
    rows = rows_of(folded)
    assert len(rows) == len(spread) > 2
    for (day, lowest, highest, times, sources), one in zip(rows, reversed(spread), strict=True):
        assert (day, lowest, highest) == (day_words(one.day), f"{one.lowest:,}", f"{one.highest:,}")
        assert times == f"{one.ratio:.2f}"
        assert len(sources.split(", ")) == len(one.sources)


def test_what_each_source_counts_is_folded_below(data):
    screen = opened(data, **CIVILIANS, on=ON)[1]
    notes = " ".join(texts(screen, "Details", "notes"))
    assert data.names().entry("source", "snhr")["leaves_out"] in notes


def test_the_file_asks_the_same(data):
    screen = opened(data, **CIVILIANS, on=ON, tolerance=120, reference="SOHR")[1]
    address = urlsplit(links(screen)["This comparison (CSV)"])
    assert address.path == "/api/v1/compare.csv"
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert asked == {**CIVILIANS, "on": "2021-06-30", "tolerance": "120", "reference": "SOHR"}


def test_a_figure_within_the_tolerance_carries_no_caveat(data):
    verdicts = {row[1]: row[5] for row in rows_of(opened(data, **CIVILIANS, on=ON, tolerance=120)[1])}
    assert verdicts["227,413"] == "yes"


def test_an_address_that_names_nothing_starts_from_civilians_on_the_latest_shared_day(data):
    screen = opened(data)[1]
    assert filters(screen)["conflict"] == "syrian-civil-war"
    assert filters(screen)["group"] == "civilians"
    assert filters(screen)["on"] == "2024-06-30"
    assert (
        "No day was asked for: 30 June 2024 is the latest on which two or more sources can be compared."
        in (texts(screen, name="lead")[0])
    )


def test_a_link_with_a_metric_means_what_the_command_means(data):
    screen = opened(data, metric="deaths", conflict="Syrian civil war")[1]
    assert filters(screen)["group"] == "all"


def test_the_filters_show_what_was_asked(data):
    shown = filters(
        opened(data, **CIVILIANS, on=ON, tolerance=120, reference="SOHR", known_on="2022-01-01")[1]
    )
    assert shown["on"] == "2021-06-30"
    assert shown["tolerance"] == "120"
    assert shown["reference"] == "sohr"
    assert shown["known_on"] == "2022-01-01"


def test_the_tolerance_is_said_to_bring_a_caveat_and_no_more(data):
    screen = opened(data, **CIVILIANS, on=ON)[1]
    (tolerance,) = [
        node["props"] for node in nodes(screen, "Select") if node["props"]["id"]["filter"] == "tolerance"
    ]
    assert tolerance["label"] == "Caveat for figures older than"
    assert {"value": "92", "label": "92 days"} in tolerance["data"]


def test_a_bucket_from_a_trend_is_left_behind(data):
    screen = opened(data, **CIVILIANS, counting="period", bucket="year", on=ON)[1]
    assert "bucket" not in links(screen)["This comparison (CSV)"]


def test_an_empty_answer_says_where_there_are_figures(data):
    screen = opened(data, metric="deaths", conflict="Ghouta chemical attack 2013")[1]
    assert texts(screen, "H1") == ["No figures answer this"]
    way = next(address for words, address in links(screen).items() if "another way" in words)
    assert texts(open_screen(data, "/compare", "?" + urlsplit(way).query)[1], "H1") == [
        "Eleven sources, at least 281 to 1,729 deaths"
    ]


def test_a_known_on_day_before_every_report_says_so_and_keeps_the_filters(data):
    screen = opened(data, known_on="2011-01-01")[1]
    assert texts(screen, "H1") == ["Nothing had been published by 1 January 2011"]
    assert "tracker demo" not in text(screen)
    assert (filters(screen)["known_on"], filters(screen)["metric"]) == ("2011-01-01", "deaths")
    address = links(screen)["Compare what has been published since"]
    assert "known_on" not in address
    assert texts(open_screen(data, "/compare", "?" + urlsplit(address).query)[1], "H1") == [
        "Two sources, more than 164,000 to 231,495 civilians"
    ]


def test_a_day_before_every_figure_leads_to_the_latest_day(data):
    screen = opened(data, **CIVILIANS, on="2001-01-01")[1]
    assert texts(screen, "H1") == ["No figures answer this"]
    assert "Compare on 30 June 2024, the latest day there are figures for" in links(screen)


@pytest.mark.parametrize(
    ("parameter", "text_", "said"),
    [
        ("on", "yesterday", "is not a day"),
        *(
            ("tolerance", number, "is no whole number from 0 to 3652059")
            for number in ("many", "-1", "1_000", "999999999999")
        ),
        ("reference", "Nobody at all", "Nobody at all"),
    ],
)
def test_a_parameter_that_cannot_be_understood_is_named(data, parameter, text_, said):
    title, screen = opened(data, **{**CIVILIANS, "on": ON, parameter: text_})
    assert title.startswith("Cannot be asked")
    assert parameter in text(screen)
    assert said in text(screen)


def test_an_empty_store_says_what_to_do(make_store):
    assert "tracker demo" in text(open_screen(Data(make_store()), "/compare")[1])


def test_the_panel_shows_the_figure_of_the_address(data):
    figure = answer(data).rows[1].point.figure_id
    screen = opened(data, **CIVILIANS, on=ON, figure=figure)[1]
    panel = next(nodes(screen, "Aside", "panel"))
    assert texts(panel, "H2")[0] == "at least 159,774"
    assert "figure=" not in links(panel)["Close"]
