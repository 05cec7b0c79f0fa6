"""The end of a job: how it went is decided, told, remembered, and brought to the issue and the pinged address."""

import contextlib
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sheetsync.errors import SheetsyncError
from sheetsync.job import github, ledger, page, runner, words
from sheetsync.job.branch import BASE
from sheetsync.job.command import keep
from sheetsync.job.job import Job
from sheetsync.job.outcome import Outcome, collected
from sheetsync.job.ping import VARIABLE, ping
from sheetsync.job.trouble import Steps, Trouble, troubles
from sheetsync.job.verdict import Verdict, reminders, verdict


def end(job: Job) -> int:
    """Decide how the job ends, say so on its front page, remember it, and return the exit status."""
    environment = job.environment
    steps: Steps = json.loads(environment.get("STEPS") or "{}")
    if steps.get("start", {}).get("outputs", {}).get("due") == "false":
        runner.write_page(environment, page.note("The run of this day was made already, so nothing was to do."))
        return 0
    outcomes = collected(environment)
    _fetch_late(job)
    log = Path(environment.get("RUNNER_TEMP", "."), "sheetsync-install.log")
    found = troubles(outcomes, steps, log.read_text(encoding="utf-8", errors="replace") if log.is_file() else "")
    schedule, past = job.schedule, ledger.read(job.folder, job.name)
    today, days = schedule.day(job.now), ledger.days_without(past, schedule, job.now)
    said = verdict(outcomes, found, past, days=days, today=today)
    facts = _facts(outcomes)
    if lost := _remember(job, said, facts, today):
        said = verdict(outcomes, (*found, lost), past, days=days, today=today)
    is_new = job.place.joinpath(BASE).is_file() and not job.place.joinpath(BASE).read_text().strip()
    hints = tuple(reminders(facts, past, today, is_new_branch=bool(job.branch) and is_new))
    _tell(job, said, hints)
    _bring_issue(job, said, facts)
    _ping(job, said)
    return said.status


def _fetch_late(job: Job) -> None:
    """Fetch the history where no step has, for installing failed: how often it did stands there."""
    if job.branch and not (job.place / BASE).is_file():
        # Where it can't be had, the run is told as if it were the first that failed.
        with contextlib.suppress(SheetsyncError):
            job.on_branch().fetch(job.folder)


def _facts(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    return {name: value for each in outcomes for name, value in each.facts.items()}


def _remember(job: Job, said: Verdict, facts: dict[str, Any], today: date) -> Trouble | None:
    """Add the end to the ledger and push it; return what went wrong with that, unless it was told before."""
    if facts.get("dry_run"):
        return None
    texts = {each: str(facts.get(each, "")) for each in ("version", "key", "roadmap")}
    try:
        ledger.add(job.folder, ledger.Entry(job.now, today, said.status, said.good, job.name, **texts))
        if job.branch and (job.place / BASE).is_file():
            keep(job)
    except SheetsyncError as error:
        told = any(each.command == "keep" and each.status for each in collected(job.environment))
        return None if told else Trouble(error.exit_status, "The history could not be kept", str(error))
    return None


def _tell(job: Job, said: Verdict, hints: tuple[str, ...]) -> None:
    level = "error" if said.status else "warning"
    for trouble in said.troubles:
        if not trouble.is_told:
            runner.annotate(level, trouble.title, _shown(job, trouble))
    for each in hints:
        runner.annotate("warning", "sheetsync, a year later", each)
    runner.write_page(job.environment, page.render(said, hints, lambda each: _shown(job, each)))


def _shown(job: Job, trouble: Trouble) -> str:
    return words.public(trouble.sentence) if job.is_withheld else trouble.sentence


def _bring_issue(job: Job, said: Verdict, facts: dict[str, Any]) -> None:
    """Bring the issue to how the job ended; one that was only busy changes nothing."""
    if not job.issue or (not said.status and not said.good):
        return
    findings = [each for each in said.troubles if each.status == 1]
    heading = said.troubles[-1].title if said.troubles else ""
    if findings and len(said.troubles) == 1:
        heading = ", ".join(_plural(int(facts.get(each, 0)), each) for each in ("error", "warning"))
    report = Path(job.environment.get("REPORT", ""))
    text = page.render(said, (), lambda each: _shown(job, each))
    if findings and report.is_file() and not job.is_withheld:
        text = report.read_text(encoding="utf-8")
    try:
        client = github.Client(job.environment)
        runner.say(github.bring_issue(client, job.key, good=said.good, heading=heading, text=text))
    except SheetsyncError as error:
        runner.annotate("error", "The issue could not be brought up to date", str(error))


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _ping(job: Job, said: Verdict) -> None:
    address = job.environment.get(VARIABLE, "")
    if address and (said.good or said.status):
        try:
            ping(address, good=said.good)
        except SheetsyncError as error:
            runner.annotate("warning", "Nobody was pinged", str(error))
