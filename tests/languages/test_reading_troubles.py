"""What reading a sheet could not make sense of is told in the language of the sheet, to its last word."""

from collections.abc import Iterator

import pytest

from sheetsync.kinds.pack import active, in_language
from sheetsync.languages.catalogue import ENGLISH, LANGUAGES, Catalogue, catalogue
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.model.trouble import Told
from sheetsync.steps.check import check
from sheetsync.steps.parse import parse
from tests.builders import a_grid, typed
from tests.languages.test_remarks import RULES, TODAY
from tests.render.test_language import Wrapped, left_in_english

STATUSES = "Done | In progress | At risk | Not started"
SHEETS = {
    "two headers for one column": """
        Project | Deliverable | Status | Status | End
        Αα | ββ | Done | Αα | 2026-11-02
        Αα | γγ | At risk | Ββ | 2026-11-03
    """,
    "two headers of different words": """
        Project | Deliverable | Task | Status
        Αα | ββ | γγ | Done
        Αα | δδ | εε | At risk
    """,
    "a status that only cells say": """
        Project | Deliverable | Ωω | End
        Αα | ββ | Done | 2026-11-02
        Αα | γγ | At risk | 2026-11-03
        Αα | δδ | In progress | 2026-11-04
        Αα | εε | Not started | 2026-11-05
    """,
    "formulas that failed": """
        Project | Deliverable | Status
        Αα | #REF! | Done
        Αα | ββ | #N/A
        Αα | γγ | Done
    """,
    "months as columns": """
        Project | Jan 2026 | Feb 2026 | Mar 2026 | Apr 2026
        Αα | ββ | γγ | δδ | εε
        Ζζ | ηη | θθ | ιι | κκ
    """,
    "two rows that could be the headers": """
        Project | Deliverable | Status
        Project | Deliverable | Status
    """,
}
NAMED = Reading(columns={Field.STATUS: "Ψψ", Field.GOAL: "Χχ"})


def read(table: str, reading: Reading | None = None) -> Roadmap:
    grid = a_grid("Ρ", typed(table))
    return parse(Spreadsheet("Κ", "", (grid,), "1"), grid, reading or Reading())


def roadmaps() -> Iterator[Roadmap]:
    for table in SHEETS.values():
        yield read(table)
        yield read(table, NAMED)


def messages(told: object) -> Iterator[str]:
    if isinstance(told, Told):
        yield told.message
        yield from (each for value in told.values.values() for each in messages(value))


def test_each_language_has_every_message_of_a_trouble() -> None:
    found = {
        text
        for roadmap in roadmaps()
        for trouble in roadmap.troubles
        for value in trouble.values.values()
        for text in messages(value)
    }

    assert len(found) > 9
    for language in LANGUAGES:
        if language != ENGLISH:
            # What joins two sentences has no words.
            assert found - {"{one}; {other}"} - {*catalogue(language).messages} == set(), language


def test_every_word_of_a_finding_about_reading_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(active, "catalogue", lambda _: Catalogue(Wrapped()))

    said = [
        each.message
        for roadmap in roadmaps()
        for each in check(roadmap, in_language(RULES, "xx"), today=TODAY)
        if each.rule.startswith(("column-", "header-", "formula-", "periods-", "table-"))
    ]

    assert len(said) > 12
    for text in said:
        # The names of our fields are what stands in the configuration.
        left = left_in_english(" ".join(word for word in text.split() if word.strip('",.:;)(') not in {*Field}))
        assert not left, text


def test_a_column_that_is_gone_is_told_in_german() -> None:
    roadmap = read(SHEETS["a status that only cells say"], Reading(columns={Field.STATUS: "Ψψ"}))

    [said] = [
        each.message for each in check(roadmap, in_language(RULES, "de"), today=TODAY) if each.rule == "column-changed"
    ]

    assert said == (
        "„Ψψ“ war die Spalte für „status“ und ist weg. "
        "Dafür wird nichts gelesen, bis `sheetsync init` weiß, welche Spalte es ist."
    )
