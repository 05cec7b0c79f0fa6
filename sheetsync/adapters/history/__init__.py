"""The stores that remember what runs saw: a folder of JSON Lines, and a database."""

from sheetsync.adapters.history.folder import HistoryFolder

__all__ = ["HistoryFolder"]
