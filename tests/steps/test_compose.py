"""The summary: what stakeholders are told, in the sheet's own words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from sheetsync.model.cell import CellRef
from sheetsync.model.document import Document
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Interval
from sheetsync.steps.compose import compose
from sheetsync.steps.parse import choose_tab, parse
from tests.builders import a_grid, a_spreadsheet, typed
from tests.sheets import readings, spreadsheets
from tests.talk import NOW, TODAY, tacos

HEADER = "Project | Stakeholders | Goal | Deliverable | Status | Owner | Start | End | Notes"
OCTOBER = Interval(date(2026, 10, 5), date(2026, 11, 13))


def document_of(
    spreadsheet: Spreadsheet,
    findings: tuple[Finding, ...] = (),
    *,
    today: date = date(2026, 10, 20),
    interval: Interval | None = None,
) -> Document:
    reading = Reading(interval=interval)
    grid, _ = choose_tab(spreadsheet, reading)
    assert grid is not None
    now = datetime(today.year, today.month, today.day, 9, 30, tzinfo=UTC)
    return compose(parse(spreadsheet, grid, reading), findings, spreadsheet=spreadsheet, now=now, today=today)


def sheet(rows: str, header: str = HEADER, **told: object) -> Document:
    return document_of(a_spreadsheet(kitchen=typed(f"{header}\n{rows}")), **told)


def words_of(document: Document) -> str:
    """Everything that a reader of the document can see."""
    return repr(document)


def test_the_talks_tacos_are_told_as_the_sheet_has_them():
    document = tacos()

    assert document.title == "Kitchen, week 5 of 6"
    assert document.subtitle == "2 Sep to 11 Oct 2019 · as of 3 Oct"
    assert document.headline == (
        'Possible delay for family members: "serve food".',
        "1 of 3 committed steps of Make tacos is done.",
    )
    assert [(each.word, each.number, each.share) for each in document.counts] == [
        ("Done", 1, 0.3333),
        ("In progress", 1, 0.3333),
        ("Possible delay", 1, 0.3333),
    ]
    assert document.stretch == "1 stretch goal beside: 1 won't do."
    assert [(group.name, [work.name for work in group.works]) for group in document.groups] == [
        ("family members", ["Make tacos"])
    ]
    assert [each.name for each in document.below] == ["Make dessert"]
    assert document.timeline is None


def test_the_worst_is_in_the_first_sentence_and_how_far_the_work_is_in_the_next():
    document = sheet("A | x | g | one | Done\n | | | two | At risk\n | | | three | Possible delay\n | | | four | Red")

    assert document.headline == (
        'At risk for x: "two".',
        "1 of 4 committed steps of A is done.",
        "Besides, 1 is at risk and 1 may slip.",
    )


def test_a_sheet_without_a_status_column_gets_no_health():
    document = sheet("A | x | one\n | | two", "Project | Stakeholders | Deliverable")

    assert document.headline == (
        "2 steps in 1 project.",
        "No status was read, so how far they are isn't known.",
    )
    assert not document.groups[0].works[0].progress.endswith("done")
    assert not document.counts
    assert {step.word for group in document.groups for work in group.works for step in work.steps} == {""}


def test_a_column_of_blank_statuses_is_never_all_is_well():
    document = sheet("A | x | g | one |\n | | | two |")

    assert document.headline == (
        "0 of 2 committed steps of A are done.",
        "2 steps have no known status.",
    )


def test_steps_without_a_known_status_are_counted_beside_those_that_have_one():
    document = sheet("A | x | g | one | Done\n | | | two | Parked")

    assert document.headline == (
        "1 of 2 committed steps of A is done.",
        "Of those with a known status none is marked as at risk or delayed.",
        "1 step has no known status.",
    )
    assert document.groups[0].works[0].steps[1].word == "Parked"


@pytest.mark.parametrize("rows", ["", "Lower priority projects below\nA | x | g | one | Done"])
def test_without_committed_work_nothing_is_promised(rows):
    document = sheet(rows)

    assert document.headline == ("There is no committed work in the sheet.",)
    assert not document.counts
    assert not document.help
    assert not document.next


def test_a_table_without_lines_says_that_nothing_was_read():
    assert "No line of work was read." in sheet("").footer


def test_work_below_the_line_and_stretch_goals_never_count_against_health():
    document = sheet(
        "A | x | g | one | Done\n | | | stretch goal: two | At risk\nLower priority projects below\n"
        "B | x | g | three | At risk"
    )

    assert document.headline == ("The one committed step of A is done.",)
    assert document.stretch == "1 stretch goal beside: 1 at risk."
    assert document.below[0].progress == "0 of 1 done, 1 at risk"


def test_where_you_can_help_is_every_line_that_is_late_or_at_risk_with_its_goal_the_worst_first():
    document = sheet(
        "A | x | g | one | Possible delay | | | | a second reviewer\n"
        " | | | two | At risk | | | | budget\n | | | three | At risk\n | | | four | Done | | | | a private thought\n"
        "B | x | h | five | In progress | | | 2026-10-18\n | | | six | At risk | | | 2026-10-19 | budget"
    )

    assert document.help_title == "Where you can help"
    assert [(each.project, each.goal, each.step.text, each.step.word) for each in document.help] == [
        ("B", "h", "six", '1 day late, marked "At risk"'),
        ("A", "g", "two", "At risk"),
        ("A", "g", "three", "At risk"),
        ("B", "h", "five", '2 days late, marked "In progress"'),
        ("A", "g", "one", "Possible delay"),
    ]
    assert [each.step.note or each.unsaid for each in document.help] == [
        "budget",
        "The same as above.",
        "No word on help yet.",
        "No word on help yet.",
        "a second reviewer",
    ]


def test_where_the_sheet_has_no_notes_nothing_is_said_of_what_would_help():
    document = sheet("A | one | At risk", "Project | Deliverable | Status")

    assert document.help_title == "Late or at risk"
    assert [(each.step.text, each.unsaid) for each in document.help] == [("one", "")]


def test_beyond_eight_the_rest_is_counted_and_can_be_opened():
    document = sheet("\n".join(f"P{each} | x | g | step {each} | At risk" for each in range(11)))

    assert (len(document.help), len(document.help_rest)) == (8, 3)
    assert document.help_more == "3 more steps at risk, late or possibly delayed."


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ("A | x | g | one | At risk | | | 2026-10-30", 'At risk for x: "one", due 30 Oct.'),
        ("A | | g | one | At risk | | | 2026-10-19", 'Late and at risk in A: "one", was due 19 Oct.'),
        ("A | x and y | g | one | | | | 2026-10-19", 'Late for x and y: "one", was due 19 Oct.'),
        ("A | x | g | TBD: one | At risk", 'At risk for x: "TBD: one".'),
        (
            "A | x | g | one | Done | | | 2026-10-19\n | | | two | | | | 2026-11-01",
            "1 of 1 step due by now is done; in all 1 of 2 committed steps.",
        ),
        ("A | x | g | one | Done\n | | | two | Done", "All 2 committed steps of A are done."),
        ("A | x | g | one | Done\n | | | two | Won't do", "No committed step is open: 1 is done, and 1 won't be."),
    ],
)
def test_the_first_sentence_is_the_news(rows, first):
    assert sheet(rows).headline[0] == first


@pytest.mark.parametrize(
    ("today", "first", "subject"),
    [
        (date(2026, 10, 1), "The interval starts on 5 Oct 2026.", "Starts 5 Oct: 2 steps (Kitchen)"),
        (
            date(2026, 11, 20),
            "The interval ended on 13 Nov 2026, and 1 of 2 steps is open.",
            "Over since 13 Nov, 1 step open (Kitchen)",
        ),
        (date(2026, 10, 20), "1 of 2 committed steps of A is done.", "1 of 2 steps done (Kitchen)"),
    ],
)
def test_before_and_after_the_interval_the_summary_says_so(today, first, subject):
    document = sheet("A | x | g | one | Done\n | | | two | In progress", today=today, interval=OCTOBER)

    assert document.headline[0] == first
    assert document.brief.subject == subject


def test_the_subject_has_the_worst_in_front_and_counts_each_step_once():
    document = sheet(
        "A | x | g | one | At risk | | | 2026-10-30\n | | | two | Possible delay\n"
        "B | x | g | three | Possible delay\n | | | four | In progress | | | 2026-10-02"
    )

    assert document.brief.subject == "At risk: A · 1 late, 2 may slip (Kitchen)"


def test_what_nobody_has_filled_in_reaches_nobody():
    rows = typed(f"{HEADER}\nA | x | [goal] | one | At risk | to assign | | | [note]\n | | | two | Done | Bo")
    cells = [CellRef(2, number) for number in (3, 6, 9)]
    findings = tuple(Finding("placeholder-text", Severity.WARNING, "", tab="Kitchen", cell=each) for each in cells)
    (help_,) = document_of(a_spreadsheet(kitchen=rows), findings).help

    assert (help_.goal, help_.step.owner, help_.unsaid) == ("", "", "No word on help yet.")


def test_remarks_of_other_tabs_are_not_counted_here():
    findings = (Finding("question-leads", Severity.WARNING, "", tab="Questions", cell=CellRef(2, 1)),)
    document = document_of(a_spreadsheet(kitchen=typed(f"{HEADER}\nA | x | g | one | Done")), findings)

    assert not [each for each in document.footer if "remark" in each]


def test_the_same_stakeholders_in_another_order_are_one_group():
    document = sheet("A | Sales and Support | g | one | Done\nB | support, SALES | g | two | Done")

    assert [group.title for group in document.groups] == ["For Sales and Support"]


def test_each_group_of_stakeholders_has_its_projects_and_nobodys_come_last():
    document = sheet(
        "A | | g | one | Done\nB | Eng leads | g | two | Done\n"
        "C | ENG LEADS | g | three | Done\nD | PMs and SREs | g | four |"
    )

    assert [(group.name, [work.name for work in group.works]) for group in document.groups] == [
        ("Eng leads", ["B", "C"]),
        ("PMs and SREs", ["D"]),
        ("", ["A"]),
    ]


def test_what_is_due_in_two_weeks_is_next_in_the_order_of_its_dates_and_what_is_late_is_not():
    document = sheet(
        "A | x | g | far | In progress | | | 2026-11-04\n | | | soon | In progress | | | 2026-11-03\n"
        " | | | late | In progress | | | 2026-10-01\n | | | done | Done | | | 2026-10-21"
    )

    assert document.next_title == "Next two weeks"
    assert [(each.step.text, each.step.when) for each in document.next] == [
        ("soon", "due 3 Nov"),
    ]


def test_without_dates_the_first_open_step_of_each_project_is_next():
    document = sheet("A | x | g | one | Done\n | | | two |\n | | | three |\nB | x | g | four | At risk")

    assert document.next_title == "Next steps"
    assert [each.step.text for each in document.next] == ["two"]


@pytest.mark.parametrize(
    ("today", "title"),
    [
        (date(2026, 10, 4), "Kitchen"),
        (date(2026, 10, 5), "Kitchen, week 1 of 6"),
        (date(2026, 10, 11), "Kitchen, week 1 of 6"),
        (date(2026, 10, 12), "Kitchen, week 2 of 6"),
        (date(2026, 11, 13), "Kitchen, week 6 of 6"),
        (date(2026, 11, 14), "Kitchen"),
    ],
)
def test_the_week_is_told_while_the_interval_lasts(today, title):
    assert sheet("A | x | g | one | Done", today=today, interval=OCTOBER).title == title


def test_the_day_is_the_sheets_own_and_so_is_the_time_of_reading():
    spreadsheet = replace(a_spreadsheet(kitchen=typed(f"{HEADER}\nA | x | g | one | Done")), time_zone="Asia/Tokyo")
    grid = spreadsheet.tabs[0]
    roadmap = parse(spreadsheet, grid, Reading())
    document = compose(
        roadmap,
        (),
        spreadsheet=spreadsheet,
        now=datetime(2026, 10, 5, 23, 30, tzinfo=UTC),
        today=date(2026, 10, 6),
    )

    assert document.footer[0] == 'From "Team roadmap", read on 6 Oct, 08:30 Asia/Tokyo.'


def test_hidden_rows_are_left_out_and_counted():
    grid = replace(
        a_grid("Kitchen", typed(f"{HEADER}\nA | x | g | one | Done\n | | | secret | At risk\nB | x | g | secret | ")),
        hidden_rows=frozenset({3, 4}),
    )
    document = document_of(Spreadsheet("Team", "t.xlsx", (grid,), "1"))

    assert "secret" not in words_of(document)
    assert document.headline[0] == "The one committed step of A is done."
    assert "2 hidden rows are left out." in document.footer


@pytest.mark.parametrize(
    ("header", "canary"),
    [("Owner", "canary"), ("Notes", "canary"), ("Goal", "canary"), ("Stakeholders", "canary"), ("End", "2026-10-21")],
)
def test_a_hidden_column_reaches_nobody(header, canary):
    headers = ["Project", "Deliverable", "Status", header]
    grid = a_grid("Kitchen", [headers, ["A", "one", "At risk", canary]])
    seen = document_of(Spreadsheet("Team", "t.xlsx", (grid,), "1"))
    hidden = document_of(Spreadsheet("Team", "t.xlsx", (replace(grid, hidden_columns=frozenset({4})),), "1"))

    told = "21 Oct" if header == "End" else canary
    assert told in words_of(seen)
    assert told not in words_of(hidden)
    assert "1 hidden column is left out." in hidden.footer


def test_a_hidden_status_column_gives_no_health():
    grid = a_grid("Kitchen", [["Project", "Deliverable", "Status"], ["A", "one", "At risk"]])
    hidden = replace(grid, hidden_columns=frozenset({3}))
    document = document_of(Spreadsheet("Team", "t.xlsx", (hidden,), "1"))

    assert "At risk" not in words_of(document)
    assert document.headline[1] == "No status was read, so how far they are isn't known."


def test_findings_are_counted_and_their_words_stay_in_the_sheet():
    findings = (
        Finding("goal-missing", Severity.ERROR, "canary message", value="canary value"),
        Finding("goal-missing", Severity.ERROR, "canary too", acknowledged="canary reason"),
    )
    document = document_of(a_spreadsheet(kitchen=typed(f"{HEADER}\nA | x | g | one | Done")), findings)

    assert "canary" not in words_of(document)
    assert "1 open remark about this table is with the team." in document.footer


def test_the_footer_says_what_was_left_out_and_how_statuses_were_read():
    document = sheet("A | x | g | one | shipped\n# X\nTotal\n# Y\n | | | two | Parked", interval=OCTOBER)

    assert document.footer == (
        'From "Team roadmap", read on 20 Oct, 09:30 UTC.',
        "Interval 5 Oct to 13 Nov 2026, from sheetsync.toml.",
        "1 of 2 lines has a known status.",
        "No column was read for updates.",
        "Not part of this: 2 × a section heading and 1 × a row of totals.",
        'Statuses were read so: "shipped" as Done.',
    )


def test_a_link_goes_to_the_very_cell():
    spreadsheet = replace(
        a_spreadsheet(kitchen=typed(f"{HEADER}\nA | x | g | one | Done")),
        links={"Kitchen": "https://docs.google.com/spreadsheets/d/k/edit#gid=731"},
    )

    assert document_of(spreadsheet).groups[0].works[0].steps[0].link.endswith("#gid=731&range=D2")


def test_the_timeline_has_a_strip_for_each_project_with_dates_and_today_on_it():
    document = sheet(
        "A | x | g | one | Done | | 2026-10-05 | 2026-10-16\n | | | two | At risk | | | 2026-11-13\n"
        "B | x | g | three |",
        interval=OCTOBER,
    )

    assert document.timeline is not None
    (strip,) = document.timeline.strips
    assert (strip.name, strip.start, strip.end, strip.done) == ("A", 0.0, 1.0, 0.5)
    assert strip.status.value == "At risk"
    assert strip.label == "5 Oct to 13 Nov 2026, 1 of 2 steps done"
    assert strip.due == "At risk · 1 of 1 due done"
    assert [(each.label, each.is_late) for each in strip.marks] == [
        ("one: Done, due 16 Oct", False),
        ("two: At risk, due 13 Nov", False),
    ]
    assert document.timeline.today == pytest.approx(15 / 40)


def test_trouble_stands_first_on_the_timeline_and_what_is_late_is_marked():
    document = sheet(
        "A | x | g | one | Done | | | 2026-10-16\nB | x | g | two | In progress | | | 2026-10-18\n"
        "C | x | g | three | At risk | | | 2026-11-13",
        interval=OCTOBER,
    )

    assert document.timeline is not None
    assert [(each.name, each.due) for each in document.timeline.strips] == [
        ("C", "At risk · 0 of 1 done"),
        ("B", "Late · 0 of 1 due done"),
        ("A", "1 of 1 done"),
    ]
    assert [mark.is_late for each in document.timeline.strips for mark in each.marks] == [False, True, False]


def test_where_nobody_sees_how_steps_stand_none_is_late_or_done():
    grid = a_grid("Kitchen", [["Project", "Deliverable", "Status", "End"], ["A", "one", "Done", "2026-10-01"]])
    hidden = replace(grid, hidden_columns=frozenset({3}))
    document = document_of(Spreadsheet("Team", "t.xlsx", (hidden,), "1"))

    assert document.timeline is not None
    assert [(each.due, each.label) for each in document.timeline.strips] == [("1 step", "1 Oct to 1 Oct 2026, 1 step")]
    assert "was due" not in words_of(document)


def test_what_is_due_outside_the_interval_is_drawn_at_its_edge():
    document = sheet("A | x | g | one | Done | | 2020-01-01 | 2031-01-01", interval=OCTOBER)

    assert document.timeline is not None
    (strip,) = document.timeline.strips
    assert (strip.start, strip.end) == (0.0, 1.0)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1900-01-01"])
def test_a_date_at_the_end_of_time_is_a_date(day):
    document = sheet(f"A | x | g | one | In progress | | {day} | {day}")

    assert document.timeline is not None


@pytest.mark.parametrize(
    ("start", "end", "labels"),
    [
        ("2026-10-05", "2026-11-13", ["5 Oct", "12 Oct", "19 Oct", "26 Oct", "2 Nov", "9 Nov"]),
        ("2026-12-21", "2027-01-24", ["21 Dec", "28 Dec", "4 Jan 2027", "11 Jan", "18 Jan"]),
        ("2026-10-05", "2026-10-07", ["5 Oct", "6 Oct", "7 Oct"]),
        ("2026-10-05", "2026-11-09", ["5 Oct", "12 Oct", "19 Oct", "26 Oct", "2 Nov"]),
        ("2026-10-01", "2027-03-31", ["Oct", "Nov", "Dec", "Jan 2027", "Feb", "Mar"]),
        ("2026-02-01", "2028-01-31", ["Feb", "May", "Aug", "Nov", "Feb 2027", "May", "Aug", "Nov"]),
    ],
)
def test_the_timeline_is_labelled_by_days_or_months_with_the_year_where_it_changes(start, end, labels):
    interval = Interval(date.fromisoformat(start), date.fromisoformat(end))
    timeline = sheet(f"A | x | g | one | Done | | {start} | {end}", interval=interval).timeline

    assert [label for _, label in timeline.ticks] == labels
    assert max(at for at, _ in timeline.ticks) <= 0.92


def test_forty_projects_are_all_told():
    rows = "\n".join(f"Project {number} | group {number % 3} | g | step {number} | Done" for number in range(40))
    document = sheet(rows)

    assert sum(len(group.works) for group in document.groups) == 40
    assert document.headline[0] == "All 40 committed steps in 40 projects are done."


def test_the_same_sheet_and_clock_give_the_same_document():
    assert tacos() == tacos()


@settings(deadline=None, max_examples=100)
@given(spreadsheets(), readings)
def test_a_summary_can_be_made_of_any_sheet(spreadsheet, reading):
    roadmap = parse(spreadsheet, spreadsheet.tabs[0], reading)
    document = compose(roadmap, (), spreadsheet=spreadsheet, now=NOW, today=TODAY)

    assert document.headline
    shares = [each.share for each in document.counts]
    assert not shares or sum(shares) == pytest.approx(1, abs=0.01)
