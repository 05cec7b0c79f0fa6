"""A page as one HTML file that asks nobody for anything."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from sheetsync.model.page import Page
from sheetsync.model.sign import SHAPES
from sheetsync.model.terms import Status
from sheetsync.model.timeline import Mark
from sheetsync.render import heading, tone
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

_PHONE: Final = (16, 320)
"""How wide a sign is on a phone, and the timeline, in pixels."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:\\s+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)
"""Words of Hebrew, Arabic and their neighbours. They are written as codes, for an editor would turn the line."""

_HEBREW: Final = "\u0590"
"""Where such words begin: most texts have none, and are known by their greatest character."""

_BESIDE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+\.html")
"""A page of ours in a folder beside this one."""


def render(page: Page) -> str:
    """Return the page as a file of its own: no request to anywhere, light and dark, for a phone and for print."""
    return markup_for_log(_template().render(page=page))


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
def _template() -> "Template":
    environment = environment_of(visible_line)
    environment.filters["tone"] = _CLASSES.__getitem__
    environment.filters["details"] = heading.details
    environment.filters["percent"] = _percent
    environment.filters["with"] = _with
    environment.filters["isolated"] = _isolated
    environment.filters["placed"] = _placed
    environment.filters["units"] = lambda share: f"{share * 1000:.0f}"
    environment.tests["safe_link"] = _is_safe
    environment.filters["status"] = lambda each: _status(each.status, tone.shown(each), each.word)
    return environment.get_template("page.html")


@lru_cache(maxsize=1024)
def _status(status: Status | None, shown: Status | None, word: str) -> "Markup":
    """Return sign and word of a status, in the colour of one. Remembered, for a summary says the same few."""
    from markupsafe import Markup

    dress = Markup('<span class="status {}"><span aria-hidden="true">{}</span> <span class="word">{}</span></span>')
    return dress.format(_CLASSES[shown], SHAPES[status], visible_line(word))


def _percent(share: float) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".")


def _placed(marks: Sequence[Mark]) -> list[tuple[Mark, str, "Markup"]]:
    """Return the marks of a strip, each with the style that puts it on its day aside of its neighbours, and its words.

    The words are escaped once, though they are said twice: to a screen reader, and to who points at a mark.
    """
    from markupsafe import escape

    return [
        (
            mark,
            f"left:{_percent(mark.at)}%{f';margin-left:{aside}px' if aside else ''}",
            escape(visible_line(mark.label)),
        )
        for mark, aside in zip(marks, apart(marks, *_PHONE), strict=True)
    ]


def _with(text: str, gap: str, element: "Markup") -> "Markup":
    """Put an element of ours into the gap of a message."""
    from markupsafe import escape

    return escape(visible_line(text)).replace(gap, element)


def _isolated(text: str) -> "Markup":
    """Part the words that run from right to left from their neighbours: two names of a sentence are not one run."""
    from markupsafe import Markup, escape

    text = visible_line(text)
    if max(text, default="") < _HEBREW:
        return escape(text)
    return Markup(_RIGHT_TO_LEFT.sub(r"<bdi>\g<0></bdi>", str(escape(text))))  # noqa: S704


def _is_safe(link: str | None) -> bool:
    return link is not None and (link.startswith(("https://", "http://")) or _BESIDE.fullmatch(link) is not None)
