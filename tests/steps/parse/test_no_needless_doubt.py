"""Sheets that are odd, and as their teams mean them: nothing in them is in doubt, and nothing is refused for it."""

import pytest

from sheetsync.model.terms import Field
from tests.builders import a_spreadsheet, read

NAMES = ("Search", "Billing", "Portal", "Import", "Mail", "Audit", "Maps", "Print")
PEOPLE = ("ana", "bo", "cy", "di", "ed", "flo", "gus", "hal")

SHEETS = {
    "a project a row, and audiences that come again": [
        ["Project", "Stakeholders", "Goal", "Deliverable", "Status"],
        *[[each, "Support" if len(each) % 2 else "Sales", "Growth", "MVP", "Done"] for each in NAMES],
    ],
    "the same stages in each project": [
        ["Project", "Owner", "Deliverable", "Status"],
        *[
            [each if not step else "", "ana", stage, "Done"]
            for each in NAMES
            for step, stage in enumerate(("Design", "Build"))
        ],
    ],
    "the same stages, and each project on each row": [
        ["Project", "Owner", "Deliverable", "Status"],
        *[[each, "ana", stage, "Done"] for each in NAMES for stage in ("Design", "Build", "Test")],
    ],
    "an owner a row, in small letters": [
        ["Task", "Owner", "Status"],
        *[[f"Ship the {each}", who, "Done"] for each, who in zip(NAMES, PEOPLE, strict=True)],
    ],
    "deliverables that are still to be found": [
        ["Project", "Deliverable", "Status"],
        *[[each, "TBD" if number < 3 else "", ""] for number, each in enumerate(NAMES)],
    ],
    "a rank a row": [
        ["Priority", "Task", "Owner"],
        *[[str(number), f"Ship the {each}", "Ana"] for number, each in enumerate(NAMES, start=1)],
    ],
    "five lines a project, in a long sheet": [
        ["Project", "Stakeholders", "Goal", "Deliverable"],
        *[
            [
                f"Project {line // 5}" if not line % 5 else "",
                "Support" if not line % 5 else "",
                "",
                f"Do part {line} of it",
            ]
            for line in range(1000)
        ],
    ],
}


@pytest.mark.parametrize("rows", SHEETS.values(), ids=SHEETS.keys())
def test_nothing_is_in_doubt(rows: list[list[str]]) -> None:
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert [each.values for each in roadmap.troubles if each.rule == "column-ambiguous"] == []
    assert [column.number for _, column in sorted(roadmap.columns.items(), key=lambda item: item[1].number)] == [
        number for number, _ in enumerate(rows[0], start=1)
    ]
    assert Field.DELIVERABLE in roadmap.columns
