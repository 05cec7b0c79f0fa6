"""The values API and spreadsheets.get, over HTTP."""

from urllib.parse import quote

import pytest


def values(sheet, where, **options):
    query = "&".join(f"{key}={value}" for key, value in options.items())
    return f"/v4/spreadsheets/{sheet.id}/values/{quote(where, safe='')}" + (f"?{query}" if query else "")


def test_blanks_at_the_ends_are_left_out(google, ask):
    sheet = google.spreadsheet([["a", "", ""], ["", "", ""], ["", "b", ""], ["", "", ""]], size=(10, 5))

    _, answer = ask("GET", values(sheet, "Sheet1"))

    assert answer == {"range": "Sheet1!A1:E10", "majorDimension": "ROWS", "values": [["a"], [], ["", "b"]]}


def test_a_range_without_values_has_none(google, ask):
    _, answer = ask("GET", values(google.spreadsheet(), "Sheet1!A1:B2"))

    assert answer == {"range": "Sheet1!A1:B2", "majorDimension": "ROWS"}


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("'it''s mine'!B2", [["d"]]),
        ("'it''s mine'!A:A", [["a"], ["c"]]),
        ("'it''s mine'!2:2", [["c", "d"]]),
        ("'it''s mine'!A2:B", [["c", "d"]]),
        ("it's mine", [["a", "b"], ["c", "d"]]),
        ("second", [["c", "d"]]),
        ("B1", [["b"]]),
    ],
)
def test_ranges_are_found(google, ask, where, found):
    sheet = google.spreadsheet([["a", "b"], ["c", "d"]], tab="it's mine")
    sheet.do({"addNamedRange": {"namedRange": {"name": "second", "range": sheet.range("A2:B2")}}})

    assert ask("GET", values(sheet, where))[1]["values"] == found


def test_a_range_that_is_not_there_is_refused(google, ask):
    sheet = google.spreadsheet(size=(10, 5))

    status, answer = ask("GET", values(sheet, "Nowhere!A1"))
    outside, said = ask("GET", values(sheet, "Sheet1!A11"))

    assert (status, answer["error"]["message"]) == (400, "Unable to parse range: Nowhere!A1")
    assert outside == 400
    assert said["error"]["message"] == "Range (Sheet1!A11) exceeds grid limits. Max rows: 10, max columns: 5"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, ["2", "2025-01-03", "TRUE", "#DIV/0!"]),
        ({"valueRenderOption": "UNFORMATTED_VALUE"}, [2, 45660, True, "#DIV/0!"]),
        (
            {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "FORMATTED_STRING"},
            [2, "2025-01-03", True, "#DIV/0!"],
        ),
        ({"valueRenderOption": "FORMULA"}, ["=4/2", 45660, True, "=1/0"]),
    ],
)
def test_values_are_rendered_as_asked(google, ask, options, found):
    sheet = google.spreadsheet([["=4/2", "2025-01-03", "TRUE", "=1/0"]])

    assert ask("GET", values(sheet, "Sheet1!A1:D1", **options))[1]["values"] == [found]


def test_raw_stores_what_user_entered_would_read(google, ask):
    sheet = google.spreadsheet()

    ask("PUT", values(sheet, "Sheet1!A1", valueInputOption="RAW"), {"values": [["=1+1", "007"]]})
    ask("PUT", values(sheet, "Sheet1!A2", valueInputOption="USER_ENTERED"), {"values": [["=1+1", "007"]]})

    assert sheet.rows(render="UNFORMATTED_VALUE") == [["=1+1", "007"], [2, 7]]


def test_null_skips_a_cell_and_the_empty_text_clears_it(google, ask):
    sheet = google.spreadsheet([["a", "b"]])

    _, answer = ask("PUT", values(sheet, "Sheet1!A1", valueInputOption="RAW"), {"values": [[None, ""]]})

    assert answer["updatedCells"] == 1
    assert sheet.rows() == [["a"]]


def test_data_larger_than_its_range_is_refused(google, ask):
    sheet = google.spreadsheet()

    status, _ = ask("PUT", values(sheet, "Sheet1!A1:B1", valueInputOption="RAW"), {"values": [["a", "b", "c"]]})

    assert status == 400
    assert sheet.rows() == []


def test_append_goes_behind_the_last_block_of_the_range(google, ask):
    sheet = google.spreadsheet([["a", "", "c"]])

    target = values(sheet, "Sheet1", valueInputOption="RAW").replace("?", ":append?")
    _, answer = ask("POST", target, {"values": [["x", "y"]]})

    assert answer["tableRange"] == "Sheet1!C1"
    assert answer["updates"]["updatedRange"] == "Sheet1!C2:D2"


def test_what_is_no_list_of_values_is_refused_in_googles_words(google, ask):
    sheet = google.spreadsheet()

    status, answer = ask("PUT", values(sheet, "Sheet1!A1", valueInputOption="RAW"), {"values": "X"})

    assert status == 400
    assert answer["error"]["message"] == (
        "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\""
    )


def test_a_batch_of_values_is_written_whole_or_not(google, ask):
    sheet = google.spreadsheet([["a"]])
    data = [{"range": "Sheet1!A1", "values": [["b"]]}, {"range": "Nowhere!A1", "values": [["c"]]}]

    status, _ = ask(
        "POST", f"/v4/spreadsheets/{sheet.id}/values:batchUpdate", {"valueInputOption": "RAW", "data": data}
    )

    assert status == 400
    assert sheet.cell("A1") == "a"


@pytest.mark.parametrize(
    "mask",
    [
        "sheets/data/rowData/values/note",
        "sheets.data.rowData.values.note",
        "sheets(data(rowData(values(note))))",
        "sheets%28data%28rowData%2Fvalues%28note%29%29%29",
    ],
)
def test_a_mask_reads_in_all_its_spellings(google, ask, mask):
    sheet = google.spreadsheet([["a", "b"]])
    sheet.set_note("B1", "n")

    _, answer = ask("GET", f"/v4/spreadsheets/{sheet.id}?ranges=Sheet1!A1:B2&fields={mask}")

    assert answer == {"sheets": [{"data": [{"rowData": [{"values": [{}, {"note": "n"}]}]}]}]}


def test_a_mask_of_an_unknown_field_is_refused(google, ask):
    assert ask("GET", f"/v4/spreadsheets/{google.spreadsheet().id}?fields=sheets.cells")[0] == 400


def test_the_grid_says_where_it_starts(google, ask):
    sheet = google.spreadsheet([["a", "b"], ["c", "d"]])

    _, answer = ask("GET", f"/v4/spreadsheets/{sheet.id}?ranges=Sheet1!B2&includeGridData=true")

    data = answer["sheets"][0]["data"][0]
    assert (data["startRow"], data["startColumn"]) == (1, 1)
    assert data["rowData"][0]["values"][0]["effectiveFormat"]["textFormat"]["fontSize"] == 10


def test_a_cell_holds_no_more_than_fifty_thousand_characters(google, ask):
    sheet = google.spreadsheet()

    status, _ = ask("PUT", values(sheet, "Sheet1!A1", valueInputOption="RAW"), {"values": [["x" * 50_001]]})

    assert status == 400


def test_a_spreadsheet_holds_no_more_than_ten_million_cells(google, ask):
    sheet = google.spreadsheet()
    grow = {"appendDimension": {"sheetId": 0, "dimension": "COLUMNS", "length": 10_000}}

    status, answer = ask("POST", f"/v4/spreadsheets/{sheet.id}:batchUpdate", {"requests": [grow]})

    assert status == 400
    assert "above the limit of 10000000 cells" in answer["error"]["message"]
