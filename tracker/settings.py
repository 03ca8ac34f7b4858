"""The settings: what may be set from outside, each as TRACKER_... in the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from tracker.errors import QuestionError


@dataclass(frozen=True)
class Settings:
    """One value for each thing that can be set.

    `database_url` is an SQLAlchemy URL. `vocabulary` is a folder of vocabulary files of the
    user's own that stand beside the ones that come with the program, or None. `reviewer` is the name
    under which candidates are decided on, "" for that of the login.
    """

    database_url: str
    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 2
    vocabulary: Path | None = None
    reviewer: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read TRACKER_DATABASE_URL, _HOST, _PORT, _WORKERS, _VOCABULARY, _REVIEWER; raises QuestionError."""
        vocabulary = environment.get("TRACKER_VOCABULARY")
        return cls(
            database_url=environment.get("TRACKER_DATABASE_URL") or default_database_url(),
            host=environment.get("TRACKER_HOST", cls.host),
            port=_number(environment, "TRACKER_PORT", cls.port),
            workers=_number(environment, "TRACKER_WORKERS", cls.workers),
            vocabulary=Path(vocabulary) if vocabulary else None,
            reviewer=environment.get("TRACKER_REVIEWER", cls.reviewer),
        )


def _number(environment: Mapping[str, str], name: str, otherwise: int) -> int:
    written = environment.get(name) or str(otherwise)
    if not written.isdecimal():
        raise QuestionError(name, written, "is not a whole number")
    return int(written)


def default_database_url() -> str:
    """The embedded store in the user's own data folder."""
    return f"sqlite:///{user_data_path('reported-figures') / 'tracker.db'}"
