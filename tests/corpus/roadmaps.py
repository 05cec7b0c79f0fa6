"""Roadmaps that are made for the stress of reading: every shape, in several languages, with cells of each kind.

What stands in which column is known, for it is put there.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sheetsync.model.grid import Spreadsheet
from sheetsync.model.terms import Field
from tests.builders import a_spreadsheet

ROWS: Final = 18
GROUPS: Final = 3

HEADERS: Final[Mapping[str, Mapping[Field, str]]] = {
    "en": {
        Field.PROJECT: "Project",
        Field.DELIVERABLE: "Task",
        Field.STATUS: "Status",
        Field.OWNER: "Owner",
        Field.START: "Start date",
        Field.END: "Due date",
        Field.GOAL: "Goal",
        Field.PRIORITY: "Priority",
        Field.NOTES: "Notes",
    },
    "de": {
        Field.PROJECT: "Projekt",
        Field.DELIVERABLE: "Aufgabe",
        Field.STATUS: "Status",
        Field.OWNER: "Verantwortlich",
        Field.START: "Beginn",
        Field.END: "Ende",
        Field.GOAL: "Ziel",
        Field.PRIORITY: "Priorität",
        Field.NOTES: "Bemerkungen",
    },
    "fr": {
        Field.PROJECT: "Projet",
        Field.DELIVERABLE: "Tâche",
        Field.STATUS: "Statut",
        Field.OWNER: "Responsable",
        Field.START: "Début",
        Field.END: "Échéance",
        Field.GOAL: "Objectif",
        Field.PRIORITY: "Priorité",
        Field.NOTES: "Remarques",
    },
}
STATUSES: Final = {
    "en": ("Done", "In progress", "Not started", "Blocked"),
    "de": ("Erledigt", "In Arbeit", "Offen", "Blockiert"),
    "fr": ("Terminé", "En cours", "À faire", "Bloqué"),
}
PRIORITIES: Final = {
    "en": ("High", "Medium", "Low"),
    "de": ("Hoch", "Mittel", "Niedrig"),
    "fr": ("Haute", "Moyenne", "Basse"),
}
WORK: Final = {
    "en": (("sand", "paint", "measure", "replace", "oil", "label"), ("the oars", "the old mooring", "both rudders")),
    "de": (
        ("schleifen", "streichen", "messen", "ersetzen", "ölen", "beschriften"),
        ("Ruder", "alten Steg", "beide Boote"),
    ),
    "fr": (
        ("poncer", "peindre", "mesurer", "remplacer", "huiler", "marquer"),
        ("les rames", "le vieux quai", "les gouvernails"),
    ),
}
PROJECTS: Final = {
    "en": ("Boat house", "Summer regatta", "New jetty"),
    "de": ("Bootshaus", "Sommerregatta", "Neuer Steg"),
    "fr": ("Hangar", "Régate d'été", "Nouveau ponton"),
}
GOALS: Final = {
    "en": "So that rowers can leave the shore by themselves in the {} week",
    "de": "Damit alle Ruderer in der {} Woche ohne Hilfe ablegen können",
    "fr": "Pour que les rameurs puissent partir sans aide la {} semaine",
}
NOTES: Final = {
    "en": "Ask the harbour office again about number {}",
    "de": "Noch einmal im Hafenamt nach Nummer {} fragen",
    "fr": "Redemander au bureau du port pour le numéro {}",
}
PEOPLE: Final = ("Ada Lind", "Ben Ode", "Cleo Marsh", "Dag Roth")


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet, and the column, from 1, of each field in it."""

    name: str
    rows: Sequence[Sequence[str]]
    columns: Mapping[Field, int]

    @property
    def spreadsheet(self) -> Spreadsheet:
        """The sheet, as a store would have read it."""
        return a_spreadsheet(roadmap=[[*row] for row in self.rows])


def made() -> Iterator[Made]:
    """Every shape with headers in each language, cells in the same one and in another."""
    for shape in ("list", "projects", "blank below", "rows"):
        for language in HEADERS:
            for words in HEADERS:
                yield _made(shape, language, words)


def _made(shape: str, language: str, words: str) -> Made:
    chance = random.Random(f"{shape} {language} {words}")
    fields = [each for each in HEADERS[language] if each is not Field.PROJECT or shape in ("projects", "blank below")]
    rows = [[HEADERS[language][each] for each in fields]]
    for line in range(ROWS):
        is_first = line % (ROWS // GROUPS) == 0
        project = PROJECTS[words][line // (ROWS // GROUPS)]
        if shape == "rows" and is_first:
            rows.append([project, *[""] * (len(fields) - 1)])
        cells = _cells(line, words, chance)
        cells[Field.PROJECT] = project if shape == "projects" or is_first else ""
        rows.append([cells[each] for each in fields])
    columns = {each: number for number, each in enumerate(fields, start=1)}
    return Made(f"{shape}, headers {language}, cells {words}", rows, columns)


def _cells(line: int, words: str, chance: random.Random) -> dict[Field, str]:
    verbs, things = WORK[words]
    start = line * 3
    return {
        Field.DELIVERABLE: f"{things[line // len(verbs)]}: {verbs[line % len(verbs)]}",
        Field.STATUS: chance.choice(STATUSES[words]),
        Field.OWNER: chance.choice(PEOPLE),
        Field.START: f"2026-{10 + start // 28:02}-{1 + start % 28:02}",
        Field.END: f"2026-{10 + (start + 5) // 28:02}-{1 + (start + 5) % 28:02}",
        Field.GOAL: GOALS[words].format(line + 1),
        Field.PRIORITY: chance.choice(PRIORITIES[words]),
        Field.NOTES: NOTES[words].format(line) if line % 3 == 1 else "",
    }
