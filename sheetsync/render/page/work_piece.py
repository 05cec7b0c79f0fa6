"""The pieces of a slide that tell of work: rows of steps and of projects, the bar of statuses, the timeline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sheetsync.model.document import Headings, Help, Step, Work
from sheetsync.model.page import Block
from sheetsync.model.timeline import Strip, Timeline
from sheetsync.model.work import Counts, Helps, Pairs, Steps, Strips
from sheetsync.render import heading, tone
from sheetsync.render.apart import apart
from sheetsync.render.page.piece import LINE, SMALLEST, Piece, said, tall
from sheetsync.render.slides.shape import INSIDE, MARGIN, QUIET, TEXT, Run, bar, drawing, fitted, text_box

_ROOMY: Final = 18
"""Rows of letters as large as this have room for a goal, and for a second line of small letters."""

_SMALL: Final = 0.76
"""How large the letters of details are, by those of what they are about."""

_SIDE: Final = 165
"""How much room a status has at the left, and how far a project is at the right."""

_STATUS: Final = 15
_PAD: Final = 6
_ABREAST: Final = 4
_NAMES: Final = 250
_SCALE: Final = 26
_MOST_MARKS: Final = 12


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of work: its name, smaller lines below it, what its speaker sees, and what stands at the left or right."""

    name: str
    lines: tuple[str, ...]
    notes: str
    status: Run | None = None
    aside: str = ""
    is_bold: bool = False

    def height(self, points: int) -> float:
        """Return how high it is in letters of this size."""
        return 2 * _PAD + sum(height for *_, height in self._boxes(points))

    def _boxes(self, points: int) -> Iterator[tuple[Run, float, float]]:
        """Yield each line with the size of its letters, and its height."""
        most = 2 if points >= _ROOMY else 1
        yield (self._fitted(self.name, points), TEXT, self.is_bold), points, points * LINE
        for text in filter(None, self.lines[:most]):
            size = points * _SMALL
            shown = self._fitted(text, size, most)
            needed = tall(shown, INSIDE - _SIDE, size) if most > 1 else 0.0
            yield (shown, QUIET, False), size, min(max(needed, size * LINE), most * size * LINE)

    def _fitted(self, text: str, points: float, lines: int = 1) -> str:
        # A little less than there is room for: a word that doesn't fit takes its line with it.
        return fitted(text, (INSIDE - _SIDE) * 0.95, points, lines)

    def put(self, slide: Any, top: float, points: int) -> None:
        """Put it on a slide, below a rule."""
        bar(slide, (MARGIN, top, INSIDE, 1), tone.LINE)
        top += _PAD
        left, size = MARGIN + (_SIDE if self.status else 0), min(points * 0.9, _STATUS)
        if self.status:
            text_box(slide, (MARGIN, top, _SIDE - 10, size * 2.5), [self.status], points=size)
        if self.aside:
            place = (MARGIN + INSIDE - _SIDE, top, _SIDE, size * 1.25)
            text_box(slide, place, [(self.aside, QUIET, False)], points=size, align_right=True)
        for run, letters, height in self._boxes(points):
            text_box(slide, (left, top, INSIDE - _SIDE, height), [run], points=letters)
            top += height


def pieces_of_work(block: Block, points: int, words: Headings) -> Iterator[Piece]:
    """Yield the pieces of a block that tells of work."""
    match block:
        case Counts():
            yield _counts(block)
        case Helps(helps) | Steps(helps) if helps:
            yield _rows([_step(each, words) for each in helps], points)
        case Pairs(several) if several:
            yield _rows([_Row(name, (), f"{name}: {known}", aside=known) for name, known in several], points)
        case Strips(timeline):
            yield _strips(timeline, points)
            yield said(timeline.label, SMALLEST, QUIET)


def projects(works: Iterable[Work], points: int, words: Headings) -> Piece:
    """Return projects in rows: how far each is, and its steps, each with its sign."""
    return _rows([_project(each, words) for each in works], points)


def _rows(rows: Sequence[_Row], points: int) -> Piece:
    def put(slide: Any, top: float, span: tuple[int, int], height: float) -> None:
        stretch = height / sum(heights[slice(*span)])
        for place in range(*span):
            rows[place].put(slide, top, points)
            top += heights[place] * stretch

    heights = tuple(each.height(points) for each in rows)
    return Piece(heights, tuple(each.notes for each in rows), put, spreads=True)


