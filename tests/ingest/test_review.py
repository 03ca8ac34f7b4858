from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from tests.ingest.articles import TEXT, article, columns, found, part, save, stored, whole
from tests.store.merges import assert_sound, contents
from tracker.domain.quantity import Quantity
from tracker.errors import NotFound, QuestionError, UnknownName
from tracker.extraction.candidate import Role, Status
from tracker.extraction.pipeline import extract
from tracker.extraction.source_names import SourceNames
from tracker.ingest import review
from tracker.ingest.by_hand import add_by_hand
from tracker.ingest.candidate_drafts import NO_SOURCE
from tracker.ingest.candidates import save_candidates
from tracker.ingest.extractor import extractor_version
from tracker.ingest.repeats import tell_same_count
from tracker.ingest.review import Verdict, accept_candidates, reject_candidates_of
from tracker.store.imports import read_imports, undo_import
from tracker.store.reading import open_reading

ANNA = Verdict("anna")


def states(store) -> list[str]:
    return [row.state for row in stored(store)]


def links(store) -> set[tuple[str, str, str]]:
    return {(row["kind"], row["from_id"], row["to_id"]) for row in contents(store)["figure_link"]}


def figures(store) -> dict[str, Any]:
    """The figures by their value."""
    return {row["value"]: row for row in contents(store)["figure"]}


def excepted(*numbers):
    return Verdict("anna", excepted=frozenset(numbers))


def edited(number, reason="", **cells):
    return Verdict("anna", changes={number: cells}, reason=reason)


def test_an_accepted_figure_carries_where_it_comes_from(store):
    saved = save(store, whole())
    outcome = accept_candidates(store, [1], Verdict("anna", conflict="syria"))
    held = contents(store)
    (figure,), (report,) = held["figure"], held["report"]
    assert outcome.added == 1
    assert [one.figure_id for one in outcome.accepted] == [figure["public_id"]]
    assert (figure["value"], figure["low"], figure["high"], figure["qualifier"]) == (
        370,
        370,
        None,
        "more_than",
    )
    assert figure["quote"].startswith("The death toll has risen to over 370")
    start = TEXT.index("over 370")
    assert (figure["value_text"], figure["locator"]) == ("over 370", f"characters {start}-{start + 8}")
    assert figure["note"] == f"read by {extractor_version()}, accepted by anna"
    assert (report["public_id"], report["caveats"]) == (saved.report_id, "marked as written by a machine")
    row = columns(store, 1)
    assert report["sha256"] == row["sha256"]
    assert (row["state"], row["decided_by"], row["reason"]) == ("accepted", "anna", "")
    assert row["decided_draft"] == row["draft"] | {"conflict": "syria"}
    assert stored(store)[0].figure == figure["public_id"]
    assert_sound(store)


def test_the_import_of_accepted_figures_names_who_and_which(make_store):
    store = make_store()
    save(store)
    accept_candidates(store, [1], ANNA)
    with store.read() as connection:
        (run,) = read_imports(connection)
    assert (run.reader, run.file_name, run.added) == ("review", "What is going on?", 2)
    assert (run.arguments["reviewer"], run.arguments["candidates"]) == ("anna", [1, 2])
    assert run.sha256 == columns(store, 1)["sha256"]


@pytest.mark.parametrize("number", [1, 2])
def test_a_whole_and_its_part_are_accepted_together(make_store, number):
    store = make_store()
    save(store)
    outcome = accept_candidates(store, [number], ANNA)
    whole_id, part_id = (one.figure_id for one in outcome.accepted)
    assert states(store) == ["accepted", "accepted"]
    assert links(store) == {("part_of", part_id, whole_id)}


@pytest.mark.parametrize(("first", "second"), [(1, 2), (2, 1)])
def test_what_was_excepted_is_linked_when_it_follows(make_store, first, second):
    store = make_store()
    save(store)
    accept_candidates(store, [first], excepted(second))
    assert sorted(states(store)) == ["accepted", "pending"]
    assert links(store) == set()
    accept_candidates(store, [second], ANNA)
    held = figures(store)
    assert links(store) == {("part_of", held[20]["public_id"], held[370]["public_id"])}


