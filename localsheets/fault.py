"""What can go wrong between a program and Google, each as it looks on the wire."""

import gzip
import json
from dataclasses import dataclass
from enum import StrEnum

from localsheets.call import Answer
from localsheets.errors import NO_PERMISSION, NOT_FOUND, ApiError, DriveError, error_info


class Kind(StrEnum):
    """The kinds of faults."""

    REFUSED = "connection dropped unheard"
    RESET_BEFORE = "reset before it is applied"
    RESET_AFTER = "reset after it was applied"
    TIMEOUT_408 = "408"
    BUSY_429 = "429"
    BUSY_429_RETRY_AFTER = "429 with Retry-After"
    ERROR_500 = "500"
    HTML_502 = "502 as HTML"
    UNAVAILABLE_503 = "503"
    TIMEOUT_504 = "504"
    UNAUTHENTICATED_401 = "401"
    QUOTA_403 = "403 over quota"
    FORBIDDEN_403 = "403 without permission"
    NOT_FOUND_404 = "404"
    SLOW_DRIP = "byte by byte"
    HANG = "no answer"
    TRUNCATED = "cut in the middle"
    GARBLED = "not JSON"
    HTML_200 = "200 with HTML"
    EMPTY_200 = "200 without a body"
    EMPTY_GRID = "200 without the rows"
    STALE_READ = "an answer from before the last change"
    DUPLICATE = "delivered twice"
    BOMB = "a small body that unpacks to a large one"
    KILL_BEFORE = "the program dies before it is applied"
    KILL_AFTER = "the program dies after it was applied"
    CLOCK_JUMP = "the clock jumps"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        applied: Whether the request was applied before an error was answered; for the kinds with a status.
        retry_after: Seconds, as 429 with Retry-After says.
        size: Unpacked bytes of a bomb, or where the answer is cut (None: in the middle).
        seconds: How far the clock jumps.
    """

    kind: Kind
    applied: bool = False
    retry_after: int = 2
    size: int | None = None
    seconds: float = 3600.0

    @property
    def after(self) -> bool:
        """Whether the request is applied."""
        return self.applied or self.kind in AFTER


AFTER = frozenset(
    {
        Kind.RESET_AFTER,
        Kind.SLOW_DRIP,
        Kind.TRUNCATED,
        Kind.GARBLED,
        Kind.HTML_200,
        Kind.EMPTY_200,
        Kind.EMPTY_GRID,
        Kind.DUPLICATE,
        Kind.BOMB,
        Kind.KILL_AFTER,
        Kind.CLOCK_JUMP,
        Kind.STALE_READ,
        Kind.HANG,
    }
)
DROPPING = frozenset({Kind.REFUSED, Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.KILL_BEFORE, Kind.KILL_AFTER, Kind.HANG})
"""Kinds that leave the request without any answer."""

JSON_TYPE = ("Content-Type", "application/json; charset=UTF-8")
HTML_TYPE = ("Content-Type", "text/html; charset=UTF-8")
PAGE = (
    b"<!DOCTYPE html><html><head><title>Error 502 (Server Error)!!1</title></head>"
    b"<body><p>That's an error.</body></html>"
)


def quota_error(metric: str, *, per_user: bool, limit: int, consumer: str = "project_number:123456789012") -> ApiError:
    """The 429 of a per-minute quota. `metric` is `Read` or `Write`."""
    per = f"{metric} requests per minute" + (" per user" if per_user else "")
    name = f"{metric}RequestsPerMinutePer" + ("User" if per_user else "Project")
    details = [
        error_info(
            "RATE_LIMIT_EXCEEDED",
            "sheets.googleapis.com",
            consumer=consumer.replace("project_number:", "projects/"),
            quota_limit=name,
            quota_limit_value=str(limit),
            quota_location="global",
            quota_metric=f"sheets.googleapis.com/{metric.lower()}_requests",
        ),
        {
            "@type": "type.googleapis.com/google.rpc.Help",
            "links": [
                {
                    "description": "Request a higher quota limit.",
                    "url": "https://cloud.google.com/docs/quotas/help/request_increase",
                }
            ],
        },
    ]
    message = (
        f"Quota exceeded for quota metric '{metric} requests' and limit '{per}' of service "
        f"'sheets.googleapis.com' for consumer '{consumer}'."
    )
    return ApiError(429, message, details=details)


def unauthenticated() -> ApiError:
    """The 401 of a token that is expired or unknown."""
    return ApiError(
        401,
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
        "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
    )


STATUSES: dict[Kind, ApiError] = {
    Kind.TIMEOUT_408: ApiError(408, "The request timed out."),
    Kind.ERROR_500: ApiError(500, "Internal error encountered."),
    Kind.UNAVAILABLE_503: ApiError(503, "The service is currently unavailable."),
    Kind.TIMEOUT_504: ApiError(504, "Deadline expired before operation could complete."),
    Kind.UNAUTHENTICATED_401: unauthenticated(),
    Kind.QUOTA_403: DriveError(403, "User Rate Limit Exceeded", "userRateLimitExceeded", domain="usageLimits"),
    Kind.FORBIDDEN_403: ApiError(403, NO_PERMISSION),
    Kind.NOT_FOUND_404: ApiError(404, NOT_FOUND),
}


def instead(fault: Fault, effect: str) -> Answer | None:
    """The answer that an error gives in place of the right one; None for the kinds that spoil the right one."""
    if fault.kind in {Kind.BUSY_429, Kind.BUSY_429_RETRY_AFTER}:
        error = quota_error(effect.title(), per_user=True, limit=60)
        wait = (("Retry-After", str(fault.retry_after)),) if fault.kind is Kind.BUSY_429_RETRY_AFTER else ()
        return Answer(429, json.dumps(error.body).encode(), (JSON_TYPE, *wait))
    if fault.kind is Kind.HTML_502:
        return Answer(502, PAGE, (HTML_TYPE,))
    if fault.kind in STATUSES:
        error = STATUSES[fault.kind]
        return Answer(error.code, json.dumps(error.body).encode())
    return None


def spoilt(fault: Fault, answer: Answer) -> Answer:
    """The right answer after the fault."""
    if fault.kind is Kind.GARBLED:
        return Answer(200, answer.content[:-1] + b",,", answer.headers)
    if fault.kind is Kind.HTML_200:
        return Answer(200, PAGE, (HTML_TYPE,))
    if fault.kind is Kind.EMPTY_200:
        return Answer(200, b"", answer.headers)
    if fault.kind is Kind.EMPTY_GRID and answer.status == 200:
        return Answer(200, json.dumps(without_rows(json.loads(answer.content or b"{}"))).encode(), answer.headers)
    if fault.kind is Kind.BOMB:
        packed = gzip.compress(b'{"sheets":"' + b"0" * (fault.size or 200_000_000) + b'"}', compresslevel=6)
        return Answer(200, packed, (JSON_TYPE, ("Content-Encoding", "gzip")))
    return answer


def without_rows(value: object) -> object:
    """An answer whose cells are missing, as if the sheet were empty."""
    if isinstance(value, dict):
        return {key: without_rows(each) for key, each in value.items() if key not in {"rowData", "values"}}
    return [without_rows(each) for each in value] if isinstance(value, list) else value
