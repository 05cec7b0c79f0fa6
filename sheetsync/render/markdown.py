"""The summary as Markdown, for wikis and job summaries."""

from collections.abc import Iterable, Iterator

from sheetsync.model.document import Document, Group, Headings, Help, News, Step, Work
from sheetsync.render.escape import markdown as safe


def render(document: Document) -> str:
    """Return the document as CommonMark with GitHub's tables; every text of a cell is escaped."""
    return "\n".join(_lines(document)).rstrip() + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield from _top(document)
    if document.news:
        yield from _news(document.news)
    if document.help_title:
        yield f"## {safe(document.help_title)}"
        yield ""
        yield from _helps(document.help, document.help_none, with_note=True)
        if document.help_more:
            yield safe(document.help_more)
            yield ""
    if document.next_title:
        yield f"## {safe(document.next_title)}"
        yield ""
        yield from _helps(document.next, document.words.nothing_next, with_note=False)
    if document.next_more:
        yield safe(document.next_more)
        yield ""
    for group in document.groups:
        yield from _group(group, document.words)
    if document.below:
        yield f"## {safe(document.words.below)}"
        yield ""
        for work in document.below:
            yield f"- {safe(work.name)}: {safe(work.progress)}"
        yield ""
    yield "---"
    yield ""
    for sentence in document.footer:
        yield f"- {safe(sentence)}"


def _top(document: Document) -> Iterator[str]:
    yield f"# {safe(document.title)}"
    yield ""
    yield safe(document.subtitle)
    yield ""
    if document.said:
        yield from (safe(document.said), "")
    first, *rest = document.headline
    yield " ".join([f"**{safe(first)}**", *map(safe, rest)])
    yield ""
    if document.counts:
        yield " · ".join(f"{safe(each.shape)} {safe(each.word)} {each.number}" for each in document.counts)
        yield ""
    for sentence in filter(None, (document.stretch, document.trend)):
        yield safe(sentence)
        yield ""


def _news(news: News) -> Iterator[str]:
    yield f"## {safe(news.title)}"
    yield ""
    yield from (f"- {safe(each)}" for each in news.items)
    if news.more:
        yield f"- {safe(news.more)}"
    yield ""


def _helps(helps: Iterable[Help], otherwise: str, *, with_note: bool) -> Iterator[str]:
    helps = list(helps)
    for each in helps:
        yield f"- {_status(each.step)}{safe(each.step.text)}{_details(each.step, each.project)}"
        if with_note:
            about = (each.goal and f"*{safe(each.goal)}*", safe(each.step.note or each.unsaid))
            yield from (f"  <br>{line}" for line in about if line)
    if not helps:
        yield otherwise
    yield ""


def _group(group: Group, words: Headings) -> Iterator[str]:
    yield f"## {safe(group.title)}"
    yield ""
    for work in group.works:
        yield from _work(work, words)


def _work(work: Work, words: Headings) -> Iterator[str]:
    yield f"### {safe(work.name)}"
    yield ""
    if work.goal:
        yield f"*{safe(work.goal)}*"
        yield ""
    yield safe(work.progress)
    yield ""
    for step in work.steps:
        stretch = f"{safe(words.stretch)} " if step.is_stretch else ""
        yield f"- {_status(step)}{stretch}{safe(step.text)}{_details(step)}"
    if work.steps:
        yield ""


def _status(step: Step) -> str:
    return f"{safe(step.shape)} **{safe(step.word)}** " if step.word else ""


def _details(step: Step, project: str = "") -> str:
    details = ", ".join(safe(each) for each in (project, step.owner, step.when, step.since) if each)
    return f" ({details})" if details else ""
