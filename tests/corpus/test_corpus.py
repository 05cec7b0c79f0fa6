"""The corpus of messy sheets: every column is mapped right, or it is said plainly that it could not be."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sheetsync.config.load import Config
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import column_letters
from sheetsync.model.grid import Grid
from sheetsync.model.run import Run
from sheetsync.model.settings import Choices
from sheetsync.model.understanding import Understanding
from sheetsync.run.review import Review, review_of
from sheetsync.steps.understand import understand
from tests.corpus.case import Case, cases

CASES = {each.name: each for each in cases()}
READABLE = [each for each in CASES.values() if "refused" not in each.expected]
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def review() -> Review:
    """As the commands look at a sheet when nothing is configured."""
    return review_of(Config(Choices(), Path(), None, NOW))


LOOKED: dict[str, tuple[Grid, Run, Understanding]] = {}


def look(case: Case, review: Review) -> tuple[Grid, Run, Understanding]:
    """Look at a sheet, once for all that is asked of it here."""
    if case.name not in LOOKED:
        grid, run = review.of(case.spreadsheet())
        LOOKED[case.name] = grid, run, understand(grid, run, review.reading)
    return LOOKED[case.name]


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 120
    assert len(CASES) == len(list(cases())), "two cases have one name"


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.name)
def test_every_column_is_mapped_right_or_not_at_all(case: Case, review: Review) -> None:
    _, run, _ = look(case, review)

    roadmap = run.roadmap
    columns = {field.value: column_letters(column.number) for field, column in roadmap.columns.items()}
    wanted = [each.split() for each in case.expected.get("columns", "").split(", ") if each]
    assert roadmap.header_row == case.expected["header"]
    assert columns == dict(wanted)


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.name)
def test_the_lines_and_their_statuses_are_read(case: Case, review: Review) -> None:
    grid, run, understood = look(case, review)

    statuses = {each.text: each.status and each.status.value for each in understood.statuses}
    own_names = {text: status for text, status in statuses.items() if text != status}
    assert grid.tab == case.expected.get("tab", "Roadmap")
    groups = case.expected.get("groups")
    projects = len(groups) if groups else case.expected.get("projects", 0)
    assert (understood.projects, understood.lines) == (projects, case.expected.get("lines", 0))
    assert groups is None or [each.name for each in run.roadmap.projects if each.name] == groups
    assert own_names == case.expected.get("statuses", {})
    for place in case.expected.get("left_out", ()):
        assert place in {each.place for each in run.roadmap.unread}


@pytest.mark.parametrize("case", [each for each in READABLE if "days" in each.expected], ids=lambda case: case.name)
def test_the_days_are_read(case: Case, review: Review) -> None:
    _, run, _ = look(case, review)

    table = run.roadmap.table
    read = {meaning.value: [days.get(text) for text in table.columns[meaning]] for meaning, days in table.dates.items()}
    counted = {meaning: len([*filter(None, found)]) for meaning, found in read.items()}
    assert {meaning: count for meaning, count in counted.items() if count} == case.expected["days"]


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.name)
def test_the_interval_is_read_where_the_sheet_says_it(case: Case, review: Review) -> None:
    _, run, _ = look(case, review)

    found = run.roadmap.interval
    wanted = case.expected.get("interval")
    assert (found and (found.start, found.end)) == (wanted and tuple(map(date.fromisoformat, wanted.split("/"))))


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.name)
def test_what_could_not_be_decided_is_asked_and_nothing_else(case: Case, review: Review) -> None:
    _, _, understood = look(case, review)

    asked = [".".join(filter(None, each.key)) for each in understood.questions]
    assert sorted(asked) == sorted(case.expected.get("asks", []))


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.name)
def test_what_could_not_be_read_is_said_once(case: Case, review: Review) -> None:
    _, run, _ = look(case, review)

    said = [
        f"{each.rule} {each.column.value if each.column and each.rule.startswith('column') else ''}".strip()
        for each in run.roadmap.troubles
        if each.cell is None
    ]
    assert sorted(said) == sorted(case.expected.get("says", []))


@pytest.mark.parametrize(
    "case", [each for each in CASES.values() if "refused" in each.expected], ids=lambda case: case.name
)
def test_a_sheet_that_is_not_read_is_refused_with_the_next_move(case: Case, review: Review) -> None:
    with pytest.raises(UnsafeError, match=case.expected["refused"]):
        look(case, review)
