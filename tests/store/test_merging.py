from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.conftest import bundled_document
from tests.store.merges import (
    assert_known_again,
    assert_sound,
    contents,
    ids,
    import_anew,
    merge,
)
from tracker.domain.selection import Selection
from tracker.errors import QuestionError, UnknownName
from tracker.ingest.run import import_document
from tracker.query.figures import read_story
from tracker.query.trend import read_trend
from tracker.store.imports import undo_import
from tracker.store.ledger_tables import ReportRow, SeriesRow
from tracker.store.merging import add_source_aliases
from tracker.store.names import read_register
from tracker.store.reading import open_reading
from tracker.store.tables import table_of


def alias(store, name, *aliases):
    with store.write() as connection:
        return add_source_aliases(connection, name, aliases)


def sources_of_series(store):
    with store.read() as connection:
        return list(connection.scalars(select(table_of(SeriesRow).c.source)))


def reports(store):
    with store.read() as connection:
        return list(connection.execute(select(table_of(ReportRow))))


def test_the_figures_of_a_merged_source_are_the_other_ones_and_keep_their_ids(store):
    rows = [{"value": 10}, {"value": 25, "report_url": "https://x.example/2"}]
    import_anew(store, *rows)
    import_anew(store, {"source": "Beta", "value": 30, "report_url": "https://y.example"})
    before = ids(store)
    merger = merge(store)
    assert (merger.source, merger.into, merger.figures, merger.reports) == ("Alpha", "Beta", 2, 2)
    assert ids(store) == before
    assert sources_of_series(store) == ["beta"]
    assert {row.publisher for row in reports(store)} == {"beta"}
    alias(store, "Beta", "Alpha and co")
    assert_known_again(store, rows, [{"source": "Beta", "value": 30, "report_url": "https://y.example"}])


def test_a_figure_is_found_by_the_id_that_the_merged_words_give(store):
    import_anew(store, {"value": 10})
    import_anew(store, {"source": "Beta", "value": 7, "report_url": "https://y.example"})
    (own,) = ids(store) - ids_of_source(store, "beta")
    merge(store)
    spelt_anew = import_anew(store, {"source": "Beta", "value": 10})
    assert spelt_anew.figure_ids != [own]
    with open_reading(store) as reading:
        assert read_story(reading, spelt_anew.figure_ids[0]).record.public_id == own


def ids_of_source(store, source):
    with open_reading(store) as reading:
        line = read_trend(reading, Selection(metric="deaths", sources=(source,))).lines[0]
        return {point.figure_id for point in line.points}


def test_one_number_by_both_spellings_in_one_report_stays_two_figures_of_which_one_repeats(store):
    mine, theirs = [{"value": 10}], [{"source": "Beta", "publisher": "Alpha", "value": 10}]
    import_anew(store, *mine)
    import_anew(store, *theirs)
    before = ids(store)
    merge(store)
    alias(store, "Beta", "Alpha and co")
    assert ids(store) == before
    states = sorted(figure["state"] for figure in contents(store)["figure"])
    assert states == ["also_reported", "in_force"]
    assert_known_again(store, mine, theirs, mine + theirs)


def test_one_report_by_both_publishers_becomes_one_and_both_its_ids_stand_for_it(store):
    mine = [{"value": 10, "report_title": "ours"}]
    theirs = [{"source": "Beta", "value": 12, "report_date": "2024-02-09", "report_title": "theirs"}]
    import_anew(store, *mine)
    import_anew(store, *theirs)
    old = {row.public_id for row in reports(store)}
    merge(store)
    alias(store, "Beta", "Alpha and co")
    (report,) = reports(store)
    assert report.public_id in old
    assert str(report.report_date) == "2024-02-01"
    assert_known_again(store, mine, theirs)
    named = [row | {"report_id": one} for one in old for row in mine]
    assert import_anew(store, *named[:1]).added == 0
    assert import_anew(store, *named[1:]).added == 0


def test_a_report_without_an_address_is_known_by_its_title_though_its_bound_has_risen(store):
    undated = {"report_url": "", "report_title": "a page", "report_date_precision": "not_before"}
    mine = [undated | {"value": 10, "period_end": "2024-03-31"}, undated | {"value": 9}]
    import_anew(store, *mine)
    import_anew(store, {"source": "Beta", "value": 3})
    assert max(str(row.report_date) for row in reports(store)) == "2024-03-31"
    merge(store)
    alias(store, "Beta", "Alpha and co")
    assert_known_again(store, mine)


def test_every_word_that_ever_named_a_report_names_it_after_the_merge(store):
    undated = {"report_url": "", "report_title": "a page", "value": 10}
    import_anew(store, undated)
    import_anew(store, {"source": "Beta", "value": 3, "report_url": "https://y.example"})
    own = next(row.public_id for row in reports(store) if row.title == "a page")
    corrected = {"report_title": "a page", "value": 10, "report_url": "https://z.example", "report_id": own}
    import_anew(store, corrected)
    merge(store)
    alias(store, "Beta", "Alpha and co")
    by_url = [{name: word for name, word in corrected.items() if name != "report_id"}]
    for rows in ([undated], by_url):
        summary = import_anew(store, *(row | {"source": "Beta"} for row in rows))
        assert (summary.added, len(reports(store))) == (0, 2)
    assert_sound(store)


