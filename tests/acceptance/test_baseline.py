"""What was wrong before a team began is taken for known: silent, counted, worked off, and never hidden."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pytest

from localsheets import Google
from localsheets.fixture import google
from tests.acceptance.command_line import CommandLine, Outcome, assert_refused

__all__ = ["google"]

MONDAYS = tuple(f"2026-11-{day:02}T09:00:00Z" for day in (2, 9, 16, 23))
ROWS = [
    ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status", "Owner", "End"],
    ["Make tacos", "family members", "", "cook food", "In progress", "Ana", "2026-10-30"],
    ["", "", "", "serve food", "Nearly", "Bo", "2026-11-20"],
    ["", "", "", "wash up", "Not started", "Cy", "2026-12-11"],
]
CONFIGURED = '[interval]\nstart = 2026-10-05\nend = 2026-12-18\n[rules]\ndivider-missing = "off"\n'
KNOWN = {"goal-missing", "overdue", "status-unknown", "interval-too-long"}


class Team:
    """A team with a sheet of either kind."""

    def __init__(self, sheetsync: CommandLine, google: Google | None) -> None:
        self._sheetsync, self._google = sheetsync, google
        self._file = sheetsync.folder / "tacos.xlsx"
        if google:
            self.sheet = google.spreadsheet(ROWS, tab="Roadmap")
            location = self.sheet.id
        else:
            book = openpyxl.Workbook()
            for row in ROWS:
                book.active.append(row)
            book.save(self._file)
            location = self._file.name
        (sheetsync.folder / "sheetsync.toml").write_text(f'[sheet]\nlocation = "{location}"\n{CONFIGURED}')

    def run(self, *arguments: str, week: int = 0) -> Outcome:
        google = {"SHEETSYNC_API_ROOT": self._google.url} if self._google else {}
        return self._sheetsync(*arguments, SHEETSYNC_NOW=MONDAYS[week], **google)

    def type(self, cell: str, text: str) -> None:
        if self._google:
            self.sheet.type(f"Roadmap!{cell}", text)
        else:
            book = openpyxl.load_workbook(self._file)
            book.active[cell] = text
            book.save(self._file)

    def column(self) -> list[str]:
        """Our column below its header, as far as there is work."""
        if self._google:
            return [self.sheet.cell(f"H{row}") or "" for row in (2, 3, 4)]
        return [openpyxl.load_workbook(self._file).active[f"H{row}"].value or "" for row in (2, 3, 4)]


@pytest.fixture(params=["workbook", "google"])
def team(request: pytest.FixtureRequest, sheetsync: CommandLine) -> Team:
    return Team(sheetsync, request.getfixturevalue("google") if request.param == "google" else None)


def findings(outcome: Outcome) -> dict[str, dict[str, object]]:
    return {each["rule"]: each for each in outcome.report["findings"] if not each["speaks_for"]}


def test_what_was_known_is_silent_and_counted_until_it_is_worked_off(team: Team) -> None:
    first = team.run("sync", "--baseline", "--format", "json")

    found = findings(first)
    assert first.status == 0, first.stderr
    assert found.keys() == KNOWN
    assert {each["silent"] for each in found.values()} == {"in the baseline"}
    assert not any(each["spoken"] for each in found.values())
    assert team.column() == ["", "", ""]

    # A week later it is known as before, and what came up since is told.
    team.type("F2", "")
    second = team.run("sync", "--format", "json", week=1)
    found = findings(second)
    assert {rule for rule, each in found.items() if each["silent"] != "in the baseline"} == {"owner-missing"}
    assert [bool(each) for each in team.column()] == [True, False, False]
    text = " ".join(team.run("check", week=1).stdout.split())
    assert "1 warning beyond the 4 findings of the baseline" in text
    assert "4 in the baseline" in text

    # Mended is mended: it counts no more, and its rule may speak again.
    team.type("C2", "feed the family quickly on a weeknight")
    assert team.run("sync", week=1).status == 0
    third = " ".join(team.run("check", week=1).stdout.split())
    assert "beyond the 3 findings of the baseline" in third
    assert "Of the baseline 3 still stand." in team.run("retro", "--format", "markdown", week=1).stdout


def test_the_baseline_fails_nothing_and_what_is_silent_for_another_reason_does(team: Team) -> None:
    assert team.run("check", "--fail-on", "error").status == 1
    team.run("sync", "--baseline")
    assert team.run("check", "--fail-on", "hint").status == 0

    # A row has one question at a time: the other one is silent, and fails and counts all the same.
    team.type("E4", "Soon")
    team.type("F2", "")
    done = team.run("check", "--fail-on", "error", "--format", "json", "--format", "sarif", "--format", "junit",
                    "--format", "github", "--output", "out")  # fmt: skip
    assert done.status == 1
    folder = Path(team._sheetsync.folder, "out")
    files = {each.suffix: each.read_text(encoding="utf-8") for each in folder.iterdir()}
    new = {each["rule"] for each in json.loads(files[".json"])["findings"] if each["silent"] != "in the baseline"}
    (results,) = (each["results"] for each in json.loads(files[".sarif"])["runs"])
    assert {each["ruleId"] for each in results if "suppressions" not in each} == new
    assert {each["ruleId"] for each in results if "suppressions" in each} >= KNOWN - {"status-unknown"}
    failing = [
        case.get("name", "")
        for case in ET.fromstring(files[".xml"]).iter("testcase")
        if case.find("failure") is not None
    ]
    assert len(failing) == len(new) == 2
    assert all(any(rule in name for name in failing) for rule in new)


def test_a_baseline_takes_a_history(sheetsync: CommandLine, small: str) -> None:
    assert_refused(sheetsync("sync", small, "--baseline"), 2, "history")


def test_each_rule_has_its_record(team: Team) -> None:
    team.run("sync")
    team.type("E2", "Done")
    team.run("sync", week=1)

    said = " ".join(team.run("rules", "overdue", week=1).stdout.split())

    assert "here: found 1, 1 told in the sheet: 1 mended, after 7 days at the median; 0 waved off" in said
    assert "here:" not in team.run("rules", "orphan-deliverable", week=1).stdout
