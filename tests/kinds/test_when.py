"""The predicates that say on which lines a rule applies, each where it holds and where it doesn't."""

from datetime import date

import pytest

from sheetsync.kinds.pattern import Pattern
from sheetsync.kinds.when import (
    AllOf,
    AnyOf,
    HasMarker,
    HasStatus,
    InColumn,
    IntoInterval,
    IsOpen,
    Marker,
    Mentions,
    Not,
    OnSide,
    When,
)
from sheetsync.model.terms import Field, Interval, Priority, Status
from tests.builders import CORE, a_deliverable, a_project, a_roadmap, below

TODAY = date(2026, 11, 2)
LINES = (
    a_project(
        "Make tacos",
        a_deliverable("TBD: choose shells", status="Not started", owner="Ana"),
        a_deliverable("stretch goal: a side", status="Done"),
        a_deliverable("cook food", status="Won't do", owner="Bo"),
    ),
    below(a_project("Make dessert", a_deliverable("serve tacos", status="At risk", owner="ana"))),
)
INTERVAL = Interval(date(2026, 10, 5), date(2026, 11, 13))
ANA = InColumn(Field.OWNER, one_of=("Ana",))
OPEN = IsOpen(open=True)
HOLDS: dict[str, tuple[When, str]] = {
    "a blank cell": (InColumn(Field.OWNER, blank=True), " x  "),
    "a cell that is not blank": (InColumn(Field.OWNER, blank=False), "x xx"),
    "a cell of any kind": (InColumn(Field.OWNER), "xxxx"),
    "one of some texts": (InColumn(Field.OWNER, one_of=("Ana", "Bo")), "x x "),
    "a pattern": (InColumn(Field.OWNER, matches=(Pattern("[Aa]na"),)), "x  x"),
    "filled and a pattern": (InColumn(Field.OWNER, blank=False, matches=(Pattern("B.*"), Pattern("x"))), "  x "),
    "a column that isn't there": (InColumn(Field.PRIORITY, blank=True), "    "),
    "one of some statuses": (HasStatus((Status.DONE, Status.AT_RISK)), " x x"),
    "open": (OPEN, "x  x"),
    "closed": (IsOpen(open=False), " xx "),
    "above the line": (OnSide((Priority.HIGHER,)), "xxx "),
    "below the line": (OnSide((Priority.LOWER,)), "   x"),
    "to be decided": (HasMarker(Marker.TBD), "x   "),
    "a stretch goal": (HasMarker(Marker.STRETCH), " x  "),
    "words of the project or the line": (Mentions(("taco*",)), "xxxx"),
    "words of the line": (Mentions(("cook", "serve")), "  xx"),
    "all": (AllOf((ANA, OPEN)), "x   "),
    "any": (AnyOf((ANA, IsOpen(open=False))), "xxx "),
    "not": (Not(ANA), " xxx"),
    "28 days in, of more than 27": (IntoInterval(27), "xxxx"),
    "28 days in, of more than 28": (IntoInterval(28), "    "),
}


@pytest.mark.parametrize("what", HOLDS)
def test_a_predicate_holds_where_it_says_and_nowhere_else(what: str) -> None:
    when, lines = HOLDS[what]
    roadmap = a_roadmap(*LINES, columns=(*CORE, Field.OWNER), interval=INTERVAL)
    line_numbers = [step.line for _, step in roadmap.deliverables]
    assert len(line_numbers) == 4

    test = when.test(roadmap, TODAY)

    assert "".join("x" if test(line) else " " for line in line_numbers) == lines


def test_without_an_interval_none_of_it_is_over() -> None:
    roadmap = a_roadmap(*LINES)

    assert not IntoInterval(0).test(roadmap, TODAY)(0)
