"""The examples in the manual of every kind, run."""

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import pytest

from sheetsync.config.mistake import Mistake
from sheetsync.config.pack.rule import Entry
from sheetsync.config.pack.yaml_text import parse_yaml
from sheetsync.kinds.base import Rule
from sheetsync.kinds.manual import Example, manual
from sheetsync.kinds.pack import ActiveRule
from sheetsync.kinds.registry import KINDS
from sheetsync.model.cell import CellRef
from sheetsync.model.terms import Interval
from sheetsync.steps.check import check
from tests.builders import a_spreadsheet, read, typed, with_past

EXAMPLES = [
    pytest.param(kind, example, fails, id=f"{kind.kind}-{'fails' if fails else 'passes'}-{number}")
    for kind in KINDS
    for fails, examples in ((False, manual(kind).passes), (True, manual(kind).fails))
    for number, example in enumerate(examples)
]


def the_rule(kind: type[Rule], settings: str) -> tuple[ActiveRule, dict[str, Any]]:
    """A rule as a pack would have it, so that an example can't use what no pack can say; and the rest."""
    table = dict(parse_yaml(settings).value)
    rest = {key: table.pop(key) for key in ("today", "interval", "tab") if key in table}
    mistakes: list[Mistake] = []
    rule = Entry("the-rule", {**table, "kind": kind.kind, "message": "mend it"}, None, (), mistakes).build()
    assert rule, mistakes
    return rule, rest


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the sheet: today's, or that of an earlier day, when the interval may have been another."""

    day: date
    text: str
    interval: str = ""


def looks(sheet: str) -> list[Look]:
    """The sheets of an example, the one of today last; most have only that one."""
    parts = re.split(r"^(?:on (\S+)(?: with (\S+))?|today)$", sheet, flags=re.MULTILINE)
    if len(parts) == 1:
        return [Look(date.max, sheet)]
    return [
        Look(date.fromisoformat(day) if day else date.max, text, interval or "")
        for day, interval, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    ]


def an_interval(text: str | None) -> Interval | None:
    return Interval(*map(date.fromisoformat, text.split("/"))) if text else None


@pytest.mark.parametrize(("kind", "example", "fails"), EXAMPLES)
def test_the_examples_of_the_manual_are_true(kind: type[Rule], example: Example, fails: bool) -> None:
    rule, rest = the_rule(kind, example.settings)
    tab, interval = rest.get("tab", "Roadmap"), rest.get("interval")
    *earlier, sheet = looks(example.sheet)
    rows = typed(sheet.text)
    faulty = {
        CellRef(row, column)
        for row, cells in enumerate(rows, start=1)
        for column, cell in enumerate(cells, start=1)
        if cell.endswith("!")
    }
    clean = [[cell.removesuffix("!").strip() for cell in cells] for cells in rows]
    tabs = {"Roadmap": [["Project", "Deliverable"], ["Tacos", "cook"]], tab: clean}
    today = rest.get("today", date(2026, 11, 25))
    roadmap = read(a_spreadsheet(**tabs), interval=an_interval(interval))
    if earlier:
        seen = [
            (each.day, read(a_spreadsheet(roadmap=typed(each.text)), interval=an_interval(each.interval or interval)))
            for each in earlier
        ]
        roadmap = with_past(roadmap, *seen, today=today)

    findings = check(roadmap, [rule], today=today)

    assert {finding.rule for finding in findings} <= {"the-rule"}
    assert {finding.cell for finding in findings} == (faulty or ({None} if fails else set()))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_manual_explains_every_option(kind: type[Rule]) -> None:
    page = manual(kind)

    assert page.summary.endswith(".")
    assert [option.name for option in page.options] == [field.name for field in fields(kind)]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.kind != "reading"], ids=lambda kind: kind.kind)
def test_a_manual_shows_what_passes_and_what_fails(kind: type[Rule]) -> None:
    page = manual(kind)

    assert page.passes
    assert page.fails
