"""The parts of the Word document, top to bottom."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph

from sheetsync.errors import UsageError
from sheetsync.model.document import Document, Headings, Help, Step, Work
from sheetsync.render import heading, picture, tone
from sheetsync.render.escape import visible_line
from sheetsync.render.package import settled
from sheetsync.render.word.element import at_right, describe, flatten, keep_whole, link, shade, table, write
from sheetsync.render.word.style import dress, speak

_SMALL: Final = 9.0
_SHORT: Final = 8
"""As many rows as a table has that no page should cut."""

_SHARES: Final = (0.2, 0.5, 0.14, 0.16)
"""How wide the columns of a table of steps are; all together 1."""


def render(document: Document, template: bytes | None) -> bytes:
    """Return the document as `.docx`; see the package."""
    if template is None:
        word = docx.Document()
        dress(word)
        return _filled(word, document)
    try:
        return _filled(docx.Document(io.BytesIO(template)), document)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - what the library meets in a file of anybody's, it says in any way
        raise UsageError(f"the template is no .docx that can be read ({type(error).__name__}): save it again") from None


def _filled(word: WordDocument, document: Document) -> bytes:
    """Put the summary into a document, whose own text makes room for it."""
    body = word.element.body
    for each in list(body)[:-1]:
        body.remove(each)
    _Page(word, document).write()
    _describe(word, document)
    written = io.BytesIO()
    word.save(written)
    return settled(written.getvalue())


def _describe(word: WordDocument, document: Document) -> None:
    """Set the properties: nothing of the machine, of a template's author or of the library."""
    about = word.core_properties
    about.title = visible_line(document.title)[:255]
    about.created = about.modified = document.read_at.replace(tzinfo=None)
    about.author = about.last_modified_by = about.comments = about.subject = about.keywords = about.category = ""
    about.revision = 1
    speak(word, document.language)


