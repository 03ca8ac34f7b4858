"""The notes of a comparison: what was left out, what each source counts, what to do where nothing answers."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.address import entity_address
from dashboard.components.words import day_words, quantity_words
from dashboard.data import Choices, Comparison, Data, Names, NotCompared
from dashboard.pages.compare_question import PATH, Question
from dashboard.pages.trend_controls import other_ways


def not_compared(comparison: Comparison, names: Names) -> Component | None:
    """The near misses, each with its reason; None for none."""
    if not comparison.not_compared:
        return None
    return html.Section(
        [html.H2("Not compared"), html.Ul([_miss(one, names) for one in comparison.not_compared])],
        className="left-out",
    )


def _miss(one: NotCompared, names: Names) -> Component:
    figure = html.A(quantity_words(one.point.quantity), href=entity_address("figure", one.point.figure_id))
    source = html.Bdi(names.short("source", one.series.source))
    return html.Li([html.B([source, " ", figure]), f" (to {day_words(one.point.as_of)}): {one.reason}."])


def source_notes(comparison: Comparison, names: Names) -> Component | None:
    """What the sources of the answer count and leave out, folded; None where nothing is known of that."""
    keys = dict.fromkeys(row.series.source for row in comparison.rows)
    notes = [note for key in keys if (note := _note(key, names)) is not None]
    if not notes:
        return None
    return html.Details(
        [html.Summary("What each source counts, and what it leaves out"), *notes], className="notes"
    )


def _note(key: str, names: Names) -> Component | None:
    entry = names.entry("source", key)
    told = [
        html.P([html.B(f"{word} "), html.Span(str(entry[field]))])
        for word, field in (("Counts:", "counts"), ("Leaves out:", "leaves_out"))
        if entry.get(field)
    ]
    return html.Section([html.H3(html.Bdi(names.full("source", key))), *told]) if told else None


def nothing(question: Question, data: Data, choices: Choices) -> list[Component | None]:
    """What is said where no figure answers, and the ways from there to some that do."""
    ways = [
        (
            f"Compare what is counted another way: {words}",
            question.address(question.selection.but(counting=way)),
        )
        for way, words in other_ways(choices)
        if way != choices.selection.counting
    ]
    latest = data.shared_day(question.selection)
    if latest is not None:
        words = f"Compare on {day_words(latest)}, the latest day there are figures for"
        ways.append((words, question.address(on=str(latest))))
    ways.append(("Start from what the store has most of", PATH))
    on = f" by {day_words(question.on)}" if question.on else ""
    return [
        html.H1("No figures answer this"),
        html.P(
            f"No source in the store has a figure on these terms{on}. Lift a filter, or:", className="lead"
        ),
        html.Ul([html.Li(html.A(words, href=address)) for words, address in ways]),
    ]
