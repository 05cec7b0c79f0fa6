"""The server of the page: on this machine alone, to the one browser that was handed its address.

The address has a word that is good once. A file that only this user can read leads the browser there; it is never on
a command line, and the word stands behind the `#`, which no server is sent. The page changes it for another word,
keeps that in its own tab, and says it with each request: no cookie, which any other server of this machine would be
sent as well. Every request is refused that names another host, or comes from a page of another origin.
"""

import contextlib
import json
import secrets
import tempfile
import threading
from collections.abc import Callable, Mapping
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

HOST: Final = "127.0.0.1"
MOST_BYTES: Final = 64 * 1024
"""Of one request: a note is the longest that there is to say."""

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
DOCUMENT_POLICY: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
"""For the summary, which is a page of its own without any script."""

PAGE: Final = "page.html"
SCRIPTS: Final = ("words.js", "exchange.js", "drawing.js", "meet.js")
"""In the order in which the page loads them: each uses the ones before it."""

_FILES: Final = {
    "/": (PAGE, "text/html; charset=utf-8"),
    "/meet.css": ("meet.css", "text/css; charset=utf-8"),
    **{f"/{each}": (each, "text/javascript; charset=utf-8") for each in SCRIPTS},
}
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Call = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]
"""What a page may ask for: a name and values -> values. Raises KeyError for a name that there isn't."""

Say = Callable[[str], str]
"""Says a message in the language of the page, as markup."""


class MeetingServer:
    """Serves the page until it is closed.

    Args:
        call: Answers the page.
        document: Returns the summary as a page; "" as long as there is none.
        messages: What the page says, by its English words, in the language of the page; else it is in English.
        language: The code of that language.
    """

    def __init__(
        self,
        call: Call,
        document: Callable[[], str],
        *,
        messages: Mapping[str, str] | None = None,
        language: str = "en",
    ) -> None:

        def say(text: str) -> str:
            return escape((messages or {}).get(text, text))

        self.call, self.document = call, document
        self.words = json.dumps({"language": language, "messages": messages or {}}).encode()
        self.page = _without_script(_read(PAGE).decode(), language, say).encode()
        self.once = secrets.token_urlsafe(32)
        self.word = secrets.token_urlsafe(32)
        self.summary = f"/summary/{secrets.token_urlsafe(32)}"
        self._server = ThreadingHTTPServer((HOST, 0), type("Handler", (_Handler,), {"page": self}))
        self._server.daemon_threads = True
        self.origin = f"http://{HOST}:{self._server.server_address[1]}"
        self._lock = threading.Lock()
        self._folder = tempfile.TemporaryDirectory(prefix="sheetsync-", ignore_cleanup_errors=True)
        self.file = Path(self._folder.name) / "meeting.html"
        # The folder is this user's alone already.
        self.file.touch(mode=0o600)
        self.file.write_text(_leading(f"{self.origin}/#{self.once}", language, say), encoding="utf-8")

    def serve(self) -> None:
        """Answer until `close`."""
        self._server.serve_forever(poll_interval=0.2)

    def close(self) -> None:
        """Stop, and take the file away."""
        self._server.shutdown()
        self._server.server_close()
        self._folder.cleanup()

    def enter(self, once: object) -> str:
        """Change the word that is good once; "" where it isn't that, or was changed before."""
        with self._lock:
            if not isinstance(once, str) or not self.once or not _same(once, self.once):
                return ""
            self.once = ""
        with contextlib.suppress(OSError):
            self.file.unlink()
        return self.word


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    page: MeetingServer
    protocol_version = "HTTP/1.1"
    timeout = 20
    server_version, sys_version = "sheetsync", ""

    def do_GET(self) -> None:
        """Give the page, which holds nothing of the sheet, or the summary."""
        if not self._is_for_us():
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        elif found := _FILES.get(self.path):
            name, kind = found
            content = self.page.page if name == PAGE else _read(name)
            self._give(HTTPStatus.OK, content, {"Content-Type": kind, "Content-Security-Policy": POLICY})
        elif self.path == "/words.json":
            self._give(HTTPStatus.OK, self.page.words, {"Content-Type": "application/json"})
        elif _same(self.path, self.page.summary) and (document := self.page.document()):
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": DOCUMENT_POLICY}
            self._give(HTTPStatus.OK, document.encode(), headers)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Answer the page, if it is ours."""
        if not self._is_for_us():
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
            return
        said = self._said()
        if said is None or not self._is_from_us():
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        name = self.path.removeprefix("/api/")
        if name == "enter":
            word = self.page.enter(said.get("once"))
            self._tell(HTTPStatus.OK if word else HTTPStatus.FORBIDDEN, {"word": word})
            return
        scheme, _, word = self.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or not _same(word, self.page.word):
            self._refuse(HTTPStatus.UNAUTHORIZED)
            return
        try:
            self._tell(HTTPStatus.OK, self.page.call(name, said))
        except KeyError:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _is_for_us(self) -> bool:
        """Whether the browser knows us by our own name: else some name of the web was made to lead here."""
        return self.headers.get("Host", "") == self.page.origin.removeprefix("http://")

    def _is_from_us(self) -> bool:
        """Whether a page of ours asks; browsers say so themselves, and no script can change it."""
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        return self.headers.get("Origin", "") == self.page.origin and site == "same-origin"

    def _said(self) -> Mapping[str, Any] | None:
        """Read what the page said; None where it is no object in JSON, or too long."""
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            length = -1
        if not 0 <= length <= MOST_BYTES:
            self.close_connection = True
            return None
        body = self.rfile.read(length)
        if self.headers.get("Content-Type", "") != "application/json":
            return None
        try:
            said = json.loads(body)
            # Half a character can be written in JSON, and nowhere else: neither in a file nor in a cell.
            json.dumps(said, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            return None
        return said if isinstance(said, dict) else None

    def _tell(self, status: HTTPStatus, values: Mapping[str, Any]) -> None:
        self._give(status, json.dumps(values).encode(), {"Content-Type": "application/json"})

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._give(status, b"", {"Content-Type": "text/plain", "Content-Security-Policy": POLICY})

    def _give(self, status: HTTPStatus, content: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server calls it by
        """Say nothing: a log would name what was asked for."""


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())


def _read(name: str) -> bytes:
    return (files(__package__ or "") / name).read_bytes()


def _without_script(page: str, language: str, say: Say) -> str:
    """Return the page with what it says where no script runs, which would say the rest, in its language."""
    return page.replace(
        "<p>The meeting needs JavaScript.", f'<p lang="{language}">{say("The meeting needs JavaScript.")}'
    )


def _leading(address: str, language: str, say: Say) -> str:
    """Return a page that leads to an address of ours, which holds nothing to escape."""
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0; url={address}"><title>sheetsync</title>'
        f'<p><a href="{address}">{say("To the meeting")}</a></p></html>\n'
    )
