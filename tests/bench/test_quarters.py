"""The played quarters hold what they are to show: few remarks, on lines that need somebody, told at most thrice."""

from datetime import date

import pytest

from bench.quarters.line import Line
from bench.quarters.need import why
from bench.quarters.play import Quarter, Week, quarters
from sheetsync.model.terms import Interval

INTERVAL = Interval(date(2026, 10, 5), date(2026, 12, 31))
DAY = date(2026, 11, 9)
A_YEAR = "a year of one team"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (Line("a", "P", "cook", "In progress", "Ana", end=date(2026, 11, 8)), "its day has passed"),
        (Line("a", "P", "cook", "In progress", "Ana", end=date(2026, 11, 8), is_below=True), "its day has passed"),
        (Line("a", "P", "cook", "Done", "Ana", end=date(2026, 11, 8)), ""),
        (Line("a", "P", "TBD: cook", "Not started", "", end=date(2026, 11, 8)), ""),
        (Line("a", "P", "cook", "In progress", "Ana", end=date(2026, 11, 13), left=9, touched=DAY), "due this week"),
        (Line("a", "P", "cook", "At risk", "Ana", end=date(2026, 11, 13), left=9, notes="vendor", touched=DAY), ""),
        (Line("a", "P", "cook", "Not started", "Ana", start=date(2026, 10, 26), touched=DAY), "begun two weeks ago"),
        (Line("a", "P", "cook", "At risk", "Ana", touched=DAY), "at risk without a note"),
        (Line("a", "P", "cook", "", "Ana", end=date(2026, 11, 30)), "no status"),
        (Line("a", "P", "cook", "", "Ana", end=date(2026, 12, 1)), ""),
        (Line("a", "P", "cook", "Not started", "", end=date(2026, 11, 23)), "no owner"),
        (Line("a", "P", "cook", "In progress", "Ana", touched=date(2026, 10, 26)), "nothing happened"),
        (Line("a", "P", "cook", "In progress", "Ana", end=date(2027, 1, 8), touched=DAY), "ends beyond"),
        (Line("a", "P", "cook", "In progress", "Ana", end=date(2027, 1, 8), touched=DAY, notes="carried over"), ""),
        (
            Line("a", "P", "cook", "At risk", "Ana", notes="vendor", touched=DAY, stands_since=date(2026, 11, 2)),
            "waits for a decision",
        ),
    ],
)
def test_who_needs_somebody(line: Line, reason: str) -> None:
    assert why(line, DAY, INTERVAL).startswith(reason)
    assert bool(why(line, DAY, INTERVAL)) is bool(reason)


def test_a_line_that_was_to_start_a_week_ago_is_not_silent_since_it_was_typed() -> None:
    line = Line("a", "P", "cook", "Not started", "Ana", start=date(2026, 11, 2), touched=date(2026, 10, 5))

    assert why(line, DAY, INTERVAL) == ""


def test_holidays_are_no_silence() -> None:
    line = Line("a", "P", "cook", "In progress", "Ana", touched=date(2026, 10, 26))

    assert why(line, DAY, INTERVAL, holidays=[date(2026, 11, 2)]) == ""


@pytest.fixture(scope="module")
def quarters_played() -> dict[str, Quarter]:
    return dict(quarters())


@pytest.fixture(scope="module")
def played(quarters_played: dict[str, Quarter]) -> dict[str, list[Week]]:
    return {name: each.weeks for name, each in quarters_played.items()}


def share(weeks: list[Week], part: str, whole: str) -> float:
    return sum(getattr(each, part) for each in weeks) / sum(getattr(each, whole) for each in weeks)


def test_few_remarks_stand_and_each_row_is_asked_one_thing(played: dict[str, list[Week]]) -> None:
    for weeks in played.values():
        assert max(each.per_line for each in weeks) <= 0.7
        assert not any(each.doubled for each in weeks)


def test_no_remark_stands_in_the_same_words_for_a_fourth_week(played: dict[str, list[Week]]) -> None:
    assert not any(each.worn for weeks in played.values() for each in weeks)


def test_what_stands_is_on_lines_that_need_somebody(played: dict[str, list[Week]]) -> None:
    for weeks in played.values():
        assert share(weeks, "right", "standing") >= 0.75


def test_who_needs_somebody_is_told_or_stands_at_the_head_of_the_agenda(played: dict[str, list[Week]]) -> None:
    # In a year more and more of those who are in need have answered "we know": they are let be, and count as in need.
    for weeks in (each for name, each in played.items() if name != A_YEAR):
        assert share(weeks, "reached", "need") >= 0.8
        assert share(weeks, "told", "need") >= 0.7


def test_the_record_of_each_rule_is_that_of_who_counts_beside_the_sheet(quarters_played: dict[str, Quarter]) -> None:
    for name, quarter in quarters_played.items():
        unanswered = quarter.rules.end(quarter.weeks[-1].day)
        counted = {
            rule: (
                found,
                quarter.rules.told[rule],
                quarter.rules.mended[rule],
                quarter.rules.waved_off[rule],
                unanswered[rule],
            )
            for rule, found in quarter.rules.found.items()
        }

        kept = {
            each.rule: (each.found, each.told, each.mended, each.waved_off, each.unanswered) for each in quarter.records
        }

        # At the turn of a quarter one line that is gone may be taken for one that is new, with much the same words.
        unsure = 1 if name == A_YEAR else 0
        assert kept.keys() == counted.keys()
        for rule, figures in counted.items():
            assert all(abs(mine - theirs) <= unsure for mine, theirs in zip(kept[rule], figures, strict=True)), name


def test_the_record_of_a_year_says_which_rules_were_worth_it(quarters_played: dict[str, Quarter]) -> None:
    record = {each.rule: each for each in quarters_played[A_YEAR].records}

    assert record["overdue"].told > 50
    assert record["overdue"].mended > record["overdue"].told / 2
    assert not record["overdue"].proposal
