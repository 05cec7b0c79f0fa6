"""The summary as paragraphs for a Google Doc: plain texts with the document's own styles."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Final, Literal

from sheetsync.model.document import Document, Group, Headings, Help, Step, Work
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


def render(document: Document) -> str:
    """Return the paragraphs, none of them empty, as a list in JSON."""
    return json.dumps([asdict(each) for each in _paragraphs(document) if each.text], ensure_ascii=True)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    yield _paragraph(document.title, style="HEADING_1")
    yield _paragraph(document.subtitle)
    yield _paragraph(document.said)
    yield _paragraph(" ".join(document.headline))
    yield _paragraph(" · ".join(f"{each.shape} {each.word} {each.number}" for each in document.counts))
    yield from map(_paragraph, (document.stretch, document.trend))
    if document.news:
        yield _paragraph(document.news.title, style="HEADING_2")
        yield from map(_paragraph, (*document.news.items, document.news.more))
    if document.help_title:
        yield _paragraph(document.help_title, style="HEADING_2")
        yield from _helps(document.help, document.help_none, words=document.words, with_note=True)
        yield _paragraph(document.help_more)
    if document.next_title:
        yield _paragraph(document.next_title, style="HEADING_2")
        yield from _helps(document.next, document.words.nothing_next, words=document.words, with_note=False)
        yield _paragraph(document.next_more)
    for group in document.groups:
        yield from _group(group, document.words)
    if document.below:
        yield _paragraph(document.words.below, style="HEADING_2")
        yield from (_paragraph(f"{each.name}: {each.progress}") for each in document.below)
    yield from map(_paragraph, document.footer)


def _helps(helps: Iterable[Help], otherwise: str, *, words: Headings, with_note: bool) -> Iterator[Paragraph]:
    nobody = True
    for each in helps:
        nobody = False
        yield _step(
            each.step,
            words,
            each.project,
            " ".join(filter(None, (each.goal, each.step.note or each.unsaid))) if with_note else "",
        )
    if nobody:
        yield _paragraph(otherwise)


def _group(group: Group, words: Headings) -> Iterator[Paragraph]:
    yield _paragraph(group.title, style="HEADING_2")
    for work in group.works:
        yield from _work(work, words)


def _work(work: Work, words: Headings) -> Iterator[Paragraph]:
    yield _paragraph(f"{work.name}, {work.progress}", style="HEADING_3")
    yield _paragraph(work.goal)
    yield from (_step(each, words) for each in work.steps)


def _step(step: Step, words: Headings, project: str = "", note: str = "") -> Paragraph:
    details = ", ".join(filter(None, (project, step.owner, step.when, step.since)))
    text = f"{heading.stretch(step, words)}{step.text}{f' ({details})' if details else ''}{f': {note}' if note else ''}"
    return _paragraph(text, before=heading.status(step))


def _paragraph(text: str, *, style: Style = "NORMAL_TEXT", before: str = "") -> Paragraph:
    before, text = _safe(before), _safe(text)
    return Paragraph(f"{before}  {text}" if before else text, style, len(before.encode("utf-16-le")) // 2)


def _safe(text: str) -> str:
    return _PRIVATE.sub("\ufffd", visible_line(text))
