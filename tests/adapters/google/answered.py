"""A sheet whose lines are answered while people edit it, and an oracle that sees it from the inside.

A line is known by its name, which nobody has twice here. Whatever a request of ours changes is either an answer to just
that line over just what it was shown, or has met another row, and then it is to be taken back.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from localsheets import Call, Google, Kind, Spreadsheet
from sheetsync.model.terms import Field
from tests.adapters.google.runs import HEADER as OWN_HEADER

HEADERS = ["Project", "Goal", "Deliverable", "Status", "End", "Notes"]
ROWS = [
    HEADERS,
    *(
        [f"project {number}", "so that users are glad", f"line {number}", status, day, note]
        for number, status, day, note in (
            (1, "In progress", "2026-11-13", ""),
            (2, "In progress", "2026-11-13", "asked"),
            (3, "At risk", "2026-11-13", ""),
            (4, "In progress", "2026-11-20", "asked"),
            (5, "At risk", "2026-11-20", ""),
            (6, "In progress", "2026-11-20", ""),
        )
    ),
]
COLUMNS = {Field.STATUS: "Status", Field.END: "End", Field.NOTES: "Notes"}
KINDS_ASKED = (("status", Field.STATUS), ("end", Field.END), ("note", Field.NOTES))
STATUSES = ("In progress", "At risk", "Done", "Not started")
DAYS = ("2026-11-13", "2026-11-20", "2026-12-04")
LOSES = (Kind.RESET_AFTER, Kind.TRUNCATED, Kind.EMPTY_200, Kind.DUPLICATE)
"""Faults after which Google doesn't say how many cells were written."""

Cell = tuple[str, str]
"""A cell, by the name of its line and its header."""


@pytest.fixture(scope="module")
def google() -> Iterator[Google]:
    """A server that answers at once."""
    with Google() as server:
        server.control.drip_s = 0.0
        yield server


def cells(sheet: Spreadsheet) -> dict[Cell, str]:
    """What every line says, but for our column."""
    headers, *rows = [[*map(str, row), *[""] * 9] for row in sheet.rows()]
    name = headers.index("Deliverable")
    return {
        (row[name], header): row[place]
        for row in rows
        for place, header in enumerate(headers)
        if header and header != OWN_HEADER and row[name] and place != name
    }


@dataclass
class Crowd:
    """People who edit."""

    sheet: Spreadsheet
    chance: random.Random
    count: int = 6

    def edit(self) -> None:
        """Do one thing that people do."""
        last, chance = len(self.sheet.rows()), self.chance
        row = chance.randint(2, last)
        match chance.choice(("insert", "delete", "move", "sort", "type", "type", "type", "column")):
            case "insert":
                self.count += 1
                self.sheet.insert_rows(row)
                self._type(row, "Deliverable", f"line {self.count}")
                self._type(row, "Project", f"project {self.count}")
                self._type(row, "Status", chance.choice(STATUSES))
                self._type(row, "End", chance.choice(DAYS))
            case "delete" if last > 4:
                self.sheet.delete_rows(row)
            case "move":
                if (before := chance.randint(2, last)) not in (row, row + 1):
                    self.sheet.move_row(row, before)
            case "sort":
                column = chance.randint(1, 6)
                self.sheet.sort(f"A2:H{last}", column, falling=chance.random() < 0.5)
            case "column":
                self.sheet.insert_columns(chance.randint(1, 6))
                empty = [place for place, each in enumerate(self.sheet.rows()[0], start=1) if not each]
                if len(empty) > 1:
                    self.sheet.delete_columns(empty[0])
            case _:
                self.count += 1
                header, text = chance.choice(
                    (
                        ("Status", chance.choice(STATUSES)),
                        ("End", chance.choice(DAYS)),
                        ("Notes", f"word {self.count}"),
                        ("Notes", ""),
                    )
                )
                self._type(row, header, text)

    def _type(self, row: int, header: str, text: str) -> None:
        column = "ABCDEFGHIJKLMNOP"[self.sheet.rows()[0].index(header)]
        self.sheet.type(f"{column}{row}", text)


@dataclass
class Oracle:
    """Watches what our requests do to the cells of people."""

    sheet: Spreadsheet
    given: set[tuple[Cell, str, str]] = field(default_factory=set)
    done: Counter[tuple[Cell, str]] = field(default_factory=Counter)
    """How often an answer was typed into its own cell and not taken back: the same may be, again and again."""
    strays: dict[Cell, tuple[str, str]] = field(default_factory=dict)
    seen: set[tuple[Cell, str]] = field(default_factory=set)
    """What people typed."""
    _last: set[tuple[Cell, str]] = field(default_factory=set)
    met: Counter[str] = field(default_factory=Counter)
    _before: list[dict[Cell, str]] = field(default_factory=list)

    def before(self, call: Call) -> None:
        """Just before a request is applied, after everybody has edited."""
        found = cells(self.sheet)
        # Who types over it, or takes the line away, has settled it.
        self.strays = {cell: stray for cell, stray in self.strays.items() if found.get(cell) == stray[1]}
        self._before.append(found)
        self.seen |= set(found.items()) - self._last

    def after(self, call: Call) -> None:
        """Just after it was."""
        was, now = self._before.pop(), cells(self.sheet)
        assert was.keys() == now.keys()
        for cell, text in now.items():
            if text == was[cell]:
                continue
            if cell in self.strays and self.strays[cell][0] == text:
                del self.strays[cell]
                self.met["taken back"] += 1
            elif (cell, was[cell], text) in self.given:
                self.done[cell, text] += 1
                self.met["typed"] += 1
            elif self.done[cell, was[cell]] and (cell, text, was[cell]) in self.given:
                # Its row was right, but stood under other columns than it was meant for: told as left alone.
                self.done[cell, was[cell]] -= 1
                self.met["taken back"] += 1
            else:
                self.strays[cell] = (was[cell], text)
                self.met["astray"] += 1
        self._last = set(now.items())

    def astray(self, crowd: Crowd, fault: Kind | None, told: Sequence[str]) -> list[Cell]:
        """Return the cells that show an answer which isn't theirs, and of which nobody was told by name.

        Of a row that came in that moment, and a reply of Google's that was lost, nobody knows: docs/promise.md says so.
        """
        if fault not in LOSES:
            return list(self.strays)
        new = {f"line {each}" for each in range(7, crowd.count + 1)}
        return [cell for cell in self.strays if cell[0] not in new and not any(f'"{cell[0]}"' in each for each in told)]
