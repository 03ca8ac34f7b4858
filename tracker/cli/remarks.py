"""Remarks: what there is to say of an answer beside its rows, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.cli.layouts import Values, figure_words
from tracker.export.answer import Answer
from tracker.export.formats import row_objects

_QUESTIONS = ("series", "compare", "disagreement", "disagreement_changes", "coverage", "figures")
_UNANSWERED = "No figure answers this question; `tracker coverage` tells what there is."
_UNLISTED = "There is nothing to list."


def nothing(answer: Answer) -> str:
    """What to say of an answer without rows."""
    return _UNANSWERED if answer.name in _QUESTIONS else _UNLISTED


def remarks(answer: Answer) -> Iterator[str]:
    """The sentences of an answer."""
    yield from answer.about.get("caveats", ())
    if answer.name == "compare":
        yield from _of_comparison(answer)
    if answer.name in ("disagreement", "disagreement_changes"):
        yield from _of_disagreement(answer)


def _of_comparison(answer: Answer) -> Iterator[str]:
    about = answer.about
    compared = [row for row in row_objects(answer) if row["comparable"] != "no" and row["value"] is not None]
    if compared:
        yield _range(about, compared)
    if about["hindsight"]:
        yield (
            f"With hindsight: what was published after {about['on']} is used too "
            f"(--known-on {about['on']} leaves it out)."
        )
    yield from _misses(about)
    yield from about["notes"]
    sources = {row["source"] for row in compared}
    yield from (_method(note) for note in about["sources"] if note["source"] in sources)


def _of_disagreement(answer: Answer) -> Iterator[str]:
    about = answer.about
    if about["hindsight"]:
        yield "With hindsight: for each day, what was published after it is used too."
    yield from _misses(about)
    yield from about["notes"]


def _misses(about: Mapping[str, Any]) -> Iterator[str]:
    for miss in about["not_compared"]:
        yield f"Not compared: {miss['source']} {miss['reason']} ({figure_words(miss)} for {miss['as_of']})."


def _range(about: Mapping[str, Any], compared: Sequence[Values]) -> str:
    """How far apart the figures compared are; the highest comes first among them."""
    ratio = f", {about['ratio']:.2f} times the lowest" if about["ratio"] else ""
    lowest, highest = figure_words(compared[-1]), figure_words(compared[0])
    return f"On {about['on']}, {_compared(about['compared'])}: from {lowest} to {highest}{ratio}."


def _compared(shared: Mapping[str, str]) -> str:
    """What all the figures compared count: "deaths, civilians", "refugees, all, in JOR"."""
    forms = (
        *(("metric", "{}"), ("group", "{}"), ("by", "by {}"), ("definition", "as “{}”")),
        *(("basis", "{}"), ("destination", "in {}")),
    )
    return ", ".join(form.format(shared[field]) for field, form in forms if shared.get(field))


def _method(note: Mapping[str, str]) -> str:
    parts = (("counts", note["counts"]), ("leaves out", note["leaves_out"]))
    told = [f"{word}: {words}" for word, words in parts if words]
    return f"{note['source']} {' '.join([told[0], *(one[0].upper() + one[1:] for one in told[1:])])}"
