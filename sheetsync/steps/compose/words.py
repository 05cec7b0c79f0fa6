"""Small words: counts, lists and dates as a reader says them, in English whatever the machine's language."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sheetsync.model.roadmap import Deliverable, When

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(each: date, *, year: bool = False) -> str:
    """Write a day as "13 Nov", or as "13 Nov 2026"."""
    return f"{each.day} {MONTHS[each.month - 1]}" + (f" {each.year}" if year else "")


def span(first: date, last: date) -> str:
    """Write a run of days, the year once: "5 Oct to 13 Nov 2026"."""
    return f"{day(first, year=first.year != last.year)} to {day(last, year=True)}"


def when(start: When | None, end: When | None, today: date) -> str:
    """Write the dates of a step: "due 13 Nov", "from 5 Oct", or the vague text that the cell has."""

    def one(each: When) -> str:
        return day(each.first, year=each.first.year != today.year) if each.is_exact else each.text

    if end:
        return f"due {one(end)}"
    return f"from {one(start)}" if start else ""


def number(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun: "1 line", "3 lines"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(parts: Sequence[str], most: int = 3) -> str:
    """Join names: "A, B and C"; beyond `most` the rest is counted."""
    if len(parts) > most:
        return f"{', '.join(parts[:most])} and {len(parts) - most} more"
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def quoted(step: Deliverable) -> str:
    """Put the text of a step in quotes, short enough for a sentence."""
    return f'"{shortened(" ".join(step.text.split()), 60)}"'


def shortened(text: str, length: int) -> str:
    """Cut a text to so many characters, with an ellipsis where something is missing."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
