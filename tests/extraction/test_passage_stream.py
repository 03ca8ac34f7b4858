from __future__ import annotations

import json
from itertools import count, islice

import pytest

from tracker.errors import DocumentError, TrackerError
from tracker.extraction import passage_stream, passages
from tracker.extraction.passage_stream import answer_stream
from tracker.extraction.passages import Line, begins_answer, parse_answer

TEXTS = (
    "At least {n} people were killed in Idlib, including 5 children, the Syrian Observatory said.",
    "Más de {n} personas murieron en los combates, según la ONU.",
    "Bei den Angriffen wurden {n} Menschen getötet und 7 verletzt, teilte die Polizei mit.",
)


def line(number, text="", **fields):
    passage = {"id": f"p{number}", "text": text or TEXTS[number % 3].format(n=number + 20)} | fields
    return Line(number, json.dumps(passage).encode())


def answers(lines, workers=1):
    return [(number, json.loads(answer.content)) for number, answer in answer_stream(lines, workers)]


def test_every_passage_is_answered_under_its_id_with_the_fields_of_the_contract():
    [(number, answer)] = answers([line(3, published="2024-12-01", publisher="Metro")])
    assert (number, answer["id"]) == (3, "p3")
    whole, part = answer["figures"]
    assert list(whole)[:19] == [
        *("start", "end", "quote", "metric", "group", "unit", "value", "low", "high", "qualifier"),
        *("source", "source_key", "place", "period_start", "period_end", "part_of_start"),
        *("status", "tier", "confidence"),
    ]
    assert (whole["quote"], whole["value"], whole["high"]) == ("At least 23", 23, None)
    assert whole["part_of_start"] is None
    assert (part["quote"], part["group"], part["part_of_start"]) == ("5", "children", whole["start"])


def test_any_number_of_processes_gives_the_same_answers_in_the_same_order():
    lines = [line(number) for number in range(1, 181)]
    lines[70] = Line(71, b"{")
    alone = answers(lines)
    assert [number for number, _answer in alone] == list(range(1, 181))
    assert answers(lines, workers=2) == alone
    assert sum("error" in answer for _number, answer in alone) == 1


def test_a_stream_is_not_read_far_ahead():
    drawn = []

    def endless():
        for number in count(1):
            drawn.append(number)
            yield line(number)

    got = list(islice(answer_stream(endless(), 1), 10))
    assert [number for number, _answer in got] == list(range(1, 11))
    assert len(drawn) <= 2 * passage_stream._LINES


def test_a_few_passages_start_no_process(monkeypatch):
    monkeypatch.setattr(passage_stream, "ProcessPoolExecutor", None)
    assert len(answers([line(1), line(2)], workers=8)) == 2
    assert answers([], workers=8) == []


def test_a_process_that_dies_is_one_error(monkeypatch):
    class Dead:
        def __init__(self, *_arguments, **_options):
            self.stopped = False

        def submit(self, *_arguments):
            raise passage_stream.BrokenProcessPool

        def shutdown(self, **_options):
            self.stopped = True

    monkeypatch.setattr(passage_stream, "ProcessPoolExecutor", Dead)
    with pytest.raises(TrackerError, match="worker process ended"):
        answers([line(number) for number in range(200)], workers=2)


