"""A person's answer in our column, read again and again."""

from dataclasses import replace
from datetime import date

from sheetsync.model.answer_text import Tail, code_of, write_answer
from sheetsync.model.cell import Cell, CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.grid import Grid, OwnColumn
from sheetsync.model.own_text import row_text
from sheetsync.model.roadmap import Roadmap, Table
from sheetsync.model.snapshot import Memory
from sheetsync.steps.acknowledge import acknowledge
from sheetsync.steps.line_key import LineKeys

TODAY = date(2026, 11, 2)
FINDING = Finding("goal-missing", Severity.ERROR, "Who is it for?", "Roadmap", CellRef(2, 1), "Goal")
ROADMAP = Roadmap("Roadmap", "Roadmap", Table((), {}), header_row=1)
STILL = Memory(is_moved=False)


def answered(*words: str) -> Grid:
    rows = [("Goal", "Roadmap checks"), *((f"line {number}", each) for number, each in enumerate(words))]
    cells = tuple(tuple(Cell(each, each) for each in row) for row in rows)
    return Grid("Roadmap", cells, own=OwnColumn(2, CellRef(1, 2)))


def reasons(grid: Grid, *findings: Finding, memory: Memory | None = STILL, today: date = TODAY) -> list[str]:
    told = acknowledge(grid, ROADMAP, findings or (FINDING,), memory=memory, today=today).findings
    return [each.acknowledged for each in told]


def test_an_answer_counts_for_its_row_until_it_is_taken_back() -> None:
    given = acknowledge(answered("ok: the vendor decides"), ROADMAP, [FINDING], memory=STILL, today=TODAY).findings
    assert given[0].acknowledged == "the vendor decides"

    assert reasons(answered("ok: in May"), *given) == ["in May"]
    assert reasons(answered("not yet"), *given) == [""]


def test_an_answer_counts_to_the_end_of_its_last_day() -> None:
    grid = answered("ok until 2026-11-02: waiting for the audit")

    assert reasons(grid) == ["waiting for the audit"]
    assert reasons(grid, today=date(2026, 11, 3)) == [""]


def test_an_answer_counts_for_its_own_row_only() -> None:
    other = replace(FINDING, cell=CellRef(3, 1))

    assert reasons(answered("ok: we know", ""), FINDING, other, replace(FINDING, cell=None)) == ["we know", "", ""]


def test_a_formula_that_shows_an_answer_is_none() -> None:
    grid = answered("ok: known")
    rows = (grid.rows[0], (grid.rows[1][0], Cell("ok: known", "ok: known", formula=True)))

    assert reasons(replace(grid, rows=rows)) == [""]


def test_without_any_evidence_an_answer_is_asked_about() -> None:
    found = acknowledge(answered("ok: known"), ROADMAP, [FINDING], today=TODAY)

    assert found.asked == (CellRef(2, 2),)
    assert not found.findings[0].acknowledged


def test_without_a_memory_the_other_remarks_tell_whether_the_column_was_left_behind() -> None:
    other = replace(FINDING, cell=CellRef(3, 1), message="Who is the other for?")
    remark = row_text([("Goal", "Who is the other for?")], "k7f3")

    assert reasons(answered("ok: known", remark), FINDING, other, memory=None) == ["known", ""]
    # Sorted: what is said of line 1 stands beside line 0.
    assert reasons(answered(remark, "ok: known"), FINDING, other, memory=None) == ["", ""]


def test_a_remark_that_could_stand_beside_several_lines_proves_nothing() -> None:
    other = replace(FINDING, cell=CellRef(3, 1))

    assert reasons(
        answered("ok: known", row_text([("Goal", "Who is it for?")], "k7f3")), FINDING, other, memory=None
    ) == ["", ""]


def test_lines_that_changed_places_since_leave_no_certainty() -> None:
    assert reasons(answered("ok: known"), memory=Memory(is_moved=True)) == [""]


def test_a_code_names_the_findings_that_count() -> None:
    grid = answered("x")
    line = LineKeys(grid, ROADMAP, {}).of(2)
    text = write_answer(
        "ok: known", "Counts for goal-missing.", [], Tail("", "k7f3", line, "b", (code_of("goal-missing", "Goal"),))
    )
    later = replace(FINDING, rule="overdue", column="End")

    assert reasons(answered(text), FINDING, later, memory=None) == ["known", ""]
