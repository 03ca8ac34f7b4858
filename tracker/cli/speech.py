"""Speech: words go to stderr, data to stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import typer


def tell(words: str) -> None:
    """Say something to the person at the terminal."""
    typer.echo(words, err=True)


def write_data(pieces: Iterable[str | bytes]) -> None:
    """Write pieces of an answer to stdout: UTF-8, lines as they are."""
    stream = typer.get_binary_stream("stdout")
    for piece in pieces:
        stream.write(piece.encode() if isinstance(piece, str) else piece)
    stream.flush()


def on_terminal() -> bool:
    """Whether data goes to a terminal, and not into a file or another program."""
    return sys.stdout.isatty()


def heard_on_terminal() -> bool:
    """Whether words go to a terminal."""
    return sys.stderr.isatty()
