"""The ledger of runs: one line for each end of a job, kept on the history branch.

    {"at": "2026-11-02T06:17:31+00:00", "day": "2026-11-02", "good": true, "status": 0, ...}

From it follow whether the run of a day was made, and for how many days none was good. It holds
nothing of the sheet: times, statuses, the version, and digests.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheetsync.errors import UsageError
from sheetsync.job import line_file

PATH: Final = "job/runs.jsonl"
KEPT: Final = timedelta(days=800)
RED_AFTER: Final = 2
"""Scheduled days without a good run, after which somebody has to look."""

_TEXTS: Final = ("job", "version", "key", "roadmap")
_DAYS: Final = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


@dataclass(frozen=True, slots=True)
class Entry:
    """One end of a job. `day` is that of the team; `good` says that the roadmap was read and dealt with.

    `job` is a digest of which job it was, for several may share a branch. `version`, `key` and
    `roadmap` tell what the run was made with: the version of sheetsync, and digests of the key and of
    the roadmap's name, each "" where it isn't known.
    """

    at: datetime
    day: date
    status: int
    good: bool
    job: str = ""
    version: str = ""
    key: str = ""
    roadmap: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When runs are due: on which days of the week, 0 for Monday as Python counts, and in which zone.

    Without any day nobody knows: then a run is due each day, and no day counts as missed.
    """

    weekdays: frozenset[int]
    zone: ZoneInfo

    def day(self, now: datetime) -> date:
        """Return the day it is for the team."""
        return now.astimezone(self.zone).date()

    def last(self, today: date) -> date:
        """Return the last day that a run was due, today included."""
        week = (today - timedelta(days=n) for n in range(7))
        return next((each for each in week if each.weekday() in self.weekdays), today)

    def days(self, after: date, until: date) -> set[date]:
        """Return the days on which runs were due after one day, up to and with another; a year at most."""
        span = min((until - after).days, 366)
        return {day for n in range(span) if (day := until - timedelta(days=n)).weekday() in self.weekdays}


def schedule_of(cron: str, zone: str) -> Schedule:
    """Read when runs are due from the cron line of the schedule, "" where none is known; its days of the week count.

    Raises:
        UsageError: It is no cron line, or there is no such zone.
    """
    try:
        days = _weekdays(cron.split())
    except ValueError:
        raise UsageError('the schedule is no cron line of five fields: give one such as "17 6 * * 1"') from None
    try:
        return Schedule(days, ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError("there is no such time zone: give one such as Europe/Vienna") from None


def _weekdays(fields: Sequence[str]) -> frozenset[int]:
    """Read the last of five fields of a cron line: `*`, `1`, `1-5`, `MON,THU`, `*/2`; cron counts from Sunday."""
    found: set[int] = set()
    if len(fields) not in {0, 5}:
        raise ValueError(fields)
    for part in fields[4].lower().split(",") if fields else ():
        span, _, step = part.partition("/")
        first, _, last = ("0-6" if span == "*" else span).partition("-")
        start, end = _number(first), _number(last or ("6" if step else first))
        found |= {(each - 1) % 7 for each in range(start, end + 1, int(step or 1))}
    return frozenset(found)


def _number(text: str) -> int:
    number = _DAYS.index(text) if text in _DAYS else int(text)
    if number not in range(8):
        raise ValueError(text)
    return number


def read(folder: Path, job: str) -> tuple[Entry, ...]:
    """Return the entries of one job, oldest first; a line that is none is passed over."""
    return tuple(each for each in _read(folder) if each.job == job)


def _read(folder: Path) -> tuple[Entry, ...]:
    content = dict(line_file.read_folder(folder)).get(PATH) if folder.is_dir() else None
    return tuple(sorted(_entries((content or b"").split(b"\n")), key=lambda each: each.at))


def _entries(lines: Iterable[bytes]) -> Iterable[Entry]:
    for line in lines:
        try:
            said = json.loads(line)
            at, day = datetime.fromisoformat(said["at"]), date.fromisoformat(said["day"])
            texts = (str(said.get(each, "")) for each in _TEXTS)
            entry = Entry(at.astimezone(UTC), day, int(said["status"]), said["good"] is True, *texts)
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        yield entry


def add(folder: Path, entry: Entry) -> None:
    """Add an entry, and forget those that are too old to tell anything.

    Raises:
        UnsafeError: The file can't be written.
    """
    kept = [each for each in _read(folder) if each.at > entry.at - KEPT]
    line_file.write(folder, PATH, b"".join(map(_line, [*kept, entry])))


def _line(entry: Entry) -> bytes:
    said = {
        "at": entry.at.astimezone(UTC).isoformat(),
        "day": entry.day.isoformat(),
        "status": entry.status,
        "good": entry.good,
    } | {each: getattr(entry, each) for each in _TEXTS}
    return json.dumps(said).encode() + b"\n"


def last_good(entries: Sequence[Entry]) -> Entry | None:
    """Return the last run that was good."""
    return next((each for each in reversed(entries) if each.good), None)


def is_due(entries: Sequence[Entry], schedule: Schedule, now: datetime) -> bool:
    """Whether the run of the last scheduled day is still to be made."""
    good = last_good(entries)
    return good is None or good.day < schedule.last(schedule.day(now))


def days_without(entries: Sequence[Entry], schedule: Schedule, now: datetime) -> int:
    """Return on how many scheduled days there was no good run, today included.

    Days are counted from the last good run, else from the first attempt of all; a day whose run was
    never started counts as well as one whose run failed.
    """
    today, good = schedule.day(now), last_good(entries)
    since = good.day if good else (entries[0].day if entries else today) - timedelta(days=1)
    tried = {each.day for each in entries if since < each.day <= today}
    return len(schedule.days(since, today) | tried | {today})
