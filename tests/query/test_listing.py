from __future__ import annotations

import pytest

from tests.query.ledgers import reading_of
from tracker.domain.selection import Selection
from tracker.errors import UnknownName
from tracker.query.figures import stream_records
from tracker.query.listing import FILTERS, read_listing

FIRST = {"period_end": "2020-01-01", "report_date": "2020-01-02", "value": 100}
SECOND = FIRST | {"report_date": "2020-02-02", "value": 120}


@pytest.mark.parametrize("given", [{}, {"source": "SOHR"}, {"metric": "deaths", "known_on": "2014-01-01"}])
def test_each_option_tells_how_many_figures_it_would_leave(reading, given):
    listing = read_listing(reading, Selection.parse(given))
    for parameter in FILTERS:
        assert listing.options[parameter]
        for option in listing.options[parameter]:
            narrowed = Selection.parse(given | {parameter: option.key})
            assert option.figures == len(list(stream_records(reading, narrowed)))


def test_superseded_figures_count_as_the_list_shows_them(store):
    with reading_of(store, FIRST, SECOND) as reading:
        (option,) = read_listing(reading, Selection()).options["metric"]
        assert (option.key, option.figures) == ("deaths", 2)


def test_a_filter_is_counted_as_if_it_were_not_set_itself(reading):
    free = read_listing(reading, Selection())
    chosen = read_listing(reading, Selection(metric="deaths"))
    assert chosen.options["metric"] == free.options["metric"]
    assert chosen.options["group"] != free.options["group"]


def test_names_become_keys_and_any_lifts_a_filter(reading):
    listing = read_listing(reading, Selection.parse({"conflict": "Syrian civil war", "group": "any"}))
    assert (listing.selection.conflict, listing.selection.group) == ("syrian-civil-war", None)


def test_an_unknown_name_is_refused_with_the_nearest(reading):
    with pytest.raises(UnknownName, match="did you mean deaths"):
        read_listing(reading, Selection(metric="deths"))
