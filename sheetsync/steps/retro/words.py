"""Small words of the retrospective: how a line is named, and where a day stands on a picture."""

from datetime import date

from sheetsync.model.own_text import one_line
from sheetsync.model.snapshot import Line
from sheetsync.steps.retro.figures import Facts


def name(line: Line) -> str:
    """Name a line with its project."""
    return f"{one_line(line.text)} ({one_line(line.project)})" if line.project else one_line(line.text)


def place(facts: Facts, on: date) -> float:
    """Return where a day stands on a picture, from 0 at the first look to 1 after the last day."""
    length = max((facts.until - facts.first_look).days + 1, 1)
    return round(min(max((on - facts.first_look).days / length, 0.0), 1.0), 4)
