"""The timeline: where projects with dates stand between the first and the last day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from sheetsync.model.document import Mark, Strip, Timeline
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Interval, Project, Status
from sheetsync.steps.compose.words import ENGLISH, day, month, number, span

LAST_TICK: Final = 0.92


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
    language: str = ENGLISH,
) -> Timeline | None:
    """Return the timeline of these projects and steps; None where no step has a date."""
    days = [each for _, steps in projects for step in steps for each in _days(step)]
    if not days:
        return None
    first = min([interval.start] if interval else days)
    last = max([interval.end] if interval else days)
    # What is due outside is drawn at the edge; a scale that one wrong year stretches shows nothing.
    scale = _Scale(first, last, language)
    strips = tuple(strip for project, steps in projects if (strip := _strip(project, steps, scale)))
    now = scale.at(today) if first <= today <= last else None
    label = f"From {span(first, last, language=language)}: the dark part of a strip is the share of steps that are done"
    label += f", the line across is today, {day(today, language=language)}." if now is not None else "."
    return Timeline(first, last, tuple(scale.ticks()), strips, now, label)


def _days(step: Deliverable) -> list[date]:
    return [each for when in (step.start, step.end) if when for each in (when.first, when.last)]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days as places from 0 to 1: a day starts at its place, and the last one ends at 1."""

    first: date
    last: date
    language: str

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
                name = month(each, language=self.language) if len(months) > 2 else day(each, language=self.language)
                told = each.year == year or str(each.year) in name
                yield self.at(each), name if told else f"{name} {each.year}"
                year = each.year

    def _months(self) -> list[date]:
        every = (date(year, month, 1) for year in range(self.first.year, self.last.year + 1) for month in range(1, 13))
        return [each for each in every if self.first <= each <= self.last]

    def _weeks(self) -> list[date]:
        step = max(7 if self._length > 14 else 1, -(-self._length // 6))
        return [self.first + timedelta(days=offset) for offset in range(0, self._length, step)]


def _strip(project: Project, steps: Sequence[Deliverable], scale: _Scale) -> Strip | None:
    days = [each for step in steps for each in _days(step)]
    if not days:
        return None
    starts = [step.start.first for step in steps if step.start]
    first, last = min(starts) if starts else scale.first, max(days)
    done = sum(step.status is Status.DONE for step in steps)
    status = standing(steps)
    due = partial(day, language=scale.language)
    return Strip(
        one_line(project.name),
        scale.at(first),
        scale.end_of(last),
        round(done / len(steps), 4),
        status,
        f"{span(first, max(first, last), language=scale.language)}, {done} of {number(len(steps), 'step')} done",
        tuple(
            Mark(scale.at(step.end.last), step.status, f"{one_line(step.text) or 'A step'}: due {due(step.end.last)}")
            for step in steps
            if step.end
        ),
    )
