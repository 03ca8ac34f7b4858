"""A version of UCDP's events, as UCDP names it: of a year, or a candidate of a month or of several.

`24.1` is the yearly release of 2024, with the events up to the end of 2023. `25.0.3` is the candidate
release of March 2025, and `24.01.24.09` the one of January to September 2024. UCDP's files are named for
them: `GEDEvent_v24_1.csv`, `ged241-csv.zip`, `GEDEvent_v25_0_3.csv`, `GEDEvent_v24_01_24_09.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tracker.domain.period import Precision, last_day

_YEARLY = re.compile(r"\d{2}\.[1-9]")
_MONTH = re.compile(r"(\d{2})\.0\.(\d{1,2})")
_MONTHS = re.compile(r"(\d{2})\.(\d{2})\.(\d{2})\.(\d{2})")
# What stands before and after is no letter or digit: `ged2019.csv` and `tagged241.csv` tell no version.
_NAMED = re.compile(r"(?<![a-z0-9])gedevent[_ -]?v(\d{2}(?:[._]\d{1,2}){1,3})(?!\d)")
_SHORT = re.compile(r"(?<![a-z0-9])ged(\d{2})([1-9])(?!\d)")
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class GedVersion:
    """A version; `months` are the first and last day of a candidate's months, None for a yearly release."""

    name: str
    months: tuple[date, date] | None = None


def parse_version(text: str) -> GedVersion | None:
    """The version that a text is (`24.1`, `v25_0_3`), None for a text that is none."""
    name = text.strip().lower().removeprefix("v").replace("_", ".")
    if _YEARLY.fullmatch(name):
        return GedVersion(name)
    if found := _MONTH.fullmatch(name):
        return _candidate(name, found[1], found[2], found[1], found[2])
    if found := _MONTHS.fullmatch(name):
        return _candidate(name, *found.groups())
    return None


def version_in(file_name: str) -> GedVersion | None:
    """The version in a name that UCDP gives its files; None for any other name."""
    name = file_name.lower()
    if found := _NAMED.search(name):
        return parse_version(found[1])
    return parse_version(f"{found[1]}.{found[2]}") if (found := _SHORT.search(name)) else None


def _candidate(name: str, *numbers: str) -> GedVersion | None:
    first_year, first_month, last_year, last_month = map(int, numbers)
    if not (1 <= first_month <= 12 and 1 <= last_month <= 12):
        return None
    first = date(_CENTURY + first_year, first_month, 1)
    last = last_day(date(_CENTURY + last_year, last_month, 1), Precision.MONTH)
    return GedVersion(name, (first, last)) if first <= last else None
