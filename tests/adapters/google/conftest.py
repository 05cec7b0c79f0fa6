"""What the tests of the Google store share: a local Google, a roadmap on it, and runs over the two."""

import logging

import pytest

from localsheets import Google, Spreadsheet
from localsheets.fixture import google
from tests.adapters.google.runs import Run

__all__ = ["google"]

ROWS = [
    ["Project", "Goal", "Deliverable", "Status"],
    ["Tacos", "feed the family", "buy shells", "Done"],
    ["", "", "cook food", "bad: burnt"],
    ["Dessert", "a sweet end", "defrost cheesecake", "In progress"],
    ["", "", "serve cheesecake", "In progress"],
    ["Drinks", "", "buy water", "Done"],
]


@pytest.fixture
def sheet(google: Google) -> Spreadsheet:
    return google.spreadsheet(ROWS)


@pytest.fixture
def run(google: Google, sheet: Spreadsheet) -> Run:
    return Run(google.url, sheet.id)


@pytest.fixture
def again(google, sheet):
    return lambda **options: Run(google.url, sheet.id, **options)


@pytest.fixture
def synced(google, run):
    """A sheet that was synced once, with an empty log."""
    run.sync()
    google.log.clear()


SECRET = ("CANARY", "PRIVATE KEY", "Bearer ", "cheesecake", "bad: burnt")
"""What keys, tokens, cells and notes hold in these tests."""


@pytest.fixture(autouse=True)
def nothing_leaks(caplog):
    """No test's run logs any of it, at the lowest level there is."""
    caplog.set_level(logging.DEBUG)
    yield
    logged = "".join(each.getMessage() for phase in ("setup", "call") for each in caplog.get_records(phase))
    assert not [each for each in SECRET if each in logged]
