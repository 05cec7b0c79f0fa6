"""Big roadmaps to measure with: the same bytes for the same size."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import xlsxwriter

HEADERS = (
    "Project", "Stakeholders", "User-centric Goal", "Deliverables", "Status", "Owner",
    "Start", "End", "Updated", "Notes", "Link",
)  # fmt: skip
STATUSES = ("Done", "In progress", "Not started", "Possible delay")
START = datetime(2026, 10, 12, tzinfo=UTC).replace(tzinfo=None)
FAULT_RATE = 0.05


def build(folder: Path, rows: int) -> Path:
    """Write a workbook with so many lines, one in twenty of them with a status that nobody knows."""
    path = folder / f"roadmap-{rows}.xlsx"
    chance = random.Random(rows)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Roadmap")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADERS)
        for row in range(1, rows + 1):
            first = row % 6 == 1
            own = (
                (f"Project {row}", "Product teams", f"Product teams ship part {row} on their own")
                if first
                else ("",) * 3
            )
            status = "Nearly" if chance.random() < FAULT_RATE else chance.choice(STATUSES)
            work = "Interview the users of it" if first else f"Deliver part {row}"
            sheet.write_row(row, 0, (*own, work, status, chance.choice(("Ana", "Ben", "Chen"))))
            start = START + timedelta(days=chance.randint(0, 20))
            for column, each in ((6, start), (7, start + timedelta(days=18)), (8, start)):
                sheet.write_datetime(row, column, each, day)
            sheet.write_row(row, 9, (f"Note on part {row}", f"https://example.com/{row}"))
    return path
