"""Builds `template.xlsx`: a fresh roadmap with the columns that work best, and the talk's tacos as an example.

Run it after a change here, and commit what it writes: `python examples/build_template.py`.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import Final

import xlsxwriter

HERE: Final = Path(__file__).parent
TITLE: Final = "Team roadmap"
ADVICE: Final = (
    "Write over the example. One line of work a row; a project's name, stakeholders and goal on its first row."
)
HEADERS: Final = (
    ("Project", 24),
    ("Stakeholders", 22),
    ("User-centric Goal", 44),
    ("Deliverables", 44),
    ("Deliverable Status", 18),
    ("Owner", 14),
    ("Start", 12),
    ("End", 12),
    ("Notes", 36),
)
HEADER_ROW: Final = 4
LAST_ROW: Final = 300
STATUSES: Final = ("Not started", "In progress", "Possible delay", "At risk", "Done", "Won't do")
LINES: Final = (
    ("Make tacos", "family members", "feed the family cheaply and quickly on a weeknight",
     "ask the family which they like", "Done", "Mum"),
    ("", "", "", "buy taco shells, ground beef and seasoning", "In progress", "Dad"),
    ("", "", "", "stretch goal: find an affordable side, like refried beans", "Not started", "Dad"),
    ("", "", "", "retro: ask the family how it was", "Not started", "Mum"),
    ("Higher priority projects above",),
    ("Lower priority projects below",),
    ("Make dessert", "family members", "feed the family a cheap post-dinner sweet",
     "TBD: which one", "Not started", "Mum"),
)  # fmt: skip


def build(folder: Path = HERE) -> Path:
    """Write the workbook into a folder, and return where it is."""
    path = folder / "template.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": TITLE, "created": datetime(2026, 11, 2)})  # noqa: DTZ001 - as Excel has it
    sheet = book.add_worksheet("Roadmap")
    cell = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D5DBE5"}
    text, bold = book.add_format(cell), book.add_format(cell | {"bold": True})
    date = book.add_format(cell | {"num_format": "d mmm yyyy"})
    header = book.add_format(
        {"bold": True, "font_color": "#FFFFFF", "bg_color": "#2B3A55", "valign": "vcenter", "text_wrap": True}
    )
    divider = book.add_format({"italic": True, "bg_color": "#E9EDF5", "font_color": "#2B3A55"})
    sheet.write(0, 0, TITLE, book.add_format({"bold": True, "font_size": 18, "font_color": "#2B3A55"}))
    sheet.write(1, 0, ADVICE, book.add_format({"font_color": "#5B6577"}))
    sheet.set_row(0, 32)
    sheet.set_row(HEADER_ROW - 1, 28)
    for column, (name, width) in enumerate(HEADERS):
        sheet.set_column(column, column, width)
        sheet.write(HEADER_ROW - 1, column, name, header)
    for row, line in enumerate(LINES, start=HEADER_ROW):
        if len(line) == 1:
            for column in range(len(HEADERS)):
                sheet.write(row, column, line[0] if column == 0 else "", divider)
            continue
        for column in range(len(HEADERS)):
            look = bold if column == 0 else date if HEADERS[column][0] in ("Start", "End") else text
            sheet.write(row, column, line[column] if column < len(line) else "", look)
    _help(book, sheet)
    sheet.freeze_panes(HEADER_ROW, 1)
    sheet.autofilter(HEADER_ROW - 1, 0, HEADER_ROW + len(LINES) - 1, len(HEADERS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW - 1)
    book.close()
    return path


def _help(book: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
    """Help people type: a dropdown of statuses, dates as dates, and a colour beside the word."""
    first = HEADER_ROW + 1
    status = f"E{first}:E{LAST_ROW}"
    sheet.data_validation(status, {"validate": "list", "source": list(STATUSES), "error_type": "warning"})
    day = {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1), "error_type": "warning"}  # noqa: DTZ001
    sheet.data_validation(f"G{first}:H{LAST_ROW}", day)
    for word, colour in (("Done", "#1A7F43"), ("At risk", "#B3261E"), ("Possible delay", "#8A5A00")):
        look = book.add_format({"font_color": colour, "bold": word == "At risk"})
        sheet.conditional_format(status, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look})


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE))
