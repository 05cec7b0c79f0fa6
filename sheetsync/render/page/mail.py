"""A page as a mail: a draft without addresses, which whoever sends it adds."""

from bisect import bisect_right
from dataclasses import replace
from typing import Final

from sheetsync.model.page import Page, Paragraph, Table
from sheetsync.render import heading, tone
from sheetsync.render.mail import draft, runs, template
from sheetsync.render.page import text

LONGEST: Final = 600
"""A text has at most so many columns: a definition is one, a wild cell is not."""

LARGEST: Final = 95_000
"""Bytes of the HTML of a mail: Gmail cuts it at 102 KB."""

_ROOM: Final = 38
"""So many letters stand beside each other on a phone, over as many columns as a table of numbers has."""


def render(page: Page) -> bytes:
    """Return the page as an `.eml` draft: HTML without a picture, and its twin in text.

    It has the parts that a mail has room for, from the first on; what is left out is named.
    """
    counts = range(1, len(page.parts))
    if len(_html(page)) > LARGEST:
        fit = bisect_right(counts, LARGEST, key=lambda count: len(_html(_of_parts(page, count))))
        page = _of_parts(page, max(1, fit))
    subject, twin = f"{page.title} · {page.headline[0]}", text.render(page, columns=text.COLUMNS)
    return draft(subject, page.made, twin, _html(page).decode())


def _html(page: Page) -> bytes:
    return (
        template("page_mail.html", LONGEST)
        .render(page=page, runs=runs, inks=tone.INKS, narrow=_is_narrow)
        .encode("utf-8", "replace")
    )


def _is_narrow(table: Table) -> bool:
    """Whether a table fits on a phone as one: numbers beside what names the row, below short words."""
    words = sum(max(map(len, header.split()), default=0) for header in table.headers)
    return sum(table.figures) >= len(table.headers) - 1 and words <= _ROOM


def _of_parts(page: Page, count: int) -> Page:
    """Return a page of its first parts, and the names of those that are missing."""
    *kept, last = page.parts[:count]
    missing = page.parts[count:]
    said = f"{heading.more(len(missing), page.words)}: {', '.join(part.title for part in missing)}"
    return replace(page, parts=(*kept, replace(last, blocks=(*last.blocks, Paragraph(said)))))
