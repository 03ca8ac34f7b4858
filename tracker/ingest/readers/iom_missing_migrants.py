"""IOM's Missing Migrants Project: one row an incident in which people on the move died or went missing.

Two forms: what the project's interface gives, and its download with headings in words.
"""

from __future__ import annotations

from tracker.ingest.form_reader import FormReader
from tracker.ingest.readers.iom_incidents import IncidentNames, Incidents
from tracker.ingest.table_reader import Columns


class _Interface(Incidents):
    reads = "incidents as the project's interface gives them"
    shape = Columns.of(
        needed="web_id region reported_date number_dead number_missing total_dead_and_missing"
        " country_of_incident",
        used="location_description number_of_female number_of_male number_of_children cause_death"
        " migration_route information_source url source_quality",
        ignored="number_of_survivors unsd_geographic_grouping location_coodinates location_coordinates",
    )
    names = IncidentNames(
        event="web_id",
        day="reported_date",
        region="region",
        place="country_of_incident",
        spot="location_description",
        dead="number_dead",
        missing="number_missing",
        total="total_dead_and_missing",
        females="number_of_female",
        males="number_of_male",
        children="number_of_children",
        cause="cause_death",
        route="migration_route",
        told_by="information_source",
        url="url",
        quality="source_quality",
    )


class _Download(Incidents):
    reads = "incidents as the project's site hands them out"
    shape = Columns.written(
        needed=[
            "Main ID",
            "Incident ID",
            "Incident Type",
            "Region of Incident",
            "Incident Date",
            "Number of Dead",
            "Minimum Estimated Number of Missing",
            "Total Number of Dead and Missing",
        ],
        used=[
            "Country of Incident",
            "Location of Incident",
            "Number of Females",
            "Number of Males",
            "Number of Children",
            "Cause of Death",
            "Migration Route",
            "Information Source",
            "URL",
            "Source Quality",
        ],
        ignored=[
            "Incident Year",
            "Month",
            "Reported Month",
            "Number of Survivors",
            "Country of Origin",
            "Region of Origin",
            "Coordinates",
            "UNSD Geographical Grouping",
            "Comments",
        ],
    )
    names = IncidentNames(
        event="incident_id",
        day="incident_date",
        region="region_of_incident",
        place="country_of_incident",
        spot="location_of_incident",
        dead="number_of_dead",
        missing="minimum_estimated_number_of_missing",
        total="total_number_of_dead_and_missing",
        females="number_of_females",
        males="number_of_males",
        children="number_of_children",
        cause="cause_of_death",
        route="migration_route",
        told_by="information_source",
        url="url",
        quality="source_quality",
    )


READER = FormReader(
    "iom-missing-migrants",
    "IOM Missing Migrants Project: the dead and the missing of each incident",
    (_Interface(), _Download()),
)
