"""When a figure ends: links that count and links that do not, later editions, and being void."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.figure import State
from tracker.domain.link import Link, LinkKind
from tracker.domain.vintage import End, effective_links, end_of, links_on_cycles

REPLACES, RETRACTS, VOID = LinkKind.REPLACES, LinkKind.RETRACTS, LinkKind.VOID


def day(number: int) -> date:
    return date(2024, 1, number)


def link(arrow: str, kind: LinkKind = REPLACES, on: int | None = None) -> Link:
    """`b>a` is a link from b to a; `>a` one that comes from no figure."""
    from_id, to_id = arrow.split(">")
    return Link(from_id, to_id, kind, day=None if on is None else day(on))


KNOWN = {"b": day(5), "c": day(7)}


def test_a_figure_ends_when_the_one_that_replaces_it_is_known():
    assert end_of(day(1), [link("b>a")], KNOWN, None) == End(day(5), State.REPLACED)


def test_a_day_written_on_a_figures_link_is_only_a_note():
    assert end_of(day(1), [link("b>a", on=2)], KNOWN, None) == End(day(5), State.REPLACED)


def test_a_link_that_no_figure_makes_counts_from_its_stated_day():
    assert end_of(day(1), [link(">a", RETRACTS, 3)], {}, None) == End(day(3), State.RETRACTED)


def test_the_earliest_end_counts():
    links = [link("c>a", RETRACTS), link("b>a"), link(">a", REPLACES, 6)]
    assert end_of(day(1), links, KNOWN, day(9)) == End(day(5), State.REPLACED)
    assert end_of(day(1), links, KNOWN, day(4)) == End(day(4), State.EDITION_ENDED)


def test_a_figure_never_ends_before_it_begins():
    assert end_of(day(6), [link("b>a")], KNOWN, None) == End(day(6), State.REPLACED)
    assert end_of(day(6), [], {}, day(2)) == End(day(6), State.EDITION_ENDED)
    assert end_of(day(6), [link(">a", RETRACTS, 2)], {}, None) == End(day(6), State.RETRACTED)


def test_a_void_figure_ends_on_the_day_it_begins():
    assert end_of(day(1), [link(">a", VOID, 8)], {}, None) == End(day(1), State.VOID)


def test_of_ends_on_one_day_the_graver_is_told():
    links = [link("b>a"), link("b>a", RETRACTS)]
    assert end_of(day(1), links, KNOWN, day(5)) == End(day(5), State.RETRACTED)
    assert end_of(day(5), [*links, link(">a", VOID)], KNOWN, day(5)) == End(day(5), State.VOID)


def test_nothing_ends_a_figure_that_nothing_points_to():
    assert end_of(day(1), [], {}, None) is None


@pytest.mark.parametrize("kind", [LinkKind.PART_OF, LinkKind.RESTATES, LinkKind.REPEATS])
def test_other_links_end_nothing(kind):
    counted, idle = effective_links([link("b>a", kind)], {"a", "b"})
    assert (counted, idle) == ([], [])


def test_a_link_from_a_figure_that_is_absent_is_idle():
    assert effective_links([link("b>a")], {"a"}) == ([], [link("b>a")])


def test_a_link_from_a_void_figure_is_idle():
    counted, idle = effective_links([link("b>a"), link(">b", VOID)], {"a", "b"})
    assert (counted, idle) == ([link(">b", VOID)], [link("b>a")])


def test_a_link_of_no_figure_is_never_idle():
    assert effective_links([link(">a", REPLACES, 3)], set()) == ([link(">a", REPLACES, 3)], [])


def test_links_on_a_cycle_count_for_nothing_and_those_that_lead_to_it_do():
    ring = [link("a>b"), link("b>c", RETRACTS), link("c>a")]
    into, out = link("d>a"), link("c>e")
    counted, idle = effective_links([*ring, into, out], set("abcde"))
    assert set(counted) == {into, out}
    assert set(idle) == set(ring)


def test_a_cycle_through_an_absent_or_void_figure_is_none():
    ring = [link("a>b"), link("b>a")]
    assert effective_links(ring, {"a"})[0] == [link("a>b")]
    counted, idle = effective_links([*ring, link(">b", VOID)], {"a", "b"})
    assert set(counted) == {link("a>b"), link(">b", VOID)}
    assert idle == [link("b>a")]


def test_two_cycles_that_share_a_figure_are_both_seen():
    links = [link("a>b"), link("b>a"), link("b>c"), link("c>b"), link("c>d")]
    assert links_on_cycles(links) == frozenset(links[:4])


def test_a_link_to_itself_is_a_cycle():
    assert links_on_cycles([link("a>a"), link("a>b")]) == {link("a>a")}


def test_a_chain_of_many_thousand_links_is_walked():
    chain = [link(f"{number}>{number + 1}") for number in range(20_000)]
    assert links_on_cycles(chain) == frozenset()
    assert links_on_cycles([*chain, link("20000>0")]) == frozenset([*chain, link("20000>0")])
