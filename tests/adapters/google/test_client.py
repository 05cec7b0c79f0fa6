import gzip
import logging

import gspread
import pytest
import requests
import responses
from google.auth.credentials import AnonymousCredentials

from sheetsync.adapters.google.client import GoogleClient, UnknownOutcomeError, loopback_root
from sheetsync.adapters.google.refusal import RejectedError
from sheetsync.adapters.google.retry import Clock, RetryPolicy, told_to_wait
from sheetsync.errors import AccessError, UnavailableError, UnsafeError, UsageError

ROOT = "http://127.0.0.1:9"
SHEET = f"{ROOT}/v4/spreadsheets/k"
BATCH = f"{SHEET}:batchUpdate"


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.now, self.sleep, lambda low, high: high)


@pytest.fixture
def google():
    with responses.RequestsMock() as mock:
        yield mock


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def client(time):
    return GoogleClient(AnonymousCredentials(), root=ROOT, clock=time.clock, who="bot@example.com")


def test_a_read_that_fails_is_sent_again(google, client, time):
    google.get(SHEET, status=503)
    google.get(SHEET, body=requests.ConnectionError())
    google.get(SHEET, body="<html>proxy</html>")
    google.get(SHEET, json={"spreadsheetId": "k"})

    assert client.get("k", dict) == {"spreadsheetId": "k"}
    assert client.sent == {"read": 4, "write": 0}
    assert time.slept == [4, 8, 16]


def test_a_busy_google_is_given_up_after_five_reads(google, client):
    google.get(SHEET, status=503)

    with pytest.raises(UnavailableError, match="busy"):
        client.get("k", dict)
    assert client.sent == {"read": 5, "write": 0}


@pytest.mark.parametrize("status", [403, 404, 400, 401])
def test_a_hopeless_read_is_sent_once(google, client, status):
    google.get(SHEET, status=status, json={"error": {"status": "NO"}})

    with pytest.raises(Exception, match=r"share|no such|refused|credentials"):
        client.get("k", dict)
    assert client.sent["read"] == 1


@pytest.mark.parametrize("failure", [{"status": 500}, {"status": 408}, {"body": requests.ReadTimeout()}, {"body": "{"}])
def test_a_write_without_an_answer_is_never_sent_again(google, client, failure):
    google.post(BATCH, **failure)

    with pytest.raises(UnknownOutcomeError):
        client.batch("k", {"requests": []}, dict)
    assert client.sent == {"read": 0, "write": 1}


@pytest.mark.parametrize("failure", [{"status": 429}, {"body": requests.ConnectTimeout()}])
def test_a_write_that_was_not_applied_is_sent_again(google, client, failure):
    google.post(BATCH, **failure)
    google.post(BATCH, json={"replies": []})

    assert client.batch("k", {"requests": []}, dict) == {"replies": []}
    assert client.sent == {"read": 0, "write": 2}


def test_a_write_that_is_refused_as_it_is_says_so(google, client):
    google.post(BATCH, status=400, json={"error": {"message": "No grid with id: 7", "status": "INVALID_ARGUMENT"}})

    with pytest.raises(RejectedError) as raised:
        client.batch("k", {"requests": []}, dict)
    assert "grid" not in str(raised.value)


def test_google_says_how_long_to_wait(google, client, time):
    google.get(SHEET, status=429, headers={"Retry-After": "31"})
    google.get(SHEET, json={})

    client.get("k", dict)
    assert time.slept == [31]


def test_a_wait_past_the_deadline_is_not_begun(google, client, time):
    google.get(SHEET, status=429, headers={"Retry-After": "601"})

    with pytest.raises(UnavailableError):
        client.get("k", dict)
    assert time.slept == []


def test_no_run_sends_more_than_its_allowance(google, time):
    client = GoogleClient(AnonymousCredentials(), root=ROOT, clock=time.clock, retry=RetryPolicy(requests=3))
    google.get(SHEET, json={})

    for _ in range(3):
        client.get("k", dict)
    with pytest.raises(UnavailableError, match="3 requests"):
        client.get("k", dict)
    assert client.sent["read"] == 3


def test_an_answer_that_unpacks_to_more_than_64_mb_is_no_answer(google, time):
    client = GoogleClient(AnonymousCredentials(), root=ROOT, clock=time.clock, retry=RetryPolicy(attempts=1))
    bomb = gzip.compress(b" " * (65 << 20))
    google.get(SHEET, body=bomb, headers={"Content-Encoding": "gzip"}, auto_calculate_content_length=True)

    with pytest.raises(UnsafeError, match="64 MB"):
        client.get("k", dict)
    assert len(google.calls) == 1, "the same answer would be as long"


def test_a_redirect_is_not_followed(google, time):
    client = GoogleClient(AnonymousCredentials(), root=ROOT, clock=time.clock, retry=RetryPolicy(attempts=1))
    google.get(SHEET, status=302, headers={"Location": "https://evil.example/"})

    with pytest.raises(UnavailableError, match="elsewhere"):
        client.get("k", dict)


@pytest.mark.parametrize(
    "root", ["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:99", "http://127.0.0.1:1/"]
)
def test_this_machine_may_play_google(root):
    assert loopback_root(root) == root.rstrip("/")


@pytest.mark.parametrize(
    "root",
    [
        "https://127.0.0.1:1",
        "http://example.com:80",
        "http://127.0.0.1.example.com:80",
        "http://127.0.0.1:80@example.com:80",
        "http://user@127.0.0.1:1",
        "http://127.0.0.1",
        "http://127.0.0.1:1/x",
        "http://[",
        "127.0.0.1:1",
    ],
)
def test_no_other_machine_may_play_google(root):
    with pytest.raises(UsageError, match="SHEETSYNC_API_ROOT"):
        loopback_root(root)


def test_only_google_is_ever_asked(client):
    with pytest.raises(UsageError):
        client.request("get", "https://evil.example/v4/spreadsheets/k")


def test_gspread_works_with_this_client(google, client):
    google.get(SHEET, json={"spreadsheetId": "k", "properties": {"title": "Roadmap"}})
    theirs = gspread.Client(None, http_client=lambda *_: client)

    assert theirs.open_by_key("k").title == "Roadmap"


def test_no_level_of_logging_shows_a_cell_or_a_token(google, client, caplog):
    caplog.set_level(logging.DEBUG)
    google.post(BATCH, json={"replies": [], "x": "CANARY"})

    client.batch("k", {"requests": [{"findReplace": {"find": "CANARY"}}]}, dict)
    assert "CANARY" not in caplog.text


def test_credentials_that_can_not_be_refreshed_are_an_access_error(google, client):
    google.get(SHEET, status=401)

    with pytest.raises(AccessError):
        client.get("k", dict)


@pytest.mark.parametrize(
    ("told", "date", "seconds"),
    [
        ("7", "", 7),
        ("-3", "", 0),
        ("", "", 0),
        ("soon", "", 0),
        ("Wed, 25 Nov 2026 10:00:30 GMT", "Wed, 25 Nov 2026 10:00:00 GMT", 30),
        ("Wed, 25 Nov 2026 10:00:30 GMT", "", 0),
    ],
)
def test_both_forms_of_retry_after_are_read(told, date, seconds):
    assert told_to_wait(told, date) == seconds
