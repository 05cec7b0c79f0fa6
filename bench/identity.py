"""How well lines are known again: histories of edits are generated, of which the truth is known.

    python -m bench.identity

Each history is a roadmap that people edit week by week: they sort it, move lines, reword them, split
and merge them, copy them, rename projects, add and drop lines, and replace a line by another one
that looks alike. Of each week's sheet the lines are known again by `identify` alone. A join is wrong
when it isn't one that the truth allows; copies of one line are allowed for each other.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.reworded_sheet import Team
from sheetsync.model.snapshot import CERTAIN, Line
from sheetsync.steps.identify import identify


@dataclass
class Score:
    """What was measured."""

    joins: int = 0
    silently_wrong: int = 0
    uncertain: int = 0
    uncertain_and_right: int = 0
    reworded: int = 0
    followed: int = 0
    operations: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)


def play(seed: int, weeks: int, score: Score) -> None:
    """Play one history, and add what was measured to the score."""
    team = Team(seed)
    seen: list[Line] = []
    names: dict[str, int] = {}
    for week in range(weeks):
        before = {each.name: each for each in team.lines}
        if week:
            score.operations += team.week()
        found = identify(seen, [each.line for each in team.lines], taken=names)
        scores = {each.id: each.score for each in found.joined}
        known = {line.id for line in seen}
        for truth, line in zip(team.lines, found.lines, strict=True):
            joined = line.id in known
            right = joined and names[line.id] in truth.allowed
            certain = scores.get(line.id, 1.0) >= CERTAIN
            if joined:
                score.joins += 1
                if not right and certain:
                    was = next(each for each in seen if each.id == line.id)
                    score.wrong.append((was.text, line.text))
                score.silently_wrong += not right and certain
                score.uncertain += not certain
                score.uncertain_and_right += right and not certain
            if truth.reworded:
                score.reworded += 1
                score.followed += right
                if not right:
                    score.misses.append((before[truth.name].line.text, truth.line.text))
        names |= {line.id: truth.name for truth, line in zip(team.lines, found.lines, strict=True)}
        seen = list(found.lines)


def measure(histories: int = 300, weeks: int = 13) -> Score:
    """Play so many histories, always the same ones."""
    score = Score()
    for seed in range(histories):
        play(seed, weeks, score)
    return score


def run() -> Iterator[str]:
    """Measure, and yield the lines of a table in Markdown."""
    score = measure()
    yield "| measure | value | goal |"
    yield "| --- | ---: | ---: |"
    yield f"| joins of a line to the week before | {score.joins:,} | |"
    yield f"| joined wrongly and not reported as uncertain | {score.silently_wrong} | 0 |"
    yield f"| reworded lines that were followed, of {score.reworded:,} | {score.followed / score.reworded:.1%} | 95 % |"
    yield f"| joins reported as uncertain | {score.uncertain:,} | |"
    yield f"| of these right after all | {score.uncertain_and_right / max(score.uncertain, 1):.1%} | |"
    yield ""
    yield "Edits: " + ", ".join(f"{number:,} {name}" for name, number in score.operations.most_common()) + "."


if __name__ == "__main__":
    for line in run():
        print(line)
    sys.exit()
