"""Sheets that 941ae55 read otherwise than today: nothing of them is news, and no answer is lost.

The folder `lists` was made by make_lists.py with 941ae55, `coded` with a later commit, whose answers carry a code.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.acceptance.command_line import CommandLine
from tests.past.make_lists import SHEETS, TAB

HERE = Path(__file__).parent
NOW = "2026-11-17T10:00:00Z"
LOOKING_BACK = {"line-vanished", "new-scope", "interval-moved", "line-reopened", "carried-over", "lingering"}
LOST = {("coded", "category"), ("lists", "category")}
"""Where an answered finding is none any more: the first line of a group says who looks after it."""


def told_in(report: Any) -> set[tuple[str, int, str]]:
    """Return the rule and the row of each finding, with what acknowledges it."""
    return {(each["rule"], each["row"], each["acknowledged"]) for each in report["findings"]}


class Folder:
    """A copy of what was kept of one sheet."""

    def __init__(self, kind: str, name: str, to: Path) -> None:
        shutil.copytree(HERE / kind / name, to, dirs_exist_ok=True)
        self.path, self._run = to / "roadmap.xlsx", CommandLine(to)
        self.now = NOW

    def run(self, *arguments: object) -> str:
        done = self._run(*arguments, SHEETSYNC_NOW=self.now, COLUMNS="300")
        assert done.status == 0, f"{arguments}: {done.status}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def report(self) -> Any:
        return json.loads(self._run("check", "--format", "json", "--fail-on", "never", SHEETSYNC_NOW=self.now).stdout)

    def column(self) -> dict[int, str]:
        sheet = self.sheet()
        cells = (sheet.cell(row, sheet.max_column).value for row in range(1, sheet.max_row + 1))
        return {row: str(value) for row, value in enumerate(cells, start=1) if value}

    def sheet(self) -> Worksheet:
        return openpyxl.load_workbook(self.path)[TAB]

    def type(self, cell: str, text: str) -> None:
        book = openpyxl.load_workbook(self.path)
        book[TAB][cell] = text
        book.save(self.path)


@pytest.fixture(params=[(kind, name) for kind in ("lists", "coded") for name in SHEETS], ids="-".join)
def place(request: pytest.FixtureRequest) -> tuple[str, str]:
    kind, name = request.param
    return kind, name


@pytest.fixture
def folder(place: tuple[str, str], tmp_path: Path) -> Folder:
    return Folder(*place, tmp_path)


def test_that_we_learned_to_read_is_told_once_and_is_no_news(folder: Folder, place: tuple[str, str]) -> None:
    told = re.compile("This sheet is read otherwise than before: ")
    was = json.loads((HERE / place[0] / place[1] / "report.json").read_text(encoding="utf-8"))
    report = folder.report()
    assert report["snapshot"]["since"], "the history is not found any more"
    assert report["snapshot"]["changes"] == []
    assert {each["rule"] for each in report["findings"]} & LOOKING_BACK == set()
    first = folder.run("sync", "--fail-on", "never")
    is_other = place[1] in ("list", "category", "dates", "mixed", "indented")
    assert len(told.findall(first)) == is_other
    assert "read otherwise" not in folder.run("sync", "--fail-on", "never")
    for document in (folder.run("summary", "--since", "2026-11-16", "--format", "text"), folder.run("agenda")):
        assert not re.search(r"\b(new|gone|moved|renamed|read otherwise)\b", document), document
    assert folder.run("history", "list").count("\n") == 2
    # What is set in by the format of its cells was no indentation then: two of its lines head the others.
    headings = 2 if place[1] == "indented" else 0
    assert was["spreadsheet"]["lines"] - headings == report["spreadsheet"]["lines"]


def test_a_change_of_people_is_told_all_the_same(folder: Folder, place: tuple[str, str]) -> None:
    cell = {"list": "B2", "indented": "B4", "category": "C3", "dates": "C3", "mixed": "C4", "ticks": ""}[place[1]]
    if not cell:
        folder.type("E3", "")
        folder.type("F3", "x")
    else:
        folder.type(cell, "Done")
    kinds = [each["kind"] for each in folder.report()["snapshot"]["changes"]]
    assert kinds == ["status"]


def test_no_answer_is_lost_and_no_remark_is_rewritten(folder: Folder, place: tuple[str, str]) -> None:
    before = folder.column()
    was = json.loads((HERE / place[0] / place[1] / "report.json").read_text(encoding="utf-8"))
    acknowledged = {each for each in told_in(was) if each[2]}
    assert acknowledged
    now = told_in(folder.report())
    missing = {each for each in acknowledged - now if each[0] != "owner-missing"}
    assert not missing
    folder.run("sync", "--fail-on", "never")
    after = folder.column()
    for row, text in before.items():
        words = text.partition(" ⟪")[0]
        assert after.get(row, "").startswith(words), row
        if place[0] == "coded" and place not in LOST:
            assert after[row] == text
    folder.now = "2026-11-18T10:00:00Z"
    still = told_in(folder.report())
    assert acknowledged & now <= still


def test_an_answer_counts_after_documents_were_made_and_without_a_history(folder: Folder) -> None:
    was = [each for each in folder.report()["findings"] if each["acknowledged"]]
    folder.run("summary", "--send")
    assert [each for each in folder.report()["findings"] if each["acknowledged"]] == was


def test_clear_takes_what_is_ours(folder: Folder) -> None:
    folder.run("sync", "--fail-on", "never")
    folder.run("clear")
    assert not any(text.startswith("⚠") or "⟪" in text for text in folder.column().values())


def test_a_renamed_header_and_a_changed_map_are_no_news(tmp_path: Path) -> None:
    folder = Folder("lists", "category", tmp_path)
    folder.run("sync", "--fail-on", "never")
    folder.now = "2026-11-18T10:00:00Z"
    folder.type("C1", "State")
    folder.type("D1", "Who does it")
    configuration = tmp_path / "sheetsync.toml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(f'{text}\n[columns]\nowner = "Who does it"\nproject = "Item"\n', encoding="utf-8")
    report = folder.report()
    assert report["snapshot"]["changes"] == []
    assert {each["rule"] for each in report["findings"]} & LOOKING_BACK == set()


def test_a_list_reads_as_a_list(tmp_path: Path) -> None:
    folder = Folder("lists", "list", tmp_path)
    summary, agenda = folder.run("summary", "--format", "text"), folder.run("agenda")
    assert "1 of 7 committed steps is done." in summary
    assert "The list\n========\nAll lines (1 of 7 done)\n" in summary
    for text in (summary, agenda):
        assert "All lines" in text
        assert not re.search("without a project|For whom|1 of 1|[0-9] projects?", text), text


def test_a_heading_that_was_taken_for_work_is_not_gone(tmp_path: Path) -> None:
    folder = Folder("lists", "groups", tmp_path)
    for _ in range(2):
        report = folder.report()
        assert report["spreadsheet"]["lines"] == 5
        assert report["snapshot"]["changes"] == []
        assert {each["rule"] for each in report["findings"]} & LOOKING_BACK == set()
        assert ("status-unknown", 4, "after the move") in told_in(report)
        folder.run("sync", "--fail-on", "never")
        folder.now = "2026-11-18T10:00:00Z"
