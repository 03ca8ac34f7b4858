"""Flags in numbers: a command whose flags come from a list and arrive as one argument."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Annotated, Any, NamedTuple

import typer

Command = Callable[..., None]


class Flag(NamedTuple):
    """A flag by the name it has in links and files; `default` tells a switch or a list from a text."""

    name: str
    help: str
    metavar: str | None
    type: Any = str | None
    default: Any = None


def takes(
    argument: str, flags: Iterable[Flag], build: Callable[[Mapping[str, Any]], Any]
) -> Callable[[Command], Command]:
    """A decorator: the command takes these flags in place of an argument, built of those that were given."""
    listed = {f"flag_{flag.name}": flag for flag in flags}

    def decorate(command: Command) -> Command:
        signature = inspect.signature(command, eval_str=True)
        others = [one for name, one in signature.parameters.items() if name != argument]

        @wraps(command)
        def called(**given: Any) -> None:
            values = {flag.name: given.pop(key) for key, flag in listed.items()}
            stated = {name: value for name, value in values.items() if value not in (None, False, [])}
            command(**given, **{argument: build(stated)})

        parameters = [*others, *(_parameter(key, flag) for key, flag in listed.items())]
        called.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
        called.__annotations__ = {one.name: one.annotation for one in parameters}
        return called

    return decorate


def _parameter(key: str, flag: Flag) -> inspect.Parameter:
    option = typer.Option(
        "--" + flag.name.replace("_", "-"), help=flag.help, metavar=flag.metavar, show_default=False
    )
    return inspect.Parameter(
        key, inspect.Parameter.KEYWORD_ONLY, default=flag.default, annotation=Annotated[flag.type, option]
    )
