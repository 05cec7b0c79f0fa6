"""What is told in the sheet: in proportion, one question a row, and nothing that is silent is lost."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.model.finding import Finding, Severity, Silence
from sheetsync.model.settings import Reading
from sheetsync.model.standing import Outcome, Standing
from sheetsync.steps.check import check
from sheetsync.steps.finding_key import Keys
from sheetsync.steps.parse import choose_tab, parse
from sheetsync.steps.speak import FEWEST, MANY, PATIENCE, budget, speak
from tests.builders import Block, Line, a_roadmap
from tests.sheets import readings, spreadsheets

TODAY = date(2026, 11, 2)
RULES = load(["roadmap"], lambda name: read_pack(name, Path()))
BY_TEXT = {each.name for each in RULES if each.rule.of_text}


def told(roadmap, findings, *, before=(), today=TODAY):
    known = {each.key: each for each in before}
    return speak(roadmap, findings, known, Keys(roadmap.tab), by_text=BY_TEXT, today=today)


def found(roadmap, today=TODAY):
    return check(roadmap, RULES, today=today)


def begun(number: int, **texts: str) -> Block:
    lines = [
        Line(f"step {at} of the work", **({"status": "In progress", "owner": "Ana"} | texts)) for at in range(number)
    ]
    return Block(lines=lines)


def stood(finding: Finding, roadmap, days: int, outcome: Outcome = Outcome.TOLD) -> Standing:
    since = TODAY - timedelta(days=days)
    return Standing(Keys(roadmap.tab).of(finding), finding.rule, "", since, since, outcome)


COLUMNS = ("project", "stakeholders", "goal", "deliverable", "status", "owner", "end", "notes")


def sheet(*blocks: Block):
    from sheetsync.model.terms import Field

    return a_roadmap(*blocks, columns=tuple(map(Field, COLUMNS)))


def test_a_rule_that_hits_most_lines_says_one_thing_of_the_sheet():
    roadmap = sheet(begun(MANY, status="At risk"))

    seen = told(roadmap, found(roadmap))

    (one,) = [each for each in seen if each.speaks_for]
    assert (one.rule, one.cell, one.speaks_for) == ("risk-without-note", None, MANY)
    assert one.message == "5 of 5 lines: What would help? A few words will go into the summary."
    assert {each.silence for each in seen if each.rule == one.rule and each is not one} == {Silence.ALIKE}


def test_what_stood_beside_its_row_stays_where_others_join_it():
    roadmap = sheet(begun(MANY, status="At risk"))
    first = next(each for each in found(roadmap) if each.rule == "risk-without-note")

    seen = told(roadmap, found(roadmap), before=[stood(first, roadmap, 7)])

    spoken = [each for each in seen if each.rule == first.rule and each.is_spoken]
    assert [each.speaks_for for each in spoken] == [MANY, 0]
    assert spoken[1].cell == first.cell


def test_four_of_a_kind_are_told_one_by_one():
    roadmap = sheet(begun(MANY - 1, status="At risk"))

    assert sum(each.is_spoken for each in told(roadmap, found(roadmap)) if each.rule == "risk-without-note") == MANY - 1


def test_a_word_that_nobody_knows_is_one_question():
    roadmap = sheet(begun(3, status="nearly"), Block("Pies", lines=[Line("bake", "NEARLY", "Bo"), Line("eat", "Done")]))

    words = [each for each in told(roadmap, found(roadmap)) if each.rule == "status-unknown"]

    assert [each.is_spoken for each in words] == [True, False, False, False]
    assert words[0].message.endswith("The same on 3 more lines.")


def test_a_row_is_asked_one_thing_and_what_helps_most_first():
    roadmap = sheet(Block(lines=[Line("cook", "At risk", "", end="2026-10-30"), Line("serve", "Done")]))

    seen = {each.rule: each for each in told(roadmap, found(roadmap)) if each.cell}

    assert seen["overdue"].is_spoken
    assert seen["risk-without-note"].silence is Silence.WAITS
    assert seen["owner-missing"].silence is Silence.WAITS


def test_what_is_acknowledged_leaves_the_turn_to_the_next_question():
    from dataclasses import replace

    roadmap = sheet(Block(lines=[Line("cook", "At risk", "Ana", end="2026-10-30"), Line("serve", "Done")]))
    answered = [replace(each, acknowledged="later") if each.rule == "overdue" else each for each in found(roadmap)]

    assert [each.rule for each in told(roadmap, answered) if each.cell and each.is_spoken] == ["risk-without-note"]


@pytest.mark.parametrize(("days", "silence"), [(PATIENCE.days - 1, None), (PATIENCE.days, Silence.AGENDA)])
def test_after_three_weeks_without_an_answer_it_is_on_the_agenda(days, silence):
    roadmap = sheet(Block(lines=[Line("cook", "In progress", "Ana", end="2026-10-01"), Line("serve", "Done")]))
    (late,) = [each for each in found(roadmap) if each.rule == "overdue"]

    seen = told(roadmap, [late], before=[stood(late, roadmap, days)])

    assert [each.silence for each in seen] == [silence]


def test_what_is_in_the_baseline_is_silent_for_as_long_as_it_stands():
    roadmap = sheet(Block(goal="", lines=[Line("cook", "In progress", "Ana")]))
    (goal,) = [each for each in found(roadmap) if each.rule == "goal-missing"]

    seen = told(roadmap, [goal], before=[stood(goal, roadmap, 1, Outcome.BASELINE)])

    assert [each.silence for each in seen] == [Silence.BASELINE]


def test_no_more_stands_than_the_open_lines_allow_and_what_is_above_the_line_goes_first():
    late = [Block(f"P{at}", lines=[Line(f"step {at}", "In progress", "Ana", end="2026-10-01")]) for at in range(4)]
    low = [
        Block(f"L{at}", lines=[Line(f"low {at}", "In progress", "Ana", end="2026-10-01")], below_the_line=True)
        for at in range(4)
    ]
    done = [Block("Z", lines=[Line(f"was {at}", "Done", "Ana") for at in range(20)])]
    roadmap = sheet(*late, *done, *low)

    seen = [each for each in told(roadmap, found(roadmap)) if each.rule == "overdue"]

    assert budget(roadmap) == FEWEST
    assert [each.is_spoken for each in seen] == [True] * 5 + [False] * 3
    assert Counter(each.silence for each in seen)[Silence.BUDGET] == 3


def test_what_is_only_for_the_report_is_never_beside_a_row():
    roadmap = sheet(Block(below_the_line=True, lines=[Line("cook", "In progress", "", end="")]))

    (owner,) = [each for each in told(roadmap, found(roadmap)) if each.rule == "owner-missing"]

    assert owner.silence is Silence.LATER


@settings(deadline=None)
@given(spreadsheets(), readings)
def test_what_is_silent_is_never_lost(spreadsheet, reading: Reading):
    grid, _ = choose_tab(spreadsheet, reading)
    if grid is None:
        return
    roadmap = parse(spreadsheet, grid, reading)
    findings = found(roadmap)

    seen = told(roadmap, findings)

    kept = [each for each in seen if not each.speaks_for]
    assert [each.fingerprint for each in kept] == [each.fingerprint for each in findings]
    assert all(each.silence for each in kept if not each.is_spoken)
    rows = [each.cell.row for each in kept if each.is_spoken and each.cell and each.tab == roadmap.tab]
    assert len(rows) == len(set(rows)) <= budget(roadmap)
    # Whoever is silent as one of many has somebody who speaks.
    for each in kept:
        if each.silence is Silence.ALIKE:
            assert any(one.rule == each.rule and one.is_spoken for one in seen) or not each.deliverable
    assert Severity.ERROR in Severity
