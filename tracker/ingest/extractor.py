"""The extractor: the name under which a reading is kept, another whenever rules or word lists are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from tracker import __version__
from tracker.domain.vocabulary_files import read_digest

_RULES = "tracker.extraction"
_ENDINGS = (".py", ".toml")
_SHOWN = 12


@cache
def extractor_version() -> str:
    """The program's version and what its rules, lexicons and known names digest to: "... 0.1.0+3f9c0a1b2d4e".

    What is kept under one name was read by the same rules; nobody has to remember to count it up.
    """
    digest = sha256(f"{digest_rules(files(_RULES))} {read_digest()}".encode()).hexdigest()
    return f"tracker-extraction {__version__}+{digest[:_SHOWN]}"


def digest_rules(folder: Traversable) -> str:
    """The hash of the code and the word lists in a folder and those below it, by path and content."""
    held = sorted(_files(folder, ""))
    return sha256("".join(f"{path} {digest}\n" for path, digest in held).encode()).hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(_ENDINGS):
            yield f"{path}{entry.name}", sha256(entry.read_bytes()).hexdigest()
