"""A page as Markdown, for wikis, chats and pull requests."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sheetsync.model.document import Headings, Help, Step, Work
from sheetsync.model.page import Badge, Block, BurnUp, Items, Page, Paragraph, Prompt, Table, Text, Tracks
from sheetsync.model.work import Counts, Helps, Pairs, Project, Remark, Steps
from sheetsync.render.escape import markdown as safe
from sheetsync.render.escape import web_link


def render(page: Page) -> str:
    """Return the page as CommonMark with GitHub's tables; every text of a cell is escaped."""
    return "\n".join(_lines(page)).rstrip() + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield from (f"# {safe(page.title)}", "", safe(page.subtitle), "")
    if page.said:
        yield from (safe(page.said), "")
    first, *rest = page.headline
    yield from (" ".join([f"**{safe(first)}**", *map(safe, rest)]), "")
    for part in page.of_words:
        if part.title:
            yield from (f"## {safe(part.title)}", "")
        for block in part.blocks:
            yield from _block(block, page.words)
            yield ""
    yield from ("---", "")
    yield from (f"- {safe(sentence)}" for sentence in page.footer)


def _block(block: Block, words: Headings) -> Iterator[str]:
    match block:
        case Paragraph(text, quiet=True):
            yield f"*{safe(text)}*"
        case Paragraph(text) | Remark(text) | Counts(text=text):
            yield safe(text)
        case Items(items):
            yield from (f"- {_entry(each)}" for each in items)
        case Helps() | Steps() | Project() | Pairs():
            yield from _work(block, words)
        case Table():
            yield from _table(block.headers, [[_entry(each) for each in row] for row in block.rows], block.figures)
        case Tracks():
            for group, tracks in groupby(block.tracks, lambda each: each.group):
                yield from _table((group, block.label), [[safe(each.name), each.signs] for each in tracks])
                yield ""
        case BurnUp(sparks=(done, all_lines)):
            yield f"{safe(block.label)}: `{done}` {safe(block.legend[0])}, `{all_lines}` {safe(block.legend[1])}."
        case Prompt(question):
            yield from (f"**{safe(question)}**", "", "<br>", "<br>", "<br>")


def _work(block: Helps | Steps | Project | Pairs, words: Headings) -> Iterator[str]:
    match block:
        case Helps(helps):
            for each in helps:
                yield _line(each)
                about = (each.goal and f"*{safe(each.goal)}*", safe(each.step.note or each.unsaid))
                yield from (f"  <br>{line}" for line in about if line)
        case Steps(steps):
            yield from map(_line, steps)
        case Project(work):
            yield from _project(work, words)
        case Pairs(pairs):
            yield from (f"- {safe(name)}: {safe(said)}" for name, said in pairs)


def _line(each: Help) -> str:
    return f"- {_status(each.step)}{safe(each.step.text)}{_details(each.step, each.project)}"


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]], figures: Sequence[bool] = ()) -> Iterator[str]:
    yield f"| {' | '.join(map(safe, headers))} |"
    yield f"|{''.join('---:|' if each else '---|' for each in figures or [False] * len(headers))}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _entry(entry: Text | Badge | Items) -> str:
    if isinstance(entry, Items):
        return "<br>".join(map(_entry, entry.items))
    if isinstance(entry, Text) and (link := web_link(entry.link)):
        return f"[{safe(entry.text)}]({link})"
    return safe(entry.text)


def _project(work: Work, words: Headings) -> Iterator[str]:
    yield f"### {safe(work.name)}"
    yield ""
    if work.goal:
        yield f"*{safe(work.goal)}*"
        yield ""
    yield safe(work.progress)
    if work.steps:
        yield ""
    for step in work.steps:
        stretch = f"{safe(words.stretch)} " if step.is_stretch else ""
        yield f"- {_status(step)}{stretch}{safe(step.text)}{_details(step)}"


def _status(step: Step) -> str:
    return f"{safe(step.shape)} **{safe(step.word)}** " if step.word else ""


def _details(step: Step, project: str = "") -> str:
    details = ", ".join(safe(each) for each in (project, step.owner, step.when, step.since) if each)
    return f" ({details})" if details else ""
