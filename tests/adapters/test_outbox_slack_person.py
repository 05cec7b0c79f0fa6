"""A direct message in Slack, against a server on this machine that answers as Slack documents it."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from sheetsync.adapters.outbox_slack_person import SlackPersonOutbox
from sheetsync.errors import AccessError, SheetsyncError, UnavailableError, UncertainError, UsageError
from sheetsync.model.nudge import Entry, Letter, Said
from sheetsync.render.letter import slack

TOKEN = "xoxb-a-token-of-a-test"
LETTER = Letter(
    "Roadmap: 1 line of yours needs a word",
    "Hello Ana,",
    (Entry("Tacos: <!channel> *buy* shells", "At risk", (Said("[Notes] <@U1>?", "G2", "https://example.org/s"),)),),
    ("What helps",),
)
MESSAGE = slack.render(LETTER).encode()


class App(ThreadingHTTPServer):
    """Knows one person, and says no as it is told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.posted: list[dict[str, Any]] = []
        self.tokens: set[str] = set()
        self.said: dict[str, Any] = {}
        self.drops = ""

    @property
    def root(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}/api"


class Answer(BaseHTTPRequestHandler):
    server: App

    def do_POST(self) -> None:
        method = self.path.rsplit("/", 1)[1]
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.tokens.add(self.headers["Authorization"])
        if method == "chat.postMessage":
            assert self.headers["Content-Type"] == "application/json; charset=utf-8"
            self.server.posted.append(json.loads(body))
            answer: Any = {"ok": True, "ts": "1"}
        else:
            # This method takes no JSON.
            known = parse_qs(body) == {"email": ["ana+1@example.org"]}
            answer = {"ok": True, "user": {"id": "U024"}} if known else {"ok": False, "error": "users_not_found"}
        if self.server.drops == method:
            self.close_connection = True
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(self.server.said.get(method, answer)).encode())

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def app() -> Iterator[App]:
    with App() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def send(app: App, to: str = "ana+1@example.org") -> None:
    SlackPersonOutbox(TOKEN, app.root).send(MESSAGE, to, "x")


def test_the_message_goes_to_who_has_the_address_and_nothing_in_it_is_a_command(app: App) -> None:
    send(app)

    (posted,) = app.posted
    assert posted["channel"] == "U024"
    assert app.tokens == {f"Bearer {TOKEN}"}
    assert [each["type"] for each in posted["blocks"]] == ["rich_text"]
    said = json.dumps(posted["blocks"])
    assert '{"type": "text", "text": "Tacos: <!channel> *buy* shells", "style": {"bold": true}}' in said
    assert '{"type": "link", "url": "https://example.org/s", "text": "G2"}' in said
    assert "<" not in posted["text"]


def test_an_address_that_nobody_has_is_refused_before_anything_is_said(app: App) -> None:
    with pytest.raises(AccessError, match="knows nobody"):
        send(app, "ben@example.org")

    assert app.posted == []


@pytest.mark.parametrize(
    ("method", "error", "kind"),
    [
        ("users.lookupByEmail", "missing_scope", AccessError),
        ("users.lookupByEmail", "invalid_auth", AccessError),
        ("users.lookupByEmail", "ratelimited", UnavailableError),
        ("users.lookupByEmail", "fatal_error", UnavailableError),
        ("chat.postMessage", "channel_not_found", AccessError),
        ("chat.postMessage", "ratelimited", UnavailableError),
        ("chat.postMessage", "fatal_error", UncertainError),
        ("chat.postMessage", f"xoxb-quoted {TOKEN}", AccessError),
    ],
)
def test_a_refusal_says_what_to_do_and_never_the_token(
    app: App, method: str, error: str, kind: type[SheetsyncError]
) -> None:
    app.said[method] = {"ok": False, "error": error}

    with pytest.raises(SheetsyncError) as caught:
        send(app)

    assert type(caught.value) is kind
    assert TOKEN not in str(caught.value)


def test_an_answer_that_was_lost_leaves_a_doubt_once_something_was_said(app: App) -> None:
    app.drops = "users.lookupByEmail"
    with pytest.raises(UnavailableError) as caught:
        send(app)
    assert not isinstance(caught.value, UncertainError)

    app.drops = "chat.postMessage"
    with pytest.raises(UncertainError):
        send(app)


@pytest.mark.parametrize("token", ["", "hooks", "xoxb-a b", "xoxb-ä", "xoxb-\n"])
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(UsageError, match="xoxb-"):
        SlackPersonOutbox(token)
