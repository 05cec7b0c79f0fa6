"""The pieces of a slide: a block, in rows of which each is as high as its texts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from sheetsync.model.page import Badge, Block, BurnUp, Items, Paragraph, Part, Prompt, Table, Text, Tracks
from sheetsync.model.terms import Status
from sheetsync.render import tone
from sheetsync.render.escape import visible_line, wrapped
from sheetsync.render.slides.grid import Cell, grid
from sheetsync.render.slides.shape import INSIDE, MARGIN, QUIET, TEXT, Run, bar, bulleted, describe, fitted, text_box

_LINE: Final = 1.25
"""How high a line is, by the size of its letters."""

_MOST_LINES: Final = 5
"""Of a cell of a table; its notes have the rest."""

_BARS: Final = 150.0
_PROMPT: Final = 150.0
_SMALLEST: Final = 12
_PAD: Final = 8
_NAMES: Final = INSIDE * 0.7
_MANY: Final = 5
"""A table of more columns has small letters: in large ones a date would break."""

_LEAD: Final = 34
"""How wide the column is that names the rows, in hundredths, where a table doesn't say."""

Put = Callable[[Any, float, tuple[int, int], float], None]
"""Puts rows of a piece on a slide, from `top` on, into so much height."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block on slides: how high each of its rows is, with what the speaker sees of it, and what puts them there.

    `head` is what comes again above the rows on each slide. A piece that `grows` takes the rest of its slide, and
    one that is an aside needs no slide of its own: the speaker sees it.
    """

    rows: tuple[float, ...]
    notes: tuple[str, ...]
    put: Put
    head: float = 0.0
    introduces: bool = False
    is_aside: bool = False
    grows: bool = False

    def height(self, first: int, last: int) -> float:
        """Return how high some of the rows are together, below their head."""
        return self.head + sum(self.rows[first:last])


def pieces(part: Part, points: int) -> list[Piece]:
    """Return the blocks of a part in letters of this size."""
    return [piece for block in part.blocks for piece in _pieces(block, points)]


def _pieces(block: Block, points: int) -> Iterator[Piece]:
    match block:
        case Paragraph(text, quiet):
            yield _said(text, max(points - 4, _SMALLEST), QUIET) if quiet else _said(text, points, TEXT)
        case Items(items):
            yield _items(items, points)
        case Table() if block.rows:
            yield _table(block, max(min(points - 2, 14 if len(block.headers) > _MANY else 18), _SMALLEST))
        case Tracks():
            yield _tracks(block)
        case BurnUp():
            yield _burn_up(block)
            yield _said(f"{block.label}: {', '.join(block.legend)}", _SMALLEST, QUIET)
        case Prompt(question):
            yield _prompt(question, points)


def _tall(text: str, width: float, points: float) -> float:
    """Return how high a text is in lines of this width; a letter is about half as wide as it is high."""
    return len(wrapped(visible_line(text), max(8, int(width / (points * 0.52))))) * points * _LINE


def _said(text: str, points: int, colour: str) -> Piece:
    def put(slide: Any, top: float, _: tuple[int, int], height: float) -> None:
        text_box(slide, (MARGIN, top, INSIDE, height), [(text, colour, False)], points=points)

    return Piece((_tall(text, INSIDE, points),), (text,), put, introduces=True, is_aside=colour == QUIET)


def _items(items: Sequence[Text], points: int) -> Piece:
    def put(slide: Any, top: float, rows: tuple[int, int], height: float) -> None:
        lines = [[(each.text, TEXT, False)] for each in items[slice(*rows)]]
        bulleted(text_box(slide, (MARGIN, top, INSIDE, height), *lines, points=points), points)

    heights = tuple(_tall(each.text, INSIDE - points * 1.5, points) + points * 0.3 for each in items)
    return Piece(heights, tuple(each.text for each in items), put)


def _table(block: Table, points: int) -> Piece:
    widths = [INSIDE * share / 100 for share in _shares(block)]
    rows = [[_cell(each, width, points) for each, width in zip(row, widths, strict=True)] for row in block.rows]
    head = [Cell([[(each, QUIET, False)]]) for each in block.headers]
    notes = [
        " · ".join(f"{header}: {each.text}" for header, each in zip(block.headers, row, strict=True) if each.text)
        for row in block.rows
    ]
    return _grid(widths, rows, notes, points, head=head, right=block.figures)


