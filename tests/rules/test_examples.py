"""The examples in the manual of every kind, run."""

from datetime import date
from typing import Any

import pytest

from sheetsync.model.cell import CellRef
from sheetsync.model.roadmap import Interval
from sheetsync.rules.base import Rule
from sheetsync.rules.manual import Example, manual
from sheetsync.rules.pack import ActiveRule, load
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


def the_rule(kind: type[Rule], options: dict[str, Any], settings: str) -> ActiveRule:
    """A rule as a pack would have it, so that an example can't use what no pack can say."""
    text = f"the-rule:\n  kind: {kind.kind}\n  message: mend it\n"
    text += "".join(f"  {line}\n" for line in flow_entries(settings, options))
    (rule,) = load(["pack.yaml"], lambda name: text)
    return rule


def flow_entries(settings: str, options: dict[str, Any]) -> list[str]:
    whole = parse_yaml(settings)
    lines = settings[1:-1]
    starts = sorted((whole.keys[key,][1] - 1, key) for key in whole.value)
    ends = [start for start, _ in starts[1:]] + [len(settings) - 1]
    del lines
    return [
        settings[start:end].strip().rstrip(",")
        for (start, key), end in zip(starts, ends, strict=True)
        if key in options
    ]


@pytest.mark.parametrize(("kind", "example", "fails"), EXAMPLES)
def test_the_examples_of_the_manual_are_true(kind: type[Rule], example: Example, fails: bool) -> None:
    settings = dict(parse_yaml(example.settings).value)
    today = settings.pop("today", date(2026, 11, 25))
    tab = settings.pop("tab", "Roadmap")
    interval = settings.pop("interval", "")
    rows = typed(example.sheet)
    faulty = {
        CellRef(row, column)
        for row, cells in enumerate(rows, start=1)
        for column, cell in enumerate(cells, start=1)
        if cell.endswith("!")
    }
    clean = [[cell.removesuffix("!").strip() for cell in cells] for cells in rows]
    tabs = {tab: clean} if tab == "Roadmap" else {"Roadmap": [["Project", "Deliverable"]], tab: clean}
    roadmap = read(
        a_spreadsheet(**tabs),
        interval=Interval(*map(date.fromisoformat, interval.split("/"))) if interval else None,
    )

    findings = check(roadmap, [the_rule(kind, settings, example.settings)], today=today)

    assert {finding.rule for finding in findings} <= {"the-rule"}
    assert {finding.cell for finding in findings} == (faulty or ({None} if fails else set()))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_manual_explains_every_option(kind: type[Rule]) -> None:
    page = manual(kind)

    assert page.summary.endswith(".")
    assert [option.name for option in page.options] == list(kind.__dataclass_fields__)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.kind != "reading"], ids=lambda kind: kind.kind)
def test_a_manual_shows_what_passes_and_what_fails(kind: type[Rule]) -> None:
    page = manual(kind)

    assert page.passes
    assert page.fails
