"""A letter as plain text: what a terminal shows, and the body of a mail."""

from collections.abc import Iterator

from sheetsync.model.nudge import Letter
from sheetsync.render.escape import shortened, terminal, web_link, wrapped

COLUMNS = 78
LONGEST = 600
"""A text in a letter has at most so many columns: one wild cell must not push the rest out of it."""


def render(letter: Letter) -> str:
    """Return the letter; every text of a cell is made harmless for a terminal and a log."""
    return "\n".join(_lines(letter)).rstrip() + "\n"


def _lines(letter: Letter) -> Iterator[str]:
    yield from (*wrapped(_safe(letter.greeting), COLUMNS), "")
    for entry in letter.entries:
        details = f" ({_safe(entry.details)})" if entry.details else ""
        yield from wrapped(f"{_safe(entry.title)}{details}", COLUMNS)
        for each in entry.said:
            first, *rest = wrapped(_safe(each.words), COLUMNS - 4)
            yield from (f"  - {first}", *(f"    {line}" for line in rest))
            yield f"    {each.cell}{f': {link}' if (link := web_link(each.link)) else ''}"
        yield ""
    for sentence in letter.closing:
        yield from (*wrapped(_safe(sentence), COLUMNS), "")


def _safe(text: str) -> str:
    return shortened(terminal(text), LONGEST)
