"""A sheet's remarks in its language: what stands there stays, what comes new is in the language that is set."""

from pathlib import Path

import openpyxl

from tests.acceptance.command_line import CommandLine

ROWS = [
    ["Projekt", "Stakeholder", "Ziel", "Ergebnis", "Status", "Zuständig", "Ende", "Notizen"],
    ["Tacos", "Familie", "Die Familie isst unter der Woche gut", "kochen", "Gefährdet", "Ana", "20.11.2026", ""],
    ["", "", "", "abwaschen", "In Arbeit", "Bo", "25.11.2026", ""],
]
INTERVAL = "[interval]\nstart = 2026-10-19\nend = 2026-11-27\n"
HELP = "Was würde helfen?"


def configure(folder: Path, language: str = "") -> None:
    said = f'language = "{language}"\n' if language else ""
    (folder / "sheetsync.toml").write_text(f'[sheet]\nlocation = "tacos.xlsx"\n{said}[write]\nnotes = true\n{INTERVAL}')


def column(file: Path) -> list[str]:
    sheet = openpyxl.load_workbook(file).active
    notes = [str(cell.comment.text) for row in sheet.iter_rows() for cell in row if cell.comment]
    return [*(str(sheet.cell(row, 9).value or "") for row in (2, 3)), *notes]


def test_a_change_of_language_rewrites_nothing_that_stands(sheetsync: CommandLine) -> None:
    file = sheetsync.folder / "tacos.xlsx"
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(file)
    configure(sheetsync.folder)
    assert sheetsync("sync").status == 0
    before = column(file)
    assert "What would help?" in before[0]

    configure(sheetsync.folder, "de")
    outcome = sheetsync("sync", "--fail-on", "never", SHEETSYNC_NOW="2026-11-03T09:00:00Z")

    assert outcome.status == 0
    assert column(file) == before

    book = openpyxl.load_workbook(file)
    book.active["F2"] = "Anne"
    book.active["E3"] = "vielleicht bald"
    book.save(file)
    sheetsync("sync", "--fail-on", "never", SHEETSYNC_NOW="2026-11-04T09:00:00Z")

    assert HELP in column(file)[0]
    assert "kein bekannter Status" in column(file)[1]
