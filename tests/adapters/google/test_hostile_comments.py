"""Comments on cells while people edit and Google fails: each on the row that it is about, and never twice."""

import contextlib
import json
import random
from collections import Counter

import pytest

from localsheets import Google, Kind, Spreadsheet
from sheetsync.adapters.google.comment import Comments
from sheetsync.errors import SheetsyncError
from sheetsync.model.own_text import checksum
from tests.adapters.google.answered import HEADERS, ROWS, Crowd, google
from tests.adapters.google.runs import Run

__all__ = ["google"]

FAULTS = (None, Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.UNAVAILABLE_503, Kind.TRUNCATED, Kind.EMPTY_200)
TAB = "Sheet1"


def ask(row: int) -> dict[str, str]:
    """What is asked of a line: of its notes."""
    name = ROWS[row - 1][2]
    return {
        "thing": checksum(name, 8),
        "cell": f"F{row}",
        "beside": f"C{row}",
        "header": "F1",
        "name": name,
        "named": HEADERS[2],
        "above": HEADERS[5],
        "text": f"What would help?\n{name}",
        "again": "This still stands.",
        "telling": "0",
    }


def standing(sheet: Spreadsheet) -> list[tuple[str, str]]:
    """The name in each comment of ours, and that of the row on which it stands; "" where it has no cell any more."""
    headers, *rows = sheet.rows()
    found = []
    for at, thread in sheet.comments().items():
        row = int(at.rpartition("!")[2][1:]) if "!" in at else 0
        name = rows[row - 2][headers.index(HEADERS[2])] if 2 <= row <= len(rows) + 1 else ""
        found.append((thread["headPost"]["content"].split("\n")[1], name))
    return found


def schedule(google: Google, fault: Kind | None, seed: int) -> Counter[str]:
    """Ask about some lines by chance, until it is settled, and see what stands there."""
    chance = random.Random(f"comments{fault}{seed}")
    google.control.calm()
    sheet = google.spreadsheet(ROWS, size=(30, 10))
    message = json.dumps({"tab": TAB, "comments": [ask(row) for row in chance.sample(range(2, 8), 3)]}).encode()
    crowd = Crowd(sheet, chance)
    google.control.before(lambda _: crowd.edit() if chance.random() < 0.3 else None, times=None)
    if fault:
        google.control.fault(fault, lambda _: chance.random() < 0.4, times=chance.randint(1, 3))
    for turn in range(4):
        if turn == 2:
            google.control.calm()
        with contextlib.suppress(SheetsyncError):
            Comments(Run(google.url, sheet.id).client, sheet.id).send(message, "ana@example.com", "one telling")
    found = standing(sheet)
    assert not [name for name, number in Counter(name for name, _ in found).items() if number > 1], (fault, seed)
    assert not [each for each in found if each[1] not in ("", each[0])], (fault, seed, found)
    names = {row[2] for row in sheet.rows() if len(row) > 2}
    return Counter("asked" if name in names else "gone" for name, _ in found)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_comment_stands_on_its_row_and_once(google, schedules, fault):
    met = sum((schedule(google, fault, seed) for seed in range(schedules // 5 + 1)), Counter())

    assert met["asked"] > 0
