from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.names import fold
from tracker.domain.period import Bucket
from tracker.domain.selection import ANY, FIELDS, PARAMETERS, ROLLUPS, Selection, collect
from tracker.domain.series import Basis, Counting
from tracker.errors import QuestionError

DETERMINISTIC = settings(derandomize=True, max_examples=300, deadline=None)


def text(*, at_least: int = 1) -> st.SearchStrategy[str]:
    """Names as people write them: any letters, nothing around them."""
    letters = st.characters(exclude_characters="\x00,", exclude_categories=["Cs"])
    return (
        st.text(letters, min_size=at_least, max_size=30)
        .map(str.strip)
        .filter(lambda name: len(name) >= at_least)
    )


def plain(name: str) -> bool:
    """Not the word `any` in capitals, which is written back in small letters."""
    return name == ANY or fold(name) != ANY


NAMES = text().filter(plain)
EMPTY_TOO = text(at_least=0).filter(plain)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    def maybe(strategy: st.SearchStrategy[object]) -> object:
        return draw(st.none() | strategy)

    start, end = sorted(draw(st.tuples(st.dates(), st.dates())))
    bucket = maybe(st.sampled_from(Bucket))
    rollup = maybe(st.sampled_from(ROLLUPS))
    fields = {name: maybe(EMPTY_TOO) for name in ("by", "definition", "conflict", "place", "destination")}
    if rollup is not None:
        fields[rollup] = maybe(st.just(ANY))
    return Selection(
        **fields,
        metric=maybe(NAMES),
        group=maybe(NAMES),
        sources=tuple(draw(st.lists(NAMES.filter(lambda name: name != ANY), max_size=3, unique=True))),
        counting=maybe(st.just(Counting.PERIOD) if bucket else st.sampled_from([*Counting, ANY])),
        basis=maybe(st.sampled_from([*Basis, ANY])),
        start=maybe(st.just(start)),
        end=maybe(st.just(end)),
        known_on=maybe(st.dates()),
        dated_only=draw(st.booleans()),
        bucket=bucket,
        rollup=rollup,
    )


def read_flags(flags: list[str]) -> Selection:
    """A selection out of flags, as the command line gives them."""
    pairs = []
    rest = iter(flags)
    for flag in rest:
        parameter = flag.removeprefix("--").replace("-", "_")
        pairs.append((parameter, "true" if parameter == "dated_only" else next(rest)))
    return Selection.parse(collect(pairs))


@DETERMINISTIC
@given(selections())
def test_a_link_says_the_same_as_the_selection(selection):
    assert Selection.from_query(selection.to_query()) == selection
    assert Selection.from_query("?" + selection.to_query()) == selection


@DETERMINISTIC
@given(selections())
def test_flags_say_the_same_as_the_selection(selection):
    assert read_flags(selection.to_flags()) == selection


@DETERMINISTIC
@given(selections())
def test_json_says_the_same_as_the_selection(selection):
    assert Selection.from_json(json.loads(json.dumps(selection.to_json()))) == selection


def test_every_field_has_a_parameter():
    assert set(PARAMETERS.values()) == set(FIELDS)


WHOLE = Selection(
    metric="deaths",
    group="civilians",
    by="",
    definition="registered",
    conflict="Syrian civil war",
    place="SYR",
    destination="any",
    sources=("SOHR", "SNHR"),
    counting="period",
    basis="documented",
    start=date(2011, 3, 15),
    end=date(2024, 12, 8),
    known_on=date(2021, 4, 30),
    dated_only=True,
    bucket=Bucket.YEAR,
    rollup="destination",
)


def test_a_whole_selection_in_each_of_its_forms():
    assert WHOLE.to_query() == (
        "metric=deaths&group=civilians&by=&definition=registered&conflict=Syrian+civil+war&place=SYR"
        "&destination=any&source=SOHR%2CSNHR&counting=period&basis=documented&from=2011-03-15&to=2024-12-08"
        "&known_on=2021-04-30&dated_only=true&bucket=year&rollup=destination"
    )
    assert WHOLE.to_flags()[:6] == ["--metric", "deaths", "--group", "civilians", "--by", ""]
    assert WHOLE.to_flags()[-5:] == ["--dated-only", "--bucket", "year", "--rollup", "destination"]
    assert WHOLE.to_json()["source"] == ["SOHR", "SNHR"]
    assert WHOLE.to_json()["dated_only"] is True
    for read, written in (
        (Selection.from_query, WHOLE.to_query()),
        (read_flags, WHOLE.to_flags()),
        (Selection.from_json, WHOLE.to_json()),
    ):
        assert read(written) == WHOLE


def test_what_is_not_given_is_not_written():
    assert Selection().to_query() == ""
    assert Selection().to_flags() == []
    assert Selection().to_json() == {}
    assert Selection.from_query("") == Selection()


