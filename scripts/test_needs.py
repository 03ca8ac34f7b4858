"""What the tests need beyond Python packages: a Chromium, for the tests marked `browser`.

Run by `make test`. A browser on the path is used as it is; else, where this is Debian or Ubuntu and we are
root, it is installed; else one sentence says what to install, and the tests that need it fail by themselves,
saying the same. PostgreSQL needs nothing here: a wheel brings it.
"""

from __future__ import annotations

import os
import shutil
import subprocess

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-core")
ADVICE = (
    "No Chromium was found: install one (Debian, Ubuntu: apt-get install chromium fonts-noto-core) "
    "so that `chromium`, `chromium-browser` or `google-chrome` is on the path; "
    "tests marked `browser` fail until then."
)


def browser() -> str | None:
    """The path of the first browser that is there."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def may_install() -> bool:
    """Whether packages can be installed here without asking anybody."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install() -> None:
    """Install the browser, and fonts that have Arabic letters."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run(["apt-get", "-q", *command], env=environment, check=False)
        if done.returncode != 0:
            print(f"apt-get {command[0]} failed; see above.")


def main() -> None:
    """Bring what is missing, where the machine allows it."""
    if browser() is None and may_install():
        install()
    print(ADVICE if browser() is None else f"Browser tests use {browser()}.")


if __name__ == "__main__":
    main()
