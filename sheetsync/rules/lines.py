"""What the kinds share that look at lines: distinct texts first, lines only if a text is wrong."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import compress

from sheetsync.model.roadmap import Field, Roadmap


class Each(StrEnum):
    """What a rule looks at: every line of work, or every project."""

    LINE = "line"
    PROJECT = "project"


def faulty(roadmap: Roadmap, column: Field, is_wrong: Callable[[str], bool]) -> Iterator[int]:
    """Yield the lines whose text in `column` is wrong.

    `is_wrong` is asked once for each distinct text: a column of ten thousand statuses has six.
    """
    cells = roadmap.table.columns.get(column)
    if cells is None:
        return iter(())
    wrong = {text for text in roadmap.table.distinct(column) if is_wrong(text)}
    return compress(range(len(cells)), map(wrong.__contains__, cells)) if wrong else iter(())


def work_field(roadmap: Roadmap) -> Field:
    """Return the column that names the work; a flat sheet has it where the projects are."""
    return Field.DELIVERABLE if Field.DELIVERABLE in roadmap.table.columns else Field.PROJECT


def named_blocks(roadmap: Roadmap) -> Iterator[tuple[int, int]]:
    """Yield first and stop of each project that has a name: lines without one have a rule of their own."""
    names = roadmap.table.columns.get(Field.PROJECT)
    if names is not None:
        yield from ((start, stop) for start, stop in roadmap.table.blocks if names[start])


def is_failed_formula(text: str) -> bool:
    """Whether a text is what a failed formula shows, such as `#REF!`: its own rule reports it, no other."""
    return text in FAILED_FORMULAS


FAILED_FORMULAS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "#SPILL!", "#CALC!"}
)
