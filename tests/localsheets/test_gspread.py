"""gspread's ordinary calls work against the local server unchanged."""

from collections.abc import Iterator

import gspread
import pytest

from localsheets.gspread_client import gspread_client


@pytest.fixture
def client(google) -> Iterator[gspread.Client]:
    """A client whose requests go to the local server."""
    client = gspread_client(google.url)
    yield client
    client.http_client.session.close()


@pytest.fixture
def book(client) -> gspread.Spreadsheet:
    return client.create("Roadmap")


@pytest.fixture
def tab(book) -> gspread.Worksheet:
    tab = book.sheet1
    tab.update([["a", "b"], [1, "=A2+1"]], "A1", value_input_option="USER_ENTERED")
    return tab


def test_values(tab):
    tab.append_row(["q", 2])
    tab.append_rows([["z", 1], ["y", 2]])

    assert tab.get_all_values() == [["a", "b"], ["1", "2"], ["q", "2"], ["z", "1"], ["y", "2"]]
    assert tab.get_all_records()[0] == {"a": 1, "b": 2}
    assert tab.acell("B2", value_render_option="FORMULA").value == "=A2+1"
    assert tab.find("z").address == "A4"
    tab.batch_update([{"range": "A9", "values": [["x"]]}, {"range": "B9", "values": [["y"]]}])
    assert tab.batch_get(["A9:B9", "A1"]) == [[["x", "y"]], [["a"]]]
    tab.batch_clear(["A9:B9"])
    assert tab.row_values(9) == []


def test_notes_and_formats(tab):
    tab.update_note("A1", "hey")
    tab.format("A1:B1", {"textFormat": {"bold": True}})

    assert tab.get_note("A1") == "hey"
    assert tab.get_notes()[0][0] == "hey"
    tab.clear_note("A1")
    assert not tab.get_note("A1")


def test_rows_and_columns(tab):
    tab.insert_rows([["i", 1]], 2)
    tab.insert_cols([["c"]], 1)
    assert tab.get_all_values() == [["c", "a", "b"], ["", "i", "1"], ["", "1", "2"]]
    tab.sort((3, "des"), range="A2:C3")
    assert tab.col_values(2) == ["a", "1", "i"]
    tab.delete_columns(1)
    tab.delete_rows(2)
    assert tab.get_all_values() == [["a", "b"], ["i", "1"]]
    tab.freeze(rows=1)
    tab.hide_rows(1, 2)
    tab.add_dimension_group_rows(0, 2)
    tab.resize(20, 5)
    assert (tab.row_count, tab.col_count, tab.frozen_row_count) == (20, 5, 1)


def test_merges_protections_names_and_filters(book, tab):
    tab.merge_cells("A4:B5")
    tab.unmerge_cells("A4:B5")
    tab.add_protected_range("A1:B2", ["x@example.com"])
    tab.define_named_range("A1:B2", "head")
    tab.set_basic_filter("A1:B2")
    tab.clear_basic_filter()
    tab.columns_auto_resize(0, 2)

    assert [each["name"] for each in book.list_named_ranges()] == ["head"]
    assert tab.get("head") == [["a", "b"], ["1", "2"]]
    protected = book.list_protected_ranges(tab.id)
    assert protected[0]["requestingUserCanEdit"] is True
    book.batch_update({"requests": [{"deleteProtectedRange": {"protectedRangeId": protected[0]["protectedRangeId"]}}]})
    assert book.list_protected_ranges(tab.id) == []


def test_tabs(book, tab):
    book.add_worksheet("T2", 10, 5)
    book.duplicate_sheet(tab.id, new_sheet_name="dup")
    tab.copy_to(book.id)

    assert {each.title for each in book.worksheets()} == {"Sheet1", "T2", "dup", "Copy of Sheet1"}
    book.worksheet("T2").update_title("T3")
    book.del_worksheet(book.worksheet("dup"))
    book.worksheet("T3").hide()
    assert [each.title for each in book.worksheets(exclude_hidden=True)] == ["Sheet1", "Copy of Sheet1"]
    with pytest.raises(gspread.WorksheetNotFound):
        book.worksheet("dup")


def test_files(client, book, tab):
    copy = client.copy(book.id, title="Copy", copy_comments=True)

    assert client.open("Copy").id == copy.id
    assert copy.sheet1.get_all_values() == [["a", "b"], ["1", "2"]]
    assert copy.export(gspread.utils.ExportFormat.CSV) == b"a,b\r\n1,2"
    copy.share("x@example.com", "user", "reader", notify=False)
    assert len(copy.list_permissions()) == 2
    client.import_csv(copy.id, "p,q\n1,2\n")
    assert copy.sheet1.get_all_values() == [["p", "q"], ["1", "2"]]
    assert copy.get_lastUpdateTime().endswith("Z")
    client.del_spreadsheet(copy.id)
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open_by_key(copy.id)


def test_who_may_not_is_told(google, client):
    hidden = google.spreadsheet([["a"]], role="")
    shown = google.spreadsheet([["a"]], role="reader")

    with pytest.raises(PermissionError):
        client.open_by_key(hidden.id)
    tab = client.open_by_key(shown.id).sheet1
    assert tab.get_all_values() == [["a"]]
    with pytest.raises(gspread.exceptions.APIError, match="does not have permission"):
        tab.update_acell("A1", "b")


def test_a_protected_cell_is_refused_in_googles_words(google, client):
    sheet = google.spreadsheet([["a"]])
    sheet.protect("A1")

    with pytest.raises(gspread.exceptions.APIError, match="You are trying to edit a protected cell or object"):
        client.open_by_key(sheet.id).sheet1.update_acell("A1", "b")
