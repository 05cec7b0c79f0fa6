"""The timeline: where projects with dates stand between the first and the last day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Project
from sheetsync.model.terms import Interval, Status
from sheetsync.model.timeline import Mark, Strip, Timeline
from sheetsync.steps.compose.concern import Gravity, due_by_now, judged
from sheetsync.steps.compose.words import IN_ENGLISH, Words

LAST_TICK: Final = 0.92

_FINE: Final = len(Gravity)
_LATE: Final = (Gravity.LATE_AND_AT_RISK, Gravity.LATE)


class _Judged(NamedTuple):
    """A step, and how bad it is: a gravity, or `_FINE`."""

    step: Deliverable
    gravity: int

    @property
    def is_late(self) -> bool:
        return self.gravity in _LATE


def standing(steps: Sequence[Deliverable]) -> Status | None:
    """Return how a project stands by its steps; None when no status is known.

    A risk that the sheet names beats everything. Work of which a part is done is in progress, also
    where no other step has begun.
    """
    known = {each.status for each in steps if each.status}
    for risk in (Status.AT_RISK, Status.POSSIBLE_DELAY):
        if risk in known:
            return risk
    still_open = {status for status in known if status.is_open}
    if not still_open:
        # What nobody gave a status is open: then the project isn't done, and nobody says how it is.
        settled = Status.DONE if Status.DONE in known else Status.WONT_DO
        return settled if known and not any(each.is_open for each in steps) else None
    begun = still_open != {Status.NOT_STARTED} or Status.DONE in known
    return Status.IN_PROGRESS if begun else Status.NOT_STARTED


def timeline(
    projects: Sequence[tuple[Project, Sequence[Deliverable]]],
    interval: Interval | None,
    today: date,
    *,
    words: Words = IN_ENGLISH,
) -> Timeline | None:
    """Return the timeline of these projects and steps, trouble first; None where no step has a date."""
    days = [each for _, steps in projects for step in steps for each in _days(step)]
    if not days:
        return None
    first = min([interval.start] if interval else days)
    last = max([interval.end] if interval else days)
    # What is due outside is drawn at the edge; a scale that one wrong year stretches shows nothing.
    scale = _Scale(first, last, words)
    seen = [(place, project, _judged(steps, today)) for place, (project, steps) in enumerate(projects)]
    drawn = (_strip(*each, scale, today) for each in sorted(seen, key=lambda each: _worst(each[2])))
    strips = tuple(each for each in drawn if each)
    now = scale.at(today) if first <= today <= last else None
    dates = words.span(first, last)
    label = (
        words.say("From {dates}: each sign is a step on the day it is due, ! is late.", dates=dates)
        if now is None
        else words.say(
            "From {dates}: each sign is a step on the day it is due, ! is late, the line across is today, {day}.",
            dates=dates,
            day=words.day(today),
        )
    )
    return Timeline(first, last, tuple(scale.ticks()), strips, now, label, words.say("today"))


def _days(step: Deliverable) -> list[date]:
    return [each for when in (step.start, step.end) if when for each in (when.first, when.last)]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days as places from 0 to 1: a day starts at its place, and the last one ends at 1."""

    first: date
    last: date
    words: Words

    @property
    def _length(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, each: date) -> float:
        return self._place((each - self.first).days)

    def end_of(self, each: date) -> float:
        return self._place((each - self.first).days + 1)

    def _place(self, days: int) -> float:
        return round(min(max(days / self._length, 0.0), 1.0), 4)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield months where there are at least three, else weeks, by their first day.

        A year is told where it changes. The last label needs room before the end.
        """
        months = self._months()
        year = self.first.year
        for each in months[:: -(-len(months) // 8)] if len(months) > 2 else self._weeks():
            if self.at(each) <= LAST_TICK:
                name = self.words.month(each) if len(months) > 2 else self.words.day(each)
                told = each.year == year or str(each.year) in name
                yield self.at(each), name if told else f"{name} {each.year}"
                year = each.year

    def _months(self) -> list[date]:
        every = (date(year, month, 1) for year in range(self.first.year, self.last.year + 1) for month in range(1, 13))
        return [each for each in every if self.first <= each <= self.last]

    def _weeks(self) -> list[date]:
        step = max(7 if self._length > 14 else 1, -(-self._length // 6))
        return [self.first + timedelta(days=offset) for offset in range(0, self._length, step)]


def gravity(steps: Sequence[Deliverable], today: date) -> int:
    """How bad a project is, by its worst step; what nothing is wrong with comes last."""
    return _worst(_judged(steps, today))


def _judged(steps: Sequence[Deliverable], today: date) -> list[_Judged]:
    found = ((step, judged(step, today)) for step in steps)
    return [_Judged(step, _FINE if gravity is None else gravity) for step, gravity in found]


def _worst(steps: Sequence[_Judged]) -> int:
    return min((each.gravity for each in steps), default=_FINE)


def _strip(place: int, project: Project, seen: Sequence[_Judged], scale: _Scale, today: date) -> Strip | None:
    steps = [each.step for each in seen]
    days = [each for step in steps for each in _days(step)]
    if not days:
        return None
    starts = [step.start.first for step in steps if step.start]
    first, last = min(starts) if starts else scale.first, max(days)
    done = sum(step.status is Status.DONE for step in steps)
    words = scale.words
    # Of several steps on one day the worst is drawn last, on top.
    ordered = sorted(seen, key=lambda each: -each.gravity)
    return Strip(
        one_line(project.name),
        scale.at(first),
        scale.end_of(last),
        round(done / len(steps), 4),
        standing(steps),
        f"{words.span(first, max(first, last))}, {_done(steps, done, words)}",
        tuple(
            Mark(
                scale.at(each.step.end.last),
                each.step.status,
                _label(each.step, each.step.end.last, words, is_late=each.is_late),
                each.is_late,
            )
            for each in ordered
            if each.step.end
        ),
        _due(steps, done, _worst(seen), today, words),
        place,
    )


def _label(step: Deliverable, last: date, words: Words, *, is_late: bool) -> str:
    """Say what a mark shows: how a step stands, where a column that the readers see could say it, and its day."""
    status = words.status(step.status) if step.is_tracked else ""
    due = words.due(words.day(last), is_past=is_late)
    text = words.said(step) or words.say("A step")
    return f"{text}: {', '.join(filter(None, (status, due)))}"


def _done(steps: Sequence[Deliverable], done: int, words: Words) -> str:
    if any(each.is_tracked for each in steps):
        return words.many("{part} of {count} step done", "{part} of {count} steps done", len(steps), part=done)
    return words.many("{count} step", "{count} steps", len(steps))


def _due(steps: Sequence[Deliverable], done: int, worst: int, today: date, words: Words) -> str:
    """Say what is wrong, and how much of what was due by now is done; of all, where that is done or nothing was due."""
    if not any(each.is_tracked for each in steps):
        return _done(steps, done, words)
    passed = due_by_now(steps, today)
    told = words.say("{part} of {total} done", part=done, total=len(steps))
    if passed and done < len(steps):
        ready = sum(each.status is Status.DONE for each in passed)
        told = words.say("{part} of {total} due done", part=ready, total=len(passed))
    return f"{Gravity(worst).word(words)} · {told}" if worst < _FINE else told
