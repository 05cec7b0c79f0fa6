"""What stands in our column and is still true stays: for whoever syncs daily, and through an upgrade of our words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bench.quarters.line import Line
from bench.quarters.sheet import TAB, Sheet
from sheetsync.adapters.history.folder import HistoryFolder
from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.kinds.pack import ActiveRule
from sheetsync.model.finding import Silence
from sheetsync.model.run import Run
from sheetsync.model.settings import Reading, Writing
from sheetsync.model.terms import Interval
from sheetsync.run.pipeline import sync
from sheetsync.run.review import Review
from sheetsync.wiring import new_address

RULES: tuple[ActiveRule, ...] = tuple(load(["roadmap"], lambda name: read_pack(name, Path())))
DAY = date(2026, 11, 2)


def line(key: str, **more: object) -> Line:
    made = Line(key, "Tacos", f"cook {key}", "In progress", "Ana", end=date(2026, 11, 20))
    return replace(made, stakeholders="family", goal="feed the family on a weeknight", **more)  # type: ignore[arg-type]


class Team:
    """A team with a sheet, and one history of it."""

    def __init__(self, folder: Path, *lines: Line) -> None:
        self._folder = folder
        self.sheet = Sheet(list(lines), has_starts=False)

    def sync(self, day: int, rules: Sequence[ActiveRule] = RULES) -> Run:
        """Sync so many days after the first."""
        review = Review(
            Reading(tab=TAB, interval=Interval(date(2026, 10, 5), date(2026, 12, 31))), rules,
            datetime.combine(DAY + timedelta(days=day), time(9), UTC), history=HistoryFolder(self._folder),
        )  # fmt: skip
        _, run = sync(self.sheet, review, Writing(), new_address=new_address, progress=lambda _: None)
        return run

    def type(self, key: str, **cells: object) -> None:
        """Type into the row of a line."""
        self.sheet.lines = [replace(each, **cells) if each.key == key else each for each in self.sheet.lines]  # type: ignore[arg-type]

    def column(self) -> dict[str, str]:
        """Our column by the keys of the lines, where it says anything."""
        return {key: text for key, text in self.sheet.remarks.items() if text}


@pytest.fixture
def team(tmp_path: Path) -> Team:
    late = date(2026, 10, 30)
    return Team(tmp_path, line("a", end=late), line("b", status=""), line("c", status="Done", end=late), line("d"))


def reworded(*names: str) -> list[ActiveRule]:
    """The rules, of which some say the same in other words."""

    def other(each: ActiveRule) -> ActiveRule:
        texts = tuple(f"Now then. {text}" for text in each.message.texts)
        return replace(each, message=type(each.message)(texts)) if each.name in names else each

    return [other(each) for each in RULES]


def test_a_team_that_syncs_daily_sees_nothing_move(team: Team) -> None:
    team.sync(0)
    first = team.column()
    assert set(first) == {"a", "b"}

    for day in range(1, 7):
        team.sync(day)
        assert team.column() == first


def test_an_upgrade_that_changes_words_rewrites_no_row_that_nobody_touched(team: Team) -> None:
    team.sync(0)
    first = team.column()

    rules = reworded("overdue", "status-missing")
    team.sync(1, rules)
    assert team.column() == first

    team.type("a", notes="the vendor answers on Friday")
    team.sync(2, rules)
    assert "Now then. This was due" in team.column()["a"]
    assert team.column()["b"] == first["b"]


def test_a_row_that_was_changed_says_what_is_wrong_on_the_same_day(team: Team) -> None:
    team.sync(0)

    team.type("d", status="")
    team.sync(0)

    assert "Please pick a status" in team.column()["d"]


def test_on_the_first_day_with_memory_of_findings_only_what_stands_is_told(team: Team) -> None:
    # Of two rows one was asked; the other one came up when another rule was turned on.
    team.sync(0, [each for each in RULES if each.name != "status-missing"])
    assert set(team.column()) == {"a"}

    woken = team.sync(0)
    assert set(team.column()) == {"a"}
    assert [each.silence for each in woken.findings if each.rule == "status-missing"] == [Silence.WAKING]
    assert "status-missing" in {each.rule for each in woken.active}

    team.sync(1)
    assert set(team.column()) == {"a", "b"}


def test_an_answer_is_kept_and_lets_the_next_question_of_its_row_be_asked(team: Team) -> None:
    team.type("a", owner="")
    team.sync(0)
    assert "This was due" in team.column()["a"]

    team.sheet.remarks["a"] = "ok: agreed with the family"
    run = team.sync(1)

    assert [each.acknowledged for each in run.findings if each.rule == "overdue"] == ["agreed with the family"]
    assert team.column()["a"].startswith("ok: agreed with the family")
    assert "Who is looking after this?" in team.column()["a"]
