"""`init` asks five questions at most, of any sheet and whatever is answered."""

from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.cli.init import _asked
from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.run import Run
from sheetsync.model.settings import Choices
from sheetsync.model.understanding import Question, Understanding
from sheetsync.run.review import Review, review_of
from sheetsync.steps.understand import understand
from tests.builders import a_spreadsheet
from tests.sheets import spreadsheets

REVIEW = review_of(Config(Choices(), Path(), None, datetime(2026, 11, 2, 9, tzinfo=UTC)))
STRANGE = a_spreadsheet(
    roadmap=[
        ["Thing to do", "State", "Date", "Who", "Why", "For"],
        *[[f"Mend the {each}", each * 2, f"0{number}/0{number + 1}/2026"] for number, each in enumerate("abcdefgh", 1)],
    ]
)


def asked_of(spreadsheet: Spreadsheet, pick: int) -> list[Question]:
    """The questions that a person gets who answers each with one of its choices, or leaves it open."""
    asked: list[Question] = []

    def under(review: Review) -> tuple[Grid, Run, Understanding]:
        grid, run = review.of(spreadsheet)
        return grid, run, understand(grid, run, review.reading)

    def person(question: Question) -> str:
        is_again = bool(asked) and asked[-1].key == question.key
        asked.append(question)
        choices = [*question.choices, *question.none]
        return "" if is_again or not choices else [*choices, ""][pick % (len(choices) + 1)]

    with patch("sheetsync.cli.init._answer", person):
        _asked(under, REVIEW, yes=False)
    return asked


@settings(max_examples=40, deadline=None)
@given(spreadsheets(), st.integers(0, 20))
def test_init_asks_five_questions_at_most_of_any_sheet(spreadsheet: Spreadsheet, pick: int) -> None:
    try:
        asked = asked_of(spreadsheet, pick)
    except SheetsyncError:
        return
    assert len({each.key for each in asked}) <= 5


def test_where_more_is_open_the_rest_waits() -> None:
    asked = asked_of(STRANGE, 20)

    assert len({each.key for each in asked}) == 5
