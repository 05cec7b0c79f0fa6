"""What a meeting decides first, and the order in which it takes the open lines."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity, Silence
from sheetsync.model.past import LinePast, Past, Since
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.snapshot import Line as Seen
from sheetsync.model.snapshot import Snapshot
from sheetsync.model.terms import Field, Interval, Status
from sheetsync.steps.compare import compare
from sheetsync.steps.compose.decisions import Decision, Why, decisions, topics
from tests.builders import Block, Line, a_roadmap

TODAY = date(2026, 11, 9)
COLUMNS = tuple(map(Field, ("project", "stakeholders", "goal", "deliverable", "status", "owner", "end", "notes")))


def sheet(*blocks: Block) -> Roadmap:
    return a_roadmap(*blocks, columns=COLUMNS)


def with_past(roadmap: Roadmap, **unchanged: date) -> Roadmap:
    """Give each line an identity, its own text, and the day since which it is as it is."""
    lines = {}
    for _, step in roadmap.deliverables:
        since = Since(unchanged.get(step.text, date(2026, 11, 2)), is_exact=True)
        lines[step.line] = LinePast(step.text, since, since, since)
    return replace(roadmap, past=Past(date(2026, 10, 5), lines))


def decided(roadmap: Roadmap, *findings: Finding, changes=()) -> tuple[Decision, ...]:
    return decisions(roadmap, findings, changes, today=TODAY)


def said(found: tuple[Decision, ...]) -> list[tuple[str, ...]]:
    return [(each.text, *(words for _, words in each.reasons)) for each in found]


def finding(roadmap: Roadmap, text: str, rule: str, message: str, **more: object) -> Finding:
    (row,) = [step.row for _, step in roadmap.deliverables if step.text == text]
    return Finding(rule, Severity.WARNING, message, roadmap.tab, CellRef(row, 5), **more)  # type: ignore[arg-type]


def test_what_is_at_risk_goes_before_what_is_late_and_what_is_both_goes_first() -> None:
    roadmap = with_past(
        sheet(
            Block(
                lines=[
                    Line("late", "In progress", "Ana", end="2026-11-08"),
                    Line("risk", "Possible delay", "Ana", end="2026-11-20"),
                    Line("both", "At risk", "Ana", end="2026-11-06"),
                    Line("today", "In progress", "Ana", end="2026-11-09"),
                    Line("done", "Done", "Ana", end="2026-10-09"),
                ]
            )
        )
    )

    assert said(decided(roadmap)) == [
        ("both", "At risk since 2 Nov", "was due 6 Nov"),
        ("risk", "Possible delay since 2 Nov"),
        ("late", "was due 8 Nov"),
    ]


def test_below_the_line_only_what_is_late_is_decided_and_it_comes_last() -> None:
    low = Block("Low", below_the_line=True, lines=[Line("risk", "At risk"), Line("late", "At risk", end="2026-11-01")])
    roadmap = sheet(Block(lines=[Line("above", "In progress", "Ana", end="2026-11-08")]), low)

    assert said(decided(roadmap)) == [("above", "was due 8 Nov"), ("late", "was due 1 Nov")]


def test_nobody_decides_on_what_is_tbd_or_a_stretch() -> None:
    roadmap = sheet(
        Block(lines=[Line("TBD: x", "At risk", end="2026-11-01"), Line("stretch goal: y", "At risk", end="2026-11-01")])
    )

    assert decided(roadmap) == ()


def test_what_stood_three_weeks_without_an_answer_is_asked_in_the_meeting() -> None:
    roadmap = sheet(Block(lines=[Line("late", "In progress", end="2026-11-01"), Line("cook", "In progress")]))
    worn = [
        finding(roadmap, "late", "overdue", "This was due 2026-11-01.", silence=Silence.AGENDA),
        finding(roadmap, "cook", "owner-missing", "Who is looking after this?", silence=Silence.AGENDA),
    ]

    assert said(decided(roadmap, *worn)) == [
        ("late", "was due 1 Nov", "no answer for three weeks"),
        ("cook", "no answer for three weeks: Who is looking after this?"),
    ]


def test_what_somebody_answered_is_not_asked_again() -> None:
    roadmap = sheet(Block(lines=[Line("late", "In progress", end="2026-11-01")]))
    known = finding(roadmap, "late", "overdue", "This was due.", acknowledged="waits for the vendor")

    assert decided(roadmap, known) == ()


def test_what_went_back_is_gone_or_is_new_since_the_meeting_before() -> None:
    roadmap = with_past(sheet(Block("Tacos", lines=[Line("cook", "In progress"), Line("serve", "Not started")])))
    then, now = datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 9, tzinfo=UTC)
    interval = Interval(date(2026, 10, 5), date(2027, 1, 1))

    def line(text: str, status: str) -> Seen:
        return Seen(text, "Tacos", text, Status(status), status)

    old = Snapshot(
        then, then.date(), (line("cook", "Done"), line("wash up", "In progress"), line("pay", "Done")), interval
    )
    new = Snapshot(now, now.date(), (line("cook", "In progress"), line("serve", "Not started")), interval)

    found = decided(roadmap, changes=compare(old, new))

    assert said(found) == [
        ("cook", "went back: Done → In progress"),
        ("wash up", "is gone; it was In progress"),
        ("serve", "new scope, added after the start"),
    ]
    assert [each.why for each in found] == [(Why.BACK,), (Why.GONE,), (Why.SCOPE,)]


def test_the_meeting_takes_what_waits_then_what_is_under_way_and_last_what_has_time() -> None:
    roadmap = with_past(
        sheet(
            Block(
                lines=[
                    Line("far", "Not started", end="2026-12-20"),
                    Line("soon", "Not started", end="2026-11-20"),
                    Line("fresh", "In progress"),
                    Line("stale", "In progress"),
                    Line("late", "In progress", end="2026-11-06"),
                    Line("done", "Done"),
                ]
            )
        ),
        far=date(2026, 10, 5), stale=date(2026, 10, 12), soon=date(2026, 10, 19),
    )  # fmt: skip

    found = topics(roadmap, decided(roadmap), today=TODAY)

    assert [each.step.text for each in found] == ["late", "stale", "soon", "fresh", "far"]
