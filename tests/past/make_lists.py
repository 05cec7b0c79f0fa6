"""Make the folder `lists`: sheets that 941ae55 read otherwise than today, synced twice by it, and their histories.

It was run on commit 941ae55 and is not run again: what it makes today is no past. To see how the files
came to be, check that commit out at ROOT and run

    PYTHONPATH=ROOT python tests/past/make_lists.py FOLDER
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

FIRST, SECOND = "2026-11-09T09:00:00Z", "2026-11-16T09:00:00Z"
TAB = "Roadmap"
Row = Sequence[object]

LIST: list[Row] = [
    ("Feature", "Status", "Goal", "Owner"),
    ("Export to PDF", "In progress", "Readers can print", "Ana"),
    ("Dark mode", "Done", "Readers can read at night", "Ben"),
    ("Faster search", "nearly", "", "Cem"),
    ("Single sign-on", "", "Admins need one password", ""),
    ("Offline mode", "In progress", "", "Ana"),
    ("Audit log", "Not started", "Admins see who did what", "Dia"),
    ("Fewer letters", "nearly", "Readers see more", "Ben"),
]
INDENTED: list[Row] = [
    ("Task", "Status", "Owner", "Finish"),
    ("Checkout", "In progress", "Ana", date(2026, 12, 4)),
    ("  Design the form", "Done", "Ana", date(2026, 11, 6)),
    ("  Build the form", "In progress", "Ben", date(2026, 12, 4)),
    ("Search", "Not started", "Cem", date(2026, 12, 11)),
    ("  Choose an index", "nearly", "Cem", date(2026, 11, 27)),
    ("  Load the data", "nearly", "Cem", date(2026, 12, 11)),
    ("  Test it", "nearly", "Cem", date(2026, 12, 11)),
]
CATEGORY: list[Row] = [
    ("Category", "Item", "Status", "Owner"),
    ("Reading", "Dark mode", "Done", "Ana"),
    ("Reading", "Larger letters", "In progress", ""),
    ("Admin", "Audit log", "nearly", "Ben"),
    ("Admin", "Single sign-on", "", "Cem"),
    ("Reading", "Offline mode", "nearly", "Dia"),
]
DATES: list[Row] = [
    ("Project", "Deliverable", "Status", "Owner", "Start", "End"),
    ("Tacos", "cook", "Done", "Ana", date(2026, 10, 12), date(2026, 10, 30)),
    ("", "serve", "In progress", "", date(2026, 11, 2), date(2026, 11, 20)),
    ("Salsa", "buy chilies", "nearly", "Ben", date(2026, 10, 19), date(2026, 11, 27)),
    ("", "taste it", "", "Cem", date(2026, 11, 23), date(2026, 12, 18)),
    ("", "fill it into jars", "nearly", "Cem", date(2026, 11, 23), date(2026, 12, 18)),
]
TICKS: list[Row] = [
    ("Project", "Deliverable", "Owner", "To do", "Doing", "Done"),
    ("Tacos", "cook", "Ana", "", "", "x"),
    ("", "serve", "", "", "x", ""),
    ("Salsa", "buy chilies", "Ben", "", "", ""),
    ("", "taste it", "Cem", "", "", ""),
    ("", "fill it into jars", "Cem", "", "", ""),
]
MIXED: list[Row] = [
    ("Project", "Deliverable", "Status", "Owner"),
    ("Tacos", "cook", "Done", "Ana"),
    ("Salsa", "buy chilies", "nearly", "Ben"),
    ("Tacos", "serve", "In progress", ""),
    ("Salsa", "taste it", "", "Cem"),
    ("Tacos", "wash up", "nearly", "Dia"),
]
GROUPS: list[Row] = [
    ("Item", "Status", "Owner"),
    ("PHASE 1", "", ""),
    ("cook", "Done", "Ana"),
    ("serve", "nearly", "Ben"),
    ("PHASE 2", "", ""),
    ("wash up", "", "Cem"),
    ("dry", "nearly", "Cem"),
    ("store", "nearly", "Dia"),
]
SHEETS = {"list": LIST, "indented": INDENTED, "category": CATEGORY, "dates": DATES, "ticks": TICKS, "mixed": MIXED}

CONFIGURATION = """\
[sheet]
location = "roadmap.xlsx"
time_zone = "Europe/Vienna"

[rules]
goal-names-no-one = "off"

[[audience]]
name = "leads"
fields = ["project", "status", "deliverable", "end", "notes", "changes"]
formats = ["text"]
channels = ["folder"]
"""


def main(folder: Path) -> None:
    """Make everything in a folder."""
    for name, rows in (SHEETS | {"groups": GROUPS}).items():
        made(folder / name, rows, indented=name == "indented")


def made(folder: Path, rows: Sequence[Row], *, indented: bool) -> None:
    """Make one sheet, sync it, answer the first and the second remark in it, and sync it again a week later."""
    folder.mkdir(parents=True)
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = TAB
    for row in rows:
        text = row[0]
        sheet.append([each.strip() if isinstance(each, str) else each for each in row])
        if indented and isinstance(text, str) and text.startswith(" "):
            sheet.cell(sheet.max_row, 1).alignment = Alignment(indent=1)
    path = folder / "roadmap.xlsx"
    book.save(path)
    (folder / "sheetsync.toml").write_text(CONFIGURATION, encoding="utf-8")
    _run(folder, FIRST, "sync")
    edit(path, answer)
    _run(folder, SECOND, "sync")
    _run(folder, SECOND, "summary", "--send")
    for each in (folder / "summary").glob("*"):
        each.unlink()
    (folder / "summary").rmdir()
    report = _run(folder, SECOND, "check", "--format", "json", "--fail-on", "never")
    (folder / "report.json").write_text(report, encoding="utf-8")


def edit(path: Path, change: Callable[[Worksheet], None]) -> None:
    """Let a person change the sheet."""
    book = openpyxl.load_workbook(path)
    change(book[TAB])
    book.save(path)


def answer(sheet: Worksheet) -> None:
    """Answer the first two remarks: the first over it, as an answer of words alone, the second until a day."""
    ours = sheet.max_column
    told = [row for row in range(2, sheet.max_row + 1) if str(sheet.cell(row, ours).value or "").startswith("⚠")]
    for row, words in zip(told, ("ok: we know", "ok until 2027-06-30: after the move"), strict=False):
        sheet.cell(row, ours).value = words


def _run(folder: Path, now: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "sheetsync", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.environ["PYTHONPATH"], "HOME": str(folder)}
        | {"LC_ALL": "C.UTF-8", "SHEETSYNC_NOW": now, "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{folder.name} {arguments}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
