"""Each fixed sentence of the page of an organisation, beside the roadmaps that it counts.

The fleets are made by chance, always the same ones, and each sentence is met in some of them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any, Final

from sheetsync.fleet.member import Member, Outcome, Standing
from sheetsync.fleet.rollup import page_of
from sheetsync.model.page import Page, Paragraph, Table
from tests.fleet.test_rollup import NOW, TODAY, a_standing

STATUSES: Final = ("Done", "In progress", "Possible delay", "At risk", "Not started", "Won't do", "")
RISKS: Final = ("At risk", "Possible delay")
FLEETS: Final = 80


@dataclass(frozen=True)
class Roadmap:
    """A roadmap as it was counted, with its lines by status; never synced where they are None."""

    name: str
    team: str
    lines: Counter[str] | None
    before: tuple[int, int] | None
    goals: int
    quiet: int
    is_failing: bool

    @property
    def is_known(self) -> bool:
        return self.lines is not None and any(many for status, many in self.lines.items() if status)

    @property
    def worst(self) -> str:
        return next((each for each in RISKS if self.lines and self.lines[each]), "")

    @property
    def is_open(self) -> bool:
        return any(many and status not in ("Done", "Won't do") for status, many in (self.lines or {}).items())

    def standing(self) -> Standing:
        if self.lines is None:
            return Standing(Member(self.name, self.name, team=self.team), NOW)
        helps = [["P", f"step {place}", each, ""] for each in RISKS for place in range(self.lines[each])]
        facts: dict[str, Any] = {
            "lines": dict(self.lines),
            "help": helps[:20],
            "goals": self.goals,
            "changed": (TODAY - timedelta(days=self.quiet)).isoformat(),
        }
        found = a_standing(self.name, self.team, **facts, **({"before": list(self.before)} if self.before else {}))
        when = NOW if self.is_failing else NOW - timedelta(days=1)
        return replace(found, finished=when, outcome=Outcome.FAILED if self.is_failing else Outcome.SYNCED)


Fleet = Sequence[Roadmap]


def fleets() -> Iterator[Fleet]:
    dice = Random(18)
    for _ in range(FLEETS):
        likely = dice.sample(STATUSES, dice.randint(1, 3))
        yield [
            Roadmap(
                f"r{number}",
                dice.choice(("Cooks", "Cooks", "Waiters", "")),
                Counter(dice.choices(dice.choice((likely, likely, likely, ("",))), k=dice.choice((0, 1, 4, 30))))
                if dice.random() < 0.8
                else None,
                dice.choice((None, None, (1, 2), (0, 3))),
                dice.choice((0, 0, 2)),
                dice.choice((0, 14, 15, 40)),
                is_failing=dice.random() < 0.2,
            )
            for number in range(dice.choice((1, 2, 5)))
        ]


def synced(fleet: Fleet) -> Fleet:
    return [each for each in fleet if each.lines is not None]


def total(fleet: Fleet, *statuses: str) -> int:
    return sum((each.lines or Counter())[status] for each in fleet for status in statuses or STATUSES)


def page(fleet: Fleet) -> Page:
    return page_of([each.standing() for each in fleet], "", title="", today=TODAY)


def texts(made: Page) -> Iterator[str]:
    """What is said in sentences, each title, and what the tables say of a team or a roadmap."""
    yield from made.headline
    yield from made.footer
    for part in made.parts:
        yield part.title
        for block in part.blocks:
            match block:
                case Paragraph(text):
                    yield text
                case Table(headers, rows):
                    yield from (f"{headers[0]}: {' | '.join(each.text for each in row)}" for row in rows)


def counts(fleet: Fleet, said: Sequence[str]) -> bool:
    """Whether each roadmap that was synced is counted once: as what is worst of it, or that nothing is known."""
    roadmaps, teams, *parts = (int(each or 0) for each in said)
    known = [each for each in synced(fleet) if each.is_known]
    worst = Counter(each.worst for each in known)
    silent = len(synced(fleet)) - len(known)
    return (
        roadmaps == len(synced(fleet)) == sum(parts)
        and teams == len({each.team for each in synced(fleet) if each.team})
        and parts == [worst["At risk"], worst["Possible delay"], worst[""], silent]
    )


def moved(fleet: Fleet) -> str:
    """By how many points the share of done lines moved, of the roadmaps that somebody looked at four weeks ago."""
    then = [each for each in synced(fleet) if each.before and each.is_known]
    lines, before = total(then), sum(each.before[1] for each in then if each.before)
    if not lines or not before:
        return ""
    points = round(100 * (total(then, "Done") / lines - sum(each.before[0] for each in then if each.before) / before))
    return f"{points:+d} {'point' if abs(points) == 1 else 'points'}"


def share(fleet: Fleet) -> str:
    known = [each for each in fleet if each.is_known]
    return f"{100 * total(known, 'Done') / total(known):.0f}%" if known else ""


def is_team(fleet: Fleet, said: Sequence[str]) -> bool:
    team = [each for each in synced(fleet) if (each.team or "(no team)") == said[0]]
    known = any(each.is_known for each in team)
    risks = [f"{total(team, each)}" if known else "" for each in RISKS]
    return list(said[1:]) == [f"{len(team)}", f"{total(team)}", share(team), moved(team), *risks]


def is_roadmap(fleet: Fleet, said: Sequence[str]) -> bool:
    [found] = (each for each in fleet if each.name == said[0])
    health = said[2]
    fits = health == found.worst if found.worst else health in ("Done", "In progress", "Not started", "No status")
    return fits and (health != "No status") is found.is_known and list(said[3:5]) == [share([found]), moved([found])]


Holds = Callable[[Fleet, Sequence[str]], bool]

SENTENCES: Final[dict[str, Holds]] = {
    r"(\d+) roadmaps?(?: of (\d+) teams?)?: (\d+) at risk, (\d+) others? with a possible delay, (\d+) with neither"
    r"(?:, (\d+) without any status)?\.": counts,
    r"(\d+) of (\d+) lines? (?:is|are) done\.": lambda fleet, said: (
        any(each.is_known for each in fleet) and [int(each) for each in said] == [total(fleet, "Done"), total(fleet)]
    ),
    r"(\d+) lines? ha(?:s|ve) no known status\.": lambda fleet, said: int(said[0]) == total(fleet, ""),
    r"(\d+) more roadmaps? (?:was|were) never synced\.": lambda fleet, said: (
        int(said[0]) == len(fleet) - len(synced(fleet))
    ),
    r"No roadmap has been synced for these readers yet\.": lambda fleet, _: not synced(fleet),
    r"No line with a known status is at risk or has a possible delay\.": lambda fleet, _: not total(fleet, *RISKS),
    r"No status is known, so who needs help isn't\.": lambda fleet, _: not any(each.is_known for each in fleet),
    r"And (\d+) more lines?\.": lambda fleet, said: (
        int(said[0]) == sum(max(0, total([each], *RISKS) - 20) for each in fleet)
    ),
    r"Stale: no change was seen for more than 14 days": lambda fleet, _: any(
        each.quiet > 14 and each.is_open for each in synced(fleet)
    ),
    r"Missing goals": lambda fleet, _: any(each.goals for each in synced(fleet)),
    r"Not synced the last time": lambda fleet, _: any(each.is_failing for each in synced(fleet)),
    r"Never synced": lambda fleet, _: len(synced(fleet)) < len(fleet),
    r"Last sync: 24 Nov 2026\.": lambda fleet, _: any(not each.is_failing for each in synced(fleet)),
    r"Team: (.*) \| (\d+) \| (\d+) \| (.*) \| (.*) \| (\d*) \| (\d*)": is_team,
    r"Roadmap: (r\d) \| (.*) \| . (.*) \| (.*) \| (.*) \| \d* \| \d*": is_roadmap,
}
"""A sentence, as a pattern, and whether it holds: given are its parts in round brackets."""


def test_no_sentence_is_printed_of_a_fleet_of_which_it_is_false() -> None:
    met: set[str] = set()
    for fleet in fleets():
        made = page(fleet)
        for text in texts(made):
            assert not text.startswith("Last sync: 25"), fleet
            for pattern, holds in SENTENCES.items():
                if found := re.fullmatch(pattern, text):
                    met.add(pattern)
                    assert holds(fleet, found.groups()), (text, fleet)

    assert set(SENTENCES) - met == set()
