"""No roadmap: what holds no work is refused with a reason, and a roadmap with such a column is read."""

import pytest

from sheetsync.steps.parse.told import english
from tests.builders import a_spreadsheet, read, typed

BUDGET = """Category | Item | Vendor | Owner | {months} | Total
    Events | Fair stand | Dock | Ana | 12000 | 0 | 3000 | 15000
    Events | Catering | Gull | | 0 | 0 | 1,800 | 1800
    Online | Search ads | Kite | Ben | 4000 | 4000 | 4000 | 12000"""
PEOPLE = """Name | Company | Role | E-mail | Phone | Status
    Anna Schmidt | Dock | Sales | anna@example.org | {phone}1 | active
    Piet de Bos | Gull | Owner | p.debos@example.org | {phone}2 | active
    Jo Lee | Kite | Rep | lee@example.org | {phone}3 | left"""
INVOICES = """Invoice no | Client | Description | Invoice date | Due date | Amount | Status
    2026-101 | Dock | Workshop | 2026-10-01 | 2026-10-31 | 1200 | Paid
    2026-102 | Gull | Retainer | 2026-11-02 | 2026-12-02 | 3000 | Open
    2026-103 | Dock | Licences | 2026-11-10 | 2026-11-24 | 450 | Overdue"""
TABLES = {
    "a budget": (BUDGET.format(months="Jan | Feb | Mar"), "budget"),
    "a budget in German": (BUDGET.format(months="Januar | Februar | März"), "budget"),
    "a budget in quarters": (BUDGET.format(months="Q1 2027 | Q2 2027 | Q3 2027"), "budget"),
    "people": (PEOPLE.format(phone=""), "people"),
    "people in French": (PEOPLE.format(phone="").replace("Name | Company", "Nom | Société"), "people"),
    "people with phones alone": (
        "\n".join(" | ".join(row[each] for each in (0, 1, 2, 4)) for row in typed(PEOPLE.format(phone="+49 221 5550"))),
        "people",
    ),
    "invoices": (INVOICES, "invoices"),
    "invoices in German": (
        """Rechnungsnr | Kunde | Beschreibung | Fällig | Betrag | Status
        2026-101 | Dock | Werkstatt | 2026-10-31 | 1200 | bezahlt
        2026-102 | Gull | Pauschale | 2026-12-02 | 3000 | offen""",
        "invoices",
    ),
    "now, next and later below a title": (
        """What we do | | |
        Theme | Now | Next | Later
        Onboarding | Guided setup, sample project | Team invites | Marketplace templates
        Teamwork | Comments | Mentions |
        Mobile | | Offline mode | Tablet layout
        Platform | Sign-on | Audit log | Data residency""",
        "work stands under",
    ),
    "the same in German": (
        """Thema | Jetzt | Als Nächstes | Später
        Einstieg | Projekt zum Ausprobieren | Team einladen | Vorlagen
        Teamarbeit | Kommentare | Erwähnungen | Ansichten
        Plattform | Anmeldung | Protokoll | Datenschutz""",
        "work stands under",
    ),
    "the same in French": (
        """Thème | Maintenant | Ensuite | Plus tard
        Accueil | Projet modèle | Invitations | Modèles
        Équipe | Commentaires | Mentions | Vues""",
        "work stands under",
    ),
}


@pytest.mark.parametrize("table", TABLES)
def test_what_holds_no_line_of_work_in_a_row_is_refused_with_what_it_is(table: str) -> None:
    rows, what = TABLES[table]
    roadmap = read(a_spreadsheet(roadmap=typed(rows)))
    (trouble,) = roadmap.troubles

    assert (trouble.rule, roadmap.header_row, len(roadmap.table)) == ("header-not-found", None, 0)
    assert what in english(trouble.values["reason"])


ROADMAPS = {
    "with a budget in months and a status": """Project | Task | Owner | Status | Jan | Feb | Mar
        Docks | Drain the dock | Ana | Done | 1200 | 300 | 400
        Docks | Set the stones | Ben | In progress | 900 | 300 | 4000""",
    "with a column for the budget": """Project | Task | Owner | Budget
        Docks | Drain the dock | Ana | 1200
        Docks | Set the stones | Ben | 900""",
    "with the address of each owner": """Task | Owner | E-mail | Status
        Landing Page | Lena | lena@example.org | Done
        Press Kit | Paul | paul@example.org | In progress""",
    "with the address of who asked": """Name | E-mail | Status
        Landing Page | ana@example.org | Done
        Press Kit | ben@example.org | In progress""",
    "with invoices to write": """Task | Client | Amount | Invoice no | Status
        Draw the logo | Dock | 1200 | 17 | Paid
        Build the site | Gull | 3000 | 18 | In progress""",
    "with an item about invoices": """Task | Owner | Amount | Status
        Send the invoices | Ana | 1200 | Sent
        Get paid | Ben | 3000 | Paid""",
}


@pytest.mark.parametrize("sheet", ROADMAPS)
def test_a_roadmap_with_such_a_column_is_read(sheet: str) -> None:
    assert [*read(a_spreadsheet(roadmap=typed(ROADMAPS[sheet]))).table.rows] == [2, 3]


def test_the_tab_with_the_roadmap_is_read_and_not_the_budget_before_it() -> None:
    plan = typed("Task | Owner\nDrain the dock | Ana\nSet the stones | Ben")

    assert read(a_spreadsheet(budget=typed(TABLES["a budget"][0]), work=plan)).tab == "Work"
