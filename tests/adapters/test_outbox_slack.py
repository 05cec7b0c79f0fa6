"""Slack's incoming webhook, against a server on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sheetsync.adapters.outbox_slack import SlackOutbox
from sheetsync.errors import AccessError, UnavailableError, UsageError
from sheetsync.render import slack
from tests.render.test_formats import TAME, a_document

SECRET = "T000/B000/secretpart"
MESSAGE = slack.render(a_document(*TAME)).encode()


class Webhook(ThreadingHTTPServer):
    """Answers as it is told, and keeps what it got."""

    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.bodies: list[bytes] = []

    @property
    def address(self) -> str:
        """Where it is, with the secret in the path."""
        return f"http://127.0.0.1:{self.server_port}/services/{SECRET}"


class Answer(BaseHTTPRequestHandler):
    server: Webhook

    def do_POST(self) -> None:
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
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


def test_the_message_arrives(webhook: Webhook) -> None:
    SlackOutbox(webhook.address).send(MESSAGE, "", "x")

    assert json.loads(webhook.bodies[0])["blocks"][0]["type"] == "header"


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, AccessError), (403, AccessError), (404, AccessError), (302, AccessError), (429, UnavailableError),
     (500, UnavailableError), (503, UnavailableError)],
)  # fmt: skip
def test_a_refusal_says_what_to_do_and_never_the_address(webhook: Webhook, status: int, error: type[Exception]) -> None:
    webhook.status = status

    with pytest.raises(error) as caught:
        SlackOutbox(webhook.address).send(MESSAGE, "", "x")

    assert "secretpart" not in str(caught.value)
    assert len(webhook.bodies) == 1


def test_a_webhook_that_nobody_answers_keeps_its_address() -> None:
    with pytest.raises(UnavailableError) as caught:
        SlackOutbox(f"http://127.0.0.1:9/{SECRET}").send(MESSAGE, "", "x")

    assert "secretpart" not in str(caught.value)


def test_only_a_secret_way_is_taken() -> None:
    with pytest.raises(UsageError, match="https://"):
        SlackOutbox(f"http://hooks.slack.com/services/{SECRET}")
