"""Notes on people's cells, and what was there before them."""

import json

import pytest

from sheetsync.errors import UnsafeError
from sheetsync.model.own_text import note_text
from sheetsync.model.plan import Written
from tests.adapters.google.runs import fault


def test_notes_are_put_on_faulty_cells_and_never_over_a_persons(google, sheet, again, tmp_path):
    sheet.type("D4", "bad: melted")
    sheet.set_note("D4", "ask Ana")
    log = tmp_path / "notes.jsonl"

    assert again(notes=True, pre_images=log).sync() == Written(placed=2, notes=1)

    ours = note_text([fault("bad: burnt")])
    assert sheet.note("D3") == ours
    assert sheet.note("D4") == "ask Ana"
    record = json.loads(log.read_text())
    assert (record["cell"], record["before"], record["after"]) == ("D3", "", ours)


def test_notes_are_restored_where_ours_still_stand(google, sheet, again, tmp_path):
    log = tmp_path / "notes.jsonl"
    sheet.type("D4", "bad: melted")
    again(notes=True, pre_images=log).sync()
    sheet.set_note("D4", "mine now")

    assert again(pre_images=log).store.restore_notes() == Written(notes=1)
    assert (sheet.note("D3"), sheet.note("D4")) == ("", "mine now")


def test_notes_that_can_not_be_kept_are_not_replaced(google, sheet, again, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(UnsafeError, match="nothing was written"):
        again(notes=True, pre_images=tmp_path / "file" / "notes.jsonl").sync()
    assert google.count("write") <= 1


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
