"""What keeps a scheduled run from its work: each time its front page says what happened, and what to do now."""

import json
import resource

import openpyxl
import pytest

from localsheets import Fault, Google, Kind, load
from localsheets.fixture import google
from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK
from tests.acceptance.test_secrets import KEY, private_key
from tests.runner.house import git, installed
from tests.runner.machine import Outcome
from tests.runner.team import FIRST, Team, cache, index, kept, team

__all__ = ["cache", "google", "index", "installed", "kept", "private_key", "team"]

ADDRESS = "https://docs.google.com/spreadsheets/d/{}/edit"


def set_up(team: Team, google: Google, sheet: str) -> None:
    """Set up a run for a Google Sheet, which the person of the team can reach."""
    reached = load(google, DEMO_WORKBOOK).id
    team.set_up(ADDRESS.format(reached), SHEETSYNC_API_ROOT=google.url)
    configure(team, reached, sheet or reached)


def configure(team: Team, old: str, new: str) -> None:
    """Let a person change the configuration."""
    file = team.here / "sheetsync.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    if old != new:
        file.write_text(text.replace(old, new), encoding="utf-8")
        team.push("Configured")


def assert_told(done: Outcome, title: str, cause: str, next_step: str) -> None:
    """The run is red, and its front page has a heading, what happened and what to do."""
    assert done.conclusion == "failure", done.log
    assert f"::error title={title}::" in done.log
    page = done.page.replace("\\", "")
    assert "## ❌ A person has to act" in page
    assert f"**{title}.** {cause}" in page
    assert next_step in page


def assert_not_alarming(done: Outcome, cause: str) -> None:
    """The run is green for once, and its front page says that nothing was read, and why."""
    assert done.conclusion == "success", done.log
    assert "::warning title=Busy or out of reach" in done.log
    assert "## ⚠️ Nothing was read this time; nobody has to act, the next run tries again" in done.page
    assert cause in done.page


def test_no_credentials(team: Team, google: Google) -> None:
    set_up(team, google, "")
    team.machine.environment["NO_GCE_CHECK"] = "true"  # a runner of GitHub stands in no centre of Google's
    done = team.machine.run(now=FIRST)

    settings = "set the variables GCP_WORKLOAD_IDENTITY_PROVIDER and GCP_SERVICE_ACCOUNT of the repository"
    assert_told(done, "There is no access", "there are no Google credentials in this job", settings)


def test_a_key_that_google_no_longer_takes(team: Team, google: Google, private_key: str) -> None:
    set_up(team, google, "")
    google.control.token_refusal = "invalid_grant"
    key = KEY | {"private_key": private_key, "token_uri": f"{google.url}/token"}
    team.machine.secrets = {"SHEETSYNC_GOOGLE_KEY": json.dumps(key)}
    done = team.machine.run(now=FIRST)

    assert_told(done, "There is no access", "Google refused a token for", "make a new key")


def test_a_sheet_that_is_not_shared(team: Team, google: Google) -> None:
    set_up(team, google, google.spreadsheet([["Project"]], role="").id)
    team.machine.environment["SHEETSYNC_API_ROOT"] = google.url
    done = team.machine.run(now=FIRST)

    assert_told(done, "There is no access", "the spreadsheet is not shared with the account", "as Editor to sync")


def test_a_tab_with_another_name(team: Team) -> None:
    team.set_up("roadmap.xlsx")
    book = openpyxl.load_workbook(team.here / "roadmap.xlsx")
    book[DEMO["tab"]].title = "Q4"
    book.save(team.here / "roadmap.xlsx")
    team.push("Q4")
    done = team.machine.run(now=FIRST)

    assert_told(done, "A setting or the command has a mistake", f'there is no tab "{DEMO["tab"]}"', 'there are "Q4"')


@pytest.mark.parametrize(
    ("old", "new", "cause", "next_step"),
    [
        ("[write]", "[write", "sheetsync.toml is not valid TOML", "mend that line"),
        ('location = "roadmap.xlsx"', 'location = "."', ". is a folder", "name the workbook in it"),
    ],
    ids=["not TOML", "a folder"],
)
def test_a_configuration_with_a_mistake(team: Team, old: str, new: str, cause: str, next_step: str) -> None:
    team.set_up("roadmap.xlsx")
    configure(team, old, new)
    done = team.machine.run(now=FIRST)

    assert_told(done, "A setting or the command has a mistake", cause, next_step)


def test_google_is_busy_throughout(team: Team, google: Google) -> None:
    set_up(team, google, "")
    team.machine.environment["SHEETSYNC_API_ROOT"] = google.url
    google.control.fault(Fault(Kind.BUSY_429_RETRY_AFTER, retry_after=3600), times=None)

    assert_not_alarming(team.machine.run(now=FIRST), "Google is busy")


def test_a_disk_that_is_full(team: Team) -> None:
    def leave_room(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    team.set_up("roadmap.xlsx")
    # What is compiled then would be kept by half.
    team.machine.environment["PYTHONDONTWRITEBYTECODE"] = "1"
    before = git(team.origin, "rev-parse", "main:roadmap.xlsx")
    team.machine.before = {"run": lambda: leave_room(4096), "end": lambda: leave_room(resource.RLIM_INFINITY)}
    done = team.machine.run(now=FIRST)

    assert_not_alarming(done, "roadmap.xlsx could not be written (File too large) and is as it was: make room")
    assert git(team.origin, "rev-parse", "main:roadmap.xlsx") == before
