"""The language of a sheet by its headers, which `init` offers for remarks and summaries."""

import pytest

from sheetsync.steps.sheet_language import language_of


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        ("Projekt, Ziel, Ergebnis, Status, Zuständig, Ende", "de"),
        ("Projet, Objectif, Livrable, Statut, Responsable, Fin", "fr"),
        ("Proyecto, Objetivo, Entregable, Estado, Responsable, Fin", "es"),
        ("Projeto, Objetivo, Entrega, Status, Responsável, Fim", "pt"),
        ("Progetto, Obiettivo, Consegna, Stato, Responsabile, Fine", "it"),
        ("Project, Doel, Resultaat, Status, Verantwoordelijke, Einde", "nl"),
        ("Project, Goal, Deliverable, Status, Owner, End", "en"),
        # What two languages share says nothing of either.
        ("Status", "en"),
        ("Проект, Статус", "en"),
        ("", "en"),
    ],
)
def test_a_sheet_is_in_the_language_that_knows_most_of_its_headers(headers: str, language: str) -> None:
    assert language_of(headers.split(", ")) == language
