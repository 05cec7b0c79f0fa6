"""Each assumption about the real API can be switched off, and then the server does otherwise."""

import pytest

TABLE = [["x ", "a"], ["y", "b"]]
EXACTLY = {"matchCase": True, "matchEntireCell": True}


def replaced(ask, sheet, *requests, **options):
    body = {"requests": list(requests), **options}
    return ask("POST", f"/v4/spreadsheets/{sheet.id}:batchUpdate", body)


def replacing(find, replacement, **options):
    return {"findReplace": {"find": find, "replacement": replacement, "sheetId": 0, **EXACTLY, **options}}


def times(answer):
    return [each["findReplace"].get("occurrencesChanged", 0) for each in answer[1]["replies"]]


@pytest.mark.parametrize(("literal", "found"), [(True, 0), (False, 1)])
def test_spaces_at_the_end_count(google, ask, literal, found):
    google.assume.find_is_literal = literal

    assert times(replaced(ask, google.spreadsheet(TABLE), replacing("x", "z"))) == [found]


@pytest.mark.parametrize(("kept", "found"), [(True, 0), (False, 1)])
def test_case_counts(google, ask, kept, found):
    google.assume.find_keeps_case = kept

    assert times(replaced(ask, google.spreadsheet(TABLE), replacing("Y", "z"))) == [found]


@pytest.mark.parametrize(("blank", "found"), [(True, 1), (False, 0)])
def test_an_expression_matches_a_blank(google, ask, blank, found):
    google.assume.blank_matches = blank
    where = {"sheetId": 0, "startRowIndex": 4, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 1}
    request = {"findReplace": {"find": "^$", "replacement": "z", "range": where, "searchByRegex": True, **EXACTLY}}

    assert times(replaced(ask, google.spreadsheet(TABLE), request)) == [found]


@pytest.mark.parametrize(("typed", "shown"), [(True, "2"), (False, "=1+1")])
def test_a_replacement_is_typed(google, ask, typed, shown):
    google.assume.replacement_is_typed = typed
    sheet = google.spreadsheet(TABLE)

    replaced(ask, sheet, replacing("y", "=1+1"))

    assert sheet.cell("A2") == shown


@pytest.mark.parametrize(("reached", "found"), [(True, 1), (False, 0)])
def test_hidden_rows_are_reached(google, ask, reached, found):
    google.assume.find_reaches_hidden = reached
    sheet = google.spreadsheet(TABLE)
    sheet.hide_rows(2)

    assert times(replaced(ask, sheet, replacing("y", "z"))) == [found]


@pytest.mark.parametrize(("after", "shown"), [(True, "z"), (False, "y")])
def test_the_answer_is_after_the_batch(google, ask, after, shown):
    google.assume.answer_is_after = after
    options = {
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["Sheet1!A2"],
        "responseIncludeGridData": True,
    }

    _, answer = replaced(ask, google.spreadsheet(TABLE), replacing("y", "z"), **options)

    data = answer["updatedSpreadsheet"]["sheets"][0]["data"][0]
    assert data["rowData"][0]["values"][0]["formattedValue"] == shown


@pytest.mark.parametrize(("in_order", "found"), [(True, [1, 1]), (False, [1, 0])])
def test_requests_see_those_before_them(google, ask, in_order, found):
    google.assume.effects_in_order = in_order

    assert times(replaced(ask, google.spreadsheet(TABLE), replacing("y", "z"), replacing("z", "w"))) == found


@pytest.mark.parametrize(("follows", "index"), [(True, 0), (False, 1)])
def test_a_columns_tag_follows_a_drag(google, ask, follows, index):
    google.assume.tags_follow_moves = follows
    sheet = google.spreadsheet(TABLE)
    span = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    fresh = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": span}}
    replaced(ask, sheet, {"createDeveloperMetadata": {"developerMetadata": fresh}})

    sheet.move_column(2, 1)

    assert sheet.book.metadata[0].index == index


@pytest.mark.parametrize(("refused", "status"), [(True, 400), (False, 200)])
def test_an_id_in_use_is_refused(google, ask, refused, status):
    google.assume.duplicate_id_refused = refused
    fresh = {"metadataId": 7, "metadataKey": "k", "visibility": "DOCUMENT", "location": {"spreadsheet": True}}
    create = {"createDeveloperMetadata": {"developerMetadata": fresh}}

    assert replaced(ask, google.spreadsheet(), create, create)[0] == status


@pytest.mark.parametrize(("carried", "index"), [(True, 1), (False, 0)])
def test_a_sort_carries_tags(google, ask, carried, index):
    google.assume.sort_carries_tags = carried
    sheet = google.spreadsheet([["b"], ["a"]])
    span = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    fresh = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": span}}
    replaced(ask, sheet, {"createDeveloperMetadata": {"developerMetadata": fresh}})

    sheet.sort("A1:A2", 1)

    assert sheet.book.metadata[0].index == index
