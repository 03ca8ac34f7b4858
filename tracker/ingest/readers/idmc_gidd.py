"""IDMC's Global Internal Displacement Database (GIDD): its forms under one name.

Conflict by country and year, disasters by event, and the older tables of both on HDX.
"""

from __future__ import annotations

from tracker.ingest.form_reader import FormReader
from tracker.ingest.readers.idmc_gidd_events import DatedEvents, StartedEvents
from tracker.ingest.readers.idmc_gidd_years import ConflictYears, MixedYears

READER = FormReader(
    "idmc-gidd",
    "IDMC Global Internal Displacement Database: people displaced by conflict and by disasters",
    (DatedEvents(), StartedEvents(), ConflictYears(), MixedYears()),
)
