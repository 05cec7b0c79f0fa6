"""Verdict: whether a job ends red or green, and what its front page says of it. Pure.

Red only where a person has to act. What is busy once is green, and says that nothing was read; no
good run for two scheduled days is red.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sheetsync.job.ledger import RED_AFTER, Entry, last_good
from sheetsync.job.outcome import Outcome
from sheetsync.job.trouble import BUSY, Trouble

KEY_AGES: Final = timedelta(days=330)
VERSION_AGES: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the job ends.

    `status` is 0 for green, else the gravest of what happened. `good` says that the roadmap was read
    and dealt with, and nothing is left to do. `headline` and `lines` are for the front page.
    """

    status: int
    good: bool
    headline: str
    troubles: tuple[Trouble, ...] = ()
    lines: tuple[str, ...] = ()


def verdict(
    outcomes: Sequence[Outcome], troubles: Sequence[Trouble], past: Sequence[Entry], *, days: int, today: date
) -> Verdict:
    """Decide how the job ends.

    Args:
        outcomes: What our commands came to.
        troubles: What went wrong.
        past: The ends of earlier jobs.
        days: On how many scheduled days there was no good run, if this one is none.
        today: The day it is for the team.
    """
    was_read = any(each.is_good for each in outcomes)
    lines = (*(_counted(outcomes) if was_read else ()), *_since(past, today))
    graver = [each for each in troubles if not each.is_busy]
    if graver:
        # 70 is a bug, and tells more than what came of it; 1 is the least of them.
        return Verdict(max(each.status for each in graver), False, "A person has to act", tuple(troubles), lines)
    if troubles:
        return _busy(tuple(troubles), past, lines, days=days, was_read=was_read)
    if was_read:
        return Verdict(0, True, "The roadmap was checked", (), lines)
    if any(each.facts.get("dry_run") for each in outcomes):
        return Verdict(0, False, "A dry run: what would be written stands in the log, nothing was written", (), lines)
    never = Trouble(2, "sheetsync was never started", "No command of sheetsync ran in this job: look at its steps.")
    return Verdict(never.status, False, "A person has to act", (never,), lines)


def _busy(
    troubles: tuple[Trouble, ...], past: Sequence[Entry], lines: tuple[str, ...], *, days: int, was_read: bool
) -> Verdict:
    if days >= RED_AFTER:
        late = Trouble(BUSY, f"No good run for {days} scheduled days", _late(past))
        return Verdict(BUSY, False, "A person has to look: no run was good for too long", (*troubles, late), lines)
    if was_read:
        return Verdict(0, False, "The roadmap was checked, but not everything could be done", troubles, lines)
    headline = "Nothing was read this time; nobody has to act, the next run tries again"
    return Verdict(0, False, headline, troubles, lines)


def _counted(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for each in outcomes:
        facts = each.facts
        if each.is_good and "lines" in facts:
            found = ", ".join(f"{facts.get(kind, 0)} {kind}s" for kind in ("error", "warning", "hint"))
            yield f"{facts['lines']} lines were read: {found}."
        if each.is_good and "placed" in facts:
            yield (
                f"Remarks in the sheet: {facts['placed']} new, {facts.get('changed', 0)} changed, "
                f"{facts.get('cleared', 0)} taken away."
            )


def _since(past: Sequence[Entry], today: date) -> Iterator[str]:
    good = last_good(past)
    if good is None:
        yield "No earlier run is known to have been good." if past else "This is the first run that is recorded."
        return
    days = (today - good.day).days
    ago = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    yield f"The last good run before was on {good.day}, {ago}."


def _late(past: Sequence[Entry]) -> str:
    good = last_good(past)
    since = f"since {good.day}" if good else "yet"
    return (
        f"No run was good {since}, though each of them was only busy: look whether Google or the package index "
        "refuse this job for good (https://status.cloud.google.com, a used-up quota, a firewall), and run it by hand."
    )


def reminders(facts: Mapping[str, Any], past: Sequence[Entry], today: date, *, is_new_branch: bool) -> Iterator[str]:
    """Yield what a team forgets in a year: that a key ages, a version is old, a branch is gone, a tab was renamed.

    Args:
        facts: What the run was made with.
        past: The ends of earlier jobs.
        today: The day it is for the team.
        is_new_branch: Whether the history branch was not there when the job began.
    """
    if age := _age(past, "key", facts, today, KEY_AGES):
        yield (
            f"The key of the service account has been in use for {age} days at least: make a new one and delete it, "
            "or go without a key (docs/google.md)."
        )
    if age := _age(past, "version", facts, today, VERSION_AGES):
        yield (
            f"This version of sheetsync has been in use for {age} days: a newer one, installed, brings the workflow "
            "up to date with `sheetsync init --workflow`."
        )
    if is_new_branch and facts.get("had_column"):
        yield (
            "The sheet was synced before, but there is no history branch: it was deleted or renamed, and what earlier "
            "runs saw is not known. It is made anew; restore the old one if you have it."
        )
    last = next((each.roadmap for each in reversed(past) if each.roadmap), "")
    if last and facts.get("roadmap") and facts["roadmap"] != last:
        yield (
            "The roadmap goes by another name than at the last run, so its memory begins anew: the tab or the workbook "
            "was renamed, or another tab was taken for the roadmap. `tab` under [sheet] says which one is meant."
        )


def _age(past: Sequence[Entry], name: str, facts: Mapping[str, Any], today: date, limit: timedelta) -> int:
    """Return for how many days the same value has been seen, 0 where that is within the limit."""
    now = facts.get(name)
    first = next((each.day for each in past if now and getattr(each, name) == now), today)
    return (today - first).days if today - first > limit else 0
