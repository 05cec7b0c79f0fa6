"""Any layout, a person's answer and a sort: cells, notes, formats, drawings and answers are where they belong.

Our column lies outside a filter's or a table's range, always: so a sort by its arrows, and a row that is inserted
in it, move the lines and leave our column where it is.
"""

import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import xlsxwriter
from click.testing import CliRunner
from hypothesis import event, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from sheetsync.cli.main import main

HEADERS = ("Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status", "Owner")
TAB, OURS, WIDTH = "Roadmap", "Roadmap checks", len(HEADERS)
STATUSES = ("Done", "In progress", "Nearly", "", "Parked")
WORDS = "ok: we know"
Json = dict[str, Any]

lines = st.lists(st.sampled_from(STATUSES), min_size=2, max_size=5)
beside = st.integers(WIDTH, WIDTH + 4)
layouts = st.fixed_dictionaries(
    {
        "hidden": st.lists(beside, max_size=1),
        "filled": st.lists(st.tuples(st.integers(0, 6), beside), max_size=3),
        "drawn": st.lists(st.tuples(st.integers(8, 12), beside), max_size=1),
        "merged": st.lists(beside, max_size=1),
        "noted": st.lists(st.tuples(st.integers(1, 2), st.integers(0, WIDTH - 1)), max_size=1),
        "range": st.sampled_from(["", "filter", "table"]),
    }
)
# Each is one move of a person's, between two runs.
moves = st.lists(st.sampled_from(["sync", "sort", "insert"]), max_size=4)


def build(path: Path, statuses: list[str], layout: Json) -> None:
    """Make the team's workbook: a project on each row, so that each line stands for itself."""
    with xlsxwriter.Workbook(path) as book:
        sheet, green = book.add_worksheet(TAB), book.add_format({"bg_color": "#00B050"})
        last = len(statuses)
        if layout["range"] == "table":
            sheet.add_table(0, 0, last, WIDTH - 1, {"columns": [{"header": each} for each in HEADERS]})
        sheet.write_row(0, 0, HEADERS)
        for number, status in enumerate(statuses, start=1):
            goal = f"the family eats well on day {number}"
            sheet.write_row(number, 0, (f"Meal {number}", "the family", goal, f"cook {number}", status, "Ana"))
        if layout["range"] == "filter":
            sheet.autofilter(0, 0, last, WIDTH - 1)
        for column in layout["hidden"]:
            sheet.set_column(column, column, None, None, {"hidden": True})
        for row, column in layout["filled"]:
            sheet.write_blank(row, column, None, green)
        for column in layout["merged"]:
            sheet.merge_range(20, column, 21, column, "theirs")
        for row, column in layout["noted"]:
            sheet.write_comment(row, column, "a person's note")
        for row, column in layout["drawn"]:
            chart = book.add_chart({"type": "line"})
            chart.add_series({"values": f"={TAB}!$A$2:$A$4"})
            sheet.insert_chart(row, column, chart)


