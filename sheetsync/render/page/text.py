"""A page for the terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sheetsync.model.page import Block, BurnUp, Items, Page, Paragraph, Prompt, Table, Tracks
from sheetsync.render.escape import shortened, terminal, width, wrapped

_BLANK = 60
"""How long a line to write on is."""


def render(page: Page, *, columns: int = 100) -> str:
    """Return the page in so many columns; what a table has no room for is cut in the widest column."""
    return "\n".join(line.rstrip() for line in _lines(page, columns)).rstrip() + "\n"


def _lines(page: Page, columns: int) -> Iterator[str]:
    for each in (page.title, page.subtitle, "", " ".join(page.headline)):
        yield from wrapped(terminal(each), columns)
    for part in page.parts:
        title = wrapped(terminal(part.title), columns)
        yield from ("", *title, "─" * max(map(width, title)))
        goes_on = True
        for block in part.blocks:
            # A sentence stays with the sentence before it; all else stands by itself.
            if not (goes_on and isinstance(block, Paragraph | Items)) and block is not part.blocks[0]:
                yield ""
            yield from _block(block, columns)
            goes_on = isinstance(block, Paragraph)
    yield ""
    for sentence in page.footer:
        yield from wrapped(terminal(sentence), columns)


def _block(block: Block, columns: int) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from wrapped(terminal(text), columns)
        case Items(items):
            for each in items:
                first, *rest = wrapped(terminal(each.text), columns - 2)
                yield f"- {first}"
                yield from (f"  {line}" for line in rest)
        case Table():
            rows = [block.headers, *([each.text for each in row] for row in block.rows)]
            yield from _table(rows, columns, block.figures)
        case Tracks():
            yield from _tracks(block, columns)
        case BurnUp(sparks=(done, total), legend=(of_done, of_total)):
            yield from (terminal(block.label), f"  {total}  {terminal(of_total)}", f"  {done}  {terminal(of_done)}")
        case Prompt(question):
            yield from (*wrapped(terminal(question), columns), *[f"  {'_' * min(_BLANK, columns - 2)}"] * 3)


def _tracks(block: Tracks, columns: int) -> Iterator[str]:
    """Yield the lines below their projects, the signs one below the other."""
    signs = max(len(each.signs) for each in block.tracks)
    names = min(max(width(terminal(each.name)) for each in block.tracks), max(columns - signs - 4, 8))
    yield f"{terminal(block.label)}:"
    for group, tracks in groupby(block.tracks, lambda each: each.group):
        yield shortened(terminal(group), columns)
        for each in tracks:
            name = shortened(terminal(each.name), names)
            yield f"  {name}{' ' * (names - width(name))}  {each.signs}"


def _table(rows: Sequence[Sequence[str]], columns: int, figures: Sequence[bool]) -> Iterator[str]:
    """Yield the rows in columns; where they don't fit, the last column stands below its row."""
    cells = [[terminal(each) for each in row] for row in rows]
    widths = [max(width(row[index]) for row in cells) for index in range(len(cells[0]))]
    below = sum(widths) + 2 * (len(widths) - 1) > columns and not figures[-1]
    if below:
        widths.pop()
    while sum(widths) + 2 * (len(widths) - 1) > columns and max(widths) > 3:
        widths[widths.index(max(widths))] -= 1
    for number, row in enumerate(cells):
        cut = [shortened(each, most) for each, most in zip(row, widths, strict=False)]
        yield "  ".join(map(_placed, cut, widths, figures))
        if below and row[-1] and number:
            yield from (f"    {line}" for line in wrapped(row[-1], columns - 4))


def _placed(text: str, most: int, is_figure: bool) -> str:
    gap = " " * (most - width(text))
    return f"{gap}{text}" if is_figure else f"{text}{gap}"
