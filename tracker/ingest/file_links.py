"""The links of a file: each names a row of it or a figure by its id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from tracker.domain.identity import is_id
from tracker.domain.link import Link
from tracker.ingest.assembly import Assembly, Resolved
from tracker.ingest.columns import LINK_COLUMNS


def add_links(assembly: Assembly, rows: Iterable[Resolved], rejected: AbstractSet[str]) -> None:
    """Add the links that rows state; `rejected` are the row ids of rows that became no figure.

    A link that leads nowhere, to several rows or to its own figure is told and not made.
    """
    rows = list(rows)
    targets: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        # A row is known by its own id too, also where its words give the figure another one.
        for name in filter(None, (row.draft.row_id, row.draft.figure_id)):
            targets[name].add(assembly.rows[id(row)])
    links: set[Link] = set()
    for row in rows:
        own = assembly.rows[id(row)]
        for column, kind in LINK_COLUMNS.items():
            for name in row.draft.links.get(kind, ()):
                target, code, message = _target(name, own, targets, rejected)
                if code:
                    assembly.warn(row.draft.locator, column, name, code, f"{name!r} {message}")
                else:
                    links.add(Link(own, target, kind))
    assembly.links = sorted(links, key=lambda link: (link.from_id, link.kind, link.to_id))


def _target(
    name: str, own: str, targets: Mapping[str, AbstractSet[str]], rejected: AbstractSet[str]
) -> tuple[str, str, str]:
    """The figure that a name leads to; else the code and the words of what is wrong with it."""
    found = targets.get(name, frozenset())
    if len(found) > 1 or (found and name in rejected):
        return "", "ambiguous_link", "more than one row has this row_id: no link was made"
    if not found and name in rejected:
        return "", "broken_link", "names a row that was rejected: no link was made"
    if not found and not is_id(name):
        return "", "broken_link", "is neither a row_id of this file nor a figure's id: no link was made"
    target = next(iter(found), name.casefold())
    if target == own:
        return "", "self_link", "names the figure itself: no link was made"
    return target, "", ""
