"""The issues of a repository, over HTTP, as far as the action asks for them."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Issues:
    """What the repository holds. `forbidden` refuses every write."""

    all: list[dict[str, Any]] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    forbidden: bool = False
    url: str = ""

    def answer(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        parts = path.split("?", maxsplit=1)[0].removeprefix("/repos/team/roadmap/issues").strip("/").split("/")
        if method == "GET":
            return 200, [each for each in self.all if each["state"] == "open"]
        if self.forbidden:
            return 403, {"message": "Resource not accessible by integration"}
        if parts == [""]:
            self.all.insert(0, {"number": len(self.all) + 1, "state": "open", "user": {"type": "Bot"}} | body)
            return 201, self.all[0]
        number = int(parts[0])
        issue = next(each for each in self.all if each["number"] == number)
        if parts[1:] == ["comments"]:
            self.comments.append((number, body["body"]))
            return 201, {}
        issue |= body
        return 200, issue


@contextmanager
def repository() -> Iterator[Issues]:
    """A repository with its issues at an address of this machine."""
    issues = Issues()

    class Door(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            assert self.headers["Authorization"] == "Bearer a-token"
            length = int(self.headers.get("Content-Length") or 0)
            status, said = issues.answer(self.command, self.path, json.loads(self.rfile.read(length) or "{}"))
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 - the names that the library asks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    issues.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield issues
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
