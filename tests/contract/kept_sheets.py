"""The two kinds of sheet, each with people who edit it, so that one test can hold for both."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import openpyxl
from google.auth.credentials import AnonymousCredentials

from localsheets import Spreadsheet
from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.store import GoogleSheet
from sheetsync.adapters.workbook import Workbook
from sheetsync.ports import SheetStore

HEADER = "Roadmap checks"
TAB = "Roadmap"
Rows = Sequence[Sequence[str]]


class KeptSheet(Protocol):
    """A sheet that is kept somewhere: what people do with it, and what stands in it."""

    def store(self) -> SheetStore:
        """A store that knows nothing yet, as each run has one."""
        ...

    def type(self, a1: str, text: str) -> None:
        """Let a person type into a cell; "" empties it."""
        ...

    def rows(self) -> list[list[str]]:
        """What every cell of the tab holds, without what is blank at the ends."""
        ...

    def note(self, a1: str) -> str:
        """The note of a cell."""
        ...


class KeptWorkbook:
    """A workbook on the disk, edited by openpyxl as another program would."""

    def __init__(self, path: Path, rows: Rows) -> None:
        self.path = path
        book = openpyxl.Workbook()
        book.active.title = TAB
        for row in rows:
            book.active.append([each or None for each in row])
        book.save(path)

    def store(self) -> SheetStore:
        """See `KeptSheet`."""
        return Workbook(self.path, own_header=HEADER)

    def type(self, a1: str, text: str) -> None:
        """See `KeptSheet`."""
        book = openpyxl.load_workbook(self.path)
        book[TAB][a1] = text or None
        book.save(self.path)

    def rows(self) -> list[list[str]]:
        """See `KeptSheet`."""
        values = openpyxl.load_workbook(self.path)[TAB].iter_rows(values_only=True)
        return trimmed([["" if each is None else str(each) for each in row] for row in values])

    def note(self, a1: str) -> str:
        """See `KeptSheet`."""
        comment = openpyxl.load_workbook(self.path)[TAB][a1].comment
        return comment.text if comment else ""


class KeptGoogleSheet:
    """A spreadsheet of the local Google, edited from inside."""

    def __init__(self, url: str, sheet: Spreadsheet) -> None:
        self.url = url
        self.sheet = sheet
        self._runs = 0

    def store(self) -> SheetStore:
        """See `KeptSheet`."""
        self._runs += 1
        nonces = (f"run{self._runs}write{number}" for number in range(99))
        client = GoogleClient(AnonymousCredentials(), root=self.url)
        return GoogleSheet(client, self.sheet.id, own_header=HEADER, new_nonce=lambda: next(nonces))

    def type(self, a1: str, text: str) -> None:
        """See `KeptSheet`."""
        self.sheet.type(f"{TAB}!{a1}", text)

    def rows(self) -> list[list[str]]:
        """See `KeptSheet`."""
        return trimmed(self.sheet.rows(TAB))

    def note(self, a1: str) -> str:
        """See `KeptSheet`."""
        return self.sheet.note(f"{TAB}!{a1}")


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    """The rows without what is blank at their ends, and at the end."""
    kept = []
    for row in rows:
        filled = [index for index, each in enumerate(row) if each]
        kept.append(row[: filled[-1] + 1] if filled else [])
    while kept and not kept[-1]:
        kept.pop()
    return kept
