"""Cells that name several people, as typed and as exported."""

import pytest

from sheetsync.steps.owners import Owners
from sheetsync.steps.parse.names import split_names
from tests.builders import a_spreadsheet, read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cooks, waiters and guests", ("Cooks", "waiters", "guests")),
        ('["Cooks","Waiters / bar"]', ("Cooks", "Waiters / bar")),
        ('["Cooks"]', ("Cooks",)),
        ('[{"id":"14","value":"Ann Example","title":"Ann Example","email":"ann@cooks.example"}]', ("Ann Example",)),
        ('[{"name":"Ann"},{"name":"Bo"},{"name":"Ann"}]', ("Ann", "Bo")),
        ('[{"id":14}]', ()),
        ('["Cooks", 14]', ('["Cooks"', "14]")),
        ('["Cooks"', ('["Cooks"',)),
        ("[Cooks]", ("[Cooks]",)),
        ("[]", ("[]",)),
        ("[{" * 16_000, ("[{" * 16_000,)),
    ],
)
def test_names_are_split_as_they_are_listed(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    "text",
    ["TBC", "à définir", "por asignar", "a definir", "da definire", "n.t.b.", "zu bestimmen", "N.N.", "k. A.", "—"],
)
def test_who_is_still_to_be_found_is_nobody(text: str) -> None:
    rows = [
        ["Project", "Stakeholders", "Task", "Owner", "Status", "Due"],
        ["Search", f"Support, {text}", "Dig", text, "In progress", text],
        ["", "", "Sow", "Ana", "In progress", "2026-12-04"],
        ["Portal", text, "Mend", "Bo", "Done", "2026-10-05"],
    ]

    roadmap = read(a_spreadsheet(roadmap=rows))

    assert [each.stakeholder_names for each in roadmap.projects] == [("Support",), ()]
    assert [each.owner for _, each in roadmap.deliverables] == ["", "Ana", "Bo"]
    assert roadmap.table.unsaid == {text}
    assert Owners.of(roadmap, ()).strangers() == ("Ana",)
