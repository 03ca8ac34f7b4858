from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.ingest.articles import TEXT, article, found, save, stored, whole
from tests.store.merges import contents
from tracker.domain.period import Precision
from tracker.domain.quantity import Qualifier, Quantity
from tracker.errors import QuestionError, UnknownName
from tracker.extraction.candidate import Extraction, Role, Status
from tracker.ingest.candidate_drafts import Drafting
from tracker.ingest.candidates import Saved, save_candidates
from tracker.store.engine import open_store
from tracker.store.reading import open_reading
from tracker.store.schema import is_empty

MARCH = date(2021, 3, 14)
MAY = date(2021, 5, 1)


@pytest.fixture
def drafted(bundled_sqlite):
    """A function that gives the draft of a candidate with these fields."""
    with open_reading(bundled_sqlite) as reading:
        drafting = Drafting(article(), "Metro", "", reading.register, reading.usual_countings())
        yield lambda **fields: drafting.propose(whole(**fields)).draft


def test_candidates_are_kept_pending_and_none_is_a_figure(store):
    saved = save(store, url="https://x.example/a")
    held = contents(store)
    (report,) = held["report"]
    assert (saved.added, saved.known, saved.report_id) == (2, 0, report["public_id"])
    assert [row.state for row in stored(store)] == ["pending", "pending"]
    assert held["figure"] == []
    assert (report["publisher"], report["title"], report["language"]) == ("metro", "What is going on?", "en")
    assert (report["report_date"], report["precision"]) == (date(2024, 12, 1), "day")
    assert (report["url"], report["caveats"]) == ("https://x.example/a", "marked as written by a machine")
    assert len(report["sha256"]) == 64
    assert report["retrieved_at"].date() == datetime.now(UTC).date()


def test_a_draft_has_the_cells_that_a_person_reads(make_store):
    store = make_store()
    save(store, conflict="syria")
    draft = stored(store)[1].draft
    assert draft == {
        "source": "SOHR",
        "metric": "deaths",
        "group": "civilians",
        "conflict": "syria",
        "counting": "cumulative",
        "value": "20",
        "qualifier": "at_least",
        "value_text": "at least 20",
        "unit": "people",
        "quote": TEXT.split(". ")[1] + ".",
        "locator": f"characters {TEXT.index('at least 20')}-{TEXT.index('at least 20') + 11}",
    }


def test_the_same_document_adds_nothing_a_second_time_and_may_be_dated(make_store):
    store = make_store()
    undated = article(published_on=None, title="")
    first = save(store, document=undated)
    (report,) = contents(store)["report"]
    assert (report["precision"], report["report_date"]) == ("not_after", datetime.now(UTC).date())
    assert report["title"].startswith("Fighting went on. The death toll")
    again = save(store, document=article(title=""))
    (report,) = contents(store)["report"]
    assert again == Saved(first.report_id, 0, 2, remarks=("published 2024-12-01 is taken",))
    assert (report["precision"], report["report_date"]) == ("day", date(2024, 12, 1))


def test_a_document_without_a_publisher_is_not_kept(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    with pytest.raises(QuestionError, match="publisher: the document names none"):
        save(store, document=article(publisher=""))
    with pytest.raises(QuestionError, match="published: '1850-01-01' is before 1900"):
        save(store, document=article(published_on=date(1850, 1, 1)))
    assert save(store, document=article(publisher=""), publisher="Metro").added == 2
    store.close()


def test_a_conflict_that_is_not_known_is_refused_before_anything_is_kept(make_store):
    store = make_store()
    with pytest.raises(UnknownName, match="did you mean Syrian civil war") as told:
        save(store, conflict="Syrian civl war")
    assert told.value.field == "conflict"
    assert contents(store)["report"] == []


def test_a_document_without_a_figure_leaves_no_trace(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    assert save_candidates(store, article(), Extraction((), ())) == Saved("", 0, 0)
    assert is_empty(store)
    store.close()


def test_a_publisher_that_is_new_is_told(make_store):
    store = make_store()
    assert save(store, document=article(publisher="The Daily Ground")).new_publisher == "The Daily Ground"
    assert save(store, document=article("1 dead", publisher="SOHR")).new_publisher == ""


@pytest.mark.parametrize(
    ("fields", "counting"),
    [
        ({"period_start": MARCH, "period_end": MAY}, "period"),
        ({"period_start": MARCH}, "cumulative"),
        ({"period_end": MAY}, "cumulative"),
        ({"metric": "displaced", "period_start": MARCH, "period_end": MAY}, "stock"),
        ({"metric": "abducted"}, None),
    ],
)
def test_the_period_tells_how_a_figure_counts(drafted, fields, counting):
    assert drafted(**fields).get("counting") == counting


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({"status": Status.DISPUTED}, {"standing": "disputed", "note": "cited in the text to be denied"}),
        ({"status": Status.FEARED}, {"note": "feared in the text, not asserted"}),
        ({"role": Role.BACKGROUND}, {"note": "given in the text for comparison"}),
        (
            {"source": "", "source_key": ""},
            {"source": "Metro", "note": "the text names no source: its publisher stands for it"},
        ),
        ({"source": "A clinic", "source_key": ""}, {"source": "A clinic"}),
        ({"place": "Aleppo", "place_key": ""}, {"place": "Aleppo"}),
        ({"place": "Syrian soil", "place_key": "syr"}, {"place": "SYR"}),
        ({"destination": "the Kingdom", "destination_key": "jor"}, {"destination": "JOR"}),
        (
            {"period_end": MAY, "period_precision": Precision.MONTH},
            {"period_end": "2021-05-01", "period_precision": "month"},
        ),
        ({"period_precision": Precision.MONTH}, {"period_precision": None}),
        (
            {"quantity": Quantity(None, 5, 10, Qualifier.RANGE)},
            {"low": "5", "high": "10", "qualifier": "range"},
        ),
        (
            {"quantity": Quantity(90, None, 90, Qualifier.NEARLY)},
            {"value": "90", "qualifier": "nearly"},
        ),
    ],
)
def test_what_a_candidate_says_stands_in_its_draft(drafted, fields, cells):
    draft = drafted(**fields)
    assert {name: draft.get(name) for name in cells} == cells


def test_a_bound_that_its_qualifier_means_is_not_written_beside_the_value(drafted):
    assert "low" not in drafted(quantity=Quantity(370, 370, None, Qualifier.MORE_THAN))
    assert "high" not in drafted(quantity=Quantity(90, None, 90, Qualifier.NEARLY))


def test_text_that_no_database_keeps_is_replaced(store):
    text = "At \x00 5 dead\ud800."
    save(store, found("5", Quantity(5), text), document=article(text, title="a\x00b", sha256="cd" * 32))
    (row,) = stored(store)
    assert (row.draft["quote"], row.title) == ("At \ufffd 5 dead\ufffd.", "a\ufffdb")
