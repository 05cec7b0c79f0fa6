"""The summary as a mail: a draft without addresses, which whoever sends it adds.

Outlook lays a mail out as Word does, so it is made of tables with inlined styles and stays light
(https://www.caniemail.com). Gmail cuts a mail at 102 KB; this one holds the brief and stays far below.
"""

import hashlib
import re
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from sheetsync.model.document import Document, Strip
from sheetsync.render import heading, plain, tone
from sheetsync.render.escape import markup_for_log, one_line, shortened, terminal

if TYPE_CHECKING:
    from jinja2 import Template

DRAFT: Final = "X-Unsent"
"""The header by which Outlook opens a mail as a draft that can still be edited."""

_COMMAND: Final = re.compile(":(?=:)")
"""The encoding breaks lines anywhere: two colons could come to stand where a runner reads a command."""

LONGEST: Final = 300
"""A text in a mail has at most so many columns: one wild cell must not push the rest out of it."""


def render(document: Document, page: str = "") -> bytes:
    """Return the brief of a document as an `.eml` draft: HTML, and its twin in plain text.

    Args:
        document: What to dress.
        page: The HTML of a team's own template; "" for ours.
    """
    html = _COMMAND.sub("&#58;", markup_for_log(page or _page(document)))
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = shortened(terminal(document.brief.subject), LONGEST)
    mail["Date"] = document.read_at
    mail[DRAFT] = "1"
    mail.set_content(plain.render_brief(document), cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    # The library would draw lots for it, and the same summary would be another mail each time.
    mail.set_boundary(f"=_{hashlib.blake2b(html.encode(), digest_size=12).hexdigest()}")
    return mail.as_bytes()


def _page(document: Document) -> str:
    timeline, names = document.timeline, {each.name for each in document.brief.works}
    drawn = [each for each in timeline.strips if each.name in names] if timeline else []
    strips = {each.name: cells(each, timeline.today if timeline else None) for each in drawn}
    return _template().render(document=document, brief=document.brief, strips=strips, words=heading)


def cells(strip: Strip, today: float | None) -> tuple[tuple[int, str], ...]:
    """Cut a strip into cells of one colour each: their widths in percent, 100 together, and their colours.

    So the timeline needs no picture, which many readers would have to ask for.
    """
    colour = tone.COLOURS[strip.status]
    start = min(99, round(strip.start * 100))
    end = max(start + 1, round(strip.end * 100))
    done = start + round((end - start) * strip.done)
    colours = [tone.SOFT] * start + [colour] * (done - start) + [tone.tint(colour, 0.3)] * (end - done)
    colours += [tone.SOFT] * (100 - len(colours))
    if today is not None:
        colours[min(99, round(today * 100))] = tone.TODAY
    return tuple((len(list(run)), shown) for shown, run in groupby(colours))


@cache
def _template() -> "Template":
    # Imported here: only who asks for a mail pays for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("sheetsync.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: shortened(one_line(value), LONGEST) if type(value) is str else value,
    )
    environment.filters["colour"] = tone.COLOURS.__getitem__
    environment.filters["share"] = lambda share: f"{share * 100:.0f}"
    environment.filters["details"] = heading.details
    environment.filters["short"] = lambda name: shortened(name, 90)
    environment.filters["stretch"] = heading.stretch
    environment.tests["safe_link"] = lambda link: link.startswith(("https://", "http://"))
    environment.globals |= {"text": tone.TEXT, "quiet": tone.QUIET, "line": tone.LINE, "soft": tone.SOFT}
    environment.globals["page"] = tone.PAGE
    return environment.get_template("mail.html")
