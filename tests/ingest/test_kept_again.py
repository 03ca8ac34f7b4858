from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from tests.ingest.articles import TEXT, article, found, part, save, stored, whole
from tests.store.merges import contents
from tracker.domain.quantity import Quantity
from tracker.ingest.review import Verdict, accept_candidates, reject_candidates_of
from tracker.store.ledger_tables import ReportRow
from tracker.store.tables import table_of

ANNA = Verdict("anna", reason="a plan")
OTHER = TEXT.replace("risen to", "risen\n    to")
TWINS = "5 dead here. 5 dead there. 5 dead elsewhere."
HERE = "https://x.example/a"


def again(**fields):
    """The usual article out of other bytes: its lines end elsewhere."""
    return article(OTHER, **{"sha256": "cd" * 32} | fields)


def other(quote, quantity, **fields):
    return found(quote, quantity, OTHER, **fields)


def figures_again(**fields):
    return (
        other("over 370", whole().quantity, **fields),
        other("at least 20", part().quantity, group="civilians"),
    )


def twins(count):
    starts = [0, *(TWINS.index(word) for word in ("5 dead there", "5 dead elsewhere"))]
    opened = [TWINS[:start] for start in starts[:count]]
    return [found(TWINS[len(one) : len(one) + 6], Quantity(5), TWINS) for one in opened]


def reports(store):
    return [(row["url"], row["report_date"].isoformat()) for row in contents(store)["report"]]


def age(store, day):
    """Make it so that the undated article was read first on a day."""
    with store.write() as connection:
        minted = {"public_id": f"{day:%Y%m%d}" * 4, "report_date": day, "known_from": day}
        connection.execute(update(table_of(ReportRow)).values(minted))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"url": HERE}, {"url": HERE}),
        ({}, {}),
        ({"url": HERE}, {}),
        ({}, {"url": HERE}),
    ],
)
def test_an_article_out_of_other_bytes_adds_nothing_decided_or_not(make_store, first, second):
    store = make_store()
    saved = save(store, **first)
    reject_candidates_of(store, [2], Verdict("anna", excepted=frozenset({1}), reason="a plan"))
    told = save(store, *figures_again(), document=again(), **second)
    taken = () if "url" in first or not second else (f"url {HERE!r} is taken",)
    assert (told.report_id, told.added, told.known, told.remarks) == (saved.report_id, 0, 2, taken)
    assert [row.state for row in stored(store)] == ["pending", "rejected"]
    assert reports(store) == [((first | second).get("url", ""), "2024-12-01")]


@pytest.mark.parametrize(
    ("first", "second", "fields"),
    [
        ({"url": HERE}, {"url": "https://x.example/b"}, {}),
        ({}, {}, {"title": "Another", "published_on": None}),
        ({}, {}, {"publisher": "Another"}),
        ({}, {}, {"published_on": date(2024, 12, 2)}),
    ],
)
def test_another_article_keeps_its_own_figures(make_store, first, second, fields):
    store = make_store()
    save(store, **first)
    assert save(store, *figures_again(), document=again(**fields), **second).added == 2
    assert len(reports(store)) == 2


def test_the_same_sentences_of_a_day_are_the_same_article_whatever_its_title(make_store):
    store = make_store()
    save(store)
    assert save(store, *figures_again(), document=again(title="Another")).added == 0
    alone = found("over 370", whole().quantity, "Another. Now over 370 died.")
    assert save(store, alone, document=article("Another. Now over 370 died.", title="Third")).added == 1


@pytest.mark.parametrize(("count", "added"), [(1, 0), (2, 0), (3, 1)])
def test_equal_figures_of_an_article_are_counted(make_store, count, added):
    store = make_store()
    save(store, *twins(2), document=article(TWINS))
    other_bytes = article(TWINS, sha256="cd" * 32)
    assert save(store, *twins(count), document=other_bytes).added == added
    assert save(store, *twins(count), document=other_bytes).added == 0
    assert len(stored(store)) == 2 + added


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({}, True),
        ({"published_on": date(2024, 12, 1)}, True),
        ({"title": "What is going on? Fighting went on. ..."}, True),
        ({"title": "Another"}, False),
    ],
)
def test_an_undated_article_is_the_same_on_another_day(make_store, changed, same):
    store = make_store()
    save(store, document=article(published_on=None))
    age(store, date(2025, 1, 1))
    told = save(store, *figures_again(), document=again(**{"published_on": None} | changed))
    assert (told.added == 0) is same
    assert len(reports(store)) == (1 if same else 2)


