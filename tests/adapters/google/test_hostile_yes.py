"""`yes` in our column while people edit and Google fails: it lands in its own row or nowhere."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from localsheets import Google, Kind, Spreadsheet
from sheetsync import wiring
from sheetsync.adapters.google.store import GoogleSheet
from sheetsync.adapters.history import HistoryFolder
from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError, UnsafeError
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.own_text import ALPHABET
from sheetsync.model.run import Run as SeenRun
from sheetsync.model.settings import Choices, Reading, Writing
from sheetsync.run import pipeline
from sheetsync.run.review import Review
from tests.adapters.google.answered import HEADERS, ROWS, Crowd, Oracle, google
from tests.adapters.google.runs import HEADER, Run

__all__ = ["google"]

START = datetime(2026, 11, 9, 9, tzinfo=UTC)
RULES = [each for each in wiring.rules(Config(Choices(), Path(), None, START)) if each.name == "status-unknown"]
SLIPS = {"In progres": "In progress", "At rsk": "At risk", "Dome": "Done", "Not startd": "Not started"}
FAULTS = (None, Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.UNAVAILABLE_503, Kind.TRUNCATED, Kind.DUPLICATE)


def sync(google: Google, sheet: Spreadsheet, folder: Path, hour: int) -> SeenRun:
    """The whole run, as the program does it."""
    run = Run(google.url, sheet.id)
    review = Review(Reading(), RULES, START + timedelta(hours=hour), history=HistoryFolder(folder))
    addresses = ("".join(each) for each in product(ALPHABET[hour], ALPHABET, ALPHABET, ALPHABET))
    writing, new_address = Writing(HEADER), partial(next, addresses)
    _, seen = pipeline.sync(run.store, review, writing, new_address=new_address, progress=lambda _: None)
    return seen


def said_by(google: Google, sheet: Spreadsheet, folder: Path, hour: int) -> list[str]:
    """What a run tells, or why it stopped."""
    try:
        return [each.sentence for each in sync(google, sheet, folder, hour).notices]
    except SheetsyncError as error:
        return [str(error)]


def agree(sheet: Spreadsheet, oracle: Oracle) -> None:
    """Somebody says yes to every proposal."""
    header, *rows = sheet.rows()
    for at, row in enumerate(rows, start=2):
        cells = dict(zip(header, [*row, *[""] * 9], strict=False))
        if "Did you mean" in cells[HEADER]:
            sheet.type(f"{'ABCDEFGHIJ'[header.index(HEADER)]}{at}", "yes")
            slip = cells["Status"]
            oracle.given.add(((cells["Deliverable"], "Status"), slip, SLIPS[slip]))


def schedule(google: Google, folder: Path, fault: Kind | None, seed: int) -> Counter[str]:
    """Let people agree, and edit by chance while a run types what they agreed to."""
    chance = random.Random(f"yes{fault}{seed}")
    google.control.calm()
    slips = [*chance.sample(sorted(SLIPS), 3), "Done", "In progress", "At risk"]
    lines = [[*row[:3], status, *row[4:]] for row, status in zip(ROWS[1:], slips, strict=True)]
    sheet = google.spreadsheet([HEADERS, *lines], size=(30, 10))
    sync(google, sheet, folder, 0)
    crowd, oracle = Crowd(sheet, chance), Oracle(sheet)
    agree(sheet, oracle)
    if chance.random() < 0.4:
        # Before the run; half of what people do leaves no doubt of it.
        crowd.edit()

    def edit(likely: float) -> None:
        while chance.random() < likely:
            crowd.edit()

    google.control.before(lambda _: edit(0.25), times=None)
    google.control.before(oracle.before, times=None)
    google.control.after(oracle.after, times=None)
    if fault:
        google.control.fault(fault, lambda _: chance.random() < 0.4, times=chance.randint(1, 3))
    told = said_by(google, sheet, folder, 1)
    google.control.calm()
    google.control.before(oracle.before, times=None)
    google.control.after(oracle.after, times=None)
    told += said_by(google, sheet, folder, 2)
    assert not oracle.astray(crowd, fault, told), (fault, seed)
    return oracle.met


@pytest.mark.parametrize("fault", FAULTS)
def test_a_yes_lands_in_its_own_row_or_nowhere(google, tmp_path, schedules, fault):
    met = sum((schedule(google, tmp_path / str(seed), fault, seed) for seed in range(schedules // 8 + 2)), Counter())

    assert met["typed"] > 0


def test_with_nobody_about_every_yes_is_typed(google, tmp_path):
    sheet = google.spreadsheet([HEADERS, *([*row[:3], "Dome", *row[4:]] for row in ROWS[1:2])], size=(30, 10))
    sync(google, sheet, tmp_path, 0)
    oracle = Oracle(sheet)
    agree(sheet, oracle)

    sync(google, sheet, tmp_path, 1)

    assert [row[3] for row in sheet.rows()] == ["Status", "Done"]


def test_what_is_refused_is_told_and_stops_no_remark(google, tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise UnsafeError("the cell takes nothing")

    sheet = google.spreadsheet([HEADERS, *([*row[:3], "Dome", *row[4:]] for row in ROWS[1:2]), ROWS[2]], size=(30, 10))
    sync(google, sheet, tmp_path, 0)
    agree(sheet, Oracle(sheet))
    sheet.type("D3", "At rsk")
    monkeypatch.setattr(GoogleSheet, "answer", refuse)

    seen = sync(google, sheet, tmp_path, 1)

    said = "Nothing was typed on anybody's word: the cell takes nothing"
    assert Notice(NoticeKind.NOT_TYPED, said) in seen.notices
    assert [row[3] for row in sheet.rows()] == ["Status", "Dome", "At rsk"]
    assert "Did you mean" in sheet.rows()[2][6]
