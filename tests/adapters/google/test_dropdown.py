"""A dropdown on the status column: put there while people edit, or not at all."""

from datetime import UTC, datetime
from random import Random

import pytest

from localsheets import Kind
from sheetsync.adapters.google.dropdown import Dropdowns
from sheetsync.errors import AccessError, UnavailableError, UnsafeError
from sheetsync.model.cell import CellRef, column_letters
from sheetsync.model.plan import Dropdown
from sheetsync.model.settings import Reading
from sheetsync.run.review import Review
from sheetsync.run.understand import locate_dropdown
from tests.adapters.google.conftest import ROWS
from tests.adapters.google.runs import HEADER, Run, requests

CHOICES = ("Not started", "In progress", "Possible delay", "At risk", "Done", "Won't do")
OURS = {
    "condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": each} for each in CHOICES]},
    "showCustomUi": True,
    "strict": False,
}
THEIRS = {"condition": {"type": "TEXT_CONTAINS", "values": [{"userEnteredValue": "food"}]}, "strict": True}
REVIEW = Review(Reading(), (), datetime(2026, 11, 25, tzinfo=UTC))


def before_write(call):
    return call.effect == "write"


@pytest.fixture
def add(google, sheet):
    """Adds the dropdown with a run of its own, as `init --dropdowns` does."""

    def add():
        run = Run(google.url, sheet.id)
        words = iter(f"word{number}" for number in range(99))
        adding = Dropdowns(run.client, sheet.id, own_header=HEADER, new_nonce=lambda: next(words))
        return adding.add("Sheet1", locate_dropdown(REVIEW))

    return add


def rule(sheet, where, rule):
    sheet.do({"setDataValidation": {"range": sheet.range(where), "rule": rule}})


def validations(sheet):
    """Each cell that has one, by its address."""
    rows = sheet.resource()["sheets"][0]["data"][0].get("rowData", [])
    return {
        CellRef(number, column).a1: cell["dataValidation"]
        for number, row in enumerate(rows, start=1)
        for column, cell in enumerate(row.get("values", []), start=1)
        if "dataValidation" in cell
    }


def test_it_is_put_on_the_rows_of_the_table_only(google, sheet, add):
    assert add() == Dropdown(CellRef(1, 4), "Status", 6, CHOICES)

    assert validations(sheet) == {f"D{row}": OURS for row in range(2, 7)}
    assert sheet.rows() == ROWS
    assert requests(google) == (1, 1)


def test_rows_that_a_filter_hides_are_not_passed_over(google, add):
    add()

    (sent,) = [each for each in google.log[-1].body["requests"] if "setDataValidation" in each]
    assert sent["setDataValidation"]["filteredRowsIncluded"] is True


@pytest.mark.parametrize("where", ["D2", "D4:D5", "D6"])
def test_one_of_people_anywhere_in_the_column_stays_alone(google, sheet, add, where):
    rule(sheet, where, THEIRS)
    before = validations(sheet)

    assert add() is None
    assert validations(sheet) == before
    assert requests(google) == (1, 0)


def test_the_dropdown_of_a_typed_table_counts_as_one(google, sheet, add):
    columns = [{"columnIndex": 3, "columnName": "Status", "columnType": "DROPDOWN"}]
    sheet.do({"addTable": {"table": {"name": "T", "range": sheet.range("A1:D6"), "columnProperties": columns}}})

    assert add() is None
    assert requests(google) == (1, 0)


def test_one_beside_and_below_the_table_is_neither_in_the_way_nor_touched(google, sheet, add):
    rule(sheet, "C2:C6", THEIRS)
    rule(sheet, "D7:D9", THEIRS)

    assert add() is not None
    assert validations(sheet) == dict.fromkeys(("C2", "C3", "C4", "C5", "C6", "D7", "D8", "D9"), THEIRS) | {
        f"D{row}": OURS for row in range(2, 7)
    }


def test_a_second_time_it_is_there_already(google, add):
    add()
    google.log.clear()

    assert add() is None
    assert requests(google) == (1, 0)


