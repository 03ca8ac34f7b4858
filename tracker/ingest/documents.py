"""Documents: a file's bytes, its hash, and its text whatever its encoding."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
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
_HEAD = 48
# Of the encodings of one byte a letter those of the field's languages are tried before all others.
_LIKELY = ["cp1252", "cp1256", "iso8859_6"]


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
        encoding = next((name for mark, name in _MARKS if self.content.startswith(mark)), "")
        encoding = encoding or _unmarked_utf16(self.content[:_HEAD])
        if encoding:
            return self._decoded(encoding), ""
        try:
            return self.content.decode("utf-8"), ""
        except UnicodeDecodeError:
            text, encoding = _guessed(self.content)
        if not encoding:
            raise DocumentError(f"{self.name}: its encoding could not be found out; save it as UTF-8")
        return text, encoding

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


@lru_cache(maxsize=1)
def _guessed(content: bytes) -> tuple[str, str]:
    """The text and the encoding that fit best, both empty for none."""
    best = from_bytes(content, cp_isolation=_LIKELY).best() or from_bytes(content).best()
    return ("", "") if best is None else (str(best), best.encoding)


def read_document(path: Path) -> Document:
    """The document at a path; raises DocumentError where it cannot be read."""
    try:
        return Document(storable(path.name), path.read_bytes())
    except OSError as error:
        raise DocumentError(f"{path}: {error.strerror or error}") from None
