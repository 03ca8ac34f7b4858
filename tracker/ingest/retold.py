"""Retold: what a file says otherwise of figures and reports that were stored before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.domain.period import Precision
from tracker.domain.report import Report
from tracker.ingest.assembly import Assembly
from tracker.store.intake import Redated


def tell_redated(assembly: Assembly, redated: Iterable[Redated]) -> None:
    """Tell each stored report whose day the file changed: answers as known on past days change with it."""
    for one in redated:
        figures = "1 stored figure moves" if one.figures == 1 else f"{one.figures} stored figures move"
        message = (
            f"the report was dated {one.before.written} ({one.before.precision}) and is now dated "
            f"{one.after.written} ({one.after.precision}): {figures} with it"
        )
        add = assembly.note if _is_sharpened(one.before, one.after) else assembly.warn
        locator, day = assembly.locators[one.after.id], str(one.after.written)
        add(locator, "report_date", day, "report_redated", message)


def _is_sharpened(before: Report, after: Report) -> bool:
    """Whether the new date only says more exactly what the former one said."""
    vague = before.precision in (Precision.MONTH, Precision.YEAR)
    return vague and before.report_date <= after.report_date and after.known_from <= before.known_from


def tell_not_taken(assembly: Assembly, not_taken: Mapping[str, tuple[str, ...]]) -> None:
    """Tell each known figure of which the file says something else: what is stored stays as it is."""
    for figure_id, fields in not_taken.items():
        message = "the figure is stored with other words, which are kept"
        add = assembly.warn if "standing" in fields else assembly.note
        add(assembly.locators[figure_id], ", ".join(fields), "", "figure_differs", message)
