"""What other programs make of a workbook that we wrote into, and what we make of theirs."""

import csv
import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sheetsync.adapters.table import TableFile
from sheetsync.model.cell import CellRef
from sheetsync.model.own_text import highlight_formula, row_text
from tests.adapters.workbook.workbooks import (
    a_full_workbook,
    a_note,
    a_plan,
    a_store,
    a_text,
    a_workbook,
    by_openpyxl,
    never_again,
    parts,
    sync,
    the_grid,
)

TEXTS = {"E2": a_text("One", address="aaaa"), "E3": a_text("“Two” & <three>; four", address="bbbb")}


def test_openpyxl_reads_our_texts_and_everything_of_people(tmp_path: Path) -> None:
    path = a_full_workbook(tmp_path / "roadmap.xlsx")
    before = by_openpyxl(path)["Roadmap"]
    sync(path, TEXTS, notes=[a_note("C3")])
    after = by_openpyxl(path)["Roadmap"]
    assert {each: after[each].value for each in TEXTS} == TEXTS
    assert [str(each) for row in after["A1:D9"] for each in row if each.value is not None] == [
        str(each) for row in before["A1:D9"] for each in row if each.value is not None
    ]
    assert (after["A2"].comment.text, after["C3"].comment.text) == ("Ask Ana", a_note("C3").new)
    assert [each.sqref for each in after.data_validations.dataValidation] == [
        each.sqref for each in before.data_validations.dataValidation
    ]
    assert len(after._charts) == len(before._charts) == 1
    assert len(after._images) == len(before._images) == 1
    assert list(after.tables) == list(before.tables)
    assert after.auto_filter.ref == before.auto_filter.ref
    assert (after["C3"].value, by_openpyxl(path, results=True)["Roadmap"]["C3"].value) == (
        '=IF(A3<>"","Done","")',
        "Done",
    )


def test_our_rule_lights_the_cell_at_fault(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    sync(path, TEXTS)
    sheet = by_openpyxl(path)["Roadmap"]
    (covered,) = sheet.conditional_formatting
    (rule,) = covered.rules
    assert str(covered.sqref) == "A2:D1048576"
    assert rule.dxf.fill.bgColor.rgb == "FFFFE9B8"
    assert "$E2" in rule.formula[0]
    assert sheet.column_dimensions["E"].width == pytest.approx(60, abs=0.1)


def converted(path: Path, to: str, profile: Path) -> Path:
    """Let LibreOffice convert a file, into a folder of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed, so what it makes of our files was not tested")
    into = path.parent / "converted"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    environment: Mapping[str, str] = {**os.environ, "HOME": str(profile), "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [*command, "--outdir", str(into), str(path)], check=True, capture_output=True, timeout=900, env=environment
    )
    return into / f"{path.stem}.{to.partition(':')[0]}"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


def test_the_highlight_lights_the_very_cell_at_fault(tmp_path: Path, profile: Path) -> None:
    headers = ("Status", "Owner", "Owner", "User-centric\nGoal")
    texts = {
        a_text_of(("Owner", "Who?")): "Owner Owner/C",
        a_text_of(("Status", 'I don\'t know "[Owner]"')): "Status",
        a_text_of(("Status", 'I don\'t know "• [Owner] x"')): "Status",
        a_text_of(("Owner (C)", "Who?"), ("Status", "Which?")): "Status Owner/C",
        a_text_of(("User-centric\nGoal", "Why?")): "Goal",
        "ok: known ⟪Counts for x. • [Status] Which? · k7f3⟫": "Status",
        "": "",
    }
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*headers, "Roadmap checks"])
    for row, text in enumerate(texts, start=2):
        sheet.cell(row, 5, text)
        for column in range(1, 5):
            formula = highlight_formula(CellRef(1, column), 5).replace("$E2", f"$E{row}")
            sheet.cell(row, column + 5, f"=IF({formula},1,0)")
    book.save(tmp_path / "lit.xlsx")

    table = converted(tmp_path / "lit.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", profile)
    rows = list(csv.reader(table.read_text(encoding="utf-8").splitlines()))[-len(texts) :]

    names = ("Status", "Owner", "Owner/C", "Goal")
    lit = [" ".join(name for name, cell in zip(names, row[5:9], strict=True) if cell == "1") for row in rows]
    assert lit == list(texts.values())


def a_text_of(*faults: tuple[str, str]) -> str:
    return row_text(faults, "k7f3")


def test_libreoffice_reads_our_texts_and_saves_them_as_ours(tmp_path: Path, profile: Path) -> None:
    path = a_full_workbook(tmp_path / "roadmap.xlsx")
    sync(path, TEXTS, notes=[a_note("C3")])
    before = the_grid(path)
    table = converted(path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", profile)
    rows = list(csv.reader(table.read_text(encoding="utf-8").splitlines()))
    assert [row[4] for row in rows[:3]] == ["Roadmap checks", *TEXTS.values()]
    assert [row[2] for row in rows[:3]] == ["Status", "Done", "Done"]

    # Saved by LibreOffice, all of it is still known as ours, and goes again.
    saved = converted(path, "xlsx", profile)
    grid = the_grid(saved)
    assert [grid.at(CellRef(row, 5)).value for row in (1, 2, 3)] == ["Roadmap checks", *TEXTS.values()]
    assert grid.own == before.own
    assert grid.at(CellRef(3, 3)).note == a_note("C3").new
    store = a_store(saved)
    changed = store.apply(a_plan(store.read(), {"E2": a_text("Other", address="aaaa"), "E3": ""}), never_again)
    assert (changed.changed, changed.cleared) == (1, 1)
    cleared = a_store(saved).clear()
    assert (cleared.cleared, cleared.notes) == (1, 1)
    grid = the_grid(saved)
    assert [grid.at(CellRef(row, 5)).shown for row in (1, 2, 3)] == ["", "", ""]
    assert grid.at(CellRef(2, 1)).note == "Ask Ana"
    assert b"sheetsync" not in b"".join(each for name, each in parts(saved).items() if "worksheets" in name)


@pytest.mark.parametrize("to", ["ods", "xls"])
def test_what_libreoffice_saves_in_other_formats_is_read(tmp_path: Path, profile: Path, to: str) -> None:
    path = converted(a_full_workbook(tmp_path / "roadmap.xlsx"), to, profile)
    spreadsheet = TableFile(path).read()
    assert [each.tab for each in spreadsheet.tabs] == ["Roadmap", "Other"]
    # A formula's text is left out: LibreOffice doesn't store it in an .xls that it has only converted.
    rows = [[cell.shown for cell in row[:2]] for row in spreadsheet.tabs[0].rows[:3]]
    assert rows == [["Project", "Goal"], ["Make tacos", "feed the family"], ["Bake bread daily", "007"]]
    assert spreadsheet.tabs[0].at(CellRef(2, 4)).value == date(2026, 3, 14)
