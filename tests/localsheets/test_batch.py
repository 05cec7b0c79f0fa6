"""Batch updates: all or nothing, and everything goes along with the cells."""

from localsheets.errors import PROTECTED

TABLE = [
    ["Project", "Due", "Ours"],
    ["a", "2025-01-03", ""],
    ["b", "2025-01-01", "⚠ one · k7f3"],
    ["c", "2025-01-02", ""],
]
COLUMN_TAG = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 2, "endIndex": 3}


def batch(sheet):
    return f"/v4/spreadsheets/{sheet.id}:batchUpdate"


def tag(metadata_id, **location):
    fresh = {"metadataId": metadata_id, "metadataKey": "k", "metadataValue": "v", "visibility": "DOCUMENT"}
    return {"createDeveloperMetadata": {"developerMetadata": {**fresh, "location": location or {"spreadsheet": True}}}}


def replacing(find, replacement, **options):
    return {"findReplace": {"find": find, "replacement": replacement, "sheetId": 0, **options}}


EXACTLY = {"matchCase": True, "matchEntireCell": True}


def test_nothing_is_applied_when_one_request_is_bad(google, ask):
    sheet = google.spreadsheet(TABLE)
    before = sheet.resource()

    status, answer = ask("POST", batch(sheet), {"requests": [replacing("a", "x"), {"deleteSheet": {"sheetId": 9}}]})

    assert status == 400
    assert answer["error"]["message"] == "Invalid requests[1].deleteSheet: No grid with id: 9"
    assert sheet.resource() == before


def test_a_chosen_id_in_use_fails_the_whole_batch(google, ask):
    sheet = google.spreadsheet(TABLE)
    assert ask("POST", batch(sheet), {"requests": [tag(7)]})[0] == 200

    status, _ = ask("POST", batch(sheet), {"requests": [replacing("a", "x", **EXACTLY), tag(7)]})

    assert status == 400
    assert sheet.cell("A2") == "a"


def test_a_freed_id_can_be_taken_in_the_same_batch(google, ask):
    sheet = google.spreadsheet(TABLE)
    ask("POST", batch(sheet), {"requests": [tag(7)]})
    by_id = {"developerMetadataLookup": {"metadataId": 7}}

    status, answer = ask(
        "POST", batch(sheet), {"requests": [{"deleteDeveloperMetadata": {"dataFilter": by_id}}, tag(7)]}
    )

    assert status == 200
    assert len(answer["replies"][0]["deleteDeveloperMetadata"]["deletedDeveloperMetadata"]) == 1


def test_find_replace_finds_the_whole_text_wherever_it_went(google, ask):
    sheet = google.spreadsheet(TABLE)
    sheet.sort("A2:C4", 2)

    _, answer = ask("POST", batch(sheet), {"requests": [replacing("⚠ one · k7f3", "⚠ two · k7f3", **EXACTLY)]})

    assert answer["replies"] == [
        {"findReplace": {"valuesChanged": 1, "occurrencesChanged": 1, "rowsChanged": 1, "sheetsChanged": 1}}
    ]
    assert sheet.rows("A2:C2") == [["b", "2025-01-01", "⚠ two · k7f3"]]


def test_find_replace_of_a_text_that_is_gone_changes_nothing(google, ask):
    sheet = google.spreadsheet(TABLE)

    _, answer = ask("POST", batch(sheet), {"requests": [replacing("⚠ ONE · k7f3", "x", **EXACTLY)]})

    assert answer["replies"] == [{"findReplace": {}}]


def test_find_replace_counts_copies_and_sees_what_came_before_it(google, ask):
    sheet = google.spreadsheet([["x"], ["x"]])

    _, answer = ask(
        "POST", batch(sheet), {"requests": [replacing("x", "y", **EXACTLY), replacing("y", "z", **EXACTLY)]}
    )

    assert [each["findReplace"]["occurrencesChanged"] for each in answer["replies"]] == [2, 2]
    assert sheet.rows() == [["z"], ["z"]]


