"""Owners whom chips in a Google Sheet name: who is told, who never is, and where an address stands."""

import re

import pytest

from localsheets import Google, Spreadsheet
from localsheets.fixture import google
from tests.acceptance.command_line import CommandLine, Outcome

__all__ = ["google"]

ROWS = [
    ["Project", "User-centric Goal", "Deliverables", "Deliverable Status", "Owner", "End", "Notes"],
    ["Make tacos", "feed the family on a weeknight", "buy shells", "At risk", "", "2026-12-01", ""],
    ["", "", "cook food", "At risk", "", "2026-12-02", ""],
    ["", "", "wash up", "At risk", "", "2026-12-03", ""],
    ["", "", "set the table", "At risk", "Dana", "2026-12-04", ""],
]
DOMAINS = '[nudge]\ndomains = ["example.org"]\n'
ANA, BEN, OUTSIDER = "ana.ruiz@example.org", "ben@Example.org", "chen@elsewhere.example"
TO = re.compile(r"^To (.+?) by (\w+) \((.+?)\): ", re.MULTILINE)


class Team:
    """A sheet with chips, and the program."""

    def __init__(self, sheetsync: CommandLine, google: Google, more: str = DOMAINS) -> None:
        self.google, self.sheetsync = google, sheetsync
        self.sheet: Spreadsheet = google.spreadsheet(ROWS, tab="Roadmap")
        self.sheet.type_chips("Roadmap!E2", "@", ANA)
        self.sheet.type_chips("Roadmap!E3", "@, @ and Eve", ANA, BEN)
        self.sheet.type_chips("Roadmap!E4", "@", OUTSIDER)
        self.configure(more)

    def configure(self, more: str) -> None:
        location = f'[sheet]\nlocation = "https://docs.google.com/spreadsheets/d/{self.sheet.id}"\n'
        (self.sheetsync.folder / "sheetsync.toml").write_text(location + '[rules]\nrisk-lingering = "off"\n' + more)

    def run(self, *arguments: str, day: int = 3, **environment: str) -> Outcome:
        now = f"2026-11-{day:02}T09:00:00Z"
        done = self.sheetsync(*arguments, SHEETSYNC_NOW=now, SHEETSYNC_API_ROOT=self.google.url, **environment)
        assert done.status == 0, done.stderr
        return done

    def asked(self, done: Outcome) -> dict[str, set[str]]:
        """The lines that each message of a dry run is about, by whom it goes to."""
        parts = re.split(r"^To (.+?) by ", done.stdout, flags=re.MULTILINE)[1:]
        lines = ("buy shells", "cook food", "wash up", "set the table")
        return {
            name: {each for each in lines if each in said} for name, said in zip(parts[::2], parts[1::2], strict=True)
        }


@pytest.fixture
def team(sheetsync: CommandLine, google: Google) -> Team:
    found = Team(sheetsync, google)
    found.run("sync", day=2)
    return found


def test_a_chip_names_its_owner_and_an_address_outside_the_domains_is_never_used(team: Team) -> None:
    done = team.run("nudge", "--dry-run")

    assert TO.findall(done.stdout) == [
        ("Ana Ruiz", "mail", f"{ANA}, as a chip in the sheet says"),
        ("Ben", "mail", "ben@example.org, as a chip in the sheet says"),
    ]
    assert team.asked(done) == {"Ana Ruiz": {"buy shells", "cook food"}, "Ben": {"cook food"}}
    assert "elsewhere" not in done.stdout + done.stderr
    assert "nobody knows how to reach Eve, Chen, Dana" in done.stderr


def test_who_is_listed_is_reached_as_the_list_says(team: Team) -> None:
    listed = '[[people]]\nname = "Ana R"\naddress = "Ana.Ruiz@example.org"\nchannel = "slack"\n'
    other = '[[people]]\nname = "Ben"\naddress = "ben@home.example"\n'
    team.configure(DOMAINS + listed + other)

    done = team.run("nudge", "--dry-run")

    assert TO.findall(done.stdout) == [
        ("Ana R", "slack", "Ana.Ruiz@example.org"),
        ("Ben", "mail", "ben@home.example"),
    ]
    assert team.asked(done)["Ana R"] == {"buy shells", "cook food"}


def test_a_text_over_two_addresses_is_nobodys(team: Team) -> None:
    team.sheet.type_chips("Roadmap!E5", "@", "ana.ruiz@sub.example.org")
    team.configure('[nudge]\ndomains = ["example.org", "sub.example.org"]\n')

    assert "To Ana" not in team.run("nudge", "--dry-run").stdout


def test_a_name_with_a_comma_in_a_chip_is_one(team: Team) -> None:
    team.sheet.type_chips("Roadmap!E5", "@, @", ANA, BEN, form="LAST_NAME_COMMA_FIRST_NAME")

    asked = team.asked(team.run("nudge", "--dry-run"))

    assert asked["Ana Ruiz"] == {"buy shells", "cook food", "set the table"}
    assert asked["Ben"] == {"cook food", "set the table"}


def test_nobody_asks_for_chips_where_no_domain_is_listed(sheetsync: CommandLine, google: Google) -> None:
    team = Team(sheetsync, google, "")
    team.run("sync")
    team.run("agenda")

    assert not any("chipRuns" in str(call.query) for call in google.log)
    assert sheetsync("nudge", "--dry-run", SHEETSYNC_API_ROOT=google.url).status == 2


def test_chips_are_read_in_the_same_request(team: Team) -> None:
    team.google.log.clear()

    team.run("nudge", "--dry-run")

    reads = [call for call in team.google.log if call.service == "sheets"]
    assert len(reads) == 1
    assert "chipRuns" in str(reads[0].query)


def test_by_comments_owners_hear_three_times_at_most_and_addresses_stand_nowhere_else(
    sheetsync: CommandLine, google: Google
) -> None:
    team = Team(sheetsync, google, DOMAINS + 'channel = "comment"\n')
    for day in (3, 10, 17, 24):
        team.run("sync", day=day)
        team.run("nudge", day=day)
    summary = team.run("summary", "--format", "json", day=29).stdout
    report = team.run("check", "--format", "json", day=29).stdout
    agenda = team.run("agenda", day=29).stdout

    notes = {at: each for at, each in team.sheet.comments().items() if at.startswith("Roadmap!G")}
    assert {at: each["headPost"]["assigneeEmail"] for at, each in notes.items()} == {
        "Roadmap!G2": ANA,
        "Roadmap!G3": ANA,
    }
    assert [len(each.get("replies", ())) for each in notes.values()] == [2, 2]
    assert "Their owners were told three times" in agenda
    kept = "".join(each.read_text() for each in (sheetsync.folder / "history").rglob("*.jsonl"))
    assert "Ana Ruiz" in kept
    assert "@" not in f"{summary}{report}{agenda}{kept}"


def test_in_a_public_repository_no_address_stands_in_the_log_of_a_job(team: Team) -> None:
    team.configure(DOMAINS + 'channel = "comment"\nsend = true\n')
    job = {"GITHUB_ACTIONS": "true", "SHEETSYNC_VISIBILITY": "public"}

    noted = team.run("nudge", "--announce", "1-1", **job)
    told = team.run("nudge", "--announced", "1-1", **job)
    again = team.run("nudge", "--announced", "1-1", **job)

    assert team.sheet.comments()
    assert "sent" in told.stdout
    assert not any("@" in each.stdout + each.stderr for each in (noted, told, again))
