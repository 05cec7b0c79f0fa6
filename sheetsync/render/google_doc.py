"""A page as paragraphs for a Google Doc: plain texts with the document's own styles."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import Final, Literal

from sheetsync.model.document import Headings, Help, Step
from sheetsync.model.page import Block, Items, Page
from sheetsync.model.work import Counts, Helps, Pairs, Project, Remark, Steps
from sheetsync.render import heading
from sheetsync.render.escape import visible_line

Style = Literal["HEADING_1", "HEADING_2", "HEADING_3", "NORMAL_TEXT"]
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
"""The Docs API drops these without a word, and every index behind them would be wrong
(https://developers.google.com/workspace/docs/api/reference/rest/v1/documents/request#inserttextrequest)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, without a line break. Its first `bold` characters, in UTF-16 units, are bold."""

    text: str
    style: Style = "NORMAL_TEXT"
    bold: int = 0


def render(page: Page) -> str:
    """Return the paragraphs, none of them empty, as a list in JSON."""
    return json.dumps([asdict(each) for each in _paragraphs(page) if each.text], ensure_ascii=True)


def _paragraphs(page: Page) -> Iterator[Paragraph]:
    yield _paragraph(page.title, style="HEADING_1")
    yield from map(_paragraph, (page.subtitle, page.said, " ".join(page.headline)))
    for part in page.of_words:
        yield _paragraph(part.title, style="HEADING_2")
        for block in part.blocks:
            yield from _block(block, page.words)
    yield from map(_paragraph, page.footer)


def _block(block: Block, words: Headings) -> Iterator[Paragraph]:
    match block:
        case Remark(text) | Counts(text=text):
            yield _paragraph(text)
        case Items(items):
            yield from (_paragraph(each.text) for each in items)
        case Helps(helps):
            yield from map(partial(_help, words), helps)
        case Steps(steps):
            yield from (_step(each.step, words, each.project) for each in steps)
        case Project(work):
            yield _paragraph(f"{work.name}, {work.progress}", style="HEADING_3")
            yield _paragraph(work.goal)
            yield from (_step(each, words) for each in work.steps)
        case Pairs(pairs):
            yield from (_paragraph(f"{name}: {said}") for name, said in pairs)


def _help(words: Headings, each: Help) -> Paragraph:
    said = " ".join(filter(None, (each.goal, each.step.note or each.unsaid)))
    return _step(each.step, words, each.project, said)


def _step(step: Step, words: Headings, project: str = "", note: str = "") -> Paragraph:
    details = ", ".join(filter(None, (project, step.owner, step.when, step.since)))
    text = f"{heading.stretch(step, words)}{step.text}{f' ({details})' if details else ''}{f': {note}' if note else ''}"
    return _paragraph(text, before=heading.status(step))


def _paragraph(text: str, *, style: Style = "NORMAL_TEXT", before: str = "") -> Paragraph:
    before, text = _safe(before), _safe(text)
    return Paragraph(f"{before}  {text}" if before else text, style, len(before.encode("utf-16-le")) // 2)


def _safe(text: str) -> str:
    return _PRIVATE.sub("\ufffd", visible_line(text))