def _step(each: Help, words: Headings) -> _Row:
    step = each.step
    status = (fitted(heading.status(step), _SIDE - 10, _STATUS, 2), tone.of_status(step), True)
    details = " · ".join(filter(None, (step.note or each.unsaid, each.project, heading.details(step))))
    return _Row(heading.stretch(step, words) + step.text, (details, each.goal), _noted(step), status)


def _noted(step: Step) -> str:
    """Say for the speaker where a step stands in the sheet, and what was noted there."""
    where = f" [{step.cell}]" if step.cell else ""
    note = f": {step.note}" if step.note else ""
    return f"{heading.status(step, ', ')}{step.text}{note}{where}"


def _project(work: Work, words: Headings) -> _Row:
    steps = "  ".join(f"{each.shape} {heading.stretch(each, words)}{each.text}" for each in work.steps)
    notes = "\n".join((f"{work.name}: {work.progress}", *map(_noted, work.steps)))
    return _Row(work.name, (steps, work.goal), notes, aside=work.progress, is_bold=True)


def _counts(block: Counts) -> Piece:
    """Return the bar of statuses with its legend."""
    width = INSIDE / _ABREAST

    def put(slide: Any, top: float, _: tuple[int, int], __: float) -> None:
        left = float(MARGIN)
        for number, each in enumerate(block.counts):
            colour = tone.COLOURS[each.status]
            bar(slide, (left, top, INSIDE * each.share - 2, 34), colour)
            left += INSIDE * each.share
            place = (MARGIN + number % _ABREAST * width, top + 46 + number // _ABREAST * 26, width, 24)
            word = fitted(f" {each.word} {each.number}", width - 16, 16)
            text_box(slide, place, [(each.shape, colour, False), (f" {word}", TEXT, False)])

    return Piece((46.0 - len(block.counts) // -_ABREAST * 26,), (block.text,), put)


def _strips(timeline: Timeline, points: int) -> Piece:
    """Return the timeline, a strip a row: one drawing, with words for whoever can't see it."""
    several, row = timeline.strips, points * 2.2

    def put(slide: Any, top: float, span: tuple[int, int], height: float) -> None:
        shown, shapes = several[slice(*span)], []
        for at, label in timeline.ticks:
            shapes.append(bar(slide, (_across(at), top + 18, 0.75, height - 18), tone.LINE))
            shapes.append(text_box(slide, (_across(at), top, 90, 16), [(label, QUIET, False)], points=12))
        for place, strip in enumerate(shown):
            shapes += _strip(slide, strip, top + _SCALE + place * row, row)
        if timeline.today is not None:
            shapes.append(bar(slide, (_across(timeline.today), top + 18, 1.5, height - 18), tone.TODAY))
        drawing(slide, shapes, timeline.label, "; ".join(map(_told, shown)))

    return Piece((row,) * len(several), tuple(map(_told, several)), put, head=_SCALE)


def _told(strip: Strip) -> str:
    return f"{strip.name}: {strip.label}"


def _strip(slide: Any, strip: Strip, top: float, height: float) -> Iterator[Any]:
    """Yield the shapes of a strip: its name, its rail, and the signs of its steps."""
    name = fitted(strip.name, _NAMES - 10, 14)
    yield text_box(slide, (MARGIN, top, _NAMES - 10, height), [(name, TEXT, True)], points=14, in_middle=True)
    top += height / 2 - 9
    start, end = _across(strip.start), _across(max(strip.end, strip.start + 0.01))
    yield bar(slide, (start, top + 8, end - start, 2), tone.RAIL)
    marks = strip.marks[-_MOST_MARKS:]
    for mark, aside in zip(marks, apart(marks, 15, INSIDE - _NAMES), strict=True):
        text = f"{mark.shape}{'!' if mark.is_late else ''}"
        place = (_across(mark.at) + aside - 7, top - 1, 24, 18)
        yield text_box(slide, place, [(text, tone.of_mark(mark), True)], points=14)


def _across(at: float) -> float:
    """Return where a place on the timeline, from 0 to 1, lies across the slide, in points."""
    return MARGIN + _NAMES + at * (INSIDE - _NAMES)
