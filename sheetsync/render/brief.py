"""The brief for a chat: its sections as lines of plain text, which each service dresses and makes harmless."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sheetsync.model.document import Document, Headings, Help
from sheetsync.render import heading


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief; the last one has no title."""

    title: str
    lines: tuple[str, ...]


def sections(document: Document) -> Iterator[Section]:
    """Yield the parts that have anything to say, the title of the whole over the first."""
    brief = document.brief
    counts = " · ".join(f"{each.shape} {each.word} {each.number}" for each in document.counts)
    yield _section(document.title, (document.said, " ".join(document.headline), counts))
    if brief.news:
        yield _section(brief.news.title, (*brief.news.items, brief.news.more))
    if brief.help:
        yield _section(document.help_title, (_help(each, document.words, with_note=True) for each in brief.help))
    if brief.next:
        yield _section(document.next_title, (_help(each, document.words, with_note=False) for each in brief.next))
    if brief.works:
        lines = (f"{heading.status(each, ': ')}{each.name}, {each.progress}" for each in brief.works)
        yield _section(document.words.projects, lines)


def closing(document: Document) -> str:
    """Return what stands small below the brief."""
    return " ".join(filter(None, (document.brief.more, *document.footer[:1])))


def _section(title: str, lines: Iterable[str]) -> Section:
    return Section(title, tuple(filter(None, lines)))


def _help(each: Help, words: Headings, *, with_note: bool) -> str:
    step = each.step
    details = " · ".join(filter(None, (each.project, heading.details(step))))
    said = step.note or each.unsaid
    note = f": {said}" if with_note and said else ""
    return f"{heading.status(step, ': ')}{heading.stretch(step, words)}{step.text} ({details}){note}"
