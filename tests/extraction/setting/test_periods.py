"""Periods: the days that go with a figure are found by its own words, and no other day is taken for them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.marked import parse_marked
from tracker.extraction.candidate import Anchor
from tracker.extraction.setting.anchors import find_anchors
from tracker.extraction.setting.cues import Cues
from tracker.extraction.setting.dates import find_day_order, find_years
from tracker.extraction.setting.periods import Found, find_period
from tracker.extraction.setting.stretches import Clock
from tracker.extraction.setting.times import find_times
from tracker.extraction.tokens import tokenize

# A Sunday.
SUNDAY = date(2024, 12, 1)


def found(text: str, published_on: date | None = SUNDAY, language: str = "en") -> Found:
    """What is found for the number in brackets; numbers in braces are other counts of the sentence."""
    marked = parse_marked(text)
    clock = Clock(published_on, find_day_order(marked.tokens))
    words = Cues(marked.tokens, language, [marked.number, *marked.others])
    times = find_times(words, clock, find_anchors([words], clock))
    return find_period(words, times, marked.number, marked.others)


def days(text: str, published_on: date | None = SUNDAY, language: str = "en") -> str:
    """Start, end and day of the count, as "start..end@as_of", with nothing for what is not told."""
    period = found(text, published_on, language)
    start, end, as_of = (
        day.isoformat() if day else "" for day in (period.period_start, period.period_end, period.as_of)
    )
    return f"{start}..{end}" + (f"@{as_of}" if as_of else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war has killed [500,000] people since 2011.", "2011-01-01.."),
        ("[400] people were killed since 27 November.", "2024-11-27.."),
        ("[400] people were killed since December 27.", "2023-12-27.."),
        ("Since Nov. 27, [400] people were killed.", "2024-11-27.."),
        ("Since Monday, [60] people were killed.", "2024-11-25.."),
        ("On Wednesday [12] people died in the fire.", "2024-11-27..2024-11-27"),
        ("[12] people were killed on Sunday.", "2024-12-01..2024-12-01"),
        ("Last Sunday's attack killed [9] people.", "2024-11-24..2024-11-24"),
        ("Sunday's attack killed [9] people.", "2024-12-01..2024-12-01"),
        ("Police said Saturday's attack killed [9] people.", "2024-11-30..2024-11-30"),
        ("[7] people were killed yesterday.", "2024-11-30..2024-11-30"),
        ("Shelling killed [7] people overnight.", "2024-11-30..2024-12-01"),
        ("[7] people were killed today.", "2024-12-01..2024-12-01"),
        ("At least [27] civilians were killed in the past three days.", "2024-11-28..2024-12-01"),
        ("The ministry said over the past 24 hours [165] people had been killed.", "2024-11-30..2024-12-01"),
        ("[80] people were killed in the last week.", "2024-11-24..2024-12-01"),
        ("[80] people were killed last week.", "2024-11-18..2024-11-24"),
        ("[80] people were killed last month.", "2024-11-01..2024-11-30"),
        ("[80] people were killed last year.", "2023-01-01..2023-12-31"),
        ("[80] people were killed this week.", "2024-11-25..2024-12-01"),
        ("[80] people were killed so far this year.", "2024-01-01..2024-12-01"),
        ("In March, [80] people were killed.", "2024-03-01..2024-03-31"),
        ("[80] people were killed in December.", "2024-12-01..2024-12-01"),
        ("Up to [3,072] people drowned in 2014.", "2014-01-01..2014-12-31"),
        ("[1,660] people died over the first three months of 2024.", "2024-01-01..2024-03-31"),
        ("There were [1,104] killings in the last quarter of 2023.", "2023-10-01..2023-12-31"),
        ("[44] were hurt in the second half of 2023.", "2023-07-01..2023-12-31"),
        ("[90] were killed between 24/02/2022 and 07/03/2022.", "2022-02-24..2022-03-07"),
        ("[90] fled between 31 October and 15 November.", "2024-10-31..2024-11-15"),
        ("[90] fled between 20 December and 15 January.", "2023-12-20..2024-01-15"),
        ("Between Sept. 17 and 28 there were [11] killed.", "2024-09-17..2024-09-28"),
        ("From 3 to 9 May, [90] people fled.", "2024-05-03..2024-05-09"),
        ("[95,000] escaped between March and December last year.", "2023-03-01..2023-12-31"),
        ("As of 22 August, [3.6 million] people were displaced.", "..2024-08-22@2024-08-22"),
        ("[514] people were dead as of Friday.", "..2024-11-29@2024-11-29"),
        ("By June 30 this year, [5,351] civilians had been killed.", "..2024-06-30@2024-06-30"),
        ("[5,351] civilians were killed until April 5, 2021.", "..2021-04-05@2021-04-05"),
        ("[3.4 million] were displaced since the start of 2014.", "2014-01-01.."),
        ("[3.4 million] were displaced since the start of the year.", "2024-01-01.."),
        ("[200,000] fled since March this year.", "2024-03-01.."),
        ("[783] people were killed since 1 February, as of May 11.", "2024-02-01..2024-05-11@2024-05-11"),
        ("[120] people died six days ago.", "2024-11-25..2024-11-25"),
        ("Since war broke out on October 7, at least [21,672] people were killed.", "2024-10-07.."),
        ("[12] people were killed on 2024-11-05.", "2024-11-05..2024-11-05"),
        ("[12] people were killed on 05.11.2024.", "2024-11-05..2024-11-05"),
        ("[12] people were killed on Tuesday, November 5.", "2024-11-05..2024-11-05"),
        ("[400] people were killed since Wednesday last week.", "2024-11-20.."),
        ("[400] people were killed on Monday of this week.", "2024-11-25..2024-11-25"),
        ("[7] million were displaced at the end of September.", "..2024-09-30@2024-09-30"),
        ("[2,141] people were killed in August and September.", "2024-08-01..2024-09-30"),
        ("[12] people were killed on Jan. 3-5.", "2024-01-03..2024-01-05"),
        ("During the night of 3 to 4 November, [14] people were killed.", "2024-11-03..2024-11-04"),
        ("[1,745] died in the second quarter of this year.", "2024-04-01..2024-06-30"),
        ("The death toll rose to [205] on Friday.", "..2024-11-29@2024-11-29"),
        ("The toll stood at more than [205] in September.", "..2024-09-30@2024-09-30"),
        ("In May [12] people were killed.", "2024-05-01..2024-05-31"),
        ("[17] people died in the week to 14 July.", "2024-07-08..2024-07-14"),
        ("[12,000] people left since the fighting resumed on 3 June.", "2024-06-03.."),
        ("[12,000] people left since the army entered the town on 6 May.", "2024-05-06.."),
        ("Between 24/02/2022, its start, & Monday 07/03/2022, [90] were hurt.", "2022-02-24..2022-03-07"),
        ("In November last year gunmen abducted [12] people.", "2023-11-01..2023-11-30"),
        ("[12] people were killed on the 27th of November 2023.", "2023-11-27..2023-11-27"),
    ],
)  # fmt: skip
def test_days_are_told_by_the_words_and_the_day_of_the_text(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[56,000] people fled since early November.",
        "[56,000] people fled in recent weeks.",
        "[56,000] people fled in the past weeks.",
        "[56,000] people fled over the last months.",
        "By the time the siege ended on 27 January 1944, [800] people had died.",
        "The previous day [12] people died.",
        "[56,000] people fled in late 2013.",
        "[56,000] people fled in the last few days.",
        "[8] died since the war began.",
        "[8] died since Russia invaded in early February.",
        "[12] people were killed on 03/04/2022.",
        "[12] people were killed, officials said on Tuesday.",
        "Officials told reporters late on Tuesday that [12] people were killed.",
        "The agency on Monday said that [12] people were killed.",
        "UNHCR received reports earlier this week of [18,000] people who crossed.",
        "[12] may have died.",
        "[12] people were killed two weeks ago.",
        "[12] people were killed, while {5} died in 2014.",
        "{5} died in 2014, but [12] were killed.",
        "A bomb killed [12] and a shooting on Monday wounded {5}.",
        "The 2014 report counts [12] people.",
        "[12] people were killed last March.",
        "[12] were hurt, up from {9} in 2014.",
        "[12] people were killed after the attack on Monday.",
        "The violence that followed the bombing on Monday killed [12] people.",
        "The war that started on Oct. 7 has killed [12] people.",
        "In Vina del Mar [12] people died.",
        "Theresa May counted [12] people.",
        "[12] people died a day earlier.",
        "[12] people were displaced, 90 percent of them in the past week.",
        "The flight of [12] people (OCHA, 18 February 2017) is over.",
    ],
)
def test_what_no_calendar_settles_or_goes_with_another_word_gives_no_day(text: str) -> None:
    assert days(text) == ".."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[195] were killed and {325} injured over the past 24 hours.", "2024-11-30..2024-12-01"),
        ("{195} were killed and [325] injured over the past 24 hours.", "2024-11-30..2024-12-01"),
        ("In 2014, {195} were killed and [325] injured.", "2014-01-01..2014-12-31"),
        ("{12} were killed on Sunday and [5] on Monday.", "2024-11-25..2024-11-25"),
        ("[12] were killed on Sunday and {5} on Monday.", "2024-12-01..2024-12-01"),
        ("{700} were killed since Monday, and [2,000] injured.", "2024-11-25.."),
        ("[48] had fled as of November 30, up from {14} as of 28 November.", "..2024-11-30@2024-11-30"),
        ("{48} had fled as of November 30, up from [14] as of 28 November.", "..2024-11-28@2024-11-28"),
        ("The dead in 2014 were [3,072], against {700} in 2013.", "2014-01-01..2014-12-31"),
        ("The dead in 2014 were {3,072}, against [700] in 2013.", "2013-01-01..2013-12-31"),
        ("Over the past day {165} were killed, and that [56,000] were hurt in the war.", ".."),
        ("{400} were killed since Monday, one said, and another stated that [20,000] fled.", ".."),
        ("[70], including {9} women, more than {5} boys and {two} girls, died since Monday.", "2024-11-25.."),
        ("Since 2011 [500] people died, including {6} in November 2024 alone.", "2011-01-01.."),
        ("Since 2011 {500} people died, including [6] in November 2024 alone.", "2024-11-01..2024-11-30"),
        ("[12] were killed in March and {5} hurt.", "2024-03-01..2024-03-31"),
        ("{7 million} had left as of June 4, and since May [8 million] were displaced.", "2024-05-01.."),
    ],
)  # fmt: skip
def test_of_several_figures_each_has_its_own_days(text: str, expected: str) -> None:
    assert days(text) == expected


def test_without_a_day_of_the_text_only_whole_dates_are_told() -> None:
    assert days("[400] people were killed since 27 November.", None) == ".."
    assert days("[400] people were killed yesterday.", None) == ".."
    assert days("[400] people were killed since 27 November 2024.", None) == "2024-11-27.."


def test_another_date_of_the_text_settles_the_order_of_day_and_month() -> None:
    text = "[12] people were killed on 03/04/2022, not on 13/04/2022."
    assert days(text) == "2022-04-03..2022-04-03"
    assert days(text.replace("13/04", "04/13")) == "2022-03-04..2022-03-04"


def test_a_day_that_the_text_writes_in_full_elsewhere_is_of_that_year() -> None:
    told = [Cues(tokenize(one), "en") for one in ("It began on October 7, 2023.", "[9] died since Oct. 7.")]
    clock = Clock(SUNDAY, years=find_years(told))
    assert find_times(told[1], clock)[0].start == date(2023, 10, 7)
    assert find_years([*told, Cues(tokenize("On 7 October 2024 it went on."), "en")]) == {}


def test_how_much_of_a_day_was_written_is_kept() -> None:
    assert found("[9] died since 2011.").precision == "year"
    assert found("[9] died since March.").precision == "month"
    assert found("[9] died since Monday.").precision == "day"


def anchors(*sentences: str, published_on: date | None = SUNDAY) -> list[tuple[str, str]]:
    """Events with the day they began on."""
    clock = Clock(published_on)
    told = (Cues(tokenize(sentence), "en") for sentence in sentences)
    return [(anchor.event, anchor.on.isoformat()) for anchor in find_anchors(told, clock)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The current offensive by the rebels began on Wednesday.", [("offensive", "2024-11-27")]),
        ("Insurgents launched a surprise offensive last Wednesday.", [("offensive", "2024-11-27")]),
        ("The civil war in Syria began in 2011, sparked by an uprising.", [("war", "2011-01-01")]),
        ("The offensive, he said, ended on Wednesday.", []),
        ("The offensive will begin on Wednesday.", []),
        ("The offensive began in early November.", []),
    ],
)
def test_the_start_of_an_event_is_told_where_the_text_gives_its_day(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert anchors(sentence) == expected


def test_since_an_event_began_is_since_the_day_that_the_text_gives_it() -> None:
    clock = Clock(SUNDAY)
    words = Cues(tokenize("Since the rebels' offensive began 370 people were killed."), "en")
    known = Anchor("offensive", 0, 9, date(2024, 11, 27))
    number = (6, 7)
    one = find_period(words, find_times(words, clock, [known]), number, [])
    assert one.period_start == date(2024, 11, 27)
    other = Anchor("offensive", 20, 29, date(2016, 6, 1))
    both = find_period(words, find_times(words, clock, [known, other]), number, [])
    assert (both.period_start, both.rule) == (None, "since_event")
    war = find_period(words, find_times(words, clock, [Anchor("war", 0, 3, date(2011, 3, 15))]), number, [])
    assert war.period_start is None
