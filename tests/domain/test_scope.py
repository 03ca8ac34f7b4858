from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.scope import Scope, joined, read_scopes_json, scopes_json

SCOPE = Scope(frozenset({"SYR"}), frozenset({"TUR", "LBN"}), date(2011, 1, 1), date(2024, 12, 31), 7)


@pytest.mark.parametrize(
    ("place", "destination", "year", "held"),
    [
        ("SYR", "TUR", 2011, True),
        ("SYR", "LBN", 2024, True),
        ("IRQ", "TUR", 2020, False),
        ("SYR", "", 2020, False),
        ("SYR", "TUR", 2010, False),
        ("SYR", "TUR", 2025, False),
    ],
)
def test_a_scope_holds_its_places_destinations_and_days(place, destination, year, held):
    assert SCOPE.holds(place, destination, date(year, 6, 1)) is held


def test_a_scope_that_names_nothing_holds_everything():
    assert Scope().holds("SYR", "", date(1999, 1, 1))


@pytest.mark.parametrize("scope", [SCOPE, Scope(), Scope(places=frozenset())])
def test_a_scope_is_read_back_as_it_was_stored(scope):
    assert Scope.from_json(scope.to_json()) == scope


def test_an_edition_in_several_files_has_the_scopes_of_all():
    one, other = Scope(places=frozenset({"SYR"}), by_import=1), Scope(places=frozenset({"IRQ"}), by_import=2)
    both = joined((one,), (other, one))
    assert sorted(both, key=str) == sorted((one, other), key=str)
    assert joined((other,), (one,)) == both
    assert read_scopes_json(scopes_json(both)) == both
    assert (scopes_json(()), read_scopes_json(None)) == (None, ())
