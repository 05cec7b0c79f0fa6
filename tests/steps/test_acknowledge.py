"""A person's answer in our column, read again and again."""

from datetime import date

from sheetsync.model.cell import Cell, CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.grid import Grid, OwnColumn
from sheetsync.steps.acknowledge import acknowledge

TODAY = date(2026, 11, 2)
FINDING = Finding("goal-missing", Severity.ERROR, "Who is it for?", "Roadmap", CellRef(2, 1), "Goal")


def answered(word: str) -> Grid:
    rows = ((Cell("Goal", "Goal"), Cell("Roadmap checks", "Roadmap checks")), (Cell("x", "x"), Cell(word, word)))
    return Grid("Roadmap", rows, own=OwnColumn(2, CellRef(1, 2)))


def test_an_answer_counts_for_its_row_until_it_is_taken_back() -> None:
    (given,) = acknowledge(answered("ok: the vendor decides"), [FINDING], today=TODAY)
    assert given.acknowledged == "the vendor decides"

    (again,) = acknowledge(answered("ok: in May"), [given], today=TODAY)
    assert again.acknowledged == "in May"

    (back,) = acknowledge(answered("not yet"), [again], today=TODAY)
    assert back == FINDING


def test_an_answer_counts_to_the_end_of_its_last_day() -> None:
    grid = answered("ok until 2026-11-02: waiting for the audit")

    assert acknowledge(grid, [FINDING], today=TODAY)[0].acknowledged
    assert acknowledge(grid, [FINDING], today=date(2026, 11, 3)) == (FINDING,)
