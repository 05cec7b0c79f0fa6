"""What every `SheetStore` promises, held to a workbook and to a Google Sheet alike."""

from datetime import date
from itertools import product

import pytest

from localsheets.fixture import google
from sheetsync.errors import UnsafeError
from sheetsync.model.answer_text import address_in
from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.own_text import ALPHABET, address_of, is_our_note, is_ours
from sheetsync.model.plan import Plan, Written
from sheetsync.model.settings import Reading, Writing
from sheetsync.steps.acknowledge import acknowledge
from sheetsync.steps.parse import choose_tab, parse
from sheetsync.steps.plan import plan_write_back
from tests.contract.kept_sheets import HEADER, TAB, KeptGoogleSheet, KeptWorkbook

__all__ = ["google"]

ROWS = [
    ["Project", "Goal", "Deliverable", "Status"],
    ["Tacos", "feed the family", "buy shells", "Done"],
    ["", "", "cook food", "bad: burnt"],
    ["Dessert", "a sweet end", "defrost cheesecake", "In progress"],
]
TODAY = date(2026, 11, 25)
_addresses = ("".join(each) for each in product(ALPHABET, repeat=4))


@pytest.fixture(params=["workbook", "google"])
def sheet(request, tmp_path):
    if request.param == "workbook":
        return KeptWorkbook(tmp_path / "roadmap.xlsx", ROWS)
    google = request.getfixturevalue("google")
    return KeptGoogleSheet(google.url, google.spreadsheet(ROWS, tab=TAB))


def look(spreadsheet, *, notes=False):
    """The plan of a rule that finds fault with what begins with "bad"."""
    grid, _ = choose_tab(spreadsheet, Reading())
    found = [
        Finding("bad", Severity.WARNING, f'"{cell.shown}" is not good', grid.tab, CellRef(row, 4), "Status")
        for row in range(2, len(grid.rows) + 1)
        if (cell := grid.at(CellRef(row, 4))).shown.startswith("bad")
    ]
    roadmap = parse(spreadsheet, grid, Reading())
    return plan_write_back(
        grid,
        roadmap,
        acknowledge(grid, roadmap, found, today=TODAY),
        revision=spreadsheet.revision,
        writing=Writing(HEADER, notes),
        new_address=lambda: next(_addresses),
    )


def sync(sheet, **options):
    store = sheet.store()
    return store.apply(look(store.read(), **options), lambda newer: look(newer, **options))


def people(sheet):
    return [row[:4] for row in sheet.rows()]


def test_a_sheet_is_read_as_it_stands(sheet):
    spreadsheet = sheet.store().read()

    assert [grid.tab for grid in spreadsheet.tabs] == [TAB]
    (grid,) = spreadsheet.tabs
    assert [[grid.at(CellRef(row, column)).shown for column in range(1, 5)] for row in range(1, 5)] == ROWS
    assert spreadsheet.revision


def test_a_tab_that_is_not_wanted_is_listed_all_the_same(sheet):
    spreadsheet = sheet.store().read(lambda title, tab_id: title == "Elsewhere")

    assert [grid.tab for grid in spreadsheet.tabs] == [TAB]


def test_a_remark_stands_beside_its_row_under_our_header(sheet):
    assert sync(sheet) == Written(placed=1)

    rows = sheet.rows()
    assert rows[0][4] == HEADER
    assert rows[2][4].startswith('⚠ [Status] "bad: burnt" is not good')
    assert is_ours(rows[2][4])
    assert people(sheet) == ROWS


def test_what_was_written_is_read_as_ours(sheet):
    sync(sheet)

    (grid,) = sheet.store().read().tabs
    assert grid.own.column == 5


def test_a_second_run_changes_nothing(sheet):
    sync(sheet)
    before = sheet.rows()

    store = sheet.store()
    plan = look(store.read())
    assert not plan
    assert store.apply(plan, look) == Written()
    assert store.requests == {"read": 1, "write": 0}
    assert sheet.rows() == before


def test_a_changed_fault_changes_its_remark_and_keeps_its_address(sheet):
    sync(sheet)
    address = address_of(sheet.rows()[2][4])
    sheet.type("D3", "bad: raw")

    assert sync(sheet) == Written(changed=1)
    assert sheet.rows()[2][4].startswith('⚠ [Status] "bad: raw"')
    assert address_of(sheet.rows()[2][4]) == address


