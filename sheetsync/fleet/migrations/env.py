"""Runs the migrations of the fleet on the connection that it gives."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table="sheetsync_fleet_version")
with context.begin_transaction():
    context.run_migrations()
