"""The Drive API, as far as spreadsheets need it: files, export, upload, comments."""

import csv
import io
import re
from datetime import datetime

from localsheets import fields, values
from localsheets.call import Answer, Call
from localsheets.caller import Caller
from localsheets.errors import DriveError, Json
from localsheets.routes import route
from localsheets.state import Book
from localsheets.world import DOCUMENT_MIME, SHEET_MIME, WRITERS, File, World

FILES = "/drive/v3/files"
ONE = FILES + "/{key}"
BRIEF = fields.parse("kind,id,name,mimeType")


def instant(moment: datetime) -> str:
    """An instant as Google writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def described(file: File, caller: Caller) -> Json:
    """All that is known of a file."""
    edits = file.role(caller.email) in WRITERS
    return {
        "kind": "drive#file",
        "id": file.id,
        "name": file.name,
        "mimeType": file.mime,
        "createdTime": instant(file.created),
        "modifiedTime": instant(file.modified),
        "version": str(file.version),
        "trashed": file.trashed,
        "explicitlyTrashed": file.trashed,
        "owners": [{"kind": "drive#user", "displayName": file.owner, "emailAddress": file.owner}],
        "ownedByMe": file.owner == caller.email,
        "capabilities": {"canEdit": edits, "canComment": file.role(caller.email) != "reader", "canCopy": True},
        "permissions": [
            {"kind": "drive#permission", "type": "user", "emailAddress": email, "role": role}
            for email, role in {**file.roles, file.owner: "owner"}.items()
        ],
        "lastModifyingUser": {"kind": "drive#user", "displayName": file.owner, "emailAddress": file.owner},
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk",
        "parents": ["root"],
    }


def shown(call: Call, file: File, caller: Caller) -> Json:
    """What a request asks of a file; little without a mask."""
    kept: Json = fields.keep(
        described(file, caller), fields.parse(call.option("fields")) if "fields" in call.query else BRIEF
    )
    return kept


@route("POST", FILES)
def create(world: World, call: Call, caller: Caller) -> Json:
    """files.create."""
    body = call.body
    name, mime = body.get("name") or "Untitled", body.get("mimeType") or "application/octet-stream"
    if mime == SHEET_MIME:
        return shown(call, world.add_spreadsheet(name, caller.email), caller)
    file = world.add(name, mime, caller.email)
    if mime == DOCUMENT_MIME:
        file.document = {"title": name, "text": "\n"}
    return shown(call, file, caller)


@route("GET", FILES)
def list_files(world: World, call: Call, caller: Caller) -> Json:
    """files.list, with the few terms of a query that a sheet is looked for by."""
    query = call.option("q")
    found = [file for file in world.files.values() if file.role(caller.email) and _meets(file, query)]
    answer = {"kind": "drive#fileList", "incompleteSearch": False, "files": [described(each, caller) for each in found]}
    mask = fields.parse(call.option("fields") or "kind,files(kind,id,name,mimeType)")
    kept: Json = fields.keep(answer, mask)
    return kept


TERM = re.compile(r"""(\w+)\s*(=|!=|contains)\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(true|false))""")


def _meets(file: File, query: str) -> bool:
    known = {"mimeType": file.mime, "name": file.name, "trashed": str(file.trashed).lower()}
    for name, sign, double, single, plain in TERM.findall(query):
        wanted = re.sub(r"\\(.)", r"\1", double or single) or plain
        if name not in known:
            continue
        same = wanted.casefold() in known[name].casefold() if sign == "contains" else wanted == known[name]
        if same == (sign == "!="):
            return False
    return True


@route("GET", ONE)
def get(world: World, call: Call, caller: Caller, key: str) -> Json:
    """files.get."""
    return shown(call, world.file(key, caller), caller)


@route("PATCH", ONE)
def update(world: World, call: Call, caller: Caller, key: str) -> Json:
    """files.update: the name, and whether it is in the bin."""
    file = world.file(key, caller, write=True)
    body = call.body
    file.trashed = body.get("trashed", file.trashed)
    file.name = body.get("name", file.name)
    if file.book:
        file.book.properties = {**file.book.properties, "title": file.name}
    world.touch(file)
    return shown(call, file, caller)


@route("DELETE", ONE)
def delete(world: World, call: Call, caller: Caller, key: str) -> None:
    """files.delete."""
    file = world.file(key, caller)
    if file.owner != caller.email:
        raise DriveError(
            403, "The user does not have sufficient permissions for this file.", "insufficientFilePermissions"
        )
    del world.files[key]


@route("POST", ONE + "/copy")
def copy(world: World, call: Call, caller: Caller, key: str) -> Json:
    """files.copy: with its developer metadata, as Google does."""
    source = world.file(key, caller)
    name = call.body.get("name") or f"Copy of {source.name}"
    file = world.add(name, source.mime, caller.email)
    if source.book:
        book = source.book.copy()
        file.book = Book(
            file.id, {**book.properties, "title": name}, book.sheets, book.named, book.metadata, caller.email
        )
    file.document = dict(source.document) if source.document else None
    return shown(call, file, caller)


@route("GET", ONE + "/export")
def export(world: World, call: Call, caller: Caller, key: str) -> Answer:
    """files.export, as CSV of the first tab."""
    file = world.file(key, caller)
    if file.book is None or call.option("mimeType") != "text/csv":
        raise DriveError(400, "The requested conversion is not supported.", "badRequest")
    sheet = file.book.sheets[0]
    used = sheet.used()
    rows = values.read(file.book, sheet, used, values.Rendering()).get("values", []) if used.bottom else []
    out = io.StringIO()
    csv.writer(out).writerows([[*row, *[""] * (used.right - len(row))] for row in rows])
    return Answer(200, out.getvalue().removesuffix("\r\n").encode(), (("Content-Type", "text/csv"),))


@route("GET", ONE + "/comments")
def comments(world: World, call: Call, caller: Caller, key: str) -> Json:
    """comments.list; Drive wants to be told which fields."""
    if "fields" not in call.query:
        raise DriveError(400, "The 'fields' parameter is required for this method.", "required")
    answer = {"kind": "drive#commentList", "comments": world.file(key, caller).comments}
    kept: Json = fields.keep(answer, fields.parse(call.option("fields")))
    return kept


@route("GET", ONE + "/permissions")
def permissions(world: World, call: Call, caller: Caller, key: str) -> Json:
    """permissions.list."""
    found = described(world.file(key, caller), caller)["permissions"]
    return {"kind": "drive#permissionList", "permissions": found}


@route("POST", ONE + "/permissions")
def share(world: World, call: Call, caller: Caller, key: str) -> Json:
    """permissions.create: share with an address."""
    file = world.file(key, caller, write=True)
    body = call.body
    file.roles[body.get("emailAddress") or body.get("type", "")] = body.get("role", "reader")
    return {"kind": "drive#permission", "id": "1", "type": body.get("type", "user"), "role": body.get("role", "reader")}
