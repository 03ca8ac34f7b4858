"""Tables written for one test, in each of the forms that figures come in."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from sqlalchemy import Row, select

from tests.store.ground import table
from tracker.ingest.documents import Document
from tracker.ingest.run import Request, import_document
from tracker.ingest.summary import Summary
from tracker.store.engine import Store

Cells = dict[str, Any]
USUAL: Cells = {"source": "SOHR", "report_date": "2024-12-01", "metric": "deaths"}


def rows_of(*rows: Cells) -> list[Cells]:
    """The rows with what they do not say filled in from USUAL."""
    return [USUAL | row for row in rows]


def columns_of(rows: list[Cells]) -> list[str]:
    return list(dict.fromkeys(column for row in rows for column in row))


def csv_text(rows: list[Cells], delimiter: str = ",") -> str:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, columns_of(rows), restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def csv_document(*rows: Cells, name: str = "figures.csv") -> Document:
    return Document(name, csv_text(rows_of(*rows)).encode())


def jsonl_document(*rows: Cells, name: str = "figures.jsonl") -> Document:
    lines = [json.dumps(row, ensure_ascii=False, default=str) for row in rows_of(*rows)]
    return Document(name, "\n".join(lines).encode())


def xlsx_document(*rows: Cells, name: str = "figures.xlsx", sheets: dict[str, list[Cells]] | None = None):
    book = Workbook()
    book.remove(book.active)
    for title, members in (sheets or {"Figures": rows_of(*rows)}).items():
        page = book.create_sheet(title)
        page.append(columns_of(members))
        for row in members:
            page.append([row.get(column) for column in columns_of(members)])
    content = BytesIO()
    book.save(content)
    return Document(name, content.getvalue())


def import_rows(store: Store, *rows: Cells, name: str = "figures.csv", **request: Any) -> Summary:
    """Import rows as CSV."""
    return import_document(store, csv_document(*rows, name=name), Request(**request))


def codes(summary: Summary) -> list[str]:
    return [issue.code for issue in summary.issues]


def stored(store: Store) -> list[Row[Any]]:
    """Every figure with its report's words (report_...), in the order of their notes and values."""
    figures, reports = table("figure"), table("report")
    series = table("series")
    query = (
        select(
            *figures.c,
            *(series.c[name] for name in ("source", "metric", "group", "place", "counting", "unit", "basis")),
            reports.c.public_id.label("report"),
            *(reports.c[name].label(f"report_{name}") for name in ("title", "url", "publisher", "edition")),
            *(reports.c[name].label(f"report_{name}") for name in ("precision", "report_date")),
        )
        .join_from(figures, series, figures.c.series_id == series.c.id)
        .join(reports, figures.c.report_id == reports.c.id)
    )
    with store.read() as connection:
        return sorted(connection.execute(query), key=lambda row: (row.note, row.value or 0, row.public_id))


def stored_links(store: Store, *, lifted: bool = False) -> set[tuple[str, str, str]]:
    """(from, to, kind) of the links that count; of the lifted ones, where asked."""
    links = table("figure_link")
    with store.read() as connection:
        rows = connection.execute(select(links))
        return {(row.from_id, row.to_id, row.kind) for row in rows if (row.lifted_by is not None) is lifted}
