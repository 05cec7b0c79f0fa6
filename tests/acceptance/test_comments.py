"""Comments that are assigned, on the very cell of a Google Sheet: put, answered, reminded, and taken away."""

import json

import pytest

from localsheets import Fault, Google, Kind, Spreadsheet
from localsheets.fixture import google
from tests.acceptance.command_line import CommandLine, Outcome

__all__ = ["google"]

ROWS = [
    ["Project", "User-centric Goal", "Deliverables", "Deliverable Status", "Owner", "End", "Notes"],
    ["Make tacos", "feed the family on a weeknight", "buy shells", "At risk", "Ana", "2026-12-01", ""],
    ["", "", "cook @ben@example.org food", "At risk", "Ana", "2026-12-02", ""],
    ["", "", "wash up", "In progres", "Ana", "2026-12-03", ""],
    ["", "", "set the table", "In progress", "Chen", "2026-12-04", "it goes"],
]
PEOPLE = """
[[people]]
name = "Ana"
address = "ana@example.org"
channel = "comment"

[rules]
risk-lingering = "off"
"""
TUESDAY = 3


class Team:
    """A sheet, the program, and people who answer in comments."""

    def __init__(self, sheetsync: CommandLine, google: Google, more: str = "") -> None:
        self.google, self.sheetsync = google, sheetsync
        self.sheet: Spreadsheet = google.spreadsheet(ROWS, tab="Roadmap")
        location = f'[sheet]\nlocation = "https://docs.google.com/spreadsheets/d/{self.sheet.id}"\n'
        (sheetsync.folder / "sheetsync.toml").write_text(location + PEOPLE + more)

    def run(self, *arguments: str, day: int = TUESDAY) -> Outcome:
        now = f"2026-11-{day:02}T09:00:00Z"
        done = self.sheetsync(*arguments, SHEETSYNC_NOW=now, SHEETSYNC_API_ROOT=self.google.url)
        assert done.status == 0, done.stderr
        return done

    @property
    def comments(self) -> dict[str, tuple[str, str]]:
        """By its cell, the first line of each comment, and its state."""
        found = self.sheet.comments().items()
        return {at: (each["headPost"]["content"].split("\n")[0], each["status"]) for at, each in found}

    def id(self, at: str) -> str:
        return str(self.sheet.comments()[at]["commentId"])


@pytest.fixture
def team(sheetsync: CommandLine, google: Google) -> Team:
    found = Team(sheetsync, google)
    found.run("sync", day=2)
    return found


NOTE = "[Notes] What would help? A few words will go into the summary."


def test_an_owner_is_asked_on_the_cell_once_and_reminded_in_the_same_thread(team: Team) -> None:
    assert "To Ana by comment" in team.run("nudge", "--dry-run").stdout
    assert not team.comments

    for _ in range(2):
        team.run("nudge")

    # What is proposed needs but a yes, and is no comment.
    assert team.comments == {"Roadmap!G2": (NOTE, "OPEN"), "Roadmap!G3": (NOTE, "OPEN")}
    head = team.sheet.comments()["Roadmap!G3"]["headPost"]
    assert head["assigneeEmail"] == "ana@example.org"
    # No word of a cell calls anybody.
    assert "@" not in head["content"]
    team.run("nudge", day=10)
    team.run("nudge", day=17)
    team.run("nudge", day=24)
    said = [len(each.get("replies", ())) for each in team.sheet.comments().values()]
    assert said == [2, 2], "three times at most, the comment among them"


def test_resolved_is_acknowledged_and_the_reply_is_its_reason(team: Team) -> None:
    team.run("nudge")
    team.sheet.reply(team.id("Roadmap!G2"), "ask the vendor")
    assert len(team.sheet.comments()) == 2

    open_yet = json.loads(team.run("sync", "--format", "json", day=10).stdout)
    team.sheet.reply(team.id("Roadmap!G2"), action="RESOLVE")
    settled = json.loads(team.run("sync", "--format", "json", day=11).stdout)

    def reasons(report: dict) -> dict[str, str]:
        of_notes = (each for each in report["findings"] if each["rule"] == "risk-without-note" and each["cell"])
        return {each["cell"]: each["acknowledged"] for each in of_notes}

    assert reasons(open_yet) == {"G2": None, "G3": None}
    assert reasons(settled) == {"G2": "ask the vendor", "G3": None}
    assert "What would help" not in team.sheet.cell("Roadmap!H2")


def test_what_is_mended_is_resolved_and_what_comes_back_is_asked_anew(team: Team) -> None:
    team.run("nudge")
    team.sheet.type("Roadmap!G2", "Ben brings a pan")
    team.run("sync", day=10)
    team.run("nudge", day=10)

    assert team.comments == {"Roadmap!G2": (NOTE, "RESOLVED"), "Roadmap!G3": (NOTE, "OPEN")}


