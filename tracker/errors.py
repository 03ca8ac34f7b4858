"""The tree of errors that the tracker raises on purpose; anything else is a fault of ours.

TrackerError
├── QuestionError          a question that cannot be asked: names the field
│   └── UnknownName        a name that the store does not know: names the nearest
├── FigureError            a row that cannot become a figure: names the field and value
├── DocumentError          a file that cannot be read at all
├── StoreError             the store cannot be used as it stands
│   └── RevisionError      its schema is at another revision
│       └── EmptyStore     it has no schema yet
└── NotFound               nothing is stored under that id
"""

from __future__ import annotations

from collections.abc import Sequence


class TrackerError(Exception):
    """Base of every error that is raised on purpose."""


class QuestionError(TrackerError):
    """A question with a bad value.

    `field` is the name of the parameter as it stands in a link or a flag.
    """

    def __init__(self, field: str, value: str, reason: str) -> None:
        super().__init__(f"{field}: {value!r} {reason}" if value else f"{field}: {reason}")
        self.field = field
        self.value = value
        self.reason = reason


class UnknownName(QuestionError):
    """A name in a question that the store does not know; `nearest` are the closest it does."""

    def __init__(self, field: str, value: str, nearest: Sequence[str]) -> None:
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        super().__init__(field, value, f"is not known here{hint}")
        self.nearest = tuple(nearest)


class FigureError(TrackerError):
    """A value that no figure can have: `code` is the issue's code, `field` the column."""

    def __init__(self, code: str, field: str, value: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.code = code
        self.field = field
        self.value = value
        self.message = message


class DocumentError(TrackerError):
    """A file that cannot be read at all; the message names the file."""


class StoreError(TrackerError):
    """The store cannot be used as it stands; the message names what mends it."""


class RevisionError(StoreError):
    """The store's schema is at another revision than this program's."""


class EmptyStore(RevisionError):
    """The store has no schema: nothing was ever put into it."""


class NotFound(TrackerError):
    """Nothing is stored under the id that was given."""