def test_an_undated_bulletin_of_the_same_title_is_another_report(make_store):
    store = make_store()
    save(
        store,
        found("5", Quantity(5), "Day 1: 5 dead."),
        document=article("Day 1: 5 dead.", published_on=None),
    )
    age(store, date(2025, 1, 1))
    text = "Day 2: 5 dead."
    told = save(store, found("5", Quantity(5), text), document=article(text, published_on=None))
    assert told.added == 1
    assert len(reports(store)) == 2


def test_an_article_that_is_dated_later_is_read_with_its_days(make_store):
    store = make_store()
    undated = article(published_on=None)
    save(store, whole(), part(), document=undated, conflict="syria")
    accept_candidates(store, [2], Verdict("anna", excepted=frozenset({1})))
    day = date(2024, 11, 30)
    told = save(store, whole(period_start=day), part(period_start=day))
    assert (told.added, told.known, told.remarks) == (1, 1, ("published 2024-12-01 is taken",))
    assert [(row.state, row.draft.get("period_start")) for row in stored(store)] == [
        ("superseded", None),
        ("accepted", None),
        ("pending", "2024-11-30"),
    ]
    assert stored(store)[2].draft["conflict"] == "syria"
    assert save(store, whole(period_start=day), part(period_start=day)).added == 0
    assert save(store, *figures_again(), document=again()).added == 0


def test_a_new_part_hangs_on_the_whole_that_is_known(make_store):
    store = make_store()
    save(store, whole())
    whole_start = OTHER.index("over 370")
    new = other("at least 20", part().quantity, group="civilians", part_of_start=whole_start)
    assert save(store, other("over 370", whole().quantity), new, document=again()).added == 1
    assert stored(store)[1].part_of == 1


def test_what_was_kept_by_a_former_extractor_keeps_its_conflict(make_store):
    store = make_store()
    save(store, conflict="syria")
    save(store, extractor="a newer one")
    assert [row.draft.get("conflict") for row in stored(store)] == ["syria"] * 4


def test_a_conflict_that_is_said_later_is_taken_where_none_was(store):
    save(store, whole(), part(), found("Up to 5", Quantity(5)))
    accept_candidates(store, [1], Verdict("anna", excepted=frozenset({2})))
    told = save(store, whole(), part(), found("Up to 5", Quantity(5)), conflict="Syrian civil war")
    assert told.remarks == (
        "conflict 'Syrian civil war' is taken for 2 pending candidates",
        "conflict 'Syrian civil war' is not taken for candidate 1: a decision stands",
    )
    assert [row.draft.get("conflict") for row in stored(store)] == [
        None,
        "Syrian civil war",
        "Syrian civil war",
    ]
    assert save(store, part(), conflict="syria").remarks[1:] == ()
    (_decided, pending) = save(store, conflict="november-december-2024-offensive").remarks[::-1]
    assert pending.endswith("candidates 2, 3: another was said before, and `tracker review edit` changes it")


def test_what_is_not_taken_of_an_article_is_told(make_store):
    store = make_store()
    save(store, url=HERE)
    later = article(publisher="Another", published_on=date(2024, 12, 5))
    told = save(store, document=later, url="https://x.example/b")
    assert told.new_publisher == ""
    assert told.remarks == (
        "publisher 'Another' is not taken: the article is kept as put out by 'Metro'",
        "published 2024-12-05 is not taken: "
        "the article is dated 2024-12-01, and of two days the earlier stays",
        "url 'https://x.example/b' is not taken: the article is kept under 'https://x.example/a'",
    )
    assert reports(store) == [(HERE, "2024-12-01")]


def test_the_address_of_another_publisher_is_not_taken(make_store):
    store = make_store()
    saved = save(store)
    other = article(publisher="Another")
    told = save(store, document=other, url="https://another.example/1")
    assert told.report_id == saved.report_id
    assert told.remarks == (
        "publisher 'Another' is not taken: the article is kept as put out by 'Metro'",
        "url 'https://another.example/1' is not taken: it is the other publisher's",
    )
    assert reports(store) == [("", "2024-12-01")]
    assert save(store, url=HERE).remarks == (f"url {HERE!r} is taken",)
    assert reports(store) == [(HERE, "2024-12-01")]


def test_what_an_article_takes_when_it_is_kept_again_is_told(make_store):
    store = make_store()
    save(store, document=article(caveats=(), language=""))
    earlier = article(published_on=date(2024, 11, 30), caveats=("sponsored",))
    assert save(store, document=earlier).remarks == (
        "language 'en' is taken",
        "caveats 'sponsored' is taken",
        "published 2024-11-30 is taken",
    )
    assert save(store, document=earlier).remarks == ()
