"""Where a table was found and no line was read: no command takes that for a roadmap without work."""

from pathlib import Path

import openpyxl
import pytest

from localsheets import Google
from localsheets.fixture import google
from tests.acceptance.command_line import CommandLine, seen
from tests.acceptance.test_identity import HEADERS

__all__ = ["google"]

COMMANDS = ["sync", "sync --dry-run", "summary", "summary --for leads", "summary --send", "agenda", "retro"]


def a_table(path: Path, *rows: list[str]) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Roadmap"
    for row in (HEADERS, *rows):
        book.active.append(row)
    book.save(path)


@pytest.fixture
def empty(sheetsync: CommandLine) -> CommandLine:
    """The command beside a table of which every row is left out."""
    a_table(sheetsync.folder / "plan.xlsx", ["Total"], ["", "", "", "", "Done"])
    (sheetsync.folder / "sheetsync.toml").write_text(
        '[sheet]\nlocation = "plan.xlsx"\n[[audience]]\nname = "leads"\nfields = ["project", "status"]\n'
    )
    return sheetsync


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_is_told_as_that_and_nothing_is_written(empty: CommandLine, command: str) -> None:
    before = seen(empty.folder)

    done = empty(*command.split())

    assert (done.status, done.stdout) == (3, "")
    assert 'no line was read below the headers in row 1 of tab "Roadmap"' in done.stderr
    assert "2 rows were left out" in done.stderr
    assert "say" in done.stderr
    assert seen(empty.folder) == before


@pytest.mark.parametrize("table", ["plan.xlsx", "plan.csv"])
def test_where_every_name_is_a_formula_that_failed_nothing_is_written(sheetsync: CommandLine, table: str) -> None:
    rows = ["Tacos", "Parents", "Parents eat", "#REF!", "Done"], ["", "", "", "#REF!", "In progress"]
    if table.endswith("xlsx"):
        a_table(sheetsync.folder / table, *rows)
    else:
        lines = [",".join(each) for each in (HEADERS, *rows)]
        (sheetsync.folder / table).write_text("\n".join(lines))
    before = seen(sheetsync.folder)

    for command in ("check", "summary", "agenda"):
        done = sheetsync(command, table)

        assert done.status == 3
        assert "the formulas failed (D2, D3 with #REF!)" in done.stderr
    assert seen(sheetsync.folder) == before


@pytest.mark.parametrize("more", [[], ["--fail-on", "never"], ["--format", "json"]])
def test_a_check_reports_and_is_not_fine(empty: CommandLine, more: list[str]) -> None:
    done = empty("check", *more)

    assert done.status == 3
    assert "no line was read" in done.stderr
    assert '"findings": []' in done.stdout if "json" in more else "Nothing was read" in done.stdout


def test_a_check_without_a_header_is_never_fine(sheetsync: CommandLine) -> None:
    book = openpyxl.Workbook()
    book.active.append(["hello"])
    book.save(sheetsync.folder / "plan.xlsx")

    assert sheetsync("check", "plan.xlsx").status == 1
    assert sheetsync("check", "plan.xlsx", "--fail-on", "never").status == 3


def test_a_fresh_roadmap_is_checked_as_any(sheetsync: CommandLine) -> None:
    sheetsync("init", "--new", "plan.xlsx", "--yes")

    assert sheetsync("check").status == 0
    assert sheetsync("sync").status == 0


def test_a_table_that_was_emptied_is_no_roadmap_whose_lines_are_gone(sheetsync: CommandLine) -> None:
    a_table(sheetsync.folder / "plan.xlsx", ["Make tacos", "family", "", "cook food", "In progress", "2026-12-18"])
    sheetsync("sync", "plan.xlsx", "--history", "h")
    before = {name: each for name, each in seen(sheetsync.folder).items() if name.startswith("h/")}
    a_table(sheetsync.folder / "plan.xlsx")

    assert sheetsync("sync", "plan.xlsx", "--history", "h").status == 3
    assert {name: each for name, each in seen(sheetsync.folder).items() if name.startswith("h/")} == before


def test_the_same_holds_of_a_google_sheet(sheetsync: CommandLine, google: Google) -> None:
    sheet = google.spreadsheet([HEADERS], tab="Roadmap")

    done = sheetsync("sync", sheet.id, SHEETSYNC_API_ROOT=google.url)

    assert done.status == 3
    assert "no line was read" in done.stderr
    assert google.count("write") == 0
