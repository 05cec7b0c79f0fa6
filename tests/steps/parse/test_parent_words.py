"""Keys and parents are known by the words of each language, with its accents."""

import pytest

from sheetsync.model.grid import Spreadsheet
from sheetsync.model.settings import Reading
from sheetsync.steps.parse import parse
from tests.builders import a_grid, typed

HEADERS = [("Key", "Summary", "Parent"), ("Schlüssel", "Aufgabe", "Übergeordnet"), ("Clé", "Tâche", "Parent")]


@pytest.mark.parametrize("headers", HEADERS, ids=["en", "de", "fr"])
def test_a_parent_is_known_in_its_language(headers: tuple[str, str, str]) -> None:
    rows = f"{headers[0]} | {headers[1]} | {headers[2]} | Status\n"
    rows += "A-2 | Dig the bed | A-1 | Done\nA-3 | Sow peas | A-1 | Done\nA-1 | Garden | | In progress\n"
    grid = a_grid("Roadmap", typed(rows))
    roadmap = parse(Spreadsheet("Garden", "garden.xlsx", (grid,), "1"), grid, Reading())

    assert {project.name for project, _ in roadmap.deliverables} == {"Garden"}
