"""The plan: the whole wanted state against the sheet as it is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.answer_text import read_answer
from sheetsync.model.answered import Answers
from sheetsync.model.cell import BLANK, Cell, CellRef, Span
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.grid import Grid, OwnColumn
from sheetsync.model.own_text import ALPHABET, address_of, is_ours, note_text, row_text
from sheetsync.model.plan import Edit, Plan
from sheetsync.model.roadmap import Column, Roadmap, Table
from sheetsync.model.settings import Writing
from sheetsync.model.snapshot import Memory
from sheetsync.model.terms import Field
from sheetsync.steps.acknowledge import acknowledge
from sheetsync.steps.plan import plan_write_back

TODAY = date(2026, 11, 2)
HEADERS = ("Project", "Goal", "Status")
OURS = OwnColumn(4, CellRef(1, 4))


def a_cell(text: str) -> Cell:
    return Cell(text, text) if text else BLANK


def a_grid(*rows: Sequence[str], own: OwnColumn | None = OURS) -> Grid:
    header = [*HEADERS, "Roadmap checks"] if own else list(HEADERS)
    return Grid("Roadmap", tuple(tuple(map(a_cell, row)) for row in [header, *rows]), own=own)


def a_roadmap(grid: Grid) -> Roadmap:
    columns = {
        field: Column(number, header)
        for number, (field, header) in enumerate(
            zip((Field.PROJECT, Field.GOAL, Field.STATUS), HEADERS, strict=True), start=1
        )
    }
    return Roadmap("Roadmap", "Roadmap", Table((), {}), header_row=1, last_row=len(grid.rows), columns=columns)


def a_finding(row: int, message: str = "Who is this for?", severity: Severity = Severity.ERROR) -> Finding:
    return Finding("goal-missing", severity, message, "Roadmap", CellRef(row, 2), "Goal")


def addresses() -> Callable[[], str]:
    letters = product(ALPHABET, repeat=4)
    return lambda: "".join(next(letters))


def a_plan(grid: Grid, *findings: Finding, notes: bool = False, memory: Memory | None = None) -> Plan:
    return plan_write_back(
        grid,
        a_roadmap(grid),
        acknowledge(grid, a_roadmap(grid), findings, memory=memory, today=TODAY),
        revision="r1",
        writing=Writing(notes=notes),
        new_address=addresses(),
    )


def applied(grid: Grid, plan: Plan) -> Grid:
    """Do to the grid what a store would do."""
    rows = [list(row) for row in grid.rows]

    def put(ref: CellRef, cell: Cell) -> None:
        while len(rows) < ref.row:
            rows.append([])
        row = rows[ref.row - 1]
        row.extend([BLANK] * (ref.column - len(row)))
        row[ref.column - 1] = cell

    own = grid.own
    if plan.install:
        put(plan.install.header, a_cell(plan.install.text))
        own = OwnColumn(plan.install.header.column, plan.install.header)
    for edit in plan.edits:
        at = Grid("", tuple(map(tuple, rows))).at(edit.cell)
        assert at.shown == edit.old
        put(edit.cell, replace(a_cell(edit.new), note=at.note))
    for edit in plan.notes:
        at = Grid("", tuple(map(tuple, rows))).at(edit.cell)
        assert at.note == edit.old
        put(edit.cell, replace(at, note=edit.new))
    return replace(grid, rows=tuple(map(tuple, rows)), own=own)


def test_a_sheet_with_nothing_to_say_gets_no_column() -> None:
    assert not a_plan(a_grid(("Tacos", "Feed us", "Done"), own=None))


def test_the_first_finding_brings_the_column_beside_the_table() -> None:
    plan = a_plan(a_grid(("Tacos", "", "Done"), own=None), a_finding(2))

    assert plan.install is not None
    assert plan.install.header == CellRef(1, 4)
    assert plan.install.table == Span(CellRef(1, 1), CellRef(2, 3))
    assert [edit.cell.a1 for edit in plan.edits] == ["D2"]
    assert plan.edits[0].new.startswith("⚠ [Goal] Who is this for? · 0000")


def test_the_column_goes_where_nobody_has_written_below_the_header() -> None:
    plan = a_plan(a_grid(("Tacos", "", "Done", "my own remark"), own=None), a_finding(2))

    assert plan.install is not None
    assert plan.install.header == CellRef(1, 5)


def test_a_text_that_says_the_same_is_left_as_it_is() -> None:
    text = row_text([("Goal", "Who is this for?")], "k7f3")

    assert not a_plan(a_grid(("Tacos", "", "Done", text)), a_finding(2))


def test_a_text_that_says_something_else_is_replaced_under_its_address() -> None:
    old = row_text([("Goal", "Old words")], "k7f3")

    plan = a_plan(a_grid(("Tacos", "", "Done", old)), a_finding(2))

    assert plan.edits == (Edit(CellRef(2, 4), old, row_text([("Goal", "Who is this for?")], "k7f3")),)


def test_a_text_that_nothing_calls_for_is_cleared() -> None:
    old = row_text([("Goal", "Old words")], "k7f3")

    assert a_plan(a_grid(("Tacos", "Feed us", "Done", old))).edits == (Edit(CellRef(2, 4), old, ""),)


def test_the_gravest_comes_first() -> None:
    plan = a_plan(a_grid(("Tacos", "", "")), a_finding(2, "a hint", Severity.HINT), a_finding(2, "an error"))

    assert plan.edits[0].new.startswith("⚠ [Goal] an error • [Goal] a hint")


def test_a_persons_text_is_never_touched_and_is_listed() -> None:
    plan = a_plan(a_grid(("Tacos", "", "", "ask Ana"), ("Pie", "", "", "")), a_finding(2), a_finding(3))

    assert plan.squatted == (CellRef(2, 4),)
    assert [edit.cell.row for edit in plan.edits] == [3]


def test_a_text_of_ours_that_a_person_changed_is_theirs() -> None:
    changed = row_text([("Goal", "Who is this for?")], "k7f3").replace("Who", "Whom")

    assert a_plan(a_grid(("Tacos", "", "", changed)), a_finding(2, "New")).squatted == (CellRef(2, 4),)


def test_a_formula_that_shows_our_text_is_never_touched() -> None:
    text = row_text([("Goal", "Old words")], "k7f3")
    grid = a_grid(("Tacos", "", "", text))
    rows = (grid.rows[0], (*grid.rows[1][:3], Cell(text, text, formula=True)))

    plan = a_plan(replace(grid, rows=rows), a_finding(2))

    assert not plan
    assert plan.squatted == (CellRef(2, 4),)


def test_a_copied_row_gets_an_address_of_its_own_and_the_first_keeps_it() -> None:
    text = row_text([("Goal", "Who is this for?")], "k7f3")

    plan = a_plan(a_grid(("Tacos", "", "", text), ("Tacos", "", "", text)), a_finding(2), a_finding(3))

    assert [edit.cell.row for edit in plan.edits] == [3]
    assert address_of(plan.edits[0].new) == "0000"


def test_a_text_that_strayed_out_of_our_column_is_taken_back() -> None:
    text = row_text([("Goal", "Who is this for?")], "k7f3")

    assert a_plan(a_grid(("Tacos", text, "", ""))).edits == (Edit(CellRef(2, 2), text, ""),)


STILL = Memory(is_moved=False)
"""Nothing came, went or changed places since the last run of a version that remembered lines alone."""


def test_an_acknowledged_row_gets_our_part_behind_the_words() -> None:
    grid = a_grid(("Tacos", "", "", "ok: we know"))

    plan = a_plan(grid, a_finding(2), memory=STILL)

    (edit,) = plan.edits
    assert (edit.cell.a1, edit.old) == ("D2", "ok: we know")
    assert edit.new.startswith("ok: we know ⟪Counts for goal-missing. · 0000")
    assert plan.acknowledged == (CellRef(2, 4),)


def test_an_acknowledgement_that_ran_out_gives_the_findings_back_and_stays_the_persons() -> None:
    grid = a_grid(("Tacos", "", "", "ok until 2026-11-01: soon"))

    plan = a_plan(grid, a_finding(2), memory=STILL)

    assert plan.edits[0].new.startswith(
        "ok until 2026-11-01: soon ⟪Ended on 2026-11-01. • [Goal] Who is this for? · 0000"
    )
    assert plan.squatted == (CellRef(2, 4),)


def test_an_answer_that_is_asked_about_says_what_is_wrong_in_its_row() -> None:
    plan = a_plan(a_grid(("Tacos", "", "", "ok: we know")), a_finding(2))

    assert plan.edits[0].new.startswith(
        "ok: we know ⟪Is this about “Tacos”? Then write yes before it. • [Goal] Who is this for? · 0000"
    )
    assert plan.asked == (CellRef(2, 4),)


def test_our_part_of_an_answer_that_strayed_out_of_our_column_is_taken_back() -> None:
    text = a_plan(a_grid(("Tacos", "", "", "ok: we know")), a_finding(2)).edits[0].new

    plan = a_plan(a_grid(("Tacos", text, "", "")))

    assert plan.edits == (Edit(CellRef(2, 2), text, "ok: we know"),)


def test_no_text_goes_into_a_merge() -> None:
    grid = replace(a_grid(("a", "", ""), ("b", "", "")), merges=(Span(CellRef(2, 4), CellRef(3, 4)),))

    plan = a_plan(grid, a_finding(2), a_finding(3))

    assert [edit.cell.row for edit in plan.edits] == [2]
    assert plan.squatted == (CellRef(3, 4),)


def test_notes_are_put_only_where_they_were_asked_for() -> None:
    grid = a_grid(("Tacos", "", ""))

    assert a_plan(grid, a_finding(2)).notes == ()
    assert a_plan(grid, a_finding(2), notes=True).notes == (Edit(CellRef(2, 2), "", note_text(["Who is this for?"])),)


def test_a_persons_note_stays_and_ours_goes_when_it_is_no_longer_true() -> None:
    theirs, ours = Cell("", "", note="ask Ana\n\n"), Cell("x", "x", note=note_text(["Old words"]))
    grid = a_grid(("Tacos", "", ""), ("Pie", "x", ""))
    rows = (grid.rows[0], (grid.rows[1][0], theirs, BLANK), (grid.rows[2][0], ours, BLANK))

    plan = a_plan(replace(grid, rows=rows), a_finding(2), notes=True)

    assert plan.notes == (Edit(CellRef(3, 2), note_text(["Old words"]), ""),)


def test_findings_of_the_sheet_or_of_another_tab_are_not_written() -> None:
    grid = a_grid(("Tacos", "", ""))
    elsewhere = replace(a_finding(2), tab="Interviews")

    assert not a_plan(grid, elsewhere, replace(a_finding(2), cell=None), replace(a_finding(2), cell=CellRef(1, 2)))


def test_without_a_header_row_nothing_is_planned() -> None:
    grid = a_grid(("Tacos", "", ""))
    plan = plan_write_back(
        grid,
        replace(a_roadmap(grid), header_row=None),
        Answers((a_finding(2),)),
        revision="r1",
        writing=Writing(),
        new_address=addresses(),
    )

    assert not plan


texts = st.one_of(
    st.sampled_from(
        ["", "", "ok: known", "ok", "yes ok: x", "ok until 2020-01-01: x", "ask Ana", "=A1", "⚠ mine", " "]
    ),
    st.builds(lambda m, a: row_text([("Goal", m)], a), st.text(max_size=10), st.sampled_from(["aaaa", "bbbb"])),
    st.text(max_size=12),
)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Grid, list[Finding]]:
    own = draw(st.sampled_from([None, OURS]))
    rows = draw(st.lists(st.tuples(texts, texts, texts, texts), max_size=6))
    grid = a_grid(*rows, own=own)
    merges = draw(st.sampled_from([(), (Span(CellRef(2, 4), CellRef(3, 4)),)]))
    found = st.builds(a_finding, st.integers(1, 9), st.text(max_size=300), st.sampled_from(Severity))
    return replace(grid, merges=merges), draw(st.lists(found, max_size=8))


@given(sheets(), st.booleans())
def test_a_plan_is_empty_once_applied(sheet: tuple[Grid, list[Finding]], notes: bool) -> None:
    grid, findings = sheet

    after = applied(grid, a_plan(grid, *findings, notes=notes))

    assert not a_plan(after, *findings, notes=notes)


@given(sheets())
def test_what_people_wrote_is_the_same_before_and_after(sheet: tuple[Grid, list[Finding]]) -> None:
    grid, findings = sheet

    after = applied(grid, a_plan(grid, *findings))

    for number, row in enumerate(grid.rows, start=1):
        for column, cell in enumerate(row, start=1):
            ref = CellRef(number, column)
            if not cell.is_blank and not is_ours(cell.shown):
                assert read_answer(after.at(ref).shown).words == read_answer(cell.shown).words
                assert replace(after.at(ref), value=cell.value, shown=cell.shown) == cell


@given(sheets())
def test_no_two_texts_share_an_address(sheet: tuple[Grid, list[Finding]]) -> None:
    grid, findings = sheet

    after = applied(grid, a_plan(grid, *findings))

    at_rest = [address_of(cell.shown) for row in after.rows for cell in row if is_ours(cell.shown)]
    assert len(at_rest) == len(set(at_rest))


def test_only_a_header_that_two_columns_have_is_told_with_its_letter() -> None:
    grid = a_grid(("Tacos", "", ""))
    header = (*grid.rows[0][:2], a_cell("Goal"), *grid.rows[0][3:])
    other = Finding("name-missing", Severity.ERROR, "Which?", "Roadmap", CellRef(2, 1), "Project")

    plan = a_plan(replace(grid, rows=(header, *grid.rows[1:])), a_finding(2), other)

    assert plan.edits[0].new.startswith("⚠ [Goal (B)] Who is this for? • [Project] Which? · ")
