import json
import logging
from dataclasses import replace
from itertools import count

import pytest
import requests as requests_library
from google.auth.credentials import AnonymousCredentials

from sheetsync.adapters.google.api import Road
from sheetsync.adapters.google.patience import Clock, Patience
from sheetsync.adapters.google.refusal import RejectedError
from sheetsync.adapters.google.store import Consent
from sheetsync.errors import AccessError, SheetsyncError, UnavailableError, UnsafeError
from sheetsync.model.cell import column_letters
from sheetsync.model.own_text import note_text
from sheetsync.model.plan import Written
from tests.adapters.google.runs import HEADER, Run, fault
from tests.googlesheets.fault import Fault, Kind


def requests(google):
    return google.count("read"), google.count("write")


@pytest.fixture
def again(google, sheet):
    return lambda **options: Run(google.url, sheet.id, **options)


@pytest.fixture
def synced(google, run):
    """A sheet that was synced once, with an empty log."""
    run.sync()
    google.log.clear()


def ours(sheet, column=5):
    """The texts of a column, up to the last that says something."""
    texts = [row[column - 1] if len(row) >= column else "" for row in sheet.rows()]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def test_a_first_run_makes_a_column_and_says_what_is_wrong(google, sheet, run):
    written = run.sync()

    assert written == Written(placed=1)
    assert ours(sheet)[0] == HEADER
    assert ours(sheet)[2].startswith('⚠ [Status] "bad: burnt" is not good · ')
    assert requests(google) == (1, 3)


def test_a_quiet_run_reads_once_and_writes_nothing(google, synced, again):
    assert again().sync() == Written()
    assert requests(google) == (1, 0)


def test_a_changed_text_takes_one_write(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")

    assert again().sync() == Written(changed=1)
    assert '"bad: raw"' in ours(sheet)[2]
    assert requests(google) == (1, 1)


def test_a_new_finding_takes_two_writes(google, sheet, synced, again):
    sheet.type("D4", "bad: melted")

    assert again().sync() == Written(placed=1)
    assert requests(google) == (1, 2)


def test_a_mended_row_is_blank_again(google, sheet, synced, again):
    sheet.type("D3", "Done")

    assert again().sync() == Written(cleared=1)
    assert ours(sheet) == [HEADER]
    assert requests(google) == (1, 1)


def test_no_request_names_a_persons_value_or_format(google, sheet, synced, again):
    sheet.type("D4", "bad: melted")
    again().sync()

    kinds = {kind for call in google.log if call.effect == "write" for each in call.body["requests"] for kind in each}
    assert kinds <= {"createDeveloperMetadata", "deleteDeveloperMetadata", "findReplace"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda sheet: sheet.insert_rows(2, 3),
        lambda sheet: sheet.delete_rows(2),
        lambda sheet: sheet.move_row(3, 6),
        lambda sheet: sheet.sort("A2:E6", 3, falling=True),
        lambda sheet: sheet.insert_columns(1),
        lambda sheet: sheet.insert_columns(5),
        lambda sheet: sheet.move_column(4, 1),
        lambda sheet: sheet.sort("A2:D6", 3, falling=True),
    ],
    ids=["insert", "delete", "move", "sort", "column", "column beside ours", "column moved", "sort without ours"],
)
@pytest.mark.parametrize("when", range(4))
@pytest.mark.parametrize("fresh", [True, False], ids=["first run", "later run"])
def test_an_edit_between_two_requests_moves_no_warning(google, sheet, run, again, edit, when, fresh):
    if not fresh:
        run.sync()
        sheet.type("D3", "bad: raw")
        sheet.type("D5", "bad: cold")
        google.log.clear()
    google.control.before(lambda call: edit(sheet), when)

    again().sync()

    assert_true(sheet)
    google.log.clear()
    assert again().sync() == Written()
    assert requests(google) == (1, 0)


def assert_true(sheet):
    rows = sheet.rows()
    column = rows[0].index(HEADER)
    for row in rows[1:]:
        said = row[column] if len(row) > column else ""
        faults = [fault(text) for text in row if fault(text)]
        assert all(each in said for each in faults)
        assert bool(said) is bool(faults)
        assert not any(cell.startswith("⚠") for index, cell in enumerate(row) if index != column)


