"""Documents: a file's bytes, its hash, and its text whatever its encoding."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tracker.domain.text import storable
from tracker.errors import DocumentError
from tracker.extraction.encoding import decode


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it came."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The ending of its name, lower-case: ".csv"."""
        return Path(self.name).suffix.casefold()

    @property
    def sha256(self) -> str:
        """The hash by which a file is known again."""
        return sha256(self.content).hexdigest()

    def text(self) -> tuple[str, str]:
        """The text, and the name of its encoding where that is a guess; raises DocumentError for none."""
        return decode(self.content, self.name)


def read_document(path: Path) -> Document:
    """The document at a path; raises DocumentError where it cannot be read."""
    try:
        return Document(storable(path.name), path.read_bytes())
    except OSError as error:
        raise DocumentError(f"{path}: {error.strerror or error}") from None
