"""The examples in the manual of every kind, run."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from sheetsync.model.cell import CellRef
from sheetsync.model.roadmap import Interval
from sheetsync.rules.base import Rule
from sheetsync.rules.manual import Example, manual
from sheetsync.rules.pack import ActiveRule, Mistake
from sheetsync.rules.pack.build import Entry
from sheetsync.rules.pack.yaml_text import parse_yaml
from sheetsync.rules.registry import KINDS
from sheetsync.steps.check import check
from tests.builders import a_spreadsheet, read, typed

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


@pytest.mark.parametrize(("kind", "example", "fails"), EXAMPLES)
def test_the_examples_of_the_manual_are_true(kind: type[Rule], example: Example, fails: bool) -> None:
    rule, rest = the_rule(kind, example.settings)
    tab, interval = rest.get("tab", "Roadmap"), rest.get("interval")
    rows = typed(example.sheet)
    faulty = {
        CellRef(row, column)
        for row, cells in enumerate(rows, start=1)
        for column, cell in enumerate(cells, start=1)
        if cell.endswith("!")
    }
    clean = [[cell.removesuffix("!").strip() for cell in cells] for cells in rows]
    tabs = {"Roadmap": [["Project", "Deliverable"], ["Tacos", "cook"]], tab: clean}
    roadmap = read(
        a_spreadsheet(**tabs),
        interval=Interval(*map(date.fromisoformat, interval.split("/"))) if interval else None,
    )

    findings = check(roadmap, [rule], today=rest.get("today", date(2026, 11, 25)))

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
