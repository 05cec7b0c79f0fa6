"""`sheetsync doctor` and `sheetsync notes restore`: what a person is told, and what is left behind."""

import json
from pathlib import Path

import pytest

from localsheets import Google, Spreadsheet
from localsheets.fixture import google
from tests.acceptance.command_line import DEMO_WORKBOOK, CommandLine, Outcome
from tests.acceptance.test_google import ROWS
from tests.past.kept_past import PastGoogleSheet

__all__ = ["google"]


@pytest.fixture
def sheet(google: Google) -> Spreadsheet:
    return google.spreadsheet(ROWS, tab="Roadmap")


def run(sheetsync: CommandLine, google: Google, *arguments: str) -> Outcome:
    return sheetsync(*arguments, SHEETSYNC_API_ROOT=google.url)


def marks(outcome: Outcome) -> list[str]:
    """What was looked at, each with its mark."""
    return [line.split(":")[0] for line in outcome.stdout.splitlines()[:-1]]


def verdict(outcome: Outcome) -> str:
    """The last line."""
    return outcome.stdout.splitlines()[-1]


def test_all_is_well_and_nothing_was_changed(sheetsync: CommandLine, google: Google, sheet: Spreadsheet) -> None:
    before = sheet.resource()

    outcome = run(sheetsync, google, "doctor", sheet.id)

    assert (outcome.status, outcome.stderr) == (0, "")
    assert marks(outcome) == ["✓ credentials", "✓ read", "✓ write"]
    assert verdict(outcome) == "All 3 checks passed."
    assert sheet.resource() == before


def test_a_probe_tries_on_a_tab_of_its_own_and_leaves_nothing(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    before = sheet.resource()

    outcome = run(sheetsync, google, "doctor", sheet.id, "--probe")

    assert outcome.status == 0
    assert marks(outcome).count("✓ probe") == 10
    assert sheet.resource() == before


def test_a_probe_says_whom_chips_name_where_they_tell_of_anybody(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    sheet.type_chips("Roadmap!F2", "@, @", "ana@example.org", "chen@elsewhere.example")
    (sheetsync.folder / "sheetsync.toml").write_text('[nudge]\ndomains = ["example.org"]\n')
    before = sheet.resource()

    outcome = run(sheetsync, google, "doctor", sheet.id, "--probe")

    assert outcome.status == 0, outcome
    assert "✓ chips: chips in the sheet name 1 person with an address in example.org" in outcome.stdout
    assert sheet.resource() == before


def test_an_assumption_that_does_not_hold_is_named_and_ends_with_3(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    google.assume.duplicate_id_refused = False

    outcome = run(sheetsync, google, "doctor", sheet.id, "--probe")

    assert outcome.status == 3
    assert "✗ probe: not any more: an id that is in use fails the whole batch" in outcome.stdout


def test_a_viewer_is_told_to_be_made_an_editor(sheetsync: CommandLine, google: Google, sheet: Spreadsheet) -> None:
    sheet.share("reader")

    outcome = run(sheetsync, google, "doctor", sheet.id, "--probe")

    assert outcome.status == 5
    assert marks(outcome) == ["✓ credentials", "✓ read", "✗ write"]
    assert verdict(outcome) == "Missing: write. A run would end with 5."
    assert "Editor" in outcome.stdout


def test_credentials_are_looked_at_where_no_sheet_is_named(sheetsync: CommandLine, tmp_path: Path) -> None:
    outcome = sheetsync("doctor", GOOGLE_APPLICATION_CREDENTIALS=str(tmp_path / "none.json"), NO_GCE_CHECK="true")

    assert outcome.status == 5
    assert marks(outcome) == ["✗ credentials"]
    assert "none.json" in outcome.stdout


KEY = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"https://docs.google.com/document/d/{KEY}/edit", "a Google Doc"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghijklmnop/pubhtml", "published"),
        ("https://docs.google.com/spreadsheets/u/0/", "a part of its id is missing"),
        (f"docs.google.com/spreadsheets/d/{KEY}/edit", "must begin with https://"),
        (f"https://drive.google.com/drive/folders/{KEY}", "a folder on Drive"),
        ("https://team.sharepoint.com/:x:/r/sites/plan.xlsx", "SharePoint"),
        ("https://www.example.com/roadmap.xlsx", "download the workbook"),
    ],
)
def test_an_address_of_something_else_is_told_as_what_it_is(sheetsync: CommandLine, address: str, said: str) -> None:
    for command in ("doctor", "check"):
        outcome = sheetsync(command, address)
        assert outcome.status == 2
        assert said in outcome.stdout + outcome.stderr
    assert marks(sheetsync("doctor", address)) == ["✗ address"]


def test_on_a_runner_the_advice_is_no_login(sheetsync: CommandLine) -> None:
    outcome = sheetsync("doctor", KEY, NO_GCE_CHECK="true", GITHUB_ACTIONS="true", SHEETSYNC_GOOGLE_KEY="")
    here = sheetsync("doctor", KEY, NO_GCE_CHECK="true")

    assert (outcome.status, here.status) == (5, 5)
    assert "GCP_WORKLOAD_IDENTITY_PROVIDER" in outcome.stdout
    assert "gcloud" not in outcome.stdout
    assert "gcloud auth application-default login --impersonate-service-account=" in here.stdout


def test_a_workbook_is_looked_at_too(sheetsync: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "roadmap.xlsx"
    path.write_bytes(DEMO_WORKBOOK.read_bytes())
    assert marks(sheetsync("doctor", path)) == ["✓ read", "✓ write"]

    (tmp_path / "~$roadmap.xlsx").touch()
    refused = sheetsync("doctor", path)
    assert (refused.status, marks(refused)) == (3, ["✓ read", "✗ write"])
    assert "close it first" in refused.stdout

    assert sheetsync("doctor", tmp_path / "none.xlsx").status == 2


def test_notes_come_back_as_they_were(google: Google, tmp_path: Path) -> None:
    # No version writes notes into a Google Sheet any more: these are those that an old one left.
    past = PastGoogleSheet(tmp_path, google, "synced")
    log = past.folder / "history" / "notes" / "before.jsonl"
    records = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    first = next(each for each in records if past.sheet.note(each["cell"]) == each["after"])
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(first | {"before": "ask Ana first"}) + "\n")
    ours, people = past.notes(), past.people()
    assert ours > 1

    def restore(*options: str) -> str:
        return past.run("notes", "restore", *options).stdout

    assert f"Would put back {ours} notes" in restore("--dry-run")
    assert past.notes() == ours
    assert f"Put back {ours} notes" in restore()

    assert past.notes() == 0
    assert past.sheet.note(first["cell"]) == "ask Ana first"
    past.sheet.set_note(first["cell"], "")
    assert past.people() == people
    assert "No note of ours" in restore()
    past.run("clear")
    assert past.whole("roadmap") == past.whole("original")


def test_notes_of_a_workbook_need_no_restoring(sheetsync: CommandLine) -> None:
    outcome = sheetsync("notes", "restore", DEMO_WORKBOOK)

    assert outcome.status == 2
    assert "no Google Sheet" in outcome.stderr
