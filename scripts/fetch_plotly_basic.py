"""Plotly's basic bundle: a quarter of the full plotly.js, and all that the dashboard's charts need.

Run by `make install`. Where npm is there, the bundle is packed from the npm package below, checked against
the pinned hash, and laid into `dashboard/assets/vendor/`, which git ignores. Anywhere else the dashboard
serves the full bundle that the Python package carries (`plotly/package_data/plotly.min.js`), so this script
never fails an install.

`VERSION` is the plotly.js of the locked Python package: `plotly.offline.get_plotlyjs_version()`. When that
moves, `npm view plotly.js-basic-dist-min@VERSION dist.integrity` gives the new hash.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "plotly.js-basic-dist-min"
VERSION = "4.1.1"
INTEGRITY = "sha512-1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ=="
MEMBER = "package/plotly-basic.min.js"

VENDOR = Path(__file__).resolve().parent.parent / "dashboard" / "assets" / "vendor"
BUNDLE = VENDOR / "plotly-basic.min.js"
NOTE = VENDOR / "plotly-basic.version.txt"
OTHERWISE = "the full plotly.js of the Python package is used instead."


class BundleMissingError(Exception):
    """The bundle can't be had here; the message is a clause that says why."""


def is_there() -> bool:
    """Whether this very version was fetched before."""
    return BUNDLE.exists() and NOTE.exists() and NOTE.read_text(encoding="utf-8").strip() == INTEGRITY


def packed(folder: Path) -> Path:
    """The package as npm packs it, in a folder of its own; nothing of it is run."""
    npm = shutil.which("npm")
    if npm is None:
        raise BundleMissingError("npm is not installed")
    command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--ignore-scripts", "--silent"]
    try:
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=180)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BundleMissingError(f"npm could not fetch {PACKAGE} {VERSION}") from error
    archives = list(folder.glob("*.tgz"))
    if done.returncode != 0 or len(archives) != 1:
        raise BundleMissingError(f"npm could not fetch {PACKAGE} {VERSION}")
    return archives[0]


def integrity(content: bytes) -> str:
    """The hash of an archive, written as npm writes it."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode("ascii")


def bundle_in(archive: Path) -> bytes:
    """The bundle out of an archive whose hash is the pinned one."""
    if integrity(archive.read_bytes()) != INTEGRITY:
        raise BundleMissingError(f"the archive of {PACKAGE} {VERSION} does not have the pinned hash")
    with tarfile.open(archive) as members:
        found = members.extractfile(MEMBER)
        if found is None:
            raise BundleMissingError(f"{PACKAGE} {VERSION} has no {MEMBER}")
        return found.read()


def fetch() -> None:
    """Fetch the bundle into the vendor folder; the note comes last, so that a broken fetch is repeated."""
    with tempfile.TemporaryDirectory() as folder:
        content = bundle_in(packed(Path(folder)))
    VENDOR.mkdir(parents=True, exist_ok=True)
    BUNDLE.write_bytes(content)
    NOTE.write_text(INTEGRITY + "\n", encoding="utf-8")


def main() -> None:
    """Fetch the bundle unless it is there, and say in one sentence what will be used."""
    if is_there():
        return
    for stale in (NOTE, BUNDLE):
        stale.unlink(missing_ok=True)
    try:
        fetch()
    except BundleMissingError as missing:
        print(f"Plotly's basic bundle: {missing}; {OTHERWISE}")
    else:
        print(f"Plotly's basic bundle {VERSION}: {BUNDLE.stat().st_size // 1024} KiB, its hash as pinned.")


if __name__ == "__main__":
    main()
