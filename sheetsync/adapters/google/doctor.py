"""Doctor: who we are to Google, what we may do with a spreadsheet, and the one step that mends what is missing."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.credentials import FILES, ROOT, find
from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.retry import Clock, RetryPolicy
from sheetsync.adapters.google.state import COLUMN_KEY
from sheetsync.adapters.google.token import sign_in
from sheetsync.errors import AccessError, SheetsyncError
from sheetsync.model.diagnosis import Diagnosis

_FILES = "https://www.googleapis.com/drive/v3/files"
_MASK = (
    "spreadsheetId,properties(title),sheets(properties(title,sheetType),"
    "protectedRanges(range,warningOnly,requestingUserCanEdit))"
)


def diagnose(environment: Mapping[str, str], key: str | None, *, clock: Clock | None = None) -> tuple[Diagnosis, ...]:
    """Look at credentials, sign-in, reading and writing, in this order, and stop at the first that fails.

    Writing is tried without changing anything: metadata that nothing has is deleted. So it takes one
    read and one write, and a look at the file itself where our credentials allow it.

    Args:
        environment: Where the credentials are looked for, and `SHEETSYNC_API_ROOT`.
        key: The spreadsheet's id; None looks at the credentials alone.
        clock: Time and chance.
    """
    checks: list[Diagnosis] = []
    try:
        identity = find(environment, writing=True)
    except SheetsyncError as error:
        return (Diagnosis("credentials", str(error), error.exit_status),)
    whom = identity.address or "an account whose address the credentials don't say"
    checks.append(Diagnosis("credentials", f"{whom}, by {identity.way}"))
    if key is None:
        return tuple(checks)
    client = GoogleClient(
        identity.credentials,
        root=environment.get(ROOT, ""),
        who=identity.address,
        retry=RetryPolicy(attempts=2),
        clock=clock,
    )
    try:
        if sign_in(identity.credentials, identity.address):
            checks.append(Diagnosis("sign-in", "Google gives us a token"))
    except SheetsyncError as error:
        return (*checks, Diagnosis("sign-in", str(error), error.exit_status))
    try:
        seen = client.get(key, _seen, fields=_MASK)
        checks.append(Diagnosis("read", seen))
        checks += _trashed(environment, key)
        client.batch(key, {"requests": [_harmless()]}, dict, fields="spreadsheetId")
        checks.append(Diagnosis("write", "we may edit it"))
    except SheetsyncError as error:
        checks.append(Diagnosis("write" if checks[-1].name == "read" else _part(error), str(error), error.exit_status))
    return tuple(checks)


def _part(error: SheetsyncError) -> str:
    """Name what is missing where a spreadsheet can't be read: the project has to do something, or its owner."""
    said = str(error)
    if "quota" in said and "project" in said:
        return "quota project"
    return "API" if " is off in the project" in said else "read"


def _trashed(environment: Mapping[str, str], key: str) -> Iterator[Diagnosis]:
    """Say that the file is in the trash, if we may know: Google opens it as ever, until it is gone for good."""
    try:
        identity = find(environment, scope=FILES)
        client = GoogleClient(identity.credentials, root=environment.get(ROOT, ""), retry=RetryPolicy(attempts=1))
        about = client.request("get", f"{_FILES}/{quote(key, safe='')}", params={"fields": "trashed"}).json()
    except SheetsyncError:
        return
    if about.get("trashed") is True:
        detail = "the spreadsheet is in its owner's trash, and will be gone for good: ask them to restore it"
        yield Diagnosis("trash", detail, AccessError.exit_status)


def _seen(reply: Json) -> str:
    sheets = [each for each in reply.get("sheets") or () if each["properties"].get("sheetType", "GRID") == "GRID"]
    shut = sum(
        not (each.get("warningOnly") or each.get("requestingUserCanEdit"))
        for sheet in sheets
        for each in sheet.get("protectedRanges") or ()
    )
    protected = f", {shut} ranges protected from us" if shut else ""
    return f"the spreadsheet opens: {len(sheets)} tabs{protected}"


def _harmless() -> Json:
    lookup = {"metadataKey": COLUMN_KEY, "metadataValue": "doctor: nothing has this value"}
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}
