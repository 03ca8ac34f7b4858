"""Passages on the command line: a file of them read, answered on stdout or in a file that can be resumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import orjson
import typer

from tracker.cli.endings import ended_in_order
from tracker.cli.output import write
from tracker.cli.speech import tell
from tracker.domain.wording import amount
from tracker.errors import DocumentError, QuestionError, TrackerError
from tracker.extraction.passage_stream import answer_stream
from tracker.extraction.passages import Line, begins_answer, parse_answer, passage_id

STDIN = "-"
_Ids = Counter[bytes]


@dataclass(slots=True)
class _Standing:
    """What a file holds: ids as often as they are answered, how many with an error, bytes of whole lines."""

    ids: _Ids = field(default_factory=Counter)
    failed: int = 0
    size: int = 0


@ended_in_order()
def answer_passages(source: str, workers: int, output: Path | None, *, resume: bool) -> int:
    """Answer every passage of a file ("-": stdin); how many could not be read, each told with its reason.

    A file is written whole or not at all; with `resume` it is gone on with, and the errors in it count.
    Raises DocumentError where the passages cannot be read, QuestionError where the file to go on with
    holds anything but answers, TrackerError where the answers cannot be written.
    """
    faults: list[int] = []
    before = 0
    if output is not None and resume:
        before = _go_on(source, workers, output, faults)
    else:
        with closing(_answers(source, _lines(source), workers, faults)) as answers:
            write(answers, output)
    return before + len(faults)


def _answers(source: str, lines: Iterable[Line], workers: int, faults: list[int]) -> Generator[bytes]:
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


def _go_on(source: str, workers: int, output: Path, faults: list[int]) -> int:
    """Add to a file the answers that it lacks; how many that stood there are of passages not read."""
    try:
        standing = _standing(output) if output.exists() else _Standing()
        lines = _unanswered(_lines(source), standing.ids)
        with output.open("ab") as file, closing(_answers(source, lines, workers, faults)) as answers:
            file.truncate(standing.size)
            for answer in answers:
                file.write(answer)
                file.flush()
    except OSError as error:
        raise TrackerError(f"{output} cannot be written: {error.strerror or error}") from None
    if standing.failed:
        tell(
            f"{output} holds {amount(standing.failed, 'error')} from before; a line taken out is tried again."
        )
    return standing.failed


def _standing(output: Path) -> _Standing:
    """The answers in a file; raises QuestionError where anything else is in it, but for a begun last one."""
    standing = _Standing()
    with output.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.endswith(b"\n") and begins_answer(line):
                break
            try:
                key, fault = parse_answer(line)
            except DocumentError as error:
                reason = f"cannot be gone on with: line {number} {error}"
                raise QuestionError("resume", str(output), reason) from None
            standing.ids[orjson.dumps(key)] += 1
            standing.failed += bool(fault)
            standing.size += len(line)
    return standing


def _unanswered(lines: Iterable[Line], answered: _Ids) -> Iterator[Line]:
    for line in lines:
        key = orjson.dumps(passage_id(line.content))
        if answered[key]:
            answered[key] -= 1
        else:
            yield line
