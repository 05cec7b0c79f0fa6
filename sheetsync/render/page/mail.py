"""A page as a mail: a draft without addresses, which whoever sends it adds.

Outlook lays a mail out as Word does, so it is made of tables with inlined styles and stays light
(https://www.caniemail.com).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from sheetsync.model.page import Page, Paragraph, Table
from sheetsync.model.timeline import Strip
from sheetsync.model.work import Strips
from sheetsync.render import heading, picture, tone
from sheetsync.render.draft import Picture, draft
from sheetsync.render.escape import shortened, visible_line, web_link
from sheetsync.render.page import text
from sheetsync.render.page.html import environment_of

if TYPE_CHECKING:
    from jinja2 import Template

LONGEST: Final = 600
"""A text has at most so many columns: a definition is one, a wild cell is not."""

LARGEST: Final = 95_000
"""Bytes of the HTML of a mail: Gmail cuts it at 102 KB."""

LARGEST_DRAWN: Final = 59_000
"""Bytes of a mail with its picture, before whoever sends it adds headers: 60 KB go fast over any line."""

_ROOM: Final = 38
"""So many letters stand beside each other on a phone, over as many columns as a table of numbers has."""


def render(page: Page) -> bytes:
    """Return the page as an `.eml` draft: HTML with a picture of its timeline, and its twin in text.

    It has the parts that a mail has room for, from the first on; what is left out is named. There is no picture where
    the page has no timeline, where what draws it (the extra `docx`) is not installed, or where the mail would become
    too large.
    """
    counts = range(1, len(page.parts))
    if len(_html(page).encode()) > LARGEST:
        fit = bisect_right(counts, LARGEST, key=lambda count: len(_html(_of_parts(page, count)).encode()))
        page = _of_parts(page, max(1, fit))
    shown = _picture(page)
    made = dressed(page, _html(page, shown), shown)
    return made if not shown or len(made) <= LARGEST_DRAWN else dressed(page, _html(page))


def dressed(page: Page, html: str, shown: Picture | None = None) -> bytes:
    """Return the draft of a page, whoever made its HTML."""
    subject = page.subject or f"{page.title} · {page.headline[0]}"
    return draft(subject, page.made, text.render(page, columns=text.COLUMNS, has_rules=False), html, shown)


def _html(page: Page, shown: Picture | None = None) -> str:
    return _template().render(page=page, picture=shown.id if shown else "")


def _picture(page: Page) -> Picture | None:
    """Draw the timeline of a page; None where there is none, or nothing can draw it."""
    timelines = [each.timeline for part in page.parts for each in part.blocks if isinstance(each, Strips)]
    if not timelines:
        return None
    png = picture.light_png(picture.drawn(timelines[0], timelines[0].strips, picture.PHONE))
    return Picture(png) if png else None


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


def cells(strip: Strip, today: float | None) -> tuple[tuple[int, str], ...]:
    """Cut a strip into cells of one colour each: their widths in percent, 100 together, and their colours.

    A step has the colour of its status on the day it is due. So the timeline is seen also where nothing draws it.
    """
    start = min(99, round(strip.start * 100))
    end = max(start + 1, round(strip.end * 100))
    colours = [tone.SOFT] * start + [tone.LINE] * (end - start) + [tone.SOFT] * (100 - end)
    for mark in strip.marks:
        at = min(98, round(mark.at * 100))
        colours[at : at + 2] = [tone.of_mark(mark)] * 2
    if today is not None:
        colours[min(99, round(today * 100))] = tone.TODAY
    return _runs(colours)


def _runs(colours: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return how long each colour goes on, in order."""
    return tuple((len(list(run)), shown) for shown, run in groupby(colours))


@cache
def _template() -> "Template":
    environment = environment_of(lambda text: shortened(visible_line(text), LONGEST))
    environment.filters["colour"] = tone.of_status
    environment.filters["details"] = heading.details
    environment.tests["safe_link"] = lambda link: web_link(link) is not None
    environment.tests["narrow"] = _is_narrow
    environment.globals |= {"text": tone.TEXT, "quiet": tone.QUIET, "line": tone.LINE, "soft": tone.SOFT}
    environment.globals |= {"soil": tone.PAGE, "inks": tone.INKS, "picture_width": picture.PHONE.width}
    environment.globals |= {"stretch": heading.stretch, "cells": cells, "runs": _runs}
    return environment.get_template("mail.html")
