"""Cases of the corpus: sheets as teams have them, typed as texts, each with what has to be understood of it.

In a sheet, `|` stands between cells; `␣` is a space at an edge, `⍽` a hard one, `⏎` a line break, `␂` a byte
order mark.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import xlsxwriter
import yaml

from sheetsync.model.cell import CellRef, Span
from sheetsync.model.grid import Grid, Spreadsheet
from tests.builders import a_grid, typed

SHEETS = Path(__file__).parent / "sheets"
SIGNS = {"␣": " ", "⍽": "\u00a0", "⏎": "\n", "␂": "\ufeff"}


@dataclass(frozen=True, slots=True)
class Case:
    """One sheet, and what is expected of it."""

    name: str
    expected: Mapping[str, Any]

    @property
    def tabs(self) -> dict[str, list[list[str]]]:
        """The texts of each tab, by its title."""
        tabs = self.expected.get("tabs") or {"Roadmap": self.expected["sheet"]}
        return {title: [[_meant(text) for text in row] for row in _rows(table)] for title, table in tabs.items()}

    def spreadsheet(self) -> Spreadsheet:
        """The sheet, as a store would have read it."""
        hidden = self.expected.get("hidden", ())
        grids = (replace(a_grid(title, rows), visible=title not in hidden) for title, rows in self.tabs.items())
        return Spreadsheet("Team roadmap", "roadmap.xlsx", tuple(map(self._adorned, grids)), "1")

    def workbook(self, path: Path) -> Path:
        """The sheet as a real workbook, with its merges, hidden tabs and colours."""
        book = xlsxwriter.Workbook(str(path))
        for title, rows in self.tabs.items():
            sheet = book.add_worksheet(title)
            if title in self.expected.get("hidden", ()):
                sheet.hide()
            for each in self.expected.get("merges", ()):
                sheet.merge_range(each, "")
            steps = {
                CellRef.from_a1(each): book.add_format({"indent": count})
                for each, count in self.expected.get("indents", {}).items()
            }
            colours = [book.add_format({"bg_color": code}) for code in ("#FF0000", "#FFC000", "#00B050")]
            for row, texts in enumerate(rows):
                for column, text in enumerate(texts):
                    is_lit = row > 0 and column + 1 in self.expected.get("lights", ())
                    look = colours[row % 3] if is_lit else steps.get(CellRef(row + 1, column + 1))
                    if text:
                        sheet.write_string(row, column, text, look)
                    elif look:
                        sheet.write_blank(row, column, None, look)
        book.close()
        return path

    def _adorned(self, grid: Grid) -> Grid:
        merges = (each.split(":") for each in self.expected.get("merges", ()))
        indents: dict[int, dict[int, int]] = {}
        for place, steps in self.expected.get("indents", {}).items():
            ref = CellRef.from_a1(place)
            indents.setdefault(ref.column, {})[ref.row] = steps
        return replace(
            grid,
            indents=indents,
            merges=tuple(Span(CellRef.from_a1(first), CellRef.from_a1(last)) for first, last in merges),
            traffic_lights=dict.fromkeys(self.expected.get("lights", ()), frozenset(range(1, len(grid.rows) + 1))),
        )


def _rows(table: str) -> list[list[str]]:
    return typed(table.replace("\n|", "\n |"))


def _meant(text: str) -> str:
    for sign, meaning in SIGNS.items():
        text = text.replace(sign, meaning)
    return text


def cases(folder: Path = SHEETS) -> Iterator[Case]:
    """Every case of the corpus, or of a part of it, file by file.

    What is in `more` goes through memory alone: as many workbooks and inits again would take a minute.
    """
    for file in sorted(folder.rglob("*.yaml")):
        for expected in yaml.safe_load_all(file.read_text(encoding="utf-8")):
            yield Case(expected["name"], expected)
