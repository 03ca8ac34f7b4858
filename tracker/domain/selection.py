"""The selection: one question's filters, the same in a link, a command and a file.

A field that is None was not given. The empty text is an answer of its own: `by=` asks for
figures that are not narrowed. The word `any` lifts a filter that a question would set by default.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from tracker.domain.names import fold
from tracker.domain.period import Bucket
from tracker.domain.series import Basis, Counting
from tracker.errors import QuestionError

ANY = "any"
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Longer than any name, and short enough to be told back in an error.
_LONGEST = 500
ROLLUPS = ("conflict", "place", "destination")

# The fields under the names they have in links and flags.
PARAMETERS = {
    "metric": "metric",
    "group": "group",
    "by": "by",
    "definition": "definition",
    "conflict": "conflict",
    "place": "place",
    "destination": "destination",
    "source": "sources",
    "counting": "counting",
    "basis": "basis",
    "from": "start",
    "to": "end",
    "known_on": "known_on",
    "dated_only": "dated_only",
    "bucket": "bucket",
    "rollup": "rollup",
}
NAMES = ("metric", "group", "by", "conflict", "place", "destination")


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters of a question. `start` and `end` are about as_of, both days included."""

    metric: str | None = None
    group: str | None = None
    by: str | None = None
    definition: str | None = None
    conflict: str | None = None
    place: str | None = None
    destination: str | None = None
    sources: tuple[str, ...] = ()
    counting: str | None = None
    basis: str | None = None
    start: date | None = None
    end: date | None = None
    known_on: date | None = None
    dated_only: bool = False
    bucket: Bucket | None = None
    rollup: str | None = None

    @classmethod
    def parse(cls, given: Mapping[str, str | Sequence[str]]) -> Selection:
        """A selection out of texts by parameter name; several sources as a list or with commas.

        Raises QuestionError naming the parameter: unknown ones too.
        """
        unknown = sorted(set(given) - set(PARAMETERS))
        if unknown:
            raise QuestionError(
                unknown[0][:_LONGEST], "", f"is no filter (there are {', '.join(PARAMETERS)})"
            )
        values: dict[str, Any] = {}
        for parameter, field in PARAMETERS.items():
            if parameter in given:
                values[field] = _parsed(parameter, given[parameter])
        return _checked(cls(**{field: value for field, value in values.items() if value is not None}))

    @classmethod
    def from_query(cls, query: str) -> Selection:
        """A selection out of a URL's query, with or without the question mark."""
        return cls.parse(collect(parse_qsl(query.lstrip("?"), keep_blank_values=True)))

    def to_parameters(self) -> list[tuple[str, str]]:
        """The given filters as (parameter, text), in a fixed order."""
        pairs = []
        for parameter, field in PARAMETERS.items():
            value = getattr(self, field)
            if value is None or value is False or value == ():
                continue
            pairs.append((parameter, _written(value)))
        return pairs

    def to_query(self) -> str:
        """The URL query that `from_query` reads back."""
        return urlencode(self.to_parameters())

    def to_flags(self) -> list[str]:
        """The command line's flags that say the same."""
        flags: list[str] = []
        for parameter, text in self.to_parameters():
            flag = "--" + parameter.replace("_", "-")
            if parameter == "dated_only":
                flags.append(flag)
            elif parameter == "source":
                flags.extend(part for name in text.split(",") for part in (flag, name))
            else:
                flags.extend((flag, text))
        return flags

    def to_json(self) -> dict[str, Any]:
        """The given filters by parameter name, as JSON has them."""
        stated = asdict(self)
        written = dict(self.to_parameters())
        return {
            parameter: list(stated[field])
            if parameter == "source"
            else True
            if parameter == "dated_only"
            else text
            for parameter, field in PARAMETERS.items()
            if (text := written.get(parameter)) is not None
        }

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Selection:
        """The reverse of `to_json`; raises QuestionError for values of another type."""
        texts: dict[str, str | Sequence[str]] = {}
        for parameter, value in given.items():
            if isinstance(value, bool):
                texts[parameter] = "true" if value else "false"
            elif isinstance(value, str) or (
                isinstance(value, list) and all(isinstance(item, str) for item in value)
            ):
                texts[parameter] = value
            else:
                raise QuestionError(
                    parameter, str(value), "is neither text, true or false, nor a list of texts"
                )
        return cls.parse(texts)

    def but(self, **changes: Any) -> Selection:
        """The same selection with other values in some fields."""
        return _checked(replace(self, **changes))


