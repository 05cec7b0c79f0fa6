"""The control side: people at the boundaries of requests, faults, quotas, access and tokens."""

import gzip
import json
import socket
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, IncompleteRead
from urllib.parse import urlencode, urlsplit

import pytest

from localsheets import SERVICE_ACCOUNT, Fault, Kind, Quota

EXACTLY = {"matchCase": True, "matchEntireCell": True}
STATUS = {
    Kind.TIMEOUT_408: 408,
    Kind.BUSY_429: 429,
    Kind.BUSY_429_RETRY_AFTER: 429,
    Kind.ERROR_500: 500,
    Kind.UNAVAILABLE_503: 503,
    Kind.TIMEOUT_504: 504,
    Kind.UNAUTHENTICATED_401: 401,
    Kind.QUOTA_403: 403,
    Kind.FORBIDDEN_403: 403,
    Kind.NOT_FOUND_404: 404,
}


def writing(sheet, find="a", replacement="b"):
    request = {"findReplace": {"find": find, "replacement": replacement, "sheetId": 0, **EXACTLY}}
    return "POST", f"/v4/spreadsheets/{sheet.id}:batchUpdate", {"requests": [request]}


def reading(sheet):
    return "GET", f"/v4/spreadsheets/{sheet.id}/values/Sheet1"


def raw(google, method, target, body=None, timeout=5.0):
    """The status, headers and bytes of an answer; raises what the connection raises."""
    connection = HTTPConnection(urlsplit(google.url).netloc, timeout=timeout)
    try:
        connection.request(method, target, None if body is None else json.dumps(body))
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def test_somebody_edits_before_a_request_is_applied(google, ask):
    sheet = google.spreadsheet([["x"], ["a"]])
    google.control.before(lambda call: sheet.insert_rows(1), lambda call: call.effect == "write")

    _, answer = ask(*writing(sheet))

    assert answer["replies"][0]["findReplace"]["occurrencesChanged"] == 1
    assert sheet.cell("A3") == "b"


def test_somebody_edits_after_it_was_applied_and_before_the_answer_leaves(google, ask):
    sheet = google.spreadsheet([["a"]])
    google.control.after(lambda call: sheet.type("A1", "mine"), 0)

    status, _ = ask(*writing(sheet))

    assert status == 200
    assert sheet.cell("A1") == "mine"


def test_another_program_may_ask_from_within(google, ask):
    sheet = google.spreadsheet([["a"]])
    google.control.before(lambda call: ask(*writing(sheet, "a", "other")), 0)

    _, answer = ask(*writing(sheet))

    assert answer["replies"] == [{"findReplace": {}}]
    assert sheet.cell("A1") == "other"


@pytest.mark.parametrize("kind", STATUS)
@pytest.mark.parametrize("applied", [False, True])
def test_an_error_comes_before_or_after_the_request_was_applied(google, ask, kind, applied):
    sheet = google.spreadsheet([["a"]])
    google.control.fault(Fault(kind, applied=applied))

    status, answer = ask(*writing(sheet))

    assert status == STATUS[kind] == answer["error"]["code"]
    assert sheet.cell("A1") == ("b" if applied else "a")
    assert google.control.hits == {kind: 1}
    assert ask(*reading(sheet))[0] == 200


@pytest.mark.parametrize(
    ("kind", "applied"),
    [
        (Kind.REFUSED, False),
        (Kind.RESET_BEFORE, False),
        (Kind.RESET_AFTER, True),
        (Kind.KILL_BEFORE, False),
        (Kind.KILL_AFTER, True),
    ],
)
def test_a_connection_is_reset_before_or_after(google, kind, applied):
    sheet = google.spreadsheet([["a"]])
    google.control.fault(kind)

    with pytest.raises((OSError, HTTPException)):
        raw(google, *writing(sheet))

    assert sheet.cell("A1") == ("b" if applied else "a")


def test_a_killed_program_is_not_heard_until_it_is_started_again(google, ask):
    sheet = google.spreadsheet([["a"]])
    google.control.fault(Kind.KILL_BEFORE)
    for _ in range(2):
        with pytest.raises((OSError, HTTPException)):
            raw(google, *writing(sheet))

    google.control.revive()

    assert ask(*writing(sheet))[0] == 200


