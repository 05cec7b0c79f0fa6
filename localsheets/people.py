"""People who work in a spreadsheet while a program does."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from localsheets import batch, ranges, resource, values
from localsheets.a1 import column_name
from localsheets.batch.registry import Work
from localsheets.caller import SERVICE_ACCOUNT, Caller
from localsheets.comments import as_seen
from localsheets.errors import Json
from localsheets.fields import EVERYTHING
from localsheets.state import Book, Sheet
from localsheets.world import OWNER, File, World


class Spreadsheet:
    """A spreadsheet as its people see it. What they do is done at once, and not in the request log."""

    def __init__(self, world: World, file: File, *, who: str = OWNER) -> None:
        self.world, self.file, self.who = world, file, who

    @property
    def id(self) -> str:
        """The key of the spreadsheet."""
        return self.file.id

    @property
    def book(self) -> Book:
        """All of it, as it is now. Not to be changed in place."""
        if self.file.book is None:
            raise LookupError("not a spreadsheet")
        return self.file.book

    def tab(self, title: str = "") -> Sheet:
        """A tab by its title, the first without one."""
        found = self.book.titled(title) if title else self.book.sheets[0]
        if found is None:
            raise LookupError(title)
        return found

    def do(self, *requests: Json) -> list[Json]:
        """Do requests of a batch update, as this person."""
        with self.world.lock:
            book = self.book.copy()
            work = Work(book, self.book, Caller(self.who), self.world.assume)
            replies = batch.apply(work, list(requests))
            self.world.commit(self.file, book)
            return replies

    def type(self, where: str, *rows: Sequence[Any] | Any) -> None:
        """Type into cells from a corner on: one value, or rows of them."""
        lines = [list(row) if isinstance(row, list | tuple) else [row] for row in rows]
        with self.world.lock:
            book = self.book.copy()
            sheet, box = ranges.locate(book, where)
            sheet.resize(
                max(len(sheet.rows), box.top + len(lines)),
                max(len(sheet.columns), box.left + max(len(line) for line in lines)),
            )
            values.write(book, Caller(self.who), where, {"values": lines}, "USER_ENTERED")
            self.world.commit(self.file, book)

    def type_chips(self, where: str, text: str, *emails: str, form: str = "DEFAULT") -> None:
        """Type a text into one cell in which each "@" becomes the chip of a person."""
        places = [index for index, each in enumerate(text) if each == "@"]
        people = [{"personProperties": {"email": email, "displayFormat": form}} for email in emails]
        runs = [{"startIndex": at, "chip": each} for at, each in zip(places, people, strict=True)]
        cell = {"userEnteredValue": {"stringValue": text}, "chipRuns": runs}
        rows = [{"values": [cell]}]
        self.do({"updateCells": {"range": self.range(where), "rows": rows, "fields": "userEnteredValue,chipRuns"}})

    def rows(self, where: str = "", *, render: str = "FORMATTED_VALUE") -> list[list[Any]]:
        """The values of a range, of the whole first tab without one."""
        with self.world.lock:
            place = ranges.locate(self.book, where) if where else (self.tab(), self.tab().box)
            found: list[list[Any]] = values.read(self.book, *place, values.Rendering(render)).get("values", [])
            return found

    def cell(self, where: str) -> Any:
        """What one cell shows; the empty text for a blank."""
        found = self.rows(where)
        return found[0][0] if found and found[0] else ""

    def note(self, where: str) -> str:
        """The note of a cell."""
        sheet, box = ranges.locate(self.book, where)
        return sheet.at(box.top, box.left).note

    def resource(self) -> Json:
        """The whole spreadsheet as the API shows it, with every cell."""
        with self.world.lock:
            return resource.spreadsheet(self.book, Caller(self.who), EVERYTHING, grid=True)

    def insert_rows(self, at: int, count: int = 1, *, tab: str = "") -> None:
        """Insert blank rows before the row of this number, counted from 1."""
        self._insert("ROWS", at - 1, count, tab)

    def insert_columns(self, at: int, count: int = 1, *, tab: str = "") -> None:
        """Insert blank columns before the column of this number, counted from 1."""
        self._insert("COLUMNS", at - 1, count, tab)

    def _insert(self, dimension: str, start: int, count: int, tab: str) -> None:
        span = self._span(dimension, start, start + count, tab)
        self.do({"insertDimension": {"range": span, "inheritFromBefore": False}})

    def _span(self, dimension: str, start: int, end: int, tab: str) -> Json:
        return {"sheetId": self.tab(tab).id, "dimension": dimension, "startIndex": start, "endIndex": end}

    def delete_rows(self, first: int, count: int = 1, *, tab: str = "") -> None:
        """Delete rows, counted from 1."""
        self.do({"deleteDimension": {"range": self._span("ROWS", first - 1, first - 1 + count, tab)}})

    def delete_columns(self, first: int, count: int = 1, *, tab: str = "") -> None:
        """Delete columns, counted from 1."""
        self.do({"deleteDimension": {"range": self._span("COLUMNS", first - 1, first - 1 + count, tab)}})

    def move_row(self, row: int, before: int, *, tab: str = "") -> None:
        """Drag a row to before another, both counted from 1."""
        span = self._span("ROWS", row - 1, row, tab)
        self.do({"moveDimension": {"source": span, "destinationIndex": before - 1}})

    def move_column(self, column: int, before: int, *, tab: str = "") -> None:
        """Drag a column to before another, both counted from 1."""
        span = self._span("COLUMNS", column - 1, column, tab)
        self.do({"moveDimension": {"source": span, "destinationIndex": before - 1}})

    def hide_rows(self, first: int, count: int = 1, *, tab: str = "") -> None:
        """Hide rows, counted from 1."""
        span = self._span("ROWS", first - 1, first - 1 + count, tab)
        self.do({"updateDimensionProperties": {"range": span, "properties": {"hiddenByUser": True}, "fields": "*"}})

    def sort(self, where: str, *columns: int, falling: bool = False) -> None:
        """Sort a range by columns of the sheet, counted from 1."""
        order = "DESCENDING" if falling else "ASCENDING"
        specs = [{"dimensionIndex": column - 1, "sortOrder": order} for column in columns]
        self.do({"sortRange": {"range": self.range(where), "sortSpecs": specs}})

    def set_note(self, where: str, text: str) -> None:
        """Write a note on cells."""
        self.do({"repeatCell": {"range": self.range(where), "cell": {"note": text}, "fields": "note"}})

    def protect(self, where: str, *editors: str) -> None:
        """Protect cells from all but some; the owner always may."""
        fresh = {"range": self.range(where), "editors": {"users": list(editors)}}
        self.do({"addProtectedRange": {"protectedRange": fresh}})

    def set_result(self, where: str, value: Json) -> None:
        """Say what the formula of a cell comes to, as an ExtendedValue: for functions that aren't worked out here."""
        with self.world.lock:
            book = self.book.copy()
            sheet, box = ranges.locate(book, where)
            sheet.put(box.top, box.left, replace(sheet.at(box.top, box.left), computed=value))
            self.world.commit(self.file, book)

    def range(self, where: str) -> Json:
        """The GridRange of a text in A1 notation."""
        sheet, box = ranges.locate(self.book, where)
        return {
            "sheetId": sheet.id,
            "startRowIndex": box.top,
            "endRowIndex": box.bottom,
            "startColumnIndex": box.left,
            "endColumnIndex": box.right,
        }

    def copy(self, where: str, to: str) -> None:
        """Copy cells, with all that is in them, to a place that starts at `to`."""
        self.do(
            {"copyPaste": {"source": self.range(where), "destination": self.range(to), "pasteType": "PASTE_NORMAL"}}
        )

    def comment(self, where: str, text: str) -> str:
        """Begin a thread on a cell, and return its id."""
        at = self.range(where)
        place = {"sheetId": at["sheetId"], "rowIndex": at["startRowIndex"], "columnIndex": at["startColumnIndex"]}
        found = self.do({"insertComment": {"coordinate": place, "content": text}})[0]
        return str(found["insertComment"]["commentThread"]["commentId"])

    def reply(self, comment: str, text: str = "", action: str = "") -> None:
        """Reply to a thread, or let an action (RESOLVE, REOPEN) be the reply."""
        post = ({"content": text} if text else {}) | ({"commentAction": action} if action else {})
        self.do({"addCommentReply": {"commentId": comment, "post": post}})

    def comments(self) -> dict[str, Json]:
        """Every thread by the cell that it is anchored to, such as `Plan!B3`; by its id where that is nowhere."""
        seen = {each["anchorId"]: as_seen(each, self.who) for each in self.book.comments}
        places = {
            each["anchorId"]: f"{tab.title}!{_a1(each['range'])}" for tab in self.book.sheets for each in tab.anchors
        }
        return {places.get(anchor, each["commentId"]): each for anchor, each in seen.items()}

    def new_tab(self, title: str) -> int:
        """Add a tab, and return its id."""
        reply = self.do({"addSheet": {"properties": {"title": title}}})[0]
        return int(reply["addSheet"]["properties"]["sheetId"])

    def delete_tab(self, title: str) -> None:
        """Delete a tab."""
        self.do({"deleteSheet": {"sheetId": self.tab(title).id}})

    def rename_tab(self, title: str, *, tab: str = "") -> None:
        """Give a tab another title."""
        fresh = {"sheetId": self.tab(tab).id, "title": title}
        self.do({"updateSheetProperties": {"properties": fresh, "fields": "title"}})

    def share(self, role: str, email: str = SERVICE_ACCOUNT) -> None:
        """Let somebody be writer, commenter or reader; an empty role takes access away."""
        self.file.roles.pop(email, None)
        if role:
            self.file.roles[email] = role

    def trash(self) -> None:
        """Put it into the bin: links still open it, and Drive says so."""
        self.file.trashed = True

    def destroy(self) -> None:
        """Delete it for good."""
        with self.world.lock:
            self.world.files.pop(self.file.id, None)


def _a1(at: Json) -> str:
    return f"{column_name(at['startColumnIndex'])}{at['startRowIndex'] + 1}"