@pytest.mark.parametrize("query", ["source=SOHR,SNHR", "source=SOHR&source=SNHR", "source=SOHR, SNHR ,SOHR"])
def test_sources_come_with_commas_or_one_by_one(query):
    assert Selection.from_query(query).sources == ("SOHR", "SNHR")


@pytest.mark.parametrize(
    "query", ["source=", "source=any", "source=ANY", "metric=", "group=", "counting=", "from="]
)
def test_an_empty_filter_that_has_no_empty_answer_is_not_given(query):
    assert Selection.from_query(query) == Selection()


@pytest.mark.parametrize("parameter", ["by", "definition", "conflict", "place", "destination"])
def test_the_empty_text_asks_for_not_said(parameter):
    assert getattr(Selection.from_query(f"{parameter}="), parameter) == ""


@pytest.mark.parametrize("written", ["any", "ANY", " Any "])
def test_any_lifts_a_filter_however_it_is_written(written):
    assert Selection.parse({"place": written, "counting": written}) == Selection(place=ANY, counting=ANY)


@pytest.mark.parametrize(
    ("written", "meant"), [("1", True), ("true", True), ("", True), ("0", False), ("No", False)]
)
def test_a_switch_is_on_or_off(written, meant):
    assert Selection.parse({"dated_only": written}).dated_only is meant


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"metrics": "deaths"}, "metrics", "is no filter (there are metric, group"),
        ({"counting": "sometimes"}, "counting", "'sometimes' is none of cumulative, period, stock, any"),
        ({"basis": "guessed"}, "basis", "is none of documented, verified"),
        ({"bucket": "decade"}, "bucket", "is none of week, month, quarter, year"),
        ({"rollup": "source"}, "rollup", "is none of conflict, place, destination"),
        ({"dated_only": "perhaps"}, "dated_only", "is neither true nor false"),
        ({"from": "2021-13-01"}, "from", "is not a day (write 2021-03-14)"),
        ({"to": "14 March 2021"}, "to", "is not a day"),
        ({"known_on": "20210314"}, "known_on", "is not a day"),
        ({"known_on": "2021-03-14T00:00"}, "known_on", "is not a day"),
        ({"known_on": "٢٠٢١-٠٣-١٤"}, "known_on", "is not a day"),
        ({"from": "0000-01-01"}, "from", "is not a day"),
        ({"from": "2022-01-01", "to": "2021-01-01"}, "to", "is before from=2022-01-01"),
        ({"bucket": "year", "counting": "stock"}, "bucket", "places figures of counting period only"),
        ({"bucket": "year", "counting": "any"}, "bucket", "places figures of counting period only"),
        ({"rollup": "place", "place": "SYR"}, "rollup", "leave the filter place out"),
        ({"metric": ["deaths", "injured"]}, "metric", "takes one value"),
        ({"metric": "dea\x00ths"}, "metric", "holds a NUL character"),
        ({"source": "SO\x00HR"}, "source", "holds a NUL character"),
        ({"from": "2021\x00"}, "from", "holds a NUL character"),
        ({"place": "\ud800"}, "place", "holds half of a character"),
        ({"metric": "x" * 501}, "metric", "is longer than 500 characters"),
        ({"source": ["SOHR", "x" * 501]}, "source", "is longer than 500 characters"),
        ({"known_on": "2" * 1_000_000}, "known_on", "is longer than 500 characters"),
    ],
)
def test_bad_input_is_one_error_that_names_the_field(given, field, words):
    with pytest.raises(QuestionError) as caught:
        Selection.parse(given)
    assert caught.value.field == field
    assert words in str(caught.value)
    assert len(str(caught.value)) < 1_200


def test_a_filter_that_is_given_twice_is_refused():
    with pytest.raises(QuestionError, match="metric: 'injured' is given twice"):
        Selection.from_query("metric=deaths&metric=injured")


@pytest.mark.parametrize("value", [5, None, 1.5, {"a": "b"}, ["SOHR", 5]])
def test_json_of_another_type_is_refused(value):
    with pytest.raises(QuestionError, match=r"place: .* is neither text, true or false, nor a list of texts"):
        Selection.from_json({"place": value})


def test_a_changed_selection_is_checked_as_a_new_one():
    assert Selection(metric="deaths").but(group="women") == Selection(metric="deaths", group="women")
    with pytest.raises(QuestionError, match="is before from"):
        Selection(start=date(2022, 1, 1)).but(end=date(2021, 1, 1))
    with pytest.raises(QuestionError, match="has a comma in a name"):
        Selection().but(sources=("Doctors, Without",))


def test_the_length_of_a_name_has_a_limit_and_that_is_allowed():
    assert Selection.parse({"definition": "x" * 500}).definition == "x" * 500