def test_nothing_left_to_decide_on_is_told(make_store):
    store = make_store()
    save(store)
    with pytest.raises(QuestionError, match="except: leaves nothing"):
        accept_candidates(store, [1], excepted(1))


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({"status": Status.DISPUTED}, {"standing": "disputed"}),
        ({"status": Status.FEARED}, {"standing": "", "note": "feared in the text, not asserted"}),
        ({"role": Role.BACKGROUND}, {"standing": "", "note": "given in the text for comparison"}),
    ],
)
def test_how_the_text_stands_to_a_figure_stays_with_it(make_store, fields, cells):
    store = make_store()
    save(store, whole(**fields))
    accept_candidates(store, [1], ANNA)
    (figure,) = contents(store)["figure"]
    assert {name: figure[name].split(";")[0] for name in cells} == cells


def test_an_edit_keeps_what_was_proposed(make_store):
    store = make_store()
    save(store)
    before = columns(store, 2)["draft"]
    accept_candidates(store, [2], edited(2, "a slip", value="1,021", place="Aleppo"))
    row = columns(store, 2)
    assert (row["state"], row["reason"], row["draft"]) == ("edited", "a slip", before)
    assert row["decided_draft"] == before | {"value": "1021", "place": "Aleppo"}
    assert (columns(store, 1)["state"], columns(store, 1)["reason"]) == ("accepted", "")
    figure = figures(store)[1021]
    assert (figure["low"], figure["value_text"]) == (1021, "at least 20")
    assert figure["note"].startswith("edited: value 20 -> 1,021, place empty -> Aleppo (a slip); read by")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"source": "UNHCR"}, "feared in the text, not asserted; edited: source Metro -> UNHCR"),
        ({"source": "Metro", "value": "9"}, f"feared in the text, not asserted; {NO_SOURCE}; edited: "),
        ({"source": "UNHCR", "note": "by radio"}, "by radio; edited: "),
    ],
)
def test_the_remark_that_no_source_is_named_goes_where_one_is_given(make_store, cells, told):
    store = make_store()
    save(store, whole(source="", source_key="", status=Status.FEARED))
    accept_candidates(store, [1], edited(1, **cells))
    (figure,) = contents(store)["figure"]
    assert figure["note"].startswith(told)


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"value": "-3"}, "value", "-3"),
        ({"value": "", "qualifier": "exact"}, "value", ""),
        ({"counting": "daily"}, "counting", "daily"),
        ({"period_end": "03/04/2024"}, "period_end", "03/04/2024"),
        ({"metric": "deths"}, "metric", "deths"),
    ],
)
def test_a_bad_value_is_told_and_nothing_is_written(make_store, cells, field, value):
    store = make_store()
    save(store)
    before = contents(store)
    outcome = accept_candidates(store, [2], edited(2, **cells))
    assert outcome.accepted == ()
    assert [(one.locator, one.field, one.value) for one in outcome.issues] == [("candidate 2", field, value)]
    assert states(store) == ["pending", "pending"]
    assert contents(store) == before


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"valu": "5"}, "set: 'valu' is none of source, metric, "),
        ({"quote": "another"}, "set: 'quote' is none of"),
        ({"value": "20"}, "set: 'value=20' is what candidate 2 says already"),
    ],
)
def test_an_edit_that_cannot_be_made_is_refused(make_store, cells, words):
    store = make_store()
    save(store)
    with pytest.raises(QuestionError, match=words):
        accept_candidates(store, [2], edited(2, **cells))
    assert states(store) == ["pending", "pending"]


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict("anna", conflict="Syrian civl war"),
        Verdict("anna", changes={2: {"conflict": "Syrian civl war"}}),
    ],
)
def test_a_conflict_that_is_not_known_is_refused_with_the_nearest(make_store, verdict):
    store = make_store()
    save(store)
    with pytest.raises(UnknownName, match=r"conflict: 'Syrian civl war' is .*did you mean Syrian civil war"):
        accept_candidates(store, [2], verdict)
    assert states(store) == ["pending", "pending"]


