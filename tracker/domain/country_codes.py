"""Country codes that publishers use beside ISO 3166, and the countries they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.domain.vocabulary_entries import Vocabulary


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """ISO3 codes by UNHCR's own code, and by the state's number of Gleditsch and Ward (1999).

    UNHCR's codes are given for every country: where it has none of its own, it uses ISO3. A number
    of a former state or of a territory gives the key of that place.
    """

    unhcr: Mapping[str, str] = field(default_factory=dict)
    gw: Mapping[int, str] = field(default_factory=dict)


def country_codes(vocabulary: Vocabulary) -> CountryCodes:
    """The codes that the countries of a vocabulary have."""
    countries = vocabulary.countries.values()
    former = {place.gw: place.key for place in vocabulary.places.values() if place.gw is not None}
    return CountryCodes(
        unhcr={country.unhcr or country.iso3: country.iso3 for country in countries},
        gw=former | {country.gw: country.iso3 for country in countries if country.gw is not None},
    )
