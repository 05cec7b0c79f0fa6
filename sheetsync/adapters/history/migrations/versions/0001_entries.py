"""The table of entries."""

import sqlalchemy as sql
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sheetsync_entry",
        sql.Column("roadmap", sql.String(200), primary_key=True),
        sql.Column("number", sql.Integer, primary_key=True),
        sql.Column("entry", sql.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop it, with everything that is remembered."""
    op.drop_table("sheetsync_entry")
