"""Clearing: everything of ours goes, and nothing else."""

from sheetsync.model.plan import Written
from tests.adapters.google.runs import HEADER, ours, requests


def test_clear_takes_away_all_of_ours_and_nothing_else(google, sheet, again):
    before = sheet.resource()
    again(notes=True).sync()
    sheet.do({"addConditionalFormatRule": {"index": 0, "rule": THEIRS}})

    assert again().store.clear(dry_run=True) == Written(cleared=1, notes=1)
    assert again().store.clear() == Written(cleared=1, notes=1)

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


def test_clear_keeps_what_a_person_wrote_in_our_column(google, sheet, synced, again):
    sheet.type("E4", "my own words")

    assert again().store.clear() == Written(cleared=1, squatted=1)
    assert ours(sheet) == [HEADER, "", "", "my own words"]


def test_a_spreadsheet_without_cells_has_nothing_to_clear(google, sheet, again):
    sheet.do({"addSheet": {"properties": {"title": "Chart", "sheetType": "OBJECT"}}})
    sheet.do({"deleteSheet": {"sheetId": sheet.tab().id}})

    assert again().store.clear() == Written()
