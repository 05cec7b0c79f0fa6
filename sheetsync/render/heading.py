"""The headings of a summary's parts, and what stands in an empty one: the only words that renderers have."""

from typing import Final

from sheetsync.model.document import Step, Work

TIMELINE: Final = "Timeline"
PROJECTS: Final = "Projects"
OTHERS: Final = "Other projects"
GOT: Final = "Done so far"
NOTHING_GOT: Final = "No step is done yet."
NOT_NOW: Final = "Dropped, or below the line"
STRETCH: Final = "stretch goal:"
BELOW: Final = "Below the line"
NOTHING_NEXT: Final = "Nothing more is due."
COLUMNS: Final = ("Status", "Step", "Owner", "When")
"""Over a table of steps."""


def status(each: Step | Work, after: str = "") -> str:
    """Return the sign and the word of a status, and what comes `after` it; "" where the sheet has none at all."""
    return f"{each.shape} {each.word}{after}" if each.word else ""


def stretch(step: Step) -> str:
    """Return what stands before the text of a stretch goal; "" before any other."""
    return f"{STRETCH} " if step.is_stretch else ""


def details(step: Step) -> str:
    """Return who does a step, when, and since when it stands so; "" where nobody says."""
    return " · ".join(each for each in (step.owner, step.when, step.since) if each)


def more(count: int) -> str:
    """Return the line that stands for those that don't fit."""
    return f"and {count} more"
