"""Where our column goes in a Google Sheet, and how it moves: next to the table, seen, and over nothing of people's."""

from dataclasses import replace

import pytest

from localsheets import Kind
from sheetsync.errors import UnavailableError
from sheetsync.model.plan import Written
from tests.adapters.google.runs import HEADER, assert_true

GREEN = {"red": 0.2, "green": 0.7, "blue": 0.3}


def paint(sheet, where, colour=GREEN):
    form = {"userEnteredFormat": {"backgroundColor": colour}}
    sheet.do({"repeatCell": {"range": sheet.range(where), "cell": form, "fields": "userEnteredFormat"}})


def chart(sheet, column, *, row=1, width=600):
    place = {"anchorCell": {"sheetId": 0, "rowIndex": row, "columnIndex": column - 1}, "widthPixels": width}
    sheet.do({"addChart": {"chart": {"spec": {}, "position": {"overlayPosition": place}}}})


def hide(sheet, first, last):
    run = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": first - 1, "endIndex": last}
    sheet.do({"updateDimensionProperties": {"range": run, "properties": {"hiddenByUser": True}, "fields": "*"}})


def group(sheet, first, last):
    run = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": first - 1, "endIndex": last}
    sheet.do({"addDimensionGroup": {"range": run}})


def validate(sheet, where):
    rule = {"condition": {"type": "BOOLEAN"}, "strict": True}
    sheet.do({"setDataValidation": {"range": sheet.range(where), "rule": rule}})


def colour_by_rule(sheet, where):
    rule = {"condition": {"type": "NOT_BLANK"}, "format": {"backgroundColor": GREEN}}
    request = {"index": 0, "rule": {"ranges": [sheet.range(where)], "booleanRule": rule}}
    sheet.do({"addConditionalFormatRule": request})


def own_column(sheet):
    return sheet.rows()[0].index(HEADER) + 1


def placed(run):
    """Sync as the program does: what a place depends on is read once there is a column to place."""
    store = run.store
    return store.apply(run.look(store.read(looks=True)), run.look)


@pytest.mark.parametrize(
    ("use", "column"),
    [
        (lambda sheet: None, 5),
        (lambda sheet: paint(sheet, "E2:L6"), 13),
        (lambda sheet: paint(sheet, "G3"), 5),
        (lambda sheet: paint(sheet, "E1:L6", {"red": 1, "green": 1, "blue": 1}), 5),
        (lambda sheet: paint(sheet, "A1:L1"), 5),
        (lambda sheet: chart(sheet, 5), 11),
        (lambda sheet: chart(sheet, 5, width=100), 6),
        (lambda sheet: group(sheet, 5, 7), 8),
        (lambda sheet: validate(sheet, "E2:F6"), 7),
        (lambda sheet: colour_by_rule(sheet, "E2:Z6"), 5),
        (lambda sheet: colour_by_rule(sheet, "A2:Z6"), 5),
        (lambda sheet: sheet.set_note("E4", "ask Ana"), 6),
        (lambda sheet: hide(sheet, 5, 6), 7),
        (lambda sheet: hide(sheet, 5, 26), 5),
        (lambda sheet: paint(sheet, "E2:Z6"), 5),
    ],
)
def test_our_column_stands_where_a_person_would_put_it(google, sheet, run, use, column):
    use(sheet)
    before = sheet.resource()["sheets"][0]

    assert placed(run) == Written(placed=1)

    assert own_column(sheet) == column
    assert_true(sheet)
    after = sheet.resource()["sheets"][0]
    lines = after["data"][0]["columnMetadata"]
    assert not lines[column - 1].get("hiddenByUser")
    inserted = len(lines) - len(before["data"][0]["columnMetadata"])
    assert inserted == (1 if column == 5 and use is not None and len(lines) > 26 else 0)


def test_a_column_that_is_put_in_takes_nothing_on_from_its_neighbour(google, sheet, run):
    paint(sheet, "D2:Z6")
    validate(sheet, "D2:D6")

    placed(run)

    rows = sheet.resource()["sheets"][0]["data"][0]["rowData"]
    for row in rows[1:]:
        ours = row["values"][4] if len(row["values"]) > 4 else {}
        assert "dataValidation" not in ours
        assert "userEnteredFormat" not in ours
        assert row["values"][5]["userEnteredFormat"]["backgroundColor"] == GREEN


def moving(run):
    """The same run with the wish to move our column."""
    store, look = run.store, run.look
    plan = look(store.read(looks=True))
    return store.apply(plan, look)


@pytest.fixture
def mover(again, monkeypatch):
    def make():
        run = again()
        writing = "tests.adapters.google.runs.Writing"
        from sheetsync.model.settings import Writing

        monkeypatch.setattr(writing, lambda header, notes: replace(Writing(header, notes), moves_column=True))
        return run

    return make


def test_our_column_moves_next_to_the_table_with_all_that_stands_in_it(google, sheet, synced, mover):
    sheet.type("E4", "ok: known")
    sheet.move_column(5, 11)
    hide(sheet, 10, 10)
    before = sorted(filter(None, (row[9] if len(row) > 9 else "" for row in sheet.rows())))

    moving(mover())

    assert own_column(sheet) == 5
    assert sorted(filter(None, (row[4] if len(row) > 4 else "" for row in sheet.rows()))) == before
    assert not sheet.resource()["sheets"][0]["data"][0]["columnMetadata"][4].get("hiddenByUser")
    google.log.clear()
    moving(mover())
    assert google.count("write") == 0


def test_a_column_that_was_met_in_the_place_of_ours_goes_back(google, sheet, synced, mover):
    sheet.move_column(5, 11)
    google.control.before(lambda call: sheet.insert_columns(1), lambda call: call.method == "POST")

    with pytest.raises(UnavailableError, match="run again"):
        moving(mover())

    assert sheet.rows()[0] == ["", "Project", "Goal", "Deliverable", "Status", "", "", "", "", "", HEADER]
    moving(mover())
    assert own_column(sheet) == 6


def test_an_answer_that_is_lost_moves_nothing_twice(google, sheet, synced, mover):
    sheet.move_column(5, 11)
    google.control.fault(Kind.RESET_AFTER, lambda call: call.method == "POST")

    moving(mover())

    assert own_column(sheet) == 5
    assert_true(sheet)


def test_a_column_with_more_than_texts_stays(google, sheet, synced, mover):
    sheet.move_column(5, 11)
    sheet.type("J6", 17)
    run = mover()

    plan = run.look(run.store.read(looks=True))

    assert plan.no_place == "J6 in our column holds more than a text, and can't be moved: take it out, and run again"
    assert not plan
