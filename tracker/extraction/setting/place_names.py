"""Place names: where the name of a place ends, one that is known or only written as one ("eastern Sudan")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.extraction.setting.cues import Cues
from tracker.extraction.tokens import Token

# Finds a known name from a token on: the token after it, and its key.
KnownAt = Callable[[Sequence[Token], int], tuple[int, str] | None]
_LONGEST = 6
_ENDS = frozenset({",", ".", ")", ";", ":", "-", "–", "—", "(", "?", "!"})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name by its tokens, with the key of a known place or ""."""

    first: int
    after: int
    key: str


def find_place_name(words: Cues, index: int, known_at: KnownAt) -> PlaceName | None:
    """The name that begins with this token or behind an article: of one place, or of two that are joined."""
    first = words.skip(index, "beside")
    one = _single(
        words, first, known_at, has_article=words.at(first - 1, "articles") is not None and first > index
    )
    if one is None:
        return None
    more = _joined(words, one.after, known_at)
    return PlaceName(one.first, more, "") if more else one


def _single(words: Cues, index: int, known_at: KnownAt, *, has_article: bool) -> PlaceName | None:
    if index >= len(words) or words.tokens[index].is_number:
        return None
    known = known_at(words.bare, index)
    if known is not None and words.is_possessive(known[0]):
        return _owned(words, index, known[0], known_at)
    start = words.skip(index, "directions")
    after = _capitals_after(words, start, known_at)
    if known is not None and known[0] >= max(after, words.skip(after, "kinds")):
        return PlaceName(index, *known)
    if after == start:
        return None
    inner = known_at(words.bare, start)
    is_known = inner is not None and inner[0] == after
    with_kind = words.skip(after, "kinds")
    if not is_known and not _may_be_place(words, start, after, with_kind, has_article=has_article):
        return None
    return PlaceName(index, with_kind, "")


def _owned(words: Cues, index: int, after: int, known_at: KnownAt) -> PlaceName:
    """A part of a known place: "Ethiopia's Tigray region"; where the part has no name, only whose it is."""
    is_plural = not words.tokens[after - 1].folded.endswith("'s")
    part = _single(words, after + is_plural, known_at, has_article=False)
    return PlaceName(index, part.after if part is not None else after, "")


def _capitals_after(words: Cues, index: int, known_at: KnownAt) -> int:
    """The token after the capitalised words that begin here, with the small ones inside and hyphens."""
    after = at = index
    while at < min(len(words), index + _LONGEST):
        token = words.tokens[at]
        known = known_at(words.bare, at)
        if known is not None and token.is_capitalised:
            after = at = known[0]
        elif token.is_capitalised and not words.at(at, "month", "weekday", "never"):
            after = at = at + 1
            if token.folded.endswith("'s"):
                break
        elif at > index and (words.at(at, "inner") or _is_bound(words, at)):
            at += 1
        else:
            break
    return after


def _is_bound(words: Cues, at: int) -> bool:
    """Whether this token is a hyphen or a word hung on one: "Pakistan-controlled Kashmir", "Deir ez-Zor"."""
    before = words.tokens[at - 1]
    return before.end == words.tokens[at].start and "-" in (before.text, words.tokens[at].text)


def _may_be_place(words: Cues, first: int, after: int, with_kind: int, *, has_article: bool) -> bool:
    """Whether a name that nobody knows reads as a place's; "Israeli" before "airstrikes" and "UN" do not."""
    name = words.tokens[first:after]
    if not words.unknown_names or any(len(token.text) > 1 and token.text.isupper() for token in name):
        return False
    if with_kind > after:
        return True
    if has_article or name[-1].folded.endswith("'s"):
        return False
    return _ends_phrase(words, after)


def _ends_phrase(words: Cues, after: int) -> bool:
    if after >= len(words):
        return True
    token = words.tokens[after]
    return (
        token.text in _ENDS
        or token.is_number
        or words.is_counted(after)
        or words.at(after, "stops") is not None
    )


def _joined(words: Cues, after: int, known_at: KnownAt) -> int:
    """The token after a second name that goes with the first ("Oklahoma and Texas"); 0 for none."""
    if after >= len(words) or not words.at(after, "also"):
        return 0
    first = words.skip(after + 1, "directions")
    two = _single(words, after + 1, known_at, has_article=False) if first < len(words) else None
    if two is None or words.at(two.after, "says") or words.is_counted(two.first):
        return 0
    is_person = words.tokens[after].text == "," and not two.key and not _is_part(words, first, two)
    return two.after if not is_person and _ends_phrase(words, two.after) else 0


def _is_part(words: Cues, capital: int, name: PlaceName) -> bool:
    """Whether an unknown name behind a comma is no person's: "South Darfur", "Kivu province", "Iowa"."""
    is_alone = (
        name.after - name.first == 1 and name.after < len(words) and words.tokens[name.after].text != "."
    )
    return is_alone or capital > name.first or words.ends_at(name.after, "kinds")