MOVES = {
    "a column before it": lambda sheet: sheet.insert_columns(2),
    "dragged to the left": lambda sheet: sheet.move_column(4, 1),
    "another in its place": lambda sheet: sheet.move_column(3, 5),
    "deleted": lambda sheet: sheet.delete_columns(4),
    "renamed": lambda sheet: sheet.type("D1", "Colour of the day"),
    "rows above the header": lambda sheet: sheet.insert_rows(1, 2),
    "a row inside": lambda sheet: sheet.insert_rows(3),
    "a row deleted": lambda sheet: sheet.delete_rows(5),
    "a line below": lambda sheet: sheet.type("A7", ["Snacks", "", "buy nuts", "Done"]),
    "all at once": lambda sheet: (sheet.insert_rows(1), sheet.move_column(4, 1), sheet.sort("A3:D7", 4)),
}


@pytest.mark.parametrize("move", MOVES)
def test_what_moves_meanwhile_has_it_taken_back_and_keeps_its_own(google, sheet, add, move):
    """A twin without us tells what every validation must be in the end."""
    twin = google.spreadsheet(ROWS)
    for each in (sheet, twin):
        rule(each, "C2:C6", THEIRS)
        rule(each, "A4", {**THEIRS, "strict": False})
        rule(each, "B1", THEIRS)
    google.control.before(lambda call: MOVES[move](sheet), before_write)
    MOVES[move](twin)

    with pytest.raises(UnsafeError, match="taken back: run again"):
        add()
    assert validations(sheet) == validations(twin)
    assert sheet.rows() == twin.rows()
    assert requests(google) == (1, 2)


def some_move(chance, sheets):
    """Do one thing that people do, to each of the sheets."""
    row, column, to = chance.randint(1, 7), chance.randint(1, 4), chance.randint(1, 5)
    acts = [
        lambda sheet: sheet.insert_rows(row),
        lambda sheet: sheet.delete_rows(row),
        lambda sheet: sheet.insert_columns(column),
        lambda sheet: sheet.delete_columns(column),
        lambda sheet: sheet.move_column(column, to if to not in {column, column + 1} else 6),
        lambda sheet: sheet.sort("A2:Z7", column),
    ]
    act = chance.choice(acts)
    for sheet in sheets:
        act(sheet)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_people_do_it_stands_right_or_leaves_no_trace(google, sheet, add, seed):
    chance = Random(seed)
    twin = google.spreadsheet(ROWS)
    for each in (sheet, twin):
        rule(each, "A2:A6", {**THEIRS, "strict": False})
        rule(each, "C2:C6", THEIRS)

    def edit(call):
        for _ in range(chance.randint(1, 3)):
            some_move(chance, (sheet, twin))

    google.control.before(edit, before_write, times=chance.randint(1, 2))
    try:
        found = add()
    except UnsafeError:
        # A column that was inserted in that very moment may have taken over a validation of its neighbour's.
        shown = {column_letters(number + 1) for row in twin.rows() for number, text in enumerate(row) if text}
        left, meant = ({at: each for at, each in validations(one).items() if at[0] in shown} for one in (sheet, twin))
        assert left == meant
    else:
        ours = {CellRef(row, found.header.column).a1: OURS for row in range(2, found.last_row + 1)}
        assert sheet.cell(found.header.a1) == "Status"
        assert validations(sheet) == {**validations(twin), **ours}


def test_run_again_after_a_move_it_stands(google, sheet, add):
    google.control.before(lambda call: sheet.move_column(4, 1), before_write)
    with pytest.raises(UnsafeError):
        add()

    assert add() is not None
    assert validations(sheet) == {f"A{row}": OURS for row in range(2, 7)}


def test_rows_that_only_change_places_keep_it(google, sheet, add):
    google.control.before(lambda call: sheet.sort("A2:D6", 4), before_write)

    assert add() is not None
    assert validations(sheet) == {f"D{row}": OURS for row in range(2, 7)}
    assert requests(google) == (1, 1)


