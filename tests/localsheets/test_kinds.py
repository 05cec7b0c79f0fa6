"""The kinds of requests that are not asked for every day, and what must hold for any series of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localsheets import OWNER, Spreadsheet, World

EXACTLY = {"matchCase": True, "matchEntireCell": True}


def a_sheet(*rows, size=(8, 4)):
    world = World()
    sheet = Spreadsheet(world, world.add_spreadsheet("Roadmap", OWNER))
    sheet.tab().resize(*size)
    sheet.type("A1", *rows)
    return sheet


def replacing(find, replacement, **options):
    return {"findReplace": {"find": find, "replacement": replacement, "sheetId": 0, **EXACTLY, **options}}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(["p", "q", "r", "P"])] * 2), min_size=1, max_size=8))
def test_the_index_finds_what_looking_at_every_cell_finds(pairs):
    quick, slow = (a_sheet(["p", "q"], ["q", ""], ["r", "p"]) for _ in range(2))

    found = quick.do(*[replacing(*pair) for pair in pairs])
    looked = slow.do(*[replacing(*pair, includeFormulas=True) for pair in pairs])

    assert found == looked
    assert quick.rows() == slow.rows()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_rows_keep_their_cells_their_tag_and_their_note_wherever_they_go(data):
    sheet = a_sheet(*[[f"row {index}"] for index in range(8)])
    model = [f"row {index}" for index in range(8)]
    span = {"sheetId": 0, "dimension": "ROWS", "startIndex": 3, "endIndex": 4}
    fresh = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": span}}
    sheet.do({"createDeveloperMetadata": {"developerMetadata": fresh}})
    sheet.set_note("A4", "mine")
    for _ in range(data.draw(st.integers(1, 6))):
        what = data.draw(st.sampled_from(["insert", "delete", "move"]))
        at = data.draw(st.integers(1, len(model)))
        if what == "insert":
            sheet.insert_rows(at)
            model.insert(at - 1, "")
        elif what == "delete" and len(model) > 1:
            sheet.delete_rows(at)
            del model[at - 1]
        elif what == "move":
            before = data.draw(st.integers(1, len(model) + 1))
            sheet.move_row(at, before)
            model.insert(before - 1 - (before > at), model.pop(at - 1))

    assert [sheet.cell(f"A{row}") for row in range(1, len(model) + 1)] == model
    assert [tag.index for tag in sheet.book.metadata] == ([model.index("row 3")] if "row 3" in model else [])
    if "row 3" in model:
        assert sheet.note(f"A{model.index('row 3') + 1}") == "mine"


def test_a_formula_that_is_sorted_looks_at_its_new_row():
    sheet = a_sheet(["2", "=A1*10"], ["1", "=A2*10"])

    sheet.sort("A1:B2", 1)

    assert sheet.rows(render="FORMULA") == [[1, "=A1*10"], [2, "=A2*10"]]


def test_texts_sort_after_numbers_and_blanks_come_last_either_way():
    sheet = a_sheet(["b"], [""], ["2"], ["A"], ["10"])

    sheet.sort("A1:A5", 1)
    assert [sheet.cell(f"A{row}") for row in range(1, 6)] == ["2", "10", "A", "b", ""]
    sheet.sort("A1:A5", 1, falling=True)
    assert [sheet.cell(f"A{row}") for row in range(1, 6)] == ["b", "A", "10", "2", ""]


def test_a_table_is_named_by_its_first_row_and_grows_with_it():
    sheet = a_sheet(["Project", "Due"], ["a", "b"])
    table = {"name": "Plan", "range": sheet.range("A1:B2")}

    made = sheet.do({"addTable": {"table": table}})[0]["addTable"]["table"]
    sheet.insert_columns(2)
    sheet.do({"updateTable": {"table": {"tableId": made["tableId"], "name": "Road"}, "fields": "name"}})

    assert [each["columnName"] for each in made["columnProperties"]] == ["Project", "Due"]
    shown = sheet.resource()["sheets"][0]["tables"][0]
    assert (shown["name"], shown["range"]["endColumnIndex"]) == ("Road", 3)
    assert sheet.rows("Road") == [["Project", "", "Due"], ["a", "", "b"]]
    sheet.do({"deleteTable": {"tableId": made["tableId"]}})
    assert sheet.rows() == []


def test_a_rule_is_replaced_and_moved():
    sheet = a_sheet(["a"])
    kinds = ["BLANK", "NOT_BLANK"]
    rules = [
        {"ranges": [sheet.range("A1:A3")], "booleanRule": {"condition": {"type": kind}, "format": {}}} for kind in kinds
    ]
    sheet.do(*[{"addConditionalFormatRule": {"rule": rule, "index": index}} for index, rule in enumerate(rules)])

    reply = sheet.do({"updateConditionalFormatRule": {"index": 0, "rule": rules[1]}})[0]["updateConditionalFormatRule"]
    sheet.do({"updateConditionalFormatRule": {"index": 0, "sheetId": 0, "newIndex": 1}})

    assert reply["oldRule"]["booleanRule"]["condition"]["type"] == "BLANK"
    assert [each["booleanRule"]["condition"]["type"] for each in sheet.tab().conditional] == ["NOT_BLANK"] * 2


def test_metadata_is_changed_by_what_it_matches():
    sheet = a_sheet(["a"])
    fresh = {"metadataId": 7, "metadataKey": "k", "visibility": "DOCUMENT", "location": {"spreadsheet": True}}
    lookup = {"developerMetadataLookup": {"metadataKey": "k", "locationType": "SPREADSHEET"}}

    sheet.do({"createDeveloperMetadata": {"developerMetadata": fresh}})
    change = {"dataFilters": [lookup], "developerMetadata": {"metadataValue": "v"}, "fields": "metadataValue"}
    reply = sheet.do({"updateDeveloperMetadata": change})[0]["updateDeveloperMetadata"]

    assert [each["metadataValue"] for each in reply["developerMetadata"]] == ["v"]
    assert sheet.resource()["developerMetadata"] == reply["developerMetadata"]


def test_cells_are_appended_behind_the_last_row_and_the_grid_grows():
    sheet = a_sheet(["a"], ["b"], size=(2, 2))
    row = {"values": [{"userEnteredValue": {"stringValue": "=c"}}]}

    sheet.do({"appendCells": {"sheetId": 0, "rows": [row], "fields": "userEnteredValue"}})

    assert sheet.rows() == [["a"], ["b"], ["=c"]]


def test_cut_cells_are_gone_where_they_were():
    sheet = a_sheet(["a", "b"])
    target = {"sheetId": 0, "rowIndex": 1, "columnIndex": 1}

    sheet.do({"cutPaste": {"source": sheet.range("A1:B1"), "destination": target, "pasteType": "PASTE_NORMAL"}})

    assert sheet.rows() == [[], ["", "a", "b"]]


def test_merged_cells_keep_the_first_value_only():
    sheet = a_sheet(["a", "b"], ["c", "d"])

    sheet.do({"mergeCells": {"range": sheet.range("A1:B2"), "mergeType": "MERGE_ROWS"}})

    assert sheet.rows() == [["a"], ["c"]]
    assert len(sheet.tab().merges) == 2


@pytest.mark.parametrize(
    "request_",
    [
        {"deleteSheet": {"sheetId": 0}},
        {"deleteDimension": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 8}}},
        {"addNamedRange": {"namedRange": {"name": "A b", "range": {"sheetId": 0}}}},
        {"repeatCell": {"range": {"sheetId": 0}, "cell": {}}},
        {"repeatCell": {"range": {"sheetId": 0, "endRowIndex": 99}, "cell": {}, "fields": "note"}},
        {"repeatCell": {"range": {"sheetId": 0}, "cell": {}, "fields": "colour"}},
        {"addSheet": {"properties": {"title": "sheet1"}}},
        {"updateSheetProperties": {"properties": {"sheetId": 0, "hidden": True}, "fields": "hidden"}},
        {"createDeveloperMetadata": {"developerMetadata": {"metadataKey": "k", "visibility": "DOCUMENT"}}},
        {"findReplace": {"find": "a", "replacement": "b"}},
        {"findReplace": {"find": "(", "replacement": "b", "searchByRegex": True, "allSheets": True}},
        {"updateNamedRange": {"namedRange": {"namedRangeId": "x"}, "fields": "name"}},
    ],
)
def test_what_makes_no_sense_is_refused(google, ask, request_):
    sheet = google.spreadsheet([["a"]], size=(8, 4))
    before = sheet.resource()

    status, answer = ask("POST", f"/v4/spreadsheets/{sheet.id}:batchUpdate", {"requests": [request_]})

    assert status == 400
    assert answer["error"]["message"].startswith(f"Invalid requests[0].{next(iter(request_))}: ")
    assert sheet.resource() == before


def test_values_are_written_by_a_filter_wherever_the_column_went(google, ask):
    sheet = google.spreadsheet([["a", "b"]])
    span = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    fresh = {"metadataId": 7, "metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": span}}
    sheet.do({"createDeveloperMetadata": {"developerMetadata": fresh}})
    sheet.insert_columns(1)
    by_id = {"developerMetadataLookup": {"metadataId": 7}}
    body = {
        "valueInputOption": "RAW",
        "data": [{"dataFilter": by_id, "majorDimension": "COLUMNS", "values": [["x", "y"]]}],
    }

    status, _ = ask("POST", f"/v4/spreadsheets/{sheet.id}/values:batchUpdateByDataFilter", body)
    mask = "sheets.data(startColumn,rowData.values.formattedValue)"
    _, read = ask("POST", f"/v4/spreadsheets/{sheet.id}:getByDataFilter?fields={mask}", {"dataFilters": [by_id]})

    assert status == 200
    assert sheet.rows() == [["", "a", "x"], ["", "", "y"]]
    assert read["sheets"][0]["data"][0]["startColumn"] == 2


def test_a_new_spreadsheet_has_the_tabs_that_were_asked_for(google, ask):
    tabs = [{"properties": {"title": title, "gridProperties": {"rowCount": 5, "columnCount": 3}}} for title in "ab"]
    body = {"properties": {"title": "New", "locale": "de_DE", "timeZone": "Europe/Berlin"}, "sheets": tabs}

    _, answer = ask("POST", "/v4/spreadsheets", body)

    assert answer["properties"]["locale"] == "de_DE"
    assert [each["properties"]["title"] for each in answer["sheets"]] == ["a", "b"]
    assert answer["sheets"][1]["properties"]["gridProperties"] == {"rowCount": 5, "columnCount": 3}


def test_a_formula_comes_to_what_a_person_says():
    sheet = a_sheet(['=IMPORTRANGE("x", "A1")'])

    sheet.set_result("A1", {"errorValue": {"type": "LOADING"}})

    assert sheet.cell("A1") == "Loading..."
    sheet.type("A1", "=NOSUCH()")
    assert sheet.cell("A1") == "#NAME?"
