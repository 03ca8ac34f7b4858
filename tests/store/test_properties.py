from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store import properties
from tests.store.drawn import ledgers, link_plans
from tests.store.steps import steps
from tracker.domain.scope import Scope

SCOPES = st.sampled_from([None, Scope(), Scope(places=frozenset({"SYR"}))])
many = settings(max_examples=18, suppress_health_check=list(HealthCheck))


@many
@given(ledger=ledgers(), plan=link_plans, random=st.randoms())
def test_any_order_of_files_and_rows_and_any_repeats_give_the_same_store(slim, ledger, plan, random):
    properties.any_order_gives_the_same_store(slim, ledger, plan, random)


@many
@given(ledger=ledgers(), plan=link_plans, steps=steps)
def test_after_every_step_the_store_is_as_the_oracle_and_a_rebuild_have_it(slim, ledger, plan, steps):
    properties.every_step_ends_where_a_rebuild_does(slim, ledger, plan, steps)


@many
@given(ledger=ledgers(), plan=link_plans, steps=steps)
def test_a_rebuild_mends_what_was_spoiled_by_hand(slim, ledger, plan, steps):
    properties.a_rebuild_mends_what_was_spoiled(slim, ledger, plan, steps)


@many
@given(ledger=ledgers(least=2), plan=link_plans, scope=SCOPES)
def test_a_new_report_changes_no_answer_for_a_day_before_it(slim, ledger, plan, scope):
    properties.the_past_stays_as_it_was(slim, ledger, plan, scope)
