"""What the kinds share that look at lines: distinct texts first, lines only if a text is wrong."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
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
    if column not in roadmap.table.columns:
        return iter(())
    return lines_with(roadmap, column, set(filter(is_wrong, roadmap.table.distinct(column))))


def lines_with(roadmap: Roadmap, column: Field, texts: AbstractSet[str]) -> Iterator[int]:
    """Yield the lines whose cell in `column` is one of `texts`."""
    cells = roadmap.table.columns.get(column) if texts else None
    return iter(()) if cells is None else compress(range(len(cells)), map(texts.__contains__, cells))


def work_field(roadmap: Roadmap) -> Field:
    """Return the column that names the work; a flat sheet has it where the projects are."""
    return Field.DELIVERABLE if Field.DELIVERABLE in roadmap.table.columns else Field.PROJECT


def status_field(roadmap: Roadmap) -> Field:
    """Return the column that says how the work stands; where there is none, the one that names the work."""
    return Field.STATUS if Field.STATUS in roadmap.table.columns else work_field(roadmap)


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
