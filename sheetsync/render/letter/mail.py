"""A letter as a mail: a draft without addresses, in plain text, as a person would write it."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from sheetsync.model.nudge import Letter
from sheetsync.render.draft import DRAFT
from sheetsync.render.escape import shortened, terminal
from sheetsync.render.letter import text


def render(letter: Letter, at: datetime) -> bytes:
    """Return the letter as an `.eml` draft of an instant, which is aware."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = shortened(terminal(letter.subject), 200)
    mail["Date"] = at
    mail[DRAFT] = "1"
    mail.set_content(text.render(letter), cte="quoted-printable")
    # What is set before the content goes with the content that was there.
    mail["Content-Language"] = letter.language
    return mail.as_bytes()
