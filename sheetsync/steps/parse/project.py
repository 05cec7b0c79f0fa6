"""Projects: from the lines of work to projects and deliverables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.cell import FAILED_FORMULAS, CellRef, is_failed_formula
from sheetsync.model.roadmap import Deliverable, Project, Table, Trouble
from sheetsync.model.terms import PEOPLE_FIELDS, Field, Priority, Status, When
from sheetsync.model.trouble import Told, TroubleName
from sheetsync.steps.parse.header import Header
from sheetsync.steps.parse.lines import Lines
from sheetsync.steps.parse.names import split_names
from sheetsync.steps.parse.vocabulary import is_unsaid
from sheetsync.steps.parse.words import plain

MOST_CELLS: Final = 5
_MARKER: Final = re.compile(r"\s*(?:(?P<tbd>tbd)|(?P<stretch>stretch(?:[ -]goal)?))\s*[:\-–]\s*", re.IGNORECASE)
_BULLET: Final = re.compile(r"^(?:[-•*]\s+|[•\s])+")
_TBD: Final = re.compile(r"\s*tbd\.?\s*", re.IGNORECASE)
_HIGHER: Final = frozenset(
    {"p0", "p1", "high", "highest", "higher", "must", "must have", "critical", "urgent", "now", "1", "hoch", "alta"}
)
_LOWER: Final = frozenset(
    {"p3", "p4", "p5", "low", "lowest", "lower", "could", "could have", "nice to have", "later", "4", "5", "wont have"}
    | {"niedrig", "baixa"}
)


def projects_of(table: Table, lines: Lines, hidden: frozenset[int]) -> tuple[Project, ...]:
    """Build the projects from the blocks of the table."""
    build = _Builder(table, lines, hidden)
    return tuple(build.project(range(start, stop)) for start, stop in table.blocks)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds each project from its block: the range of its lines."""

    table: Table
    lines: Lines
    hidden: frozenset[int]

    def project(self, block: range) -> Project:
        # In a list each row has its own: what the first one says is not said of them all.
        if self._is_list(block.start):
            return Project(
                "",
                self.table.rows[block.start],
                block.start,
                priority=self._priority(block),
                section=self.lines.sections[block.start],
                deliverables=tuple(self._deliverables(block)),
            )
        stakeholders = self._stakeholders(block)
        return Project(
            name=self._name(block.start),
            row=self.table.rows[block.start],
            line=block.start,
            stakeholders=stakeholders,
            stakeholder_names=_named(stakeholders),
            goal=self._heading(Field.GOAL, block) or self._first(Field.GOAL, block),
            owner=self._owner(block),
            priority=self._priority(block),
            section=self.lines.sections[block.start],
            deliverables=tuple(self._deliverables(block)),
        )

    def _is_list(self, line: int) -> bool:
        return Field.PROJECT not in self.table.columns and line not in self.lines.names

    def _name(self, line: int) -> str:
        if line in self.lines.names:
            name = self.lines.names[line]
            return "" if is_failed_formula(name) else name
        return "" if line in self.lines.orphans else self._text(Field.PROJECT, line)

    def _text(self, meaning: Field, line: int) -> str:
        """Return what a cell says; a formula that failed says nothing, as a blank cell does, and "TBC" nobody."""
        column = self.table.columns.get(meaning)
        text = column[line] if column else ""
        is_nobody = meaning in PEOPLE_FIELDS and text in self.table.unsaid
        return "" if text in FAILED_FORMULAS or is_nobody else text

    def _heading(self, meaning: Field, block: range) -> str:
        """Return what the row that heads a group says of all of it; "" where no row of its own does."""
        text = self.lines.said.get(block.start, {}).get(meaning, "")
        is_nobody = meaning in PEOPLE_FIELDS and is_unsaid(text)
        return "" if is_failed_formula(text) or is_nobody else text

    def _owner(self, block: range) -> str:
        """Return who looks after all of it: the row that names it says so, which no line of a group does."""
        if block.start in self.lines.names:
            return self._heading(Field.OWNER, block)
        return self._text(Field.OWNER, block.start)

    def _stakeholders(self, block: range) -> str:
        """Return for whom all of it is: for a group whose lines are for different people, all of these."""
        if said := self._heading(Field.STAKEHOLDERS, block):
            return said
        each = dict.fromkeys(filter(None, self._said_by_lines(Field.STAKEHOLDERS, block).values()))
        return ", ".join(each) or self._first(Field.STAKEHOLDERS, block)

    def _said_by_lines(self, meaning: Field, block: range) -> Mapping[int, str]:
        """Return what each line of a project says where they say different things, and nothing says it of all.

        A line whose project goes on from above goes on with this, too, where its cell is blank; one that names its
        project anew says nothing.
        """
        texts = self.table.columns.get(meaning, ())[block.start : block.stop]
        differ = len({*texts} - FAILED_FORMULAS - self.table.unsaid - {""}) > 1
        if not (differ or self._is_list(block.start)) or self._heading(meaning, block):
            return {}
        said, above = {}, ""
        is_named = Field.PROJECT in self.table.columns and block.start not in self.lines.names
        for line in block:
            goes_on = is_named and not (self._text(Field.PROJECT, line) or texts[line - block.start])
            said[line] = above = self._text(meaning, line) or (above if goes_on else "")
        return said

    def _first(self, meaning: Field, block: range) -> str:
        return next(filter(None, (self._text(meaning, line) for line in block)), "")

    def _priority(self, block: range) -> Priority:
        words = plain(self._heading(Field.PRIORITY, block) or self._first(Field.PRIORITY, block))
        if words in _HIGHER:
            return Priority.HIGHER
        return Priority.LOWER if words in _LOWER else self.lines.priorities[block.start]

    def _deliverables(self, block: range) -> Iterator[Deliverable]:
        source = Field.DELIVERABLE if Field.DELIVERABLE in self.table.columns else Field.PROJECT
        flat = source is Field.PROJECT
        people, goals = self._said_by_lines(Field.STAKEHOLDERS, block), self._said_by_lines(Field.GOAL, block)
        for line in block:
            text = self._text(source, line)
            heads = flat and len(block) > 1 and line == block.start and not self._text(Field.STATUS, line)
            if text and not heads:
                step = self._deliverable(line, text)
                own = _named(people[line]) if line in people else ()
                goal = goals.get(line, "")
                yield replace(step, stakeholder_names=own, goal=goal) if own or goal else step

    def _deliverable(self, line: int, text: str) -> Deliverable:
        said, markers = _read_markers(text)
        status_text = self._text(Field.STATUS, line)
        row = self.table.rows[line]
        return Deliverable(
            text=said,
            row=row,
            line=line,
            status=self.table.statuses.get(status_text) if status_text else None,
            status_text=status_text,
            owner=self._text(Field.OWNER, line),
            start=self._when(Field.START, line),
            end=self._when(Field.END, line),
            updated=self._when(Field.UPDATED, line),
            notes=self._text(Field.NOTES, line),
            is_tbd="tbd" in markers,
            is_stretch="stretch" in markers,
            is_hidden=row in self.hidden,
            is_tracked=Field.STATUS in self.table.columns,
        )

    def _when(self, meaning: Field, line: int) -> When | None:
        readings = self.table.dates.get(meaning)
        return readings.get(self._text(meaning, line)) if readings else None


