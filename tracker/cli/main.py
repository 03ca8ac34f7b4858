"""The command `tracker`: its options, its list of commands, and what becomes of an error."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

import tracker
from tracker.cli.codes import FAILURE, USAGE
from tracker.cli.speech import tell
from tracker.errors import QuestionError, TrackerError
from tracker.settings import Settings


class Listed(NamedTuple):
    """A command as it is listed: the module that has it, and its one line of help."""

    module: str
    help: str


COMMANDS = {
    "demo": Listed("dashboard", "Load the bundled figures and open the dashboard."),
    "serve": Listed("dashboard", "Serve the dashboard."),
    "import": Listed("intake", "Import files of figures."),
    "add": Listed("by_hand", "Add one figure by hand."),
    "correct": Listed("correct", "Say that a figure was replaced, restated, withdrawn, or is void."),
    "extract": Listed("extract", "Find the figures that an article reports."),
    "review": Listed("review", "Accept, edit or reject what was found in articles."),
    "trend": Listed("questions", "How a figure moved over time, source by source."),
    "compare": Listed("questions", "What different sources say about the same thing, on a day."),
    "disagreement": Listed("questions", "How far apart the sources were, day by day, and what changed it."),
    "coverage": Listed("questions", "Which source speaks about what, from when to when."),
    "figures": Listed("questions", "The reported figures themselves."),
    "changes": Listed("changes", "What was added, replaced or withdrawn since a day."),
    "export": Listed("export", "Write figures or series into a file."),
    "imports": Listed("imports", "What came in and when; undo an import."),
    "sources": Listed("sources", "Who counts and who publishes; give names to them, merge two."),
    "readers": Listed("lists", "The forms of files that can be imported."),
    "metrics": Listed("lists", "What is counted."),
    "groups": Listed("lists", "Who is counted."),
    "actors": Listed("lists", "Who or what killed or displaced."),
    "conflicts": Listed("lists", "Wars, offensives and attacks."),
    "places": Listed("lists", "Countries, their parts, and regions of several."),
    "db": Listed("database", "Upgrade, check or rebuild the store."),
}


class Commands(TyperGroup):
    """The commands by name; the module of one is imported when it is called, and no other."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, listed in COMMANDS.items():
            self.add_command(TyperCommand(name, help=listed.help, rich_markup_mode=None))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:
        """The command that the arguments call, loaded."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, load(name) if name in COMMANDS else listed, rest

    def invoke(self, ctx: Any) -> Any:
        """Run a command; an error that was raised on purpose becomes one line and an exit code."""
        try:
            return super().invoke(ctx)
        except QuestionError as error:
            tell(f"Error: {_flag(error.field)}{str(error).removeprefix(error.field)}")
            raise typer.Exit(USAGE) from None
        except TrackerError as error:
            tell(f"Error: {error}")
            raise typer.Exit(FAILURE) from None


def load(name: str) -> Any:
    """A command, its module imported: one of the module's commands, or the module's group."""
    group = get_group(import_module(f"tracker.cli.{COMMANDS[name].module}").app)
    return group.commands.get(name, group)


def _flag(field: str) -> str:
    """The flag that a field of a question is given by; settings and arguments keep their name."""
    return field if field.isupper() else "--" + field.replace("_", "-")


app = typer.Typer(
    name="tracker",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tracker {tracker.__version__}")
        raise typer.Exit


@app.callback()
def settle(
    ctx: typer.Context,
    database: Annotated[
        str | None, typer.Option(metavar="URL", help="The store; else TRACKER_DATABASE_URL, else your own.")
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    """Reported casualty and displacement figures: who said which number, when, and how it changed."""
    settings = Settings.from_environment()
    ctx.obj = settings if database is None else replace(settings, database_url=database)


def main() -> None:
    """Run the command that the process was called with."""
    app(prog_name="tracker")
