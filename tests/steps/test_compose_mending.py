"""What a careful lead would mend before a summary goes out."""

from datetime import date

import pytest

from sheetsync.model.audience import View
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field, Interval
from sheetsync.steps.compose import compose
from sheetsync.steps.compose.mending import to_mend
from sheetsync.steps.parse import choose_tab, parse
from tests.builders import a_spreadsheet, typed
from tests.talk import NOW

HEADER = "Project | Stakeholders | Goal | Deliverable | Status | Owner | Start | End | Notes"
OCTOBER = Interval(date(2026, 10, 5), date(2026, 11, 13))


def said(rows: str, *, today: date = date(2026, 10, 20), view: View | None = None) -> tuple[str, ...]:
    spreadsheet = a_spreadsheet(kitchen=typed(f"{HEADER}\n{rows}"))
    grid, _ = choose_tab(spreadsheet, Reading())
    roadmap = parse(spreadsheet, grid, Reading(interval=OCTOBER))
    return to_mend(compose(roadmap, (), spreadsheet=spreadsheet, now=NOW, today=today, view=view), roadmap, today)


def test_a_sheet_that_says_all_that_readers_ask_needs_no_mending():
    assert said("Tacos | us | eat | cook | At risk | Ana | | 2026-10-30 | two more pans") == ()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("Tacos | us | eat | cook | At risk | Ana | | 2026-10-30 |", "1 step at risk or late has no word on help"),
        ("Tacos | us | eat | cook | In progress | Ana | | 2026-10-12 |", "1 step at risk or late has no word on help"),
        ("Tacos | us | eat | cook | | Ana | | |\n| | | serve | | | | |", "2 steps have no status"),
    ],
)
def test_what_readers_would_stumble_over_is_counted(rows, words):
    assert said(rows) == (words,)


def test_an_interval_that_is_over_is_said():
    assert said("Tacos | us | eat | cook | Done | Ana | | |", today=date(2026, 11, 14)) == ("the interval is over",)
    assert said("Tacos | us | eat | cook | Done | Ana | | |", today=date(2026, 11, 13)) == ()


def test_of_notes_that_readers_do_not_see_nothing_is_missed():
    view = View(frozenset((Field.PROJECT, Field.STATUS, Field.DELIVERABLE, Field.END)))

    assert said("Tacos | us | eat | cook | At risk | Ana | | 2026-10-30 |", view=view) == ()
