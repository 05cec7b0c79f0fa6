"""The page is for one browser of one user: from elsewhere, by another name or without the word nobody gets anything."""

import http.client
import json
import stat
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from sheetsync.adapters.meeting.server import SCRIPTS, MeetingServer


class Asked:
    """What reached the meeting."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Mapping[str, Any]]] = []

    def __call__(self, name: str, said: Mapping[str, Any]) -> Mapping[str, Any]:
        if name == "unheard-of":
            raise KeyError(name)
        self.calls.append((name, said))
        return {"secret": "of the sheet"}


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def server(asked: Asked) -> Iterator[MeetingServer]:
    made = MeetingServer(asked, lambda: "<p>The summary</p>")
    thread = threading.Thread(target=made.serve)
    thread.start()
    yield made
    made.close()
    thread.join()


def request(
    server: MeetingServer, method: str, path: str, body: bytes = b"{}", **headers: str | None
) -> tuple[int, dict[str, str], bytes]:
    """Ask as a page of ours does, but for what is said otherwise; a header that is None is left out."""
    host = server.origin.removeprefix("http://")
    usual = (
        {"Host": host, "Origin": server.origin, "Content-Type": "application/json"}
        if method == "POST"
        else {"Host": host}
    )
    wanted = usual | {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection(*host.split(":"), timeout=10)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in wanted.items():
        if value is not None:
            connection.putheader(name, value)
    if method == "POST":
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body if method == "POST" else None)
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


def entered(server: MeetingServer) -> str:
    """Change the word that is good once, as the page does."""
    once = server.file.read_text().split("#")[1].split('"')[0]
    status, _, content = request(server, "POST", "/api/enter", json.dumps({"once": once}).encode())
    assert status == 200
    return f"Bearer {json.loads(content)['word']}"


def test_who_was_handed_the_address_is_answered_and_the_address_is_good_once(server, asked):
    file, once = server.file, server.once

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    word = entered(server)

    assert (
        request(server, "POST", "/api/state", b'{"version": 1}', Authorization=word)[2] == b'{"secret": "of the sheet"}'
    )
    assert asked.calls == [("state", {"version": 1})]
    assert not file.exists()
    assert request(server, "POST", "/api/enter", json.dumps({"once": once}).encode())[0] == 403
    assert request(server, "POST", "/api/enter", b'{"once": ""}')[0] == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": None},
        {"Authorization": "Bearer "},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Bearer \xe9"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Origin": None},
        {"Host": "evil.example"},
        {"Host": "localhost"},
        {"Host": None},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Content_Type": "text/plain"},
        {"Content_Type": None},
    ],
    ids=str,
)
def test_nobody_else_is(server, asked, headers):
    word = entered(server)

    status, _, content = request(server, "POST", "/api/state", **{"Authorization": word, **headers})

    assert (status in {401, 403, 421}, content, asked.calls) == (True, b"", [])


@pytest.mark.parametrize("body", [b"", b"[]", b"nonsense", b"\xff", b"[" * 60_000, b" " * 70_000, b'{"a": "\\ud800"}'])
def test_what_is_no_object_is_not_heard(server, asked, body):
    word = entered(server)

    assert request(server, "POST", "/api/state", body, Authorization=word)[0] == 403
    assert request(server, "POST", "/api/enter", body.replace(b"a", b"once"))[0] == 403
    assert asked.calls == []


def test_what_there_is_not_is_said_so(server):
    word = entered(server)

    assert request(server, "POST", "/api/unheard-of", Authorization=word)[0] == 404
    assert request(server, "GET", "/../pyproject.toml")[0] == 404
    assert request(server, "GET", "/summary/")[0] == 404
    assert request(server, "PUT", "/")[0] == 501


def test_the_page_holds_nothing_of_the_sheet_and_takes_nothing_from_elsewhere(server, asked):
    for path in ("/", "/meet.css", *(f"/{each}" for each in SCRIPTS)):
        status, headers, content = request(server, "GET", path)

        assert (status, asked.calls) == (200, [])
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in headers
        assert server.word.encode() not in content
        assert request(server, "GET", path, Host="evil.example")[0] == 421


def test_the_summary_stands_where_nobody_can_guess_and_runs_nothing(server):
    status, headers, content = request(server, "GET", server.summary)

    assert (status, content) == (200, b"<p>The summary</p>")
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")


def test_what_is_said_before_any_script_runs_is_in_the_language_too(asked: Asked) -> None:
    messages = {
        "To the meeting": "Zur <Besprechung>",
        "The meeting needs JavaScript.": "Ohne JavaScript geht es nicht.",
    }
    made = MeetingServer(asked, str, messages=messages, language="de")
    thread = threading.Thread(target=made.serve)
    thread.start()
    try:
        leading = made.file.read_text()
        _, _, page = request(made, "GET", "/")
    finally:
        made.close()
        thread.join()

    assert "Zur &lt;Besprechung&gt;" in leading
    assert 'lang="de"' in leading
    assert '<noscript><p lang="de">Ohne JavaScript geht es nicht.</p></noscript>' in page.decode()
