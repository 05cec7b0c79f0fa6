"""Decisions: what an update meeting talks about first and why, and the order in which it takes the rest."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.finding import Finding, Silence
from sheetsync.model.own_text import one_line
from sheetsync.model.past import LinePast
from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.snapshot import Change, ChangeKind, Line
from sheetsync.model.terms import Priority, Status
from sheetsync.steps.compose.words import IN_ENGLISH, Words

SOON: Final = timedelta(weeks=2)
"""What is due within these days, or begins by now, is no line that still has time."""


class Why(StrEnum):
    """Why a line waits for a decision, in the order in which they weigh."""

    RISK = "at risk"
    LATE = "late"
    BACK = "gone back"
    GONE = "gone"
    SCOPE = "new scope"
    ASKED = "asked without an answer"


_WEIGHTS: Final = {each: at for at, each in enumerate(Why)}
_RISKS: Final = (Status.AT_RISK, Status.POSSIBLE_DELAY)
_OF_CHANGES: Final = {
    ChangeKind.WENT_BACK: Why.BACK,
    ChangeKind.REMOVED: Why.GONE,
    ChangeKind.SCOPE: Why.SCOPE,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One line to decide on, with each reason and what is said of it. `step` is None where the line is gone.

    `row` is that of the sheet, None where it is gone.
    """

    project: str
    text: str
    reasons: tuple[tuple[Why, str], ...]
    step: Deliverable | None = None
    row: int | None = None
    is_below: bool = False

    @property
    def why(self) -> tuple[Why, ...]:
        """The reasons, without their words."""
        return tuple(each for each, _ in self.reasons)


@dataclass(frozen=True, slots=True)
class Topic:
    """One open line to talk about, and what is known of it. `past` is None before the first snapshot."""

    project: Project
    step: Deliverable
    past: LinePast | None


def decisions(
    roadmap: Roadmap,
    findings: Sequence[Finding],
    changes: Sequence[Change],
    *,
    today: date,
    words: Words = IN_ENGLISH,
) -> tuple[Decision, ...]:
    """Return the lines that wait for a decision, what is above the priority line first, and what weighs most.

    Args:
        roadmap: What the sheet means, with its past.
        findings: As they were chosen: what stood without an answer until it fell silent is asked here, and a late
            line of which somebody said that it is known is none.
        changes: What became of the lines since the meeting before.
        today: Decides what is late.
        words: The language of the reasons.
    """
    found = [*_Lines(roadmap, findings, changes, today, words), *_gone(changes, words)]
    return tuple(sorted(found, key=lambda each: (each.is_below, _WEIGHTS[each.why[0]], -len(each.why))))


def topics(roadmap: Roadmap, decided: Sequence[Decision], *, today: date) -> tuple[Topic, ...]:
    """Return the open lines in the order in which a meeting takes them.

    What stands above the priority line comes first; of each side, and of each project, what waits for a decision,
    then what is under way, the stalest first, and last what has time.
    """
    past = roadmap.past.lines if roadmap.past else {}
    rows = {each.row for each in decided}

    def order(topic: Topic) -> tuple[bool, bool, date, int]:
        step = topic.step
        since = topic.past.unchanged.day if topic.past else date.max
        return step.row not in rows, _has_time(step, today), since, step.row

    sides: defaultdict[bool, list[list[Topic]]] = defaultdict(list)
    for project in roadmap.projects:
        found = [Topic(project, each, past.get(each.line)) for each in project.open_deliverables]
        if found:
            found.sort(key=order)
            sides[project.priority is Priority.LOWER].append(found)
    ordered = (sorted(sides[side], key=lambda found: order(found[0])) for side in (False, True))
    return tuple(topic for side in ordered for found in side for topic in found)


def _has_time(step: Deliverable, today: date) -> bool:
    """Whether nobody waits for a line yet: it is not started, and neither begun by its dates nor due soon."""
    if step.status is not Status.NOT_STARTED:
        return False
    if step.is_tbd or step.is_stretch:
        return True
    begins = step.start is not None and step.start.first <= today
    return not begins and not (step.end is not None and step.end.last - today <= SOON)


