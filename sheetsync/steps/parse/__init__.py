"""Parse: read a grid as a roadmap."""

from sheetsync.steps.parse.practice import is_about_practice
from sheetsync.steps.parse.roadmap import parse
from sheetsync.steps.parse.tab import choose_tab, likely_tabs

__all__ = ["choose_tab", "is_about_practice", "likely_tabs", "parse"]
