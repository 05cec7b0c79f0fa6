"""The summary as pages of blocks: the whole of it, and the brief of a mail. Each says in which order things stand."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sheetsync.model.document import Document, News
from sheetsync.model.page import Block, Items, Page, Paragraph, Part, Text
from sheetsync.model.work import Counts, Helps, Pairs, Project, Remark, Steps, Strips
from sheetsync.render import heading
from sheetsync.render.escape import shortened

_NAME: Final = 90
"""A name in a mail has at most so many columns."""


def whole(document: Document) -> Page:
    """Return a page with all that a summary says."""
    return _page(document, _whole(document), document.footer)


def brief(document: Document) -> Page:
    """Return a page with what fits into a mail."""
    return _page(document, _brief(document), document.footer[:1])


def _page(document: Document, parts: Iterator[Part], footer: tuple[str, ...]) -> Page:
    return Page(
        title=document.title,
        subtitle=document.subtitle,
        headline=document.headline,
        parts=tuple(part for part in parts if part.blocks),
        footer=footer,
        made=document.read_at,
        language=document.language,
        words=document.words,
        said=document.said,
    )


def _whole(document: Document) -> Iterator[Part]:
    yield _bare(Counts(document.counts) if document.counts else None)
    yield from (_bare(Remark(each)) for each in (document.stretch, document.trend) if each)
    yield from _news(document.news)
    if document.help_title:
        yield _told(document.help_title, Helps(document.help), document.help_none, document.help_more)
    if document.next_title:
        yield _told(document.next_title, Steps(document.next), document.words.nothing_next, document.next_more)
    if document.timeline and document.timeline.strips:
        yield Part(document.words.timeline, (Strips(document.timeline),))
    for group in document.groups:
        yield Part(group.title, tuple(map(Project, group.works)))
    if document.below:
        yield Part(document.words.below, (Pairs(tuple((each.name, each.progress) for each in document.below)),))


def _brief(document: Document) -> Iterator[Part]:
    told, words = document.brief, document.words
    yield from _news(told.news)
    if told.help:
        yield Part(document.help_title, (Helps(told.help),))
    if told.next:
        yield Part(document.next_title, (Steps(tuple(replace(each, project="") for each in told.next)),))
    troubled, fine = heading.others(told)
    if troubled or fine:
        lines = [
            f"{each.shape if each.word else '-'} {shortened(each.name, _NAME)}, {each.progress}" for each in troubled
        ]
        named = " · ".join(shortened(each.name, _NAME) for each in fine)
        title = words.others if told.help else words.projects
        yield Part(title, tuple(map(Paragraph, filter(None, (*lines, named)))))
    yield from (_bare(Paragraph(each)) for each in (told.more, heading.whole(document)) if each)


def _bare(block: Block | None) -> Part:
    return Part("", (block,) if block else ())


def _news(news: News | None) -> Iterator[Part]:
    if news:
        yield Part(news.title, (Items(tuple(map(Text, filter(None, (*news.items, news.more))))),))


def _told(title: str, block: Helps | Steps, otherwise: str, more: str) -> Part:
    has_any = block.helps if isinstance(block, Helps) else block.steps
    shown: Block = block if has_any else Remark(otherwise)
    return Part(title, (shown, Remark(more)) if more else (shown,))
