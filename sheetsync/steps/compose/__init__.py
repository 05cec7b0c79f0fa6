"""Compose: the words of the summary are made once, here."""

from sheetsync.steps.compose.summary import compose
from sheetsync.steps.compose.view import strangers, uses

__all__ = ["compose", "strangers", "uses"]
