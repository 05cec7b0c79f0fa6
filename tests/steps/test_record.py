"""Each rule's own record, against a count by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sheetsync.adapters.history.entry import entry_of
from sheetsync.adapters.history.replay import history_of
from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.run import Run
from sheetsync.model.snapshot import Line, Snapshot
from sheetsync.model.standing import Outcome, Standing
from sheetsync.steps.choose import standing
from sheetsync.steps.record import Record, records
from tests.builders import a_spreadsheet, read

FIRST = date(2026, 10, 5)
NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
LINES = tuple(Line(f"l{at}", "Tacos", f"step {at}") for at in range(8))


def day(week: int) -> date:
    return FIRST + timedelta(weeks=week)


def stands(rule: str, at: int, outcome: Outcome = Outcome.TOLD, since: int = 0, told: int | None = 0) -> Standing:
    return Standing(f"{rule}-{at}", rule, f"l{at}", day(since), None if told is None else day(told), outcome)


def seen(week: int, *findings: Standing, lines: tuple[Line, ...] = LINES) -> Snapshot:
    taken = datetime.combine(day(week), datetime.min.time(), UTC)
    # Somebody types something each week, so that each look is a snapshot of its own.
    lines = (replace(lines[0], notes=f"week {week}"), *lines[1:])
    return Snapshot(taken, day(week), lines, findings=findings)


def history(*snapshots: Snapshot):
    entries = [entry_of(each, snapshots[at - 1] if at else None) for at, each in enumerate(snapshots)]
    return history_of(entries)


def test_the_record_is_right_against_a_count_by_hand() -> None:
    waved = stands("owner-missing", 3, Outcome.WAVED_OFF)
    silent = stands("owner-missing", 4, Outcome.SILENT, told=None)
    kept = history(
        seen(0, *(stands("overdue", at) for at in range(3)), stands("owner-missing", 3), silent),
        seen(1, stands("overdue", 1), stands("overdue", 2), waved, silent),
        seen(3, stands("overdue", 2), waved, silent, lines=(*LINES[:1], *LINES[2:])),
        seen(4, waved),
    )

    # Of three that were overdue one was mended after a week, one went with its line, one was mended after four.
    assert records([kept], day(4)) == (
        Record("overdue", found=3, told=3, mended=2, median_days=17.5, waved_off=0, unanswered=0),
        Record("owner-missing", found=2, told=1, mended=0, median_days=None, waved_off=1, unanswered=0),
    )


def test_a_rule_that_nobody_acts_on_is_asked_about() -> None:
    kept = history(seen(0, *(stands("tbd", at) for at in range(5))))

    (one,) = records([kept], day(3))

    assert (one.told, one.mended, one.unanswered) == (5, 0, 5)
    assert one.proposal.startswith("tbd: of 5 remarks 0 were mended, 0 waved off.")
    assert '"off" under [rules]' in one.proposal


def test_of_remarks_that_are_younger_than_three_weeks_nothing_is_said() -> None:
    kept = history(seen(0, *(stands("tbd", at) for at in range(5))))

    (one,) = records([kept], day(2))

    assert (one.told, one.judged, one.proposal) == (5, 0, "")


def test_where_no_findings_are_remembered_there_is_no_record() -> None:
    assert records([history(replace(seen(0), findings=None))], day(3)) == ()


def test_the_record_in_a_sentence() -> None:
    told = Record("overdue", found=9, told=7, mended=2, median_days=17.5, waved_off=1, unanswered=3)
    silent = Record("scope-added", found=4, told=0, mended=0, median_days=None, waved_off=0, unanswered=0)

    assert told.said == (
        "found 9, 7 told in the sheet: 2 mended, after 17.5 days at the median; 1 waved off; "
        "3 unanswered for three weeks."
    )
    assert silent.said == "found 4, none told in the sheet."


def test_of_a_project_in_two_places_one_that_nobody_answered_is_not_answered() -> None:
    rows = [["Project", "Deliverable"], ["Tacos", "shells"], ["Dessert", "serve it"], ["Tacos", "cheese"]]
    sheet = a_spreadsheet(Roadmap=rows)
    roadmap = read(sheet)
    asked = Finding("goal-missing", Severity.WARNING, "Why?", "Roadmap", CellRef(4, 1), "Project", project="Tacos")
    answered = replace(asked, cell=CellRef(2, 1), acknowledged="ok: we know")

    (kept,) = standing(Run(sheet, roadmap, (answered, asked), NOW), FIRST)

    assert kept.outcome is Outcome.TOLD
