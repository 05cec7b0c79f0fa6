from dataclasses import replace
from datetime import date, datetime, time

import pytest

from sheetsync.adapters.google import reply
from sheetsync.adapters.google.cell import Cells
from sheetsync.adapters.google.read import state_of
from sheetsync.adapters.google.reply import MOST_BYTES, LostError, TooLongError, as_object, read_body
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import BLANK, Cell, CellError, CellRef, Span
from tests.adapters.google.runs import HEADER, Run

NOON = datetime(2025, 12, 9, 12)  # a sheet's own time has no zone


def raw(kind, value, shown="", *, looks="", formula=False):
    given = {"effectiveValue": {kind: value}, "formattedValue": shown}
    if looks:
        given["effectiveFormat"] = {"numberFormat": {"type": looks}}
    given["userEnteredValue"] = {"formulaValue": "=A1"} if formula else {kind: value}
    return given


@pytest.mark.parametrize(
    ("given", "cell"),
    [
        ({}, BLANK),
        ({"effectiveFormat": {"numberFormat": {"type": "DATE"}}}, BLANK),
        (raw("stringValue", "007", "007"), Cell("007", "007")),
        (raw("numberValue", 7, "7"), Cell(7, "7")),
        (raw("numberValue", 7.5, "7,5"), Cell(7.5, "7,5")),
        (raw("numberValue", 0.4, "40%", looks="PERCENT"), Cell(0.4, "40%")),
        (raw("numberValue", 1e20, "1E+20"), Cell(1e20, "1E+20")),
        (raw("boolValue", value=True, shown="TRUE"), Cell(True, "TRUE")),
        (
            raw("numberValue", 46000, "09/12/2025", looks="DATE"),
            Cell(date(2025, 12, 9), "2025-12-09", formatted="09/12/2025"),
        ),
        (raw("numberValue", 46000.5, "x", looks="DATE_TIME"), Cell(NOON, "2025-12-09 12:00", formatted="x")),
        (
            raw("numberValue", 46000, "x", looks="DATE_TIME"),
            Cell(date(2025, 12, 9), "2025-12-09", formatted="x"),
        ),
        (raw("numberValue", 0.25, "06:00", looks="TIME"), Cell(time(6), "06:00")),
        (raw("numberValue", 1.5, "36:00", looks="TIME"), Cell(1.5, "36:00")),
        (raw("numberValue", 1e12, "far", looks="DATE"), Cell(1e12, "far")),
        (raw("numberValue", 46000, "46000"), Cell(46000, "46000")),
        (
            raw("errorValue", {"type": "REF", "message": "x"}, "#REF!", formula=True),
            Cell(CellError("#REF!"), "#REF!", True),
        ),
        (raw("errorValue", {"type": "N_A"}, "#N/A"), Cell(CellError("#N/A"), "#N/A")),
        (raw("errorValue", {"type": "NEW"}, "#NEW!"), Cell(CellError("#ERROR!"), "#ERROR!")),
        (raw("numberValue", 3, "3", formula=True), Cell(3, "3", formula=True)),
        ({"userEnteredValue": {"formulaValue": '=""'}}, Cell(None, "", formula=True)),
        ({"note": "ask Ana"}, Cell(None, "", note="ask Ana")),
    ],
)
def test_a_cell_keeps_its_type(given, cell):
    assert Cells().cell(given) == cell


def test_equal_cells_are_one_object():
    cells = Cells()

    assert cells.cell(raw("stringValue", "Done", "Done")) is cells.cell(raw("stringValue", "Done", "Done"))


def test_true_is_not_one():
    cells = Cells()

    assert cells.cell(raw("numberValue", 1, "1")).value == 1
    assert cells.cell(raw("boolValue", value=True, shown="1")).value is True


