"""Sending: how mails leave, a line a key of its table in `sheetsync.toml`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sheetsync.model.key import Form, Key


class Security(StrEnum):
    """How a connection to a mail server is kept secret."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sending:
    """`[send]`: how mails leave. The password comes from the environment, SHEETSYNC_SMTP_PASSWORD."""

    server: Annotated[str, Key("Name of the mail server.", form=Form.SERVER, longest=253)] = ""
    port: Annotated[int | None, Key("587 with starttls, 465 with tls, 25 with none.", least=1, most=65535)] = None
    security: Annotated[Security, Key("How the connection is kept secret.")] = Security.STARTTLS
    user: Annotated[str, Key("Who logs in; nobody where it is empty.")] = ""
    sender: Annotated[str, Key("The From of the mails.", form=Form.SENDER)] = ""
    reply_to: Annotated[str, Key("Who gets the answers, where that isn't `sender`.", form=Form.SENDER)] = ""
    log: Annotated[str, Key("What was sent to whom and when, beside this file.", shortest=1)] = (
        "history/sent/deliveries.jsonl"
    )

    @property
    def actual_port(self) -> int:
        """The port that is connected to."""
        return self.port or {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}[self.security]

    @property
    def contradiction(self) -> str:
        """What in it can't be together, in words; "" where all can."""
        if self.server and not self.sender:
            return "`server` needs a `sender`, such as roadmap@example.org"
        if self.user and self.security is Security.NONE:
            return "a password never crosses a connection without starttls or tls"
        return ""
