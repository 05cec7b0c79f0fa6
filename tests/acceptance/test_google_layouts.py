"""Any layout of a Google Sheet, a person's answer, a sort by its filter and rows put in: all is where it belongs.

What `test_layouts_and_answers.py` holds of a workbook. `--schedules N` asks for more of it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import event, given, settings
from hypothesis import strategies as st

from localsheets import Google, Spreadsheet
from sheetsync.cli.main import main
from sheetsync.model.answer_text import read_answer

HEADERS = ("Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status", "Owner")
OURS, WIDTH, FAR = "Roadmap checks", len(HEADERS), 25
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STATUSES = ("Done", "In progress", "Nearly", "", "Parked")
ANSWERS = ("ok: we know", "ok until 2026-12-01: we wait", "won't fix", "ask Ana")
Json = dict[str, Any]

lines = st.lists(st.sampled_from(STATUSES), min_size=2, max_size=5)
beside = st.integers(WIDTH, WIDTH + 3)
layouts = st.fixed_dictionaries(
    {
        "hidden": st.lists(beside, max_size=1),
        "filled": st.lists(st.tuples(st.integers(0, 6), st.integers(0, WIDTH + 3)), max_size=3),
        "typed": st.lists(st.tuples(st.integers(1, 6), beside), max_size=2),
        "noted": st.lists(st.tuples(st.integers(1, 2), st.integers(0, WIDTH + 1)), max_size=2),
        "checked": st.lists(beside, max_size=1),
        "merged": st.lists(beside, max_size=1),
        "coloured": st.booleans(),
        "drawn": st.lists(beside, max_size=1),
        "range": st.sampled_from(["", "filter"]),
    }
)
# Each is one move of a person's, between two runs.
moves = st.lists(st.sampled_from(["sync", "sort", "insert", "shift", "move"]), max_size=4)


def requests_of(tab: int, layout: Json, last: int) -> Iterator[Json]:
    """Yield what lays a tab of `last` lines out."""

    def box(row: int, column: int, rows: int = 1, columns: int = 1) -> Json:
        at = {"startRowIndex": row, "endRowIndex": row + rows}
        return {"sheetId": tab, **at, "startColumnIndex": column, "endColumnIndex": column + columns}

    def repeated(place: Json, fields: str, cell: Json) -> Json:
        return {"repeatCell": {"range": place, "cell": cell, "fields": fields}}

    green = {"backgroundColor": {"green": 0.7}}
    not_blank = {"dataValidation": {"condition": {"type": "NOT_BLANK"}, "strict": True}}
    yield from (repeated(box(*at), "userEnteredFormat", {"userEnteredFormat": green}) for at in layout["filled"])
    yield from (repeated(box(*at), "note", {"note": f"note {at}"}) for at in layout["noted"])
    yield from (repeated(box(1, column, 3), "dataValidation", not_blank) for column in layout["checked"])
    yield from ({"mergeCells": {"range": box(20, each, 2), "mergeType": "MERGE_ALL"}} for each in layout["merged"])
    for column in layout["hidden"]:
        run = {"sheetId": tab, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
        flags = {"range": run, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
        yield {"updateDimensionProperties": flags}
    if layout["coloured"]:
        done = {"condition": {"type": "TEXT_EQ", "values": [{"userEnteredValue": "Done"}]}, "format": green}
        yield {"addConditionalFormatRule": {"index": 0, "rule": {"ranges": [box(1, 4, last)], "booleanRule": done}}}
    for column in layout["drawn"]:
        place = {"overlayPosition": {"anchorCell": {"sheetId": tab, "rowIndex": 10, "columnIndex": column}}}
        yield {"addChart": {"chart": {"spec": {"basicChart": {"chartType": "LINE"}}, "position": place}}}
    if layout["range"] == "filter":
        yield {"setBasicFilter": {"filter": {"range": box(0, 0, last + 1, WIDTH)}}}


class Team:
    """A Google Sheet, the command, and the people who edit."""

    def __init__(self, google: Google, folder: Path, statuses: list[str], layout: Json) -> None:
        """Make the team's sheet: a project on each row, so that each line stands for itself."""
        self.url, self.folder = google.url, folder
        rows = [
            [f"Meal {each}", "the family", f"the family eats well on day {each}", f"cook {each}", status, "Ana"]
            for each, status in enumerate(statuses, start=1)
        ]
        self.sheet: Spreadsheet = google.spreadsheet([[*HEADERS], *rows], tab="Roadmap")
        self.sheet.type("Roadmap!Z30", "far away")
        self._lay_out(layout, len(rows))

    def _lay_out(self, layout: Json, last: int) -> None:
        for row, column in layout["typed"]:
            self.sheet.type(f"Roadmap!{LETTERS[column]}{row + 1}", "theirs")
        for each in requests_of(self.sheet.tab("Roadmap").id, layout, last):
            self.sheet.do(each)

    def run(self, *arguments: str) -> tuple[int, str]:
        environment = {"SHEETSYNC_NOW": "2026-11-02T09:00:00Z", "SHEETSYNC_API_ROOT": self.url}
        done = CliRunner(env=environment).invoke(main, [*arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done.exit_code, done.stdout

    def sync(self) -> tuple[int, Json]:
        where = ["--history", str(self.folder / "history"), "--output", str(self.folder / "out")]
        status, said = self.run("sync", self.sheet.id, *where, "--format", "json")
        return status, json.loads(said) if status == 0 else {}

    @property
    def ours(self) -> int:
        """Our column, from 0; -1 where there is none."""
        head = self.sheet.rows("Roadmap")[0]
        assert head.count(OURS) <= 1
        return head.index(OURS) if OURS in head else -1

    def column(self) -> list[str]:
        """What stands in our column, below its header."""
        ours = self.ours
        return [str(row[ours]) if 0 <= ours < len(row) else "" for row in self.sheet.rows("Roadmap")[1:]]

    def answer(self, words: str) -> str:
        """Type words over the first remark; return which line it stands beside, "" where there is no remark."""
        row = next((row for row, text in enumerate(self.column(), start=2) if text.startswith("⚠")), 0)
        if not row:
            return ""
        self.sheet.type(f"Roadmap!{LETTERS[self.ours]}{row}", words)
        return str(self.sheet.cell(f"Roadmap!D{row}"))

    @property
    def last(self) -> int:
        """The last row of the table."""
        return max(number for number, row in enumerate(self.sheet.rows("Roadmap"), start=1) if row and row[0])

    def sort(self) -> None:
        """Turn the lines of the table round by its filter, which leaves what stands beside it."""
        self.sheet.sort(f"Roadmap!A2:F{self.last}", 4, falling=True)

    def insert(self) -> None:
        """Put a row in, which shifts all that stands below."""
        self.sheet.insert_rows(3)
        self._type_line(3)

    def shift(self) -> None:
        """Put cells into the table, which shifts its lines and not what stands beside."""
        first = self.sheet.range(f"Roadmap!A2:F{self.last}")
        corner = {"sheetId": first["sheetId"], "rowIndex": 2, "columnIndex": 0}
        self.sheet.do({"cutPaste": {"source": first, "destination": corner, "pasteType": "PASTE_NORMAL"}})
        self._type_line(2)

    def _type_line(self, row: int) -> None:
        name = f"cook more {self.last}"
        self.sheet.type(
            f"Roadmap!A{row}", ["A new meal", "the family", f"{name} so that all eat", name, "Nearly", "Bo"]
        )

    def move(self) -> None:
        """Drag the first line to the end."""
        self.sheet.move_row(2, self.last + 1)

    def people(self, ours: int) -> Json:
        """Everything of people's, as if column `ours` were not there."""
        tab = self.sheet.tab("Roadmap")

        # Where a column of ours was put in, all that stands behind it moved by one.
        is_put_in = any(row[FAR:][1:2] == ["far away"] for row in self.sheet.rows("Roadmap"))

        def beside(column: int) -> int:
            return column - (is_put_in and 0 <= ours < column)

        cells = {
            (row, beside(column)): (cell.value, cell.note, cell.format, cell.validation)
            for row, each in enumerate(tab.rows)
            for column, cell in enumerate(each.cells)
            if column != ours and (cell.typed or cell.note or cell.format or cell.validation)
        }
        return {
            "cells": cells,
            "merges": [(each["startRowIndex"], beside(each["startColumnIndex"])) for each in tab.merges],
            "hidden": {beside(number) for number, each in enumerate(tab.columns) if each.hidden_by_user},
            "rules": [each for each in tab.conditional if OURS not in str(each) and "sheetsync" not in str(each)],
            "filter": tab.basic_filter,
            "charts": [beside(each["position"]["overlayPosition"]["anchorCell"]["columnIndex"]) for each in tab.charts],
        }


@pytest.fixture(scope="module")
def server() -> Iterator[Google]:
    """One server for all of the sheets."""
    with Google() as google:
        yield google


def test_whatever_the_layout_and_the_moves_all_of_peoples_and_each_answer_is_where_it_belongs(
    server: Google, schedules: int
) -> None:
    @settings(max_examples=max(schedules // 4, 1), deadline=None)
    @given(lines, layouts, moves, st.sampled_from(ANSWERS))
    def play(statuses: list[str], layout: Json, done: list[str], words: str) -> None:
        with TemporaryDirectory() as folder:
            walk(Team(server, Path(folder), statuses, layout), done, words)

    play()


def walk(team: Team, done: list[str], words: str) -> None:
    before = team.people(-1)
    status, _ = team.sync()
    if status:
        assert status == 3
        assert team.people(-1) == before
        event("refused")
        return
    assert team.people(team.ours) == before
    answered = team.answer(words)
    event("answered" if answered else "nothing to answer")

    for move in [*done, "sync", "sync"]:
        if move == "sync":
            people = team.people(team.ours)
            status, report = team.sync()
            assert status == 0
            assert team.people(team.ours) == people
            known = {each["deliverable"] for each in report["findings"] if each["acknowledged"]}
            assert known <= ({answered} if words.startswith("ok") else set()), f"{words} to {answered}: {known}"
        else:
            getattr(team, move)()
        assert [read_answer(each).words for each in team.column()].count(words) == (1 if answered else 0)

    ours = team.ours
    people = team.people(ours)
    status, said = team.run("clear", team.sheet.id)
    assert status == 0, said
    assert team.people(ours) == people
    assert team.column().count(words) == (1 if answered else 0)
    assert (team.ours >= 0) is bool(answered)
    assert not [
        text for row in team.sheet.rows("Roadmap") for text in row if str(text).startswith("⚠") or "⟪" in str(text)
    ]