def test_a_copied_row_gets_a_token_of_its_own(google, sheet, synced, again):
    first = ours(sheet)[2]
    sheet.insert_rows(4)
    sheet.do(
        {
            "copyPaste": {
                "source": sheet.range("A3:E3"),
                "destination": sheet.range("A4:E4"),
                "pasteType": "PASTE_NORMAL",
            }
        }
    )
    assert ours(sheet)[3] == first

    assert again().sync() == Written(placed=1)
    assert ours(sheet)[2] == first
    assert ours(sheet)[3] != first


def test_a_stray_text_of_ours_is_taken_back(google, sheet, synced, again):
    sheet.type("B20", ours(sheet)[2])

    again().sync()

    assert sheet.cell("B20") == ""
    assert ours(sheet)[2]


def test_what_a_person_wrote_into_our_column_stays(google, sheet, synced, again):
    sheet.type("E4", "my own words")
    sheet.type("D4", "bad: melted")

    assert again().sync() == Written()
    sheet.type("D3", "bad: raw")
    assert again().sync() == Written(changed=1, squatted=1)
    assert ours(sheet)[3] == "my own words"


def test_our_column_is_followed_when_it_is_moved_and_renamed(google, sheet, synced, again):
    sheet.move_column(5, 1)
    sheet.type("A1", "What to mend")
    sheet.type("E3", "bad: raw")

    assert again().sync() == Written(changed=1)
    assert '"bad: raw"' in sheet.cell("A3")


