"""The same commands on a Google Sheet: what they cost, what they leave, and what they say when they may not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from localsheets import DOCUMENT_MIME, OWNER, SERVICE_ACCOUNT, Google, Kind, Spreadsheet, load
from localsheets.fixture import google
from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK, CommandLine, Outcome

__all__ = ["google"]

ROWS = [
    ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status"],
    ["Make tacos", "family members", "", "cook food", "In progress"],
    ["", "", "", "serve food", "Nearly"],
]


@pytest.fixture
def sheet(google: Google) -> Spreadsheet:
    return google.spreadsheet(ROWS, tab="Roadmap")


def run(sheetsync: CommandLine, google: Google, *arguments: str) -> Outcome:
    return sheetsync(*arguments, SHEETSYNC_API_ROOT=google.url)


def test_the_demo_has_the_planted_faults_on_google_too(sheetsync: CommandLine, google: Google) -> None:
    demo = load(google, DEMO_WORKBOOK)

    outcome = run(sheetsync, google, "check", demo.id, "--tab", DEMO["tab"], "--format", "json")

    found = [{key: each[key] for key in ("tab", "cell", "rule")} for each in outcome.report["findings"]]
    assert sorted(found, key=str) == sorted(DEMO["planted"], key=str)
    assert (google.count("read"), google.count("write")) == (1, 0)


def test_remarks_stand_beside_their_rows_and_cost_what_was_promised(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    first = run(sheetsync, google, "sync", sheet.id, "--format", "json")
    assert first.status == 0, first.stderr
    assert first.report["written"]["placed"] == 2
    assert sheet.cell("F1") == "Roadmap checks"
    assert sheet.cell("F2").startswith('⚠ [User-centric Goal] Who is "Make tacos" for')
    assert sheet.cell("F3").startswith('⚠ [Deliverable Status] I don\'t know "Nearly"')
    # The second read is of what the cells look like, once, where a new column has to be placed.
    assert google.count("read") == 2

    google.log.clear()
    quiet = run(sheetsync, google, "sync", sheet.id, "--format", "json")
    assert (google.count("read"), google.count("write")) == (1, 0)
    assert quiet.report["requests"] == {"read": 1, "write": 0}

    google.log.clear()
    sheet.type("Roadmap!C2", "feed the family on a weeknight")
    run(sheetsync, google, "sync", sheet.id)
    assert (google.count("read"), google.count("write")) == (1, 1)
    assert sheet.cell("F2") == ""


def test_a_sort_while_it_runs_moves_no_remark_to_another_row(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    google.control.before(lambda _: sheet.insert_rows(2, 3), lambda call: call.effect == "write", times=None)

    outcome = run(sheetsync, google, "sync", sheet.id)

    assert outcome.status in (0, 4)
    for row in sheet.rows("Roadmap"):
        text = row[5] if len(row) > 5 else ""
        assert not text.startswith("⚠ [User-centric Goal]") or row[0] == "Make tacos"
        assert not text.startswith("⚠ [Deliverable Status]") or row[4] == "Nearly"


def test_clear_leaves_the_sheet_as_it_was(sheetsync: CommandLine, google: Google, sheet: Spreadsheet) -> None:
    before = sheet.rows("Roadmap")
    run(sheetsync, google, "sync", sheet.id)

    outcome = run(sheetsync, google, "clear", sheet.id)

    assert outcome.status == 0
    assert sheet.rows("Roadmap") == before
    tab = sheet.resource()["sheets"][0]
    assert not tab.get("conditionalFormats")
    assert not tab.get("developerMetadata")


def test_the_tab_that_was_looked_at_in_the_browser_is_read(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    other = sheet.new_tab("Elsewhere")

    outcome = run(sheetsync, google, "check", f"https://docs.google.com/spreadsheets/d/{sheet.id}/edit#gid={other}")

    assert "Elsewhere" in outcome.stdout


Trouble = Callable[[Google, Spreadsheet], object]
TROUBLE: dict[str, tuple[Trouble, str]] = {
    "not shared": (lambda _, sheet: sheet.share(""), "share"),
    "a viewer": (lambda _, sheet: sheet.share("reader"), "Editor"),
    "the API is off": (lambda google, _: google.control.disabled.add("sheets"), "API"),
    "gone for good": (lambda _, sheet: sheet.destroy(), "address"),
}


@pytest.mark.parametrize("trouble", TROUBLE)
def test_what_may_not_be_written_is_said_at_once(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet, trouble: str
) -> None:
    make, word = TROUBLE[trouble]
    make(google, sheet)
    before = google.world.files.get(sheet.id) and sheet.rows("Roadmap")

    outcome = run(sheetsync, google, "sync", sheet.id)

    assert (outcome.status, outcome.stdout) == (5, "")
    assert outcome.stderr.count("\n") == 1
    assert word in outcome.stderr
    # Two reads, where our column has to be placed, and the write that is refused.
    assert len(google.log) <= 3
    assert before == (google.world.files.get(sheet.id) and sheet.rows("Roadmap"))


def test_a_viewer_still_gets_the_report_and_the_summary(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    sheet.share("reader")

    assert run(sheetsync, google, "check", sheet.id).status == 1
    assert "# Roadmap" in run(sheetsync, google, "summary", sheet.id).stdout


def test_a_protected_column_is_refused_and_named(sheetsync: CommandLine, google: Google, sheet: Spreadsheet) -> None:
    run(sheetsync, google, "sync", sheet.id)
    sheet.type("Roadmap!C2", "feed the family on a weeknight")
    sheet.protect("Roadmap!F1:F9")
    before = sheet.rows("Roadmap")

    outcome = run(sheetsync, google, "sync", sheet.id)

    assert outcome.status == 3
    assert "protect" in outcome.stderr
    assert sheet.rows("Roadmap") == before


def test_a_tab_that_is_gone_is_named_with_those_there_are(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    outcome = run(sheetsync, google, "check", sheet.id, "--tab", "Q3")

    assert outcome.status == 2
    assert '"Roadmap"' in outcome.stderr


def test_a_copied_spreadsheet_is_written_only_when_somebody_says_so(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    run(sheetsync, google, "sync", sheet.id)
    sheet.type("Roadmap!C2", "feed the family on a weeknight")
    copy = google.spreadsheet(title="Copy of Roadmap")
    google.world.commit(copy.file, replace(sheet.book.copy(), id=copy.id))
    before = copy.rows("Roadmap")

    refused = run(sheetsync, google, "sync", copy.id)
    assert refused.status == 3
    assert "--adopt" in refused.stderr
    assert copy.rows("Roadmap") == before

    assert run(sheetsync, google, "sync", copy.id, "--adopt").status == 0
    assert copy.cell("F2") == ""


def test_rows_that_vanish_in_a_crowd_stop_the_run(sheetsync: CommandLine, google: Google) -> None:
    # Fewer than half, or one sentence would say it of all of them.
    goals = ["" if row < 18 else "feed the family" for row in range(40)]
    rows = ([f"P{row}", "us", goal, "do it", "Done"] for row, goal in enumerate(goals))
    many = google.spreadsheet([ROWS[0], *rows], tab="Roadmap")
    run(sheetsync, google, "sync", many.id)
    many.delete_rows(2, 18)

    refused = run(sheetsync, google, "sync", many.id)
    assert refused.status == 3
    assert "--accept-removals" in refused.stderr

    assert run(sheetsync, google, "sync", many.id, "--accept-removals", "18").status == 0


@pytest.mark.parametrize("kind", [Kind.HTML_200, Kind.GARBLED, Kind.EMPTY_200])
def test_an_answer_that_is_none_is_asked_for_again(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet, kind: Kind
) -> None:
    google.control.fault(kind, 0)

    outcome = run(sheetsync, google, "check", sheet.id, "--format", "json")

    assert outcome.rules >= {"goal-missing", "status-unknown"}
    assert google.count("read") == 2


def test_another_machine_than_this_one_is_refused_as_a_test_server(sheetsync: CommandLine, sheet: Spreadsheet) -> None:
    outcome = sheetsync("check", sheet.id, SHEETSYNC_API_ROOT="http://192.0.2.1:80")

    assert outcome.status == 2
    assert "SHEETSYNC_API_ROOT" in outcome.stderr


def test_without_credentials_the_ways_to_get_some_are_named(sheetsync: CommandLine, sheet: Spreadsheet) -> None:
    outcome = sheetsync("check", sheet.id, NO_GCE_CHECK="true", GCE_METADATA_TIMEOUT="1")

    assert outcome.status == 5
    assert "SHEETSYNC_GOOGLE_KEY" in outcome.stderr


def test_a_shared_document_shows_the_summary_and_keeps_what_people_wrote(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    file = google.world.add("Update", DOCUMENT_MIME, OWNER)
    file.document = {"text": "Our meeting\n"}
    file.roles[SERVICE_ACCOUNT] = "writer"
    address = f"https://docs.google.com/document/d/{file.id}/edit"
    (sheetsync.folder / "sheetsync.toml").write_text(
        f'[sheet]\nlocation = "{sheet.id}"\n[[audience]]\nname = "family"\nfields = ["project", "status"]\n'
        f'channels = ["google-doc"]\ndocument = "{address}"\n'
    )

    sent = run(sheetsync, google, "summary", "--send")
    again = run(sheetsync, google, "summary", "--send")

    assert (sent.status, again.status) == (0, 0), sent.stderr
    text = file.document["text"]
    assert text.startswith("Our meeting\nRoadmap")
    assert "Make tacos" in text
    assert "cook food" not in text
    assert sum(":batchUpdate" in call.path and "documents" in call.path for call in google.log) == 1


def test_init_puts_a_dropdown_on_the_status_column_once(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    before = {command: run(sheetsync, google, command, sheet.id).stdout for command in ("check", "summary")}
    google.log.clear()

    first = run(sheetsync, google, "init", sheet.id, "--yes", "--dropdowns")

    assert first.status == 0, first.stderr
    assert "Put a dropdown on the status column, from E2 to E3." in first.stdout
    assert (google.count("read"), google.count("write")) == (2, 1)
    rows = sheet.resource()["sheets"][0]["data"][0]["rowData"]
    found = [cell.get("dataValidation") for row in rows for cell in row.get("values", [])]
    assert sum(map(bool, found)) == 2
    google.log.clear()
    assert "stays as it is" in run(sheetsync, google, "init", sheet.id, "--yes", "--dropdowns").stdout
    assert google.count("write") == 0
    (sheetsync.folder / "sheetsync.toml").unlink()
    assert {command: run(sheetsync, google, command, sheet.id).stdout for command in before} == before
    assert run(sheetsync, google, "sync", sheet.id, "--format", "json").report["written"]["placed"] == 2
    assert run(sheetsync, google, "clear", sheet.id).status == 0
    assert sheet.resource()["sheets"][0]["data"][0]["rowData"][1]["values"][4]["dataValidation"] == found[9]


def test_init_says_that_a_viewer_can_put_no_dropdown(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    sheet.share("reader")

    outcome = run(sheetsync, google, "init", sheet.id, "--yes", "--dropdowns")

    assert outcome.status == 5
    assert "may only view the spreadsheet" in outcome.stderr
    assert google.count("write") == 1
    assert (sheetsync.folder / "sheetsync.toml").exists()


def test_a_row_that_moved_on_the_day_on_which_memory_began_leaves_no_placeholder(
    sheetsync: CommandLine, google: Google
) -> None:
    sheet = google.spreadsheet(
        [
            [*ROWS[0], "Owner"],
            ["Make tacos", "family members", "feed the family on a weeknight", "cook food", "Nearly", "Ana"],
            ["Bake bread", "family members", "feed the family on a Sunday", "knead dough", "Nearly", "Ana"],
        ],
        tab="Roadmap",
    )
    run(sheetsync, google, "sync", sheet.id, "--history", "history")
    sheet.type("Roadmap!G2", "ask Ben")
    sheet.move_row(2, 4, tab="Roadmap")

    moved = run(sheetsync, google, "sync", sheet.id, "--history", "history")

    assert moved.status == 0, moved.stderr
    assert not [text for row in sheet.rows("Roadmap") for text in row if str(text).startswith("⚠ … ·")]
    google.log.clear()
    assert run(sheetsync, google, "sync", sheet.id, "--history", "history").status == 0
    assert google.count("write") == 0
