"""Sums: figures that do not overlap, added with no more certainty than each of them has."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from tracker.domain.quantity import Qualifier, Quantity, total
from tracker.store.spots import Spot


def sum_of(spots: Sequence[Spot], unsure: AbstractSet[str]) -> Quantity:
    """The sum of figures; a single one is as it was stated.

    Where the report of an unsure one gives another quantity for the same thing, nobody can say which of
    them to add: the sum is approximate, its bounds unknown.
    """
    if len(spots) == 1:
        return spots[0].quantity
    return total([_term(spot, spot.figure_id in unsure) for spot in spots])


def _term(spot: Spot, unsure: bool) -> Quantity:
    if not unsure:
        return spot.quantity
    value = spot.quantity.value
    return Quantity(value, None, None, Qualifier.INDEFINITE if value is None else Qualifier.APPROXIMATELY)
