"""The rules about wording, measured on texts that people wrote."""

import pytest

from bench.wording import Measure, measures

MEASURES = {each.rule: each for each in measures()}


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_what_is_reported_is_at_fault(measure: Measure) -> None:
    assert measure.precision >= 0.94


@pytest.mark.parametrize(
    ("rule", "share"), [("leading-question", 0.75), ("goal-names-no-one", 0.85), ("goal-restates-work", 0.9)]
)
def test_no_less_is_found_than_the_manual_says(rule: str, share: float) -> None:
    assert MEASURES[rule].recall >= share


def test_there_are_enough_texts_to_mean_anything() -> None:
    assert all(each.texts >= 40 for each in MEASURES.values())
