"""A page as a Word document, with its pictures, and with room to write."""

import io
from dataclasses import dataclass
from typing import Any, Final

from sheetsync.model.own_text import one_line
from sheetsync.model.page import Badge, Block, BurnUp, Items, Page, Paragraph, Prompt, Table, Text, Tracks
from sheetsync.render import tone
from sheetsync.render.needed import needed
from sheetsync.render.package import settled
from sheetsync.render.page import drawing
from sheetsync.render.picture import png

_SMALL: Final = 9.0
_FIRST: Final = 44
"""How wide the column is that names the rows, in hundredths, where a table doesn't say."""


def render(page: Page) -> bytes:
    """Return the page as `.docx`, the same bytes for the same page.

    Raises:
        UsageError: The extra is not installed.
    """
    with needed("docx"):
        import docx

        from sheetsync.render.word.style import dress, speak
    word = docx.Document()
    dress(word)
    _Page(word, page).write()
    about = word.core_properties
    about.title = one_line(page.title)[:255]
    about.created = about.modified = page.made
    about.author = about.last_modified_by = about.comments = about.subject = about.keywords = about.category = ""
    about.revision = 1
    speak(word, page.language)
    written = io.BytesIO()
    word.save(written)
    return settled(written.getvalue())


@dataclass(frozen=True, slots=True)
class _Page:
    word: Any
    page: Page

    @property
    def _width(self) -> int:
        """How wide the text is, in EMU."""
        section = self.word.sections[0]
        return int(section.page_width) - int(section.left_margin) - int(section.right_margin)

    def write(self) -> None:
        page = self.page
        self._say(page.title, "Title")
        self._say(page.subtitle, "Subtitle")
        first = self._say(page.headline[0], bold=True, points=13)
        self._add(first, "".join(f" {each}" for each in page.headline[1:]), points=13)
        for part in page.parts:
            self._say(part.title, "Heading 1", bold=True)
            for block in part.blocks:
                self._block(block)
        for sentence in page.footer:
            self._say(sentence, colour=tone.QUIET, points=_SMALL)

    def _say(self, text: str, style: str = "Normal", **looks: Any) -> Any:
        paragraph = self.word.add_paragraph(style=style)
        self._add(paragraph, text, **looks)
        return paragraph

    def _add(self, paragraph: Any, text: str, **looks: Any) -> None:
        from sheetsync.render.word.element import write

        write(paragraph, text, **looks)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph(text, quiet):
                self._say(text, colour=tone.QUIET if quiet else "", points=_SMALL if quiet else 0)
            case Items(items):
                for each in items:
                    self._say(each.text, "List Bullet")
            case Table():
                self._table(block)
            case Tracks():
                for svg in drawing.tracks(block):
                    self._picture(svg, block)
            case BurnUp():
                self._picture(drawing.burn_up(block), block)
                self._say(block.label, colour=tone.QUIET, points=_SMALL)
            case Prompt(question):
                self._prompt(question)

    def _picture(self, svg: str, block: Tracks | BurnUp) -> None:
        from docx.shared import Emu

        from sheetsync.render.word.element import describe

        describe(self.word.add_picture(io.BytesIO(png(svg)), width=Emu(self._width)), drawing.said(block))

    def _table(self, block: Table) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        from sheetsync.render.word.element import keep_whole, table

        many = len(block.headers)
        shares = block.shares or (_FIRST, *[(100 - _FIRST) // (many - 1)] * (many - 1))
        made = table(
            self.word, len(block.rows) + 1, [self._width * share // 100 for share in shares], rules=("insideH",)
        )
        head = tuple(map(Text, block.headers))
        for place, (row, entries) in enumerate(zip(made.rows, (head, *block.rows), strict=True)):
            keep_whole(row, heads=not place)
            for cell, entry, is_figure in zip(row.cells, entries, block.figures, strict=True):
                self._entry(cell, entry, is_head=not place)
                for paragraph in cell.paragraphs if is_figure else ():
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._gap()

    def _entry(self, cell: Any, entry: Text | Badge | Items, *, is_head: bool) -> None:
        from docx.shared import Pt

        from sheetsync.render.word.element import link

        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if isinstance(entry, Badge):
            self._add(paragraph, entry.text, colour=tone.COLOURS[entry.status], bold=True, points=9.5)
        elif isinstance(entry, Text) and entry.link:
            link(paragraph, entry.text, entry.link)
        else:
            colour = tone.QUIET if is_head or isinstance(entry, Items) else ""
            self._add(paragraph, entry.text, colour=colour, points=_SMALL if colour else 0)

    def _prompt(self, question: str) -> None:
        from docx.shared import Cm

        from sheetsync.render.word.element import keep_whole, pad

        box = self.word.add_table(1, 1, style="Table Grid")
        box.rows[0].height = Cm(4)
        keep_whole(box.rows[0])
        cell = box.rows[0].cells[0]
        pad(cell, 120)
        self._add(cell.paragraphs[0], question, bold=True)
        self._gap()

    def _gap(self) -> None:
        """Part a table from what follows: without a paragraph between them Word makes one of two."""
        self._say(" ", points=4)
