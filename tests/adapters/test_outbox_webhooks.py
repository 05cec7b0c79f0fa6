"""The incoming webhooks of chats, against a server on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import ModuleType

import pytest

from sheetsync.adapters.outbox_google_chat import GoogleChatOutbox
from sheetsync.adapters.outbox_mattermost import MattermostOutbox
from sheetsync.adapters.outbox_slack import SlackOutbox
from sheetsync.adapters.outbox_teams import TeamsOutbox
from sheetsync.adapters.webhook import WebhookOutbox
from sheetsync.errors import AccessError, UnavailableError, UncertainError, UsageError
from sheetsync.render import google_chat, mattermost, slack, teams
from tests.render.test_formats import TAME, a_document

SECRET = "T000/B000/secretpart"
SERVICES = [(SlackOutbox, slack), (TeamsOutbox, teams), (GoogleChatOutbox, google_chat), (MattermostOutbox, mattermost)]
MESSAGE = slack.render(a_document(*TAME)).encode()
each_service = pytest.mark.parametrize("outbox", [outbox for outbox, _ in SERVICES])


class Webhook(ThreadingHTTPServer):
    """Answers as it is told, and keeps what it got."""

    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.bodies: list[bytes] = []
        self.types: list[str] = []

    @property
    def address(self) -> str:
        """Where it is, with the secret in the path."""
        return f"http://127.0.0.1:{self.server_port}/services/{SECRET}"


class Answer(BaseHTTPRequestHandler):
    server: Webhook

    def do_POST(self) -> None:
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.types.append(self.headers["Content-Type"])
        if not self.server.status:
            self.close_connection = True
            return
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    with Webhook() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("outbox", "dress"), SERVICES)
@pytest.mark.parametrize("status", [200, 202])
def test_the_message_arrives(webhook: Webhook, outbox: type[WebhookOutbox], dress: ModuleType, status: int) -> None:
    webhook.status = status
    message = dress.render(a_document(*TAME)).encode()

    outbox(webhook.address).send(message, "", "x")

    assert webhook.bodies == [message]
    assert json.loads(message)
    assert webhook.types == ["application/json"]


@each_service
@pytest.mark.parametrize(
    ("status", "error"),
    [(400, AccessError), (403, AccessError), (404, AccessError), (302, AccessError), (429, UnavailableError),
     (500, UnavailableError), (503, UnavailableError)],
)  # fmt: skip
def test_a_refusal_says_what_to_do_and_never_the_address(
    webhook: Webhook, outbox: type[WebhookOutbox], status: int, error: type[Exception]
) -> None:
    webhook.status = status

    with pytest.raises(error) as caught:
        outbox(webhook.address).send(MESSAGE, "", "x")

    assert "secretpart" not in str(caught.value)
    assert len(webhook.bodies) == 1


@each_service
def test_an_answer_that_was_lost_leaves_a_doubt(webhook: Webhook, outbox: type[WebhookOutbox]) -> None:
    webhook.status = 0

    with pytest.raises(UncertainError) as caught:
        outbox(webhook.address).send(MESSAGE, "", "x")

    assert "secretpart" not in str(caught.value)


@each_service
def test_a_webhook_that_nobody_answers_keeps_its_address(outbox: type[WebhookOutbox]) -> None:
    with pytest.raises(UnavailableError) as caught:
        outbox(f"http://127.0.0.1:9/{SECRET}").send(MESSAGE, "", "x")

    assert not isinstance(caught.value, UncertainError)
    assert "secretpart" not in str(caught.value)


@each_service
def test_what_is_larger_than_the_service_takes_does_not_leave(webhook: Webhook, outbox: type[WebhookOutbox]) -> None:
    with pytest.raises(AccessError, match="larger"):
        outbox(webhook.address).send(b" " * (outbox.largest + 1), "", "x")

    assert webhook.bodies == []


@each_service
@pytest.mark.parametrize("address", [f"http://hooks.example.org/{SECRET}", "", "hooks", f"ftp://x/{SECRET}"])
def test_only_a_secret_way_is_taken(outbox: type[WebhookOutbox], address: str) -> None:
    with pytest.raises(UsageError, match="https://") as caught:
        outbox(address)

    assert outbox.variable in str(caught.value)
    assert "secretpart" not in str(caught.value)
