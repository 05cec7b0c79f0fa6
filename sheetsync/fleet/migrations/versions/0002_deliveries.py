"""What workers sent to whom."""

import sqlalchemy as sql
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sheetsync_delivery",
        sql.Column("number", sql.BigInteger, sql.Identity(), primary_key=True),
        sql.Column("sheet", sql.Text, nullable=False, index=True),
        sql.Column("audience", sql.Text, nullable=False),
        sql.Column("channel", sql.Text, nullable=False),
        sql.Column("recipient", sql.Text, nullable=False),
        sql.Column("at", sql.DateTime(timezone=True), nullable=False),
        sql.Column("problem", sql.Text, nullable=False),
        sql.Column("stage", sql.Text, nullable=False),
        sql.Column("run", sql.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop it: whoever is due is told again."""
    op.drop_table("sheetsync_delivery")
