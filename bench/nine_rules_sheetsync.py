"""The nine rules, as a pack for our own engine: the code that `sheetsync check` runs."""

from collections.abc import Sequence
from itertools import chain

from bench.nine_rules import HEADER, OWNER, PLAN_END, PLAN_START, STALE_DAYS, STATUSES, TODAY, Fault, Row
from sheetsync.config.pack import load
from sheetsync.model.finding import Finding
from sheetsync.model.roadmap import Column, Roadmap, Table
from sheetsync.model.terms import Field
from sheetsync.steps.check import check
from sheetsync.steps.parse.date import read_dates
from sheetsync.steps.parse.status import read_status

PACK = f"""
goal: {{kind: required, column: goal, each: project, message: 'Who is "{{project}}" for?'}}
status: {{kind: one-of, column: status, values: {list(STATUSES)}, message: '"{{value}}" is not one of {{values}}'}}
date: {{kind: readable, columns: [start, end], message: '"{{value}}" is not a day'}}
order: {{kind: date-order, column: end, after: start, message: 'End is before start: {{start}} to {{end}}'}}
plan-start: {{kind: date-within, column: start, earliest: {PLAN_START}, message: '{{date}} is before {{start}}'}}
plan-end: {{kind: date-within, column: end, latest: {PLAN_END}, message: '{{date}} is after {{stop}}'}}
owner: {{kind: matches, column: owner, patterns: ['{OWNER}'], message: '"{{value}}" is not an address'}}
work: {{kind: has-line, column: deliverable, message: 'What will "{{project}}" deliver?'}}
twice: {{kind: unique, column: deliverable, message: '"{{value}}" is listed twice'}}
stale: {{kind: date-within, column: updated, earliest: today, grace_days: {STALE_DAYS},
  when: {{column: status, one_of: In progress}}, message: 'In progress, and last updated {{date}}'}}
"""
RULES = load(["race.yaml"], {"race.yaml": PACK}.__getitem__)
FIELDS = (
    Field.PROJECT, Field.STAKEHOLDERS, Field.GOAL, Field.DELIVERABLE, Field.STATUS,
    Field.START, Field.END, Field.OWNER, Field.UPDATED,
)  # fmt: skip
DATES = (Field.START, Field.END, Field.UPDATED)


def prepare(rows: Sequence[Row]) -> Roadmap:
    """Build what the engine works on from rows of texts."""
    cells = list(chain.from_iterable(rows))
    columns = {field: cells[index :: len(FIELDS)] for index, field in enumerate(FIELDS)}
    starts = [line for line, name in enumerate(columns[Field.PROJECT]) if name]
    table = Table(
        rows=range(2, len(rows) + 2),
        columns=columns,
        blocks=list(zip(starts, [*starts[1:], len(rows)], strict=True)),
        dates={field: read_dates(columns[field], None, "") for field in DATES},
        statuses={text: read_status(text, {}) for text in set(columns[Field.STATUS])},
    )
    headers = {field: Column(number, HEADER[number - 1]) for number, field in enumerate(FIELDS, start=1)}
    return Roadmap("Roadmap", "Race", table, columns=headers)


def findings(rows: Sequence[Row]) -> tuple[Finding, ...]:
    """Check the rows, and return findings with cells, severities and words."""
    return check(prepare(rows), RULES, today=TODAY)


def faults(rows: Sequence[Row]) -> set[Fault]:
    """Return the failing cells in the form of the race."""
    return {
        (each.cell.row - 2, each.column, each.rule.split("-")[0]) for each in findings(rows) if each.cell is not None
    }
