from __future__ import annotations

import logging
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from pypdf import PdfWriter

from tracker.errors import DocumentError
from tracker.extraction.documents import reading
from tracker.extraction.documents.headlines import without_headline
from tracker.extraction.documents.reading import read_document

SENTENCE = "At least 14 people were killed on Sunday, including five children, the observatory said."
STATED = '<meta property="article:published_time" content="2024-12-01T10:00:00Z">'
PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>Shelling kills 14 in Idlib | Example News</title>
<meta property="og:site_name" content="Example News">
{stated}</head>
<body><nav><ul><li><a href="/">Home</a></li><li>Opinion</li><li>3,000 subscribers</li></ul></nav>
<article><h1>Shelling kills 14 in Idlib</h1>
<p>{sentence}</p><p>The toll could rise, doctors said, as rescuers searched for people under the rubble of a
market in the centre of the town, which was hit by two shells in the early hours of the day.</p></article>
<footer><p>{footer}</p><p>Copyright 2019</p></footer></body></html>"""


def web_page(sentence=SENTENCE, footer="Contact us", language="en"):
    return PAGE.format(sentence=sentence, footer=footer, language=language, stated=STATED)


def paper(*pages, title="", made="", encrypted=False):
    """The bytes of a PDF with these lines of text on its pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in page)
        stream = f"BT /F1 10 Tf 40 780 Td {lines} ET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) /CreationDate ({made}) >>")
    parts, offsets = [b"%PDF-1.4\n"], []
    for number, content in enumerate(objects, start=1):
        offsets.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n{content}\nendobj\n".encode())
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = sum(map(len, parts))
    size = len(objects) + 1
    parts.append(
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R"
        f" /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return b"".join(parts) if not encrypted else locked(b"".join(parts))


def locked(content):
    writer, out = PdfWriter(clone_from=BytesIO(content)), BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def test_a_plain_text_is_read_as_it_is():
    content = f"  December 1st 2024.\r\n{SENTENCE}\r\n".encode()
    document = read_document(content, "article.txt")
    assert document.text == f"December 1st 2024.\n{SENTENCE}"
    assert (document.published_on, document.language) == (date(2024, 12, 1), "en")
    assert document.sha256 == sha256(content).hexdigest()
    assert (document.title, document.publisher, document.caveats) == ("", "", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_text_is_read_in_any_encoding(encoding):
    text = "Les bombardements ont tué quatorze habitants, dont cinq élèves, près de l'école, à Idleb."
    document = read_document(text.encode(encoding))
    assert (document.text, document.language) == (text, "fr")


def test_arabic_in_an_old_encoding_is_read():
    text = "قتل 14 شخصا بينهم خمسة أطفال في قصف على سوق في مدينة إدلب، بحسب المرصد السوري لحقوق الإنسان."
    assert read_document(text.encode("cp1256")).text == text


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("Sunday, December 1, 2024", date(2024, 12, 1)),
        ("Published: 2024-12-01 10:40 GMT", date(2024, 12, 1)),
        ("Shelling in Idlib\nBy Jane Doe\nUpdated 1 December 2024 at 10:40", date(2024, 12, 1)),
        ("IDLIB, 1 December 2024 (Agency) - Shells fell on a market in the town.", date(2024, 12, 1)),
        ("Idlib, Dec. 1, 2024 — Shells fell on a market in the town.", date(2024, 12, 1)),
        (
            "Idlib, 1. Dezember 2024 (dpa) - Granaten haben den Markt und die Schule getroffen.",
            date(2024, 12, 1),
        ),
        ("Paris, le 1er décembre 2024 - Des obus sont tombés sur le marché et les rues.", date(2024, 12, 1)),
        ("1 de diciembre de 2024\nLos proyectiles cayeron en el mercado.", date(2024, 12, 1)),
        ("1 ديسمبر 2024\nسقطت قذائف على السوق في المدينة.", date(2024, 12, 1)),
        ("IDLIB, 1 December (Agency) - Shells fell on a market.", None),
        ("03/04/2024\nShells fell on a market.", None),
        ("On 1 December 2024, shells fell on a market and killed its owner.", None),
        ("In the war of 1 December 2024 many died - the market was hit.", None),
        ("December 2024\nShells fell on a market.", None),
        (f"{'Shells fell on a market. ' * 20}\nOne.\nTwo.\nThree.\n1 December 2024", None),
    ],
)
def test_the_day_at_the_top_of_a_text_is_when_it_came_out(top, day):
    assert read_document(top.encode()).published_on == day


def test_a_day_and_a_publisher_that_are_given_win():
    document = read_document(web_page().encode(), "a.html", date(2020, 2, 2), "Wire")
    assert (document.published_on, document.publisher) == (date(2020, 2, 2), "Wire")
    assert (
        read_document(b"1 December 2024\nOne died.", published_on=date(2020, 2, 2)).published_on.year == 2020
    )


