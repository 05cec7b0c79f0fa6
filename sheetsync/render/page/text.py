"""A page as plain text: for a terminal, a chat, and the twin of a mail."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sheetsync.model.document import Headings, Help, Step
from sheetsync.model.page import Block, BurnUp, Items, Page, Paragraph, Prompt, Table, Tracks
from sheetsync.model.work import Counts, Helps, Pairs, Project, Remark, Steps
from sheetsync.render import heading
from sheetsync.render.escape import shortened, terminal, web_link, width, wrapped

COLUMNS: Final = 76
"""As many as a mail, and a quotation of it, have room for."""

_WIDE: Final = 100
"""As many as a table needs where nobody says how many there are."""

_BLANK = 60
"""How long a line to write on is."""


def render(page: Page, *, columns: int = 0, has_rules: bool = True) -> str:
    """Return the page in so many columns, 0 for as many as it needs; what a table has no room for is cut in it.

    Rules stand below its headings, but in a mail, where the eye needs none and an ear would hear each sign.
    """
    has_table = any(isinstance(block, Table) for part in page.parts for block in part.blocks)
    columns = columns or (_WIDE if has_table else COLUMNS)
    return "\n".join(_Text(page.words, columns, has_rules).lines(page)).rstrip() + "\n"


@dataclass(frozen=True, slots=True)
class _Text:
    words: Headings
    columns: int
    has_rules: bool

    def lines(self, page: Page) -> Iterator[str]:
        yield from self._titled(page.title, "#")
        yield from self._wrapped(page.subtitle)
        for each in filter(None, (page.said, " ".join(page.headline))):
            yield from ("", *self._wrapped(each))
        for part in page.of_words:
            yield from ("", *self._titled(part.title, "="))
            before: Block | None = None
            for block in part.blocks:
                # A sentence stays with what is said before it; all else stands by itself.
                if before and not (_is_said(before) and _is_sentence(block)):
                    yield ""
                yield from self._block(block)
                before = block
        if page.url:
            yield from ("", *self._wrapped(f"{page.words.whole}: {page.url}"))
        yield from ("", "-- ")
        for sentence in page.footer:
            yield from self._wrapped(sentence)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(text) | Remark(text) | Counts(text=text):
                yield from self._wrapped(text)
            case Items(items):
                yield from (line for each in items for line in self._wrapped(each.text, "- "))
            case Pairs(pairs):
                yield from (line for name, said in pairs for line in self._wrapped(f"{name}: {said}", "- "))
            case Helps() | Steps() | Project():
                yield from self._work(block)
            case Table():
                rows = [block.headers, *([each.text for each in row] for row in block.rows)]
                yield from _table(rows, self.columns, block.figures)
            case Tracks():
                yield from _tracks(block, self.columns)
            case BurnUp(sparks=(done, total), legend=(of_done, of_total)):
                yield from (terminal(block.label), f"  {total}  {terminal(of_total)}", f"  {done}  {terminal(of_done)}")
            case Prompt(question):
                yield from (*self._wrapped(question), *[f"  {'_' * min(_BLANK, self.columns - 2)}"] * 3)

    def _work(self, block: Helps | Steps | Project) -> Iterator[str]:
        match block:
            case Helps(helps):
                yield from (line for each in helps for line in self._help(each))
            case Steps(steps):
                yield from (line for each in steps for line in self._step(each.step, each.project))
            case Project(work) if _is_sentence(block):
                yield from self._wrapped(f"{work.shape if work.word else '-'} {work.name}, {work.progress}")
            case Project(work):
                yield from self._titled(f"{work.name} ({work.progress})", "-")
                yield from self._wrapped(work.goal)
                yield from (line for each in work.steps for line in self._step(each))

    def _help(self, each: Help) -> Iterator[str]:
        yield from self._step(each.step, each.project)
        for text in (each.goal, each.step.note or each.unsaid):
            yield from self._wrapped(text, "    ")

    def _step(self, step: Step, project: str = "") -> Iterator[str]:
        details = ", ".join(each for each in (project, step.owner, step.when, step.since) if each)
        text = f"{heading.stretch(step, self.words)}{step.text}{f' ({details})' if details else ''}"
        yield from self._wrapped(f"{heading.status(step, ': ')}{text}", "", "  ")

    def _titled(self, title: str, rule: str) -> Iterator[str]:
        lines = list(self._wrapped(title))
        yield from lines
        if lines and self.has_rules:
            yield rule * max(map(width, lines))

    def _wrapped(self, text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
        """Break a text between words; `first` and `rest` stand before the first and the other lines.

        A word that is longer than a line is broken, but for an address: that leads nowhere in two lines.
        """
        rest = (first if not first.strip() else " " * len(first)) if rest is None else rest
        room = self.columns - max(len(first), len(rest))
        line = first
        for word in terminal(text).split(" "):
            if line not in (first, rest) and width(line) + 1 + width(word) > self.columns:
                yield line
                line = rest
            *full, last = [word] if web_link(word) else wrapped(word, room)
            for each in full:
                yield line + each
                line = rest
            line += last if line in (first, rest) else f" {last}"
        if line.strip():
            yield line


def _is_sentence(block: Block) -> bool:
    """Whether a block is a sentence or two: so is a project of which nothing is known but how far it is."""
    if isinstance(block, Project):
        return not (block.work.goal or block.work.steps)
    return isinstance(block, Paragraph | Remark | Items)


def _is_said(block: Block) -> bool:
    """Whether what a block says goes on in a sentence after it."""
    return isinstance(block, Helps | Steps) or (_is_sentence(block) and not isinstance(block, Items))


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
        yield "  ".join(map(_placed, cut, widths, figures)).rstrip()
        if below and row[-1] and number:
            yield from (f"    {line}" for line in wrapped(row[-1], columns - 4))


def _placed(text: str, most: int, is_figure: bool) -> str:
    gap = " " * (most - width(text))
    return f"{gap}{text}" if is_figure else f"{text}{gap}"
