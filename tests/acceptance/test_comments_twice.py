"""Comments of two runs that share no history, such as one by hand beside the scheduled one: nobody is asked twice."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from localsheets.fixture import google
from tests.acceptance.test_comments import NOTE, Team, team

__all__ = ["google", "team"]

BOTH = {"Roadmap!G2": (NOTE, "OPEN"), "Roadmap!G3": (NOTE, "OPEN")}


@pytest.fixture
def other(team: Team, tmp_path: Path) -> Team:
    """The same sheet and configuration on another machine, whose history began on another day."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    shutil.copy(team.sheetsync.folder / "sheetsync.toml", folder)
    found = Team.__new__(Team)
    found.google, found.sheet = team.google, team.sheet
    found.sheetsync = replace(team.sheetsync, folder=folder)
    found.run("sync", day=3)
    return found


def replies(team: Team) -> list[int]:
    return [len(each.get("replies", ())) for each in team.sheet.comments().values()]


def test_what_another_history_asked_counts_as_told(team: Team, other: Team) -> None:
    team.run("nudge", day=4)
    for day in (4, 5):
        other.run("nudge", day=day)
    assert (team.comments, replies(team)) == (BOTH, [0, 0])

    other.run("nudge", day=10)
    team.run("nudge", day=11)
    other.run("nudge", day=12)
    assert replies(team) == [1, 1], "who asked reminds"

    team.sheet.type("Roadmap!G2", "Ben brings a pan")
    other.run("sync", day=13)
    other.run("nudge", day=13)
    assert team.comments == BOTH | {"Roadmap!G2": (NOTE, "RESOLVED")}


def test_what_somebody_resolved_is_not_asked_by_another_history(team: Team, other: Team) -> None:
    team.run("nudge", day=4)
    team.sheet.reply(team.id("Roadmap!G2"), "the vendor decides", action="RESOLVE")

    other.run("nudge", day=4)

    assert team.comments == BOTH | {"Roadmap!G2": (NOTE, "RESOLVED")}
    assert len(team.sheet.comments()) == 2


def test_of_two_that_ask_in_the_same_moment_one_stays(team: Team, other: Team) -> None:
    team.google.control.before(lambda _: team.run("nudge", day=4), lambda call: call.effect == "write", times=1)

    other.run("nudge", day=4)

    assert team.comments == BOTH
    assert len(team.sheet.book.comments) == 2


def test_what_came_back_before_anybody_was_told_is_asked_anew(team: Team) -> None:
    team.run("nudge", day=4)
    team.sheet.type("Roadmap!G2", "Ben brings a pan")
    team.run("sync", day=5)
    team.sheet.type("Roadmap!G2", "")
    team.run("sync", day=6)

    team.run("nudge", day=6)

    asked = [(each["status"], len(each.get("replies", ()))) for each in team.sheet.book.comments]
    assert asked == [("RESOLVED", 1), ("OPEN", 0), ("OPEN", 0)]
