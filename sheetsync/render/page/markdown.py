"""A page as Markdown, for wikis, chats and pull requests."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sheetsync.model.page import Badge, Block, BurnUp, Items, Page, Paragraph, Prompt, Table, Text, Tracks
from sheetsync.render.escape import markdown as safe


def render(page: Page) -> str:
    """Return the page as CommonMark with GitHub's tables; every text of a cell is escaped."""
    return "\n".join(_lines(page)).rstrip() + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield from (f"# {safe(page.title)}", "", safe(page.subtitle), "")
    first, *rest = page.headline
    yield from (" ".join([f"**{safe(first)}**", *map(safe, rest)]), "")
    for part in page.parts:
        yield from (f"## {safe(part.title)}", "")
        for block in part.blocks:
            yield from _block(block)
            yield ""
    yield from ("---", "")
    yield from (f"- {safe(sentence)}" for sentence in page.footer)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text, quiet):
            yield f"*{safe(text)}*" if quiet else safe(text)
        case Items(items):
            yield from (f"- {_entry(each)}" for each in items)
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


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]], figures: Sequence[bool] = ()) -> Iterator[str]:
    yield f"| {' | '.join(map(safe, headers))} |"
    yield f"|{''.join('---:|' if each else '---|' for each in figures or [False] * len(headers))}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _entry(entry: Text | Badge | Items) -> str:
    if isinstance(entry, Items):
        return "<br>".join(map(_entry, entry.items))
    if isinstance(entry, Text) and entry.link.startswith(("https://", "http://")):
        return f"[{safe(entry.text)}]({entry.link})"
    return safe(entry.text)