def test_what_moves_again_while_it_is_taken_back_is_made_good_too(google, sheet, add):
    rule(sheet, "C2:C6", THEIRS)
    google.control.before(lambda call: sheet.move_column(3, 5), before_write)
    google.control.before(lambda call: sheet.move_column(1, 5), lambda call: call.index == 2)

    with pytest.raises(UnsafeError, match="taken back"):
        add()
    assert next(row[:4] for row in sheet.rows()) == ["Goal", "Status", "Deliverable", "Project"]
    assert validations(sheet) == {f"C{row}": THEIRS for row in range(2, 7)}


def test_people_who_never_stop_are_told_where_to_look(google, sheet, add):
    rule(sheet, "C2:C6", THEIRS)
    google.control.before(lambda call: sheet.move_column(1, 5), before_write, times=None)

    with pytest.raises(UnavailableError, match="look whether"):
        add()


def test_another_run_that_is_faster_makes_it_look_again(google, sheet, add):
    google.control.before(lambda call: Run(google.url, sheet.id).sync(), before_write)

    assert add() is not None
    assert validations(sheet) == {f"D{row}": OURS for row in range(2, 7)}


def test_one_that_people_put_there_after_a_lost_write_stays(google, sheet, add):
    google.control.fault(Kind.RESET_BEFORE, before_write)
    google.control.before(lambda call: rule(sheet, "D2", THEIRS), lambda call: call.index == 2)

    assert add() is None
    assert validations(sheet) == {"D2": THEIRS}


def test_a_write_without_an_answer_is_looked_up_and_not_repeated(google, sheet, add):
    google.control.fault(Kind.RESET_AFTER, before_write)

    assert add() is not None
    assert validations(sheet) == {f"D{row}": OURS for row in range(2, 7)}
    assert requests(google) == (2, 1)


def test_a_column_that_is_dragged_after_an_unanswered_write_keeps_it(google, sheet, add):
    google.control.fault(Kind.RESET_AFTER, before_write)
    google.control.before(lambda call: sheet.move_column(4, 1), lambda call: call.index == 2)

    assert add() == Dropdown(CellRef(1, 1), "Status", 6, CHOICES)
    assert validations(sheet) == {f"A{row}": OURS for row in range(2, 7)}


def test_a_viewer_is_told_to_be_made_an_editor(google, sheet, add):
    sheet.share("reader")

    with pytest.raises(AccessError, match="share it as Editor"):
        add()
    assert validations(sheet) == {}
    assert requests(google) == (1, 1)


def test_a_protected_column_is_refused_before_anything_is_sent(google, sheet, add):
    sheet.protect("D3")

    with pytest.raises(UnsafeError, match="protected"):
        add()
    assert requests(google) == (1, 0)


def test_a_copy_of_a_synced_sheet_is_refused(google, sheet, synced, add):
    mark = {"metadataKey": "sheetsync.generation", "metadataValue": "another x 0 5", "visibility": "DOCUMENT"}
    sheet.do({"createDeveloperMetadata": {"developerMetadata": {**mark, "location": {"spreadsheet": True}}}})

    with pytest.raises(UnsafeError, match="--adopt"):
        add()
    assert requests(google) == (1, 0)


def test_a_status_column_that_is_gone_gets_nothing(google, sheet, add):
    sheet.delete_columns(4)

    with pytest.raises(UnsafeError, match="no one status column"):
        add()
    assert requests(google) == (1, 0)


def test_a_word_that_would_be_a_formula_is_not_offered(google, sheet):
    def locate(spreadsheet):
        return Dropdown(CellRef(1, 4), "Status", 6, ("=1+1", *CHOICES[1:]))

    adding = Dropdowns(Run(google.url, sheet.id).client, sheet.id, own_header=HEADER, new_nonce=lambda: "word")
    with pytest.raises(UnsafeError, match='starts with "="'):
        adding.add("Sheet1", locate)
    assert requests(google) == (1, 0)
