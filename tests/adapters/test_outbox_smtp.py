"""Mails against a real SMTP server on this machine."""

import email.policy
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from sheetsync.adapters.outbox_smtp import SmtpOutbox
from sheetsync.errors import AccessError, UnavailableError
from sheetsync.model.sending import Security, Sending
from tests.render.renderers_of import as_mail
from tests.render.test_formats import TAME, a_document

SENDER = "Roadmap <roadmap@example.org>"


class Mailbox:
    """What the server took: (envelope sender, recipients, message)."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], Any]] = []
        self.answers: dict[str, str] = {}
        self.dies = False
        """Whether it takes a mail and is gone before it says so."""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append((envelope.mail_from, list(envelope.rcpt_tos), message))
        if self.dies:
            server.transport.close()
        return "250 OK"


def knock(*parts: Any) -> AuthResult:
    """Let in who says the word."""
    return AuthResult(success=parts[-1].password == b"open sesame", handled=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def serve(mailbox: Mailbox, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Starts a server of some security, whose certificate is trusted, and returns how to send by it."""
    started: list[Controller] = []
    certificate = authority.issue_cert("localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))

    def start(security: Security, *, user: str = "") -> Sending:
        options: dict[str, Any] = {"hostname": "127.0.0.1", "port": free_port()}
        if security is Security.TLS:
            options["ssl_context"] = context
        if security is Security.STARTTLS:
            options |= {"tls_context": context, "require_starttls": True}
        if user:
            options |= {"authenticator": knock, "auth_required": True}
        controller = Controller(mailbox, **options)
        controller.start()
        started.append(controller)
        return Sending("localhost", options["port"], security, user, SENDER)

    yield start
    for controller in started:
        controller.stop()


DRAFT = as_mail(a_document(*TAME))


@pytest.mark.parametrize("security", list(Security))
def test_a_draft_arrives_as_a_mail_to_one_reader(serve: Any, mailbox: Mailbox, security: Security) -> None:
    outbox = SmtpOutbox(serve(security), "")

    outbox.send(DRAFT, "ana@example.org", "first")
    outbox.send(DRAFT, "ben@example.org", "second")
    outbox.close()

    assert [recipients for _, recipients, _ in mailbox.mails] == [["ana@example.org"], ["ben@example.org"]]
    sender, _, message = mailbox.mails[0]
    assert sender == "roadmap@example.org"
    assert message["From"] == SENDER
    assert message["To"] == "ana@example.org"
    assert message["X-Unsent"] is None
    assert message["Subject"] == message_from_bytes(DRAFT, policy=email.policy.default)["Subject"]
    assert "tame 0" in message.get_body(("plain",)).get_content()
    assert "tame 0" in message.get_body(("html",)).get_content()


def test_an_edition_has_the_same_id_at_every_try(serve: Any, mailbox: Mailbox) -> None:
    outbox = SmtpOutbox(serve(Security.NONE), "")

    for edition in ("first", "first", "second"):
        outbox.send(DRAFT, "ana@example.org", edition)
    outbox.close()

    ids = [message["Message-ID"] for _, _, message in mailbox.mails]
    assert ids[0] == ids[1] != ids[2]


def test_the_mails_of_one_roadmap_are_one_thread_and_answers_go_where_they_are_read(
    serve: Any, mailbox: Mailbox
) -> None:
    sending = replace(serve(Security.NONE), reply_to="Ana <ana@example.org>")
    for thread, edition in (("one.xlsx", "first"), ("one.xlsx", "second"), ("other.xlsx", "third"), ("", "fourth")):
        outbox = SmtpOutbox(sending, "", thread)
        outbox.send(DRAFT, "ben@example.org", edition)
        outbox.close()

    first, second, other, alone = (message for _, _, message in mailbox.mails)
    assert first["References"] == first["In-Reply-To"] == second["References"] != other["References"]
    assert first["References"] not in (first["Message-ID"], second["Message-ID"])
    assert (alone["References"], alone["In-Reply-To"]) == (None, None)
    assert {message["Reply-To"] for _, _, message in mailbox.mails} == {"Ana <ana@example.org>"}


def test_the_password_opens_the_door_and_a_wrong_one_is_named_by_its_variable(serve: Any, mailbox: Mailbox) -> None:
    sending = serve(Security.STARTTLS, user="roadmap")

    outbox = SmtpOutbox(sending, "open sesame")
    outbox.send(DRAFT, "ana@example.org", "x")
    outbox.close()
    for wrong in ("guess", "gu\u00e9ss", "guess\u200b"):
        with pytest.raises(AccessError, match="SHEETSYNC_SMTP_PASSWORD") as caught:
            SmtpOutbox(sending, wrong).send(DRAFT, "ana@example.org", "x")
        assert wrong not in str(caught.value)

    assert len(mailbox.mails) == 1


def test_a_server_nobody_vouches_for_gets_no_mail(
    serve: Any, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sending = serve(Security.TLS)
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(AccessError, match="certificate"):
        SmtpOutbox(sending, "").send(DRAFT, "ana@example.org", "x")

    assert not mailbox.mails


def test_an_address_that_is_refused_stops_no_other(serve: Any, mailbox: Mailbox) -> None:
    mailbox.answers = {"gone@example.org": "550 no such mailbox", "full@example.org": "452 full"}
    outbox = SmtpOutbox(serve(Security.NONE), "")

    with pytest.raises(AccessError, match="code 550"):
        outbox.send(DRAFT, "gone@example.org", "x")
    with pytest.raises(UnavailableError):
        outbox.send(DRAFT, "full@example.org", "x")
    outbox.send(DRAFT, "ana@example.org", "x")
    outbox.close()

    assert [recipients for _, recipients, _ in mailbox.mails] == [["ana@example.org"]]


def test_a_server_that_is_down_is_asked_once() -> None:
    outbox = SmtpOutbox(Sending("127.0.0.1", free_port(), Security.NONE, "", SENDER), "")

    with pytest.raises(UnavailableError, match="next run") as first:
        outbox.send(DRAFT, "ana@example.org", "x")
    with pytest.raises(UnavailableError) as second:
        outbox.send(DRAFT, "ben@example.org", "x")

    assert first.value is second.value


def test_a_server_without_starttls_gets_no_mail(serve: Any, mailbox: Mailbox) -> None:
    plain = serve(Security.NONE)
    sending = Sending(plain.server, plain.port, Security.STARTTLS, "", SENDER)

    with pytest.raises(AccessError, match="security"):
        SmtpOutbox(sending, "").send(DRAFT, "ana@example.org", "x")

    assert not mailbox.mails


def test_a_date_is_the_time_of_reading(serve: Any, mailbox: Mailbox) -> None:
    outbox = SmtpOutbox(serve(Security.NONE), "")
    outbox.send(DRAFT, "ana@example.org", "x")
    outbox.close()

    assert mailbox.mails[0][2]["Date"].datetime == datetime(2026, 11, 2, 9, tzinfo=UTC)
