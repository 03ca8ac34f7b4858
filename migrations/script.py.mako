"""${message}

What changed, why, and what becomes of the data that is there: write it here.

Revision: ${up_revision}
Before it: ${down_revision | comma,n}
Written on: ${create_date.date()}
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take the schema down again."""
    ${downgrades if downgrades else "pass"}
