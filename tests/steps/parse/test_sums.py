"""Sums: rows that add up what stands above them are no work, and work that begins with such a word is."""

import re

import pytest

from tests.builders import a_spreadsheet, read, typed

PLAN = """Done? | Phase | Task | Owner | Due | Hours
    TRUE | Phase 1 | Hire a designer | Ann | 2026-11-13 | 40
    FALSE | Phase 1 | Draw the logo | Ben | 2026-12-11 | 80"""
LABELS = """Total hours, Total hours:, Hours total, Total de horas, Summe Stunden, Total général, Total heures,
    Totale ore, Totaal uren, Subtotal phase 1, Zwischensumme Gestaltung, Sous-total site, Total Phase 1,
    Total budget 2027"""


@pytest.mark.parametrize("label", re.split(r",\s+", LABELS))
@pytest.mark.parametrize("rest", ["| | | 120", "| | |"])
@pytest.mark.parametrize("tick", ["", "FALSE"])
def test_a_row_that_names_what_it_adds_up_is_no_line(label: str, rest: str, tick: str) -> None:
    roadmap = read(a_spreadsheet(roadmap=typed(f"{PLAN}\n{tick} | | {label} {rest}")))

    assert [each.reason for each in roadmap.unread if each.place == "row 4"] == ["a row of totals"]


@pytest.mark.parametrize(
    "line",
    [
        "FALSE | Phase 1 | Total redesign of the shop | | | 120",
        "TRUE | | Total hours | | |",
        " | | Total hours in the report | | | 12",
        " | | Total hours | Ann | | 12",
        " | | Total budget | | 2026-12-18 | 12",
        " | | Media budget | | | 12",
        " | | Summer hours | | | 12",
    ],
)
def test_work_that_is_named_so_is_a_line(line: str) -> None:
    assert [*read(a_spreadsheet(roadmap=typed(f"{PLAN}\n{line}"))).table.rows] == [2, 3, 4]