def test_an_answer_is_cut_where_the_fault_says(google):
    sheet = google.spreadsheet([["a"]])
    google.control.fault(Fault(Kind.TRUNCATED, size=10))

    with pytest.raises(IncompleteRead) as cut:
        raw(google, *reading(sheet))

    assert len(cut.value.partial) == 10


def test_an_answer_hangs(google):
    sheet = google.spreadsheet([["a"]])
    google.control.fault(Kind.HANG)

    with pytest.raises(socket.timeout):
        raw(google, *writing(sheet), timeout=0.1)

    assert sheet.cell("A1") == "b"


def test_an_answer_drips(google):
    google.control.drip_s = 0.0
    sheet = google.spreadsheet([["a"]])
    google.control.fault(Kind.SLOW_DRIP)

    status, _, content = raw(google, *reading(sheet))

    assert status == 200
    assert json.loads(content)["values"] == [["a"]]


@pytest.mark.parametrize("kind", [Kind.GARBLED, Kind.HTML_200, Kind.EMPTY_200])
def test_a_good_status_comes_with_what_is_no_json(google, kind):
    sheet = google.spreadsheet([["a"]])
    google.control.fault(kind)

    status, _, content = raw(google, *reading(sheet))

    assert status == 200
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(content)


def test_a_gateways_error_is_a_page(google):
    google.control.fault(Kind.HTML_502)

    status, headers, content = raw(google, *reading(google.spreadsheet()))

    assert (status, headers["Content-Type"]) == (502, "text/html; charset=UTF-8")
    assert content.startswith(b"<!DOCTYPE html>")


def test_a_sheet_comes_without_its_rows(google, ask):
    google.control.fault(Kind.EMPTY_GRID)

    status, answer = ask(*reading(google.spreadsheet([["a"]])))

    assert status == 200
    assert "values" not in answer


def test_a_small_body_unpacks_to_a_large_one(google):
    google.control.fault(Fault(Kind.BOMB, size=5_000_000))

    _, headers, content = raw(google, *reading(google.spreadsheet()))

    assert headers["Content-Encoding"] == "gzip"
    assert len(gzip.decompress(content)) > 5_000_000 > 100 * len(content)


def test_a_stale_read_shows_the_sheet_before_its_last_change(google, ask):
    sheet = google.spreadsheet([["a"]])
    ask(*writing(sheet))
    google.control.fault(Kind.STALE_READ)

    assert ask(*reading(sheet))[1]["values"] == [["a"]]
    assert ask(*reading(sheet))[1]["values"] == [["b"]]


def test_a_request_is_delivered_twice(google, ask):
    sheet = google.spreadsheet([["a"]])
    google.control.fault(Kind.DUPLICATE)

    _, answer = ask(*writing(sheet, "a", "aa"))

    assert answer["replies"] == [{"findReplace": {}}]
    assert sheet.cell("A1") == "aa"


def test_a_quota_is_full_after_its_requests_and_empty_a_minute_later(google, ask):
    sheet = google.spreadsheet([["a"]])
    google.control.quota = Quota(per_user=2)
    now = datetime(2026, 11, 25, 12, 0, 1, tzinfo=UTC)
    google.control.set_clock(lambda: now)

    statuses = [ask(*reading(sheet))[0] for _ in range(3)]
    _, refused = ask(*reading(sheet))
    write, _ = ask(*writing(sheet))
    now = datetime(2026, 11, 25, 12, 1, 0, tzinfo=UTC)

    assert statuses == [200, 200, 429]
    assert refused["error"]["message"].startswith("Quota exceeded for quota metric 'Read requests' and limit 'Read")
    assert refused["error"]["details"][0]["reason"] == "RATE_LIMIT_EXCEEDED"
    assert write == 200
    assert ask(*reading(sheet))[0] == 200


@pytest.mark.parametrize(
    ("role", "read", "write"), [("", 403, 403), ("reader", 200, 403), ("commenter", 200, 403), ("writer", 200, 200)]
)
def test_a_role_decides_what_may_be_done(google, ask, role, read, write):
    sheet = google.spreadsheet([["a"]], role=role)

    assert ask(*reading(sheet))[0] == read
    assert ask(*writing(sheet))[0] == write


