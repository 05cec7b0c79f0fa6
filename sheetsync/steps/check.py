"""Check: from a roadmap and rules to findings."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.roadmap import Field, Priority, Roadmap, Trouble
from sheetsync.rules.base import Fault
from sheetsync.rules.lines import work_field
from sheetsync.rules.pack import ActiveRule

CRASHED: Final = "rule-crashed"
_OF_A_PROJECT: Final = (Field.PROJECT, Field.STAKEHOLDERS, Field.GOAL, Field.PRIORITY)
"""A fault in one of these is the project's own: its identity must not hang on the line it stands on."""


def check(roadmap: Roadmap, rules: Iterable[ActiveRule], *, today: date) -> tuple[Finding, ...]:
    """Return everything the rules find: the sheet as a whole first, then cell by cell in sheet order.

    A rule that crashes is itself a finding, which names the rule and the kind of error and nothing
    that a cell holds; the other rules go on.
    """
    stamp = _Stamp(roadmap)
    troubles: defaultdict[str, list[Fault]] = defaultdict(list)
    for trouble in roadmap.troubles:
        troubles[trouble.rule].append(_fault(roadmap, trouble))
    findings: list[Finding] = []
    for active in rules:
        if active.severity is None:
            continue
        try:
            faults = chain(troubles[active.name], active.rule.check(roadmap, today=today))
            findings.extend(stamp.finding(active, fault) for fault in faults)
        except Exception as error:  # noqa: BLE001 - whatever one rule does, the others are still worth having
            findings.append(_crashed(roadmap, active.name, error))
    return tuple(sorted(findings, key=lambda each: _place(each, roadmap.tab)))


def _fault(roadmap: Roadmap, trouble: Trouble) -> Fault:
    """Turn a trouble into a fault: on its line where it has a cell, else of the sheet."""
    if trouble.cell is None:
        return Fault(None, trouble.column, trouble.values)
    rows = roadmap.table.rows
    line = bisect_left(rows, trouble.cell.row)
    if line < len(rows) and rows[line] == trouble.cell.row and trouble.column:
        return Fault(line, trouble.column, trouble.values)
    return Fault(None, trouble.column, trouble.values, trouble.cell, roadmap.tab)


def _crashed(roadmap: Roadmap, name: str, error: Exception) -> Finding:
    message = f'The rule "{name}" stopped ({type(error).__name__}); the others went on. Please report it as a bug.'
    return Finding(CRASHED, Severity.ERROR, message, tab=roadmap.tab, value=name, deliverable=name)


def _place(finding: Finding, tab: str) -> tuple[bool, str, int, int]:
    """Sort what is about the sheet first, then the roadmap's own tab, then the others."""
    cell = finding.cell
    if cell is None:
        return False, "", 0, 0
    return True, "" if finding.tab == tab else finding.tab, cell.row, cell.column


class _Stamp:
    """Gives a fault its name, severity, words and place."""

    def __init__(self, roadmap: Roadmap) -> None:
        self._roadmap = roadmap
        self._starts = [start for start, _ in roadmap.table.blocks]
        self._names: Sequence[str] = roadmap.table.columns.get(Field.PROJECT, ())

    def finding(self, active: ActiveRule, fault: Fault) -> Finding:
        """Return the finding that a fault is."""
        if fault.line is None or fault.field is None:
            return self._off_table(active, fault)
        roadmap, line, field = self._roadmap, fault.line, fault.field
        column = roadmap.columns.get(field)
        texts = roadmap.table.columns.get(field)
        value = texts[line] if texts else ""
        block = bisect_right(self._starts, line) - 1
        project = self._names[self._starts[block]] if self._names and block >= 0 else ""
        deliverable = "" if field in _OF_A_PROJECT else self._deliverable(block, line)
        header = column.header if column else field.value
        values = {"column": header, "value": value, "project": project, "deliverable": deliverable, **fault.values}
        return Finding(
            active.name,
            self._severity(active, block, field),
            active.message.fill(values),
            roadmap.tab,
            CellRef(roadmap.table.rows[line], column.number) if column else None,
            header,
            value,
            project,
            deliverable,
            fault.values.get("suggestion", ""),
        )

    def _off_table(self, active: ActiveRule, fault: Fault) -> Finding:
        """Return the finding of a fault that stands on no line: on another tab, or on the sheet as a whole."""
        header = fault.column or (self._roadmap.header(fault.field) if fault.field else "")
        values = {"column": header, "value": fault.text, **fault.values}
        return Finding(
            active.name,
            self._severity(active, -1, fault.field),
            active.message.fill(values),
            fault.tab or self._roadmap.tab,
            fault.cell,
            header,
            fault.text,
            deliverable=fault.text,
            suggestion=fault.values.get("suggestion", ""),
        )

    def _deliverable(self, block: int, line: int) -> str:
        """Return the work of a line without its markers, as the roadmap has it."""
        projects = self._roadmap.projects
        if 0 <= block < len(projects):
            return next((each.text for each in projects[block].deliverables if each.line == line), "")
        texts = self._roadmap.table.columns.get(work_field(self._roadmap))
        return texts[line] if texts else ""

    def _severity(self, active: ActiveRule, block: int, field: Field | None) -> Severity:
        severity = active.severity or Severity.HINT
        if active.severity_where:
            projects = self._roadmap.projects
            priority = projects[block].priority if 0 <= block < len(projects) else Priority.UNKNOWN
            found = (each.severity for each in active.severity_where if each.holds(priority, field))
            return next(found, severity)
        return severity