@pytest.mark.parametrize(
    ("content", "key", "words"),
    [
        (b"Twelve died.", None, "is no JSON"),
        (b'["Twelve died."]', None, "is no object"),
        (b'{"id": 7}', 7, "text is missing"),
        (b'{"id": 7, "text": 12}', 7, "text is no text"),
        (b'{"id": "a", "text": "12 died.", "published": "soon"}', "a", "published: 'soon' is no day"),
        (b'{"id": "a", "text": "12 died.", "published": 2024}', "a", "published: 2024 is no day"),
        (b'{"id": 1.5, "text": "12 died."}', None, "id: 1.5 is neither text nor a whole number"),
        (b'{"id": true, "text": "12 died."}', None, "id: true is neither"),
        (b'{"id": {"a": [1]}, "text": "12 died."}', None, 'id: {"a":[1]} is neither'),
        (b'{"id": 1e30, "text": "12 died."}', None, "id: 1e+30 is neither"),
        (b'{"id": "a", "text": "12 died.", "publisher": ["AFP"]}', "a", "publisher is no text"),
    ],
)
def test_a_line_that_cannot_be_read_is_answered_with_the_reason(content, key, words):
    [(_number, answer)] = answer_stream([Line(1, content)], 1)
    found = json.loads(answer.content)
    assert (found["id"], list(found)) == (key, ["id", "error"])
    assert words in found["error"]
    assert answer.fault == found["error"]


def test_a_passage_without_a_day_speaks_for_the_day_at_its_top():
    text = "IDLIB, 3 June 2023 (Agency) - At least 14 people were killed on Friday, police said."
    [(_one, found), (_two, stated)] = answers([line(1, text), line(2, text, published="2023-06-13")])
    assert found["figures"][0]["period_end"] == "2023-06-02"
    assert stated["figures"][0]["period_end"] == "2023-06-09"


def test_a_passage_that_extraction_fails_on_does_not_cost_the_others(monkeypatch):
    def extract(document, names):
        if "break" in document.text:
            raise RecursionError("too deep")
        return real(document, names)

    real = passages.extract
    monkeypatch.setattr(passages, "extract", extract)
    found = [answer for _number, answer in answers([line(1), line(2, "break"), line(3)])]
    assert found[1] == {"id": "p2", "error": "extraction failed: RecursionError: too deep"}
    assert found[0]["figures"]
    assert found[2]["figures"]


def test_a_text_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(passages, "MOST_CHARACTERS", 10)
    [(_number, answer)] = answers([line(1, "Eleven died.")])
    assert answer["error"] == "text has more than 10 characters"


def test_passages_without_a_figure_a_day_or_an_id_are_answered_too():
    lines = [
        Line(1, b'\xef\xbb\xbf{"id": 1, "text": "Nothing happened.", "published": null, "publisher": null}'),
        Line(2, b'{"text": "", "published": "2024-12-01T10:40:00Z", "more": "ignored"}'),
    ]
    assert answers(lines) == [(1, {"id": 1, "figures": []}), (2, {"id": None, "figures": []})]


def test_an_answer_is_known_by_its_shape_and_so_is_its_beginning():
    lines = [line(1), Line(2, b'{"id": 7}'), Line(3, b'{"id": "a\\"b\\\\", "text": "None."}'), Line(4, b"{")]
    answered = [answer.content for _number, answer in answer_stream(lines, 1)]
    assert [parse_answer(one) for one in answered] == [
        ("p1", ""),
        (7, "text is missing"),
        ('a"b\\', ""),
        (None, answered[3][20:-3].decode()),
    ]
    assert all(begins_answer(one[:end]) for one in answered for end in range(1, len(one)))


@pytest.mark.parametrize(
    "content",
    [
        *(b"My notes", b"{", b"[]", b'{"id": 1}', b'{"figures": [], "id": 1}', b'{"id": 1, "figures": 3}'),
        *(b'{"id": 1, "error": null}', b'{"id": 1, "figures": [], "more": 1}', b'{"id": 1, "text": "Five."}'),
    ],
)
def test_another_line_is_no_answer(content):
    with pytest.raises(DocumentError):
        parse_answer(content)


@pytest.mark.parametrize(
    "content",
    [
        *(b"My notes", b"[", b'{"name"', b'{"id": 1', b'{"id":[1'),
        *(b'{"id":1,"text":"Five', b'{"id":"a","fog', b'{"id":1.5'),
    ],
)
def test_other_beginnings_are_none_of_an_answer(content):
    assert not begins_answer(content)
