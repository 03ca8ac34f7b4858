"""UNHCR's population statistics as its own site and API hand them out: CSV, or JSON in pages.

Small numbers are rounded to 0 or 5: 0 says that none were reported and is no figure, 5 is an estimate of 3
to 5. `hst`, the host community, are residents and not people who fled: left alone. `oip`, other people in
need of international protection, are others of concern under a definition of their own.
"""

from __future__ import annotations

import json
from dataclasses import replace

from tracker.domain.issue import Issue, Severity
from tracker.domain.quantity import Qualifier, Quantity
from tracker.ingest.cells import Cells
from tracker.ingest.documents import Document
from tracker.ingest.reader import Contents, Incoming, Release
from tracker.ingest.readers.unhcr import Pair, asylum, origin
from tracker.ingest.readers.unhcr_people import Kind, PeopleByYear
from tracker.ingest.table_reader import Columns

_PROTECTION = "other people in need of international protection"
_PART = Issue(
    "file",
    "",
    "",
    "part_of_an_answer",
    Severity.WARNING,
    "one page of several, or it does not say: countries are missing, a sum over them is no total",
)


class Statistics(PeopleByYear):
    """The reader of the statistics by UNHCR itself."""

    name = "unhcr-population"
    reads = "UNHCR Refugee Population Statistics as CSV or the API's JSON"
    shape = Columns.of(
        needed="year coo coo_iso coa coa_iso refugees asylum_seekers idps",
        used="coo_name coa_name returned_refugees returned_idps stateless ooc oip",
        ignored="hst coo_id coa_id",
    )
    kinds = {  # noqa: RUF012 - said once, as the class's own
        "refugees": Kind("refugees"),
        "asylum_seekers": Kind("asylum_seekers"),
        "returned_refugees": Kind("returnees"),
        "idps": Kind("displaced"),
        "returned_idps": Kind("idp_returnees"),
        "stateless": Kind("stateless"),
        "ooc": Kind("other_of_concern"),
        "oip": Kind("other_of_concern", _PROTECTION),
    }

    def pair(self, cells: Cells, release: Release) -> Pair:
        """Origin and asylum; an answer not broken down by one of them speaks of the whole world."""
        return origin(cells, release) or "world", asylum(cells, release) or "all"

    def quantity(self, cells: Cells, column: str) -> Quantity | None:
        """The number of a cell; 5 stands for 3 to 5."""
        number = cells.count(column)
        if number == 5:
            return Quantity(5, 3, 5, Qualifier.ESTIMATE)
        return Quantity(number) if number else None

    def read(self, incoming: Incoming, release: Release) -> Contents:
        """The figures of the file; that it is only a part is told."""
        found = super().read(incoming, release)
        return found if self.is_whole(incoming.document) else replace(found, issues=[*found.issues, _PART])

    def is_whole(self, document: Document) -> bool:
        """An answer of the API that is, or may be, one page of several is whole for nothing."""
        if document.suffix != ".json":
            return True
        try:
            answer = json.loads(document.text()[0])
        except ValueError:
            # An object a line: nothing around them says how many pages there are.
            return False
        return not isinstance(answer, dict) or str(answer.get("maxPages", 1)) in ("0", "1")
