"""Retro: what an interval was like, from what was seen of it; facts for people to draw conclusions from."""

from sheetsync.steps.retro.facts import facts
from sheetsync.steps.retro.figures import Facts, Slip
from sheetsync.steps.retro.page import retro

__all__ = ["Facts", "Slip", "facts", "retro"]
