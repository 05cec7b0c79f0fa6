"""A team's folder as it was kept, with its sheet: what people had in it, and what sheetsync does to it today."""

import re
import shutil
import warnings
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl

from localsheets import Cell as GoogleCell
from localsheets import Google, keep, kept
from tests.acceptance.command_line import CommandLine, Outcome

HERE = Path(__file__).parent
TAB = "SRE roadmap"
OURS = 11
"""Column K."""

HEADER_ROW = 3
NOW = "2026-11-16T10:00:00Z"
"""An hour after the last run of the past."""

Place = tuple[str, int, int]
"""Tab, row, column."""


def is_ours(text: str) -> bool:
    """Whether a remark or a note is one of 941ae55, told apart without today's code; a person changed the last."""
    address = r" · [0-9a-z]{6}$" if "\n" not in text else r"\n· [0-9a-z]{6}$"
    return text.startswith("⚠ ") and bool(re.search(address, text)) and "really looks" not in text


class Past(ABC):
    """A copy of the folder, and its sheet `state`: original (before the first run), synced (after it) or roadmap."""

    location: str

    def __init__(self, kind: str, folder: Path, **environment: str) -> None:
        shutil.copytree(HERE / kind, folder, dirs_exist_ok=True)
        self.folder = folder
        self._environment = environment | {"SHEETSYNC_NOW": NOW, "COLUMNS": "100"}

    def run(self, *arguments: object) -> Outcome:
        """Run the command in the folder, and say what went wrong if it ended badly."""
        done = CommandLine(self.folder)(*arguments, **self._environment)
        assert done.status == 0, f"{arguments}: {done.status}\n{done.stdout}{done.stderr}"
        return done

    @abstractmethod
    def people(self, state: str = "roadmap") -> Mapping[Place, Any]:
        """What people have in their cells: all but our column, and without our notes."""

    @abstractmethod
    def column(self, state: str = "roadmap") -> dict[int, str]:
        """What stands in our column, by row, below the header."""

    @abstractmethod
    def notes(self) -> int:
        """How many notes are ours."""

    @abstractmethod
    def type(self, cell: str, text: str) -> None:
        """Let a person type into a cell of the roadmap."""

    @abstractmethod
    def mark(self) -> object:
        """Something that differs after any write at all."""

    @abstractmethod
    def traces(self, state: str = "roadmap") -> set[str]:
        """What of ours is in the sheet beside remarks and the column's header."""

    @abstractmethod
    def whole(self, state: str) -> object:
        """Everything in the sheet that anybody could miss."""


class PastWorkbook(Past):
    """The team that has a workbook."""

    def __init__(self, folder: Path) -> None:
        super().__init__("workbook", folder)
        self.location = "roadmap.xlsx"

    def _cells(self, state: str) -> dict[Place, Any]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl doesn't know sparklines
            book = openpyxl.load_workbook(self.folder / f"{state}.xlsx")
        return {
            (tab.title, cell.row, cell.column): cell
            for tab in book.worksheets
            for row in tab.iter_rows()
            for cell in row
        }

    def people(self, state: str = "roadmap") -> Mapping[Place, Any]:
        found = {}
        for place, cell in self._cells(state).items():
            note = cell.comment.text if cell.comment and not is_ours(cell.comment.text) else ""
            look = (cell.number_format, cell.font.b, cell.fill.fgColor.rgb, cell.border.bottom.style)
            if (cell.value is not None or note) and (place[0], place[2]) != (TAB, OURS):
                found[place] = (cell.value, note, *look)
        return found

    def column(self, state: str = "roadmap") -> dict[int, str]:
        cells = ((place, cell) for place, cell in self._cells(state).items() if cell.value is not None)
        return {row: str(cell.value) for (tab, row, at), cell in cells if (tab, at) == (TAB, OURS) and row > HEADER_ROW}

    def notes(self) -> int:
        comments = [cell.comment.text for cell in self._cells("roadmap").values() if cell.comment]
        return sum(map(is_ours, comments))

    def type(self, cell: str, text: str) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(self.folder / "roadmap.xlsx")
        book[TAB][cell] = text
        book.save(self.folder / "roadmap.xlsx")

    def mark(self) -> object:
        return (self.folder / "roadmap.xlsx").read_bytes()

    def traces(self, state: str = "roadmap") -> set[str]:
        with zipfile.ZipFile(self.folder / f"{state}.xlsx") as package:
            texts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
        return {name for name, text in texts.items() if "sheetsync" in text or re.search("⚠ .*\n· ", text)}

    def whole(self, state: str) -> object:
        with zipfile.ZipFile(self.folder / f"{state}.xlsx") as package:
            parts = {name: package.read(name) for name in package.namelist()}
        # Where a row's cells end is a hint to make reading faster, and nothing that anybody sees.
        return {name: re.sub(rb' spans="[0-9: ]*"', b"", content) for name, content in parts.items()}


class PastGoogleSheet(Past):
    """The team that has a Google Sheet."""

    def __init__(self, folder: Path, google: Google, state: str) -> None:
        super().__init__("google", folder, SHEETSYNC_API_ROOT=google.url)
        self.sheet = kept(google, self.folder / f"{state}.json")
        self.google = google
        self.location = self.sheet.id

    def _cells(self) -> dict[Place, GoogleCell]:
        return {
            (tab.title, row, column): cell
            for tab in self.sheet.book.sheets
            for row, line in enumerate(tab.rows, start=1)
            for column, cell in enumerate(line.cells, start=1)
        }

    def people(self, state: str = "roadmap") -> Mapping[Place, Any]:
        own = [(place, replace(cell, note="") if is_ours(cell.note) else cell) for place, cell in self._cells().items()]
        return {place: cell for place, cell in own if cell != GoogleCell() and (place[0], place[2]) != (TAB, OURS)}

    def column(self, state: str = "roadmap") -> dict[int, str]:
        cells = ((place, cell.value) for place, cell in self._cells().items() if cell.value)
        return {
            row: str(value.get("stringValue", value))
            for (tab, row, at), value in cells
            if (tab, at) == (TAB, OURS) and row > HEADER_ROW
        }

    def notes(self) -> int:
        return sum(is_ours(cell.note) for cell in self._cells().values())

    def type(self, cell: str, text: str) -> None:
        self.sheet.type(f"'{TAB}'!{cell}", text)

    def mark(self) -> object:
        return self.sheet.file.version, self.google.count("write")

    def traces(self, state: str = "roadmap") -> set[str]:
        book = self.sheet.book
        rules = [str(rule) for tab in book.sheets for rule in tab.conditional]
        notes = [cell.note for cell in self._cells().values() if is_ours(cell.note)]
        return {each for each in (*(tag.key for tag in book.metadata), *rules) if "sheetsync" in each} | set(notes)

    def whole(self, state: str) -> object:
        path = self.folder / "now.json"
        keep(self.sheet, path)
        first = re.compile(r'"version":\d+')
        texts = (path if state != "original" else self.folder / "original.json").read_text(encoding="utf-8")
        return first.sub("", texts).splitlines()
