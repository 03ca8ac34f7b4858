"""Documents: a file's bytes, its hash, and its text whatever its encoding."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from charset_normalizer import from_bytes

from tracker.domain.text import storable
from tracker.errors import DocumentError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HEAD = 256


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
        """The text, and the encoding it was found to have; raises DocumentError for none."""
        for mark, encoding in _MARKS:
            if self.content.startswith(mark):
                return self._decoded(encoding), encoding
        if encoding := _unmarked_utf16(self.content[:_HEAD]):
            return self._decoded(encoding), encoding
        try:
            return self.content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            best = from_bytes(self.content).best()
        if best is None:
            raise DocumentError(f"{self.name}: its encoding could not be found out; save it as UTF-8")
        return str(best), best.encoding

    def _decoded(self, encoding: str) -> str:
        try:
            return self.content.decode(encoding)
        except UnicodeDecodeError as error:
            raise DocumentError(f"{self.name}: begins as {encoding} and does not go on so: {error}") from None


def _unmarked_utf16(head: bytes) -> str:
    """UTF-16 without a mark at its beginning: every other byte of a header's plain letters is 0."""
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.8:
        return "utf-16-le"
    return "utf-16-be" if half and head[0::2].count(0) > half * 0.8 else ""


def read_document(path: Path) -> Document:
    """The document at a path; raises DocumentError where it cannot be read."""
    try:
        return Document(storable(path.name), path.read_bytes())
    except OSError as error:
        raise DocumentError(f"{path}: {error.strerror or error}") from None