def test_the_rule_highlights_and_its_look_is_amber(sheet, synced):
    (rule,) = sheet.resource()["sheets"][0]["conditionalFormats"]

    assert rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"].startswith('=AND(N("sheetsync")=0,')
    assert rule["ranges"] == [{"startRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 4}]


def test_a_full_grid_grows_by_one_column(google, sheet, run):
    sheet.tab().resize(6, 4)

    run.sync()

    assert len(sheet.tab().columns) == 5
    assert ours(sheet)[0] == HEADER


def test_two_first_runs_that_cross_make_one_column(google, sheet, run, again):
    google.control.before(lambda call: again().sync(), 1)

    run.sync()

    assert [cell for cell in sheet.rows()[0] if cell == HEADER] == [HEADER]
    assert_true(sheet)


def test_the_last_fifty_generations_are_kept(google, sheet, synced, again):
    for number in range(60):
        sheet.type("D3", f"bad: {number}")
        again().sync()

    assert len([each for each in sheet.book.metadata if each.key == "sheetsync.generation"]) == 50


def test_a_write_that_was_applied_and_has_no_answer_is_not_repeated(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.fault(Kind.RESET_AFTER, 1)

    assert again().sync() == Written(changed=1)
    assert requests(google) == (2, 1)


def test_a_write_that_was_lost_is_planned_again(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.fault(Kind.RESET_BEFORE, 1)

    assert again().sync() == Written(changed=1)
    assert requests(google) == (2, 2)


def test_a_write_that_was_lost_is_not_reported(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.fault(Kind.RESET_BEFORE, 1)
    google.control.before(lambda call: sheet.delete_rows(3), 2)

    assert again().sync() == Written()


def test_a_write_that_is_delivered_late_changes_nothing(google, sheet, synced, again):
    for text in ("bad: raw", "bad: burnt"):
        sheet.type("D3", text)
        again().sync()
    before = sheet.rows()
    late = next(call for call in google.log if call.effect == "write")

    answer = requests_library.post(
        google.url + late.target, data=late.content, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 400
    assert sheet.rows() == before


def test_a_write_that_is_refused_as_it_is_is_tried_twice(google, sheet, synced, again):
    used = sum(len(each.key) + len(each.value) for each in sheet.book.metadata if each.sheet_id is None)
    hoard = {"metadataKey": "theirs", "metadataValue": "x" * (30_000 - used - 20), "location": {"spreadsheet": True}}
    sheet.do({"createDeveloperMetadata": {"developerMetadata": {**hoard, "visibility": "DOCUMENT"}}})
    sheet.type("D3", "bad: raw")

    with pytest.raises(RejectedError, match="refused"):
        again().sync()
    assert google.count("write") == 2


def test_a_plan_of_an_older_read_is_made_again(sheet, run, google):
    plan = run.look(run.store.read())
    assert run.store.apply(plan, run.look) == Written(placed=1)
    google.log.clear()

    assert run.store.apply(plan, run.look) == Written()
    assert requests(google) == (1, 0)


def test_a_viewer_can_not_write_and_is_told_once(google, sheet, run):
    sheet.share("reader")

    with pytest.raises(AccessError, match=r"bot@example.com may only view"):
        run.sync()
    assert requests(google) == (1, 1)


@pytest.mark.parametrize(
    ("hurt", "says"),
    [
        (lambda google, sheet: sheet.share(""), "not shared with bot@example.com"),
        (lambda google, sheet: sheet.destroy(), "no such spreadsheet"),
        (lambda google, sheet: google.control.disabled.add("sheets"), "API is off"),
    ],
)
def test_a_hopeless_run_asks_once(google, sheet, run, hurt, says):
    hurt(google, sheet)

    with pytest.raises(AccessError, match=says):
        run.sync()
    assert requests(google) == (1, 0)


def test_a_protected_column_is_refused_before_anything_is_sent(google, sheet, synced, again):
    sheet.protect("E1:E100")
    sheet.type("D3", "bad: raw")

    with pytest.raises(UnsafeError, match="protected"):
        again().sync()
    assert requests(google) == (1, 0)


def test_a_column_that_is_protected_meanwhile_is_refused_whole(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.before(lambda call: sheet.protect("E1:E100"), 1)

    with pytest.raises(UnsafeError, match="protected range"):
        again().sync()
    assert requests(google) == (1, 1)


def test_a_grid_without_room_is_refused(google, sheet, run):
    sheet.tab().resize(100_000, 100)
    for column in range(5, 101):
        sheet.type(f"{column_letters(column)}1", f"Column {column}")

    with pytest.raises(UnsafeError, match="10 million cells"):
        run.sync()
    assert requests(google) == (1, 1)


def test_a_tab_that_is_deleted_meanwhile_stops_the_run(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")

    def replace(call):
        sheet.do({"addSheet": {"properties": {"title": "Other"}}}, {"deleteSheet": {"sheetId": sheet.tab().id}})

    google.control.before(replace, 1)

    with pytest.raises(UnsafeError, match="deleted"):
        again().sync()


def test_a_namesake_of_our_tab_is_not_written_into(google, sheet, synced, again):
    old = sheet.tab().id
    sheet.do({"addSheet": {"properties": {"title": "New", "sheetId": 77}}}, {"deleteSheet": {"sheetId": old}})
    sheet.rename_tab("Sheet1")
    sheet.type("A1", ["Project", "Deliverable", "Status"], ["Tacos", "cook", "bad: burnt"])

    with pytest.raises(UnsafeError, match="--adopt"):
        again().sync()
    assert again(consent=Consent(adopt=True)).sync() == Written(placed=1)


def test_a_tab_that_is_renamed_meanwhile_is_followed(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.before(lambda call: sheet.rename_tab("Roadmap Q4"), 1)

    assert again().sync() == Written(changed=1)


def test_a_copy_of_a_spreadsheet_needs_a_word(google, sheet, synced):
    copied = google.spreadsheet()
    copied.file.book = sheet.book.copy()
    copied.file.book.id = copied.id
    copied.type("D3", "bad: raw")

    with pytest.raises(UnsafeError, match="--adopt"):
        Run(google.url, copied.id).sync()
    assert Run(google.url, copied.id, Consent(adopt=True)).sync() == Written(changed=1)
    copied.type("D3", "bad: soft")
    assert Run(google.url, copied.id).sync() == Written(changed=1)


def test_rows_that_vanish_stop_the_run_until_somebody_says_so(google, sheet, again):
    sheet.type("A7", *([f"Project {number}", "goal", "step", "Done"] for number in range(20)))
    again().sync()
    sheet.delete_rows(4, 20)
    sheet.type("D3", "bad: raw")

    with pytest.raises(UnsafeError, match="--accept-removals 20"):
        again().sync()
    assert again(consent=Consent(removals=20)).sync() == Written(changed=1)
    sheet.type("D3", "bad: soft")
    assert again().sync() == Written(changed=1)


def test_an_answer_without_rows_is_asked_for_again(google, sheet, again):
    sheet.type("A7", *([f"Project {number}", "goal", "step", "Done"] for number in range(20)))
    again().sync()
    google.log.clear()
    google.control.fault(Kind.EMPTY_GRID, 0)

    assert again().sync() == Written()
    assert requests(google) == (2, 0)


def test_busy_for_ever_is_given_up_with_nothing_lost(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.fault(Kind.UNAVAILABLE_503, times=None)
    run = again()

    with pytest.raises(UnavailableError):
        run.sync()
    assert sum(run.slept) < 600
    assert len(google.log) <= 12


def test_people_who_never_stop_are_left_alone(google, sheet, synced, again):
    numbers = iter(range(100))
    google.control.before(lambda call: sheet.type("D3", f"bad: {next(numbers)}"), times=None)

    with pytest.raises(UnavailableError, match="people kept changing"):
        again().sync()
    assert len(google.log) <= 12


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


def test_a_large_plan_is_split_and_each_part_stands_alone(google, sheet, run):
    sheet.type("A7", *([f"Project {number}", "goal", "step", f"bad {number} " + "ü" * 400] for number in range(850)))

    assert run.sync() == Written(placed=851)

    sizes = [len(call.content) for call in google.log if call.effect == "write"]
    assert max(sizes) < 2_000_000
    assert requests(google) == (1, 4)
    assert_true(sheet)


def test_an_answer_that_is_cut_anywhere_is_no_answer(google, sheet, synced, again):
    again().sync()
    length = google.log[-1].answered
    for place in range(0, length, length // 40):
        google.log.clear()
        google.control.fault(Fault(Kind.TRUNCATED, size=place), 0)

        assert again().sync() == Written()
        assert requests(google) == (2, 0)


def test_an_answer_that_drips_is_given_up_in_time(google, sheet, synced, again):
    google.control.drip_s = 0.0
    google.control.fault(Kind.SLOW_DRIP, 0)
    ticks = count()
    clock = Clock(lambda: next(ticks), lambda seconds: None)
    road = Road(AnonymousCredentials(), root=google.url, clock=clock, patience=Patience(deadline_s=40, attempts=2))

    with pytest.raises(UnavailableError, match="in time"):
        road.get(sheet.id, dict)


def test_no_output_of_any_level_shows_a_cell_a_note_or_a_key(google, sheet, again, caplog):
    caplog.set_level(logging.DEBUG)
    sheet.type("D4", "bad CANARY")
    sheet.set_note("D4", "CANARY")
    again(notes=True).sync()
    said = []
    for kind in Kind:
        if kind in {Kind.HANG, Kind.SLOW_DRIP, Kind.BOMB}:
            continue
        google.control.calm()
        google.control.fault(kind, times=None)
        sheet.type("D4", f"bad CANARY {kind}")
        try:
            again().sync()
        except SheetsyncError as error:
            said.append(str(error))

    assert len(said) > 10
    assert "CANARY" not in caplog.text + "".join(said)


def test_two_columns_that_are_marked_as_ours_stop_the_run(google, sheet, synced, again):
    place = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 7, "endIndex": 8}
    second = {"metadataKey": "sheetsync.status", "metadataValue": sheet.id, "visibility": "DOCUMENT"}
    sheet.do({"createDeveloperMetadata": {"developerMetadata": {**second, "location": {"dimensionRange": place}}}})
    sheet.type("D3", "bad: raw")

    with pytest.raises(UnsafeError, match="two columns"):
        again().sync()
    assert requests(google) == (1, 0)


def test_a_tab_that_is_gone_before_the_write_stops_the_run(google, sheet, again):
    run = again()
    plan = run.look(run.store.read())
    sheet.rename_tab("Other")

    with pytest.raises(UnsafeError, match="gone"):
        run.store.apply(replace(plan, revision="older"), lambda newer: plan)


def test_people_who_put_our_texts_back_for_ever_are_left_alone(google, sheet, synced, again):
    text = ours(sheet)[2]
    columns = iter("GHIJKLMNOPQRST")
    google.control.before(lambda call: sheet.type(f"{next(columns)}9", text), times=None)

    with pytest.raises(UnavailableError, match="being cleared"):
        again().store.clear()


def test_an_answer_without_our_tab_is_no_answer(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    sheet.do({"addSheet": {"properties": {"title": "Other"}}})

    def swap(call):
        sheet.rename_tab("Roadmap")
        sheet.rename_tab("Sheet1", tab="Other")

    google.control.before(swap, 1)

    assert again().sync() == Written(changed=1)
    assert requests(google) == (2, 1)


def test_the_store_says_how_many_requests_it_sent(google, sheet, run):
    run.sync()

    assert run.store.requests == {"read": 1, "write": 3}


def test_a_spreadsheet_without_cells_has_nothing_to_clear(google, sheet, again):
    sheet.do({"addSheet": {"properties": {"title": "Chart", "sheetType": "OBJECT"}}})
    sheet.do({"deleteSheet": {"sheetId": sheet.tab().id}})

    assert again().store.clear() == Written()


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
