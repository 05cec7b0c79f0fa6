"""Statuses: what people write, and which status it means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.model.cell import Cell
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Status
from sheetsync.steps.parse import parse
from sheetsync.steps.parse.status import read_status
from tests.builders import a_grid, a_spreadsheet, read


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Done", Status.DONE),
        ("DONE", Status.DONE),
        ("  done  ", Status.DONE),
        ("Completed", Status.DONE),
        ("Finalizado", Status.DONE),
        ("Shipped!", Status.DONE),
        ("выполнено", Status.DONE),
        ("✅", Status.DONE),
        ("✅ Done", Status.DONE),
        ("✔️ done", Status.DONE),
        ("☑", Status.DONE),
        ("100%", Status.DONE),
        ("100 %", Status.DONE),
        ("100\u00a0%", Status.DONE),
        ("In progress", Status.IN_PROGRESS),
        ("in_progress", Status.IN_PROGRESS),
        ("In-Progress", Status.IN_PROGRESS),
        ("IN\u00a0PROGRESS", Status.IN_PROGRESS),
        ("In\nprogress", Status.IN_PROGRESS),
        ("WIP", Status.IN_PROGRESS),
        ("execução", Status.IN_PROGRESS),
        ("execuc\u0327a\u0303o", Status.IN_PROGRESS),
        ("2 - In progress", Status.IN_PROGRESS),
        ("50%", Status.IN_PROGRESS),
        ("🟢", Status.IN_PROGRESS),
        ("On track", Status.IN_PROGRESS),
        ("green", Status.IN_PROGRESS),
        ("Possible delay", Status.POSSIBLE_DELAY),
        ("amber", Status.POSSIBLE_DELAY),
        ("🟡", Status.POSSIBLE_DELAY),
        ("🟡 Needs attention", Status.POSSIBLE_DELAY),
        ("At risk", Status.AT_RISK),
        ("at-risk", Status.AT_RISK),
        ("🔴 Blocked", Status.AT_RISK),
        ("Red", Status.AT_RISK),
        ("Won't do", Status.WONT_DO),
        ("Won’t do", Status.WONT_DO),
        ("Won\u2019t\u00a0do", Status.WONT_DO),
        ("Wonʼt do", Status.WONT_DO),
        ("Won`t do", Status.WONT_DO),
        ("Won´t do", Status.WONT_DO),
        ("WONT DO", Status.WONT_DO),
        ("Cancelled", Status.WONT_DO),
        ("canceled", Status.WONT_DO),
        ("Superseded", Status.WONT_DO),
        ("To do", Status.NOT_STARTED),
        ("TODO", Status.NOT_STARTED),
        ("To-Do", Status.NOT_STARTED),
        ("Niet begonnen", Status.NOT_STARTED),
        ("Backlog", Status.NOT_STARTED),
        ("0%", Status.NOT_STARTED),
    ],
)
def test_a_status_is_known_in_the_words_that_people_use(text, status):
    assert read_status(text, {}) is status


@pytest.mark.parametrize(
    "text",
    [
        "Dnoe",
        "almost done",
        "not done",
        "done?? ask Ana",
        "yes",
        "x",
        "#REF!",
        "#N/A",
        "12",
        "1000%",
        "-5%",
        "🟢🔴",
        "🦄",
        "…",
        "Deferred",
        "parked",
        "On hold",
        "Icebox",
        "TRUE",
        "FALSE",
        "true/false",
        "120%",
        "-50 % done",
        "7/5 done",
        "Done by Friday",
        "done, not yet deployed",
        "Finished (except the manual)",
        "Done or dropped",
        "Cancelled, maybe next year",
        "🔴 finished",
        "🟢 stuck",
        "☐ done",
        "Red / Green",
        "In progress, on hold, blocked",
        "Blocked until it is done",
        "Is it ready to ship: nobody knows",
        "Waiting",
        "en pause",
        "verschoben",
        "aplazado",
    ],
)
def test_what_nobody_said_is_never_guessed(text):
    assert read_status(text, {}) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Done (9 Nov)", Status.DONE),
        ("finished 9 November", Status.DONE),
        ("Shipped - see the changelog", Status.DONE),
        ("live since last week", Status.DONE),
        ("erledigt am 9.11.", Status.DONE),
        ("terminé le 9 nov.", Status.DONE),
        ("85 % finished", Status.IN_PROGRESS),
        ("4/6 complete", Status.IN_PROGRESS),
        ("6/6 done", Status.DONE),
        ("0 % fertig", Status.NOT_STARTED),
        ("In progress: Ben is on it", Status.IN_PROGRESS),
        ("in progress by the platform team", Status.IN_PROGRESS),
        ("🚧 In progress", Status.IN_PROGRESS),
        ("🟡 In progress", Status.IN_PROGRESS),
        ("To do (after the audit)", Status.NOT_STARTED),
        ("blocked by procurement", Status.AT_RISK),
        ("bloqueado por compras", Status.AT_RISK),
        ("AT RISK: no tester", Status.AT_RISK),
        ("may slip two weeks", Status.POSSIBLE_DELAY),
        ("A - may slip to spring", Status.POSSIBLE_DELAY),
        ("I.P. (in progress)", Status.IN_PROGRESS),
        ("⚠ at risk", Status.AT_RISK),
        ("replaced by the new search", Status.WONT_DO),
        ("❌ dropped", Status.WONT_DO),
        ("Done / shipped", Status.DONE),
        ("w trakcie", Status.IN_PROGRESS),
        ("tamamlandı", Status.DONE),
    ],
)
def test_a_remark_behind_a_known_word_leaves_the_status_as_it_says(text, status):
    assert read_status(text, {}) is status


def test_a_tick_is_done_where_the_column_is_one_to_tick():
    header, rows = (
        ["Project", "Deliverable", "Done"],
        [["A", "one", "TRUE"], ["", "two", "FALSE"], ["", "three", "almost"]],
    )
    roadmap = read(a_spreadsheet(roadmap=[header, *rows]))

    assert [each.status for _, each in roadmap.deliverables] == [Status.DONE, Status.NOT_STARTED, None]


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=40), st.booleans())
def test_reading_a_status_never_raises(text, ticks):
    assert read_status(text, {}, ticks=ticks) in {None, *Status}


def test_every_status_reads_as_itself():
    assert {read_status(each.value, {}) for each in Status} == set(Status)


def test_the_teams_own_words_beat_ours():
    assert read_status("🧊 Parked", {"parked": Status.WONT_DO}) is Status.WONT_DO
    assert read_status("Red", {"red": Status.DONE}) is Status.DONE


def test_a_cell_keeps_its_own_words_and_the_mapping_is_told():
    roadmap = read(
        a_spreadsheet(roadmap=[["Project", "Deliverable", "Status"], ["A", "one", "shipped"], ["", "two", "Done"]])
    )

    one, two = roadmap.projects[0].deliverables
    assert (one.status, one.status_text) == (Status.DONE, "shipped")
    assert two.status_text == "Done"
    assert roadmap.status_mapping == {"shipped": Status.DONE}


def test_ticked_cells_and_percentages_are_read_by_what_they_show():
    cells = (Cell(value=True, shown="TRUE"), Cell(1, "100%"), Cell(value=False, shown="FALSE"), Cell(0.4, "40%"))
    header, *_ = a_grid("Roadmap", [["Project", "Deliverable", "Status"]]).rows
    rows = [(Cell("A", "A"), Cell("b", "b"), cell) for cell in cells]
    grid = Grid("Roadmap", (header, *rows))
    roadmap = parse(Spreadsheet("R", "r.xlsx", (grid,), "1"), grid, Reading())

    assert [each.status for _, each in roadmap.deliverables] == [
        Status.DONE,
        Status.DONE,
        Status.NOT_STARTED,
        Status.IN_PROGRESS,
    ]
