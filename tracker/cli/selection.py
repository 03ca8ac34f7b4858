"""The flags of a selection: one definition for the commands that asks a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.cli.flags import Flag, takes
from tracker.domain.period import Bucket
from tracker.domain.selection import PARAMETERS, ROLLUPS, Selection
from tracker.domain.series import Basis, Counting

_HELP = {
    "metric": "What is counted: deaths, injured, refugees ...",
    "group": "Who: all, civilians, children ...; `any` for every group.",
    "by": "Killed or displaced by whom; empty for not narrowed, `any` for both.",
    "definition": "One of a source's own definitions.",
    "conflict": "A war, an offensive or an attack.",
    "place": "Where it happened; for refugees where they come from.",
    "destination": "For refugees: the country they are in.",
    "source": "Who counted; may stand more than once.",
    "counting": f"{', '.join(Counting)}, or any.",
    "basis": f"How the source knows: {', '.join(basis for basis in Basis if basis)}, or any.",
    "from": "The first day that figures speak for.",
    "to": "The last day that figures speak for.",
    "known_on": "Use only what had been published by this day.",
    "dated_only": "Leave out reports whose day is not certain.",
    "bucket": f"Sum within-period figures by {', '.join(Bucket)}.",
    "rollup": f"Add what a dataset parts by {', '.join(ROLLUPS)}.",
}
_DAYS = ("from", "to", "known_on")


def _flag(parameter: str) -> Flag:
    if parameter == "dated_only":
        return Flag(parameter, _HELP[parameter], None, bool, False)
    if parameter == "source":
        return Flag(parameter, _HELP[parameter], "NAME", list[str] | None)
    return Flag(parameter, _HELP[parameter], "DATE" if parameter in _DAYS else "NAME")


def parse_flags(stated: Mapping[str, Any]) -> Selection:
    """The selection of the flags that were given. Raises QuestionError."""
    return Selection.parse({name: "true" if value is True else value for name, value in stated.items()})


takes_selection = takes("selection", [_flag(parameter) for parameter in PARAMETERS], parse_flags)
# For figures as they were reported: nothing of them is summed.
takes_filters = takes(
    "selection",
    [_flag(parameter) for parameter in PARAMETERS if parameter not in ("bucket", "rollup")],
    parse_flags,
)
