"""Answers that met another row, because rows moved in that moment: what takes them back, and where it is by now."""

from dataclasses import replace
from datetime import date

from sheetsync.adapters.google.astray import strayed, suspects, unsettled
from sheetsync.model.cell import BLANK, Cell, CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.plan import Answer, Edit

HEADERS = ("Project", "Status")
BACK = [Edit(CellRef(2, 2), "Done", "In progress")]


def a_grid(*rows: tuple[str, ...]) -> Grid:
    return Grid("Roadmap", tuple(tuple(Cell(each, each) if each else BLANK for each in row) for row in rows))


BEFORE = a_grid(HEADERS, ("Tacos", "In progress"), ("Pie", "In progress"), ("Tea", "Done"))
MET_PIE = a_grid(HEADERS, ("Pie", "Done"), ("Tacos", "In progress"), ("Tea", "Done"))
MET_TACOS = a_grid(HEADERS, ("Tacos", "Done"), ("Pie", "In progress"), ("Tea", "Done"))
TEA_ROSE = a_grid(HEADERS, ("Tea", "Done"), ("Tacos", "In progress"), ("Pie", "In progress"))


def an_answer(row: int = 2, name: str = "Tacos") -> Answer:
    return Answer(Edit(CellRef(row, 2), "In progress", "Done"), CellRef(row, 1), name, CellRef(1, 2), "Status")


def the_way_back() -> Answer:
    """What takes back the answer that met the pie in row 2."""
    (back,) = strayed(BEFORE, MET_PIE, [an_answer()], [1])
    return back


def back(*given) -> list[Edit]:
    """What is typed to take back the answers that met another row."""
    return [each.edit for each in strayed(*given)]


def places(after: Grid) -> list[list[str]]:
    """Where the pie is looked for in a later state of the tab."""
    return [[each.edit.cell.a1 for each in found] for found in unsettled(MET_PIE, after, [the_way_back()])]


def test_an_answer_that_met_another_row_is_taken_back_and_one_that_met_its_own_is_not() -> None:
    assert back(BEFORE, MET_PIE, [an_answer()], [1]) == BACK
    assert back(BEFORE, MET_TACOS, [an_answer()], [1]) == []


def test_an_answer_that_met_nothing_takes_nothing_back() -> None:
    assert back(BEFORE, TEA_ROSE, [an_answer()], [0]) == []
    # Somebody has changed it since: it is theirs.
    assert back(BEFORE, BEFORE, [an_answer()], [1]) == []


def test_where_google_does_not_say_what_was_met_the_rows_do() -> None:
    assert back(BEFORE, MET_PIE, [an_answer()], []) == BACK
    # That row said so before: nobody of ours wrote it.
    assert back(BEFORE, TEA_ROSE, [an_answer()], []) == []


def test_each_answer_goes_by_its_own_count() -> None:
    after = a_grid(HEADERS, ("Pie", "Done"), ("Tea", "Done"), ("Tacos", "In progress"))

    assert back(BEFORE, after, [an_answer(), an_answer(3, "Pie")], [1, 0]) == BACK
    assert back(BEFORE, after, [an_answer(), an_answer(3, "Pie")], [0, 1]) == [
        Edit(CellRef(3, 2), "Done", "In progress")
    ]


def test_what_was_met_is_known_by_its_own_name_and_header() -> None:
    columns_moved = a_grid(("Project", "", "Status"), ("Pie", "Done", "In progress"))

    met = the_way_back()
    assert (met.name, met.header, met.beside.a1, met.above.a1) == ("Pie", "Status", "A2", "B1")
    (met,) = strayed(BEFORE, columns_moved, [an_answer()], [1])
    assert (met.name, met.header, met.edit.cell.a1) == ("Pie", "", "B2")


def test_it_is_found_where_its_row_and_its_column_stand_by_now() -> None:
    assert places(MET_PIE) == [["B2"]]
    assert places(a_grid(HEADERS, ("Tacos", "In progress"), ("Tea", "Done"), ("Pie", "Done"))) == [["B4"]]
    assert places(a_grid(("Status", "", "Project"), ("Done", "", "Tea"), ("Done", "", "Pie"))) == [["A3"]]
    assert places(a_grid(("Plan",), (), HEADERS, ("Tea", "Done"), ("Pie", "Done"))) == [["B5"]]
    # A header that was renamed in that moment is looked for where it was.
    assert places(a_grid(("Project", "State"), ("Tea", "Done"), ("Pie", "Done"))) == [["B3"]]


