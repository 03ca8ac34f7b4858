"""Running the command line in a test: in this process, or as a person would, in another."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from typer.testing import CliRunner

from tracker.cli.main import app

TRACKER = Path(sys.executable).with_name("tracker")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def run(*arguments: object, database: str) -> Ran:
    """Run a command in this process; anything but an exit is raised."""
    result = CliRunner().invoke(app, ["--database", database, *map(str, arguments)], prog_name="tracker")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout_bytes.decode(), result.stderr)


def start(*arguments: object, database: str, stdin: IO[bytes] | None = None, **environment: str) -> Ran:
    """Run the installed command in a process of its own."""
    done = subprocess.run(
        [TRACKER, "--database", database, *map(str, arguments)],
        stdin=stdin,
        capture_output=True,
        env=os.environ | environment,
        check=False,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
