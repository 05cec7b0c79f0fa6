"""Compose: the words of the summary are made once, here."""

from sheetsync.steps.compose.summary import compose

__all__ = ["compose"]
