"""Answers over HTTP: each a file with a name, that caches can ask after, and that may be streamed."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from contextlib import ExitStack
from itertools import chain

from flask import Response, request

import tracker
from dashboard.data import Answer, Data, Reading, csv_chunks, json_chunks
from dashboard.routes.file_names import content_disposition, file_name
from dashboard.routes.questions import Question, answer

_TYPES = {"csv": "text/csv; charset=utf-8; header=present", "json": "application/json"}


def respond(data: Data, question: Question) -> Response:
    """The response to a question: 304 where the asker has the answer already.

    A streamed answer keeps its reading, and so its one state of the store, until the last row is
    sent or the asker goes away. Raises QuestionError and StoreError.
    """
    with ExitStack() as held:
        reading = held.enter_context(data.reading())
        tag = entity_tag(reading, question)
        if request.if_none_match.contains_weak(tag):
            response = Response(status=304)
        else:
            response = _file(held, reading, question)
        response.set_etag(tag, weak=True)
        response.headers["Cache-Control"] = "no-cache"
        return response


def entity_tag(reading: Reading, question: Question) -> str:
    """What the answer depends on, as one word: the store's state, the question, and this program.

    A question about today has the day among its parameters.
    """
    depends_on = "\n".join([reading.state(), question.canonical, tracker.__version__])
    return hashlib.sha256(depends_on.encode()).hexdigest()[:32]


def _file(held: ExitStack, reading: Reading, question: Question) -> Response:
    name = file_name(reading, question)
    pieces = _pieces(answer(reading, question), question.form)
    if question.is_streamed:
        # With the first piece written, what can go wrong has mostly gone wrong before the status is sent.
        response = Response(chain([next(pieces)], pieces))
        held.callback(pieces.close)
        response.call_on_close(held.pop_all().close)
    else:
        response = Response(b"".join(pieces))
    response.content_type = _TYPES[question.form]
    response.headers["Content-Disposition"] = content_disposition(name, inline=question.form == "json")
    return response


def _pieces(answered: Answer, form: str) -> Generator[bytes]:
    if form == "json":
        yield from json_chunks(answered)
    else:
        yield from (piece.encode() for piece in csv_chunks(answered))