def test_a_rejection_needs_a_reason_and_takes_the_family(make_store):
    store = make_store()
    save(store, whole(), part(), found("Up to 5", Quantity(5)))
    with pytest.raises(QuestionError, match="reason: say why"):
        reject_candidates_of(store, [2], ANNA)
    assert reject_candidates_of(store, [2], Verdict("anna", reason="a plan")) == [1, 2]
    assert states(store) == ["rejected", "rejected", "pending"]
    assert (columns(store, 1)["reason"], columns(store, 1)["decided_by"]) == ("a plan", "anna")
    assert contents(store)["figure"] == []


@pytest.mark.parametrize("state", ["accepted", "rejected"])
def test_a_decision_stands(make_store, state):
    store = make_store()
    save(store)
    if state == "accepted":
        accept_candidates(store, [1], ANNA)
    else:
        reject_candidates_of(store, [1], Verdict("anna", reason="a plan"))
    with pytest.raises(NotFound, match=f"candidate 2 was {state} already, by anna"):
        accept_candidates(store, [2], ANNA)
    with pytest.raises(NotFound, match="candidate 3 is not known here"):
        accept_candidates(store, [3], ANNA)


def test_a_failure_leaves_neither_figure_nor_decision(store, monkeypatch):
    def fail(*_arguments, **_named):
        raise KeyboardInterrupt

    save(store)
    before = contents(store)
    for step in ("accept_candidate", "read_family_links"):
        with monkeypatch.context() as patched:
            patched.setattr(review, step, fail)
            with pytest.raises(KeyboardInterrupt):
                accept_candidates(store, [1], ANNA)
        assert states(store) == ["pending", "pending"]
        assert contents(store) == before
        with store.read() as connection:
            assert read_imports(connection) == []


def test_an_undone_import_makes_its_candidates_pending_again(store):
    save(store)
    first = accept_candidates(store, [1], edited(2, value="21"))
    with store.write() as connection:
        undo_import(connection, 1, at=stored(store)[0].recorded_at)
    assert states(store) == ["pending", "pending"]
    row = columns(store, 2)
    assert (row["decided_by"], row["decided_at"], row["decided_draft"], row["figure_id"]) == (
        "",
        None,
        None,
        None,
    )
    again = accept_candidates(store, [1], edited(2, value="21"))
    assert (again.accepted, again.added) == (first.accepted, 2)
    assert {row["state"] for row in contents(store)["figure"]} == {"in_force"}
    assert_sound(store)


def test_undoing_reopens_a_candidate_whose_figure_was_there_before(store):
    save(store, whole())
    report = {"report_id": stored(store)[0].report, "report_date": "2024-12-01", "publisher": "Metro"}
    cells = {"source": "SOHR", "metric": "deaths", "value": "370", "qualifier": "more than"}
    known = add_by_hand(store, report | cells).figure_id
    outcome = accept_candidates(store, [1], ANNA)
    assert ([one.figure_id for one in outcome.accepted], outcome.added) == ([known], 0)
    with store.write() as connection:
        undo_import(connection, 2, at=stored(store)[0].recorded_at)
    assert states(store) == ["pending"]
    assert figures(store)[370]["state"] == "in_force"


def test_a_number_that_one_article_gives_twice_is_one_figure(make_store):
    store = make_store()
    text = "SOHR: 370 dead. It was said again that 370 died."
    once, again = found("370", Quantity(370), text), found("370 died", Quantity(370), text)
    save(store, once, again, document=article(text))
    outcome = accept_candidates(store, [1, 2], ANNA)
    assert len({one.figure_id for one in outcome.accepted}) == outcome.added == 1
    assert [issue.code for issue in outcome.issues] == ["same_figure"]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_the_older_count_of_an_article_is_replaced_by_the_newer(make_store, order):
    store = make_store()
    text = "The toll is 370, up from 31."
    newer = found("370", Quantity(370), text)
    older = found("31", Quantity(31), text, update_of_start=newer.start, role=Role.BACKGROUND)
    save(store, newer, older, document=article(text))
    for number in order:
        accept_candidates(store, [number], ANNA)
    held = figures(store)
    assert links(store) == {("replaces", held[370]["public_id"], held[31]["public_id"])}
    assert (held[370]["state"], held[31]["state"]) == ("in_force", "replaced")
    assert_sound(store)


def on_day(day):
    return article(title=f"Day {day}", published_on=date(2024, 12, day), sha256=f"{day}")


