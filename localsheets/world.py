"""All files, who may do what with them, and the tokens that are out."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from localsheets.assumptions import Assumptions
from localsheets.caller import SERVICE_ACCOUNT, Caller
from localsheets.errors import NO_PERMISSION, NOT_FOUND, ApiError, DriveError, Json
from localsheets.state import Book, new_sheet
from localsheets.styles import properties

SHEET_MIME = "application/vnd.google-apps.spreadsheet"
DOCUMENT_MIME = "application/vnd.google-apps.document"
WRITERS = frozenset({"owner", "writer"})
OWNER = "owner@example.com"


@dataclass(slots=True)
class File:
    """A file in Drive: a spreadsheet, a document, or neither.

    `before` is the spreadsheet before the last change, for reads that come from a stale replica.
    """

    id: str
    name: str
    mime: str
    owner: str
    created: datetime
    modified: datetime
    roles: dict[str, str] = field(default_factory=dict)
    version: int = 1
    trashed: bool = False
    book: Book | None = None
    before: Book | None = None
    document: Json | None = None
    comments: list[Json] = field(default_factory=list)

    def role(self, email: str) -> str:
        """owner, writer, commenter, reader, or empty."""
        return "owner" if email == self.owner else self.roles.get(email, "")


@dataclass(slots=True)
class Token:
    """An access token that was given out."""

    email: str
    scopes: frozenset[str]
    expired: bool = False


def now() -> datetime:
    """The instant, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class World:
    """What the server knows. Every access to it holds `lock`."""

    files: dict[str, File] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    assume: Assumptions = field(default_factory=Assumptions)
    clock: Callable[[], datetime] = now
    lock: threading.RLock = field(default_factory=threading.RLock)

    def add(self, name: str, mime: str, owner: str) -> File:
        """A new file, owned by somebody."""
        file_id = "1" + secrets.token_urlsafe(33)[:43]
        moment = self.clock()
        file = File(file_id, name, mime, owner, moment, moment)
        self.files[file_id] = file
        return file

    def add_spreadsheet(self, name: str, owner: str, *, locale: str = "en_US", zone: str = "Etc/GMT") -> File:
        """A new spreadsheet with its one empty tab."""
        file = self.add(name, SHEET_MIME, owner)
        file.book = Book(file.id, properties(name, locale=locale, zone=zone), [new_sheet(0, "Sheet1")], owner=owner)
        return file

    def book(self, file_id: str, caller: Caller, *, write: bool) -> tuple[File, Book]:
        """A spreadsheet for somebody who may read, or write, it."""
        file = self.files.get(file_id)
        if file is None or file.book is None:
            raise ApiError(404, NOT_FOUND)
        role = file.role(caller.email)
        if not role or (write and role not in WRITERS):
            raise ApiError(403, NO_PERMISSION)
        return file, file.book

    def commit(self, file: File, book: Book) -> None:
        """Swap a changed spreadsheet in."""
        file.before, file.book = file.book, book
        file.name = book.properties["title"]
        self.touch(file)

    def touch(self, file: File) -> None:
        """Count a change."""
        file.version += 1
        file.modified = self.clock()

    def file(self, file_id: str, caller: Caller, *, write: bool = False) -> File:
        """A file for Drive, which hides what one may not see."""
        file = self.files.get(file_id)
        if file is None or not file.role(caller.email):
            raise DriveError(404, f"File not found: {file_id}.", "notFound")
        if write and file.role(caller.email) not in WRITERS:
            raise DriveError(
                403, "The user does not have sufficient permissions for this file.", "insufficientFilePermissions"
            )
        return file

    def issue(self, email: str, scopes: frozenset[str]) -> str:
        """A new token."""
        token = "local." + secrets.token_urlsafe(24)
        self.tokens[token] = Token(email, scopes)
        return token

    def caller(self, token: str) -> Caller:
        """Who a token stands for; one that was not given out here is the service account's."""
        known = self.tokens.get(token)
        return Caller(known.email if known else SERVICE_ACCOUNT)
