"""What the kinds that look at one column share: distinct texts first, lines only if a text is wrong."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from sheetsync.model.roadmap import Field, Roadmap
from sheetsync.rules.when import When


class Each(StrEnum):
    """What a rule looks at: each line with a deliverable, or the first line of each project."""

    LINE = "line"
    PROJECT = "project"


def faulty(
    roadmap: Roadmap, column: Field, is_wrong: Callable[[str], bool], when: When | None = None, each: Each = Each.LINE
) -> Iterator[int]:
    """Yield the lines whose text in `column` is wrong.

    `is_wrong` is asked once for each distinct text: a column of ten thousand statuses has six.
    """
    table = roadmap.table
    cells = table.columns.get(column)
    if cells is None:
        return
    wrong = {text for text in set(cells) if is_wrong(text)}
    if not wrong:
        return
    lines: Iterable[int]
    if each is Each.PROJECT:
        lines = (start for start, _ in table.blocks if cells[start] in wrong)
    else:
        lines = (line for line, text in enumerate(cells) if text in wrong)
    if when is not None:
        holds = when.lines(roadmap)
        lines = (line for line in lines if line in holds)
    yield from lines
