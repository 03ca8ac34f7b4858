"""Exit codes: 0 is all well."""

from __future__ import annotations

FAILURE = 1
USAGE = 2
SOME_REJECTED = 3