def test_what_a_tab_says_about_its_cells_is_read(google, sheet):
    sheet.hide_rows(3)
    sheet.do(
        {"mergeCells": {"range": sheet.range("A2:A3"), "mergeType": "MERGE_ALL"}},
        {
            "updateDimensionProperties": {
                "range": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2},
                "properties": {"hiddenByUser": True},
                "fields": "hiddenByUser",
            }
        },
        {"addSheet": {"properties": {"title": "Other", "hidden": True}}},
    )
    sheet.protect("D1:D9")
    sheet.protect("B1:B2", "roadmap-bot@example-project.iam.gserviceaccount.com")

    read = Run(google.url, sheet.id).store.read()

    grid = read.tab("Sheet1")
    assert grid.merges == (Span(CellRef(2, 1), CellRef(3, 1)),)
    assert grid.hidden_rows == {3}
    assert grid.hidden_columns == {2}
    assert grid.protected == (Span(CellRef(1, 4), CellRef(9, 4)),)
    assert [each.visible for each in read.tabs] == [True, False]
    assert (read.title, read.key, read.locale, read.time_zone) == ("Roadmap", sheet.id, "en_US", "Etc/GMT")
    assert read.cell_url("Sheet1", CellRef(3, 4)) == (
        f"https://docs.google.com/spreadsheets/d/{sheet.id}/edit#gid=0&range=D3"
    )
    assert len(google.log) == 1


@pytest.fixture
def small_answers(monkeypatch):
    """No answer may be longer than 8 KB."""
    monkeypatch.setattr(reply, "MOST_BYTES", 8_192)


def fill(sheet, title, *, rows):
    sheet.do({"addSheet": {"properties": {"title": title}}})
    for row in range(1, rows + 1):
        sheet.type(f"'{title}'!A{row}", f"a measurement of some length in row {row}")


def test_another_tab_that_is_too_large_stays_unread_where_the_roadmap_is_named(google, sheet, small_answers):
    fill(sheet, "Data", rows=120)

    read = Run(google.url, sheet.id).store.read(lambda title, _: title == "Sheet1")

    assert [(each.tab, bool(each.rows)) for each in read.tabs] == [("Sheet1", True), ("Data", False)]
    assert read.tabs[0].tab_id == "0"


def test_a_spreadsheet_that_is_too_large_is_told_with_the_tab_and_what_to_do(google, sheet, small_answers):
    fill(sheet, "Data", rows=120)
    asked = len(google.log)

    with pytest.raises(UnsafeError, match=r'"Data" \([\d,]+ rows of \d+ columns\).*--tab'):
        Run(google.url, sheet.id).store.read()

    assert len(google.log) - asked == 2, "asking again for the same is in vain"


def test_a_roadmap_that_is_too_large_itself_is_told(google, sheet, small_answers):
    fill(sheet, "Data", rows=120)

    with pytest.raises(UnsafeError, match=r'"Data" .*no roadmap'):
        Run(google.url, sheet.id).store.read(lambda title, _: title == "Data")


def test_a_tab_that_is_not_there_is_known_without_reading_the_others(google, sheet, small_answers):
    fill(sheet, "Data", rows=120)

    read = Run(google.url, sheet.id).store.read(lambda title, _: title == "Roadmpa")

    assert [each.tab for each in read.tabs] == ["Sheet1", "Data"]


def test_a_large_neighbour_stops_no_clear(google, sheet, monkeypatch):
    sheet.type("A2", "bad taste")
    before = sheet.resource()["sheets"][0]["data"]
    Run(google.url, sheet.id).sync()
    fill(sheet, "Data", rows=120)
    monkeypatch.setattr(reply, "MOST_BYTES", 12_000)

    done = Run(google.url, sheet.id).store.clear()

    assert done.cleared
    assert done.unread == ("Data",)
    assert sheet.resource()["sheets"][0]["data"] == before
    assert Run(google.url, sheet.id).store.clear().cleared == 0


def test_a_large_neighbour_stops_no_sync(google, sheet, small_answers):
    sheet.type("A2", "bad taste")
    fill(sheet, "Data", rows=120)
    run = Run(google.url, sheet.id)
    spreadsheet = run.store.read(lambda title, _: title == "Sheet1")

    assert run.store.apply(run.look(spreadsheet), run.look).placed == 2
    assert run.store.apply(run.look(run.store.read(lambda title, _: title == "Sheet1")), run.look).placed == 0


def test_a_formula_that_is_loading_is_read_once_more(google, sheet):
    sheet.type("F2", '=IMPORTRANGE("x", "y")')
    loading = {"errorValue": {"type": "LOADING"}}
    rows = sheet.tab().rows
    cells = list(rows[1].cells)
    cells[5] = replace(cells[5], computed=loading)
    rows[1] = replace(rows[1], cells=tuple(cells))
    run = Run(google.url, sheet.id)

    read = run.store.read()

    assert read.tabs[0].at(CellRef(2, 6)) == Cell(CellError("Loading..."), "Loading...", formula=True)
    assert len(google.log) == 2
    assert run.slept == [3.0]


