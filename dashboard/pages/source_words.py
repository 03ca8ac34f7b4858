"""Words of a source: what sort of organisation it is."""

from __future__ import annotations

from tracker.domain.source import SourceKind

# In the order in which pages list them: (of one, of several).
KINDS: dict[str, tuple[str, str]] = {
    SourceKind.MONITORING_GROUP: ("monitoring group", "Monitoring groups"),
    SourceKind.UN_AGENCY: ("United Nations agency", "United Nations agencies"),
    SourceKind.GOVERNMENT: ("government", "Governments"),
    SourceKind.ARMED_GROUP: ("armed group", "Armed groups"),
    SourceKind.RESEARCH: ("research", "Research"),
    SourceKind.RELIEF: ("relief organisation", "Relief organisations"),
    SourceKind.MEDIA: ("media", "Media"),
    SourceKind.OTHER: ("other", "Others"),
}
