"""The members, and the brake of the quota."""

import sqlalchemy as sql
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "sheetsync_member",
        sql.Column("name", sql.String(80), primary_key=True),
        sql.Column("sheet", sql.Text, nullable=False, unique=True),
        sql.Column("team", sql.Text, nullable=False),
        sql.Column("owner", sql.Text, nullable=False),
        sql.Column("every", sql.Interval, nullable=False),
        sql.Column("config", sql.Text, nullable=False),
        sql.Column("accounts", JSONB, nullable=False),
        sql.Column("audiences", JSONB, nullable=False),
        sql.Column("due", sql.DateTime(timezone=True), nullable=False, index=True),
        sql.Column("is_paused", sql.Boolean, nullable=False, server_default=sql.false()),
        sql.Column("finished", sql.DateTime(timezone=True)),
        sql.Column("outcome", sql.String(20)),
        sql.Column("problem", sql.Text, nullable=False, server_default=""),
        sql.Column("failures", sql.Integer, nullable=False, server_default="0"),
        sql.Column("history", sql.String(200), nullable=False, server_default=""),
        sql.Column("seen_version", sql.Text, nullable=False, server_default=""),
        sql.Column("seen_terms", sql.Text, nullable=False, server_default=""),
        sql.Column("facts", JSONB, nullable=False, server_default="{}"),
        sql.Column("last_job", sql.BigInteger),
    )
    op.create_table(
        "sheetsync_brake",
        sql.Column("account", sql.String(80), primary_key=True),
        sql.Column("effect", sql.String(10), primary_key=True),
        sql.Column("until", sql.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Drop them, with everything that is known of the members."""
    op.drop_table("sheetsync_brake")
    op.drop_table("sheetsync_member")
