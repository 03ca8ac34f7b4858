"""HXL's own test tables: no figure in them, and that is said."""

import pytest

from tests.acceptance.publishers import import_file

pytestmark = pytest.mark.acceptance


@pytest.mark.parametrize(
    ("name", "reader", "read"),
    [("hxl/input-date.csv", "hxl", 8), ("hxl/wide-tagging-test.csv", "", 0)],
)
def test_a_table_without_a_figure_adds_none_and_says_so(make_store, name, reader, read):
    store = make_store()
    for _time in range(2):
        summary = import_file(store, name)
        assert (summary.reader, summary.read, summary.added, summary.rejected) == (reader, read, 0, 0)
        assert "no_figures" in {issue.code for issue in summary.issues}
