"""Execution: how statuses changed over time, as pictures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sheetsync.model.document import SHAPES
from sheetsync.model.own_text import one_line
from sheetsync.model.page import Badge, Block, BurnUp, Items, Paragraph, Point, Stretch, Text, Track, Tracks
from sheetsync.model.snapshot import Change, ChangeKind, Line
from sheetsync.model.terms import Status
from sheetsync.steps.compose.words import day
from sheetsync.steps.retro.figures import Facts
from sheetsync.steps.retro.words import place
from sheetsync.steps.tell import sentences

MOST_TRACKS: Final = 80
NOT_THERE: Final = "·"
LAST_TICK: Final = 0.94


def execution(facts: Facts) -> Iterator[Block]:
    """Yield the burn-up, what happened in numbers, and a track for each line."""
    points = (
        Point(place(facts, each.last_day + timedelta(days=1)), day(each.last_day), each.done, each.total)
        for each in facts.weeks
    )
    yield BurnUp("Lines done, week by week", tuple(points))
    moves = [each for each in facts.changes if each.kind in (ChangeKind.STATUS, ChangeKind.WENT_BACK)]
    yield Paragraph(f"Status changes: {len(moves)}.")
    yield from _busiest(moves)
    if back := [each for each in moves if each.kind is ChangeKind.WENT_BACK]:
        yield Items(tuple(map(Text, sentences(back))))
    picture = _Picture(facts)
    tracks = tuple(picture.tracks())
    if tracks:
        yield Tracks("Week by week", tuple(picture.ticks()), tracks)
        legend = ", ".join(f"{sign} {status or 'no status'}" for status, sign in SHAPES.items())
        yield Paragraph(
            f"{legend}, {NOT_THERE} not in the sheet. In a text each week has one sign, as the line stood on its last "
            "day.",
            quiet=True,
        )


def _busiest(moves: Sequence[Change]) -> Iterator[Block]:
    """Tell of a day on which a large part of all that was done was called done."""
    done = Counter(each.day for each in moves if each.new == Status.DONE)
    if not done:
        return
    busiest, many = max(done.items(), key=lambda item: (item[1], item[0]))
    if many >= 5 and many / done.total() >= 0.25:
        yield Paragraph(f"{many} of the {done.total()} changes to Done were seen on one day, {day(busiest)}.")


@dataclass(frozen=True, slots=True)
class _Picture:
    facts: Facts

    def tracks(self) -> Iterator[Track]:
        facts = self.facts
        seen = {line.id: line for each in facts.snapshots for line in each.lines if not line.is_stretch}
        order = {line.id: index for index, line in enumerate(facts.end_list)}
        by_id = [(max(each.day, facts.first_look), each.by_id()) for each in facts.snapshots]
        weeks = [[lines for first, lines in by_id if first <= week.last_day][-1] for week in facts.weeks]
        for id_ in sorted(seen, key=lambda each: order.get(each, len(order)))[:MOST_TRACKS]:
            looks = [(first, lines.get(id_)) for first, lines in by_id]
            signs = "".join(SHAPES[week[id_].status] if id_ in week else NOT_THERE for week in weeks)
            yield Track(one_line(seen[id_].project), one_line(seen[id_].text), tuple(self._stretches(looks)), signs)

    def _stretches(self, looks: Sequence[tuple[date, Line | None]]) -> Iterator[Stretch]:
        """Yield how a line stood, from look to look; equal ones that follow each other are one."""
        changed = [each for index, each in enumerate(looks) if not index or _how(each[1]) != _how(looks[index - 1][1])]
        stops = [place(self.facts, first) for first, _ in changed[1:]]
        for (first, line), stop in zip(changed, [*stops, 1.0], strict=True):
            if line is not None:
                badge = Badge(line.status, line.status or one_line(line.status_text) or "No status")
                yield Stretch(place(self.facts, first), stop, badge, f"{badge.word} from {day(first)}")

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield every week, or of many weeks some."""
        step = max(1, -(-len(self.facts.weeks) // 6))
        first = self.facts.first_look
        for index in range(0, len(self.facts.weeks), step):
            start = first + timedelta(weeks=index)
            # A label at the very end has no room.
            if place(self.facts, start) <= LAST_TICK:
                yield place(self.facts, start), day(start)


def _how(line: Line | None) -> tuple[bool, Status | None]:
    return line is not None, line.status if line else None
