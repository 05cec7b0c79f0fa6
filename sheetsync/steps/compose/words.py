"""Small words: counts, lists and dates as a reader says them, whatever the machine's own language.

Dates are in English, in ISO 8601 ("iso"), or in any language of the Unicode Common Locale Data
Repository, by Babel.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Shape, When

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


ENGLISH: Final = "en"
ISO: Final = "iso"


def heading(project: str, shape: Shape) -> str:
    """Return what stands over lines: their project, or that they have none; in a list there is none to have."""
    return one_line(project) or ("All lines" if shape is Shape.LIST else "Lines without a project")


def day(each: date, *, year: bool = False, language: str = ENGLISH) -> str:
    """Write a day as "13 Nov", or as "13 Nov 2026"; as its language has it, "13. Nov. 2026" or "2026-11-13"."""
    if language == ISO:
        return each.isoformat()
    if language == ENGLISH:
        return f"{each.day} {MONTHS[each.month - 1]}" + (f" {each.year}" if year else "")
    # Imported here: only who asks for another language pays for it.
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMd" if year else "MMMd", each, locale=language.replace("-", "_")))


def month(each: date, *, language: str = ENGLISH) -> str:
    """Write a month as "Nov", or as "2026-11"."""
    if language == ISO:
        return each.isoformat()[:7]
    if language == ENGLISH:
        return MONTHS[each.month - 1]
    from babel.dates import format_date

    # Not "LLL": Babel shares the stand-alone names of one language with the next that has none of its own.
    return str(format_date(each, "MMM", locale=language.replace("-", "_")))


def span(first: date, last: date, *, language: str = ENGLISH) -> str:
    """Write a run of days, the year once: "5 Oct to 13 Nov 2026"."""
    start = day(first, year=first.year != last.year, language=language)
    return f"{start} to {day(last, year=True, language=language)}"


def when(start: When | None, end: When | None, today: date, *, is_open: bool = True, language: str = ENGLISH) -> str:
    """Write the dates of a step: "due 13 Nov", "was due 30 Oct" while open, "from 5 Oct", or the cell's vague text."""

    def one(each: When) -> str:
        return day(each.first, year=each.first.year != today.year, language=language) if each.is_exact else each.text

    if end:
        return f"{'was ' if is_open and end.last < today else ''}due {one(end)}"
    return f"from {one(start)}" if start else ""


def number(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun: "1 line", "3 lines"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(parts: Sequence[str], most: int = 3) -> str:
    """Join names: "A, B and C"; beyond `most` the rest is counted."""
    if len(parts) > most:
        return f"{', '.join(parts[:most])} and {len(parts) - most} more"
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def said(step: Deliverable) -> str:
    """Return the text of a step on one line. One that is still to be decided says so: else a question is a promise."""
    return f"TBD: {one_line(step.text)}" if step.is_tbd else one_line(step.text)


def quoted(step: Deliverable) -> str:
    """Put the text of a step in quotes, short enough for a sentence."""
    return f'"{shortened(" ".join(said(step).split()), 60)}"'


def shortened(text: str, length: int) -> str:
    """Cut a text to so many characters, with an ellipsis where something is missing."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