def _named(text: str) -> tuple[str, ...]:
    """Return who is named in a cell, without what names nobody."""
    return tuple(each for each in split_names(text) if not is_unsaid(each))


def _read_markers(text: str) -> tuple[str, set[str]]:
    """Return what a deliverable says, and the markers (`tbd`, `stretch`) that stood before it."""
    said, markers = _BULLET.sub("", text), set()
    while match := _MARKER.match(said):
        markers.add(match.lastgroup or "")
        said = said[match.end() :]
    if _TBD.fullmatch(said):
        markers.add("tbd")
    return said.strip() or text, markers


def orphan_troubles(table: Table, lines: Lines, header: Header) -> Iterator[Trouble]:
    """Say of each line without a project that it has none; of nothing where no column could say it."""
    if Field.PROJECT not in header.columns or Field.DELIVERABLE not in header.columns:
        return
    column = header.columns[Field.DELIVERABLE].number
    for line in sorted(lines.orphans):
        yield Trouble(TroubleName.ORPHAN_DELIVERABLE, CellRef(table.rows[line], column), Field.DELIVERABLE)


def failed_formulas(table: Table, header: Header) -> Iterator[Trouble]:
    """Say once where formulas failed, in the columns that are read."""
    failed: dict[str, list[CellRef]] = {}
    for field, texts in table.columns.items():
        for text in set(filter(is_failed_formula, texts)):
            column = header.columns[field].number
            lines = (row for row, said in zip(table.rows, texts, strict=True) if said == text)
            failed.setdefault(text, []).extend(CellRef(row, column) for row in lines)
    if failed:
        said = [
            Told(message("{cells} with {text}"), {"cells": places(cells), "text": text})
            for text, cells in sorted(failed.items())
        ]
        yield Trouble(TroubleName.FORMULA_FAILED, values={"reason": reduce(_both, said)})


def _both(one: Told, other: Told) -> Told:
    return Told("{one}; {other}", {"one": one, "other": other})


def places(cells: Sequence[CellRef]) -> str | Told:
    """Name the first cells, and count the others."""
    named = [each.a1 for each in sorted(cells)]
    first, more = ", ".join(named[:MOST_CELLS]), len(named) - MOST_CELLS
    # A message of a list of names, which says the same for one and for many.
    return Told("{names} and {count} more", {"names": first, "count": more}) if more > 0 else first


def status_mapping(statuses: Mapping[str, Status | None]) -> dict[str, Status]:
    """Return the words that were read as a status and are not its own name, for the report's footer."""
    return {text: status for text, status in sorted(statuses.items()) if status and text != status.value}
