"""A roadmap that people edit: its lines, its projects, and what can happen to them on a day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands in the sheet; dates are written as ISO days."""

    text: str
    status: str = "Not started"
    owner: str = ""
    end: str = ""
    updated: str = "2026-10-05"
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A project and its lines."""

    name: str
    stakeholders: str
    goal: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands above and below the priority line."""

    above: tuple[Project, ...]
    below: tuple[Project, ...]

    @property
    def projects(self) -> tuple[Project, ...]:
        """All of them, in the order of the sheet."""
        return (*self.above, *self.below)

    def each(self, change: Callable[[Project], Project]) -> "Sheet":
        """The sheet with every project changed."""
        return Sheet(tuple(map(change, self.above)), tuple(map(change, self.below)))


Event = Callable[[Sheet, date], Sheet]
"""What people do to the sheet on a day."""


def edit(start: str, **cells: str) -> Event:
    """Type into the cells of the line that starts so; whoever edits a line says on which day."""

    def apply(sheet: Sheet, day: date) -> Sheet:
        def typed(line: Line) -> Line:
            if not line.text.startswith(start):
                return line
            found.append(line)
            return replace(line, **({"updated": day.isoformat()} | cells))

        found: list[Line] = []
        changed = sheet.each(lambda each: replace(each, lines=tuple(map(typed, each.lines))))
        if len(found) != 1:
            raise ValueError(f"{start} is the start of {len(found)} lines")
        return changed

    return apply


def status(word: str, *starts: str) -> list[Event]:
    """Set the status of lines."""
    return [edit(start, status=word) for start in starts]


def add(project: str, line: Line) -> Event:
    """Add a line at the end of a project."""
    return lambda sheet, day: sheet.each(
        lambda each: (
            replace(each, lines=(*each.lines, replace(line, updated=day.isoformat()))) if each.name == project else each
        )
    )


def drop(start: str) -> Event:
    """Delete the row of a line."""
    return lambda sheet, _: sheet.each(
        lambda each: replace(each, lines=tuple(line for line in each.lines if not line.text.startswith(start)))
    )


def rename(project: str, name: str) -> Event:
    """Give a project another name."""
    return lambda sheet, _: sheet.each(lambda each: replace(each, name=name) if each.name == project else each)


def below(project: str) -> Event:
    """Move a project below the priority line."""

    def apply(sheet: Sheet, _: date) -> Sheet:
        moved = next(each for each in sheet.above if each.name == project)
        return Sheet(tuple(each for each in sheet.above if each is not moved), (moved, *sheet.below))

    return apply


def sort(sheet: Sheet, _: date) -> Sheet:
    """Sort the projects by name, and the lines of each by their status."""

    def by_status(project: Project) -> Project:
        return replace(project, lines=tuple(sorted(project.lines, key=lambda line: line.status)))

    def by_name(projects: Iterable[Project]) -> tuple[Project, ...]:
        return tuple(sorted(projects, key=lambda each: each.name))

    return Sheet(by_name(sheet.above), by_name(sheet.below)).each(by_status)
