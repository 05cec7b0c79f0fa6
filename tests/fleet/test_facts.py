"""The facts that a roll-up is made of: what an audience may not see is not kept for it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sheetsync.fleet.facts import facts_of
from sheetsync.model.audience import Audience, Extra
from sheetsync.model.run import Run
from sheetsync.model.terms import Field
from tests.render.test_audience import NOW, remembered, sheet


@pytest.mark.parametrize("extras", [frozenset(), frozenset({Extra.CHANGES}), frozenset(set(Extra) - {Extra.CHANGES})])
def test_a_trend_is_kept_for_those_alone_who_see_changes(extras: frozenset[Extra]) -> None:
    roadmap, spreadsheet = sheet()
    look = remembered(roadmap)
    earlier = replace(look.history.snapshots[0], day=NOW.date() - timedelta(days=40))
    look = replace(look, history=replace(look.history, snapshots=(earlier,)))
    readers = Audience("us", (*Field, *extras))

    kept = facts_of(Run(spreadsheet, roadmap, (), NOW, look=look), {"us": readers}).views["us"]

    assert (kept.before is not None) == (Extra.CHANGES in extras)
