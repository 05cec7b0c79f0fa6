"""The pinged address: https alone, told how a job ended, and in no message."""

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import trustme

from sheetsync.errors import UnavailableError, UsageError
from sheetsync.job.ping import ping


class Ear(BaseHTTPRequestHandler):
    """Hears who asks; says what it was told to."""

    heard: list[str]
    status = 200

    def do_POST(self) -> None:
        self.heard.append(self.path)
        self.send_response(self.status)
        self.send_header("Location", "https://127.0.0.1:9/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    Ear.heard, Ear.status = [], 200
    server = HTTPServer(("localhost", 0), Ear)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"https://localhost:{server.server_port}/the-secret"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_good_end_and_a_red_one_are_told_apart(address: str) -> None:
    ping(address, good=True)
    ping(f"{address}/", good=False)

    assert Ear.heard == ["/the-secret", "/the-secret/fail"]


@pytest.mark.parametrize("status", [301, 302, 307, 404, 500])
def test_an_answer_that_is_not_well_is_said_without_the_address_and_led_nowhere(address: str, status: int) -> None:
    Ear.status = status
    with pytest.raises(UnavailableError) as raised:
        ping(address, good=True)

    assert "the-secret" not in str(raised.value)
    assert Ear.heard == ["/the-secret"]


@pytest.mark.parametrize(
    "address", ["http://example.org/x", "file:///etc/passwd", "ftp://x/y", "https://", "x", "//x/y"]
)
def test_anything_but_https_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(UsageError) as raised:
        ping(address, good=True)

    assert address not in str(raised.value)
