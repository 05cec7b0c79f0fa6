"""Smart chips: written over placeholders, and read as Google's documents show them."""

import json

import pytest

from localsheets import OWNER, Spreadsheet, World
from localsheets.errors import ApiError

ANA, BEN = "ana.ruiz@example.org", "ben@example.org"
LINK = {"richLinkProperties": {"uri": "https://docs.google.com/document/d/k/edit"}}


@pytest.fixture
def sheet():
    world = World()
    return Spreadsheet(world, world.add_spreadsheet("Roadmap", OWNER))


def corner(sheet):
    whole = json.loads(json.dumps(sheet.resource()))
    return whole["sheets"][0]["data"][0]["rowData"][0]["values"][0]


def write(sheet, text, *runs):
    cell = {"userEnteredValue": {"stringValue": text}, "chipRuns": list(runs)}
    body = {"range": sheet.range("A1"), "rows": [{"values": [cell]}], "fields": "userEnteredValue,chipRuns"}
    sheet.do({"updateCells": body})


def person(email, form="DEFAULT"):
    return {"personProperties": {"email": email, "displayFormat": form}}


def test_every_run_is_read_also_those_without_a_chip(sheet):
    sheet.type_chips("A1", "@ with @.", ANA, BEN)

    cell = corner(sheet)

    assert cell["formattedValue"] == "Ana Ruiz with Ben."
    assert cell["chipRuns"] == [
        {"chip": person(ANA)},
        {"startIndex": 8, "chip": {}},
        {"startIndex": 14, "chip": person(BEN)},
        {"startIndex": 17, "chip": {}},
    ]


def test_a_run_starts_at_a_unit_of_utf_16(sheet):
    write(sheet, "😀 @", {"startIndex": 3, "chip": person(BEN)})

    assert corner(sheet)["chipRuns"] == [{"chip": {}}, {"startIndex": 3, "chip": person(BEN)}]


@pytest.mark.parametrize(
    ("form", "shown"), [("DEFAULT", "Ana Ruiz"), ("LAST_NAME_COMMA_FIRST_NAME", "Ruiz, Ana"), ("EMAIL", ANA)]
)
def test_a_person_is_shown_as_the_chip_says(sheet, form, shown):
    sheet.type_chips("A1", "@", ANA, form=form)

    assert sheet.cell("A1") == shown


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("Ana", {"chip": person(ANA)}),
        ("@", {"startIndex": 1, "chip": person(ANA)}),
        ("@", {"chip": person("")}),
        ("@", {"chip": {**person(ANA), **LINK}}),
        ("@", {"chip": {"richLinkProperties": {"uri": "https://example.org/"}}}),
    ],
)
def test_a_chip_without_its_placeholder_or_without_what_it_is_of_is_refused(sheet, text, run):
    with pytest.raises(ApiError):
        write(sheet, text, run)


def test_who_types_over_a_chip_takes_it_away_and_a_sort_carries_it(sheet):
    sheet.type("A1", "Zoe")
    sheet.type_chips("A2", "@", ANA)
    sheet.sort("A1:A2", 1)
    assert corner(sheet)["chipRuns"] == [{"chip": person(ANA)}]

    sheet.type("A1", "Ana Ruiz")

    assert "chipRuns" not in corner(sheet)


def test_a_link_to_a_file_is_a_chip_too(sheet):
    write(sheet, "@", {"chip": LINK})

    assert corner(sheet)["chipRuns"] == [{"chip": LINK}]