class _Lines:
    """The lines of the sheet that wait for a decision; each knows the reasons for it."""

    def __init__(
        self, roadmap: Roadmap, findings: Sequence[Finding], changes: Sequence[Change], today: date, words: Words
    ) -> None:
        self._roadmap, self._today, self._words = roadmap, today, words
        self._past: Mapping[int, LinePast] = roadmap.past.lines if roadmap.past else {}
        self._changes: defaultdict[str, list[Change]] = defaultdict(list)
        for change in changes:
            if change.line and change.kind in _OF_CHANGES:
                self._changes[change.line.id].append(change)
        self._asked: defaultdict[int, list[str]] = defaultdict(list)
        self._known: set[int] = set()
        for each in findings:
            if each.cell is None or each.tab != roadmap.tab:
                continue
            if each.silence is Silence.AGENDA and not each.acknowledged:
                self._asked[each.cell.row].append(each.message)
            elif each.acknowledged and each.rule == "overdue":
                self._known.add(each.cell.row)

    def __iter__(self) -> Iterator[Decision]:
        for project, step in self._roadmap.deliverables:
            is_below = project.priority is Priority.LOWER
            reasons = list(self._reasons(step, is_below=is_below)) if step.is_open else []
            for each in self._asked[step.row] if step.is_open else ():
                # What was asked for is said already where it is late, or at risk.
                said = self._words.say("no answer for three weeks")
                if not reasons:
                    said = self._words.say("no answer for three weeks: {message}", message=each)
                reasons.append((Why.ASKED, said))
            if reasons:
                yield Decision(one_line(project.name), self._words.said(step), tuple(reasons), step, step.row, is_below)

    def _reasons(self, step: Deliverable, *, is_below: bool) -> Iterator[tuple[Why, str]]:
        past = self._past.get(step.line)
        is_expected = not (step.is_tbd or step.is_stretch)
        if step.status in _RISKS and is_expected and not is_below:
            yield Why.RISK, self._since(step, past)
        if step.end and step.end.last < self._today and is_expected and step.row not in self._known:
            yield Why.LATE, self._words.when(None, step.end, self._today)
        for change in self._changes[past.id] if past else ():
            kind = _OF_CHANGES[change.kind]
            if kind is Why.BACK:
                old, new = (_status(each, self._words) for each in (change.old, change.new))
                yield kind, self._words.say("went back: {old} → {new}", old=old, new=new)
            elif kind is Why.SCOPE and not is_below:
                yield kind, self._words.say("new scope, added after the start")

    def _since(self, step: Deliverable, past: LinePast | None) -> str:
        word = self._words.status(step.status)
        if past is None:
            return word
        form = _SINCE if past.status.is_exact else _OR_LONGER
        return self._words.say(form, status=word, day=self._words.day(past.status.day))


_SINCE: Final = message("{status} since {day}")
_OR_LONGER: Final = message("{status} since {day} or longer")


def _status(text: str, words: Words) -> str:
    """Say how a line stood: a status in the language of the reader, or what the cell said, or that it said nothing."""
    text = one_line(text)
    return words.say(text) if text in set(Status) else text or words.status(None)


def _gone(changes: Sequence[Change], words: Words) -> Iterator[Decision]:
    """Yield the open lines whose rows are gone: whether they are done or dropped is not said anywhere."""
    for each in changes:
        if each.kind is ChangeKind.REMOVED and each.line and _is_missed(each.line):
            said = words.say("is gone")
            if each.old:
                said = words.say("is gone; it was {status}", status=_status(each.old, words))
            is_below = each.line.priority is Priority.LOWER
            text = one_line(each.line.text)
            yield Decision(one_line(each.line.project), text, ((Why.GONE, said),), is_below=is_below)


def _is_missed(line: Line) -> bool:
    return line.is_open and not (line.is_tbd or line.is_stretch)
