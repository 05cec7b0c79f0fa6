"""Notes on people's cells, and what was there before them."""

import json

import pytest

from localsheets import Kind
from sheetsync.errors import UnsafeError
from sheetsync.model.own_text import note_text
from sheetsync.model.plan import Written
from tests.adapters.google.runs import fault

OURS = note_text([fault("bad: burnt")])
FIRST = "ask Ana"


def by_hand(sheet, **notes):
    """Let notes hang on cells as an earlier version left them."""
    for where, text in notes.items():
        sheet.set_note(where, text)


def record(sheet, log, **cells):
    """The record that an earlier version kept of what it wrote over."""
    lines = [
        {"spreadsheet": sheet.id, "tab_id": 0, "cell": cell, "before": before, "after": OURS}
        for cell, before in cells.items()
    ]
    log.write_text("".join(f"{json.dumps(each)}\n" for each in lines))
    return log


def test_no_note_is_put_on_anybodys_cell_and_none_is_taken_away_by_a_sync(google, sheet, again):
    by_hand(sheet, D3=OURS, D2=FIRST)

    assert again(notes=True).sync() == Written(placed=1)

    assert [sheet.note(each) for each in ("D2", "D3")] == [FIRST, OURS]


def test_clear_takes_old_notes_of_ours_away_and_leaves_a_persons(google, sheet, synced, again):
    by_hand(sheet, D2=FIRST, D3=OURS, D4=OURS + " and more")

    assert again().store.clear() == Written(cleared=1, notes=1, columns=1)

    assert [sheet.note(each) for each in ("D2", "D3", "D4")] == [FIRST, "", OURS + " and more"]


MOVES = {
    "a row is inserted": lambda sheet: sheet.insert_rows(2),
    "two rows are inserted": lambda sheet: sheet.insert_rows(3, 2),
    "a row is moved": lambda sheet: sheet.move_row(6, 2),
    "a column is inserted": lambda sheet: sheet.insert_columns(2),
    "the table is sorted": lambda sheet: sheet.sort("A2:E6", 3),
}


def all_notes(sheet):
    """Every note, by what its cell says."""
    found = {}
    for row in sheet.resource()["sheets"][0]["data"][0]["rowData"]:
        for cell in row.get("values", ()):
            if cell.get("note"):
                found[cell.get("formattedValue", "")] = cell["note"]
    return found


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("lost", [False, True])
def test_a_persons_note_is_never_lost_to_a_note_of_ours_that_goes(google, sheet, synced, again, move, lost):
    by_hand(sheet, D2=FIRST, D3=OURS, D4="see the plan", C4="two portions", C3="with cream")
    theirs = {text: note for text, note in all_notes(sheet).items() if note != OURS}
    google.control.before(lambda call: MOVES[move](sheet), lambda call: call.method == "POST")
    if lost:
        google.control.fault(Kind.RESET_AFTER, lambda call: call.method == "POST")

    again().store.clear()

    assert all_notes(sheet) == theirs


def test_notes_are_restored_where_ours_still_stand(google, sheet, again, tmp_path):
    by_hand(sheet, D3=OURS, D4="mine now")
    log = record(sheet, tmp_path / "notes.jsonl", D3=FIRST, D4="as it was")

    assert again(pre_images=log).store.restore_notes() == Written(notes=1)
    assert (sheet.note("D3"), sheet.note("D4")) == (FIRST, "mine now")


def test_what_stood_before_all_of_ours_is_restored_and_a_note_of_ours_that_went_is_not(google, sheet, again, tmp_path):
    older, lost = (note_text([fault(text)]) for text in ("bad: raw", "bad: cold"))
    by_hand(sheet, D3=OURS, D4=OURS)
    log = tmp_path / "notes.jsonl"
    written = [("D3", FIRST, older), ("D3", older, OURS), ("D4", lost, OURS), ("D5", "", older), ("D5", older, "")]
    log.write_text(
        "".join(
            json.dumps({"spreadsheet": sheet.id, "tab_id": 0, "cell": cell, "before": before, "after": after}) + "\n"
            for cell, before, after in written
        )
    )

    assert again(pre_images=log).store.restore_notes() == Written(notes=2)
    assert [sheet.note(each) for each in ("D3", "D4", "D5")] == [FIRST, "", ""]
    assert again(pre_images=log).store.restore_notes() == Written()


@pytest.mark.parametrize("move", MOVES)
def test_what_is_restored_meets_no_other_cell(google, sheet, again, tmp_path, move):
    by_hand(sheet, D2="of tacos", D3=OURS, D4="of dessert", C4="two portions")
    theirs = {text: note for text, note in all_notes(sheet).items() if note != OURS}
    log = record(sheet, tmp_path / "notes.jsonl", D3=FIRST)
    google.control.before(lambda call: MOVES[move](sheet), lambda call: call.method == "POST")

    again(pre_images=log).store.restore_notes()

    assert {**all_notes(sheet), **theirs} == all_notes(sheet)
    assert all_notes(sheet)["bad: burnt"] in (OURS, FIRST)
    assert len(all_notes(sheet)) == len(theirs) + 1


@pytest.mark.parametrize(
    "line",
    [
        "",
        '{"spreadsheet": "',
        "[]",
        '{"tab_id": 0}',
        '{"spreadsheet": "other", "tab_id": 0, "cell": "D3", "before": "x", "after": "mine"}',
        '{"spreadsheet": "KEY", "tab_id": 9, "cell": "D3", "before": "x", "after": "mine"}',
        '{"spreadsheet": "KEY", "tab_id": 0, "cell": "nowhere", "before": "x", "after": "mine"}',
        '{"spreadsheet": "KEY", "tab_id": 0, "cell": "D3", "before": "x", "after": "not mine"}',
    ],
)
def test_a_record_that_does_not_fit_restores_nothing(google, sheet, again, tmp_path, line):
    sheet.set_note("D3", "mine")
    log = tmp_path / "notes.jsonl"
    log.write_text(line.replace("KEY", sheet.id) + "\n")

    assert again(pre_images=log).store.restore_notes() == Written()
    assert sheet.note("D3") == "mine"


def test_without_records_nothing_is_restored(google, sheet, again, tmp_path):
    assert again(pre_images=tmp_path / "none.jsonl").store.restore_notes() == Written()
    with pytest.raises(UnsafeError, match="nothing was restored"):
        again(pre_images=tmp_path).store.restore_notes()
