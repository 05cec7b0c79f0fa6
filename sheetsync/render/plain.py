"""The summary as plain text: for a terminal, a chat, and the twin of a mail."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from sheetsync.model.document import Count, Document, Headings, Help, News, Step, Work
from sheetsync.render import heading
from sheetsync.render.escape import shortened, width
from sheetsync.render.escape import terminal as safe

COLUMNS: Final = 76
NAME: Final = 90


def render(document: Document) -> str:
    """Return the whole document, in lines of at most 76 columns but where a word is longer."""
    return "\n".join(_lines(document)).rstrip() + "\n"


def render_brief(document: Document) -> str:
    """Return the brief: what fits into a mail."""
    return "\n".join(_brief_lines(document)).rstrip() + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield from _top(document)
    yield from _news(document.news)
    yield from _helps(document, document.help_title, document.help, document.help_none, document.help_more)
    yield from _helps(
        document, document.next_title, document.next, document.words.nothing_next, document.next_more, with_note=False
    )
    for group in document.groups:
        yield from _titled(group.title, "=")
        for work in group.works:
            yield from _work(work, document.words)
    if document.below:
        yield from _titled(document.words.below, "=")
        for work in document.below:
            yield from _wrapped(f"{work.name}: {work.progress}", "- ")
        yield ""
    yield "-- "
    for sentence in document.footer:
        yield from _wrapped(sentence)


def _brief_lines(document: Document) -> Iterator[str]:
    brief = document.brief
    yield from _titled(document.title, "#")
    yield from _wrapped(document.subtitle)
    yield ""
    if document.said:
        yield from (*_wrapped(document.said), "")
    yield from _wrapped(" ".join(document.headline))
    yield ""
    yield from _news(brief.news)
    if brief.help:
        yield from _helps(document, document.help_title, brief.help, "")
    if brief.next:
        bare = [replace(each, project="") for each in brief.next]
        yield from _helps(document, document.next_title, bare, "", with_note=False)
    troubled, fine = heading.others(brief)
    if troubled or fine:
        yield from _titled(document.words.others if brief.help else document.words.projects, "=")
        for work in troubled:
            yield from _wrapped(f"{work.shape if work.word else '-'} {shortened(work.name, NAME)}, {work.progress}")
        yield from _wrapped(" · ".join(shortened(work.name, NAME) for work in fine))
        yield ""
    for said in filter(None, (brief.more, heading.whole(document))):
        yield from _wrapped(said)
        yield ""
    yield "-- "
    for sentence in document.footer[:1]:
        yield from _wrapped(sentence)


def _top(document: Document) -> Iterator[str]:
    yield from _titled(document.title, "#")
    yield from _wrapped(document.subtitle)
    yield ""
    if document.said:
        yield from (*_wrapped(document.said), "")
    yield from _wrapped(" ".join(document.headline))
    yield ""
    if document.counts:
        yield from _wrapped(" · ".join(map(_count, document.counts)))
        yield ""
    if document.stretch:
        yield from _wrapped(document.stretch)
        yield ""
    if document.trend:
        yield from _wrapped(document.trend)
        yield ""


def _news(news: News | None) -> Iterator[str]:
    if news is None:
        return
    yield from _titled(news.title, "=")
    for each in filter(None, (*news.items, news.more)):
        yield from _wrapped(each, "- ")
    yield ""


def _count(count: Count) -> str:
    return f"{count.shape} {count.word} {count.number}"


def _titled(title: str, rule: str) -> Iterator[str]:
    lines = list(_wrapped(title))
    yield from lines
    if lines:
        yield rule * min(COLUMNS, max(map(width, lines)))


def _helps(
    document: Document, title: str, helps: Iterable[Help], otherwise: str, more: str = "", *, with_note: bool = True
) -> Iterator[str]:
    if not title:
        return
    yield from _titled(title, "=")
    helps = list(helps)
    for each in helps:
        yield from _step(each.step, document.words, each.project)
        if with_note:
            yield from (line for text in (each.goal, each.step.note or each.unsaid) for line in _wrapped(text, "    "))
    if not helps:
        yield otherwise
    if more:
        yield from _wrapped(more)
    yield ""


def _work(work: Work, words: Headings) -> Iterator[str]:
    yield from _titled(f"{work.name} ({work.progress})", "-")
    if work.goal:
        yield from _wrapped(work.goal)
    for step in work.steps:
        yield from _step(step, words)
    yield ""


def _step(step: Step, words: Headings, project: str = "") -> Iterator[str]:
    where = f" ({project})" if project else ""
    details = heading.details(step)
    stretch, after = heading.stretch(step, words), f" · {details}" if details else ""
    text = f"{heading.status(step, ': ')}{stretch}{step.text}{where}{after}"
    yield from _wrapped(text, "", "  ")


def _wrapped(text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Break a text between words; `first` and `rest` stand before the first and the other lines."""
    rest = (first if not first.strip() else " " * len(first)) if rest is None else rest
    line = first
    for word in safe(text).split(" "):
        glue = "" if line in (first, rest) else " "
        if glue and width(line) + 1 + width(word) > COLUMNS:
            yield line.rstrip()
            line, glue = rest, ""
        line += glue + word
    if line.strip():
        yield line.rstrip()
