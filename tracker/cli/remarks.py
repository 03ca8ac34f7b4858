"""Remarks: what there is to say of an answer beside its rows, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.export.answer import Answer

_QUESTIONS = ("series", "compare", "coverage", "figures")
_UNANSWERED = "No figure answers this question; `tracker coverage` tells what there is."
_UNLISTED = "There is nothing to list."


def nothing(answer: Answer) -> str:
    """What to say of an answer without rows."""
    return _UNANSWERED if answer.name in _QUESTIONS else _UNLISTED


def remarks(answer: Answer) -> Iterator[str]:
    """The sentences of an answer."""
    yield from answer.about.get("caveats", ())
    if answer.name == "compare":
        yield from _of_comparison(answer.about)


def _of_comparison(about: Mapping[str, Any]) -> Iterator[str]:
    if about["lowest"] is not None:
        ratio = f", {about['ratio']:.2f} times the lowest" if about["ratio"] else ""
        yield f"On {about['on']} from {about['lowest']:,} to {about['highest']:,}{ratio}."
    if about["hindsight"]:
        yield (
            f"With hindsight: what was published after {about['on']} is used too "
            f"(--known-on {about['on']} leaves it out)."
        )
    for miss in about["not_compared"]:
        yield f"Not compared: {miss['source']} {miss['reason']} ({_number(miss)})."
    yield from about["notes"]


def _number(miss: Mapping[str, Any]) -> str:
    said = "no single number" if miss["value"] is None else f"{miss['value']:,}"
    return f"{said} for {miss['as_of']}"
