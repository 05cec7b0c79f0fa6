"""Parse: read a grid as a roadmap."""

from sheetsync.steps.parse.roadmap import choose_tab, parse

__all__ = ["choose_tab", "parse"]
