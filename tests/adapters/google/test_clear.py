"""Clearing: everything of ours goes, and nothing else."""

import pytest

from localsheets import Kind
from sheetsync.errors import UnavailableError
from sheetsync.model.own_text import note_text
from sheetsync.model.plan import Written
from tests.adapters.google.runs import HEADER, ours, requests


def test_clear_takes_away_all_of_ours_and_nothing_else(google, sheet, again):
    before = sheet.resource()
    again().sync()
    sheet.set_note("D3", note_text(["an old remark"]))
    sheet.do({"addConditionalFormatRule": {"index": 0, "rule": THEIRS}})

    assert again().store.clear(dry_run=True) == Written(cleared=1, notes=1, columns=1)
    assert again().store.clear() == Written(cleared=1, notes=1, columns=1)

    after = sheet.resource()
    assert after["sheets"][0].pop("conditionalFormats")[0]["booleanRule"] == THEIRS["booleanRule"]
    assert after["sheets"][0]["data"] == before["sheets"][0]["data"]
    assert "developerMetadata" not in after
    google.log.clear()
    assert again().store.clear() == Written()
    assert requests(google) == (1, 0)


THEIRS = {
    "ranges": [{"sheetId": 0, "startRowIndex": 0, "endRowIndex": 2}],
    "booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {"textFormat": {"bold": True}}},
}


def test_a_rule_that_a_person_adds_meanwhile_is_put_back(google, sheet, synced, again):
    google.control.before(lambda call: sheet.do({"addConditionalFormatRule": {"index": 0, "rule": THEIRS}}), 1)

    again().store.clear()

    (rule,) = sheet.resource()["sheets"][0]["conditionalFormats"]
    assert rule["booleanRule"]["condition"]["type"] == "NOT_BLANK"


def add_theirs(sheet, kind, index=0):
    condition = {"type": kind}
    rule = {**THEIRS, "booleanRule": {**THEIRS["booleanRule"], "condition": condition}}
    sheet.do({"addConditionalFormatRule": {"index": index, "rule": rule}})


def kinds(sheet):
    rules = sheet.resource()["sheets"][0].get("conditionalFormats", ())
    return [each["booleanRule"]["condition"]["type"] for each in rules]


def is_write(call):
    return call.method == "POST"


def test_a_rule_that_we_know_is_put_back_though_the_answer_was_lost(google, sheet, again):
    add_theirs(sheet, "BLANK")
    again().sync()
    # What we meet in the place of ours is the rule that stood before it.
    add_theirs(sheet, "DATE_IS_VALID")
    google.control.before(lambda call: sheet.do({"deleteConditionalFormatRule": {"index": 0}}), is_write)
    google.control.fault(Kind.RESET_AFTER, is_write)

    again().store.clear()

    # Of two that are gone nobody can tell which one a person deleted, so both are there again.
    assert kinds(sheet) == ["DATE_IS_VALID", "BLANK"]
    rules = sheet.resource()["sheets"][0]["conditionalFormats"]
    assert all(each["booleanRule"]["format"]["textFormat"]["bold"] for each in rules)


def test_a_rule_that_nobody_saw_is_told_when_it_is_lost(google, sheet, synced, again):
    google.control.before(lambda call: add_theirs(sheet, "NOT_BLANK"), is_write)
    google.control.fault(Kind.RESET_AFTER, is_write)

    with pytest.raises(UnavailableError, match="a conditional format that somebody added"):
        again().store.clear()

    assert kinds(sheet) == []
    assert again().store.clear() == Written()


def test_a_lost_answer_alone_takes_nothing_of_anybodys(google, sheet, synced, again):
    add_theirs(sheet, "NOT_BLANK", 1)
    google.control.fault(Kind.RESET_AFTER, is_write)

    assert again().store.clear() == Written(cleared=1, columns=1)
    assert kinds(sheet) == ["NOT_BLANK"]


def test_clear_keeps_what_a_person_wrote_in_our_column(google, sheet, synced, again):
    sheet.type("E4", "my own words")

    assert again().store.clear() == Written(cleared=1, squatted=1, columns=1)
    assert ours(sheet) == [HEADER, "", "", "my own words"]


def test_a_spreadsheet_without_cells_has_nothing_to_clear(google, sheet, again):
    sheet.do({"addSheet": {"properties": {"title": "Chart", "sheetType": "OBJECT"}}})
    sheet.do({"deleteSheet": {"sheetId": sheet.tab().id}})

    assert again().store.clear() == Written()
