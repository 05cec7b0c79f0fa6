"""A refusal: what Google says when it says no, and what the reader should do about it."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sheetsync.errors import AccessError, Hitch, SheetsyncError, UnavailableError, UnsafeError, UsageError

BUSY: Final = frozenset({408, 429, 500, 502, 503, 504})
OVER_QUOTA: Final = frozenset(
    {"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED", "quotaExceeded"}
)
_API_OFF: Final = frozenset({"SERVICE_DISABLED", "accessNotConfigured"})
_NO_SCOPE: Final = frozenset({"ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions"})
_OWN_OF_GCLOUD: Final = ("764086051850", "32555940559")
"""Projects of Google's own, that of gcloud's client: nobody else can enable an API there."""

_SIGN_IN: Final = "gcloud auth application-default login --impersonate-service-account=ACCOUNT"
_PROJECT: Final = re.compile(r"\bproject[ =]([\w-]{1,40})")


class RejectedError(UnsafeError):
    """Google refused a request as it is. A write may be refused because the sheet has changed: read, and see."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked for: its name for a reader, that of its API, and the right that writing it takes."""

    noun: str
    api: str
    title: str
    scope: str


SPREADSHEET: Final = Thing("spreadsheet", "sheets", "Google Sheets API", "spreadsheets")
DOCUMENT: Final = Thing("document", "docs", "Google Docs API", "documents")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What Google said: the status, the most exact reason it gives, and its words.

    The words may quote a cell, so they are looked at and never shown.
    """

    status: int
    reason: str = ""
    words: str = ""
    wait_s: float = 0.0

    @property
    def is_over_quota(self) -> bool:
        """Whether too much was asked for in a minute. It is never applied, so it may be sent again."""
        return self.status == 429 or (self.status == 403 and self.reason in OVER_QUOTA)

    @property
    def is_busy(self) -> bool:
        """Whether the same request may succeed a little later."""
        return self.status in BUSY or self.is_over_quota


def refusal_of(status: int, body: bytes, wait_s: float = 0.0) -> Refusal:
    """Read a refusal; a proxy's page or a cut body still has its status."""
    try:
        error = json.loads(body).get("error")
    except (ValueError, AttributeError, RecursionError):
        return Refusal(status, wait_s=wait_s)
    if not isinstance(error, dict):
        return Refusal(status, error if isinstance(error, str) else "", wait_s=wait_s)
    return Refusal(status, _reason(error), str(error.get("message", "")), wait_s)


def _reason(error: dict[str, Any]) -> str:
    listed = [*(error.get("details") or ()), *(error.get("errors") or ())]
    reasons = (str(each.get("reason", "")) for each in listed if isinstance(each, dict))
    return next(filter(None, reasons), str(error.get("status", "")))


def meaning(refusal: Refusal, *, who: str, writing: bool = False, thing: Thing = SPREADSHEET) -> SheetsyncError:
    """Turn what Google said into what the reader should do.

    A 403 is many things: a quota (wait), an API that is off, a sheet that is not shared, or one
    that may only be read.

    Args:
        refusal: Its words are looked at, never shown: they may quote a cell.
        who: The address that a sheet is shared with; "" where it isn't known.
        writing: Whether something was to be written.
        thing: What was asked for.
    """
    said = f"{refusal.status} {refusal.reason}".strip()
    if refusal.is_busy:
        said = f"Google is busy ({said}): wait a minute and run again; nothing is half done"
        return UnavailableError(said, hitch=Hitch.BUSY)
    by_status: dict[int, Callable[[], SheetsyncError]] = {
        400: lambda: _bad_request(refusal, said),
        401: lambda: AccessError(
            f"Google does not accept the credentials of {who or 'this account'} ({said}): "
            "check the machine's clock, and whether the key still exists"
        ),
        403: lambda: _forbidden(refusal, who, thing, writing=writing),
        404: lambda: AccessError(
            f"there is no such {thing.noun} (404): check the address for a missing character, "
            "and whether it was deleted or lies in the trash",
            hitch=Hitch.GONE,
        ),
    }
    return by_status.get(refusal.status, lambda: UnsafeError(f"Google refused the request ({said})"))()


def _bad_request(refusal: Refusal, said: str) -> SheetsyncError:
    words = refusal.words.lower()
    if "protected cell" in words or "protected range" in words:
        return UnsafeError(
            "a protected range covers what was to be written, so nothing was: "
            "let us edit our column under Data > Protect sheets and ranges",
            hitch=Hitch.CLOSED,
        )
    if "limit of 10000000 cells" in words or "10,000,000 cells" in words:
        return UnsafeError(
            "the spreadsheet has reached the limit of 10 million cells, so our column has no room: "
            "delete empty rows or columns"
        )
    if "not supported for this document" in words:
        return UsageError("this is an Office file on Drive, not a Google Sheet: use File > Save as Google Sheets")
    return RejectedError(f"Google refused the request ({said}), so nothing was written: run again")


def _forbidden(refusal: Refusal, who: str, thing: Thing, *, writing: bool) -> SheetsyncError:
    if _lacks_quota_project(refusal):
        return AccessError(
            "this sign-in names no project for its quota, which a person's sign-in must: "
            "`gcloud auth application-default set-quota-project PROJECT`, with a project in which the "
            f"{thing.title} is enabled; or go as the service account, which has one: `{_SIGN_IN}`"
        )
    if refusal.reason == "USER_PROJECT_DENIED" or "serviceusage.services.use" in refusal.words:
        return AccessError(
            "this account may not use the project of its quota: give it the role Service Usage Consumer there, "
            "or `gcloud auth application-default set-quota-project PROJECT` with a project that is yours"
        )
    if refusal.reason in _API_OFF or "has not been used in project" in refusal.words:
        project = _PROJECT.search(refusal.words)
        where = f"?project={project[1]}" if project else ""
        return AccessError(
            f"the {thing.title} is off in the project of these credentials: enable it at "
            f"https://console.cloud.google.com/apis/library/{thing.api}.googleapis.com{where} and wait a few minutes"
        )
    if refusal.reason in _NO_SCOPE or "insufficient authentication scopes" in refusal.words:
        return AccessError(
            f"this sign-in was made without the right to {thing.scope}, and Google's own client may refuse to give it: "
            f"go as the service account, `{_SIGN_IN}`, or sign in by an OAuth client of your own (docs/google.md)"
        )
    address = who or "the account that runs this"
    if writing:
        return AccessError(f"{address} may only view the {thing.noun}, so nothing was written: share it as Editor")
    roles = "as Viewer to check, as Editor to sync" if thing is SPREADSHEET else "as Editor"
    return AccessError(f"the {thing.noun} is not shared with {address}: share it, {roles}")


def _lacks_quota_project(refusal: Refusal) -> bool:
    """Whether a person's sign-in has no project of its own; it then counts for one of Google's, and the API is off."""
    if "requires a quota project" in refusal.words:
        return True
    project = _PROJECT.search(refusal.words)
    return refusal.reason in _API_OFF and project is not None and project[1] in _OWN_OF_GCLOUD
