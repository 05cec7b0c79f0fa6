"""The lines of a meeting: what its lead has to hear of first."""

from datetime import date

from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.steps.compose.meeting import Talk
from tests.builders import a_spreadsheet, read, typed

SHEET = typed("""
    Project | Deliverable | Status      | Owner
    Tacos   | buy shells  | In progress | Ana
    Tacos   | cook food   | At risk     | Ben
    Tacos   | wash up     | In progress | Chen
""")


def test_what_owners_left_unanswered_comes_before_all_else_and_says_so() -> None:
    spreadsheet = a_spreadsheet(Roadmap=SHEET)
    asked = Finding("owner-missing", Severity.WARNING, "Who?", "Roadmap", CellRef(4, 4), "Owner")
    talk = Talk(
        read(spreadsheet),
        spreadsheet.tabs[0],
        (asked,),
        None,
        spreadsheet,
        date(2026, 11, 2),
        None,
        unanswered=(asked,),
    )

    agenda = talk.agenda()

    assert [each.text for each in agenda.lines] == ["wash up", "cook food", "buy shells"]
    assert agenda.decide == 2
    assert agenda.lines[0].reasons == ("its owner was told three times",)
