from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        ("metrics", "deaths", "Deaths"),
        ("groups", "civilians", "Civilians"),
        ("conflicts", "syrian-civil-war", "Syrian civil war"),
        ("places", "SYR", "Syria"),
        ("sources", "sohr", "Syrian Observatory for Human Rights"),
    ],
)
def test_a_list_is_a_table_csv_or_json(tracker, kind, key, name):
    assert name.casefold() in tracker(kind).out.casefold()
    assert tracker(kind, "--format", "csv").out.startswith("key,")
    entries = {entry["key"]: entry for entry in json.loads(tracker(kind, "--format", "json").out)["rows"]}
    assert entries[key]["name"].casefold() == name.casefold()


def test_actors_are_listed(tracker):
    actors = json.loads(tracker("actors", "--format", "json").out)["rows"]
    assert "russian_forces" in {actor["key"] for actor in actors}


def test_readers_are_listed_without_any_store(fresh):
    ran = fresh("readers")
    assert ran.code == 0
    assert "figures-table" in ran.out
    assert "ucdp-ged" in ran.out