def test_a_blank_is_found_by_an_expression_and_a_filled_cell_is_not(google, ask):
    sheet = google.spreadsheet(TABLE)
    options = {"searchByRegex": True, "matchEntireCell": True}
    requests = [
        {"findReplace": {"find": "^$", "replacement": "seed", "range": sheet.range(where), **options}}
        for where in ("Sheet1!C2", "Sheet1!C3")
    ]

    _, answer = ask("POST", batch(sheet), {"requests": requests})

    assert [each["findReplace"].get("occurrencesChanged", 0) for each in answer["replies"]] == [1, 0]
    assert sheet.cell("C2") == "seed"
    assert sheet.cell("C3") == "⚠ one · k7f3"


def test_a_replacement_is_read_as_typed(google, ask):
    sheet = google.spreadsheet([["x"]])

    ask("POST", batch(sheet), {"requests": [replacing("x", "=1+1", **EXACTLY)]})

    assert sheet.cell("A1") == "2"


def test_find_replace_leaves_formulas_alone_unless_told(google, ask):
    sheet = google.spreadsheet([["=1+1", "2"]])

    ask("POST", batch(sheet), {"requests": [replacing("2", "9", **EXACTLY)]})

    assert sheet.rows(render="FORMULA") == [["=1+1", 9]]


def test_the_answer_shows_the_sheet_after_the_batch(google, ask):
    sheet = google.spreadsheet([["x"]])
    body = {
        "requests": [replacing("x", "y", **EXACTLY)],
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["Sheet1!A1"],
        "responseIncludeGridData": True,
    }

    mask = "updatedSpreadsheet(sheets(data(rowData(values(formattedValue)))))"
    _, answer = ask("POST", f"{batch(sheet)}?fields={mask}", body)

    shown = {"sheets": [{"data": [{"rowData": [{"values": [{"formattedValue": "y"}]}]}]}]}
    assert answer == {"updatedSpreadsheet": shown}


def test_a_columns_tag_goes_with_it_and_dies_with_it(google, ask):
    sheet = google.spreadsheet(TABLE)
    ask("POST", batch(sheet), {"requests": [tag(7, dimensionRange=COLUMN_TAG)]})

    sheet.insert_columns(1)
    assert sheet.book.metadata[0].index == 3
    sheet.move_column(4, 1)
    assert sheet.book.metadata[0].index == 0
    sheet.delete_columns(1)
    assert sheet.book.metadata == []


def test_metadata_is_found_by_key_and_addresses_cells(google, ask):
    sheet = google.spreadsheet(TABLE)
    ask("POST", batch(sheet), {"requests": [tag(7, dimensionRange=COLUMN_TAG), tag(8)]})
    one = {"developerMetadataLookup": {"metadataId": 7}}

    _, found = ask("POST", f"/v4/spreadsheets/{sheet.id}/developerMetadata:search", {"dataFilters": [one]})
    sheet.insert_columns(1)
    _, read = ask("POST", f"/v4/spreadsheets/{sheet.id}/values:batchGetByDataFilter", {"dataFilters": [one]})

    assert [each["developerMetadata"]["metadataId"] for each in found["matchedDeveloperMetadata"]] == [7]
    assert read["valueRanges"][0]["valueRange"]["range"] == "Sheet1!D1:D1000"


