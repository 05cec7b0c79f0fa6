"""Build the demo workbook, `examples/roadmap.xlsx`: always the same bytes.

    python examples/build_demo.py [FOLDER]

What stands in it is in `demo_roadmap.py`.
"""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from demo_roadmap import (
    ABOVE,
    BELOW,
    HEADER_ROW,
    HEADERS,
    HIGHER,
    INTERVIEWS,
    LOWER,
    QUESTIONS,
    SPRINTS,
    STATUSES,
    TALK,
    TITLE,
    WIDTHS,
    Line,
)
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

HERE = Path(__file__).parent


def build(folder: Path = HERE) -> Path:
    """Write the workbook into a folder, and return where it is."""
    path = folder / "roadmap.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": "Demo roadmap", "created": datetime(2026, 11, 2)})  # noqa: DTZ001 - as Excel has it
    looks = _looks(book)
    first, last = _roadmap(book.add_worksheet("SRE roadmap"), looks)
    _progress(book, looks, first, last)
    _table(book.add_worksheet("Interviews"), looks, INTERVIEWS, (12, 20, 24, 14, 10, 16, 44))
    _table(book.add_worksheet("Questions"), looks, QUESTIONS, (16, 90))
    _table(book.add_worksheet("Sprints"), looks, SPRINTS, (24, 44, 14, 14, 20))
    _table(book.add_worksheet("From the talk"), looks, TALK, (28, 22, 50, 58, 20))
    book.close()
    return path


def _looks(book: xlsxwriter.Workbook) -> dict[str, Format]:
    text: dict[str, Any] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D5DBE5"}
    header = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#2B3A55", "valign": "vcenter", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 18, "font_color": "#2B3A55", "valign": "vcenter"}),
        "header": book.add_format(header),
        "text": book.add_format(text),
        "project": book.add_format(text | {"bold": True}),
        "date": book.add_format(text | {"num_format": "d mmm yyyy"}),
        "divider": book.add_format({"italic": True, "bg_color": "#E9EDF5", "font_color": "#2B3A55"}),
        "total": book.add_format({"bold": True, "top": 2}),
        "percent": book.add_format({"num_format": "0%", "bold": True, "top": 2}),
        "done": book.add_format({"font_color": "#1A7F43"}),
        "risk": book.add_format({"font_color": "#B3261E", "bold": True}),
    }


def _roadmap(sheet: Worksheet, looks: dict[str, Format]) -> tuple[int, int]:
    """Write the roadmap; return its first and last row, from 1."""
    sheet.merge_range(0, 0, 0, len(HEADERS) - 1, TITLE, looks["title"])
    sheet.set_row(0, 32)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_row(HEADER_ROW - 1, 0, HEADERS, looks["header"])
    sheet.set_row(HEADER_ROW - 1, 30)
    sheet.freeze_panes(HEADER_ROW, 1)
    row = HEADER_ROW
    for project in ABOVE:
        row = _project(sheet, looks, row, project)
    for text in (HIGHER, LOWER):
        sheet.write(row, 0, text, looks["divider"])
        row += 1
    for project in BELOW:
        row = _project(sheet, looks, row, project)
    first, last = HEADER_ROW + 1, row
    lines = [line for _, _, _, lines in (*ABOVE, *BELOW) for line in lines]
    done = sum(line[1] == "Done" for line in lines)
    sheet.write(row, 0, "Total", looks["total"])
    sheet.write_formula(row, 3, f"=COUNTA(D{first}:D{last})", looks["total"], len(lines))
    share = f'=COUNTIF(E{first}:E{last},"Done")/COUNTA(D{first}:D{last})'
    sheet.write_formula(row, 4, share, looks["percent"], done / len(lines))
    status = f"E{first}:E{last}"
    allowed = {"validate": "list", "source": list(STATUSES), "error_type": "warning"}
    sheet.data_validation(status, allowed)
    for word, look in (("Done", "done"), ("At risk", "risk")):
        sheet.conditional_format(
            status, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": looks[look]}
        )
    sheet.autofilter(HEADER_ROW - 1, 0, row - 1, len(HEADERS) - 1)
    sheet.write_comment("D6", "Ben: waits for the metrics team\nuntil Thursday", {"author": "Ben"})
    sheet.write_comment("C12", "Ana: ask Eli for the goal", {"author": "Ana"})
    sheet.set_row(7, None, None, {"hidden": True})
    return first, last


def _project(sheet: Worksheet, looks: dict[str, Format], row: int, project: tuple[str, str, str, list[Line]]) -> int:
    name, stakeholders, goal, lines = project
    for index, line in enumerate(lines or [("", "", "", "", "", "")]):
        own = (name, stakeholders, goal) if index == 0 else ("", "", "")
        for column, text in enumerate(own):
            sheet.write(row, column, text, looks["project"] if column == 0 else looks["text"])
        deliverable, status, owner, start, end, notes = line
        sheet.write_row(row, 3, (deliverable, status, owner), looks["text"])
        _day(sheet, looks, row, 6, start)
        _day(sheet, looks, row, 7, end)
        _day(sheet, looks, row, 8, "10-30" if deliverable else "")
        sheet.write(row, 9, notes, looks["text"])
        row += 1
    return row


def _day(sheet: Worksheet, looks: dict[str, Format], row: int, column: int, text: str) -> None:
    """Write a day as a real date; a text that is none stays the text that a person typed."""
    try:
        day = date.fromisoformat(f"2026-{text}")
    except ValueError:
        sheet.write(row, column, text, looks["text"])
    else:
        sheet.write_datetime(row, column, day, looks["date"])


def _progress(book: xlsxwriter.Workbook, looks: dict[str, Format], first: int, last: int) -> None:
    """Write a tab with formulas and a chart over the roadmap."""
    sheet = book.add_worksheet("Progress")
    sheet.set_column(0, 0, 20)
    sheet.write_row(0, 0, ("Status", "Lines"), looks["header"])
    lines = [line for _, _, _, lines in (*ABOVE, *BELOW) for line in lines]
    area = f"'SRE roadmap'!$E${first}:$E${last}"
    for row, status in enumerate(STATUSES, start=1):
        sheet.write(row, 0, status)
        sheet.write_formula(row, 1, f"=COUNTIF({area},A{row + 1})", None, sum(line[1] == status for line in lines))
    book.define_name("Statuses", "=Progress!$A$2:$A$7")
    sheet.add_sparkline("C2", {"range": "Progress!B2:B7", "type": "column"})
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"categories": "=Progress!$A$2:$A$7", "values": "=Progress!$B$2:$B$7", "name": "Lines by status"})
    chart.set_legend({"none": True})
    sheet.insert_chart("E2", chart)


def _table(
    sheet: Worksheet, looks: dict[str, Format], rows: tuple[tuple[str | int, ...], ...], widths: tuple[int, ...]
) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    header = {rows[0], *(row for row in rows if row and row[0] == rows[0][0])}
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row, looks["header"] if row in header else looks["text"])
    sheet.freeze_panes(1, 0)


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE))
