"""A compound: a number whose words are written as one, as in "zweihundertfünfzig"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from tracker.extraction.lexicon import read_lexicon
from tracker.extraction.numbers.running_sum import RunningSum
from tracker.extraction.tokens import fold_word

_REMEMBERED = 20_000
_JOIN = "joins"


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The words that a language writes together, by table, and the pattern of a whole compound."""

    kinds: dict[str, tuple[str, Decimal]]
    standing: frozenset[str]
    whole: re.Pattern[str]
    piece: re.Pattern[str]
    units_first: bool


@lru_cache(maxsize=_REMEMBERED)
def compound_value(language: str, word: str) -> Decimal | None:
    """The value of a folded word that is wholly made of number words; None for any other."""
    pieces = _pieces(language)
    match = pieces.whole.fullmatch(word) if pieces else None
    if pieces is None or match is None:
        return None
    parts = pieces.piece.findall(match[1])
    if len(parts) == 1 and parts[0] not in pieces.standing:
        return None
    return _add_up(pieces, parts)


def _add_up(pieces: _Pieces, parts: list[str]) -> Decimal | None:
    total, joined = RunningSum(pieces.units_first), False
    for part in parts:
        table, number = pieces.kinds[part]
        if table == _JOIN:
            joined = True
            continue
        if not _add(total, table, number, joined):
            return None
        joined = False
    return total.value if total.started else None


def _add(total: RunningSum, table: str, number: Decimal, joined: bool) -> bool:
    if table == "hundreds":
        return total.add_hundred(number)
    if table == "scales":
        return total.add_scale(number)
    return total.add_value(number, joined)


@cache
def _pieces(language: str) -> _Pieces | None:
    lexicon = read_lexicon(language)
    if not lexicon.table("numbers").get("compounds"):
        return None
    kinds: dict[str, tuple[str, Decimal]] = {}
    for table in ("values", "parts", "hundreds", "scales"):
        for word, key in lexicon.labelled("numbers", table):
            kinds.setdefault(fold_word(word), (table, Decimal(key)))
    for word in lexicon.texts("numbers", "joins"):
        kinds[fold_word(word)] = (_JOIN, Decimal(0))
    standing = frozenset(fold_word(word) for word, _ in lexicon.labelled("numbers", "values"))
    tails = _any_of(fold_word(word) for word in lexicon.texts("numbers", "counters"))
    piece = _any_of(kinds)
    return _Pieces(
        kinds,
        standing,
        re.compile(f"((?:{piece})+)(?:(?:{tails}).*)?" if tails else f"((?:{piece})+)"),
        re.compile(piece),
        bool(lexicon.table("numbers").get("units_first")),
    )


def _any_of(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]
