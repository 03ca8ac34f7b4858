"""Workbooks: the records of a sheet of an XLSX document."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tracker.errors import DocumentError
from tracker.ingest.cell_texts import cell_text
from tracker.ingest.documents import Document

# What openpyxl lets through of a file that is not, or no longer, a workbook; SyntaxError is broken XML.
_NO_WORKBOOK = (
    *(BadZipFile, InvalidFileException, SyntaxError, zlib.error),
    *(KeyError, ValueError, IndexError, TypeError, AttributeError, OSError),
)


def read_workbook(document: Document, sheet: str | None) -> Iterator[list[str]]:
    """The records of a sheet, of the first where none is named. Raises DocumentError."""
    try:
        yield from _cells(document, sheet)
    except _NO_WORKBOOK as error:
        raise DocumentError(f"{document.name}: is not a workbook that can be read: {error}") from None


def _cells(document: Document, sheet: str | None) -> Iterator[list[str]]:
    book = load_workbook(BytesIO(document.content), read_only=True, data_only=True)
    with closing(book):
        names = [page.title for page in book.worksheets]
        if not names or (sheet is not None and sheet not in names):
            shown = ", ".join(names) or "none"
            raise DocumentError(f"{document.name}: has no sheet {sheet or 'of cells'!r} (there is {shown})")
        page = book[sheet if sheet is not None else names[0]]
        width = 0
        for cells in page.iter_rows(values_only=True):
            texts = [cell_text(cell) for cell in cells]
            width = width or len(texts)
            # A workbook keeps no empty cells at the end of a row: they are not missing.
            yield texts + [""] * (width - len(texts))