def _shares(block: Table) -> Sequence[float]:
    others = (100 - _LEAD) / max(len(block.headers) - 1, 1)
    return block.shares or [_LEAD if place == block.lead else others for place in range(len(block.headers))]


def _cell(entry: Text | Badge | Items, width: float, points: int) -> Cell:
    def cut(text: str) -> str:
        return fitted(text, width - _PAD, points, _MOST_LINES)

    match entry:
        case Badge():
            return Cell([[(cut(entry.text), tone.COLOURS[entry.status], True)]])
        case Items(items):
            return Cell([[(cut(each.text), QUIET, False)] for each in items[:_MOST_LINES]] or [[("", QUIET, False)]])
        case Text(text, link):
            return Cell([[(cut(text), TEXT, False)]], link)


def _tracks(block: Tracks) -> Piece:
    rows: list[list[Cell]] = []
    notes: list[str] = []
    for group, tracks in groupby(block.tracks, lambda each: each.group):
        for number, each in enumerate(tracks):
            # The name of a project stands over its first line, and goes with it.
            over: list[list[Run]] = [] if number else [[(fitted(group, _NAMES, _SMALLEST), TEXT, True)]]
            name: Run = (fitted(each.name, _NAMES, _SMALLEST), TEXT, False)
            weeks: list[Run] = [
                ("".join(same), tone.INKS.get(sign, QUIET), False) for sign, same in groupby(each.signs)
            ]
            rows.append([Cell([*over, [name]]), Cell([*[[("", TEXT, False)]] * len(over), weeks])])
            notes.append(f"{each.name}: {'; '.join(stretch.label for stretch in each.stretches)}")
    return _grid([_NAMES, INSIDE - _NAMES], rows, notes, _SMALLEST, right=(False, True))


def _grid(
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell]],
    notes: Sequence[str],
    points: int,
    *,
    head: Sequence[Cell] = (),
    right: Sequence[bool] = (),
) -> Piece:
    def put(slide: Any, top: float, span: tuple[int, int], _: float) -> None:
        shown = [*([head] if head else []), *rows[slice(*span)]]
        grid(slide, (MARGIN, top), widths, shown, points=points, right=right, has_head=bool(head))

    def tall(row: Sequence[Cell]) -> float:
        return max(_tall_cell(cell, width, points) for cell, width in zip(row, widths, strict=True))

    return Piece(tuple(map(tall, rows)), tuple(notes), put, head=tall(head) if head else 0.0)


def _tall_cell(cell: Cell, width: float, points: int) -> float:
    lines = ("".join(text for text, *_ in line) for line in cell.lines)
    return sum(_tall(line, width - _PAD, points) for line in lines) + _PAD


def _burn_up(block: BurnUp) -> Piece:
    most = max(*(each.total for each in block.points), 1)

    def put(slide: Any, top: float, _: tuple[int, int], height: float) -> None:
        group = slide.shapes.add_group_shape()
        before = 0.0
        for each in block.points:
            left, width = MARGIN + before * INSIDE, (each.at - before) * INSIDE - 2
            for count, colour in ((each.total, tone.LINE), (each.done, tone.COLOURS[Status.DONE])):
                tall = height * count / most
                if count:
                    bar(group, (left, top + height - tall, width, tall), colour)
            before = each.at
        describe(group, block.label, "; ".join(each.text for each in block.points))

    return Piece((_BARS,), ("; ".join(each.text for each in block.points),), put)


def _prompt(question: str, points: int) -> Piece:
    def put(slide: Any, top: float, _: tuple[int, int], height: float) -> None:
        bar(slide, (MARGIN, top, INSIDE, height), tone.SOFT)
        text_box(slide, (MARGIN + 12, top + 8, INSIDE - 24, height - 16), [(question, TEXT, True)], points=points)

    return Piece((max(_PROMPT, _tall(question, INSIDE - 24, points) + 60),), (question,), put, grows=True)
