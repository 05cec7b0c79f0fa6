"""Weeks of a team: nobody hears a thing twice, or of another's row, or when nothing is theirs, or a fourth time."""

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from sheetsync.wiring import letters
from tests.nudge.team import QuickTeam, Team, Told, ways

EPISODE = 30
"""So many weeks one team lives; then another one comes, so that no history grows long."""


def play(team: Team, weeks: int) -> None:
    """Let a team live: it is synced each Monday, and told in one of the ways in which runs happen."""
    for week in range(weeks):
        team.now += timedelta(days=7)
        team.live()
        team.sync()
        how = team.dice.randrange(6)
        if how == 0:
            team.tell()
            team.tell()
        elif how == 1:
            team.announce(f"{week}-1", f"{week}-2")
            team.tell(f"{week}-1")
            team.tell(f"{week}-2")
        elif how == 2:
            # What is mended between the announcement and the sending isn't told.
            team.announce(f"{week}-1")
            team.live()
            team.tell(f"{week}-1")
        else:
            team.announce(f"{week}-1")
            team.tell(f"{week}-1")
        if how in (0, 3):
            for days in (1, 3, 5):
                team.now += timedelta(days=days)
                team.tell()
                team.now -= timedelta(days=days)


def told_too_often(team: Team) -> list[str]:
    """What somebody was told more often than may be: again within a week, or a fourth time while it stood."""
    return [
        f"{thing}: {days}"
        for thing, days in by_thing(team.told).items()
        if len(days) > 3 or any(late - early < timedelta(days=7) for early, late in pairwise(days))
    ]


def by_thing(told: list[Told]) -> dict[tuple[str, int, str, datetime], list[datetime]]:
    """The days on which somebody was told of a thing: of a line, by a rule, since the day on which it was found."""
    found: defaultdict[tuple[str, int, str, datetime], list[datetime]] = defaultdict(list)
    for each in told:
        found[each.to, each.who, each.rule, each.since].append(each.at)
    return found


def play_all(kind: type[Team], weeks: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[Told]]:
    """Let one team after the other live; each hears nothing that it shouldn't."""
    told: list[list[Told]] = []
    for seed in range(-(-weeks // EPISODE)):
        team = kind(folder / f"{seed}.jsonl", seed)
        monkeypatch.setattr(letters, "WAYS", ways(team))
        play(team, min(weeks, EPISODE))
        assert team.wrong == []
        assert told_too_often(team) == []
        told.append(team.told)
    return told


def test_nobody_hears_twice_or_of_anothers_row_or_without_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nudge_weeks: int
) -> None:
    told = play_all(QuickTeam, nudge_weeks, tmp_path, monkeypatch)

    assert sum(map(len, told)) > 2 * nudge_weeks
    assert max(len(days) for each in told for days in by_thing(each).values()) == 3


def test_the_same_holds_where_the_whole_run_finds_what_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nudge_weeks: int
) -> None:
    assert any(play_all(Team, nudge_weeks // 50, tmp_path, monkeypatch))
