"""Every rule that the tables keep by name has a row here that breaks it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint, select
from sqlalchemy.exc import IntegrityError

from tests.conftest import BOTH, fresh_store
from tests.store.ground import DAY, NOW, ONE, ROWS, TWO, add_ground, add_row, table
from tracker.store.schema import METADATA

YESTERDAY = DAY - timedelta(days=1)
DECIDED = {"decided_by": "anna", "decided_at": NOW}
CHECKS = {
    "ck_figure_value_not_negative": {"value": -1},
    "ck_figure_low_not_negative": {"low": -1},
    "ck_figure_high_not_negative": {"value": None, "high": -1},
    "ck_figure_low_not_above_value": {"value": 5, "low": 6},
    "ck_figure_value_not_above_high": {"value": 5, "high": 4},
    "ck_figure_low_not_above_high": {"value": None, "low": 6, "high": 4, "qualifier": "range"},
    "ck_figure_has_quantity": {"value": None},
    "ck_figure_range_has_no_value": {"qualifier": "range"},
    "ck_figure_lower_bound_is_value": {"qualifier": "more_than", "value": 5, "low": 4},
    "ck_figure_upper_bound_is_value": {"qualifier": "nearly", "value": 5, "high": 6},
    "ck_figure_period_in_order": {"period_start": DAY, "period_end": YESTERDAY},
    "ck_figure_period_start_not_before_1000": {"period_start": date(999, 12, 31)},
    "ck_figure_period_end_not_before_1000": {"period_end": date(25, 1, 1)},
    "ck_figure_vintage_in_order": {"known_until": YESTERDAY},
    "ck_figure_occurrence_not_negative": {"occurrence": -1},
    "ck_figure_qualifier_known": {"qualifier": "roughly"},
    "ck_figure_standing_known": {"standing": "wrong"},
    "ck_figure_state_known": {"state": "gone"},
    "ck_figure_end_state_known": {"end_state": "gone"},
    "ck_figure_as_of_basis_known": {"as_of_basis": "guess"},
    "ck_figure_period_precision_known": {"period_precision": "hour"},
    "ck_report_precision_known": {"precision": "hour"},
    "ck_report_date_not_before_1900": {"report_date": date(1899, 12, 31)},
    "ck_report_alias_kind_known": {"kind": "title"},
    "ck_series_counting_known": {"counting": ""},
    "ck_series_unit_known": {"unit": "families"},
    "ck_series_basis_known": {"basis": "rumoured"},
    "ck_figure_link_kind_known": {"kind": "follows"},
    "ck_figure_link_not_to_itself": {"from_id": ONE, "to_id": ONE},
    "ck_figure_link_unsourced_has_day": {"from_id": "", "day": None},
    "ck_import_run_status_known": {"status": "half"},
    "ck_candidate_state_known": {"state": "maybe"} | DECIDED,
    "ck_candidate_tier_known": {"tier": "D"},
    "ck_candidate_status_known": {"status": "doubted"},
    "ck_candidate_role_known": {"role": "main"},
    "ck_candidate_confidence_is_a_share": {"confidence": 1.5},
    "ck_candidate_span_in_order": {"span_start": 5, "span_end": 4},
    "ck_candidate_decided_has_reviewer": {"state": "rejected", "reason": "no figure"},
    "ck_candidate_accepted_has_figure": {"state": "accepted"} | DECIDED,
    "ck_candidate_rejected_has_reason": {"state": "rejected"} | DECIDED,
    "ck_metric_usual_counting_known": {"usual_counting": "daily"},
    "ck_source_kind_known": {"kind": "blog"},
}
UNIQUES = {
    "uq_report_public_id": {"public_id": ONE},
    "uq_figure_public_id": {"public_id": ONE},
    "uq_series_key": {"definition": ""},
    "uq_report_alias_kind_alias": {"alias": "https://a.example"},
    "uq_figure_link_from_id_to_id_kind_undo_of": {"from_id": ONE, "to_id": TWO},
    **{
        f"uq_{kind}_alias_folded": {"alias": "GROUND"}
        for kind in ("source", "metric", "population_group", "actor", "conflict", "place")
    },
}


def constraints(kind):
    return {
        str(constraint.name): constraint
        for one in METADATA.tables.values()
        for constraint in one.constraints
        if isinstance(constraint, kind)
    }


@pytest.fixture(scope="module", params=BOTH)
def ground(request, tmp_path_factory):
    """A store with one row of each table; what a test adds is taken back."""
    store = fresh_store(request, request.param, tmp_path_factory.mktemp("constraints"))
    with store.write() as connection:
        add_ground(connection)
    yield store
    store.close()


def broken_by(store, name, values) -> str:
    """The name of the constraint that the row breaks; SQLite names a unique one by its columns."""
    with pytest.raises(IntegrityError) as caught, store.write(keep=False) as connection:
        add_row(connection, name, **values)
    if store.on_sqlite:
        return str(caught.value.orig).partition("constraint failed: ")[2]
    return caught.value.orig.diag.constraint_name


def test_every_named_rule_has_a_row_that_breaks_it():
    assert CHECKS.keys() == constraints(CheckConstraint).keys()
    assert UNIQUES.keys() == constraints(UniqueConstraint).keys()
    assert ROWS.keys() == METADATA.tables.keys()


@pytest.mark.parametrize("name", CHECKS)
def test_a_row_that_breaks_a_check_is_refused_in_its_name(ground, name):
    constraint = constraints(CheckConstraint)[name]
    assert broken_by(ground, constraint.table.name, CHECKS[name]) == name


@pytest.mark.parametrize("name", UNIQUES)
def test_a_row_that_is_there_already_is_refused(ground, name):
    constraint = constraints(UniqueConstraint)[name]
    columns = ", ".join(f"{constraint.table.name}.{column.name}" for column in constraint.columns)
    wanted = columns if ground.on_sqlite else name
    assert broken_by(ground, constraint.table.name, UNIQUES[name]) == wanted


@pytest.mark.parametrize("name", sorted(constraints(ForeignKeyConstraint)))
def test_a_row_that_refers_to_nothing_is_refused(ground, name):
    constraint = constraints(ForeignKeyConstraint)[name]
    (column,) = constraint.columns
    nothing = 99 if column.type.python_type is int else "nothing"
    found = broken_by(ground, constraint.table.name, _apart(constraint.table.name) | {column.name: nothing})
    assert found == ("" if ground.on_sqlite else name)


def _apart(name: str) -> dict[str, object]:
    """Values that break no unique constraint of a table that has no number of its own."""
    if name == "conflict_place":
        return {}
    if name.endswith("_alias") and name not in ("report_alias", "figure_alias"):
        return {"folded": "another"}
    if name == "figure_alias":
        return {"public_id": "4" * 32}
    if name == "candidate":
        return {"state": "accepted", "figure_id": 1} | DECIDED
    return {"key": "another"} if name in ("population_group", "conflict", "place") else {}


@pytest.mark.parametrize("qualifier", ["more_than", "at_least"])
def test_a_lower_bound_has_no_upper_one(ground, qualifier):
    values = {"qualifier": qualifier, "value": 5, "low": 5, "high": 5}
    assert broken_by(ground, "figure", values) == "ck_figure_lower_bound_is_value"


@pytest.mark.parametrize("qualifier", ["nearly", "at_most", "less_than"])
@pytest.mark.parametrize("values", [{"value": None, "high": 5}, {"value": 5, "high": None}])
def test_an_upper_bound_stands_in_both_columns(ground, qualifier, values):
    found = broken_by(ground, "figure", {"qualifier": qualifier} | values)
    assert found == "ck_figure_upper_bound_is_value"


@pytest.mark.parametrize(
    "values",
    [
        {"value": 0},
        {"value": 2**63 - 1},
        {"value": None, "qualifier": "indefinite"},
        {"value": None, "low": 3, "high": 9, "qualifier": "range"},
        {"value": 5, "low": 3, "high": 9, "qualifier": "estimate"},
        {"value": 5, "low": 5, "qualifier": "at_least"},
        {"value": 5, "low": 4, "high": 5, "qualifier": "nearly"},
        {"period_start": date(1000, 1, 1), "period_end": date(1000, 1, 1)},
        {"known_until": DAY, "state": "also_reported"},
    ],
)
def test_a_row_that_breaks_nothing_is_kept_as_it_is(ground, values):
    figure = table("figure")
    with ground.write(keep=False) as connection:
        add_row(connection, "figure", **values)
        row = connection.execute(select(figure).where(figure.c.public_id == TWO)).one()
        assert {name: getattr(row, name) for name in values} == values


def test_a_link_that_no_figure_makes_has_a_day_or_is_void(ground):
    with ground.write(keep=False) as connection:
        add_row(connection, "figure_link", from_id="", day=DAY)
        add_row(connection, "figure_link", from_id="", kind="void")
        links = table("figure_link")
        stored = connection.execute(select(links.c.from_id, links.c.kind, links.c.day)).all()
    assert {("", "replaces", DAY), ("", "void", None)} <= set(map(tuple, stored))


def test_an_instant_comes_back_in_utc(ground):
    reports = table("report")
    with ground.read() as connection:
        assert connection.scalar(select(reports.c.recorded_at)) == NOW
        assert connection.scalar(select(reports.c.recorded_at)).utcoffset() == timedelta(0)