def test_it_is_settled_when_somebody_has_typed_over_it_or_its_row_is_gone() -> None:
    assert places(BEFORE) == []
    assert places(a_grid(HEADERS, ("Tacos", "In progress"), ("Tea", "Done"))) == []


def test_of_lines_that_share_a_name_the_one_that_has_not_moved_is_meant_and_else_it_is_in_doubt() -> None:
    pie, tea = ("Pie", "Done"), ("Tea", "Done")

    assert places(a_grid(HEADERS, pie, pie)) == [["B2"]]
    assert places(a_grid(HEADERS, tea, pie, pie)) == [["B3", "B4"]]


def test_what_taking_back_meets_on_the_wrong_row_is_to_be_taken_back_as_well() -> None:
    met_tea = a_grid(HEADERS, ("Tea", "In progress"), ("Pie", "Done"))

    (again,) = strayed(MET_PIE, met_tea, [the_way_back()], [1])
    assert (again.name, again.edit) == ("Tea", Edit(CellRef(2, 2), "In progress", "Done"))
    assert [[each.edit.cell.a1 for each in found] for found in unsettled(MET_PIE, met_tea, [the_way_back()])] == [
        ["B3"]
    ]


def named(after: Grid, answer: Answer | None = None) -> list[str]:
    """Which cells may have been met where nobody says so, and rows moved since."""
    return [f"{each.name} {each.edit.cell.a1}" for each in suspects(BEFORE, after, [answer or an_answer()])]


def test_where_a_reply_was_lost_and_rows_moved_again_what_changed_alike_elsewhere_is_named() -> None:
    first = a_grid(HEADERS, ("Pie", "Done"), ("Tea", "Done"), ("Tacos", "In progress"))
    last = a_grid(HEADERS, ("Tacos", "In progress"), ("Tea", "Done"), ("Pie", "Done"))

    assert named(first) == ["Pie B2"]
    assert named(last) == ["Pie B4"]
    # Somebody has made the cell what the answer was to replace, and it met it then.
    emptied = replace(an_answer(), edit=replace(an_answer().edit, old=""))
    assert named(first, emptied) == ["Pie B2"]


def test_what_said_so_before_or_is_the_very_line_is_no_suspect() -> None:
    assert named(TEA_ROSE) == []
    assert named(MET_TACOS) == []
    # Somebody has typed another word since.
    assert named(a_grid(HEADERS, ("Tacos", "In progress"), ("Pie", "At risk"))) == []
    assert named(a_grid(HEADERS, ("Tacos", "In progress"), ("Cake", "Done"))) == []


def test_the_names_are_looked_for_under_their_own_header() -> None:
    renamed = a_grid(("Project", "Status", "Project"), ("Pie", "Done", "Tacos"))

    (met,) = strayed(BEFORE, renamed, [an_answer()], [1])
    assert (met.name, met.beside.a1) == ("Pie", "A2")


def test_a_day_gets_its_day_back_and_a_text_its_text() -> None:
    day = Cell(date(2026, 11, 13), "2026-11-13", formatted="2026-11-13")
    text = Cell("2026-11-13", "2026-11-13")
    header = tuple(Cell(each, each) for each in ("Project", "End"))
    named = {name: Cell(name, name) for name in ("Tacos", "Pie")}
    answer = Answer(
        Edit(CellRef(2, 2), day.shown, "2026-12-01"), CellRef(2, 1), "Tacos", CellRef(1, 2), "End", is_date=True
    )
    typed = Cell(date(2026, 12, 1), "2026-12-01")

    for held in (day, text):
        before = Grid("Roadmap", (header, (named["Tacos"], day), (named["Pie"], held)))
        after = Grid("Roadmap", (header, (named["Pie"], typed), (named["Tacos"], day)))
        (back,) = strayed(before, after, [answer], [1])
        assert back.is_date is (held is day)
