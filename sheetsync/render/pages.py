"""The summary as pages of blocks: all of it, all of it for a screen, the brief of a mail, and a deck for a meeting.

Each says in which order things stand.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeVar

from sheetsync.model.document import Document, Headings, Help, News, Step, Work
from sheetsync.model.page import Block, Items, Page, Paragraph, Part, Text
from sheetsync.model.terms import Status
from sheetsync.model.work import Counts, Helps, Pairs, Project, Remark, Steps, Strips
from sheetsync.render import heading
from sheetsync.render.escape import shortened

_Row = TypeVar("_Row")

SHOWN: Final = 3
"""So many of what changed, and of what comes next, are seen at once on a screen; the others open, for all of it takes
three screens of a phone."""

MANY: Final = 8
"""Of more projects, those that nothing is wrong with open too."""

_ROWS: Final = 8
"""As many rows as a slide holds, so that they can be read from the back of a room."""

_STRIPS: Final = 12

_NAME: Final = 90
"""A name in a mail has at most so many columns."""


def whole(document: Document) -> Page:
    """Return a page with all that a summary says."""
    return _page(document, _whole(document), document.footer)


def screen(document: Document) -> Page:
    """Return a page with all that a summary says; what is fine, and the rest of what is long, opens on a screen."""
    return replace(_page(document, _screen(document), document.footer), folds_footer=True)


def deck(document: Document) -> Page:
    """Return a page for the monthly status meeting, of five or six parts: one idea each, and what it comes to above."""
    return replace(_page(document, _deck(document), document.footer), folds_footer=True)


def brief(document: Document) -> Page:
    """Return a page with what fits into a mail."""
    page = _page(document, _brief(document), document.footer[:1])
    return replace(page, subject=document.brief.subject, url=document.url or None)


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
    yield from (Part("", (each,)) for each in _figures(document))
    if document.news:
        yield Part(document.news.title, (_items(_news(document.news)),))
    if document.help_title:
        yield _told(document.help_title, Helps(_since(document.help)), document.help_none, document.help_more)
    if document.next_title:
        yield _told(document.next_title, Steps(document.next), document.words.nothing_next, document.next_more)
    if document.timeline and document.timeline.strips:
        yield Part(document.words.timeline, (Strips(document.timeline),))
    for group in document.groups:
        yield Part(group.title, tuple(map(Project, group.works)))
    yield Part(document.words.below, _below(document))


def _screen(document: Document) -> Iterator[Part]:
    words, timeline = document.words, document.timeline
    if document.help_title:
        gravest = _told(document.help_title, Helps(_since(document.help)), document.help_none)
        yield _behind(gravest, document.help_more, Helps(_since(document.help_rest)))
    if document.next_title:
        first, later = _parted(document.next, SHOWN)
        nearest = _told(document.next_title, Steps(first), words.nothing_next)
        yield _behind(nearest, heading.more(len(later), words), Steps(later))
        yield from _said(document.next_more)
    if document.news:
        yield _first_news(document.news, SHOWN, words)
    # The scale alone: each project has its own strip.
    scale = (Strips(replace(timeline, strips=())),) if timeline else ()
    yield Part(words.timeline if timeline else "", (*_figures(document), *scale))
    yield from _projects(document)
    yield Part(words.below, _below(document), rest=str(len(document.below)))


def _projects(document: Document) -> Iterator[Part]:
    """Yield the groups, each project with its strip; of many, those come last, and open, that no help is asked for."""
    timeline = document.timeline
    today = timeline.today if timeline else None
    strips = {each.place: each for each in timeline.strips} if timeline else {}
    many = sum(len(each.works) for each in document.groups) > MANY
    helped = {each.project for each in document.help}
    for group in document.groups:
        works = sorted(group.works, key=lambda each: many and (each.is_fine or each.name not in helped))
        rest = sum(many and (each.is_fine or each.name not in helped) for each in works)
        shown = len(works) - rest
        yield Part(
            group.title,
            tuple(Project(each, strips.get(each.place), today) for each in works),
            is_inner=timeline is not None,
            shown=shown,
            rest=heading.more(rest, document.words) if shown else str(rest),
        )


def _deck(document: Document) -> Iterator[Part]:
    words, titles, timeline = document.words, document.titles, document.timeline
    yield Part("", _figures(document))
    if document.news:
        yield _first_news(document.news, _ROWS, words)
    if document.help_title:
        told = _told(titles.help or document.help_title, Helps(_since(document.help)), document.help_none)
        yield _behind(told, document.help_more)
    if document.next_title:
        told = _told(titles.next or document.next_title, Steps(document.next), words.nothing_next)
        yield _behind(told, document.next_more)
    works = [work for group in document.groups for work in group.works]
    if any(work.steps for work in works):
        done = [replace(each, goal="", steps=_of(each, Status.DONE)) for each in works if _of(each, Status.DONE)]
        blocks = tuple(map(Project, done)) or (Remark(words.nothing_got),)
        rest = heading.more(len(done) - _ROWS, words)
        yield Part(titles.done or words.got, blocks, shown=_ROWS, rest=rest)
    if timeline and timeline.strips:
        first, later = (Strips(replace(timeline, strips=each)) for each in _parted(timeline.strips, _STRIPS))
        part = Part(titles.timeline or words.timeline, (first,))
        yield _behind(part, heading.more(len(later.timeline.strips), words), later)
    dropped = tuple(Help(work.name, step) for work in works for step in _of(work, Status.WONT_DO))
    below = tuple((each.name, each.progress) for each in document.below)
    if dropped or below:
        seen, unseen = _parted(dropped, _ROWS)
        shown, others = _parted(below, _ROWS - len(seen))
        part = Part(words.not_now if dropped else words.below, (Steps(seen), Pairs(shown)))
        yield _behind(part, heading.more(len(unseen) + len(others), words), Steps(unseen), Pairs(others))


def _brief(document: Document) -> Iterator[Part]:
    told, words = document.brief, document.words
    yield from _said(document.trend)
    if told.news:
        yield Part(told.news.title, (_items(_news(told.news)),))
    if told.help:
        yield Part(document.help_title, (Helps(told.help),))
    if told.next:
        yield Part(document.next_title, (Steps(tuple(replace(each, project="") for each in told.next)),))
    places = {each.place for each in told.works}
    drawn = [each for each in (document.timeline.strips if document.timeline else ()) if each.place in places]
    troubled, fine = heading.others(told)
    lines = tuple(Project(replace(each, name=shortened(each.name, _NAME))) for each in troubled)
    named = ", ".join(shortened(each.name, _NAME) for each in fine)
    title = words.others if told.help else words.projects
    yield Part(title, (*lines, *([Paragraph(named)] if named else ())), is_pictured=bool(drawn))
    if document.timeline and drawn:
        short = tuple(replace(each, name=shortened(each.name, _NAME)) for each in drawn)
        yield Part(words.timeline, (Strips(replace(document.timeline, strips=short)),))
    if told.more:
        yield Part("", (Paragraph(told.more),))


def _since(helps: tuple[Help, ...]) -> tuple[Help, ...]:
    """Say since when a step stands so beside how it stands: behind its day it would read as since when it is late."""
    said = (replace(each.step, word=f"{each.step.word} {each.step.since}".strip(), since="") for each in helps)
    return tuple(replace(each, step=step) for each, step in zip(helps, said, strict=True))


def _figures(document: Document) -> tuple[Block, ...]:
    counts = (Counts(document.counts),) if document.counts else ()
    return (*counts, *map(Remark, filter(None, (document.stretch, document.trend))))


def _news(news: News) -> tuple[str, ...]:
    return tuple(filter(None, (*news.items, news.more)))


def _first_news(news: News, most: int, words: Headings) -> Part:
    count = len(news.items[most:])
    seen, unseen = _parted(_news(news), most if count else len(news.items) + 1)
    return _behind(Part(news.title, (_items(seen),)), heading.more(count, words), _items(unseen))


def _of(work: Work, status: Status) -> tuple[Step, ...]:
    return tuple(each for each in work.steps if each.status is status)


def _parted(rows: tuple[_Row, ...], count: int) -> tuple[tuple[_Row, ...], tuple[_Row, ...]]:
    return rows[:count], rows[count:]


def _items(sentences: tuple[str, ...]) -> Items:
    return Items(tuple(map(Text, sentences)))


def _below(document: Document) -> tuple[Block, ...]:
    return (Pairs(tuple((each.name, each.progress) for each in document.below)),) if document.below else ()


def _said(remark: str) -> Iterator[Part]:
    if remark:
        yield Part("", (Remark(remark),))


def _told(title: str, block: Helps | Steps, otherwise: str, more: str = "") -> Part:
    has_any = block.helps if isinstance(block, Helps) else block.steps
    shown: Block = block if has_any else Remark(otherwise)
    return Part(title, (shown, Remark(more)) if more else (shown,))


def _behind(part: Part, rest: str, *blocks: Block) -> Part:
    """Return a part with more blocks behind a line that opens; as it is where that says nothing."""
    return replace(part, blocks=(*part.blocks, *blocks), shown=len(part.blocks), rest=rest) if rest else part
