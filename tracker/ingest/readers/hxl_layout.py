"""The layout of a tagged table: which column holds the date, the place, the source, the people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.domain.issue import Issue, Severity
from tracker.ingest.readers.hxl_people import AFFECTED, People, read_people
from tracker.ingest.readers.hxl_tag import Tag, parse_tag

_ADMINS = ("#adm1", "#adm2", "#adm3", "#adm4", "#adm5")
_PLACES = ("#country", "#region", "#loc", *_ADMINS)
# Spellings of one attribute, and those that say nothing beside the hashtag.
_SAME = {"v_iso3": "code", "iso3": "code", "v_pcode": "code", "residence": "dest", "asylum": "dest"}
_PLAIN = frozenset({"name"})
_ROLES = {
    "#date": "date",
    "#date+reported": "reported",
    "#date+occurred": "occurred",
    "#date+start": "start",
    "#date+end": "end",
    "#date+year": "year",
    "#meta+source": "source",
    "#org": "org",
    "#meta+id": "id",
    "#event+id": "id",
    "#event+code": "id",
    "#meta+url": "url",
    "#description": "description",
    "#crisis": "crisis",
    "#event": "event",
    "#cause": "by",
} | {f"{place}{part}": f"{place[1:]}{part}" for place in _PLACES for part in ("", "+code")}
_ROLES |= {
    str(parse_tag(f"#country{end}{part}")): f"{role}{part}"
    for end, role in (("+origin", "origin"), ("+dest", "dest"))
    for part in ("", "+code")
}
# What people of a row have in common beside their place: rows that differ in it are other series.
_TRAITS = frozenset({"#beneficiary", "#group", "#indicator", "#sector", "#subsector", "#status", "#severity"})
# Places that people of a row come from or go to, below countries.
_WAYS = frozenset({"origin", "dest"})
# Known, and no part of a figure: other numbers, aid and its means, codes beside names.
_IGNORED = frozenset(
    {
        *("#access", "#activity", "#capacity", "#channel", "#contact", "#currency", "#frequency", "#geo"),
        *("#impact", "#inneed", "#item", "#modality", "#need", "#operations", "#output", "#population"),
        *("#reached", "#respondee", "#service", "#targeted", "#value"),
    }
)
# What stands beside their names is not needed.
_NAMED = frozenset({"#crisis", "#cause", "#event", "#loc"})
_IGNORED_DATES = frozenset({"approved", "canceled", "converted"})
_IGNORED_ORGS = frozenset({"funder", "impl", "prog", "code", "type", "url"})


@dataclass(slots=True)
class Layout:
    """Columns by their role and by what they count; `odd` are those that are not read, with the reason."""

    roles: dict[str, str] = field(default_factory=dict)
    people: dict[str, People] = field(default_factory=dict)
    traits: dict[str, str] = field(default_factory=dict)
    odd: list[Issue] = field(default_factory=list)


def read_layout(tags: Mapping[str, str]) -> Layout:
    """The layout of a table, by the tags of its columns."""
    layout = Layout()
    for column, written in tags.items():
        _place(layout, column, parse_tag(written), written)
    return layout


def _place(layout: Layout, column: str, tag: Tag, written: str) -> None:
    if tag.hashtag == AFFECTED:
        found = read_people(tag)
        if isinstance(found, People):
            layout.people[column] = found
        else:
            layout.odd.append(_told(column, written, "unknown_attribute", f"{found}: not read"))
    elif role := _role(tag):
        if role in layout.roles:
            message = f"it says the same as the column {layout.roles[role]!r}: not read"
            layout.odd.append(_told(column, written, "same_tag", message))
        else:
            layout.roles[role] = column
    elif _is_trait(tag):
        layout.traits[column] = str(tag).removeprefix("#").replace("+", " ").removesuffix(" name")
    elif not _is_ignored(tag):
        layout.odd.append(_told(column, written, "unknown_column", "this tag is not known here: not read"))


def _role(tag: Tag) -> str:
    attributes = {_SAME.get(one, one) for one in tag.attributes} - _PLAIN
    return _ROLES.get(str(Tag(tag.hashtag, frozenset(attributes))), "")


def _is_trait(tag: Tag) -> bool:
    if tag.hashtag in _TRAITS:
        return tag.attributes <= {"name", "type"}
    return tag.hashtag in {*_ADMINS, "#loc"} and bool(tag.attributes & _WAYS) and "code" not in tag.attributes


def _is_ignored(tag: Tag) -> bool:
    return (
        tag.hashtag in _IGNORED
        or (tag.hashtag in _TRAITS and tag.attributes <= {"code", "num", "url"})
        or (tag.hashtag == "#date" and bool(tag.attributes & _IGNORED_DATES))
        or (tag.hashtag == "#org" and bool(tag.attributes & _IGNORED_ORGS))
        or (
            tag.hashtag in {"#crisis", "#cause", "#event", "#loc"}
            and tag.attributes <= {"code", "type", "url"}
        )
    )


def _told(column: str, written: str, code: str, message: str) -> Issue:
    return Issue("header", column, written, code, Severity.WARNING, message)
