"""UNHCR's Operational Data Portal: its forms under one name.

The portal's answer for a situation, the table that HDX makes of such answers, and the portal's time series.
"""

from __future__ import annotations

from tracker.ingest.form_reader import FormReader
from tracker.ingest.readers.unhcr_odp_answer import OdpAnswer
from tracker.ingest.readers.unhcr_odp_hdx import OdpHdxTable
from tracker.ingest.readers.unhcr_odp_series import OdpSeries

READER = FormReader(
    "unhcr-odp",
    "UNHCR Operational Data Portal: answers for a situation, time series, and HDX's table of them",
    (OdpAnswer(), OdpHdxTable(), OdpSeries()),
)
