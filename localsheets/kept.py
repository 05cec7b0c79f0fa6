"""A spreadsheet of the local server as JSON, to keep how it stood and to have it again years later."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from localsheets.cell import Cell, Line, Row
from localsheets.errors import Json
from localsheets.google import Google
from localsheets.people import Spreadsheet
from localsheets.state import POINTING, Book, Sheet, Tag
from localsheets.world import OWNER, SHEET_MIME, File

LATER = ("charts", "anchors")
"""What files of earlier versions don't have: it is written where there is any."""


def keep(sheet: Spreadsheet, path: Path) -> None:
    """Write everything that a spreadsheet holds, who may what with it and its key, into a file."""
    file = sheet.file
    kept = {"id": file.id, "name": file.name, "version": file.version, "roles": file.roles} | _of_book(sheet.book)
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    # A line for each row and column, so that two states can be compared.
    lines = re.sub(r'(?=(?:"\d+":)?\{"(?:cells|size|properties|id)":)', "\n", text)
    path.write_text(lines.strip() + "\n", encoding="utf-8")


def kept(google: Google, path: Path) -> Spreadsheet:
    """Make the spreadsheet of a file that `keep` wrote, under the key that it had."""
    said = json.loads(path.read_text(encoding="utf-8"))
    now = google.world.clock()
    book = Book(
        said["id"],
        said["properties"],
        [_sheet(each) for each in said["sheets"]],
        said["named"],
        [Tag(**each) for each in said["metadata"]],
        owner=OWNER,
        comments=said.get("comments", []),
    )
    file = File(said["id"], said["name"], SHEET_MIME, OWNER, now, now, said["roles"], said["version"], book=book)
    with google.world.lock:
        google.world.files[file.id] = file
    return Spreadsheet(google.world, file)


def _of_book(book: Book) -> Json:
    return {
        "properties": book.properties,
        "named": book.named,
        "metadata": [asdict(each) for each in book.metadata],
        "sheets": [_of_sheet(each) for each in book.sheets],
    } | ({"comments": book.comments} if book.comments else {})


def _of_sheet(sheet: Sheet) -> Json:
    """A tab without what is empty: rows by their number from 0, and their cells likewise."""
    rows = {}
    for index, row in enumerate(sheet.rows):
        cells = {number: _said(cell, Cell()) for number, cell in enumerate(row.cells) if cell != Cell()}
        if cells or row.line != Row().line:
            rows[index] = {"cells": cells, "line": asdict(row.line)}
    return {
        "properties": sheet.properties,
        "size": len(sheet.rows),
        "rows": rows,
        "columns": [asdict(each) for each in sheet.columns],
    } | {name: getattr(sheet, name) for name in POINTING if name not in LATER or getattr(sheet, name)}


def _sheet(said: Json) -> Sheet:
    rows = [Row()] * said["size"]
    for index, row in said["rows"].items():
        cells = [Cell()] * (max(map(int, row["cells"]), default=-1) + 1)
        for number, cell in row["cells"].items():
            cells[int(number)] = Cell(**cell | {name: tuple(cell.get(name, ())) for name in ("runs", "chips")})
        rows[int(index)] = Row(tuple(cells), Line(**row["line"]))
    columns = [Line(**each) for each in said["columns"]]
    return Sheet(said["properties"], rows, columns, **{name: said[name] for name in POINTING if name in said})


def _said(cell: Cell, usual: Cell) -> dict[str, Any]:
    """What is said of a cell, without what any cell has."""
    usually = asdict(usual)
    return {name: value for name, value in asdict(cell).items() if value != usually[name]}
