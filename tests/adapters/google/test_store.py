"""The store at work: what it writes, where, and for how many requests."""

from urllib.request import urlopen

import pytest

from sheetsync.model.plan import Written
from tests.adapters.google.runs import HEADER, assert_true, ours, requests


def test_a_first_run_makes_a_column_and_says_what_is_wrong(google, sheet, run):
    written = run.sync()

    assert written == Written(placed=1)
    assert ours(sheet)[0] == HEADER
    assert ours(sheet)[2].startswith('⚠ [Status] "bad: burnt" is not good · ')
    assert requests(google) == (1, 3)


def test_a_quiet_run_reads_once_and_writes_nothing(google, synced, again):
    assert again().sync() == Written()
    assert requests(google) == (1, 0)


def test_every_answer_comes_without_indentation(google, sheet, run):
    run.sync()

    assert [call.option("prettyPrint") for call in google.log] == ["false"] * 4
    indented = urlopen(google.url + google.log[0].target.replace("prettyPrint=false&", "")).read()
    assert len(indented) > 2 * google.log[0].answered


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


def test_a_text_that_only_begins_as_ours_do_is_a_persons(google, sheet, synced, again):
    changed = ours(sheet)[2].replace("bad", "sad")
    sheet.type("B20", "⚠ mind the oven · abcdef")
    sheet.type("C20", changed)

    again().sync()
    again().store.clear()

    assert [sheet.cell("B20"), sheet.cell("C20")] == ["⚠ mind the oven · abcdef", changed]


def test_what_a_person_wrote_into_our_column_stays(google, sheet, synced, again):
    sheet.type("E4", "my own words")
    sheet.type("D4", "bad: melted")

    assert again().sync() == Written(squatted=1)
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


def test_a_plan_of_an_older_read_is_made_again(sheet, run, google):
    plan = run.look(run.store.read())
    assert run.store.apply(plan, run.look) == Written(placed=1)
    google.log.clear()

    assert run.store.apply(plan, run.look) == Written()
    assert requests(google) == (1, 0)


def test_a_large_plan_is_split_and_each_part_stands_alone(google, sheet, run):
    long = "ü" * 400
    # As many lines have a status that is known: a column of words that are none would be no column of statuses.
    statuses = (f"bad {number // 2} {long}" if number % 2 else "Done" for number in range(1700))
    sheet.type("A7", *([f"Project {number}", "goal", "step", each] for number, each in enumerate(statuses)))

    assert run.sync() == Written(placed=851)

    sizes = [len(call.content) for call in google.log if call.effect == "write"]
    assert max(sizes) < 2_000_000
    assert requests(google) == (1, 4)
    assert_true(sheet)


def test_the_store_says_how_many_requests_it_sent(google, sheet, run):
    run.sync()

    assert run.store.requests == {"read": 1, "write": 3}
