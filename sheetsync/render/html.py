"""The summary as one HTML page that asks nobody for anything."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from sheetsync.model.document import Document
from sheetsync.model.terms import Status
from sheetsync.render.apart import apart
from sheetsync.render.escape import markup_for_log, visible_line

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

_CLASSES = {
    Status.DONE: "done",
    Status.IN_PROGRESS: "progress",
    Status.POSSIBLE_DELAY: "delay",
    Status.AT_RISK: "risk",
    Status.WONT_DO: "wont",
    Status.NOT_STARTED: "todo",
    None: "none",
}

SHOWN: Final = 3
"""So many of what changed, and of what comes next, are seen at once; the others open, for all of it takes three
screens of a phone."""

MANY: Final = 8
"""Of more projects, those that nothing is wrong with open too."""

_PHONE: Final = (16, 320)
"""How wide a sign is on a phone, and the timeline, in pixels."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:\\s+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)
"""Words of Hebrew, Arabic and their neighbours. They are written as codes, for an editor would turn the line."""

_BESIDE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+\.html")
"""A page of ours in a folder beside this one."""


def render(document: Document) -> str:
    """Return the document as a page of its own: no request to anywhere, light and dark, for a phone and for print."""
    works = [work for group in document.groups for work in group.works]
    return markup_for_log(
        template("summary.html").render(
            document=document,
            words=document.words,
            strips={each.place: each for each in document.timeline.strips} if document.timeline else {},
            shown=SHOWN,
            many=len(works) > MANY,
        )
    )


def environment_of(settle: Callable[[str], str]) -> "Environment":
    """Return where our templates come from: each text that they show is settled, and escaped."""
    # Imported here: only who asks for a page or a mail pays for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("sheetsync.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: settle(value) if type(value) is str else value,
    )


@cache
def template(name: str) -> "Template":
    """Return a template whose texts are escaped, with what our templates share."""
    environment = environment_of(visible_line)
    environment.filters["tone"] = _CLASSES.__getitem__
    environment.filters["percent"] = lambda share: f"{share * 100:.2f}".rstrip("0").rstrip(".")
    environment.filters["with"] = _with
    environment.filters["isolated"] = _isolated
    environment.filters["apart"] = lambda marks: zip(marks, apart(marks, *_PHONE), strict=True)
    environment.filters["units"] = lambda share: f"{share * 1000:.0f}"
    environment.tests["safe_link"] = _is_safe
    return environment.get_template(name)


def _with(text: str, gap: str, element: "Markup") -> "Markup":
    """Put an element of ours into the gap of a message."""
    from markupsafe import escape

    return escape(visible_line(text)).replace(gap, element)


def _isolated(text: str) -> "Markup":
    """Part the words that run from right to left from their neighbours: two names of a sentence are not one run."""
    from markupsafe import Markup, escape

    return Markup(_RIGHT_TO_LEFT.sub(r"<bdi>\g<0></bdi>", str(escape(visible_line(text)))))  # noqa: S704


def _is_safe(link: str | None) -> bool:
    return link is not None and (link.startswith(("https://", "http://")) or _BESIDE.fullmatch(link) is not None)
