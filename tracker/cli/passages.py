"""Passages on the command line: a file of them read, answered on stdout or in a file that can be resumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson
import typer

from tracker.cli.output import write_file
from tracker.cli.speech import tell, write_data
from tracker.errors import DocumentError, TrackerError
from tracker.extraction.passage_stream import answer_stream
from tracker.extraction.passages import Line, passage_id

STDIN = "-"
_Ids = Counter[bytes]


def answer_passages(source: str, workers: int, output: Path | None, *, resume: bool) -> int:
    """Answer every passage of a file ("-": stdin); how many could not be read, each told with its reason.

    A file is written whole or not at all; with `resume` it is gone on with instead. Raises DocumentError
    where the passages cannot be read, TrackerError where the answers cannot be written.
    """
    faults: list[int] = []
    if output is None:
        write_data(_answers(source, _lines(source), workers, faults))
    elif resume:
        _go_on(source, workers, output, faults)
    else:
        write_file(output, _answers(source, _lines(source), workers, faults))
    return len(faults)


def _answers(source: str, lines: Iterable[Line], workers: int, faults: list[int]) -> Iterator[bytes]:
    """The answers in order; a fault is told when its line comes."""
    name = "standard input" if source == STDIN else source
    for number, answer in answer_stream(lines, workers):
        if answer.fault:
            faults.append(number)
            tell(f"{name}, line {number}: {answer.fault}")
        yield answer.content


def _lines(source: str) -> Iterator[Line]:
    """The lines of a file that hold anything."""
    try:
        with typer.get_binary_stream("stdin") if source == STDIN else Path(source).open("rb") as file:
            for number, content in enumerate(file, start=1):
                if content.strip():
                    yield Line(number, content.strip())
    except OSError as error:
        raise DocumentError(f"{source}: {error.strerror or error}") from None


def _go_on(source: str, workers: int, output: Path, faults: list[int]) -> None:
    """Add to a file the answers that it lacks."""
    try:
        output.touch()
        answered = _cut(output)
        with output.open("ab") as file:
            for answer in _answers(source, _unanswered(_lines(source), answered), workers, faults):
                file.write(answer)
                file.flush()
    except OSError as error:
        raise TrackerError(f"{output} cannot be written: {error.strerror or error}") from None


def _cut(output: Path) -> _Ids:
    """The ids of the answers in a file, as often as they are there; a last line half written is cut off."""
    answered: _Ids = Counter()
    whole = 0
    with output.open("r+b") as file:
        for line in file:
            if not line.endswith(b"\n"):
                file.truncate(whole)
                break
            whole += len(line)
            answered[orjson.dumps(passage_id(line))] += 1
    return answered


def _unanswered(lines: Iterable[Line], answered: _Ids) -> Iterator[Line]:
    for line in lines:
        key = orjson.dumps(passage_id(line.content))
        if answered[key]:
            answered[key] -= 1
        else:
            yield line
