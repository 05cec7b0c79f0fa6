"""The summary as a mail: a draft without addresses, which whoever sends it adds.

Outlook lays a mail out as Word does, so it is made of tables with inlined styles and stays light
(https://www.caniemail.com). Gmail cuts a mail at 102 KB; this one holds the brief and stays far below.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from sheetsync.model.document import Document
from sheetsync.model.timeline import Strip
from sheetsync.render import heading, pages, picture, tone
from sheetsync.render.escape import markup_for_log, shortened, terminal, visible_line, web_link
from sheetsync.render.page import text
from sheetsync.render.page.html import environment_of

if TYPE_CHECKING:
    from jinja2 import Template

DRAFT: Final = "X-Unsent"
"""The header by which Outlook opens a mail as a draft that can still be edited."""

_COMMAND: Final = re.compile(":(?=:)")
"""The encoding breaks lines anywhere: two colons could come to stand where a runner reads a command."""

LONGEST: Final = 300
"""A text in a mail has at most so many columns: one wild cell must not push the rest out of it."""

LARGEST: Final = 59_000
"""Bytes of a mail with its picture, before whoever sends it adds headers: 60 KB go fast over any line."""


@dataclass(frozen=True, slots=True)
class _Picture:
    """The timeline as PNG. The mail loses nothing without it: many readers must ask for pictures."""

    png: bytes

    @property
    def digest(self) -> str:
        return _digest(self.png)

    @property
    def id(self) -> str:
        """How the page names it. By its content, so that the same summary is the same mail."""
        return f"{self.digest}@sheetsync.invalid"


def render(document: Document, page: str = "") -> bytes:
    """Return the brief of a document as an `.eml` draft: HTML with a picture of its timeline, and its twin in text.

    There is no picture where nothing has a date, where what draws it (the extra `docx`) is not
    installed, where the mail would become too large, or where the team has its own template.

    Args:
        document: What to dress.
        page: The HTML of a team's own template; "" for ours.
    """
    if page:
        return _mail(document, page)
    strips = _strips(document)
    shown = _picture(document, strips)
    made = _mail(document, _page(document, strips, shown), shown)
    return made if not shown or len(made) <= LARGEST else _mail(document, _page(document, strips))


def _mail(document: Document, page: str, shown: _Picture | None = None) -> bytes:
    return draft(document.brief.subject, document.read_at, text.render(pages.brief(document)), page, shown)


def draft(subject: str, date: datetime, text: str, page: str, shown: _Picture | None = None) -> bytes:
    """Return a draft of a page and its twin in text, with the picture that the page names."""
    html = _COMMAND.sub("&#58;", markup_for_log(page))
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = shortened(terminal(subject), LONGEST)
    mail["Date"] = date
    mail[DRAFT] = "1"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    # The library would draw lots for each boundary, and the same summary would be another mail each time.
    mail.set_boundary(f"=_{_digest(html.encode())}")
    if shown:
        _, body = mail.iter_parts()
        body.add_related(shown.png, "image", "png", cid=f"<{shown.id}>", disposition="inline", filename="timeline.png")
        body.set_param("type", "text/html")
        body.set_boundary(f"=_{shown.digest}")
    return mail.as_bytes()


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=12).hexdigest()


def _strips(document: Document) -> dict[str, Strip]:
    """Return what the timeline has of the projects in the mail, by their names, trouble first."""
    names = {each.name for each in document.brief.works}
    return {each.name: each for each in document.timeline.strips if each.name in names} if document.timeline else {}


def _picture(document: Document, strips: Mapping[str, Strip]) -> _Picture | None:
    if document.timeline is None or not strips:
        return None
    png = picture.light_png(picture.drawn(document.timeline, tuple(strips.values()), picture.PHONE))
    return _Picture(png) if png else None


def _page(document: Document, strips: Mapping[str, Strip], shown: _Picture | None = None) -> str:
    today = document.timeline.today if document.timeline else None
    # Each thing once: the picture names the projects, in its words too.
    rows, named = ([], []) if shown else heading.others(document.brief)
    return template("mail.html").render(
        document=document,
        brief=document.brief,
        strips=strips,
        cells={name: cells(each, today) for name, each in strips.items()},
        picture=shown.id if shown else "",
        picture_width=picture.PHONE.width,
        words=document.words,
        rows=rows,
        named=named,
        marks=document.words.marks.format(late="!"),
    )


def cells(strip: Strip, today: float | None) -> tuple[tuple[int, str], ...]:
    """Cut a strip into cells of one colour each: their widths in percent, 100 together, and their colours.

    A step has the colour of its status on the day it is due. So the timeline is seen also where pictures are blocked.
    """
    start = min(99, round(strip.start * 100))
    end = max(start + 1, round(strip.end * 100))
    colours = [tone.SOFT] * start + [tone.LINE] * (end - start) + [tone.SOFT] * (100 - end)
    for mark in strip.marks:
        at = min(98, round(mark.at * 100))
        colours[at : at + 2] = [tone.of_mark(mark)] * 2
    if today is not None:
        colours[min(99, round(today * 100))] = tone.TODAY
    return runs(colours)


def runs(colours: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return how long each colour goes on, in order."""
    return tuple((len(list(run)), shown) for shown, run in groupby(colours))


@cache
def template(name: str, longest: int = LONGEST) -> "Template":
    """Return a template whose texts are escaped, and cut to so many columns, with what our mails share."""
    environment = environment_of(lambda text: shortened(visible_line(text), longest))
    environment.filters["colour"] = tone.COLOURS.__getitem__
    environment.filters["share"] = lambda share: f"{share * 100:.0f}"
    environment.filters["details"] = heading.details
    environment.filters["short"] = lambda name: shortened(name, 90)
    environment.globals["stretch"] = heading.stretch
    environment.tests["safe_link"] = lambda link: web_link(link) is not None
    environment.globals |= {"text": tone.TEXT, "quiet": tone.QUIET, "line": tone.LINE, "soft": tone.SOFT}
    environment.globals["soil"] = tone.PAGE
    return environment.get_template(name)
