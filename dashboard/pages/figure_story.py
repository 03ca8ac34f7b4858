"""The story of a figure: all that is known of it, put into the words of its card."""

from __future__ import annotations

from datetime import date

from dash.development.base_component import Component

from dashboard.charts.colours import source_colour
from dashboard.components.address import entity_address, file_address, page_address
from dashboard.components.figure_card import CardFigure, Section, figure_card
from dashboard.components.mentions import Mention, outside_address
from dashboard.components.words import quantity_words
from dashboard.data import Data, FigureStory, Names, Record
from dashboard.pages.figure_facts import facts_of
from dashboard.pages.figure_words import (
    counted,
    figure_mention,
    printed,
    quantity_of,
    reported,
    series_selection,
    state_on,
    state_words,
)
from tracker.domain.figure import Standing, State
from tracker.domain.quantity import Qualifier

_STANDINGS = {
    Standing.DISPUTED: "Disputed, in our judgement: another account of the same count differs.",
    Standing.DOUBTFUL: "Doubtful, in our judgement: it should not be relied on.",
    Standing.MISATTRIBUTED: "Misattributed, in our judgement: its report lays the number to an organisation "
    "that did not count it.",
}
_ENDS = {
    State.RETRACTED: "This figure was withdrawn.",
    State.VOID: "This figure is void: it was our own mistake, and was never reported so.",
}


def story_card(data: Data, figure_id: str, *, known_on: date | None = None) -> Component:
    """The card of the figure of an id. With `known_on`, what came later is left out. Raises NotFound."""
    return figure_card(card_figure(data.story(figure_id), data.names(), known_on))


def card_figure(story: FigureStory, names: Names, known_on: date | None = None) -> CardFigure:
    """The figure of a story as its card shows it."""
    record = story.record
    return CardFigure(
        source=Mention(
            names.full("source", record.source), entity_address("source", record.source, known_on)
        ),
        colour=source_colour(record.source),
        quantity=printed(record),
        counted=_counted_line(record, names),
        facts=facts_of(story, names, known_on),
        warnings=_warnings(record, known_on),
        quote=record.quote,
        language=record.language,
        report_address=outside_address(record.url),
        sections=_sections(story, names, known_on),
        links=_links(record, known_on),
    )


def _counted_line(record: Record, names: Names) -> str:
    """What it counts, whether exactly, and how the source knows: "deaths, exact · documented"."""
    words = counted(record, names)
    if record.qualifier == Qualifier.EXACT:
        words = f"{words}, exact"
    if record.value_text and record.value_text != quantity_words(quantity_of(record)):
        words = f"{words}, read as {quantity_words(quantity_of(record))}"
    return f"{words} · {record.basis}" if record.basis else words


def _warnings(record: Record, known_on: date | None) -> tuple[str, ...]:
    standing = _STANDINGS.get(Standing(record.standing), "")
    end = _ENDS.get(state_on(record, known_on), "")
    caveats = f"Of the whole report: {record.caveats}" if record.caveats else ""
    return tuple(warning for warning in (end, standing, caveats) if warning)


def _sections(story: FigureStory, names: Names, known_on: date | None) -> tuple[Section, ...]:
    """The other figures of its cell: those that repeat the one in force, and all that took turns with it."""
    others = [
        other
        for other in story.cell
        if other.public_id != story.record.public_id and (known_on is None or other.known_from <= known_on)
    ]
    if not others:
        return (Section("Also reported by", (), "No other report of this count is held."),)
    repeating = [other for other in others if other.state == State.ALSO_REPORTED]
    rest = [other for other in others if other.state != State.ALSO_REPORTED]
    sections = []
    if rest:
        said = (_beside(other, names, f": {state_words(other, known_on)}", known_on) for other in rest)
        sections.append(Section("Also given for the same days", tuple(said)))
    if repeating:
        sections.append(
            Section("Also reported by", tuple(_beside(other, names, "", known_on) for other in repeating))
        )
    return tuple(sections)


def _beside(other: Record, names: Names, after: str, known_on: date | None) -> Mention:
    return figure_mention(other, f", {reported(other, names)}{after}", known_on=known_on)


def _links(record: Record, known_on: date | None) -> tuple[Mention, ...]:
    series = series_selection(record).but(known_on=known_on)
    return (
        Mention("Figure page", figure_mention(record, known_on=known_on).address),
        Mention("Report page", entity_address("report", record.report, known_on)),
        Mention("Its line over time", page_address("/trend", series, {"figure": record.public_id})),
        Mention("Figures of this line (CSV)", file_address("figures", "csv", series)),
    )
