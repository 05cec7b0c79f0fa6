"""Entries: what a report lists. The same sentence about many cells is one entry with its cells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sheetsync.model.finding import Finding
from sheetsync.render.report.words import counted

MOST_CELLS: Final = 24
"""Of one entry; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Findings of one rule that say the same of the same column of one tab, in the order of the sheet; at least one."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The one that stands for all."""
        return self.findings[0]

    @property
    def projects(self) -> tuple[str, ...]:
        """The projects that it is about, each once; "" is none."""
        return tuple(dict.fromkeys(each.project for each in self.findings))

    @property
    def line(self) -> str:
        """The line that it is about; "" where it is about more than one, or about none."""
        lines = {each.deliverable for each in self.findings}
        return self.first.deliverable if len(lines) == 1 else ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading."""

    heading: str
    entries: tuple[Entry, ...]


def entries(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """Put findings that say the same together, each where the first of them stands."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for each in findings:
        key = (each.rule, each.severity, each.tab, each.column, each.message, each.cell is None, each.acknowledged)
        alike.setdefault(key, []).append(each)
    return tuple(Entry(tuple(found)) for found in alike.values())


def sections(listed: Iterable[Entry], tab: str) -> Iterator[Section]:
    """Yield the entries under their headings: the sheet, its projects, several of them at once, then other tabs."""
    groups: dict[tuple[int, str], list[Entry]] = {}
    for each in listed:
        groups.setdefault(_heading(each, tab), []).append(each)
    for (_, heading), found in sorted(groups.items(), key=lambda item: item[0][0]):
        yield Section(heading, tuple(found))


def _heading(entry: Entry, tab: str) -> tuple[int, str]:
    first = entry.first
    if first.cell is None:
        return 0, "The sheet as a whole"
    if len(entry.projects) > 1:
        return 2, counted(len(entry.projects), "project")
    if first.project:
        return 1, first.project
    return (1 if first.tab == tab else 3), f'Tab "{first.tab}"'
