from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from tracker.cli import dashboard

SERVED = []


def serve(database_url, host, port, workers, *, open_page=False):
    """Stands where the dashboard stands: tells what it was called with."""
    SERVED.append((database_url, host, port, workers, open_page))
    raise SystemExit(0)


@pytest.fixture(autouse=True)
def served(monkeypatch):
    entry = EntryPoint("serve", "tests.cli.test_dashboard:serve", "tracker.dashboard")
    found = {("tracker.dashboard", "serve"): [entry]}
    monkeypatch.setattr(dashboard, "entry_points", lambda *, group, name: found[group, name])
    monkeypatch.setattr(EntryPoint, "load", lambda _entry: serve)
    SERVED.clear()
    return SERVED


def test_the_dashboard_is_served_where_the_flags_say(fresh, served):
    assert fresh("serve", "--host", "0.0.0.0", "--port", "9000", "--workers", "3").code == 0  # noqa: S104
    assert served == [(fresh.keywords["database"], "0.0.0.0", 9000, 3, False)]  # noqa: S104


def test_without_flags_the_settings_tell(fresh, served, monkeypatch):
    monkeypatch.setenv("TRACKER_PORT", "8123")
    fresh("serve")
    assert served == [(fresh.keywords["database"], "127.0.0.1", 8123, 2, False)]


def test_the_demo_loads_the_bundled_figures_once_and_opens_the_page(fresh, served):
    assert fresh("demo").err == "The bundled figures: 618 added, 0 unchanged.\n"
    assert fresh("demo").err == "The bundled figures: 0 added, 618 unchanged.\n"
    assert [call[-1] for call in served] == [True, True]
    assert len(fresh("figures", "--format", "csv").out.split("\r\n")) > 618


def test_without_a_dashboard_serving_is_a_failure_in_one_sentence(fresh, monkeypatch):
    monkeypatch.setattr(dashboard, "entry_points", lambda **_names: [])
    ran = fresh("serve")
    assert ran.code == 1
    assert "the dashboard is not installed" in ran.err