def test_of_a_web_page_the_article_is_read_and_what_the_page_says_of_itself():
    document = read_document(web_page(footer="This article was generated with AI.").encode(), "a.html")
    assert SENTENCE in document.text
    assert "subscribers" not in document.text
    assert "Copyright" not in document.text
    assert (document.title, document.publisher) == ("Shelling kills 14 in Idlib", "Example News")
    assert (document.published_on, document.language) == (date(2024, 12, 1), "en")
    assert document.caveats == ("generated with AI",)


def day_of_page(meta, body):
    page = web_page().replace(STATED, meta).replace("<h1>", f"{body}<h1>")
    return read_document(page.encode()).published_on


@pytest.mark.parametrize(
    ("meta", "body"),
    [
        ('<meta name="date" content="03/04/2024">', ""),
        ('<meta property="article:published_time" content="3-4-2024 10:00">', ""),
        ('<meta name="date" content="13/04/24">', ""),
        ('<meta name="date" content="2024-04">', ""),
        ('<meta name="date" content="99/04/2024">', ""),
        ('<meta name="date" content="03/04/2024">', '<time datetime="2024-09-09">updated</time>'),
        ('<meta itemprop="copyrightYear" content="2021">', ""),
        ('<meta property="og:image" content="https://example.org/2019/04/03/a.jpg">', ""),
        ("", '<p class="date">Published on 03/04/2024</p>'),
        ("", '<time datetime="03/04/2024">03/04/2024</time>'),
        ("", "<time><span>03</span>/<span>04</span>/<span>2024</span></time>"),
        ("", '<p class="date">03&#47;04&#47;2024</p>'),
    ],
)
def test_a_day_that_a_web_page_leaves_open_is_left_open(meta, body):
    assert day_of_page(meta, body) is None


@pytest.mark.parametrize(
    ("meta", "body"),
    [
        ('<meta name="date" content="2024-04-13">', '<p class="date">03/04/2024</p>'),
        ('<meta property="article:published_time" content="2024-04-13T10:00:00+02:00">', ""),
        (
            '<script type="application/ld+json">{"datePublished":"2024-04-13T10:00:00Z"}</script>',
            '<p class="date">03/04/2024</p>',
        ),
        ('<link rel="canonical" href="https://example.org/2024/04/13/a">', ""),
        ('<meta name="date" content="13/04/2024">', ""),
        ('<meta name="date" content="04/13/2024">', ""),
        ('<meta name="date" content="13.04.2024">', ""),
        ("", '<time datetime="2024-04-13">yesterday</time>'),
        ("", '<p class="date">Published on 13/04/2024</p>'),
        ("", '<p class="date">April 13, 2024</p>'),
        ("", '<p class="byline">Jane Doe, 13 April 2024</p>'),
    ],
)
def test_a_day_that_a_web_page_states_one_way_is_its_day(meta, body):
    assert day_of_page(meta, body) == date(2024, 4, 13)


def test_a_web_page_that_says_its_day_in_two_ways_is_sure_by_the_surer():
    open_one = '<time datetime="2024-04-03" class="date">04/03/2024</time>'
    assert day_of_page("", open_one) == date(2024, 4, 3)
    assert day_of_page('<meta name="date" content="03.04.2024">', open_one) == date(2024, 4, 3)
    assert day_of_page('<meta name="date" content="04/04/2024">', open_one) == date(2024, 4, 4)


def test_the_blocks_of_a_web_page_are_paragraphs_and_a_broken_line_goes_on():
    page = web_page(f"{SENTENCE}</p><ul><li>14 dead</li><li>9 hurt</li></ul><p>Aid came on<br>trucks.")
    lines = read_document(page.encode()).text.split("\n\n")
    assert lines[:4] == [SENTENCE, "- 14 dead", "- 9 hurt", "Aid came on\ntrucks."]


@pytest.mark.parametrize(
    "headline",
    [
        "Shelling kills 14 in Idlib",
        "Shelling  kills\n14 in Idlib ",
        "Shelling kills 14, in Idlib",
        "Shelling kills <em>14</em><br>in Idlib",
        "SHELLING KILLS 14 IN IDLIB | EXAMPLE NEWS",
    ],
)
def test_a_headline_that_is_the_title_of_its_page_is_no_text(headline):
    page = web_page().replace("<h1>Shelling kills 14 in Idlib</h1>", f"<h1>{headline}</h1>")
    document = read_document(page.encode())
    assert document.text.startswith(SENTENCE)
    assert document.title


