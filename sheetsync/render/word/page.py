"""The parts of a Word document, top to bottom."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph

from sheetsync.errors import UsageError
from sheetsync.model import page as blocks
from sheetsync.model.document import Count
from sheetsync.model.page import Block, BurnUp, Items, Page, Prompt, Table, Tracks
from sheetsync.model.work import Counts, Helps, Pairs, Project, Remark, Steps, Strips
from sheetsync.render import drawing, picture, tone
from sheetsync.render.escape import visible_line
from sheetsync.render.package import settled
from sheetsync.render.word.element import at_right, describe, flatten, keep_whole, pad, shade, table, write
from sheetsync.render.word.rows import SMALL, put_helps, put_steps, put_table
from sheetsync.render.word.style import dress, speak


def render(page: Page, template: bytes | None) -> bytes:
    """Return the page as `.docx`; see the package."""
    if template is None:
        word = docx.Document()
        dress(word, is_wide=page.is_wide)
        return _filled(word, page)
    try:
        return _filled(docx.Document(io.BytesIO(template)), page)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - what the library meets in a file of anybody's, it says in any way
        raise UsageError(f"the template is no .docx that can be read ({type(error).__name__}): save it again") from None


def _filled(word: WordDocument, page: Page) -> bytes:
    """Put the page into a document, whose own text makes room for it."""
    body = word.element.body
    for each in list(body)[:-1]:
        body.remove(each)
    _Page(word, page).write()
    _describe(word, page)
    written = io.BytesIO()
    word.save(written)
    return settled(written.getvalue())


def _describe(word: WordDocument, page: Page) -> None:
    """Set the properties: nothing of the machine, of a template's author or of the library."""
    about = word.core_properties
    about.title = visible_line(page.title)[:255]
    about.created = about.modified = page.made.replace(tzinfo=None)
    about.author = about.last_modified_by = about.comments = about.subject = about.keywords = about.category = ""
    about.revision = 1
    speak(word, page.language)


@dataclass(frozen=True)
class _Page:
    word: WordDocument
    page: Page

    # Asked once: to the library, each question is a search of all that was written so far.
    @cached_property
    def _width(self) -> int:
        """How wide the text is, in EMU."""
        section = self.word.sections[0]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        return int(page or 0) - int(left or 0) - int(right or 0) or int(Pt(470))

    def write(self) -> None:
        page = self.page
        self._styled(page.title, "Title")
        self._styled(page.subtitle, "Subtitle")
        if page.said:
            self._say(page.said)
        first = self._say(page.headline[0], bold=True, points=13)
        write(first, "".join(f" {each}" for each in page.headline[1:]), points=13)
        for part in page.parts:
            if part.title:
                self._styled(part.title, "Heading 1")
            for block in part.blocks:
                self._block(block)
        self._footer()

    def _say(self, text: str, **looks: Any) -> Paragraph:
        paragraph = self.word.add_paragraph()
        write(paragraph, text, **looks)
        return paragraph

    def _styled(self, text: str, style: str) -> Paragraph:
        paragraph = self.word.add_paragraph()
        try:
            paragraph.style = self.word.styles[style]
        except KeyError:
            # A template without it: it must not fail, only look plain.
            paragraph.style = self.word.styles["Normal"]
        write(paragraph, text, bold=style.startswith("Heading"))
        return paragraph

    def _block(self, block: Block) -> None:
        match block:
            case blocks.Paragraph(text, quiet):
                said = self._say(text, colour=tone.QUIET if quiet else "", points=SMALL if quiet else 0)
                # A goal stays with the table below it.
                said.paragraph_format.keep_with_next = quiet or None
            case Remark(text):
                self._say(text, colour=tone.QUIET)
            case Items(items):
                for each in items:
                    self._styled(each.text, "List Bullet").paragraph_format.space_after = Pt(2)
            case Counts(counts):
                self._counts(counts)
            case Helps() | Steps() | Project() | Pairs():
                self._work(block)
            case Table():
                put_table(self.word, self._width, block)
                self._gap()
            case Strips() | Tracks() | BurnUp():
                self._pictures(block)
            case Prompt(question):
                self._prompt(question)

    def _work(self, block: Helps | Steps | Project | Pairs) -> None:
        words = self.page.words
        match block:
            case Helps(helps):
                put_helps(self.word, self._width, words, helps)
            case Steps(steps):
                put_steps(self.word, self._width, words, [(each.step, each.project) for each in steps], breaks=True)
            case Pairs(pairs):
                for name, said in pairs:
                    at_right(self._say(name), said, self._width)
            case Project(work):
                at_right(self._styled(work.name, "Heading 2"), work.progress, self._width)
                if work.goal:
                    goal = self.word.add_paragraph()
                    goal.paragraph_format.keep_with_next = bool(work.steps)
                    write(goal, work.goal).italic = True
                put_steps(self.word, self._width, words, [(step, "") for step in work.steps])

    def _pictures(self, block: Strips | Tracks | BurnUp) -> None:
        for svg, said in drawing.drawn(block):
            shown = self.word.add_picture(io.BytesIO(picture.png(svg)), width=Emu(self._width))
            describe(shown, said)
        if caption := drawing.caption(block):
            self._say(caption, colour=tone.QUIET, points=SMALL)

    def _counts(self, counts: Sequence[Count]) -> None:
        gap = self.word.add_paragraph()
        gap.paragraph_format.space_after = Pt(2)
        bar = table(self.word, 1, [max(int(self._width * each.share), int(Pt(4))) for each in counts])
        for cell, each in zip(bar.rows[0].cells, counts, strict=True):
            shade(cell, tone.COLOURS[each.status])
            flatten(cell.paragraphs[0])
            cell.paragraphs[0].paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            cell.paragraphs[0].paragraph_format.line_spacing = Pt(11)
        legend = self.word.add_paragraph()
        legend.paragraph_format.space_before = Pt(5)
        for each in counts:
            write(legend, each.shape, colour=tone.COLOURS[each.status], points=10)
            # A space that doesn't break keeps a count with its word.
            legend.add_run(f"\u00a0{each.word}\u00a0{each.number}".replace(" ", "\u00a0") + "    ").font.size = Pt(10)

    def _prompt(self, question: str) -> None:
        box = self.word.add_table(1, 1, style="Table Grid")
        box.rows[0].height = Cm(4)
        keep_whole(box.rows[0])
        cell = box.rows[0].cells[0]
        pad(cell, 120)
        write(cell.paragraphs[0], question, bold=True)
        self._gap()

    def _gap(self) -> None:
        """Part a table from what follows: without a paragraph between them Word makes one of two."""
        self._say(" ", points=4)

    def _footer(self) -> None:
        for place, sentence in enumerate(self.page.footer):
            paragraph = self._say(sentence, colour=tone.QUIET, points=SMALL)
            paragraph.paragraph_format.space_before = Pt(0 if place else 18)
            paragraph.paragraph_format.space_after = Pt(0)
