"""Source names: spellings of one body find it, and a name that may be another's finds none."""

from __future__ import annotations

import pickle

import pytest

from tracker.extraction.source_names import SourceNames
from tracker.extraction.tokens import tokenize

KNOWN = SourceNames.built_in()


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Syrian Observatory for Human Rights", "sohr"),
        ("the UK-based Syrian Observatory for Human Rights", "sohr"),
        ("the Syrian Observatory for Human Rights (SOHR)", "sohr"),
        ("Syrian Obsrevatory for Human Rights", "sohr"),
        ("sohr", "sohr"),
        ("OSDH", "sohr"),
        ("المرصد السورى لحقوق الانسان", "sohr"),
        ("United Nations", "un"),
        ("U.N.", "un"),
        ("UN's refugee agency", "unhcr"),
        ("UNHCR spokeswoman", "unhcr"),
        ("United Nations Refugee Agency (UNHCR)", "unhcr"),
        ("U.N. OCHA", "ocha"),
        ("United Nations Office for Humanitarian Affairs (OCHA)", "ocha"),
        ("U.N. Office for the Co-ordination of Humanitarian Affairs", "ocha"),
        ("International Organisation for Migration (IOM)", "iom"),
        ("World Health Organisation", "who"),
        ("Gaza Health Ministry", "gaza-health-ministry"),
        ("the Ministry of Health in Gaza", "gaza-health-ministry"),
        ("Gaza’s health ministry", "gaza-health-ministry"),
        ("Medecins sans Frontières", "msf"),
        ("UN High Commissioner for Refugees Filippo Grandi", "unhcr"),
    ],
)
def test_a_source_is_known_by_its_spellings(written: str, key: str) -> None:
    assert KNOWN.find_key(written) == key


@pytest.mark.parametrize(
    "written",
    [
        "",
        "health ministry",
        "Jordan's Health Ministry",
        "Sudan Health Ministry",
        "Ministry of Health",
        "interior ministry",
        "Libyan Observatory for Human Rights",
        "Iraqi Network for Human Rights",
        "UN investigation",
        "government",
        "police",
        "National Media Office",
        "Daily Courier (AFP)",
        "UNHCR and UNICEF staff",
        "UN Human Rights Council",
        "...",
    ],
)
def test_a_name_that_may_be_anothers_finds_none(written: str) -> None:
    assert KNOWN.find_key(written) == ""


def test_a_stores_own_sources_are_found_beside_none_of_ours() -> None:
    own = SourceNames.of([("Health Ministry of Ireland", "ireland"), ("Rural Monitor", "rural")])
    assert own.find_key("Ireland's Health Ministry") == "ireland"
    assert own.find_key("Iceland's Health Ministry") == ""
    assert own.find_key("SOHR") == ""


def test_a_name_of_two_sources_finds_neither() -> None:
    both = SourceNames.of([("Health Ministry", "a"), ("the health ministry", "b")])
    assert both.find_key("Health Ministry") == ""


def test_names_standing_in_a_text_are_found_as_they_are_written() -> None:
    text = (
        "The UN's tally, and those who wrote for WHO and Gaza's Health Ministry, disagree with metro riders."
    )
    tokens = tokenize(text)
    found = [
        (text[tokens[match.first].start : tokens[match.after - 1].end], match.label)
        for match in KNOWN.find_names(tokens)
    ]
    assert found == [("The UN's", "un"), ("WHO", "who"), ("Gaza's Health Ministry", "gaza-health-ministry")]


def test_known_sources_travel_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(KNOWN)).find_key("SNHR") == "snhr"  # noqa: S301