@pytest.mark.parametrize("days", [(1, 3), (3, 1)])
def test_the_same_number_in_another_article_repeats_the_earlier(store, days):
    ids = []
    for day in days:
        save(store, whole(place="Hama"), document=on_day(day))
        ids += [one.figure_id for one in accept_candidates(store, [len(ids) + 1], ANNA).accepted]
    earlier, later = ids if days[0] < days[1] else reversed(ids)
    assert links(store) == {("repeats", later, earlier)}
    assert_sound(store)


@pytest.mark.parametrize("titles", [("One", "Another"), ("Another", "One")])
def test_of_two_articles_of_a_day_what_is_accepted_later_repeats_the_other(make_store, titles):
    store = make_store()
    ids = []
    for number, title in enumerate(titles, 1):
        text = f"{title} says that 370 died in Hama."
        save(store, found("370", Quantity(370), text, place="Hama"), document=article(text, title=title))
        ids += [one.figure_id for one in accept_candidates(store, [number], ANNA).accepted]
    assert links(store) == {("repeats", ids[1], ids[0])}


def test_all_that_stood_there_repeat_an_earlier_article_that_is_accepted_later(make_store):
    store = make_store()
    day = {"source": "SOHR", "metric": "deaths", "place": "Hama", "value": "370", "qualifier": "more than"}
    second = add_by_hand(store, day | {"report_date": "2024-12-02", "report_title": "Two"}).figure_id
    third = add_by_hand(store, day | {"report_date": "2024-12-02", "report_title": "Three"}).figure_id
    save(store, whole(place="Hama"))
    (accepted,) = accept_candidates(store, [1], ANNA).accepted
    assert links(store) == {("repeats", one, accepted.figure_id) for one in (second, third)}


def test_two_that_are_accepted_at_once_are_linked_once(make_store):
    store = make_store()
    for day in (1, 3):
        save(store, whole(place="Hama"), document=on_day(day))
    outcome = accept_candidates(store, [1, 2], ANNA)
    first, second = (one.figure_id for one in outcome.accepted)
    assert [(link.kind, link.from_id, link.to_id) for link in outcome.links] == [("repeats", second, first)]


def test_a_third_article_repeats_the_first_of_all(make_store):
    store = make_store()
    day = {"source": "SOHR", "metric": "deaths", "place": "Hama", "value": "370", "qualifier": "more than"}
    first = add_by_hand(store, day | {"report_date": "2024-11-29", "report_title": "One"}).figure_id
    add_by_hand(store, day | {"report_date": "2024-11-30", "report_title": "Two"})
    save(store, whole(place="Hama"))
    (accepted,) = accept_candidates(store, [1], ANNA).accepted
    assert links(store) == {("repeats", accepted.figure_id, first)}


@pytest.mark.parametrize(
    ("fields", "changes", "linked"),
    [
        ({"source": "police"}, {}, False),
        ({"source": ""}, {}, False),
        ({"source": "police"}, {"source": "Syrian police"}, True),
    ],
)
def test_only_a_source_that_is_named_repeats_itself(make_store, fields, changes, linked):
    store = make_store()
    for number, day in ((1, 1), (2, 3)):
        save(store, whole(source_key="", place="Hama", **fields), document=on_day(day))
        accept_candidates(store, [number], edited(number, **changes) if changes else ANNA)
    assert bool(links(store)) is linked


@pytest.mark.parametrize(
    ("fields", "conflict", "kept"),
    [
        ({"place": "Haiti"}, "", "Police (Metro, HTI)"),
        ({"place": "Cap"}, "syria", "Police (Metro, Cap)"),
        ({}, "syria", "Police (Metro, Syrian civil war)"),
        ({}, "", "Police (Metro, 2024-12-01, What is going on?)"),
        ({"source": "Haitian police"}, "", "Haitian police"),
        ({"source": "International Committee of the Red Cross"}, "", "ICRC"),
    ],
)
def test_an_office_is_kept_apart_from_its_namesakes(make_store, fields, conflict, kept):
    store = make_store()
    add_by_hand(store, {"source": "police", "report_date": "2024-12-01", "metric": "deaths", "value": "1"})
    save(store, whole(**{"source": "Police", "source_key": ""} | fields))
    outcome = accept_candidates(store, [1], Verdict("anna", conflict=conflict))
    with open_reading(store) as reading:
        (record,) = reading.records_by_id([outcome.accepted[0].figure_id]).values()
        assert reading.register.label("source", record.source) == kept
    told = [one.message for one in outcome.issues if one.code == "only_an_office"]
    apart = kept.startswith("Police")
    message = f"'Police' is only an office, of whom it is not said: kept apart as {kept!r}"
    assert told == ([message] if apart else [])
    assert ("new_source" in [one.code for one in outcome.issues]) is (kept == "Haitian police")
    assert ("the text names its source only as 'Police'" in figures(store)[370]["note"]) is apart
    assert stored(store)[0].draft["source"] == fields.get("source", "Police")


