"""Documents: a file's bytes, its hash, and its text whatever its encoding."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from charset_normalizer import from_bytes

from tracker.errors import DocumentError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


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
        for mark, encoding in _BOMS:
            if self.content.startswith(mark):
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


def read_document(path: Path) -> Document:
    """The document at a path; raises DocumentError where it cannot be read."""
    try:
        return Document(path.name, path.read_bytes())
    except OSError as error:
        raise DocumentError(f"{path}: {error.strerror or error}") from None
