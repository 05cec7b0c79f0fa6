"""Compose: the words of the summary are made once, here."""

from sheetsync.steps.compose.summary import compose
from sheetsync.steps.compose.view import strangers

__all__ = ["compose", "strangers"]