def test_a_publisher_that_stands_for_a_source_is_no_office_whatever_its_name(make_store):
    store = make_store()
    save(store, whole(source="", source_key=""), document=article(publisher="Daily"))
    assert [issue.code for issue in accept_candidates(store, [1], ANNA).issues] == []
    assert stored(store)[0].decided_draft["source"] == "Daily"


def test_the_name_that_a_reviewer_gives_an_office_is_its_familys(make_store):
    store = make_store()
    police = {"source": "police", "source_key": ""}
    other = found("Up to 5", Quantity(5), part_of_start=TEXT.index("over 370"), source="SANA", source_key="")
    save(store, whole(**police), part(**police), other)
    accept_candidates(store, [1], edited(1, source="Syrian police"))
    names = [row.decided_draft["source"] for row in stored(store)]
    assert names == ["Syrian police", "Syrian police", "SANA"]
    assert "the text names its source only as 'police'" in figures(store)[20]["note"]


def count(**fields):
    usual = {"qualifier": "exact", "value": 12, "low": None, "high": None, "unit": "people"}
    usual |= dict.fromkeys(("by", "definition", "conflict", "destination"), "") | {"place": "SYR"}
    usual |= {"period_start": None, "period_end": None, "as_of": date(2024, 12, 1)}
    return SimpleNamespace(**usual | fields)


DAY = date(2024, 12, 1)
LATER = DAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({"place": ""}, {"place": ""}, False),
        ({"place": "", "conflict": "syria"}, {"place": "", "conflict": "syria"}, True),
        ({"place": "", "conflict": "syria"}, {"place": ""}, False),
        ({"place": "", "conflict": "syria"}, {"conflict": "syria"}, False),
        ({"conflict": "syria"}, {}, True),
        ({}, {"as_of": LATER}, True),
        ({}, {"as_of": LATER + timedelta(days=1)}, False),
        ({}, {"value": 13}, False),
        ({}, {"qualifier": "approximately"}, False),
        ({}, {"unit": "households"}, False),
        ({}, {"place": "LBN"}, False),
        ({"conflict": "syria"}, {"conflict": "yemen"}, False),
        ({"by": "russian_forces"}, {}, True),
        ({"period_end": DAY}, {"as_of": LATER}, True),
        ({"period_end": DAY}, {"period_end": LATER, "as_of": LATER}, False),
        ({"period_start": DAY, "period_end": LATER}, {"period_end": LATER}, True),
        ({"period_start": DAY}, {"period_start": LATER}, False),
        ({"qualifier": "indefinite", "value": None}, {"qualifier": "indefinite", "value": None}, False),
    ],
)
def test_two_figures_tell_the_same_count_where_nothing_they_say_differs(one, other, same):
    assert tell_same_count(count(**one), count(**other)) is same
    assert tell_same_count(count(**other), count(**one)) is same


def test_an_article_becomes_figures_where_a_reviewer_accepts_them(make_store):
    store = make_store()
    document = article()
    save_candidates(store, document, extract(document, SourceNames.built_in()))
    proposed = {row.draft["value_text"]: row for row in stored(store)}
    accept_candidates(store, [proposed["over 370"].id], Verdict("anna", conflict="syria"))
    held = figures(store)
    assert {held[370]["quote"], held[20]["quote"]} == {TEXT.split(". ")[1] + "."}
    assert links(store) == {("part_of", held[20]["public_id"], held[370]["public_id"])}
    assert all(TEXT[row.span_start : row.span_end] == row.draft["value_text"] for row in proposed.values())