def test_everything_that_points_at_cells_goes_along(google):
    sheet = google.spreadsheet([*TABLE, ["=B2", "=SUM(B2:B4)"]])
    boolean = {"condition": {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": '=$C2<>""'}]}, "format": {}}
    rule = {"ranges": [sheet.range("A2:C4")], "booleanRule": boolean}
    sheet.do(
        {"addConditionalFormatRule": {"rule": rule, "index": 0}},
        {"addNamedRange": {"namedRange": {"name": "due", "range": sheet.range("B2:B4")}}},
        {"mergeCells": {"range": sheet.range("A4:A5")}},
    )
    sheet.protect("C1:C4")
    sheet.set_note("A3", "mine")

    sheet.insert_rows(1)
    sheet.insert_columns(1)

    tab = sheet.tab()
    values = tab.conditional[0]["booleanRule"]["condition"]["values"]
    assert values == [{"userEnteredValue": '=$D3<>""'}]
    assert tab.conditional[0]["ranges"] == [
        {"startRowIndex": 2, "endRowIndex": 5, "startColumnIndex": 1, "endColumnIndex": 4}
    ]
    assert sheet.book.named[0]["range"]["startColumnIndex"] == 2
    assert tab.merges[0]["startRowIndex"] == 4
    assert tab.protected[0]["range"]["startColumnIndex"] == 3
    assert sheet.note("B4") == "mine"
    assert sheet.rows("C6", render="FORMULA") == [["=SUM(C3:C5)"]]


def test_rules_are_addressed_by_their_place(google, ask):
    sheet = google.spreadsheet(TABLE)
    rules = [
        {"ranges": [sheet.range("A1:A3")], "booleanRule": {"condition": {"type": kind}, "format": {}}}
        for kind in ("BLANK", "NOT_BLANK")
    ]
    adding = [{"addConditionalFormatRule": {"rule": rule, "index": 0}} for rule in rules]

    assert ask("POST", batch(sheet), {"requests": adding})[0] == 200
    deleting = {"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}}
    _, answer = ask("POST", batch(sheet), {"requests": [deleting]})
    status, _ = ask("POST", batch(sheet), {"requests": [deleting, deleting]})

    gone = answer["replies"][0]["deleteConditionalFormatRule"]["rule"]
    assert gone["booleanRule"]["condition"]["type"] == "NOT_BLANK"
    assert status == 400


def test_a_protected_cell_fails_the_batch_in_googles_words(google, ask):
    sheet = google.spreadsheet(TABLE)
    sheet.protect("C1:C4")

    status, answer = ask("POST", batch(sheet), {"requests": [replacing("⚠ one · k7f3", "x", **EXACTLY)]})

    assert status == 400
    assert answer["error"]["message"] == f"Invalid requests[0].findReplace: {PROTECTED}"


def test_a_new_value_takes_the_runs_of_the_old_text_and_leaves_the_format(google):
    sheet = google.spreadsheet([["x"]])
    corner = sheet.range("A1")
    cell = {"userEnteredFormat": {"textFormat": {"bold": True}}, "textFormatRuns": [{"startIndex": 0}], "note": "n"}
    sheet.do({"repeatCell": {"range": corner, "cell": cell, "fields": "userEnteredFormat,textFormatRuns,note"}})

    sheet.type("A1", "y")

    after = sheet.tab().at(0, 0)
    assert (after.runs, after.note, after.format) == ((), "n", {"textFormat": {"bold": True}})


def test_a_mask_writes_nothing_but_what_it_names(google, ask):
    sheet = google.spreadsheet([["x"]])
    write = {"rows": [{"values": [{"note": "n"}]}], "range": sheet.range("A1"), "fields": "note"}

    ask("POST", batch(sheet), {"requests": [{"updateCells": write}]})

    assert (sheet.cell("A1"), sheet.note("A1")) == ("x", "n")


def test_an_unknown_kind_is_refused(google, ask):
    sheet = google.spreadsheet()

    assert ask("POST", batch(sheet), {"requests": [{"updateCel": {}}]})[0] == 400
    status, answer = ask("POST", batch(sheet), {"requests": [{"updateCells": {"row": []}}]})

    assert status == 400
    assert "Unknown name \"row\" at 'requests[0].update_cells': Cannot find field." in answer["error"]["message"]


def test_a_filter_hides_rows_and_says_so(google, ask):
    sheet = google.spreadsheet(TABLE)
    criteria = {"0": {"hiddenValues": ["b"]}}
    sheet.do({"setBasicFilter": {"filter": {"range": sheet.range("A1:C4"), "criteria": criteria}}})
    sheet.hide_rows(4)

    mask = "sheets.data.rowMetadata(hiddenByFilter,hiddenByUser)"
    _, answer = ask("GET", f"/v4/spreadsheets/{sheet.id}?ranges=Sheet1!A1:C4&fields={mask}")

    hidden = answer["sheets"][0]["data"][0]["rowMetadata"]
    assert hidden == [{}, {}, {"hiddenByFilter": True}, {"hiddenByUser": True}]


def test_sort_moves_cells_and_not_the_tags_of_rows(google, ask):
    sheet = google.spreadsheet(TABLE)
    row = {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    ask("POST", batch(sheet), {"requests": [tag(7, dimensionRange=row)]})
    sheet.set_note("A2", "on a")

    sheet.sort("A2:C4", 2)

    assert [line[0] for line in sheet.rows("A2:A4")] == ["b", "c", "a"]
    assert sheet.note("A4") == "on a"
    assert sheet.book.metadata[0].index == 1
