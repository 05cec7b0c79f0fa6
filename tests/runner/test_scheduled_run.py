"""What `init --workflow` writes, run as a runner does, on several Mondays: nothing of its YAML is edited."""

import json
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from localsheets import Google, load
from localsheets.fixture import google
from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK
from tests.adapters.test_outbox_smtp import Mailbox
from tests.past.kept_past import HERE as PAST
from tests.past.kept_past import NOW, PastWorkbook
from tests.runner.house import git, installed
from tests.runner.machine import TOKEN
from tests.runner.pulls import pulls
from tests.runner.team import (
    FIRST,
    SECOND,
    THIRD,
    Team,
    cache,
    edit,
    index,
    kept,
    mail_server,
    mailbox,
    mailing,
    team,
    told,
)

PEOPLE = """
[[people]]
name = "Dana"
address = "dana@example.org"

[nudge]
send = true
"""

__all__ = ["cache", "google", "index", "installed", "kept", "mail_server", "mailbox", "team"]


def test_a_workbook_gets_its_remarks_a_memory_and_one_mail(team: Team, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    team.set_up("roadmap.xlsx", mailing(port))

    first = team.machine.run(now=FIRST)
    assert first.conclusion == "success", first.log
    assert len(team.remarks()) == 13
    assert team.log()[0].startswith("github-actions[bot]: Remarks in roadmap.xlsx: 13 new")
    assert told(box) == ["leads@example.org"]
    changed = git(team.origin, "show", "--name-only", "--format=", "main").split()
    assert changed == ["roadmap.xlsx"]

    edit(team, "E4", "At risk")
    second = team.machine.run(now=SECOND)
    assert second.conclusion == "success", second.log
    assert told(box) == ["leads@example.org"], "the cadence is two weeks"
    assert "At risk" in second.page
    third = team.machine.run(now=THIRD)
    assert third.conclusion == "success", third.log
    assert told(box) == ["leads@example.org"] * 2
    assert "At risk" in box.mails[1][2].get_body(("plain",)).get_content()

    again = team.machine.run(now=THIRD, cron=1)
    assert again.steps["run"]["outcome"] == "skipped", "the run of the day was made"
    assert "was made already" in again.page


def test_no_secret_is_there_while_anything_is_installed_and_the_token_is_in_its_steps_alone(team: Team) -> None:
    team.set_up("roadmap.xlsx")
    team.machine.secrets = {"SHEETSYNC_SMTP_PASSWORD": "open sesame"}
    done = team.machine.run(now=FIRST)

    holds = {name for name, given in done.environments.items() if TOKEN in given.values()}
    assert holds == {"start", "commit", "announce", "announce_nudge", "end"}
    assert {name for name, given in done.environments.items() if "open sesame" in given.values()} <= {"send", "nudge"}
    assert TOKEN not in done.log


def test_a_google_sheet_gets_its_remarks_a_memory_and_one_mail(
    team: Team, google: Google, mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    sheet = load(google, DEMO_WORKBOOK)
    (team.here / "roadmap.xlsx").unlink()
    address = f"https://docs.google.com/spreadsheets/d/{sheet.id}/edit"
    team.set_up(address, mailing(port), SHEETSYNC_API_ROOT=google.url)
    team.machine.environment["SHEETSYNC_API_ROOT"] = google.url
    team.machine.secrets = {"SHEETSYNC_GOOGLE_KEY": "the text of a key"}

    first = team.machine.run(now=FIRST)
    assert first.conclusion == "success", first.log
    assert sum(cell.startswith("⚠ [") for row in sheet.rows(DEMO["tab"]) for cell in row) == 13
    assert told(box) == ["leads@example.org"]
    assert {name for name, given in first.environments.items() if "the text of a key" in given.values()} == {
        "run",
        "send",
        "announce_nudge",
        "nudge",
    }
    sheet.type(f"'{DEMO['tab']}'!E4", ["At risk"])
    second = team.machine.run(now=SECOND)
    assert second.conclusion == "success", second.log
    assert "At risk" in second.page
    assert told(box) == ["leads@example.org"]
    assert team.log() == ["Ana: The scheduled run"], "nothing is put into the repository"


def test_without_a_key_google_is_asked_who_this_is(team: Team, google: Google) -> None:
    sheet = load(google, DEMO_WORKBOOK)
    team.set_up(f"https://docs.google.com/spreadsheets/d/{sheet.id}/edit", SHEETSYNC_API_ROOT=google.url)
    team.machine.environment["SHEETSYNC_API_ROOT"] = google.url
    team.machine.variables = {"GCP_WORKLOAD_IDENTITY_PROVIDER": "projects/1/p", "GCP_SERVICE_ACCOUNT": "a@example.org"}
    done = team.machine.run(now=FIRST)

    assert done.used["google-github-actions/auth"] == {
        "workload_identity_provider": "projects/1/p",
        "service_account": "a@example.org",
    }
    assert list(done.used) == [
        "actions/checkout",
        "actions/cache",
        "google-github-actions/auth",
        "actions/upload-artifact",
    ]


# --- The way back into the repository ----------------------------------------------------------------


def test_a_person_who_is_faster_loses_nothing_and_gets_the_remarks(team: Team) -> None:
    team.set_up("roadmap.xlsx")
    team.machine.before["commit"] = lambda: edit(team, "D4", "buy shells and salsa")
    done = team.machine.run(now=FIRST)

    assert done.conclusion == "success", done.log
    assert "A newer workbook is on the branch" in done.log
    assert len(team.remarks()) == 13
    team.pull()
    assert openpyxl.load_workbook(team.here / "roadmap.xlsx")[DEMO["tab"]]["D4"].value == "buy shells and salsa"
    assert [each.split(":")[0] for each in team.log()] == ["github-actions[bot]", "Ana", "Ana"]


def test_another_file_that_is_newer_stays_beside_the_remarks(team: Team) -> None:
    def push() -> None:
        (team.here / "notes.md").write_text("ours", encoding="utf-8")
        team.push("Notes")

    team.set_up("roadmap.xlsx")
    team.machine.before["commit"] = push
    assert team.machine.run(now=FIRST).conclusion == "success"
    assert team.shown("notes.md", "main") == "ours"
    assert len(team.remarks()) == 13


def test_a_protected_branch_says_what_to_do_and_the_rest_is_kept(team: Team) -> None:
    team.set_up("roadmap.xlsx")
    team.refuse("main", "remote: error: GH006: Protected branch update failed for refs/heads/main.")
    done = team.machine.run(now=FIRST)

    assert done.conclusion == "failure"
    assert 'commit = "pull-request"' in done.page
    assert "::error" in done.log
    assert "sheetsync-history" in git(team.origin, "branch")


def test_a_link_is_never_put_back(team: Team) -> None:
    (team.here / "data").mkdir()
    (team.here / "roadmap.xlsx").rename(team.here / "data" / "real.xlsx")
    (team.here / "roadmap.xlsx").symlink_to("data/real.xlsx")
    team.set_up("roadmap.xlsx")
    done = team.machine.run(now=FIRST)

    assert done.conclusion == "failure"
    assert "is a link" in done.page
    assert team.log() == ["Ana: The scheduled run"]


def test_a_workbook_that_is_gone_meanwhile_is_not_made_again(team: Team) -> None:
    def leave() -> None:
        (team.here / "roadmap.xlsx").unlink()
        team.push("Gone")

    team.set_up("roadmap.xlsx")
    team.machine.before["commit"] = leave
    done = team.machine.run(now=FIRST)

    assert done.conclusion == "failure"
    assert "is gone on the newest commit" in done.page
    assert git(team.origin, "ls-tree", "--name-only", "main").split() == [".github", "sheetsync.toml"]


def test_a_pull_request_proposes_the_remarks_and_a_person_s_commit_there_stays(team: Team) -> None:
    team.set_up("roadmap.xlsx", '[write]\ncommit = "pull-request"\n')
    with pulls() as opened:
        team.machine.environment["GITHUB_API_URL"] = opened.url
        for now in (FIRST, SECOND):
            done = team.machine.run(now=now)
            assert done.conclusion == "success", done.log
        assert [(each["head"], each["base"]) for each in opened.all] == [("sheetsync-remarks", "main")]
        assert len(team.remarks("sheetsync-remarks")) == 14  # a week later one more is late
        assert team.log() == ["Ana: The scheduled run"]
        git(team.here, "fetch", "--quiet", team.origin.as_uri(), "sheetsync-remarks")
        git(team.here, "checkout", "--quiet", "--detach", "FETCH_HEAD")
        git(team.here, "commit", "--quiet", "--allow-empty", "--message", "mine")
        git(team.here, "push", "--quiet", team.origin.as_uri(), "HEAD:sheetsync-remarks")
        refused = team.machine.run(now=THIRD)
        assert refused.conclusion == "failure"
        assert "a person committed to the branch sheetsync-remarks" in refused.page
        assert team.log("sheetsync-remarks")[0] == "Ana: mine"


def test_where_no_pull_request_may_be_opened_it_says_what_to_allow(team: Team) -> None:
    team.set_up("roadmap.xlsx", '[write]\ncommit = "pull-request"\n')
    with pulls(forbidden=True) as opened:
        team.machine.environment["GITHUB_API_URL"] = opened.url
        done = team.machine.run(now=FIRST)

    assert done.conclusion == "failure"
    assert "Allow GitHub Actions to create and approve pull requests" in done.page


# --- At most once ------------------------------------------------------------------------------------


def test_where_it_can_not_be_noted_who_is_due_nothing_is_sent(team: Team, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    team.set_up("roadmap.xlsx", mailing(port))
    team.refuse("sheetsync-history", "remote: error: GH013: Repository rule violations found")
    done = team.machine.run(now=FIRST)

    assert done.conclusion == "failure"
    assert done.steps["send"]["outcome"] == "skipped"
    assert told(box) == []
    (team.origin / "hooks" / "pre-receive").unlink()
    assert team.machine.run(now=SECOND).conclusion == "success"
    assert told(box) == ["leads@example.org"]


def test_a_mail_whose_answer_was_lost_is_told_and_never_sent_again(team: Team, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    team.set_up("roadmap.xlsx", mailing(port).replace("biweekly", "weekly"))
    box.dies = True
    first = team.machine.run(now=FIRST)
    assert "it may have arrived, and is not sent again" in first.page
    box.dies = False

    again = team.machine.run(now=FIRST, event="workflow_dispatch", send=True)
    assert again.conclusion == "success", again.log
    assert "may have been told on 2026-11-02" in again.log
    assert told(box) == ["leads@example.org"]
    assert team.machine.run(now=SECOND).conclusion == "success"
    assert told(box) == ["leads@example.org"] * 2


def test_a_job_that_was_cut_off_while_sending_does_not_send_again(team: Team, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    team.set_up("roadmap.xlsx", mailing(port))
    team.machine.cut_before = "send"
    team.machine.run(now=FIRST)
    team.machine.cut_before = ""
    done = team.machine.run(now=FIRST, event="workflow_dispatch", send=True)

    assert "may have been told on 2026-11-02" in done.page
    assert told(box) == []


def test_an_owner_hears_of_their_rows_once_and_a_run_that_was_cut_off_holds_up_no_later_one(
    team: Team, mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    team.set_up("roadmap.xlsx", mailing(port) + PEOPLE)
    team.machine.cut_before = "nudge"
    team.machine.run(now=FIRST)
    team.machine.cut_before = ""
    done = team.machine.run(now=FIRST, event="workflow_dispatch", send=True)
    assert "[[people]] by mail to dana@example.org may have been told on 2026-11-02" in done.log
    assert told(box) == ["leads@example.org"]

    second = team.machine.run(now=SECOND)
    assert second.conclusion == "success", second.log
    assert told(box) == ["leads@example.org", "dana@example.org"]
    again = team.machine.run(now=SECOND, event="workflow_dispatch", send=True)
    assert again.conclusion == "success", again.log
    assert told(box) == ["leads@example.org", "dana@example.org"]


def test_in_a_public_repository_no_owner_is_told(team: Team, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    team.set_up("roadmap.xlsx", mailing(port) + PEOPLE)
    team.machine.private = False
    done = team.machine.run(now=FIRST)

    assert done.conclusion == "failure"
    assert done.steps["nudge"]["outcome"] == "skipped"
    assert told(box) == ["leads@example.org"]
    assert "dana@example.org" not in done.log + done.page


def test_in_a_public_repository_it_is_sent_once_and_no_address_is_kept(
    team: Team, mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    team.set_up("roadmap.xlsx", mailing(port))
    team.machine.private = False
    for now in (FIRST, SECOND):
        done = team.machine.run(now=now)
        assert done.conclusion == "success", done.log
        assert "leads@example.org" not in done.log + done.page
    assert told(box) == ["leads@example.org"]
    kept = team.shown("sent/deliveries.jsonl")
    assert len(kept.splitlines()) == 2
    assert "leads@example.org" not in kept
    assert "actions/upload-artifact" not in done.used


def test_nothing_is_sent_until_the_configuration_says_so(team: Team, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    said = team.set_up("roadmap.xlsx", mailing(port).replace("send = true", "send = false"))
    done = team.machine.run(now=FIRST)

    assert done.conclusion == "success", done.log
    assert "look at `sheetsync summary --send --dry-run`" in said
    assert "The scheduled run sends nothing" in done.log
    preview = team.installed.run(team.here, "summary", "--send", "--dry-run")
    assert preview.stdout.startswith("leads by mail to leads@example.org: now\n")
    assert told(box) == []


# --- By hand -----------------------------------------------------------------------------------------


def test_a_dry_run_by_hand_shows_and_writes_and_sends_nothing(team: Team, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    team.set_up("roadmap.xlsx", mailing(port))
    done = team.machine.run(now=FIRST, event="workflow_dispatch", **{"command": "sync", "dry-run": True, "send": True})

    assert done.conclusion == "success", done.log
    assert "+ " in done.log
    assert {name for name, each in done.steps.items() if each["outcome"] == "skipped"} >= {"commit", "announce", "send"}
    assert team.log() == ["Ana: The scheduled run"]
    assert told(box) == []


@pytest.mark.parametrize("command", ["check", "summary"])
def test_another_command_by_hand_puts_nothing_back(team: Team, command: str) -> None:
    team.set_up("roadmap.xlsx")
    done = team.machine.run(now=FIRST, event="workflow_dispatch", command=command)

    assert team.log() == ["Ana: The scheduled run"]
    assert done.conclusion == "success", done.log


# --- Before sheetsync starts -------------------------------------------------------------------------


def test_a_file_that_was_changed_is_not_run_and_that_is_said(team: Team) -> None:
    team.set_up("roadmap.xlsx")
    (wheel,) = (team.here / ".github" / "sheetsync").glob("*.whl")
    wheel.write_bytes(wheel.read_bytes() + b" ")
    team.push("Changed")
    done = team.machine.run(now=FIRST)

    assert done.conclusion == "failure"
    assert "::error title=Changed files::A file in .github/sheetsync is not the one" in done.log
    assert "sheetsync init --workflow" in done.page
    assert {each["outcome"] for name, each in done.steps.items() if name not in ("step-0", "files")} == {"skipped"}


def test_an_index_that_is_down_is_said_and_harms_nobody_who_has_been_there(team: Team, tmp_path: Path) -> None:
    team.set_up("roadmap.xlsx")
    team.machine.run(now=FIRST)
    team.index.down = True
    try:
        done = team.machine.run(now=FIRST)
        assert done.conclusion == "success", done.log
        team.machine.cache = tmp_path / "cold"
        once = team.machine.run(now=SECOND)
        twice = team.machine.run(now=THIRD)
    finally:
        team.index.down = False

    assert "The package index is out of reach" in once.page, once.log
    assert once.conclusion == "success", "nobody has to act"
    assert "nobody has to act, the next run tries again" in once.page
    assert twice.conclusion == "failure"
    assert "No good run for 2 scheduled days" in twice.page


def test_what_was_unpacked_is_kept_and_nothing_else_of_the_job(team: Team, tmp_path: Path) -> None:
    team.set_up("roadmap.xlsx")
    team.machine.cache = tmp_path / "kept"
    first = team.machine.run(now=FIRST)
    assert first.used["actions/cache"]["path"] == "~/.cache/sheetsync"
    (kept,) = team.machine.cache.iterdir()
    assert {each.name for each in kept.iterdir()} == {"packages", "uv"}
    team.index.asked.clear()
    assert team.machine.run(now=SECOND).conclusion == "success"
    assert team.index.asked == []


@pytest.mark.parametrize("name", ["click", "uv"])
def test_what_an_index_gives_is_never_installed_without_its_hash(team: Team, tmp_path: Path, name: str) -> None:
    team.set_up("roadmap.xlsx")
    team.machine.cache = tmp_path / "cold"
    wheels, team.index.folder = team.index.folder, tmp_path / "wheels"
    try:
        team.index.folder.mkdir()
        for each in wheels.glob("*.whl"):
            (team.index.folder / each.name).symlink_to(each)
        (changed,) = team.index.folder.glob(f"{name}-*.whl")
        content = changed.read_bytes()
        changed.unlink()
        changed.write_bytes(content)
        with zipfile.ZipFile(changed, "a") as wheel:
            wheel.writestr("planted.py", "")
        done = team.machine.run(now=FIRST)
    finally:
        team.index.folder = wheels

    assert done.steps["install"]["outcome"] == "failure"
    assert done.conclusion == "failure"
    assert done.steps["start"]["outcome"] == "skipped"
    assert not list(team.machine.folder.rglob("planted.py"))


# --- The past ----------------------------------------------------------------------------------------


def test_what_a_team_has_from_before_goes_on(team: Team) -> None:
    for name in ("roadmap.xlsx", "sheetsync.toml"):
        shutil.copy(PAST / "workbook" / name, team.here / name)
    before = PastWorkbook(team.here.parent / "past")
    git(team.here, "commit", "--quiet", "--allow-empty", "--message", "start")
    git(team.here, "checkout", "--quiet", "--orphan", "sheetsync-history")
    shutil.copytree(before.folder / "history", team.here, dirs_exist_ok=True)
    kept = [each.relative_to(before.folder / "history") for each in (before.folder / "history").rglob("*.jsonl")]
    git(team.here, "add", *kept)
    git(team.here, "commit", "--quiet", "--message", "history: What the run saw")
    git(team.here, "push", "--quiet", team.origin.as_uri(), "HEAD:sheetsync-history")
    git(team.here, "checkout", "--quiet", "main")
    team.set_up("roadmap.xlsx")
    done = team.machine.run(now=NOW)

    assert done.conclusion == "success", done.log
    team.pull()
    after = PastWorkbook(team.here.parent / "past")
    shutil.copy(team.here / "roadmap.xlsx", after.folder)
    assert after.people() == before.people()
    assert [json.loads(each)["day"] for each in team.shown("job/runs.jsonl").splitlines()] == ["2026-11-16"]