class Team:
    """A folder with the workbook, the command in it, and a person who edits by another program."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "roadmap.xlsx"

    def run(self, *arguments: str) -> tuple[int, str]:
        done = CliRunner(env={"SHEETSYNC_NOW": "2026-11-02T09:00:00Z"}).invoke(main, [*arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done.exit_code, done.stdout

    def sync(self) -> tuple[int, Json]:
        where = ["--history", str(self.folder / "history"), "--output", str(self.folder / "out")]
        status, said = self.run("sync", str(self.path), *where, "--format", "json")
        return status, json.loads(said) if status == 0 else {}

    def edit(self) -> tuple[openpyxl.Workbook, Any, int]:
        """The workbook, its tab, and the column that is ours; 0 for none."""
        book = openpyxl.load_workbook(self.path)
        tab = book[TAB]
        found = [cell.column for cell in tab[1] if cell.value == OURS]
        assert len(found) <= 1
        return book, tab, found[0] if found else 0

    def answer(self) -> str:
        """Type an answer over the first remark; return which line it stands beside, "" where there is no remark."""
        book, tab, ours = self.edit()
        rows = [
            row for row in range(2, tab.max_row + 1) if ours and str(tab.cell(row, ours).value or "").startswith("⚠")
        ]
        if not rows:
            return ""
        tab.cell(rows[0], ours).value = WORDS
        book.save(self.path)
        return str(tab.cell(rows[0], 4).value)

    def sort(self) -> None:
        """Turn the lines of the table round, with their notes, by the table's own filter."""
        book, tab, _ = self.edit()
        last = max(row for row in range(1, tab.max_row + 1) if tab.cell(row, 1).value)
        held = [[(cell.value, note(cell)) for cell in row] for row in tab.iter_rows(2, last, 1, WIDTH)]
        for row, kept in enumerate(reversed(held), start=2):
            for column, (value, text) in enumerate(kept, start=1):
                tab.cell(row, column).value = value
                tab.cell(row, column).comment = Comment(text, "Ana") if text else None
        book.save(self.path)

    def insert(self) -> None:
        """Insert a line as the first of the table, which shifts the others and not what stands beside."""
        book, tab, _ = self.edit()
        last = max(row for row in range(1, tab.max_row + 1) if tab.cell(row, 1).value)
        for row in range(last, 1, -1):
            for column in range(1, WIDTH + 1):
                here, there = tab.cell(row, column), tab.cell(row + 1, column)
                there.value, text = here.value, note(here)
                here.comment = None
                there.comment = Comment(text, "Ana") if text else None
        new = f"cook more {last}"
        for column, value in enumerate(("A new meal", "the family", f"{new} so that all eat", new, "Nearly", "Bo"), 1):
            tab.cell(2, column).value = value
        book.save(self.path)

    def words(self) -> list[str]:
        """What people wrote in our column, with what stands behind."""
        _, tab, ours = self.edit()
        column = [str(tab.cell(row, ours).value or "") for row in range(2, tab.max_row + 1)] if ours else []
        return [each for each in column if each.startswith(WORDS)]

    def people(self) -> dict[str, Any]:
        """Everything of people's: values, notes and fills, merges, what is hidden, and where drawings stand."""
        _, tab, ours = self.edit()
        with zipfile.ZipFile(self.path) as package:
            drawn = {name: package.read(name) for name in package.namelist() if name.startswith("xl/drawings/drawing")}
        cells = [cell for row in tab.iter_rows() for cell in row if cell.column != ours]
        return {
            "cells": {
                each.coordinate: (each.value, note(each), each.fill.fgColor.rgb)
                for each in cells
                if each.value is not None or note(each) or each.fill.patternType
            },
            "merges": {str(each) for each in tab.merged_cells.ranges},
            "hidden": {name for name, each in tab.column_dimensions.items() if each.hidden},
            "range": (tab.auto_filter.ref, [each.ref for each in tab.tables.values()]),
            "drawn": drawn,
        }


def note(cell: Any) -> str:
    return cell.comment.text if cell.comment else ""


@given(lines, layouts, moves)
@settings(max_examples=40, deadline=None)
def test_whatever_the_layout_and_the_moves_nothing_of_peoples_is_lost_and_an_answer_is_nobody_elses(
    statuses: list[str], layout: Json, done: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        team = Team(Path(folder))
        build(team.path, statuses, layout)
        before, content = team.people(), team.path.read_bytes()
        status, _ = team.sync()
        if status:
            assert status == 3
            assert team.path.read_bytes() == content
            event("refused")
            return
        assert team.people() == before
        answered = team.answer()
        event("answered" if answered else "nothing to answer")

        for move in [*done, "sync", "sync"]:
            if move == "sync":
                people = team.people()
                status, report = team.sync()
                assert status == 0
                assert team.people() == people
                known = {each["deliverable"] for each in report["findings"] if each["acknowledged"]}
                assert known <= {answered}, f"an answer to {answered} acknowledges {known}"
            else:
                getattr(team, move)()
            assert len(team.words()) == (1 if answered else 0)

        people = team.people()
        status, said = team.run("clear", str(team.path))
        assert status == 0, said
        assert team.people() == people
        assert team.words() == ([WORDS] if answered else [])
        _, tab, ours = team.edit()
        assert bool(ours) is bool(answered)
        assert not [cell for row in tab.iter_rows() for cell in row if str(cell.value or "").startswith("⚠")]
