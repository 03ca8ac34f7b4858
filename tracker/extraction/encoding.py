"""The encoding of a file of text: told by its mark, its bytes, or a guess."""

from __future__ import annotations

from functools import lru_cache

from charset_normalizer import from_bytes

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


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text of a file, and its encoding's name where that is a guess; raises DocumentError for none."""
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    encoding = encoding or _unmarked_utf16(content[:_HEAD])
    if encoding:
        return _decoded(content, name, encoding), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        text, encoding = _guessed(content)
    if not encoding:
        raise DocumentError(f"{name}: its encoding could not be found out; save it as UTF-8")
    return text, encoding


def _decoded(content: bytes, name: str, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(f"{name}: begins as {encoding} and does not go on so: {error}") from None


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
