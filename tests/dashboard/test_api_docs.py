"""The documentation of the API, run: each example gives what stands below it, on a live server."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from dashboard.routes.questions import FORMS, NAMES
from tests.dashboard.live import serving
from tracker.domain.selection import PARAMETERS
from tracker.store.engine import Store

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
TEXT = PAGE.read_text(encoding="utf-8")
DOCUMENTED = "http://127.0.0.1:8050"
LENIENT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.fixture(scope="module")
def live(bundled_sqlite: Store) -> Iterator[str]:
    with serving(bundled_sqlite) as url:
        yield url


def curled() -> Iterator[object]:
    """Each curl in the documentation with what stands below it."""
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL):
        command, _line, expected = block.partition("\n")
        yield pytest.param(command.removeprefix("$ curl "), expected, id=command[-40:])


def answer_to(command: str, live: str) -> str:
    """What curl would print for these arguments: the body, or with -I the headers."""
    flags, address = shlex.split(command)
    asked = Request(address.replace(DOCUMENTED, live), method="HEAD" if "I" in flags else "GET")  # noqa: S310
    try:
        response = urlopen(asked)  # noqa: S310 - the server under test
    except HTTPError as refused:
        response = refused
    with response:
        return str(response.headers) if "I" in flags else response.read().decode()


@pytest.mark.parametrize(("command", "expected"), curled())
def test_a_request_in_the_documentation_gives_what_stands_below_it(
    live: str, command: str, expected: str
) -> None:
    got = answer_to(command, live)
    assert doctest.OutputChecker().check_output(expected, got, LENIENT), got


def test_the_python_in_the_documentation_gives_what_stands_below_it(live: str) -> None:
    written = TEXT.replace(DOCUMENTED, live)
    example = doctest.DocTestParser().get_doctest(written, {}, PAGE.name, str(PAGE), 0)
    assert len(example.examples) > 5
    complaints: list[str] = []
    doctest.DocTestRunner(optionflags=LENIENT).run(example, out=complaints.append)
    assert complaints == []


def test_every_address_and_parameter_is_documented() -> None:
    assert [name for name in NAMES if f"`{name}`" not in TEXT and f"/api/v1/{name}`" not in TEXT] == []
    assert [name for name in PARAMETERS if f"`{name}`" not in TEXT] == []
    assert all(f"`.{form}`" in TEXT for form in FORMS)
