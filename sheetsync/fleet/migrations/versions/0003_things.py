"""What owners were told of their rows."""

import sqlalchemy as sql
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what was sent before is of no such thing."""
    op.add_column("sheetsync_delivery", sql.Column("things", sql.Text, nullable=False, server_default=""))


def downgrade() -> None:
    """Drop it: owners are told again."""
    op.drop_column("sheetsync_delivery", "things")