FIELDS = tuple(field.name for field in fields(Selection))


def collect(pairs: Iterable[tuple[str, str]]) -> dict[str, str | Sequence[str]]:
    """Parameters out of (name, text) pairs; only `source` may stand more than once."""
    given: dict[str, str | Sequence[str]] = {}
    sources: list[str] = []
    for name, text in pairs:
        if name == "source":
            sources.append(text)
        elif name in given:
            raise QuestionError(name, text, "is given twice")
        else:
            given[name] = text
    if sources:
        given["source"] = sources
    return given


def parse_day(parameter: str, text: str) -> date:
    """A day written as 2021-03-14; raises QuestionError."""
    text = _plain(parameter, text)
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise QuestionError(parameter, text, "is not a day (write 2021-03-14)") from None


def parse_whole(parameter: str, text: str, least: int, most: int) -> int:
    """A whole number in plain digits, within these bounds; raises QuestionError."""
    digits = text.strip()
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= len(str(most)) else None
    if number is None or not least <= number <= most:
        raise QuestionError(parameter, text, f"is no whole number from {least} to {most}")
    return number


def _plain(parameter: str, text: str) -> str:
    """A text without white space around it; raises QuestionError for what no filter can be."""
    text = text.strip()
    if len(text) > _LONGEST:
        raise QuestionError(parameter, text[:40] + "…", f"is longer than {_LONGEST} characters")
    if "\x00" in text:
        raise QuestionError(parameter, text.replace("\x00", ""), "holds a NUL character")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise QuestionError(parameter, ascii(text), "holds half of a character")
    return text


def _parsed(parameter: str, given: str | Sequence[str]) -> Any:
    if parameter == "source":
        listed = [given] if isinstance(given, str) else given
        names = [_plain(parameter, name) for text in listed for name in text.split(",")]
        stated = tuple(dict.fromkeys(name for name in names if name))
        return () if [fold(name) for name in stated] == [ANY] else stated
    if not isinstance(given, str):
        if len(given) != 1:
            raise QuestionError(parameter, ", ".join(given)[:_LONGEST], "takes one value")
        given = given[0]
    text = _plain(parameter, given)
    if parameter in ("from", "to", "known_on"):
        return parse_day(parameter, text) if text else None
    if parameter == "dated_only":
        return parse_switch("dated_only", text)
    if parameter in _CHOICES:
        return _parse_choice(parameter, text)
    if fold(text) == ANY:
        return ANY
    return text if text or parameter in ("by", "definition", "conflict", "place", "destination") else None


_CHOICES: dict[str, tuple[str, ...]] = {
    "counting": (*Counting, ANY),
    "basis": (*Basis, ANY),
    "bucket": tuple(Bucket),
    "rollup": ROLLUPS,
}


def _parse_choice(parameter: str, text: str) -> Any:
    if not text and parameter != "basis":
        return None
    if fold(text) not in _CHOICES[parameter]:
        allowed = ", ".join(choice for choice in _CHOICES[parameter] if choice)
        raise QuestionError(parameter, text, f"is none of {allowed}")
    return Bucket(fold(text)) if parameter == "bucket" else fold(text)


def parse_switch(parameter: str, text: str) -> bool:
    """Whether a switch is on; one that is given without a word is. Raises QuestionError."""
    if fold(text) in ("1", "true", "yes", ""):
        return True
    if fold(text) in ("0", "false", "no"):
        return False
    raise QuestionError(parameter, text, "is neither true nor false")


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, bool):
        return "true"
    return value.isoformat() if isinstance(value, date) else str(value)


def _checked(selection: Selection) -> Selection:
    if selection.start and selection.end and selection.start > selection.end:
        raise QuestionError("to", selection.end.isoformat(), f"is before from={selection.start}")
    if any("," in name for name in selection.sources):
        raise QuestionError(
            "source", ", ".join(selection.sources), "has a comma in a name: give its key instead"
        )
    if selection.bucket is not None and selection.counting not in (None, Counting.PERIOD):
        raise QuestionError("bucket", str(selection.bucket), "places figures of counting period only")
    if selection.rollup is not None and getattr(selection, selection.rollup) not in (None, ANY):
        over = selection.rollup
        raise QuestionError("rollup", over, f"adds up every {over}: leave the filter {over} out")
    return selection
