"""A package index of this machine: it has the wheels of our locks, and a decoy that is called as we are.

Whatever is asked of it is noted. The wheels are fetched once, when the environment of the tests is set up
(`make .venv/wheels.stamp`), and are checked by the hashes of the locks like everywhere.
"""

import hashlib
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.acceptance.command_line import ROOT

WHEELS = ROOT / ".venv" / "wheels"
LOCKS = ("build", "documents", "run", "uv")
DECOY = "sheetsync"


def stamp() -> Path:
    """Return the file that says that the wheels of just these locks are here."""
    return WHEELS / hashlib.sha256(b"".join(each.read_bytes() for each in _locks())).hexdigest()


def _locks() -> list[Path]:
    return [ROOT / "requirements" / f"{each}.txt" for each in LOCKS]


def fetch() -> None:
    """Fetch the wheels that are missing: at set-up alone, for a test asks no index.

    Raises:
        SystemExit: They can't be had.
    """
    for lock in _locks():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--only-binary", ":all:", "--require-hashes", "--requirement", lock, "--dest", WHEELS]
        if subprocess.run(command, check=False).returncode:
            raise SystemExit(f"the wheels of {lock.name} can't be fetched, and tests install them: is the index there?")
    stamp().touch()


def wheels() -> Path:
    """Return the folder of the wheels; skip the test where they were not fetched."""
    if not stamp().is_file():
        pytest.skip("the wheels of the locks are not here, so no job was run: make .venv/wheels.stamp")
    return WHEELS


@dataclass
class Index:
    """An index: where it is, and which projects it was asked for."""

    folder: Path
    url: str = ""
    asked: list[str] = field(default_factory=list)
    down: bool = False

    def answer(self, path: str) -> tuple[int, bytes]:
        """Answer a request for a project's page or for a file."""
        if self.down:
            return 503, b""
        *_, name = unquote(path).rstrip("/").split("/")
        if "/files/" in path:
            file = self.folder / name
            return (200, file.read_bytes()) if file.is_file() else (404, b"")
        self.asked.append(name)
        if name == DECOY:
            return 200, b'<a href="/files/sheetsync-99.0-py3-none-any.whl">sheetsync-99.0-py3-none-any.whl</a>'
        found = [each.name for each in self.folder.glob("*.whl") if _project(each.name) == name]
        links = "".join(f'<a href="/files/{each}">{each}</a>' for each in found)
        return (200, f"<!DOCTYPE html><html><body>{links}</body></html>".encode()) if found else (404, b"")


def _project(file: str) -> str:
    return re.sub(r"[-_.]+", "-", file.split("-", maxsplit=1)[0]).lower()


@contextmanager
def serve() -> Iterator[Index]:
    """An index at an address of this machine."""
    index = Index(wheels())

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, content = index.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", "text/html" if "/files/" not in self.path else "application/octet-stream")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    index.url = f"http://127.0.0.1:{server.server_port}/simple/"
    try:
        yield index
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


if __name__ == "__main__":
    fetch()