@dataclass(frozen=True, slots=True)
class _Page:
    word: WordDocument
    document: Document

    @property
    def _width(self) -> int:
        """How wide the text is, in EMU."""
        section = self.word.sections[0]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        return int(page or 0) - int(left or 0) - int(right or 0) or int(Pt(470))

    def write(self) -> None:
        document = self.document
        self._styled(document.title, "Title")
        self._styled(document.subtitle, "Subtitle")
        if document.said:
            write(self.word.add_paragraph(), document.said)
        first = self.word.add_paragraph()
        write(first, document.headline[0], bold=True, points=13)
        write(first, "".join(f" {each}" for each in document.headline[1:]), points=13)
        self._status_bar()
        self._news()
        self._helps(document.help_title, document.help, document.help_none)
        self._coming()
        self._timeline()
        for group in document.groups:
            self._styled(group.title, "Heading 1")
            for work in group.works:
                self._work(work)
        if document.below:
            self._styled(document.words.below, "Heading 1")
            for work in document.below:
                line = self.word.add_paragraph()
                write(line, work.name)
                at_right(line, work.progress, self._width)
        self._footer()

    def _styled(self, text: str, style: str) -> Paragraph:
        paragraph = self.word.add_paragraph()
        try:
            paragraph.style = self.word.styles[style]
        except KeyError:
            # A template without it: it must not fail, only look plain.
            paragraph.style = self.word.styles["Normal"]
        write(paragraph, text, bold=style.startswith("Heading"))
        return paragraph

    def _status_bar(self) -> None:
        counts = self.document.counts
        if not counts:
            return
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
        for sentence in filter(None, (self.document.stretch, self.document.trend)):
            write(self.word.add_paragraph(), sentence, colour=tone.QUIET)

    def _news(self) -> None:
        news = self.document.news
        if news is None:
            return
        self._styled(news.title, "Heading 1")
        for each in filter(None, (*news.items, news.more)):
            paragraph = self._styled(each, "List Bullet")
            paragraph.paragraph_format.space_after = Pt(2)

    def _helps(self, title: str, helps: Sequence[Help], otherwise: str) -> None:
        if not title:
            return
        self._styled(title, "Heading 1")
        if not helps:
            write(self.word.add_paragraph(), otherwise, colour=tone.QUIET)
            return
        rows = table(self.word, len(helps), [int(self._width * 0.2), int(self._width * 0.8)], rules=("top", "insideH"))
        for row, each in zip(rows.rows, helps, strict=True):
            keep_whole(row)
            status, text = row.cells
            _status(status, each.step)
            flatten(text.paragraphs[0])
            _text(text.paragraphs[0], each.step, self.document.words)
            details = " · ".join(filter(None, (each.project, heading.details(each.step))))
            if details:
                write(_line(text), details, colour=tone.QUIET, points=_SMALL)
            if each.goal:
                write(_line(text), each.goal, colour=tone.QUIET)
            if said := each.step.note or each.unsaid:
                write(_line(text), said).italic = not each.step.note
        if self.document.help_more:
            write(self.word.add_paragraph(), self.document.help_more, colour=tone.QUIET)

    def _timeline(self) -> None:
        timeline = self.document.timeline
        if timeline is None or not timeline.strips:
            return
        self._styled(self.document.words.timeline, "Heading 1")
        for part, svg in enumerate(picture.timelines(timeline)):
            shown = self.word.add_picture(io.BytesIO(picture.png(svg)), width=Emu(self._width))
            describe(shown, picture.alternative(timeline, part))
        write(self.word.add_paragraph(), timeline.label, colour=tone.QUIET, points=_SMALL)

    def _work(self, work: Work) -> None:
        title = self._styled(work.name, "Heading 2")
        at_right(title, work.progress, self._width)
        if work.goal:
            goal = self.word.add_paragraph()
            goal.paragraph_format.keep_with_next = bool(work.steps)
            write(goal, work.goal).italic = True
        self._steps([(step, "") for step in work.steps])

    def _coming(self) -> None:
        if not self.document.next_title:
            return
        self._styled(self.document.next_title, "Heading 1")
        self._steps([(each.step, each.project) for each in self.document.next], breaks=True)
        rest = self.document.next_more or ("" if self.document.next else self.document.words.nothing_next)
        if rest:
            write(self.word.add_paragraph(), rest, colour=tone.QUIET)

    def _steps(self, steps: Sequence[tuple[Step, str]], *, breaks: bool = False) -> None:
        if not steps:
            return
        widths = [int(self._width * share) for share in _SHARES]
        rows = table(self.word, len(steps) + 1, widths, rules=("insideH",))
        keep_whole(rows.rows[0], heads=True)
        for cell, word in zip(rows.rows[0].cells, heading.columns(self.document.words), strict=True):
            flatten(cell.paragraphs[0])
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            write(cell.paragraphs[0], word, colour=tone.QUIET, points=_SMALL)
        for number, (row, (step, project)) in enumerate(zip(list(rows.rows)[1:], steps, strict=True), start=1):
            keep_whole(row)
            cells = row.cells
            _status(cells[0], step)
            for cell in cells[1:]:
                flatten(cell.paragraphs[0])
            _text(cells[1].paragraphs[0], step, self.document.words)
            if project:
                write(_line(cells[1]), project, colour=tone.QUIET, points=_SMALL)
            for cell, text in zip(cells[2:], (step.owner, step.when), strict=True):
                write(cell.paragraphs[0], text)
            # A short table stays on one page, but on the first, which would be half empty; no row is left alone.
            if number < len(steps) and (number in (1, len(steps) - 1) or (len(steps) <= _SHORT and not breaks)):
                for paragraph in (each for cell in cells for each in cell.paragraphs):
                    paragraph.paragraph_format.keep_with_next = True

    def _footer(self) -> None:
        for place, sentence in enumerate(self.document.footer):
            paragraph = self.word.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(0 if place else 18)
            paragraph.paragraph_format.space_after = Pt(0)
            write(paragraph, sentence, colour=tone.QUIET, points=_SMALL)


def _status(cell: Any, step: Step) -> None:
    flatten(cell.paragraphs[0])
    write(cell.paragraphs[0], heading.status(step), colour=tone.COLOURS[step.status], bold=True, points=9.5)


def _text(paragraph: Paragraph, step: Step, words: Headings) -> None:
    if step.is_stretch:
        write(paragraph, heading.stretch(step, words)).italic = True
    link(paragraph, step.text, step.link)


def _line(cell: Any) -> Paragraph:
    paragraph: Paragraph = cell.add_paragraph()
    flatten(paragraph)
    return paragraph
