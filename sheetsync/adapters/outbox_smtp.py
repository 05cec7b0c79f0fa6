"""Mails leave by SMTP, each to one recipient: nobody sees the others, and a retry reaches only who is missing."""

import hashlib
import smtplib
import ssl
from email import message_from_bytes
from email.policy import SMTP
from email.utils import parseaddr

from sheetsync.errors import AccessError, SheetsyncError, UnavailableError, UncertainError
from sheetsync.model.sending import Security, Sending

PASSWORD = "SHEETSYNC_SMTP_PASSWORD"  # noqa: S105 - the name of the variable, not a password
TIMEOUT_S = 30
_DRAFT = "X-Unsent"


class SmtpOutbox:
    """A connection to a mail server, made with the first mail.

    Args:
        sending: How mails leave.
        password: Of who logs in; "" where nobody does.
        thread: What the roadmap is known by: its mails hang together in a mailbox. "" leaves each alone.
    """

    def __init__(self, sending: Sending, password: str, thread: str = "") -> None:
        self._sending = sending
        self._password = password
        self._thread = thread
        self._server: smtplib.SMTP | None = None
        self._down: SheetsyncError | None = None

    def send(self, message: bytes, to: str, edition: str) -> None:
        """Send a draft to one address.

        The same edition has the same Message-ID at every try: where a server took a mail and its
        answer got lost, the mailbox can know the second copy.

        Raises:
            AccessError: The server doesn't know us, or takes no mail from us or for this address.
            UnavailableError: It can't be reached, or is busy.
            UncertainError: It may have taken the mail.
        """
        mail = message_from_bytes(message, policy=SMTP)
        del mail[_DRAFT]
        mail["From"] = self._sending.sender
        mail["To"] = to
        if self._sending.reply_to:
            mail["Reply-To"] = self._sending.reply_to
        mail["Message-ID"] = _id(edition)
        if self._thread:
            # A mail that never was, which all of them answer: so none needs to know the one before.
            mail["In-Reply-To"] = mail["References"] = _id(f"thread {self._thread}")
        mail["Auto-Submitted"] = "auto-generated"
        if self._down:
            # Every other recipient would wait as long for the same answer.
            raise self._down
        try:
            if self._server is None:
                self._server = self._connect()
        except (OSError, ValueError, smtplib.SMTPException) as error:
            self._down = _meaning(error, self._sending)
            raise self._down from None
        try:
            self._begin(self._server, to)
        except (OSError, ValueError, smtplib.SMTPException) as error:
            self.close()
            raise _meaning(error, self._sending) from None
        self._hand_over(self._server, mail.as_bytes())

    def _begin(self, server: smtplib.SMTP, to: str) -> None:
        """Say from whom and to whom; nothing has left by then."""
        server.ehlo_or_helo_if_needed()
        sender = parseaddr(self._sending.sender)[1]
        code, said = server.mail(sender)
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, said, sender)
        code, said = server.rcpt(to)
        if code not in (250, 251):
            raise smtplib.SMTPRecipientsRefused({to: (code, said)})

    def _hand_over(self, server: smtplib.SMTP, content: bytes) -> None:
        """Send the mail itself: from its first byte to the server's answer, nobody knows whether it was taken.

        Raises:
            AccessError, UnavailableError: The server said that it didn't take it.
            UncertainError: Its answer was lost.
        """
        try:
            code, said = server.data(content)
        except smtplib.SMTPDataError as error:
            self.close()
            raise _meaning(error, self._sending) from None
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise UncertainError(
                f"{self._sending.server}:{self._sending.actual_port} took the mail and gave no answer "
                f"({type(error).__name__}): it may have arrived, and is not sent again"
            ) from None
        if code != 250:
            self.close()
            raise _meaning(smtplib.SMTPDataError(code, said), self._sending)

    def close(self) -> None:
        """Say goodbye, whatever the server makes of it."""
        server, self._server = self._server, None
        if server:
            try:
                server.quit()
            except (OSError, smtplib.SMTPException):
                server.close()

    def _connect(self) -> smtplib.SMTP:
        sending, context = self._sending, ssl.create_default_context()
        if sending.security is Security.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                sending.server, sending.actual_port, timeout=TIMEOUT_S, context=context
            )
        else:
            server = smtplib.SMTP(sending.server, sending.actual_port, timeout=TIMEOUT_S)
        try:
            if sending.security is Security.STARTTLS:
                server.starttls(context=context)
            if sending.user:
                server.login(sending.user, self._password)
        except BaseException:
            server.close()
            raise
        return server


def _id(name: str) -> str:
    return f"<{hashlib.sha256(name.encode()).hexdigest()[:32]}@sheetsync.invalid>"


def _meaning(error: Exception, sending: Sending) -> SheetsyncError:
    """Turn what went wrong into what to do. What the server said stays out: it may quote the mail."""
    where = f"{sending.server}:{sending.actual_port}"
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return AccessError(f"{where} refuses the login: check `user` under [send], and {PASSWORD}")
    if isinstance(error, UnicodeError):
        return AccessError(f"{where} takes no such login: look for odd characters in `user` and {PASSWORD}")
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return AccessError(f"{where} has no {sending.security} or no login: set `security` under [send] as it offers")
    if isinstance(error, ssl.SSLError):
        return AccessError(f"{where} shows no certificate that can be trusted: check `server` and `security`")
    codes = [code for code, _ in error.recipients.values()] if isinstance(error, smtplib.SMTPRecipientsRefused) else []
    code = codes[0] if codes else getattr(error, "smtp_code", 0)
    if isinstance(code, int) and 500 <= code < 600:
        return AccessError(f"{where} takes no mail for this address (code {code}): check it, and `sender`")
    return UnavailableError(f"{where} can't be reached or is busy ({type(error).__name__}): the next run tries again")
