"""Cell texts: a typed cell of a workbook or of JSON as the text that a table would print."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from tracker.domain.counts import number_text


def cell_text(cell: Any) -> str:
    """The text of a cell: whole numbers without a point, days as ISO 8601, lists as JSON."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return number_text(cell)
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if midnight else cell.isoformat(" ")
    if isinstance(cell, list | dict):
        return json.dumps(cell, ensure_ascii=False)
    return cell.isoformat() if isinstance(cell, date) else str(cell)