def test_a_mended_row_is_blank_again(sheet):
    sync(sheet)
    sheet.type("D3", "Done")

    assert sync(sheet) == Written(cleared=1)
    assert len(sheet.rows()[2]) == 4


def test_a_persons_words_in_our_column_stay(sheet):
    sync(sheet)
    sheet.type("D4", "bad: melted")
    sheet.type("E4", "my own words")

    assert sync(sheet) == Written(squatted=1)
    assert sheet.rows()[3][4] == "my own words"


def test_an_answer_is_asked_about_until_its_line_is_certain_and_then_stays_quiet(sheet):
    sync(sheet)
    sheet.type("E3", "ok: we like it burnt")

    assert sync(sheet) == Written(changed=1, squatted=1)
    asked = sheet.rows()[2][4]
    assert asked.startswith("ok: we like it burnt ⟪Is this about “cook food”? Then write yes before it. • [Status] ")

    sheet.type("E3", f"yes, {asked}")
    assert sync(sheet) == Written(changed=1, acknowledged=1)
    assert sheet.rows()[2][4].startswith("yes, ok: we like it burnt ⟪Counts for bad. · ")
    assert sync(sheet) == Written(acknowledged=1)


def test_an_answer_is_certain_where_another_remark_shows_that_nothing_moved(sheet):
    sheet.type("D4", "bad: melted")
    sync(sheet)
    sheet.type("E3", "ok: we like it burnt")

    assert sync(sheet) == Written(changed=1, acknowledged=1)
    assert sheet.rows()[2][4].startswith("ok: we like it burnt ⟪Counts for bad. · ")


def test_clear_takes_our_part_of_an_answer_and_leaves_the_words(sheet):
    sheet.type("D4", "bad: melted")
    sync(sheet)
    sheet.type("E3", "ok: we like it burnt ")
    sync(sheet)

    assert sheet.store().clear() == Written(cleared=2, squatted=1, columns=1)
    assert [row[4:] for row in sheet.rows()] == [[HEADER], [], ["ok: we like it burnt "], []]


def test_near_misses_of_the_same_words_are_each_answered_in_their_cell(sheet):
    sheet.type("D4", "bad: melted")
    sheet.type("D2", "bad: stale")
    sync(sheet)
    sheet.type("E3", "ok")
    sheet.type("E4", "ok")

    assert sync(sheet) == Written(changed=2, squatted=2)
    texts = [row[4] for row in sheet.rows()[2:]]
    assert all(text.startswith("ok ⟪To acknowledge this, write ok: and why. • [Status] ") for text in texts)
    assert len({address_in(text) for text in texts}) == 2
    assert sync(sheet) == Written(squatted=2)


@pytest.mark.parametrize("text", ['=HYPERLINK("http://evil.example")', "+1", "@x", "'quoted", "1e5", "🌮\u202e"])
def test_a_hostile_cell_is_quoted_as_text(sheet, text):
    sheet.type("D4", f"bad {text}")

    assert sync(sheet) == Written(placed=2)
    assert f"bad {text}".replace("\u202e", "") in sheet.rows()[3][4].replace("\u202e", "")


def test_notes_go_only_where_they_were_asked_for_and_can_be_written_safely(sheet):
    sync(sheet)
    assert sheet.note("D3") == ""

    takes_notes = isinstance(sheet, KeptWorkbook)
    assert sync(sheet, notes=True) == Written(notes=int(takes_notes))
    assert is_our_note(sheet.note("D3")) is takes_notes


def test_clear_leaves_the_sheet_as_it_was(sheet):
    before = sheet.rows()
    sync(sheet, notes=True)
    notes = int(isinstance(sheet, KeptWorkbook))

    assert sheet.store().clear(dry_run=True) == Written(cleared=1, notes=notes, columns=1)
    assert sheet.rows() != before
    assert sheet.store().clear() == Written(cleared=1, notes=notes, columns=1)
    assert (sheet.rows(), sheet.note("D3")) == (before, "")
    assert sheet.store().clear() == Written()


def test_a_plan_for_a_tab_that_is_gone_writes_nothing(sheet):
    store = sheet.store()
    plan = look(store.read())
    lost = Plan("Elsewhere", plan.revision, plan.install, plan.edits)

    with pytest.raises(UnsafeError, match='the tab "Elsewhere" is gone'):
        store.apply(lost, lambda _: lost)
    assert sheet.rows() == ROWS
