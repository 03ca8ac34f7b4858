from __future__ import annotations

import pytest

from dashboard.components.figure_card import CardFigure, Fact, Section, figure_card
from dashboard.components.mentions import Mention, outside_address, spoken
from tests.dashboard.screens import as_sent, facts, links, nodes, text, texts

FIGURE = CardFigure(
    source=Mention("A group", "/source/a"),
    colour="#123456",
    quantity="at least 20",
    counted="deaths",
    facts=(Fact("Of whom", (Mention("5", "/figure/5", after=" children"), Mention("6", after=" women"))),),
)


def test_a_card_has_the_quantity_as_its_heading_and_the_source_above():
    card = as_sent(figure_card(FIGURE))
    assert texts(card, "H2") == ["at least 20"]
    assert links(card) == {"A group": "/source/a", "5": "/figure/5"}
    assert facts(card) == {"Of whom": ["5 children", "6 women"]}


def test_a_card_that_is_a_page_of_its_own_heads_the_page():
    section = Section("Also reported by", (), "Nobody.")
    card = as_sent(
        figure_card(CardFigure(FIGURE.source, "", "7", "deaths", (), sections=(section,)), on_its_own=True)
    )
    assert (texts(card, "H1"), texts(card, "H2")) == (["7"], ["Also reported by"])
    assert "Nobody." in text(card)


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c#d", "HTTP://example.org", " https://exämple.org/ü "]
)
def test_pages_of_the_web_are_linked(address):
    assert outside_address(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "/figures",
        "ftp://example.org",
        "https://",
        "https:///path",
        "https://[::1",
        "https://example.org/<script>",
        "https://a b",
        "vbscript:x",
    ],
)
def test_nothing_else_is(address):
    assert outside_address(address) == ""
    figure = CardFigure(FIGURE.source, "", "7", "deaths", (), report_address=address)
    assert links(as_sent(figure_card(figure))) == {"A group": "/source/a"}


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("ar", {"dir": "auto", "lang": "ar"}),
        ("pt-BR", {"dir": "auto", "lang": "pt-BR"}),
        ("", {"dir": "auto"}),
        ('ar" x', {"dir": "auto"}),
        ("Arabic text", {"dir": "auto"}),
    ],
)
def test_foreign_words_have_their_own_direction_and_a_language_if_it_is_one(language, attributes):
    assert spoken(language) == attributes


def test_a_quotation_stands_as_it_is():
    card = as_sent(
        figure_card(CardFigure(FIGURE.source, "", "7", "deaths", (), quote="<b>سبعة</b>", language="ar"))
    )
    (quoted,) = nodes(card, "Blockquote")
    assert text(quoted) == "<b>سبعة</b>"