def test_what_we_resolve_ourselves_is_nobodys_answer(team: Team) -> None:
    team.run("nudge")
    team.sheet.type("Roadmap!H2", "ok: the vendor decides")
    team.run("sync", day=4)
    team.run("nudge", day=4)
    assert team.comments["Roadmap!G2"] == (NOTE, "RESOLVED")

    # Somebody takes the word in our column back.
    team.sheet.type("Roadmap!H2", "")
    team.run("sync", day=5)
    assert "What would help?" in team.sheet.cell("Roadmap!H2")
    team.run("nudge", day=10)
    assert team.comments["Roadmap!G2"] == (NOTE, "OPEN"), "it is asked again in the same thread"


def test_no_more_than_the_limit_a_run(sheetsync: CommandLine, google: Google) -> None:
    team = Team(sheetsync, google, "\n[nudge]\ncomments = 1\n")
    team.run("sync", day=2)

    team.run("nudge")
    assert len(team.comments) == 1
    team.run("nudge", day=4)
    assert len(team.comments) == 2


@pytest.mark.parametrize("kind", [Kind.RESET_AFTER, Kind.UNAVAILABLE_503, Kind.TRUNCATED])
def test_a_lost_answer_is_looked_up_and_never_sent_again(team: Team, kind: Kind) -> None:
    fault = Fault(kind, applied=True)
    team.google.control.fault(fault, lambda call: call.effect == "write", times=1)

    team.run("nudge")
    team.run("nudge")

    assert len(team.sheet.comments()) == 2
    assert not any(each.get("replies") for each in team.sheet.comments().values())


def test_a_comment_that_met_another_row_is_taken_away_at_once(team: Team) -> None:
    team.google.control.before(lambda _: team.sheet.insert_rows(3), lambda call: call.effect == "write", times=1)

    now, address = "2026-11-03T09:00:00Z", team.google.url
    moved = team.sheetsync("nudge", SHEETSYNC_NOW=now, SHEETSYNC_API_ROOT=address)

    assert moved.status == 4
    assert team.comments == {"Roadmap!G2": (NOTE, "OPEN")}
    team.run("nudge")
    assert team.comments == {"Roadmap!G2": (NOTE, "OPEN"), "Roadmap!G4": (NOTE, "OPEN")}


def test_clear_takes_ours_away_and_names_what_stays(team: Team) -> None:
    team.run("nudge")
    team.sheet.reply(team.id("Roadmap!G2"), "ask the vendor")
    mine = team.sheet.comments()["Roadmap!G3"]["headPost"]["content"]
    team.sheet.comment("Roadmap!A2", mine)
    team.sheet.comment("Roadmap!B2", "a word of somebody")

    assert "1 comment" in team.run("clear", team.sheet.id, "--dry-run").stdout
    cleared = team.run("clear", team.sheet.id).stdout

    assert "and 1 comment." in cleared
    assert "1 comment of ours in which people wrote stay" in cleared
    assert "1 comment that another account made for sheetsync stay" in cleared
    assert set(team.comments) == {"Roadmap!G2", "Roadmap!A2", "Roadmap!B2"}


def test_who_may_only_view_checks_without_comments(team: Team) -> None:
    team.sheet.share("reader")

    assert (
        "risk-without-note" in team.sheetsync("check", "--fail-on", "never", SHEETSYNC_API_ROOT=team.google.url).stdout
    )


def test_a_workbook_has_no_comments_of_ours(sheetsync: CommandLine) -> None:
    (sheetsync.folder / "sheetsync.toml").write_text('[sheet]\nlocation = "tacos.xlsx"\n' + PEOPLE)
    import openpyxl

    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(sheetsync.folder / "tacos.xlsx")
    sheetsync("sync", SHEETSYNC_NOW="2026-11-02T09:00:00Z")

    refused = sheetsync("nudge", SHEETSYNC_NOW="2026-11-03T09:00:00Z")

    assert refused.status == 2
    assert "comments are put on the cells of a Google Sheet" in refused.stderr


def test_a_scheduled_run_announces_and_asks_once(sheetsync: CommandLine, google: Google) -> None:
    team = Team(sheetsync, google, "\n[nudge]\nsend = true\n")
    team.run("sync", day=2)

    team.run("nudge", "--announce", "one")
    team.run("nudge", "--announce", "two")
    assert not team.comments
    for run in ("two", "one", "one"):
        team.run("nudge", "--announced", run)

    assert team.comments == {"Roadmap!G2": (NOTE, "OPEN"), "Roadmap!G3": (NOTE, "OPEN")}
    assert not any(each.get("replies") for each in team.sheet.comments().values())
