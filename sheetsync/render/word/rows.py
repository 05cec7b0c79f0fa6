"""What stands in tables of a Word document: steps, what would help them, and the tables of an agenda."""

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from sheetsync.model.document import Headings, Help, Step
from sheetsync.model.page import Badge, Items, Table, Text
from sheetsync.render import heading, tone
from sheetsync.render.word.element import flatten, keep_whole, link, table, write

SMALL: Final = 9.0
_SHORT: Final = 8
"""As many rows as a table has that no page should cut."""

_SHARES: Final = (0.2, 0.5, 0.14, 0.16)
"""How wide the columns of a table of steps are; all together 1."""

_FIRST: Final = 44
"""How wide the column is that names the rows, in hundredths, where a table doesn't say."""


def put_helps(word: WordDocument, width: int, words: Headings, helps: Sequence[Help]) -> None:
    """Put steps into a table, each with what there is to say of it."""
    rows = table(word, len(helps), [int(width * 0.2), int(width * 0.8)], rules=("top", "insideH"))
    for row, each in zip(rows.rows, helps, strict=True):
        keep_whole(row)
        status, text = row.cells
        _status(status, each.step)
        flatten(text.paragraphs[0])
        _text(text.paragraphs[0], each.step, words)
        details = " · ".join(filter(None, (each.project, heading.details(each.step))))
        if details:
            write(_line(text), details, colour=tone.QUIET, points=SMALL)
        if each.goal:
            write(_line(text), each.goal, colour=tone.QUIET)
        if said := each.step.note or each.unsaid:
            write(_line(text), said).italic = not each.step.note


def put_steps(
    word: WordDocument, width: int, words: Headings, steps: Sequence[tuple[Step, str]], *, breaks: bool = False
) -> None:
    """Put steps into a table, each with the name of its project, "" for none; one that `breaks` may go on on a page."""
    if not steps:
        return
    widths = [int(width * share) for share in _SHARES]
    rows = table(word, len(steps) + 1, widths, rules=("insideH",))
    keep_whole(rows.rows[0], heads=True)
    for cell, title in zip(rows.rows[0].cells, heading.columns(words), strict=True):
        flatten(cell.paragraphs[0])
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        write(cell.paragraphs[0], title, colour=tone.QUIET, points=SMALL)
    for number, (row, (step, project)) in enumerate(zip(list(rows.rows)[1:], steps, strict=True), start=1):
        keep_whole(row)
        cells = row.cells
        _status(cells[0], step)
        for cell in cells[1:]:
            flatten(cell.paragraphs[0])
        _text(cells[1].paragraphs[0], step, words)
        if project:
            write(_line(cells[1]), project, colour=tone.QUIET, points=SMALL)
        for cell, text in zip(cells[2:], (step.owner, step.when), strict=True):
            write(cell.paragraphs[0], text)
        # A short table stays on one page, but on the first, which would be half empty; no row is left alone.
        if number < len(steps) and (number in (1, len(steps) - 1) or (len(steps) <= _SHORT and not breaks)):
            for paragraph in (each for cell in cells for each in cell.paragraphs):
                paragraph.paragraph_format.keep_with_next = True


def put_table(word: WordDocument, width: int, block: Table) -> None:
    """Put a table, its headers again on each page."""
    many = len(block.headers)
    shares = block.shares or (_FIRST, *[(100 - _FIRST) // (many - 1)] * (many - 1))
    made = table(word, len(block.rows) + 1, [width * share // 100 for share in shares], rules=("insideH",))
    head = tuple(map(Text, block.headers))
    for place, (row, entries) in enumerate(zip(made.rows, (head, *block.rows), strict=True)):
        keep_whole(row, heads=not place)
        for cell, entry, is_figure in zip(row.cells, entries, block.figures, strict=True):
            _entry(cell, entry, is_head=not place)
            for paragraph in cell.paragraphs if is_figure else ():
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _entry(cell: Any, entry: Text | Badge | Items, *, is_head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if isinstance(entry, Badge):
        write(paragraph, entry.text, colour=tone.COLOURS[entry.status], bold=True, points=9.5)
    elif isinstance(entry, Text) and entry.link:
        link(paragraph, entry.text, entry.link)
    else:
        colour = tone.QUIET if is_head or isinstance(entry, Items) else ""
        write(paragraph, entry.text, colour=colour, points=SMALL if colour else 0)


def _status(cell: Any, step: Step) -> None:
    flatten(cell.paragraphs[0])
    write(cell.paragraphs[0], heading.status(step), colour=tone.of_status(step), bold=True, points=9.5)


def _text(paragraph: Paragraph, step: Step, words: Headings) -> None:
    if step.is_stretch:
        write(paragraph, heading.stretch(step, words)).italic = True
    link(paragraph, step.text, step.link)


def _line(cell: Any) -> Paragraph:
    paragraph: Paragraph = cell.add_paragraph()
    flatten(paragraph)
    return paragraph
