"""Output: an answer as a table, CSV or JSON, on stdout or in a file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.layouts import lay_out
from tracker.cli.remarks import nothing, remarks
from tracker.cli.speech import on_terminal, tell, write_data
from tracker.cli.tables import aligned_lines, print_table
from tracker.errors import QuestionError, TrackerError
from tracker.export.answer import Answer
from tracker.export.formats import csv_chunks, json_chunks


class Form(StrEnum):
    """The forms of an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


_SUFFIXES = {".csv": Form.CSV, ".json": Form.JSON, ".txt": Form.TABLE}

FormFlag = Annotated[
    Form | None, typer.Option("--format", help="table, csv or json.", metavar="FORM", show_default=False)
]
FileFlag = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", help="A file; its ending tells the form.", metavar="FILE", show_default=False
    ),
]


def form_of(form: Form | None, path: Path | None, otherwise: Form = Form.TABLE) -> Form:
    """The form that was asked for, by name or by the ending of a file. Raises QuestionError."""
    if form is not None or path is None:
        return form or otherwise
    if path.suffix.casefold() not in _SUFFIXES:
        raise QuestionError("output", str(path), f"ends in none of {', '.join(_SUFFIXES)}: say --format")
    return _SUFFIXES[path.suffix.casefold()]


def check_not_read(path: Path | None, source: str) -> None:
    """Raises QuestionError where a file to write is the one that is read ("-": stdin), by whatever path."""
    if path is None or not path.is_file():
        return
    try:
        read = os.fstat(0) if source == "-" else Path(source).stat()
    except OSError:
        return
    if os.path.samestat(read, path.stat()):
        raise QuestionError("output", str(path), "is the file that is read, and would be lost: name another")


def give(answer: Answer, form: Form, path: Path | None = None) -> None:
    """Give the answer; what there is to say of it goes to stderr, unless its form holds that already."""
    if form is Form.JSON:
        write(json_chunks(answer), path)
        return
    if form is Form.CSV:
        write(csv_chunks(answer), path)
    else:
        _give_table(answer, path)
    for remark in remarks(answer):
        tell(remark)


def _give_table(answer: Answer, path: Path | None) -> None:
    table = lay_out(answer)
    if not table.rows:
        tell(nothing(answer))
    if table.rows and path is None and on_terminal():
        print_table(table)
    else:
        write(aligned_lines(table) if table.rows else (), path)


def write(pieces: Iterable[str | bytes], path: Path | None) -> None:
    """Write pieces of an answer into a file, or where there is none to stdout."""
    if path is None:
        write_data(pieces)
    else:
        write_file(path, pieces)


def write_file(path: Path, written: Iterable[str | bytes]) -> None:
    """Write a file, a regular one whole or not at all; raises TrackerError where it cannot be written."""
    regular = path.is_file() or not path.exists()
    target = path.with_name(f".{path.name}.part") if regular else path
    try:
        with target.open("wb") as file:
            file.writelines(piece.encode() if isinstance(piece, str) else piece for piece in written)
        if regular:
            target.replace(path)
    except OSError as error:
        raise TrackerError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        if regular:
            target.unlink(missing_ok=True)
