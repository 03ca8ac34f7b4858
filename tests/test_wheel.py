"""The wheel: what is installed from it works by itself, its migrations and figures with it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAIN = "import sys; from tracker.cli.main import main; sys.argv[0] = 'tracker'; main()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with the contents of the wheel, as an installation has them."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed, tmp_path, *arguments):
    environment = os.environ | {
        "PYTHONPATH": str(installed),
        "TRACKER_DATABASE_URL": f"sqlite:///{tmp_path / 'elsewhere.db'}",
    }
    command = [sys.executable, "-c", MAIN, *arguments]
    return subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_an_installed_program_brings_a_store_to_head_outside_the_checkout(installed, tmp_path):
    done = run(installed, tmp_path, "db", "upgrade")
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr
    assert (tmp_path / "elsewhere.db").exists()
    assert (installed / "tracker" / "_migrations" / "env.py").exists()


def test_an_installed_program_has_its_vocabulary_and_figures(installed, tmp_path):
    figures = installed / "tracker" / "data" / "syria.csv"
    done = run(installed, tmp_path, "import", str(figures))
    assert done.returncode == 0, done.stderr
    assert "618 added" in done.stdout + done.stderr
    where = subprocess.run(
        [sys.executable, "-c", "import tracker; print(tracker.__file__)"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(installed)
