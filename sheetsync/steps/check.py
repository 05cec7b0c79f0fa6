"""Check: from a roadmap and rules to findings."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Final

from sheetsync.kinds.base import Fault, Said
from sheetsync.kinds.lines import work_field
from sheetsync.kinds.pack import ActiveRule
from sheetsync.kinds.when import Test
from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity, Silence
from sheetsync.model.roadmap import Roadmap, Trouble
from sheetsync.model.terms import Field, Priority, Shape
from sheetsync.model.trouble import Told
from sheetsync.steps.parse.told import phrase

CRASHED: Final = "rule-crashed"
_OF_A_PROJECT: Final = (Field.PROJECT, Field.STAKEHOLDERS, Field.GOAL, Field.PRIORITY)
"""A fault in one of these is the project's own: its identity must not hang on the line it stands on."""


def check(roadmap: Roadmap, rules: Iterable[ActiveRule], *, today: date) -> tuple[Finding, ...]:
    """Return everything the rules find: the sheet as a whole first, then cell by cell in sheet order.

    A rule that crashes is itself a finding, which names the rule and the kind of error and nothing
    that a cell holds; the other rules go on.
    """
    stamp = _Stamp(roadmap, today)
    troubles: defaultdict[str, list[Fault]] = defaultdict(list)
    for trouble in roadmap.troubles:
        troubles[trouble.rule].append(_fault(roadmap, trouble))
    findings: list[Finding] = []
    for active in rules:
        if active.severity is None:
            continue
        try:
            faults = chain(troubles[active.name], active.rule.check(roadmap, today=today))
            findings.extend(stamp.findings(active, active.severity, faults))
        except Exception as error:  # noqa: BLE001 - whatever one rule does, the others are still worth having
            findings.append(_crashed(roadmap, active.name, error))
    return tuple(_in_sheet_order(findings, roadmap.tab))


def _fault(roadmap: Roadmap, trouble: Trouble) -> Fault:
    """Turn a trouble into a fault: on its line where it has a cell, else of the sheet."""
    values = {name: phrase(each) if isinstance(each, Told) else each for name, each in trouble.values.items()}
    if trouble.cell is None:
        return Fault(None, trouble.column, values)
    line = next((line for line, row in enumerate(roadmap.table.rows) if row == trouble.cell.row), None)
    if line is not None and trouble.column:
        return Fault(line, trouble.column, values)
    return Fault(None, trouble.column, values, trouble.cell, roadmap.tab)


def _crashed(roadmap: Roadmap, name: str, error: Exception) -> Finding:
    message = f'The rule "{name}" stopped ({type(error).__name__}); the others went on. Please report it as a bug.'
    return Finding(CRASHED, Severity.ERROR, message, tab=roadmap.tab, value=name, deliverable=name)


def _in_sheet_order(findings: Iterable[Finding], tab: str) -> Iterator[Finding]:
    """Yield what is about the sheet, then the roadmap's own tab cell by cell, then the other tabs."""
    sheet: list[Finding] = []
    cells: defaultdict[str, list[tuple[int, int, Finding]]] = defaultdict(list)
    for each in findings:
        if each.cell is None:
            sheet.append(each)
        else:
            cells[each.tab].append((each.cell.row, each.cell.column, each))
    yield from sheet
    for _, placed in sorted(cells.items(), key=lambda item: (item[0] != tab, item[0])):
        placed.sort(key=itemgetter(0, 1))
        yield from (each for *_, each in placed)


class _Stamp:
    """Gives faults their name, severity, words and place."""

    def __init__(self, roadmap: Roadmap, today: date) -> None:
        self._roadmap, self._today = roadmap, today
        self._columns = roadmap.table.columns
        self._starts = [start for start, _ in roadmap.table.blocks]
        self._works = self._columns.get(work_field(roadmap), ())

    def findings(self, active: ActiveRule, severity: Severity, faults: Iterable[Fault]) -> Iterator[Finding]:
        """Yield the finding that each fault is."""
        told = self._told(active)
        for fault in faults:
            if fault.line is None or fault.field is None:
                yield self._off_table(active, severity, fault)
                continue
            found = self._on_line(active, severity, fault.line, fault.field, fault.values)
            if fault.proposals:
                found = replace(found, proposals=tuple(map(active.message.said, fault.proposals)))
            yield found if told is None or told(fault.line) else replace(found, silence=Silence.LATER)

    def _told(self, active: ActiveRule) -> Test | None:
        """Return on which lines a rule is told beside the row; None for all."""
        if isinstance(active.beside, bool):
            return None if active.beside else lambda _: False
        return active.beside.test(self._roadmap, self._today)

    def _on_line(
        self, active: ActiveRule, severity: Severity, line: int, field: Field, filling: Mapping[str, Said]
    ) -> Finding:
        roadmap, said = self._roadmap, active.message.spoken(filling)
        # What a row of its own says of a project has no column: it is told beside the work.
        field = field if field in roadmap.columns else work_field(roadmap)
        column = roadmap.columns[field]
        value = self._columns[field][line]
        block = bisect_right(self._starts, line) - 1
        project = roadmap.projects[block].name if 0 <= block < len(roadmap.projects) else ""
        is_item = roadmap.shape is Shape.LIST
        deliverable = self._deliverable(block, line) if is_item or field not in _OF_A_PROJECT else ""
        values = {
            "column": column.header,
            "value": value,
            "project": project or deliverable,
            "deliverable": deliverable,
            **said,
        }
        return Finding(
            active.name,
            self._severity(active, severity, block, field) if active.severity_where else severity,
            active.message.fill(values),
            roadmap.tab,
            CellRef(roadmap.table.rows[line], column.number),
            column.header,
            value,
            project,
            deliverable,
            said.get("suggestion", ""),
        )

    def _off_table(self, active: ActiveRule, severity: Severity, fault: Fault) -> Finding:
        """Return the finding of a fault that stands on no line: on another tab, or on the sheet as a whole."""
        header = fault.column or (self._roadmap.header(fault.field) if fault.field else "")
        said = active.message.spoken(fault.values)
        values = {"column": header, "value": fault.text, **said}
        return Finding(
            active.name,
            self._severity(active, severity, -1, fault.field),
            active.message.fill(values),
            fault.tab or self._roadmap.tab,
            fault.cell,
            header,
            fault.text,
            deliverable=fault.text,
            suggestion=said.get("suggestion", ""),
        )

    def _deliverable(self, block: int, line: int) -> str:
        """Return the work of a line without its markers, as the roadmap has it."""
        projects = self._roadmap.projects
        if 0 <= block < len(projects):
            return next((each.text for each in projects[block].deliverables if each.line == line), "")
        return self._works[line] if self._works else ""

    def _severity(self, active: ActiveRule, severity: Severity, block: int, field: Field | None) -> Severity:
        projects = self._roadmap.projects
        priority = projects[block].priority if 0 <= block < len(projects) else Priority.UNKNOWN
        return next((each.severity for each in active.severity_where if each.holds(priority, field)), severity)
