"""Options of the right type that make no sense are refused by their name, and the least sensible ones are not."""

from typing import Any

import pytest

from sheetsync.kinds.base import BadOptionError, Rule
from sheetsync.kinds.carried_over import CarriedOver
from sheetsync.kinds.companion import Companion, Source
from sheetsync.kinds.date_within import DateWithin
from sheetsync.kinds.interval_length import IntervalLength
from sheetsync.kinds.interview_shape import InterviewShape
from sheetsync.kinds.late_companion import LateCompanion
from sheetsync.kinds.lingering import Lingering
from sheetsync.kinds.new_scope import NewScope
from sheetsync.kinds.quiet import Quiet
from sheetsync.kinds.readable import Readable
from sheetsync.kinds.restates import Restates
from sheetsync.kinds.shared_focus import SharedFocus
from sheetsync.kinds.span import Span
from sheetsync.kinds.sprint_shape import SprintShape
from sheetsync.kinds.unchanged import Unchanged
from sheetsync.model.terms import Field, Status

PAIR: dict[str, Any] = {"calls": ("release",), "needs": ("survey",)}
WITHIN: dict[str, Any] = {"column": Field.END, "latest": "today"}
CASES: list[tuple[type[Rule], dict[str, Any], str, Any, Any]] = [
    (CarriedOver, {}, "intervals", 1, 2),
    (Companion, PAIR, "calls", (), ("x",)),
    (Companion, PAIR, "needs", (), ("x",)),
    (Companion, PAIR, "calls_in", (), (Source.PROJECT,)),
    (Companion, PAIR, "min_lines", 0, 1),
    (DateWithin, WITHIN, "grace_days", -1, 0),
    (IntervalLength, {}, "max_days", 0, 1),
    (InterviewShape, {}, "max_participants", 0, 1),
    (InterviewShape, {}, "max_minutes", 0, 1),
    (InterviewShape, {}, "max_interviewers", 0, 1),
    (LateCompanion, PAIR, "days", 0, 1),
    (Lingering, {"status": (Status.AT_RISK,)}, "days", 0, 1),
    (Lingering, {}, "status", (), (Status.AT_RISK,)),
    (NewScope, {}, "days", -1, 0),
    (Quiet, {}, "days", 0, 1),
    (Readable, {}, "columns", (Field.PROJECT,), (Field.STATUS,)),
    (Restates, {}, "share", 0.0, 0.01),
    (Restates, {}, "share", 1.01, 1.0),
    (SharedFocus, {}, "sprints", (), ("Sprints",)),
    (Span, {}, "max_days", 0, 1),
    (SprintShape, {}, "max_days", 0, 1),
    (SprintShape, {}, "max_focuses", 0, 1),
    (Unchanged, {}, "days", 0, 1),
]


@pytest.mark.parametrize(("kind", "others", "option", "senseless", "least"), CASES)
def test_a_value_that_makes_no_sense_is_refused_and_the_one_beside_it_is_not(
    kind: type[Rule], others: dict[str, Any], option: str, senseless: Any, least: Any
) -> None:
    with pytest.raises(BadOptionError) as caught:
        kind(**others | {option: senseless})
    assert caught.value.option == option

    assert getattr(kind(**others | {option: least}), option) == least


def test_dates_that_may_lie_anywhere_are_refused() -> None:
    with pytest.raises(BadOptionError, match="`earliest`, `latest` or both"):
        DateWithin(column=Field.END)
