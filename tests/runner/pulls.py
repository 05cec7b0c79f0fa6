"""The pull requests of a repository, over HTTP, as far as a job asks for them."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.runner.machine import TOKEN


@dataclass
class Pulls:
    """What was opened. `forbidden` refuses every new one, as the settings of a repository may."""

    forbidden: bool
    url: str = ""
    all: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        assert path.startswith("/repos/team/roadmap/pulls"), path
        if method == "GET":
            return 200, [each for each in self.all if f"head=team:{each['head']}&" in path]
        if self.forbidden:
            return 403, {"message": "GitHub Actions is not permitted to create or approve pull requests."}
        self.all.append(body)
        return 201, body


@contextmanager
def pulls(*, forbidden: bool = False) -> Iterator[Pulls]:
    """A repository with its pull requests at an address of this machine."""
    found = Pulls(forbidden)

    class Door(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            assert self.headers["Authorization"] == f"Bearer {TOKEN}"
            length = int(self.headers.get("Content-Length") or 0)
            status, said = found.answer(self.command, self.path, json.loads(self.rfile.read(length) or "{}"))
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = _answer  # noqa: N815 - the names that the library asks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    found.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
