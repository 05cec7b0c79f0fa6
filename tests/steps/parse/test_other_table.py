"""Other tables: where the work ends, and that what only looks like one is still read."""

import pytest

from sheetsync.model.roadmap import Roadmap
from sheetsync.model.trouble import TroubleName
from tests.builders import a_spreadsheet, read, typed

PLAN = """Project | Task | Owner | Start | Due | Status
    Harbour | Drain the dock | Ana | 2026-10-05 | 2026-11-13 | Done
    Harbour | Set the stones | Ben | 2026-10-19 | 2026-12-11 | In progress
    Lights | Clean the lens | Cy | 2026-11-02 | 2026-12-18 | Not started"""
TABLES = {
    "risks in English": """Risk | Probability | Impact | Mitigation | Owner | Status
        Storm | High | High | Wait | Ana | Open""",
    "risks whose columns stand where ours do": """Risk | Impact | Owner | Status
        Storm | High | Ana | Open""",
    "risks in German": """Nr | Risiko | Wahrscheinlichkeit | Auswirkung | Gegenmaßnahme | Verantwortlich
        1 | Sturm | hoch | hoch | Warten | Ana""",
    "risks in French": """Réf | Risque | Probabilité | Gravité | Atténuation | Responsable
        1 | Tempête | haute | haute | Attendre | Ana""",
    "contacts in Spanish": """Nombre | Empresa | Correo electrónico | Teléfono
        Ana Ruiz | Faro | ana@example.org | 555""",
    "decisions in Italian": """Data | Decisione | Responsabile
        2026-10-09 | Niente boe | Ana""",
    "a budget in Dutch": """Omschrijving | Leverancier | Bedrag
        Stenen | Steen en Zoon | 1200""",
    "costs in Portuguese": """Descrição | Fornecedor | Valor | Fatura
        Pedras | Pedreira | 1200 | 17""",
    "words that no language has": """Peril | Odds | Harm | Answer | Keeper | Verdict
        Storm | often | much | wait | Ana | bad
        Fog | seldom | some | horn | Ben | fair""",
}


def plan_and(below: str) -> Roadmap:
    return read(a_spreadsheet(roadmap=typed(f"{PLAN}\n{below}")))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("gap", "first"), [("|", 6), ("|\n|\nWhat else there is", 7), ("|\nWhat else there is\n|", 8)])
def test_another_table_below_a_gap_ends_the_work_with_its_title(table: str, gap: str, first: int) -> None:
    roadmap = plan_and(f"{gap}\n{TABLES[table]}")
    rows = [each.row for each in roadmap.other_rows]

    assert [*roadmap.table.rows] == [2, 3, 4]
    assert rows[-1] == len(typed(f"{PLAN}\n{gap}\n{TABLES[table]}"))
    assert first in rows
    assert [each.rule for each in roadmap.troubles].count(TroubleName.TABLE_UNREAD) == 1


def test_a_title_over_the_same_headers_is_no_line() -> None:
    head = PLAN.splitlines()[0]
    roadmap = plan_and(f"|\nParked\n{head}\nLights | Paint the tower | Cy | | 2027-03-12 | Not started")

    assert [each.name for each in roadmap.projects] == ["Harbour", "Lights"]
    assert [*roadmap.table.rows] == [2, 3, 4, 8]


@pytest.mark.parametrize(
    "below",
    [
        "Lights | Risk and impact | Ana | | | ",
        "Budget | Decide on a team | Ana | | tbd | parked",
        "Lights | Owner of the risk | Ana | 2026-11-02 | 2026-12-18 | Done\nLights | Contact list | | | |",
    ],
)
def test_lines_below_a_gap_are_still_work(below: str) -> None:
    roadmap = plan_and(f"|\n{below}")

    assert [*roadmap.table.rows] == [2, 3, 4, *range(6, 6 + len(typed(below)))]


BOARD = """Name | Parts | Person | Status | Due
    Write the page | | Ana | Done | 2026-10-23
    Build the page | Hero, form | Ben | In progress | 2026-12-11
    {label} | {heads}
    | Hero | Ben | Done | 2026-11-20
    | Form | Ana | Stuck | 2026-12-04
    Press release | | Cy | Not started | 2026-12-22"""


@pytest.mark.parametrize(
    ("label", "heads"),
    [
        ("Subitems", "Name | Owner | Status | Date"),
        ("Subtask", "Name | Owner | Status | Due date"),
        ("Unterelemente", "Name | Verantwortlich | Status | Datum"),
        ("Sous-éléments", "Nom | Responsable | Statut | Date"),
    ],
)
def test_sub_items_under_headers_of_their_own_are_named_once_and_the_items_stay(label: str, heads: str) -> None:
    roadmap = read(a_spreadsheet(roadmap=typed(BOARD.format(label=label, heads=heads))))

    assert [*roadmap.table.rows] == [2, 3, 7]
    assert [each.place for each in roadmap.unread if each.place.startswith("row")] == ["row 4", "row 5", "row 6"]
    assert [each.rule for each in roadmap.troubles].count(TroubleName.TABLE_UNREAD) == 1


def test_a_line_above_one_whose_name_is_blank_is_a_line() -> None:
    rows = BOARD.format(label="Status", heads="Design | Ana | Done | 2026-11-20")

    assert [*read(a_spreadsheet(roadmap=typed(rows))).table.rows] == [2, 3, 4, 7]
