"""The workbook door: reads a workbook, and patches our texts into its parts without touching the rest."""

from sheetsync.adapters.workbook.store import Workbook

__all__ = ["Workbook"]
