"""The legend of a sheet: what it says of the signs of a status, and what is no legend."""

import pytest

from sheetsync.model.terms import Status
from sheetsync.steps.parse.legend import legend_of
from tests.builders import a_grid

RAG = ("R", "A", "G", "B")


@pytest.mark.parametrize(
    ("rows", "said", "meant"),
    [
        (
            [["R = off track; A = some concern; G = on track; B = complete"]],
            RAG,
            {"R": "At risk", "G": "In progress", "B": "Done"},
        ),
        (
            [["R: rot A: gelb G: im Plan B: fertig"]],
            RAG,
            {"R": "At risk", "A": "Possible delay", "G": "In progress", "B": "Done"},
        ),
        ([["R = At risk", "B = Complete"]], RAG, {"R": "At risk", "B": "Done"}),
        ([["Green (G) = on track | Blue (B) = complete"]], RAG, {"G": "In progress", "B": "Done"}),
        ([["R", "Off track"], ["B", "Blue (complete)"]], RAG, {"R": "At risk", "B": "Done"}),
        (
            [["✅ klaar 🟡 mogelijk vertraagd ⚪ niet begonnen"]],
            ("✅", "⚪\ufe0f"),
            {"✅": "Done", "⚪\ufe0f": "Not started"},
        ),
        ([["Plan B: done"]], RAG, {}),
        ([["B = complete; R = off track"], ["B = blocked"]], RAG, {"R": "At risk"}),
        ([["B = complete; R = off track"]], ("In progress", "B"), {}),
    ],
)
def test_what_a_legend_says(rows: list[list[str]], said: tuple[str, ...], meant: dict[str, str]) -> None:
    found = legend_of(a_grid("Roadmap", rows), range(1, len(rows) + 1), said)

    assert found == {text: Status(word) for text, word in meant.items()}
