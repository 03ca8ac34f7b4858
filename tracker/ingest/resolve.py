"""Names to keys: what a row's names stand for, and the entities that names not known before found."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tracker.domain.issue import Issue, Severity
from tracker.domain.names import fold, new_key
from tracker.domain.scope import Scope
from tracker.domain.series import Counting, Series
from tracker.errors import FigureError
from tracker.ingest.draft import Draft, ReportDraft
from tracker.store.names import Register

_CREATED = {
    "source": "sources",
    "publisher": "sources",
    "conflict": "conflicts",
    "by": "actors",
    "place": "places",
    "destination": "places",
}
_WHOLE = "all"


@dataclass(slots=True)
class Resolver:
    """Resolves drafts against the register; `created` lists what the rows newly named."""

    register: Register
    usual_counting: dict[str, str]
    created: dict[str, dict[str, str]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    _scopes: dict[tuple[Scope, ...], tuple[Scope, ...]] = field(default_factory=dict)

    def series(self, draft: Draft) -> Series:
        """The series of a draft, in keys. Raises FigureError for a metric or group not known.

        A name that is not known otherwise founds a source, conflict, place or actor; nothing is
        merged because it looks alike, but names that are close are told.
        """
        metric, group = self._metric_and_group(draft)
        # Before any name is founded: a row that is rejected founds none.
        counting = self._counting(draft, metric)
        return Series(
            source=self._key("source", draft.source, draft),
            dataset=draft.report.dataset,
            metric=metric,
            group=group,
            by=self._key("by", draft.by, draft),
            definition=draft.definition,
            conflict=self._key("conflict", draft.conflict, draft),
            place=self._key("place", draft.place, draft),
            destination=self._key("destination", draft.destination, draft),
            counting=counting,
            unit=draft.unit,
            basis=draft.basis,
        )

    def publisher(self, draft: Draft) -> str:
        """The key of the organisation that put the report out."""
        return self._key("publisher", draft.report.publisher, draft)

    def scope(self, report: ReportDraft) -> tuple[Scope, ...]:
        """The scope of a report in keys; to be asked once every row has had its names resolved."""
        if report.scope not in self._scopes:
            self._scopes[report.scope] = tuple(
                replace(one, places=self._places(one.places), destinations=self._places(one.destinations))
                for one in report.scope
            )
        return self._scopes[report.scope]

    def _places(self, names: frozenset[str] | None) -> frozenset[str] | None:
        if names is None:
            return None
        return frozenset(self.register.find("place", name) or new_key(name) for name in names)

    def _metric_and_group(self, draft: Draft) -> tuple[str, str]:
        metric = self._known("metric", draft.metric)
        implied = self.register.group_in(draft.metric)
        group = self._known("group", draft.group) if draft.group else implied or _WHOLE
        if implied and group != implied:
            message = f"{draft.metric!r} means group {implied}, the row says {group}"
            raise FigureError("group_disagrees", "group", draft.group, message)
        return metric, group

    def _known(self, kind: str, name: str) -> str:
        key = self.register.find(kind, name)
        if key is None:
            nearest = self.register.nearest(kind, name)
            hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
            raise FigureError(
                f"unknown_{kind}", kind, name, f"{name!r} is no {kind} that is known here{hint}"
            )
        return key

    def _counting(self, draft: Draft, metric: str) -> Counting:
        if draft.counting is not None:
            return draft.counting
        usual = self.usual_counting.get(metric, "")
        if not usual:
            raise FigureError("missing", "counting", "", f"{metric} has no usual way of counting: say which")
        return Counting(usual)

    def _key(self, kind: str, name: str, draft: Draft) -> str:
        if not name:
            return ""
        found = self.register.find(kind, name)
        if found is None:
            return self._create(kind, name, draft)
        created = self.created.get(_CREATED[kind], {})
        if found in created and fold(created[found]) == fold(name):
            # One name in two spellings: which is kept must not hang on which row came first.
            created[found] = min(created[found], name)
        return found

    def _create(self, kind: str, name: str, draft: Draft) -> str:
        stored = {"publisher": "source", "destination": "place"}.get(kind, kind)
        nearest = self.register.nearest(kind, name)
        key = new_key(name)
        self.register.add(stored, key, name, [name])
        self.created.setdefault(_CREATED[kind], {})[key] = name
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        message = f"a new {stored} {name!r} was made{hint}"
        # A dataset's conflicts and actors have names of its own making: being near another is no slip.
        own = kind == "publisher" or (bool(draft.report.dataset) and kind in ("conflict", "by"))
        severity = Severity.WARNING if nearest and not own else Severity.NOTE
        self.issues.append(Issue(draft.locator, kind, name, f"new_{stored}", severity, message))
        return key
