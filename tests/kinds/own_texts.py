"""Texts of our own with their labels, what the shipped rules say of them, and how well that agrees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.model.finding import Finding
from sheetsync.model.roadmap import Roadmap
from sheetsync.steps.check import check
from tests.builders import a_spreadsheet, read

TEXTS: Final = Path(__file__).parent / "texts"
GOOD, RESTATES, NO_ONE = "good", "restates", "no-one"
TODAY: Final = date(2026, 11, 2)
FAULTS: Final = {"goal-restates-work": RESTATES, "goal-names-no-one": NO_ONE}
RULES: Final = load(["roadmap"], lambda name: read_pack(name, Path()))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, the reader's label, and what was said: "" where nothing was, else the label of the rule."""

    text: str
    label: str
    said: str
    remark: str = ""
    language: str = "en"


def precision(texts: Iterable[Labelled], label: str) -> float:
    """The share of what was said to be `label` that is it; 1 where nothing was."""
    said = [each for each in texts if each.said == label]
    return sum(each.label == label for each in said) / len(said) if said else 1.0


def recall(texts: Iterable[Labelled], label: str) -> float:
    """The share of what is `label` that was said to be it."""
    labelled = [each for each in texts if each.label == label]
    return sum(each.said == label for each in labelled) / len(labelled)


def told(roadmap: Roadmap) -> tuple[Finding, ...]:
    return check(roadmap, RULES, today=TODAY)


def questions() -> tuple[Labelled, ...]:
    """Every question, labelled with the way in which it leads, or "neutral"; said is "leading" or ""."""
    listed = [(family, text) for family, texts in _read("questions.yaml").items() for text in texts]
    rows = [["Question"], *([text] for _, text in listed)]
    roadmap = read(a_spreadsheet(Roadmap=[["Project", "Deliverable"], ["Tacos", "cook"]], Questions=rows))
    remarks = {each.cell.row: each.message for each in told(roadmap) if each.rule == "leading-question" and each.cell}
    return tuple(
        Labelled(text, label, "leading" if row in remarks else "", remarks.get(row, ""))
        for row, (label, text) in enumerate(listed, start=2)
    )


def goals() -> tuple[Labelled, ...]:
    """Every goal, each read from a sheet of its own, so that no other one tells its language."""
    return tuple(
        goal(language, label, *map(str.strip, text.split("|")))
        for language, labels in _read("goals.yaml").items()
        for label, texts in labels.items()
        for text in texts
    )


def goals_of_trades() -> tuple[Labelled, ...]:
    """Every goal of many trades, each read from a sheet of its own."""
    return tuple(
        goal("en", label, *map(str.strip, text.split("|")))
        for label, texts in _read("goals_of_trades.yaml").items()
        for text in texts
    )


def goal(language: str, label: str, text: str, project: str, stakeholders: str, deliverables: str) -> Labelled:
    first, *others = map(str.strip, deliverables.split(";"))
    rows = [
        ["Project", "Stakeholders", "User-centric Goal", "Deliverables"],
        [project, stakeholders, text, first],
        *(["", "", "", each] for each in others),
    ]
    findings = [each for each in told(read(a_spreadsheet(Roadmap=rows))) if each.rule in FAULTS]
    assert len(findings) <= 1, "one answer mends a goal, so one remark is enough"
    found = findings[0] if findings else None
    return Labelled(text, label, FAULTS[found.rule] if found else "", found.message if found else "", language)


def _read(name: str) -> Mapping[str, Any]:
    read: Mapping[str, Any] = yaml.safe_load((TEXTS / name).read_text(encoding="utf-8"))
    return read
