"""The end of a job, as its front page tells it: every exit status, and what fails before sheetsync starts."""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from sheetsync.errors import UsageError
from sheetsync.job import ledger, words
from sheetsync.job.ledger import Entry, days_without, is_due, schedule_of
from sheetsync.job.outcome import Outcome, leave
from sheetsync.job.verdict import reminders
from tests.acceptance.command_line import ROOT

MONDAYS = "17 6 * * 1"


class Job:
    """A job at its end, in a process without any library but Python's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page = folder / "page.md"
        self.event: Mapping[str, Any] = {"schedule": MONDAYS, "repository": {"private": True}}
        self.log = ""

    def end(self, *outcomes: Outcome, at: str, install_log: str = "", **steps: str) -> int:
        """Run the command; `steps` are the outcomes of other steps, by their id."""
        place = self.folder / "temp" / "sheetsync-job"
        for each in outcomes:
            leave({"SHEETSYNC_JOB": str(place)}, each)
        (self.folder / "temp").mkdir(exist_ok=True)
        (self.folder / "event.json").write_text(json.dumps(self.event), encoding="utf-8")
        if install_log:
            (self.folder / "temp" / "sheetsync-install.log").write_text(install_log, encoding="utf-8")
        self.page.unlink(missing_ok=True)
        done = subprocess.run(
            [sys.executable, "-S", "-P", "-m", "sheetsync.job", "end", "--cron", MONDAYS, "--zone", "Europe/Vienna"],
            cwd=self.folder,
            env={
                "PATH": "/usr/bin:/bin",
                "PYTHONPATH": str(ROOT),
                "GITHUB_ACTIONS": "true",
                "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
                "GITHUB_STEP_SUMMARY": str(self.page),
                "RUNNER_TEMP": str(self.folder / "temp"),
                "SHEETSYNC_NOW": at,
                "STEPS": json.dumps({name: {"outcome": said, "outputs": {}} for name, said in steps.items()}),
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stderr == ""
        self.log = done.stdout
        (place / "outcomes.jsonl").unlink(missing_ok=True)
        return done.returncode

    @property
    def said(self) -> str:
        return self.page.read_text(encoding="utf-8")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


WELL = Outcome("sync", 0, facts={"lines": 38, "error": 4, "warning": 35, "hint": 1, "placed": 3, "changed": 0})
BUSY = Outcome("sync", 4, "Google is busy (503): wait a minute and run again; nothing is half done")
NO_INDEX = "error: Failed to fetch: `https://index.invalid/simple/click/`\n  Caused by: dns error"


def test_a_good_end_is_green_and_counts(job: Job) -> None:
    assert job.end(WELL, at="2026-11-02T05:20:00Z") == 0
    assert "## ✅ The roadmap was checked" in job.said
    assert "38 lines were read: 4 errors, 35 warnings, 1 hints." in job.said
    assert "::" not in job.log


@pytest.mark.parametrize("status", [1, 2, 3, 5, 70])
def test_what_a_person_has_to_mend_is_red_with_its_cause_and_next_move(job: Job, status: int) -> None:
    sentence = "the spreadsheet is not shared with the account: share it, as Editor to sync"

    assert job.end(Outcome("sync", status, sentence), at="2026-11-02T05:20:00Z") == status
    assert "## ❌ A person has to act" in job.said
    assert words.title(status) in job.said
    assert "share it, as Editor to sync" in job.said


def test_busy_once_is_green_and_says_that_nothing_was_read(job: Job) -> None:
    job.end(WELL, at="2026-11-02T05:20:00Z")

    assert job.end(BUSY, at="2026-11-09T05:20:00Z") == 0
    assert "Nothing was read this time; nobody has to act" in job.said
    assert "The last good run before was on 2026-11-02, 7 days ago." in job.said


def test_no_good_run_for_two_scheduled_days_is_red_and_the_next_good_one_green(job: Job) -> None:
    job.end(WELL, at="2026-11-02T05:20:00Z")
    assert job.end(BUSY, at="2026-11-09T05:20:00Z") == 0
    assert job.end(BUSY, at="2026-11-09T09:43:00Z") == 0, "the second schedule of one day is no second day"
    assert job.end(BUSY, at="2026-11-16T05:20:00Z") == 4
    assert "No good run for 2 scheduled days" in job.said
    assert "::error title=No good run for 2 scheduled days::No run was good since 2026-11-02" in job.log
    assert job.end(WELL, at="2026-11-16T09:43:00Z") == 0
    assert job.end(BUSY, at="2026-11-23T05:20:00Z") == 0


def test_a_day_on_which_nothing_was_started_counts_too(job: Job) -> None:
    job.end(WELL, at="2026-11-02T05:20:00Z")

    assert job.end(BUSY, at="2026-11-16T05:20:00Z") == 4


@pytest.mark.parametrize(
    ("log", "status", "said"),
    [
        (NO_INDEX, 0, "The package index is out of reach"),
        ("error: Hash mismatch for `click==8.2.0`", 3, "A package is not the one that was pinned"),
        ("error: No space left on device (os error 28)", 0, "The runner's disk is full"),
        ("error: resolution failed", 2, "sheetsync could not be installed"),
    ],
)
def test_a_failure_before_sheetsync_starts_is_told(job: Job, log: str, status: int, said: str) -> None:
    assert job.end(at="2026-11-02T05:20:00Z", install_log=log, install="failure", sync="skipped") == status
    assert said in job.said
    assert f"::{'error' if status else 'warning'} title={said}::" in job.log


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("google", "iamcredentials, sts and iam"),
        ("python", "The step python failed before sheetsync could do its work"),
        ("sync", "ended without a word, so it was cut off"),
    ],
)
def test_a_step_that_says_nothing_is_told_for_it(job: Job, step: str, said: str) -> None:
    assert job.end(at="2026-11-02T05:20:00Z", **{step: "failure"}) > 0
    assert said in job.said
    assert "::error title=" in job.log


def test_a_job_in_which_nothing_ran_is_not_taken_for_a_good_one(job: Job) -> None:
    assert job.end(at="2026-11-02T05:20:00Z") == 2
    assert "sheetsync was never started" in job.said


def test_a_dry_run_is_green_and_no_good_run(job: Job) -> None:
    assert job.end(Outcome("sync", 0, facts={"lines": 3, "dry_run": True}), at="2026-11-02T05:20:00Z") == 0
    assert "nothing was written" in job.said
    assert not (job.folder / "history").exists()


def test_a_cell_on_the_page_stays_a_text(job: Job) -> None:
    job.end(Outcome("sync", 2, 'there is no tab "<img src=x>`::error::x`": name one'), at="2026-11-02T05:20:00Z")

    assert "\\<img src=x\\>" in job.said
    assert not [line for line in job.log.splitlines() if line.startswith("::error::")]


@pytest.mark.parametrize("is_private", [False, None])
def test_where_everybody_can_read_no_name_and_no_address_is_told(job: Job, is_private: bool | None) -> None:
    job.event = {"schedule": MONDAYS} | ({} if is_private is None else {"repository": {"private": is_private}})
    sentence = (
        "the spreadsheet is not shared with sheetsync@team-1.iam.gserviceaccount.com: share "
        'https://docs.google.com/spreadsheets/d/1AbcDEFghiJKLmnoPQRstuVWXyz0123456789/edit, tab "Secret plan", '
        "as Editor"
    )
    assert job.end(Outcome("sync", 5, sentence), at="2026-11-02T05:20:00Z") == 5
    for secret in ("sheetsync@", "1AbcDEF", "Secret plan"):
        assert secret not in job.said + job.log
    assert "as Editor" in job.said
    kept = (job.folder / "history" / "job" / "runs.jsonl").read_text(encoding="utf-8")
    assert not any(each in kept for each in ("Secret", "@", "docs.google"))


# --- The ledger --------------------------------------------------------------------------------


def entry(day: int, *, good: bool = True, **facts: str) -> Entry:
    at = datetime(2026, 11, day, 6, 20, tzinfo=UTC)
    return Entry(at, at.date(), 0 if good else 4, good, **facts)


@pytest.mark.parametrize(
    ("cron", "past", "now", "due"),
    [
        (MONDAYS, [], 2, True),
        (MONDAYS, [entry(2)], 2, False),
        (MONDAYS, [entry(2, good=False)], 2, True),
        (MONDAYS, [entry(2)], 5, False),
        (MONDAYS, [entry(2)], 9, True),
        (MONDAYS, [entry(2)], 10, True),  # Monday's was lost: Tuesday's second schedule heals it.
        ("17 6 * * 1-5", [entry(6)], 8, False),
        ("17 6 * * MON,THU", [entry(2)], 5, True),
        ("17 6 * * 0", [entry(2)], 8, True),
        ("", [entry(2)], 2, False),
        ("", [entry(2)], 3, True),
    ],
)
def test_whether_the_run_of_the_day_is_still_to_be_made(cron: str, past: list[Entry], now: int, due: bool) -> None:
    assert is_due(past, schedule_of(cron, "UTC"), datetime(2026, 11, now, 10, 43, tzinfo=UTC)) is due


def test_the_day_is_that_of_the_team_not_of_the_runner() -> None:
    schedule = schedule_of(MONDAYS, "Pacific/Auckland")

    assert schedule.day(datetime(2026, 11, 1, 18, 0, tzinfo=UTC)) == date(2026, 11, 2)


@pytest.mark.parametrize("cron", ["weekly", "* * *", "17 6 * * 9", "17 6 * * XYZ"])
def test_a_schedule_that_is_none_is_refused(cron: str) -> None:
    with pytest.raises(UsageError, match="cron line"):
        schedule_of(cron, "UTC")


def test_days_without_a_good_run_are_counted_by_the_schedule() -> None:
    now = datetime(2026, 11, 23, 6, 20, tzinfo=UTC)

    assert days_without([], schedule_of(MONDAYS, "UTC"), now) == 1
    assert days_without([entry(16)], schedule_of(MONDAYS, "UTC"), now) == 1
    assert days_without([entry(2)], schedule_of(MONDAYS, "UTC"), now) == 3
    assert days_without([entry(2)], schedule_of("", "UTC"), now) == 1


def test_entries_of_other_jobs_and_lines_of_nobody_are_passed_over(tmp_path: Path) -> None:
    ledger.add(tmp_path, entry(2, job="a"))
    ledger.add(tmp_path, entry(3, job="b"))
    with (tmp_path / ledger.PATH).open("ab") as file:
        file.write(b'{"at": "soon"}\n[]\nnothing\n')

    assert [each.day.day for each in ledger.read(tmp_path, "a")] == [2]


def test_what_a_team_forgets_in_a_year_is_told() -> None:
    old = Entry(datetime(2025, 10, 1, 6, tzinfo=UTC), date(2025, 10, 1), 0, True, "j", "1.0", "key", "roadmap")
    facts = {"version": "1.0", "key": "key", "roadmap": "other", "had_column": True}

    told = " ".join(reminders(facts, [old], date(2026, 11, 2), is_new_branch=True))
    for words_ in ("key of the service account", "This version of sheetsync", "no history branch", "another name"):
        assert words_ in told
    assert not list(reminders(facts | {"roadmap": "roadmap"}, [old], date(2025, 11, 2), is_new_branch=False))


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("wait a minute and run again", "wait a minute and run again"),
        ("enable it at https://console.cloud.google.com/apis/library/sheets.googleapis.com", "apis/library/sheets"),
        ('there is no tab "Q4": name one', 'there is no tab "…": name one'),
        ("plan/Secret.xlsx is open elsewhere: close it", "is open elsewhere: close it"),
    ],
)
def test_a_sentence_stays_useful_without_its_names(sentence: str, kept: str) -> None:
    said = words.public(sentence)

    assert kept in said
    assert not any(each in said for each in ("Q4", "Secret"))
