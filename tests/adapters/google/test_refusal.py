import json

import pytest

from sheetsync.adapters.google.refusal import Refusal, RejectedError, meaning, refusal_of
from sheetsync.errors import AccessError, UnavailableError, UnsafeError, UsageError

BOT = "roadmap-bot@example-project.iam.gserviceaccount.com"
OFF = (
    "Google Sheets API has not been used in project 123456 before or it is disabled. Enable it by visiting "
    "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=123456 then retry."
)
NO_QUOTA = (
    "Your application is authenticating by using local Application Default Credentials. The sheets.googleapis.com API "
    "requires a quota project, which is not set by default."
)
PROTECTED = (
    "Invalid requests[0].findReplace: You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)
FULL = "This action would increase the number of cells in the workbook above the limit of 10000000 cells."


@pytest.mark.parametrize(
    ("refusal", "writing", "error", "says"),
    [
        (Refusal(403, "PERMISSION_DENIED"), False, AccessError, f"not shared with {BOT}"),
        (Refusal(403, "PERMISSION_DENIED"), True, AccessError, "share it as Editor"),
        (Refusal(403, "SERVICE_DISABLED", OFF), False, AccessError, "?project=123456"),
        (Refusal(403, "PERMISSION_DENIED", OFF), False, AccessError, "API is off"),
        (Refusal(403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), True, AccessError, "--impersonate-service-account"),
        (Refusal(403, "SERVICE_DISABLED", NO_QUOTA), False, AccessError, "set-quota-project"),
        (Refusal(403, "SERVICE_DISABLED", OFF.replace("123456", "764086051850")), False, AccessError, "quota-project"),
        (Refusal(403, "USER_PROJECT_DENIED"), False, AccessError, "Service Usage Consumer"),
        (Refusal(403, "rateLimitExceeded"), False, UnavailableError, "busy"),
        (Refusal(403, "userRateLimitExceeded"), True, UnavailableError, "busy"),
        (Refusal(404, "NOT_FOUND"), False, AccessError, "no such spreadsheet"),
        (Refusal(401, "UNAUTHENTICATED"), False, AccessError, "clock"),
        (Refusal(429, "RESOURCE_EXHAUSTED"), False, UnavailableError, "429"),
        (Refusal(408), False, UnavailableError, "busy"),
        (Refusal(500), True, UnavailableError, "busy"),
        (Refusal(503, "UNAVAILABLE"), False, UnavailableError, "busy"),
        (Refusal(400, "INVALID_ARGUMENT", PROTECTED), True, UnsafeError, "protected range"),
        (Refusal(400, "INVALID_ARGUMENT", FULL), True, UnsafeError, "10 million cells"),
        (
            Refusal(400, "FAILED_PRECONDITION", "This operation is not supported for this document"),
            False,
            UsageError,
            "Save as Google Sheets",
        ),
        (Refusal(400, "INVALID_ARGUMENT", "Invalid value"), True, RejectedError, "nothing was written"),
        (Refusal(418), False, UnsafeError, "418"),
    ],
)
def test_a_refusal_says_what_to_do(refusal, writing, error, says):
    meant = meaning(refusal, who=BOT, writing=writing)

    assert type(meant) is error
    assert says in str(meant)


def test_what_google_quotes_is_never_shown():
    for status in (400, 401, 403, 404, 429, 500):
        assert "CANARY" not in str(meaning(Refusal(status, "X", "Invalid value CANARY"), who=BOT))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"error": {"code": 403, "status": "PERMISSION_DENIED"}}, "PERMISSION_DENIED"),
        (
            {"error": {"code": 403, "status": "PERMISSION_DENIED", "details": [{"reason": "SERVICE_DISABLED"}]}},
            "SERVICE_DISABLED",
        ),
        (
            {"error": {"code": 403, "errors": [{"domain": "usageLimits", "reason": "rateLimitExceeded"}]}},
            "rateLimitExceeded",
        ),
        ({"error": "invalid_grant"}, "invalid_grant"),
        ({"error": None}, ""),
        ([], ""),
    ],
)
def test_the_most_exact_reason_counts(body, reason):
    assert refusal_of(403, json.dumps(body).encode()).reason == reason


def test_a_page_in_place_of_json_keeps_its_status():
    assert refusal_of(502, b"<html>Bad Gateway</html>") == Refusal(502)
