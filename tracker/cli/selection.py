"""The flags of a selection: one definition for every command that asks a question."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

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
_TYPES: dict[str, Any] = {"source": list[str] | None, "dated_only": bool}


def takes_selection(ask: Callable[..., None]) -> Callable[..., None]:
    """A command that takes the flags of a selection in place of its argument `selection`."""
    signature = inspect.signature(ask, eval_str=True)
    others = [one for name, one in signature.parameters.items() if name != "selection"]
    flags = [_flag(parameter) for parameter in PARAMETERS]

    @wraps(ask)
    def command(**given: Any) -> None:
        stated = {parameter: given.pop(f"filter_{parameter}") for parameter in PARAMETERS}
        ask(selection=parse_flags(stated), **given)

    command.__signature__ = signature.replace(parameters=[*others, *flags])  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in (*others, *flags)}
    return command


def _flag(parameter: str) -> inspect.Parameter:
    option = typer.Option(
        "--" + parameter.replace("_", "-"),
        help=_HELP[parameter],
        metavar="DATE" if parameter in _DAYS else None if parameter == "dated_only" else "NAME",
        show_default=False,
    )
    return inspect.Parameter(
        f"filter_{parameter}",
        inspect.Parameter.KEYWORD_ONLY,
        default=False if parameter == "dated_only" else None,
        annotation=Annotated[_TYPES.get(parameter, str | None), option],
    )


def parse_flags(stated: dict[str, Any]) -> Selection:
    """The selection of flags as they were given: None, False and no source were not. Raises QuestionError."""
    given = {name: value for name, value in stated.items() if value not in (None, False, [])}
    return Selection.parse({name: "true" if value is True else value for name, value in given.items()})