def test_what_is_gone_is_not_found_and_what_is_in_the_bin_says_so(google, ask):
    sheet = google.spreadsheet([["a"]])

    sheet.trash()
    _, about = ask("GET", f"/drive/v3/files/{sheet.id}?fields=trashed,capabilities(canEdit)")
    sheet.destroy()

    assert about == {"trashed": True, "capabilities": {"canEdit": True}}
    assert ask(*reading(sheet))[0] == 404


def test_an_api_that_is_off_says_how_to_put_it_on(google, ask):
    google.control.disabled.add("sheets")

    status, answer = ask(*reading(google.spreadsheet()))

    assert status == 403
    assert "Google Sheets API has not been used in project" in answer["error"]["message"]
    assert answer["error"]["details"][1]["reason"] == "SERVICE_DISABLED"


def form(google, **fields):
    connection = HTTPConnection(urlsplit(google.url).netloc, timeout=5)
    try:
        connection.request("POST", "/token", urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def test_a_token_expires_and_a_new_one_is_given(google, ask):
    sheet = google.spreadsheet([["a"]])
    google.control.strict_tokens = True
    scope = "https://www.googleapis.com/auth/spreadsheets.readonly"
    sheet.share("writer", "person@example.com")

    def bearer():
        _, given = form(google, grant_type="refresh_token", refresh_token="r", scope=scope)
        return {"Authorization": f"Bearer {given['access_token']}"}

    first = bearer()
    assert ask(*reading(sheet), **first)[0] == 200
    status, answer = ask(*writing(sheet), **first)
    assert (status, answer["error"]["details"][0]["reason"]) == (403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
    google.control.expire_tokens()
    assert ask(*reading(sheet), **first)[0] == 401
    assert ask(*reading(sheet), **bearer())[0] == 200
    assert ask(*reading(sheet))[0] == 401


def test_the_token_endpoint_refuses(google):
    google.control.token_refusal = "invalid_grant"

    status, answer = form(google, grant_type="refresh_token")

    assert (status, answer["error"]) == (400, "invalid_grant")


def test_a_token_is_exchanged_for_one_of_a_service_account(google, ask):
    _, first = ask(
        "POST", "/v1/token", {"subjectToken": "t", "scope": "https://www.googleapis.com/auth/cloud-platform"}
    )
    where = f"/v1/projects/-/serviceAccounts/{SERVICE_ACCOUNT}:generateAccessToken"
    bearer = {"Authorization": f"Bearer {first['access_token']}"}

    status, answer = ask("POST", where, {"scope": ["https://www.googleapis.com/auth/spreadsheets"]}, **bearer)
    without, _ = ask("POST", where, {"scope": None}, **bearer)

    assert (status, without) == (200, 400)
    assert google.world.caller(answer["accessToken"]).email == SERVICE_ACCOUNT


def test_the_log_says_what_was_asked(google, ask):
    sheet = google.spreadsheet([["a"]])
    ask(*reading(sheet))
    ask(*writing(sheet))

    assert [(call.index, call.method, call.effect, call.kinds, call.status) for call in google.log] == [
        (0, "GET", "read", (), 200),
        (1, "POST", "write", ("findReplace",), 200),
    ]
    assert google.log[1].sent == len(google.log[1].content) > 0
    assert (google.count("read"), google.count("write")) == (1, 1)


def test_a_server_starts_again_without_its_past(google, ask):
    sheet = google.spreadsheet([["a"]])
    google.assume.blank_matches = False
    google.control.fault(Kind.HTML_502)

    google.reset()

    assert ask(*reading(sheet))[0] == 404
    assert google.assume.blank_matches
    assert len(google.log) == 1


def test_a_copied_row_brings_its_text_along(google, ask):
    sheet = google.spreadsheet([["a", "⚠ x · k7f3"], ["b", ""]])

    sheet.copy("A1:B1", "A3:B3")
    _, answer = ask(*writing(sheet, "⚠ x · k7f3", "y"))

    assert answer["replies"][0]["findReplace"]["occurrencesChanged"] == 2


def test_nobody_listens_for_a_while_and_nothing_is_lost(google, ask):
    sheet = google.spreadsheet([["a"]])

    with google.unreachable(), pytest.raises(ConnectionRefusedError):
        raw(google, *reading(sheet))

    assert ask(*reading(sheet))[1]["values"] == [["a"]]
