"""The rules about wording, on texts that people wrote.

Precision is the share of what a rule reports that a reader finds at fault too; recall is the share of what the
reader finds at fault that the rule reports. `texts/` says where each text is from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.model.cell import BLANK, Cell
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.settings import Reading
from sheetsync.steps.check import check
from sheetsync.steps.parse import parse

TEXTS: Final = Path(__file__).parent / "texts"
TODAY: Final = date(2026, 11, 2)


@dataclass(frozen=True, slots=True)
class Measure:
    """How a rule did on texts whose faults are known, by the row in which each stands."""

    rule: str
    texts: int
    at_fault: frozenset[int]
    reported: frozenset[int]

    @property
    def precision(self) -> float:
        """Return the share of the reported that is at fault; 1 where nothing is reported."""
        return len(self.at_fault & self.reported) / len(self.reported) if self.reported else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is at fault that is reported."""
        return len(self.at_fault & self.reported) / len(self.at_fault)


def measures() -> tuple[Measure, ...]:
    """Return how each of the rules did."""
    questions = _texts("questions.yaml")
    asked = [*questions["leading"], *questions["neutral"]]
    goals = _texts("goals.yaml")
    tabs = {
        "Roadmap": [
            ["Project", "User-centric Goal", "Deliverables", "Deliverable Status"],
            *(
                [f"{each['project']} ({number})", each["goal"], each["deliverable"], "In progress"]
                for number, each in enumerate(goals)
            ),
        ],
        "Questions": [["Question"], *([each] for each in asked)],
    }
    reported = _reported(tabs)
    faults = {
        "leading-question": (len(asked), range(len(questions["leading"]))),
        "goal-names-no-one": (len(goals), [number for number, each in enumerate(goals) if each["no-one"]]),
        "goal-restates-work": (len(goals), [number for number, each in enumerate(goals) if each["restates"]]),
    }
    return tuple(
        Measure(rule, count, frozenset(each + 2 for each in faulty), frozenset(reported.get(rule, ())))
        for rule, (count, faulty) in faults.items()
    )


def run() -> Iterator[str]:
    """Measure, and yield the lines of a table in Markdown."""
    yield "| rule | texts | at fault | reported | precision | recall |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for each in measures():
        yield (
            f"| `{each.rule}` | {each.texts} | {len(each.at_fault)} | {len(each.reported)} "
            f"| {each.precision:.0%} | {each.recall:.0%} |"
        )


def _texts(name: str) -> Any:
    return yaml.safe_load((TEXTS / name).read_text(encoding="utf-8"))


def _reported(tabs: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, set[int]]:
    """Return the rows that each rule of the shipped pack reports."""
    grids = tuple(
        Grid(title, tuple(tuple(Cell(text, text) if text else BLANK for text in row) for row in rows))
        for title, rows in tabs.items()
    )
    spreadsheet = Spreadsheet("Texts", "texts.xlsx", grids, "1")
    roadmap = parse(spreadsheet, grids[0], Reading())
    rules = load(["roadmap"], lambda name: read_pack(name, Path()))
    rows: dict[str, set[int]] = {}
    for finding in check(roadmap, rules, today=TODAY):
        if finding.cell:
            rows.setdefault(finding.rule, set()).add(finding.cell.row)
    return rows