def test_a_column_that_came_with_a_workbook_is_known_by_its_header_and_its_texts(google, sheet):
    Run(google.url, sheet.id).sync()
    sheet.do(
        {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataKey": "sheetsync.status"}}}}
    )
    sheet.type("D3", "bad: raw")

    assert Run(google.url, sheet.id).sync().changed == 1
    assert sheet.rows()[0].count(HEADER) == 1
    assert [tag.index for tag in sheet.book.metadata if tag.key == "sheetsync.status"] == [4]


def test_a_title_that_says_the_same_as_our_header_is_not_our_column(google, sheet):
    sheet.insert_rows(1)
    sheet.type("A1", HEADER)

    grid = Run(google.url, sheet.id).store.read().tabs[0]

    assert grid.own is None


def test_a_column_of_answers_alone_is_ours_where_a_workbook_was_uploaded(google, sheet):
    Run(google.url, sheet.id).sync()
    for key in ("sheetsync.status", "sheetsync.generation"):
        sheet.do({"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataKey": key}}}})
    sheet.type("E3", "ok: we like it burnt")

    Run(google.url, sheet.id).sync()

    assert sheet.rows()[0].count(HEADER) == 1
    assert sheet.rows()[2][4].startswith("ok: we like it burnt ⟪Is this about")
    assert [tag.index for tag in sheet.book.metadata if tag.key == "sheetsync.status"] == [4]


TAB = {
    "properties": {"sheetId": 0, "title": "S", "gridProperties": {"rowCount": 1, "columnCount": 1}},
    "data": [{"rowMetadata": [{}], "rowData": [{"values": [raw("stringValue", "x", "x")]}]}],
}
WHOLE = {"spreadsheetId": "k", "properties": {"title": "T"}, "sheets": [TAB]}


def test_a_whole_answer_is_believed():
    assert state_of(WHOLE, "k", HEADER, "1", Cells()).tabs[0].grid.rows == ((Cell("x", "x"),),)


@pytest.mark.parametrize(
    "changes",
    [
        {"spreadsheetId": "other"},
        {"spreadsheetId": None},
        {"properties": None},
        {"sheets": []},
        {"sheets": None},
        {"sheets": [{"data": [{}]}]},
        {"sheets": [{**WHOLE["sheets"][0], "data": [{"rowMetadata": [{}, {}]}]}]},
        {
            "sheets": [
                {**WHOLE["sheets"][0], "data": [{"rowData": [{"values": [{}]}, {"values": [raw("stringValue", "x")]}]}]}
            ]
        },
        {"sheets": [{**WHOLE["sheets"][0], "data": [{"rowData": [{"values": ["text"]}]}]}]},
        {"developerMetadata": [{"metadataKey": "sheetsync.generation"}]},
    ],
)
def test_an_answer_that_is_not_whole_is_no_answer(changes):
    with pytest.raises(LostError):
        state_of({**WHOLE, **changes}, "k", HEADER, "1", Cells())


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"<html>", b'{"a": 1', b'{"a": 1}x', b"[" * 100_000, b"\xff"])
def test_what_is_not_a_json_object_is_no_answer(body):
    with pytest.raises(LostError):
        as_object(body)


class Parts:
    """A body that arrives in parts."""

    def __init__(self, *parts):
        self._parts = list(parts)

    def read1(self, amt=None, decode_content=None):
        return self._parts.pop(0) if self._parts else b""


def test_a_body_is_read_to_its_end():
    assert read_body(Parts(b"a", b"b"), lambda: True) == b"ab"


def test_a_body_that_drips_is_given_up_at_the_deadline():
    with pytest.raises(LostError, match="in time"):
        read_body(Parts(b"a", b"b"), lambda: False)


def test_a_body_that_is_too_long_is_given_up():
    part = b" " * (MOST_BYTES // 2)

    with pytest.raises(TooLongError, match="64 MB"):
        read_body(Parts(part, part, b" "), lambda: True)
