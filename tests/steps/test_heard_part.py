"""What users said, as the team is told: by project, of this interval, and from nobody by name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.page import Block, Paragraph, Table
from sheetsync.model.practice import Interview
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Interval
from sheetsync.steps.compose.agenda import agenda
from sheetsync.steps.compose.heard import SOMEBODY, nameless
from sheetsync.steps.compose.heard_part import heard
from tests.builders import a_spreadsheet, read, typed

INTERVAL = Interval(date(2026, 10, 5), date(2026, 12, 11))
ROADMAP = typed("""
    Project        | Deliverable
    Runbooks       | rewrite them
    New log search | index the logs
    Log            | turn it
""")
INTERVIEWS = typed("""
    Topic          | Date       | Participants  | Interviewers | Findings
    Log search     | 2026-10-15 | Quinn Ro, Sam | Gus          | Quinn and Sam search by customer, Gus heard
    Runbooks today | 2026-10-20 | Uma           | Fay          | Nobody finds them; ask uma@example.org
    Runbooks       | 2026-10-21 | Vic           | Fay          |
    Paging         | 2026-07-01 | Nia           | Ana          | Half of the pages need nobody
    Cake           |            | Ola           | Ana          | Ola bakes it
""")
QUESTIONS = typed("""
    Question
    Why are your deploys always so huge?
    What did you do last Friday?
""")


def the_roadmap() -> Roadmap:
    return read(a_spreadsheet(roadmap=ROADMAP, interviews=INTERVIEWS, questions=QUESTIONS))


def tables(blocks: Iterator[Block]) -> list[list[tuple[str, ...]]]:
    found = [each for each in blocks if isinstance(each, Table)]
    return [[tuple(cell.text for cell in row) for row in each.rows] for each in found]


def test_what_was_heard_stands_by_project_in_the_order_of_the_sheet_without_names():
    (table,) = tables(heard(the_roadmap(), INTERVAL, ()))

    assert table == [
        ("Runbooks", "Runbooks today", "20 Oct", f"Nobody finds them; ask {SOMEBODY}"),
        # "Log" and "New log search" both share words with it: which one it is about isn't known.
        ("", "Log search", "15 Oct", f"{SOMEBODY} and {SOMEBODY} search by customer, {SOMEBODY} heard"),
        ("", "Cake", "", f"{SOMEBODY} bakes it"),
    ]


def test_interviews_without_findings_are_counted():
    first = next(heard(the_roadmap(), INTERVAL, ()))

    assert isinstance(first, Paragraph)
    assert first.text == "Interviews of the interval, or without a day: 4; findings shared: 3."


def test_questions_that_may_have_led_are_told_with_their_reason():
    roadmap = the_roadmap()
    leads = Finding("question-leads", Severity.HINT, "It takes that for granted.", "Questions", CellRef(2, 1))
    elsewhere = replace(leads, tab="Roadmap", message="Another cell")

    *_, table = tables(heard(roadmap, INTERVAL, (leads, elsewhere)))

    assert table == [("Why are your deploys always so huge?", "It takes that for granted.")]
    said = [each.text for each in heard(roadmap, INTERVAL, (leads,)) if isinstance(each, Paragraph)]
    assert said[-1] == "Questions that may have led: 1 of 2 in the tab."


def test_nothing_is_said_where_no_tab_lists_any():
    assert list(heard(read(a_spreadsheet(roadmap=ROADMAP)), INTERVAL, ())) == []


@pytest.mark.parametrize("sheet", [{"roadmap": ROADMAP}, {"roadmap": ROADMAP, "interviews": INTERVIEWS}])
def test_the_agenda_has_it_where_a_tab_lists_any(sheet):
    spreadsheet = a_spreadsheet(**sheet)
    page = agenda(read(spreadsheet), (), None, spreadsheet=spreadsheet, today=date(2026, 11, 2), since=None)

    parts = {each.title: tables(iter(each.blocks)) for each in page.parts}
    assert parts.get("What users said", []) == [
        [row for table in tables(heard(the_roadmap(), None, ())) for row in table]
    ] * ("interviews" in sheet)


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        ("Ann likes it, Annual does not", ("Ann",), f"{SOMEBODY} likes it, Annual does not"),
        ("the team agrees", ("Support team",), "the team agrees"),
        ("The Support team agrees", ("Support team",), f"The {SOMEBODY} agrees"),
        ("Ro (IC) said so", ("Quinn Ro",), f"{SOMEBODY} (IC) said so"),
        ("no name", (), "no name"),
        ("C++ is hard", ("C++",), f"{SOMEBODY} is hard"),
    ],
)
def test_names_are_left_out_as_whole_words(text, names, said):
    assert nameless(text, names) == said


@given(
    names=st.lists(st.sampled_from(["Ana", "Bo Li", "Zoë Quist", "Éva"]), min_size=1),
    words=st.lists(st.text(max_size=8)),
)
def test_no_name_is_left_whatever_stands_around_it(names, words):
    text = " ".join(part for pair in zip(names, words, strict=False) for part in pair)
    interview = Interview("Interviews", 2, "Topic", {}, participants=tuple(names), findings=f"{text} {names[0]}")

    roadmap = replace(the_roadmap(), interviews=(interview,), questions=())
    said = " ".join(cell for table in tables(heard(roadmap, INTERVAL, ())) for row in table for cell in row).split()

    assert not {part for each in names for part in each.split()} & set(said)
