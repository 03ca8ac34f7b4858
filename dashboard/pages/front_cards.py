"""The cards of the front page out of the overview: what each source said last on each conflict."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.colours import source_colour
from dashboard.charts.spark import Scale, SparkLine, build_spark, shared_scale
from dashboard.components.address import entity_address, page_address
from dashboard.components.conflict_card import ConflictCard, CountCard, LatestRow
from dashboard.components.words import amount, day_words, quantity_words
from dashboard.data import ConflictOverview, Headline, Latest, Names
from dashboard.pages.front_words import conflict_days, headline_words, spark_words, tally_words
from tracker.domain.selection import Selection
from tracker.domain.series import Basis, Counting, Series

_SOURCES = 4
_NAMED = 3


def conflict_cards(
    conflicts: Sequence[ConflictOverview], names: Names, known: Selection
) -> list[ConflictCard]:
    """The cards, in the order of the overview; `known` has the known-on day that links carry on."""
    return [_card(one, names, known) for one in conflicts]


def _card(one: ConflictOverview, names: Names, known: Selection) -> ConflictCard:
    entry = names.entry("conflict", one.conflict)
    asked = known.but(conflict=one.conflict)
    return ConflictCard(
        name=names.full("conflict", one.conflict),
        name_ar=str(entry.get("name_ar") or ""),
        days=conflict_days(entry, one.tally),
        holds=tally_words(one.tally),
        summary=str(entry.get("summary") or ""),
        figures_address=page_address("/figures", asked),
        counts=tuple(_count(headline, names, asked) for headline in one.headlines),
    )


def _count(headline: Headline, names: Names, asked: Selection) -> CountCard:
    selection = asked.but(metric=headline.metric, group=headline.group, counting=str(headline.counting))
    shown, left = headline.latest[:_SOURCES], headline.latest[_SOURCES:]
    lines = [_spark_line(latest) for latest in shown]
    scale = shared_scale(lines)
    rows = [
        _row(latest, line, scale, headline, names, selection)
        for latest, line in zip(shown, lines, strict=True)
    ]
    return CountCard(
        heading=headline_words(headline, names),
        rows=tuple(rows),
        trend_address=page_address("/trend", selection),
        compare_address=page_address("/compare", selection) if len(headline.latest) > 1 else "",
        others=_others(left, names),
    )


def _row(
    latest: Latest,
    line: SparkLine,
    scale: Scale | None,
    headline: Headline,
    names: Names,
    selection: Selection,
) -> LatestRow:
    series, point = latest.series, latest.point
    return LatestRow(
        name=names.short("source", series.source),
        colour=line.colour,
        note=_note(series),
        quantity=quantity_words(point.quantity),
        day=day_words(point.as_of),
        source_address=entity_address("source", series.source, selection.known_on),
        figure_address=entity_address("figure", point.figure_id, selection.known_on),
        trend_address=page_address("/trend", selection.but(sources=(series.source,))),
        spark=build_spark(line, scale) if scale and line.said else "",
        spark_words=spark_words(latest, headline_words(headline, names).lower(), names),
    )


def _note(series: Series) -> str:
    """What a reader has to know beside the number: the source's own terms, and that it is an estimate."""
    basis = "" if series.basis is Basis.DOCUMENTED else str(series.basis)
    return ", ".join(part for part in (series.dataset, series.definition, basis) if part)


def _spark_line(latest: Latest) -> SparkLine:
    series, points = latest.series, latest.line.on_line
    numbers = [(point.as_of, point.quantity.middle) for point in points]
    return SparkLine(
        colour=source_colour(series.source),
        said=tuple((day, number) for day, number in numbers if number is not None),
        apart=series.counting is Counting.PERIOD or series.basis is Basis.ESTIMATED,
        breaks=latest.line.breaks,
    )


def _others(left: Sequence[Latest], names: Names) -> str:
    named = [names.short("source", latest.series.source) for latest in left[:_NAMED]]
    rest = len(left) - len(named)
    return ", ".join([*named, *([amount(rest, "other")] if rest else [])])