def test_another_publisher_that_is_merged_takes_its_reports_along(store):
    mine = [{"source": "Gamma", "publisher": "Alpha", "value": 10}]
    theirs = [{"source": "Gamma", "publisher": "Beta", "value": 10}]
    import_anew(store, *mine)
    import_anew(store, *theirs)
    merge(store)
    alias(store, "Beta", "Alpha and co")
    assert len(reports(store)) == 1
    assert_known_again(store, mine, theirs)


def test_links_of_rows_hold_after_the_merge_for_either_spelling(store):
    mine = [
        {"row_id": "whole", "value": 10},
        {"row_id": "part", "value": 4, "group": "civilians", "part_of": "whole"},
    ]
    theirs = [
        {"row_id": "whole", "source": "Beta", "publisher": "Alpha", "value": 10},
        {
            "row_id": "part",
            "source": "Beta",
            "publisher": "Alpha",
            "value": 4,
            "group": "children",
            "part_of": "whole",
        },
    ]
    import_anew(store, *mine)
    import_anew(store, *theirs)
    merge(store)
    alias(store, "Beta", "Alpha and co")
    assert_known_again(store, mine, theirs)


def test_the_merged_figures_take_their_places_in_one_line(store):
    import_anew(store, {"value": 10, "period_end": "2024-01-31"})
    later = {"report_url": "https://y.example", "report_date": "2024-05-01", "period_end": "2024-01-31"}
    import_anew(store, {"source": "Beta", "value": 12} | later)
    merge(store)
    with open_reading(store) as reading:
        (line,) = read_trend(reading, Selection(metric="deaths")).lines
        (before,) = read_trend(reading, Selection.parse({"metric": "deaths", "known_on": "2024-03-01"})).lines
    assert [point.quantity.value for point in line.points] == [12]
    assert [point.quantity.value for point in before.points] == [10]
    assert_sound(store)


def test_the_names_of_a_merged_source_are_names_of_the_other(store):
    import_anew(store, {"value": 10}, {"source": "Beta", "value": 11}, {"source": "Gamma", "value": 12})
    alias(store, "Alpha", "ألفا")
    merge(store, "ألفا", "Beta")
    merge(store, "Beta", "Gamma")
    with store.read() as connection:
        register = read_register(connection)
    assert {register.find("source", name) for name in ("Alpha", "alpha", "ألفا", "Beta")} == {"gamma"}


def test_merging_merged_sources_again_keeps_everything_known(store):
    rows = [[{"value": 10}], [{"source": "Beta", "value": 10}], [{"source": "Gamma", "value": 10}]]
    for file in rows:
        import_anew(store, *file)
    before = ids(store)
    merge(store, "Alpha", "Beta")
    merge(store, "Beta", "Gamma")
    alias(store, "Gamma", "Alpha and co")
    assert ids(store) == before
    assert len(reports(store)) == 1
    assert_known_again(store, *rows)


def test_an_import_from_before_the_merge_can_be_undone_and_comes_back(store):
    first = import_anew(store, {"value": 10})
    import_anew(store, {"source": "Beta", "value": 12, "report_url": "https://y.example"})
    merge(store)
    with store.write() as connection:
        assert undo_import(connection, first.import_id, at=datetime.now(UTC)) == 1
    assert import_anew(store, {"source": "Beta", "value": 10}).added == 1
    assert_sound(store)


def test_merging_real_sources_keeps_the_bundled_figures_known(store):
    import_document(store, bundled_document())
    before = ids(store)
    for source, into in (("SNHR", "VDC"), ("OCHA", "OHCHR"), ("SANA", "Al Jazeera")):
        merge(store, source, into)
    assert ids(store) == before
    assert_sound(store)
    content = bundled_document().content + b"\n"
    document = type(bundled_document())("again.csv", content)
    after = contents(store)
    summary = import_document(store, document)
    assert (summary.added, summary.unchanged) == (0, 618)
    assert contents(store) == after


def test_a_source_is_not_merged_into_itself_or_into_nobody(make_store):
    store = make_store()
    import_anew(store, {"source": "SOHR", "value": 10})
    with pytest.raises(QuestionError, match="names of one source already"):
        merge(store, "SOHR", "Syrian Observatory for Human Rights")
    with pytest.raises(UnknownName, match="did you mean SOHR"):
        merge(store, "SOHRR", "SNHR")


def test_an_alias_is_another_name_and_never_somebody_elses(make_store):
    store = make_store()
    import_anew(store, {"source": "SOHR", "value": 10})
    assert alias(store, "sohr", "Observatory in Coventry", "SOHR") == "SOHR"
    assert import_anew(store, {"source": "observatory  in coventry", "value": 10}).created == {}
    with pytest.raises(QuestionError, match="is a name of SNHR already"):
        alias(store, "SOHR", "SNHR")
    with pytest.raises(QuestionError, match="is empty"):
        alias(store, "SOHR", " ")
    with pytest.raises(UnknownName, match="did you mean SOHR"):
        alias(store, "SOHRR", "x")
