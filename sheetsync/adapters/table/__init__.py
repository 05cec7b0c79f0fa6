"""The door of tables that are only read: CSV, TSV, OpenDocument and the old Excel format."""

from sheetsync.adapters.table.store import SUFFIXES, TableFile

__all__ = ["SUFFIXES", "TableFile"]
