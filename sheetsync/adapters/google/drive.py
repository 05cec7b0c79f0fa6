"""Drive: whether a spreadsheet has changed at all, for less than reading it."""

from typing import Final
from urllib.parse import quote

from google.auth.credentials import Credentials

from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.refusal import Thing
from sheetsync.errors import SheetsyncError

FILES: Final = "https://www.googleapis.com/drive/v3/files"
FILE: Final = Thing("file", "drive", "Google Drive API", "drive.metadata.readonly")


def version(credentials: Credentials, key: str, *, root: str = "") -> str | None:
    """Return Drive's count of a file's changes, whoever made them; None where Drive doesn't say.

    Not to be told is no trouble: the sheet is read then.
    """
    client = GoogleClient(credentials, root=root, thing=FILE)
    try:
        reply = client.request(
            "get", f"{FILES}/{quote(key, safe='')}", params={"fields": "version", "supportsAllDrives": True}
        )
    except SheetsyncError:
        return None
    found = reply.json().get("version")
    return str(found) if found else None