def test_other_headings_and_a_sentence_that_is_the_title_too_stay_in_the_text():
    page = web_page().replace("</h1>", "</h1><h1>The toll of a day of war</h1><h2>Five children</h2>")
    opening = f"The toll of a day of war\n\nFive children\n\n{SENTENCE}"
    assert read_document(page.encode()).text.startswith(opening)
    twice = web_page("Shelling kills 14 in Idlib").encode()
    assert read_document(twice).text.startswith("Shelling kills 14 in Idlib\n\nThe toll")
    assert without_headline("Five died", ["Five died"], ["Five died"]) == "Five died"


def test_a_web_page_is_told_by_its_beginning_not_by_its_name():
    assert read_document(f"<?xml version='1.0' encoding='utf-8'?>\n{web_page()}".encode(), "a.txt").title
    text = "The word <html> stood on the wall, and <p> beside it; five were killed."
    assert read_document(text.encode(), "a.html").text == text


def test_a_web_page_in_another_encoding_is_read_as_it_says():
    page = web_page("Погибли не менее 14 человек, в том числе пятеро детей, сообщил центр мониторинга.")
    document = read_document(page.replace("utf-8", "windows-1251").encode("cp1251"))
    assert "Погибли не менее 14 человек" in document.text
    assert document.title.startswith("Shelling")


def test_the_language_of_the_text_goes_before_what_the_page_claims():
    assert read_document(web_page(language="de-DE").encode()).language == "en"
    assert read_document(web_page("14 / 5", language="xx").encode()).language == "en"


def test_a_page_reads_the_same_on_any_day_and_quietly(caplog, capfd):
    page = web_page().replace("2024-12-01T10", "2031-12-01T10").encode()
    with caplog.at_level(logging.DEBUG):
        assert read_document(page).published_on == date(2031, 12, 1)
    assert capfd.readouterr().err == ""


def test_the_pages_of_a_pdf_are_one_text():
    content = paper(
        [
            "Situation report",
            "The fighting displaced 3,000 people from the villa-",
            "ges around Idlib on",
            "1",
        ],
        ["Situation report", "Sunday, OCHA said.", "2"],
        ["Situation report", "In Aleppo 14 people died.", "Page 3 of 3"],
        title="Flash update 4",
        made="D:20241203101500Z",
    )
    document = read_document(content, "update.pdf")
    assert document.text == (
        "The fighting displaced 3,000 people from the villages around Idlib on\n"
        "Sunday, OCHA said.\nIn Aleppo 14 people died."
    )
    assert (document.title, document.published_on) == ("Flash update 4", date(2024, 12, 3))


def test_a_day_in_the_text_of_a_pdf_goes_before_the_day_it_was_made():
    content = paper(["1 December 2024", "Five people died."], title="report.docx", made="D:20250101000000Z")
    document = read_document(content)
    assert (document.title, document.published_on) == ("", date(2024, 12, 1))
    assert read_document(paper(["Five people died."], made="some day")).published_on is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no text"),
        (b" \n\t ", "no text"),
        (b"PK\x03\x04 a workbook", "neither text nor HTML nor PDF"),
        (b"{\\rtf1 Five people died.}", "neither text nor HTML nor PDF"),
        (b"<?xml version='1.0'?><rss><item>Five people died.</item></rss>", "neither text nor HTML nor PDF"),
        (bytes(range(32)) * 40, "neither text nor HTML nor PDF"),
        (b"\xff\xfe\x00", "utf-16"),
        (b"<html><body></body></html>", "no article"),
        (b"<html>", "no article"),
        (b"%PDF-1.4 and nothing else", "cannot be read as PDF"),
        (paper(["Five died."])[:300], "cannot be read as PDF"),
        (paper(["Five died."], encrypted=True), "encrypted"),
        (paper([]), "no text in them"),
        (b"<div>" * 30_000 + b"five people were killed", "no article"),
    ],
    ids=[
        *("empty", "blank", "workbook", "rich text", "feed", "control bytes", "half a letter", "empty page"),
        *("open tag", "no PDF", "cut off", "encrypted", "PDF without text", "nested"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(content, words):
    with pytest.raises(DocumentError, match=rf"^report\.x: .*{words}"):
        read_document(content, "report.x")


def test_what_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 1_000_000)
    with pytest.raises(DocumentError, match="larger than 1 MB"):
        read_document(b"x" * 1_000_001, "long.txt")
    monkeypatch.setattr(reading, "MOST_CHARACTERS", 10)
    with pytest.raises(DocumentError, match="more than 10 characters"):
        read_document(b"eleven signs", "long.txt")


def test_signs_that_no_store_keeps_are_replaced():
    assert read_document(b"Five people died.\0 " + b"Two were hurt. " * 30).text.startswith(
        "Five people died.\ufffd"
    )
