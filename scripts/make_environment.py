"""The environment in `.venv`: made, filled with the locked packages, and the project installed into it.

Run by `make install` with any Python from 3.11 on; needs nothing but the standard library. The lock file
pins every package by version and hash. uv is installed first, from that same lock, because it fills the
environment in seconds where pip takes minutes; where uv fails (behind an index that only pip is set up for,
say) pip does the same work.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements-dev.lock"
OLDEST = (3, 11)


def environment_python() -> Path:
    """The interpreter of the environment, where the platform puts it."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def runs(*command: str | Path) -> bool:
    """Run a command in the checkout, its output passed on; True if it succeeded."""
    return subprocess.run([str(word) for word in command], cwd=ROOT, check=False).returncode == 0


def locked_block(lock: str, package: str) -> str:
    """The lines of a lock file that pin one package: its version and its hashes."""
    found = re.search(rf"^{re.escape(package)}==.*(?:\n[ \t]+.*)*", lock, flags=re.MULTILINE)
    if found is None:
        raise SystemExit(f"{LOCK.name} does not pin {package}; run `make lock`.")
    return found.group(0) + "\n"


def make_environment() -> None:
    """Make `.venv`, unless a usable one is there."""
    if environment_python().exists() and runs(environment_python(), "-c", "import pip"):
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise SystemExit(
            f"{sys.executable} comes without ensurepip; install it (Debian: python3-venv) and run again."
        )
    if not runs(sys.executable, "-m", "venv", "--clear", ENVIRONMENT):
        raise SystemExit(f"Could not make an environment in {ENVIRONMENT} with {sys.executable}.")


def install_uv() -> bool:
    """Install the locked uv with pip; False where it can't be had."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "uv.lock.txt"
        pinned.write_text(locked_block(LOCK.read_text(encoding="utf-8"), "uv"), encoding="utf-8")
        return runs(
            environment_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--require-hashes", "-r", pinned,
        )  # fmt: skip


def install(*arguments: str | Path, with_uv: bool) -> bool:
    """Install packages into the environment with uv or with pip."""
    python = environment_python()
    if with_uv:
        return runs(python, "-m", "uv", "pip", "install", "--quiet", "--python", python, *arguments)
    return runs(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def fill_environment() -> None:
    """Install every locked package, then the project itself, editable and without looking anything up."""
    with_uv = install_uv() and install("--require-hashes", "-r", LOCK, with_uv=True)
    if not with_uv:
        print("uv could not install the packages; pip does it, which takes a few minutes.", flush=True)
        if not install("--require-hashes", "-r", LOCK, with_uv=False):
            raise SystemExit("The locked packages could not be installed; see the message above.")
    if not install("--no-deps", "--no-build-isolation", "--editable", ".", with_uv=with_uv):
        raise SystemExit("The project itself could not be installed; see the message above.")


def main() -> None:
    """Make and fill the environment."""
    if sys.version_info < OLDEST:
        raise SystemExit(f"Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]}.")
    make_environment()
    fill_environment()


if __name__ == "__main__":
    main()
