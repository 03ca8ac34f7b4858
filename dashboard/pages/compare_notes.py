"""The notes of a comparison: what was left out, what each source counts, what to do where nothing answers."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.address import entity_address
from dashboard.components.aria import aria
from dashboard.components.words import day_words, number_words, quantity_words
from dashboard.data import Choices, Comparison, Data, Names, NotCompared, SourceNote, Spread
from dashboard.pages.compare_question import PATH, Question
from dashboard.pages.compare_words import times_words
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


def caveats(comparison: Comparison) -> Component | None:
    """What the answer says of itself; None for nothing."""
    told = [html.Li(note) for note in comparison.notes]
    return html.Ul(told, className="caveats") if told else None


def gap_over_time(comparison: Comparison, names: Names) -> Component | None:
    """How far apart the sources compared were on each day that one of them said something new, folded."""
    if len(comparison.spread) < 2:
        return None
    headings = ("Day", "Lowest", "Highest", "Times", "Sources")
    head = html.Thead(html.Tr([html.Th(heading, scope="col") for heading in headings]))
    body = html.Tbody([_gap_row(spread, names) for spread in reversed(comparison.spread)])
    caption = "How far apart these sources were, day by day"
    table = html.Table([html.Caption(caption, className="for-readers"), head, body], className="points")
    return html.Details(
        [
            html.Summary("How far apart they were over time"),
            html.P("Each day on which one of them had a new figure, taken at the numbers that were stated."),
            html.Div(table, className="scrolls", tabIndex="0", role="region", **aria(label=caption)),
        ],
        className="notes",
    )


def _gap_row(spread: Spread, names: Names) -> Component:
    times = times_words(spread.ratio) if spread.ratio is not None else "–"
    sources = ", ".join(names.short("source", key) for key in spread.sources)
    numbers = (number_words(spread.lowest), number_words(spread.highest), times)
    return html.Tr(
        [
            html.Th(day_words(spread.day), scope="row"),
            *(html.Td(number, className="number") for number in numbers),
            html.Td(sources),
        ]
    )


def source_notes(comparison: Comparison, names: Names) -> Component | None:
    """What the sources of the answer count and leave out, folded; None where nothing is known of that."""
    if not comparison.sources:
        return None
    summary = html.Summary("What each source counts, and what it leaves out")
    return html.Details([summary, *(_note(note, names) for note in comparison.sources)], className="notes")


def _note(note: SourceNote, names: Names) -> Component:
    told = [
        html.P([html.B(f"{word} "), html.Span(words)])
        for word, words in (("Counts:", note.counts), ("Leaves out:", note.leaves_out))
        if words
    ]
    return html.Section([html.H3(html.Bdi(names.full("source", note.source))), *told])


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
    selection = question.selection
    if latest is None and selection.known_on is not None:
        now = selection.but(known_on=None)
        ways.append(("Compare what has been published since", question.address(now)))
    ways.append(("Start from what the store has most of", PATH))
    heading, sentence = _why_nothing(question, unpublished=latest is None)
    return [
        html.H1(heading),
        html.P(f"{sentence} Lift a filter, or:", className="lead"),
        html.Ul([html.Li(html.A(words, href=address)) for words, address in ways]),
    ]


def _why_nothing(question: Question, *, unpublished: bool) -> tuple[str, str]:
    """The heading and the sentence where nothing answers: not on that day, or not known by then."""
    known_on = question.selection.known_on
    if unpublished and known_on is not None:
        by = day_words(known_on)
        return (
            f"Nothing had been published by {by}",
            f"By {by} no source in the store had published a figure on these terms.",
        )
    on = f" by {day_words(question.on)}" if question.on else ""
    return "No figures answer this", f"No source in the store has a figure on these terms{on}."
