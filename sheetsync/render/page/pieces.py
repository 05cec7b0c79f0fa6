"""The pieces of a slide, by the kind of their block."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from sheetsync.model.document import Headings
from sheetsync.model.page import Badge, Block, BurnUp, Items, Paragraph, Prompt, Table, Text, Tracks
from sheetsync.model.terms import Status
from sheetsync.model.work import Project, Remark
from sheetsync.render import tone
from sheetsync.render.page.piece import SMALLEST, Piece, said, tall
from sheetsync.render.page.work_piece import pieces_of_work, projects
from sheetsync.render.slides.grid import Cell, grid
from sheetsync.render.slides.shape import INSIDE, MARGIN, QUIET, TEXT, Run, bar, bulleted, drawing, fitted, text_box

_MOST_LINES: Final = 5
"""Of a cell of a table; its notes have the rest."""

_BARS: Final = 150.0
_PROMPT: Final = 150.0
_PAD: Final = 8
_NAMES: Final = INSIDE * 0.7
_MANY: Final = 5
"""A table of more columns has small letters: in large ones a date would break."""

_LEAD: Final = 34
"""How wide the column is that names the rows, in hundredths, where a table doesn't say."""


def pieces(blocks: Sequence[Block], points: int, words: Headings) -> list[Piece]:
    """Return blocks in letters of this size; projects that follow each other are rows of one piece."""
    found: list[Piece] = []
    for is_project, same in groupby(blocks, lambda each: isinstance(each, Project)):
        if is_project:
            found.append(projects((each.work for each in same if isinstance(each, Project)), points, words))
        else:
            found += [piece for block in same for piece in _pieces(block, points, words)]
    return found


def _pieces(block: Block, points: int, words: Headings) -> Iterator[Piece]:
    match block:
        case Paragraph(text, quiet=False):
            yield said(text, points, TEXT)
        case Paragraph(text) | Remark(text):
            yield said(text, max(points - 4, SMALLEST), QUIET)
        case Items(items):
            yield _items(items, points)
        case Table() if block.rows:
            yield _table(block, max(min(points - 2, 14 if len(block.headers) > _MANY else 18), SMALLEST))
        case Tracks():
            yield _tracks(block)
        case BurnUp():
            yield _burn_up(block)
            yield said(f"{block.label}: {', '.join(block.legend)}", SMALLEST, QUIET)
        case Prompt(question):
            yield _prompt(question, points)
        case _:
            yield from pieces_of_work(block, points, words)


def _items(items: Sequence[Text], points: int) -> Piece:
    def put(slide: Any, top: float, rows: tuple[int, int], height: float) -> None:
        lines = [[(each.text, TEXT, False)] for each in items[slice(*rows)]]
        bulleted(text_box(slide, (MARGIN, top, INSIDE, height), *lines, points=points), points)

    heights = tuple(tall(each.text, INSIDE - points * 1.5, points) + points * 0.3 for each in items)
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
            over: list[list[Run]] = [] if number else [[(fitted(group, _NAMES, SMALLEST), TEXT, True)]]
            name: Run = (fitted(each.name, _NAMES, SMALLEST), TEXT, False)
            weeks: list[Run] = [
                ("".join(same), tone.INKS.get(sign, QUIET), False) for sign, same in groupby(each.signs)
            ]
            rows.append([Cell([*over, [name]]), Cell([*[[("", TEXT, False)]] * len(over), weeks])])
            notes.append(f"{each.name}: {'; '.join(stretch.label for stretch in each.stretches)}")
    return _grid([_NAMES, INSIDE - _NAMES], rows, notes, SMALLEST, right=(False, True))


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
    return sum(tall(line, width - _PAD, points) for line in lines) + _PAD


def _burn_up(block: BurnUp) -> Piece:
    most = max(*(each.total for each in block.points), 1)

    def put(slide: Any, top: float, _: tuple[int, int], height: float) -> None:
        shapes, before = [], 0.0
        for each in block.points:
            left, width = MARGIN + before * INSIDE, (each.at - before) * INSIDE - 2
            for count, colour in ((each.total, tone.LINE), (each.done, tone.COLOURS[Status.DONE])):
                tall = height * count / most
                if count:
                    shapes.append(bar(slide, (left, top + height - tall, width, tall), colour))
            before = each.at
        drawing(slide, shapes, block.label, "; ".join(each.text for each in block.points))

    return Piece((_BARS,), ("; ".join(each.text for each in block.points),), put)


def _prompt(question: str, points: int) -> Piece:
    def put(slide: Any, top: float, _: tuple[int, int], height: float) -> None:
        bar(slide, (MARGIN, top, INSIDE, height), tone.SOFT)
        text_box(slide, (MARGIN + 12, top + 8, INSIDE - 24, height - 16), [(question, TEXT, True)], points=points)

    return Piece((max(_PROMPT, tall(question, INSIDE - 24, points) + 60),), (question,), put, grows=True)
