"""The pure rules against the oracle, cell by cell: many small cells, without a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.oracle import tell_vintages
from tracker.domain.figure import Standing
from tracker.domain.link import Link, LinkKind
from tracker.domain.period import Precision
from tracker.domain.quantity import Qualifier, Quantity, settle
from tracker.domain.vintage import Entry, effective_links, end_of, fold

NAMES = [letter * 32 for letter in "abcdef"]
DAYS = st.sampled_from([date(2024, 1, day) for day in (1, 2, 2, 2, 3)])
QUANTITIES = st.sampled_from(
    [
        *(settle(number, None, None, Qualifier.EXACT) for number in (0, 40, 45, 50) * 3),
        *(settle(number, None, None, Qualifier.APPROXIMATELY) for number in (0, 5, 40, 50)),
        *(settle(50, None, None, qualifier) for qualifier in (Qualifier.NEARLY, Qualifier.AT_MOST)),
        *(settle(45, None, None, qualifier) for qualifier in (Qualifier.AT_LEAST, Qualifier.LESS_THAN)),
        settle(None, 40, 50, Qualifier.RANGE),
        settle(45, 40, None, Qualifier.ESTIMATE),
        settle(45, None, None, Qualifier.ESTIMATE),
        settle(None, None, None, Qualifier.INDEFINITE),
        settle(None, 24, 99, Qualifier.INDEFINITE),
    ]
)
REPORTS = st.lists(
    st.fixed_dictionaries(
        {
            "known_from": DAYS,
            "precision": st.sampled_from([*[Precision.DAY] * 3, Precision.NOT_BEFORE, Precision.MONTH]),
            "edition": st.sampled_from(["", "", "", "1", "2"]),
            "publisher": st.sampled_from(["own", "other"]),
        }
    ),
    min_size=2,
    max_size=4,
)
FIGURES = st.lists(
    st.tuples(st.integers(0, 3), QUANTITIES, st.sampled_from([*[Standing.NONE] * 8, *Standing])),
    min_size=2,
    max_size=len(NAMES),
)


@st.composite
def _cells(draw: st.DrawFn) -> list[Entry]:
    """The figures of one cell, told by up to four reports."""
    dataset, reports = draw(st.sampled_from(["", "D"])), draw(REPORTS)
    return [
        _entry(name, dataset, number % len(reports), reports, quantity, standing)
        for name, (number, quantity, standing) in zip(NAMES, draw(FIGURES), strict=False)
    ]


def _entry(
    name: str,
    dataset: str,
    number: int,
    reports: list[dict[str, Any]],
    quantity: Quantity,
    standing: Standing,
) -> Entry:
    report = reports[number]
    return Entry(
        id=name,
        quantity=quantity,
        standing=standing,
        known_from=report["known_from"],
        precision=report["precision"],
        report_id=f"r{number}",
        dataset=dataset,
        edition=report["edition"],
        own_publisher=report["publisher"] == "own",
    )


LINKS = st.lists(
    st.builds(
        Link,
        st.sampled_from(["", *NAMES]),
        st.sampled_from(NAMES),
        st.sampled_from([LinkKind.REPLACES, LinkKind.RETRACTS, LinkKind.VOID, LinkKind.PART_OF]),
        day=DAYS,
    ).filter(lambda link: link.from_id != link.to_id),
    max_size=5,
)


def told_by_the_rules(entries: list[Entry], links: list[Link]) -> dict[str, tuple[date | None, str]]:
    days = {entry.id: entry.known_from for entry in entries}
    counted, _idle = effective_links(links, days.keys())
    ended = [
        replace(
            entry,
            end=end_of(entry.known_from, [link for link in counted if link.to_id == entry.id], days, None),
        )
        for entry in entries
    ]
    return {name: (one.known_until, str(one.state)) for name, one in fold(ended).items()}


def told_by_the_oracle(entries: list[Entry], links: list[Link]) -> dict[str, tuple[date | None, str]]:
    figures = [
        {name: getattr(entry, name) for name in ("known_from", "dataset", "standing")}
        | {name: getattr(entry.quantity, name) for name in ("value", "low", "high", "qualifier")}
        | {"public_id": entry.id, "report": entry.report_id, "source": "own", "series": 1}
        | {"as_of": date.min, "external_id": "", "counting": "stock"}
        for entry in entries
    ]
    reports = {
        entry.report_id: {
            "public_id": entry.report_id,
            "publisher": "own" if entry.own_publisher else "other",
        }
        | {name: getattr(entry, name) for name in ("known_from", "dataset", "precision", "edition")}
        | {"scope": None}
        for entry in entries
    }
    stated = [
        {"from_id": link.from_id, "to_id": link.to_id, "kind": link.kind, "day": link.day} for link in links
    ]
    return tell_vintages(figures, reports, stated)


@settings(max_examples=400)
@given(cell=_cells(), links=LINKS)
def test_the_rules_say_what_the_oracle_says(cell, links):
    assert told_by_the_rules(cell, links) == told_by_the_oracle(cell, links)


@given(cell=_cells(), links=LINKS, random=st.randoms())
def test_the_order_in_which_figures_and_links_are_given_is_nothing(cell, links, random):
    shuffled = random.sample(cell, len(cell)), random.sample(links, len(links))
    assert told_by_the_rules(*shuffled) == told_by_the_rules(cell, links)
