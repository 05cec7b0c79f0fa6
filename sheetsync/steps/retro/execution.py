"""Execution: how statuses changed over time, as pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sheetsync.model.own_text import one_line
from sheetsync.model.page import Badge, Block, BurnUp, Items, Paragraph, Point, Stretch, Text, Track, Tracks
from sheetsync.model.sign import SHAPES
from sheetsync.model.snapshot import ChangeKind, Line
from sheetsync.model.terms import Shape, Status
from sheetsync.steps.compose.words import Words
from sheetsync.steps.retro.figures import Facts
from sheetsync.steps.retro.talking import busiest
from sheetsync.steps.retro.words import place
from sheetsync.steps.tell import sentences

MOST_TRACKS: Final = 80
NOT_THERE: Final = "·"
LAST_TICK: Final = 0.94


def execution(facts: Facts, words: Words) -> Iterator[Block]:
    """Yield the burn-up, what happened in numbers, and a track for each line; nothing where no status was seen."""
    if not facts.has_status:
        return
    yield _burn_up(facts, words)
    moves = [each for each in facts.changes if each.kind in (ChangeKind.STATUS, ChangeKind.WENT_BACK)]
    yield Paragraph(words.say("Status changes: {count}.", count=len(moves)))
    if said := busiest(facts, words):
        yield Paragraph(said)
    if back := [each for each in moves if each.kind is ChangeKind.WENT_BACK]:
        yield Items(tuple(map(Text, sentences(back, words=words))))
    picture = _Picture(facts, words)
    tracks = tuple(picture.tracks())
    if tracks:
        badges = tuple(Badge(each, words.status(each)) for each in SHAPES)
        yield Tracks(words.say("Week by week"), tuple(picture.ticks()), tracks, badges)
        legend = ", ".join(each.text for each in badges)
        yield Paragraph(
            words.say(
                "{legend}, {sign} not in the sheet. In a text each week has one sign, as the line stood on its last "
                "day.",
                legend=legend,
                sign=NOT_THERE,
            ),
            quiet=True,
        )


def _burn_up(facts: Facts, words: Words) -> BurnUp:
    points = []
    for each in facts.weeks:
        day = words.day(each.last_day)
        said = words.say("{day}: {part} of {count} done", day=day, part=each.done, count=each.total)
        points.append(Point(place(facts, each.last_day + timedelta(days=1)), day, each.done, each.total, said))
    last = points[-1]
    done = words.say("{count} done", count=last.done)
    lines = words.many("{count} line on {day}", "{count} lines on {day}", last.total, day=last.day)
    return BurnUp(words.say("Lines done, week by week"), tuple(points), (done, lines))


@dataclass(frozen=True, slots=True)
class _Picture:
    facts: Facts
    words: Words

    def tracks(self) -> Iterator[Track]:
        facts = self.facts
        seen = {line.id: line for each in facts.snapshots for line in each.lines if not line.is_stretch}
        order = {line.id: index for index, line in enumerate(facts.end_list)}
        by_id = [(max(each.day, facts.first_look), each.by_id()) for each in facts.snapshots]
        weeks = [[lines for first, lines in by_id if first <= week.last_day][-1] for week in facts.weeks]
        shape = Shape.PROJECTS if any(line.project for line in seen.values()) else Shape.LIST
        for id_ in sorted(seen, key=lambda each: order.get(each, len(order)))[:MOST_TRACKS]:
            looks = [(first, lines.get(id_)) for first, lines in by_id]
            signs = "".join(SHAPES[week[id_].status] if id_ in week else NOT_THERE for week in weeks)
            group = self.words.heading(seen[id_].project, shape)
            yield Track(group, one_line(seen[id_].text), tuple(self._stretches(looks)), signs)

    def _stretches(self, looks: Sequence[tuple[date, Line | None]]) -> Iterator[Stretch]:
        """Yield how a line stood, from look to look; equal ones that follow each other are one."""
        changed = [each for index, each in enumerate(looks) if not index or _how(each[1]) != _how(looks[index - 1][1])]
        stops = [place(self.facts, first) for first, _ in changed[1:]]
        for (first, line), stop in zip(changed, [*stops, 1.0], strict=True):
            if line is not None:
                badge = Badge(line.status, self.words.of_line(line))
                label = self.words.say("{status} from {day}", status=badge.word, day=self.words.day(first))
                yield Stretch(place(self.facts, first), stop, badge, label)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield every week, or of many weeks some."""
        step = max(1, -(-len(self.facts.weeks) // 6))
        first = self.facts.first_look
        for index in range(0, len(self.facts.weeks), step):
            start = first + timedelta(weeks=index)
            # A label at the very end has no room.
            if place(self.facts, start) <= LAST_TICK:
                yield place(self.facts, start), self.words.day(start)


def _how(line: Line | None) -> tuple[bool, Status | None]:
    return line is not None, line.status if line else None
