"""A mail as a draft without addresses, which whoever sends it adds."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from sheetsync.render.escape import markup_for_log, shortened, terminal

DRAFT: Final = "X-Unsent"
"""The header by which Outlook opens a mail as a draft that can still be edited."""

_COMMAND: Final = re.compile(":(?=:)")
"""The encoding breaks lines anywhere: two colons could come to stand where a runner reads a command."""

_SUBJECT: Final = 300


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PNG. The mail loses nothing without it: many readers must ask for pictures."""

    png: bytes

    @property
    def digest(self) -> str:
        """A name for it by its content, so that the same page is the same mail."""
        return _digest(self.png)

    @property
    def id(self) -> str:
        """How the page names it."""
        return f"{self.digest}@sheetsync.invalid"


def draft(subject: str, date: datetime, text: str, page: str, picture: Picture | None = None) -> bytes:
    """Return an `.eml` draft of a page in HTML and its twin in text, with the picture that the page names."""
    html = _COMMAND.sub("&#58;", markup_for_log(page))
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = shortened(terminal(subject), _SUBJECT)
    mail["Date"] = date
    mail[DRAFT] = "1"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    # The library would draw lots for each boundary, and the same page would be another mail each time.
    mail.set_boundary(f"=_{_digest(html.encode())}")
    if picture:
        _, body = mail.iter_parts()
        body.add_related(
            picture.png, "image", "png", cid=f"<{picture.id}>", disposition="inline", filename="timeline.png"
        )
        body.set_param("type", "text/html")
        body.set_boundary(f"=_{picture.digest}")
    return mail.as_bytes()


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=12).hexdigest()
