"""People whom chips name: the text of each chip, and which addresses count."""

import pytest

from sheetsync.adapters.google.cell import Cells
from sheetsync.adapters.google.chip import chips_of
from sheetsync.model.cell import BLANK, Cell, Chip

HERE = ("example.org",)


def run(email: str, start: int = 0) -> dict:
    return {"startIndex": start, "chip": {"personProperties": {"email": email}}}


def test_a_run_goes_on_until_the_next_and_counts_units_of_utf_16() -> None:
    runs = [{"chip": {}}, run("Ana@Example.org", 3), {"startIndex": 6, "chip": {}}, run("ben@example.org", 11)]

    assert chips_of(runs, "😀 Ana and Ben", HERE) == (Chip("Ana", "ana@example.org"), Chip("Ben", "ben@example.org"))


@pytest.mark.parametrize(
    "email",
    [
        "ana@sub.example.org",
        "ana@example.org.elsewhere.example",
        "ana@elsewhere.example",
        "ana@elsewhere.example,ben@example.org",
        "<ana@elsewhere.example> ben@example.org",
        "ana\r\nBcc: all@example.org",
        "ana\u202e@example.org",
        "@example.org",
        "example.org",
        "",
        None,
    ],
)
def test_what_is_no_address_in_a_listed_domain_is_but_a_text(email: str) -> None:
    assert chips_of([run(email)], "Ana", HERE) == ()


@pytest.mark.parametrize("runs", [[{}], [{"chip": {"richLinkProperties": {}}}], [{"chip": None}], []])
def test_what_is_no_person_names_nobody(runs: list) -> None:
    assert chips_of(runs, "Ana", HERE) == ()


@pytest.mark.parametrize("text", ["@", " ", ""])
def test_a_chip_whose_text_is_not_told_names_nobody(text: str) -> None:
    assert chips_of([run("ana@example.org")], text, HERE) == ()


def test_equal_cells_with_equal_chips_are_one_object_and_others_stay_as_they_are() -> None:
    cells = Cells(HERE)
    raw = {"effectiveValue": {"stringValue": "Ana"}, "formattedValue": "Ana", "chipRuns": [run("ana@example.org")]}

    assert cells.cell_with_chips(raw) is cells.cell_with_chips(raw)
    assert cells.cell_with_chips(raw).chips == (Chip("Ana", "ana@example.org"),)
    assert cells.cell_with_chips({**raw, "chipRuns": [run("ana@elsewhere.example")]}) == Cell("Ana", "Ana")
    assert cells.cell_with_chips({}) is BLANK
