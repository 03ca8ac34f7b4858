"""Marked sentences: the number that is asked for stands in brackets, other counts in braces."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.extraction.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Marked:
    """The tokens without their marks (offsets as written), and the numbers as ranges of tokens."""

    tokens: list[Token]
    number: tuple[int, int]
    others: list[tuple[int, int]]


def parse_marked(text: str) -> Marked:
    """A sentence such as "{12} were hurt and [3] killed"; without brackets, the number is (0, 0)."""
    tokens: list[Token] = []
    ranges: dict[str, list[tuple[int, int]]] = {"]": [], "}": []}
    opened = 0
    for token in tokenize(text):
        if token.text in "[{":
            opened = len(tokens)
        elif token.text in ranges:
            ranges[token.text].append((opened, len(tokens)))
        else:
            tokens.append(token)
    return Marked(tokens, next(iter(ranges["]"]), (0, 0)), ranges["}"])
