"""Uploads to Drive, in both of its versions: a CSV becomes, or replaces, a spreadsheet."""

import csv
import io
import json

from localsheets import values
from localsheets.call import Call
from localsheets.caller import Caller
from localsheets.drive import instant, shown
from localsheets.errors import DriveError, Json
from localsheets.routes import route
from localsheets.state import Book, Box, new_sheet
from localsheets.styles import properties
from localsheets.world import SHEET_MIME, WRITERS, File, World


@route("PUT", "/upload/drive/v2/files/{key}")
def upload(world: World, call: Call, caller: Caller, key: str) -> Json:
    """The older upload, by which a CSV replaces a spreadsheet's content."""
    file = world.file(key, caller, write=True)
    if file.book is None:
        raise DriveError(400, "Bad Request", "badRequest")
    book = file.book.copy()
    put_csv(book, call.content.decode("utf-8-sig"), caller)
    world.commit(file, book)
    return old_form(file, caller)


@route("PATCH", "/upload/drive/v3/files/{key}")
def upload_v3(world: World, call: Call, caller: Caller, key: str) -> Json:
    """files.update with content."""
    file = world.file(key, caller, write=True)
    if file.book is not None:
        book = file.book.copy()
        put_csv(book, call.content.decode("utf-8-sig"), caller)
        world.commit(file, book)
    else:
        file.document = {"title": file.name, "text": call.content.decode("utf-8", "replace")}
        world.touch(file)
    return shown(call, file, caller)


@route("POST", "/upload/drive/v3/files")
def upload_new(world: World, call: Call, caller: Caller) -> Json:
    """files.create with content, in one multipart body."""
    boundary = call.headers.get("content-type", "").partition("boundary=")[2].strip('"')
    parts = (
        call.content.split(b"--" + boundary.encode())[1:-1] if boundary else [b"\r\n\r\n{}", b"\r\n\r\n" + call.content]
    )
    bodies = [part.partition(b"\r\n\r\n")[2].strip(b"\r\n") for part in parts]
    about = json.loads(bodies[0] or b"{}")
    file = world.add(about.get("name") or "Untitled", about.get("mimeType") or "application/octet-stream", caller.email)
    if file.mime == SHEET_MIME:
        file.book = Book(file.id, properties(file.name), [new_sheet(0, "Sheet1")], owner=caller.email)
        put_csv(file.book, bodies[1].decode("utf-8-sig"), caller)
    else:
        file.document = {"title": file.name, "text": bodies[1].decode("utf-8", "replace")}
    return shown(call, file, caller)


def put_csv(book: Book, text: str, caller: Caller) -> None:
    """Replace all tabs by one with the rows of a CSV, its values as if typed."""
    rows = list(csv.reader(io.StringIO(text)))
    width = max((len(row) for row in rows), default=1)
    book.sheets = [new_sheet(0, book.properties["title"], rows=max(len(rows), 1000), columns=max(width, 26))]
    sheet = book.sheets[0]
    values.write(book, caller, (sheet, Box(0, 0, len(sheet.rows), width)), {"values": rows}, "USER_ENTERED")


def old_form(file: File, caller: Caller) -> Json:
    """A file in the form of the older API."""
    link = f"https://www.googleapis.com/drive/v2/files/{file.id}"
    user = {
        "kind": "drive#user",
        "displayName": file.owner,
        "isAuthenticatedUser": True,
        "permissionId": "01234567890123456789",
        "emailAddress": file.owner,
        "picture": {"url": "https://lh3.googleusercontent.com/a/default-user=s64"},
    }
    exported = f"https://docs.google.com/spreadsheets/export?id={file.id}&exportFormat="
    formats = {
        "application/x-vnd.oasis.opendocument.spreadsheet": "ods",
        "text/tab-separated-values": "tsv",
        "application/pdf": "pdf",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
        "text/csv": "csv",
        "application/zip": "zip",
        "application/vnd.oasis.opendocument.spreadsheet": "ods",
    }
    changed = instant(file.modified)
    return {
        "kind": "drive#file",
        "id": file.id,
        "title": file.name,
        "mimeType": file.mime,
        "selfLink": link,
        "alternateLink": f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk",
        "embedLink": f"https://docs.google.com/spreadsheets/d/{file.id}/htmlembed?ouid=1",
        "iconLink": f"https://drive-thirdparty.googleusercontent.com/16/type/{file.mime}",
        "thumbnailLink": f"https://docs.google.com/feeds/vt?gd=true&id={file.id}",
        "exportLinks": {mime: exported + name for mime, name in formats.items()},
        "userPermission": {
            "id": "me",
            "type": "user",
            "role": "owner",
            "kind": "drive#permission",
            "selfLink": f"{link}/permissions/me",
            "etag": '"etag"',
            "pendingOwner": False,
        },
        "ownerNames": [file.owner],
        "lastModifyingUserName": file.owner,
        "lastModifyingUser": user,
        "owners": [user],
        "parents": [
            {
                "kind": "drive#parentReference",
                "id": "root",
                "selfLink": f"{link}/parents/root",
                "isRoot": True,
                "parentLink": "https://www.googleapis.com/drive/v2/files/root",
            }
        ],
        "editable": True,
        "writersCanShare": True,
        "appDataContents": False,
        "shared": False,
        "copyable": True,
        "copyRequiresWriterPermission": False,
        "etag": f'"{file.version}"',
        "fileSize": "1024",
        "quotaBytesUsed": "1024",
        "spaces": ["drive"],
        "labels": {"viewed": True, "restricted": False, "starred": False, "hidden": False, "trashed": file.trashed},
        "explicitlyTrashed": file.trashed,
        "createdDate": instant(file.created),
        "modifiedDate": changed,
        "modifiedByMeDate": changed,
        "lastViewedByMeDate": changed,
        "markedViewedByMeDate": "1970-01-01T00:00:00.000Z",
        "version": str(file.version),
        "capabilities": {"canEdit": file.role(caller.email) in WRITERS, "canCopy": True},
    }
