"""What the kinds share that look at lines: distinct texts first, lines only if a text is wrong."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from enum import StrEnum
from itertools import compress

from sheetsync.model.roadmap import Project, Roadmap
from sheetsync.model.terms import Field, Shape

_SOME = 20
_ENOUGH = 2000


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
    """Yield first and stop of each project that has a name: lines without one have a rule of their own.

    In a list each line is a project of its own, for what is asked of projects.
    """
    if roadmap.shape is Shape.LIST:
        yield from ((line, line + 1) for line in range(len(roadmap.table)))
    else:
        named = zip(roadmap.projects, roadmap.table.blocks, strict=True)
        yield from (block for project, block in named if project.name)


def goals(roadmap: Roadmap) -> Iterator[tuple[int, Project]]:
    """Yield the line of each goal with its project; in a list, a line is a project of its own."""
    cells = roadmap.table.columns.get(Field.GOAL)
    if cells is None:
        return
    if roadmap.shape is Shape.LIST:
        people = roadmap.table.columns.get(Field.STAKEHOLDERS, ("",) * len(cells))
        for project, each in roadmap.deliverables:
            if goal := cells[each.line]:
                said = people[each.line]
                yield (
                    each.line,
                    replace(
                        project,
                        goal=goal,
                        stakeholders=said,
                        stakeholder_names=(said,) if said else (),
                        deliverables=(each,),
                    ),
                )
        return
    for project, (start, stop) in zip(roadmap.projects, roadmap.table.blocks, strict=True):
        filled = (line for line in range(start, stop) if cells[line])
        # A goal that the row of a heading says has no line.
        if project.name and project.goal and (first := next(filled, None)) is not None:
            yield first, project


def words_around(roadmap: Roadmap) -> str:
    """Return a few of a roadmap's goals and works, by which the language of a goal of two words can be known."""
    texts = (f"{project.goal} {project.name}" for project in roadmap.projects[:_SOME] if project.goal)
    return " ".join(texts)[:_ENOUGH]
