"""Who counted and who published: an organisation, in one role or the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """What sort of organisation a source is."""

    MONITORING_GROUP = "monitoring_group"
    UN_AGENCY = "un_agency"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    RESEARCH = "research"
    RELIEF = "relief"
    MEDIA = "media"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """An organisation; `counts` and `leaves_out` say what its figures hold, in our words."""

    key: str
    name: str
    short_name: str
    name_ar: str = ""
    kind: SourceKind = SourceKind.OTHER
    website: str = ""
    counts: str = ""
    leaves_out: str = ""
