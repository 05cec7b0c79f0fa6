"""The talk's table of tacos, and the summary of it on a day in its fifth week."""

from datetime import UTC, date, datetime

from sheetsync.model.document import Document
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Interval
from sheetsync.steps.compose import compose
from sheetsync.steps.parse import parse
from tests.builders import a_grid, typed

INTERVAL = Interval(date(2019, 9, 2), date(2019, 10, 11))
TODAY = date(2019, 10, 3)
NOW = datetime(2019, 10, 3, 9, 0, tzinfo=UTC)
TACOS = """
Project | Stakeholders | User-centric Goal | Deliverables | Deliverable Status
Make tacos | family members | feed the family cheaply and quickly on a weeknight | buy tacos shells, ground beef and seasoning | Done
 | | | stretch goal: find affordable side, like refried beans | Won't do
 | | | cook food | In progress
 | | | serve food | Possible delay
Higher priority projects above
Lower priority projects below
Make dessert | family members | feed the family a cheap post-dinner sweet | defrost cheesecake | At risk
 | | | serve cheesecake | At risk
"""  # noqa: E501 (the table as the talk has it)


def summary_of(spreadsheet: Spreadsheet, interval: Interval | None = INTERVAL) -> Document:
    """The summary of the first tab, read on the day of the talk."""
    roadmap = parse(spreadsheet, spreadsheet.tabs[0], Reading(interval=interval))
    return compose(roadmap, (), spreadsheet=spreadsheet, now=NOW, today=TODAY)


def tacos() -> Document:
    """The summary of the talk's table as it stands."""
    return summary_of(Spreadsheet("Kitchen", "kitchen.xlsx", (a_grid("Roadmap", typed(TACOS)),), "1"))
