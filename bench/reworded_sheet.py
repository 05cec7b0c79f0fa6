"""A roadmap that is edited week by week, of which the truth is known: which line is which, whatever it says now."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sheetsync.model.snapshot import Line

VERBS = ("Interview", "Write", "Build", "Announce", "Design", "Pilot", "Migrate", "Document", "Train", "Survey", "Move")
THINGS = (
    "paging alerts", "one-step rollback", "runbooks", "the capacity plan", "log search", "certificate renewal",
    "incident reviews", "the second region", "job scheduler", "service dashboards", "deploy checks", "load tests",
    "office hours", "retry budgets", "the status page", "build caches", "access requests", "cost reports",
)  # fmt: skip
WHO = (
    "with the checkout team", "for on-call engineers", "for support", "with three product teams", "for all services",
    "in staging", "before the holidays", "for service owners", "with store operations", "in the web tier",
)  # fmt: skip
EXTRA = ("first", "again", "this month", "together with legal", "and share the findings", "in two steps", "early")
SYNONYMS = {
    "Interview": "Talk to", "Write": "Write down", "Build": "Implement", "Announce": "Tell people about",
    "Migrate": "Migrating", "Document": "Documenting", "Pilot": "Try out", "Train": "Teach", "Move": "Moving",
    "Survey": "Ask about", "Design": "Designing",
}  # fmt: skip
EXCHANGED = ("team", "A", "7", "customers", "Friday", "Ops")
START = date(2026, 10, 5)


@dataclass(frozen=True, slots=True)
class Truth:
    """A line as it really is: its own name, and those of the old lines that it may be taken for."""

    name: int
    line: Line
    allowed: frozenset[int] = frozenset()
    reworded: bool = False


class Team:
    """People who edit a roadmap. Each line is touched at most once a week."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._names = 0
        self.lines: list[Truth] = []
        self._said: set[tuple[str, str]] = set()
        for project in range(self.chance.randint(2, 8)):
            for _ in range(self.chance.randint(2, 7)):
                self.lines.append(self._new_line(f"Project {project} about {self.chance.choice(THINGS)}"))

    def _new_line(self, project: str, text: str = "") -> Truth:
        self._names += 1
        choose = self.chance.choice
        due = START + timedelta(days=self.chance.randint(0, 40))
        said = text or f"{choose(VERBS)} {choose(THINGS)} {choose(WHO)}"
        owner = choose(("Ana", "Ben", "Chen", ""))
        return Truth(self._names, Line("", project, said, None, "In progress", owner, end=due))

    def week(self) -> Counter[str]:
        """Edit the roadmap for a week, and return how often what was done."""
        copies: dict[Line, set[int]] = {}
        for each in self.lines:
            copies.setdefault(each.line, set()).add(each.name)
        self.lines = [replace(each, allowed=frozenset(copies[each.line]), reworded=False) for each in self.lines]
        self._said = {_said_by(each) for each in self.lines}
        untouched = list(self.lines)
        self.chance.shuffle(untouched)
        done: Counter[str] = Counter()
        edits: list[Callable[[Truth], None]] = [
            self.reword, self.reword, self.reword, self.move, self.split, self.duplicate, self.drop, self.exchange,
            self.add, self.other_project, self.details,
        ]  # fmt: skip
        for _ in range(self.chance.randint(1, 8)):
            if len(untouched) > 2:
                edit = self.chance.choice(edits)
                edit(untouched.pop())
                done[edit.__name__] += 1
        if len(untouched) > 2 and self.chance.random() < 0.3:
            self.merge(untouched.pop(), untouched.pop())
            done["merge"] += 1
        if self.chance.random() < 0.3:
            self.sort()
            done["sort"] += 1
        if self.chance.random() < 0.15:
            self.rename_project()
            done["rename project"] += 1
        return done

    def _put(self, old: Truth, *new: Truth) -> None:
        """Put lines in the place of one; not one that says what another said, for then nobody could tell."""
        if any(_said_by(each) in self._said and _said_by(each) != _said_by(old) for each in new):
            return
        self._said |= {_said_by(each) for each in new}
        at = next(index for index, each in enumerate(self.lines) if each is old)
        self.lines[at : at + 1] = new

    def reword(self, line: Truth) -> None:
        """Say the same in other words."""
        text, choose = line.line.text, self.chance.choice
        first, *rest = text.split()
        ways = [
            lambda: f"{text} {choose(EXTRA)}",
            lambda: " ".join([SYNONYMS.get(first, first), *rest]),
            lambda: text.replace("engineers", "engineeers").replace("team", "taem").replace("the ", ""),
            lambda: f"{text.rstrip('.')}.",
            lambda: text.upper() if text != text.upper() else text.capitalize(),
            lambda: " ".join([first, choose(("all", "every part of", "most of", "our")), *rest]),
            lambda: " ".join([first, *rest[:-1]]) if len(rest) > 3 else f"{text} now",
            lambda: f"{choose(('Please', 'Then', 'Q4:'))} {text}",
        ]
        said = choose(ways)()
        self._put(line, replace(line, line=replace(line.line, text=said), reworded=said != text))

    def move(self, line: Truth) -> None:
        """Put the line elsewhere in the sheet."""
        self._put(line)
        self.lines.insert(self.chance.randint(0, len(self.lines)), line)

    def split(self, line: Truth) -> None:
        """Make two lines of one."""
        text = line.line.text
        other = self._new_line(line.line.project, f"{text}, second half")
        self._put(line, replace(line, line=replace(line.line, text=f"{text}, first half")), other)

    def duplicate(self, line: Truth) -> None:
        """Copy the line above or below itself."""
        self._names += 1
        twin = replace(line, name=self._names)
        self._put(line, *((line, twin) if self.chance.random() < 0.5 else (twin, line)))

    def merge(self, one: Truth, other: Truth) -> None:
        """Make one line of two."""
        both = replace(one.line, text=f"{one.line.text} and {other.line.text[0].lower()}{other.line.text[1:]}")
        self._put(one, replace(one, line=both, allowed=one.allowed | other.allowed))
        self._put(other)

    def drop(self, line: Truth) -> None:
        """Delete the line."""
        self._put(line)

    def exchange(self, line: Truth) -> None:
        """Drop a line, and put another piece of work in its place that differs in one thing only."""
        words = line.line.text.split()
        at = self.chance.randrange(len(words))
        words[at] = self.chance.choice([each for each in EXCHANGED if each[:4] != words[at][:4]])
        other = self._new_line(line.line.project, " ".join(words))
        self._put(line, replace(other, line=replace(other.line, owner=line.line.owner, end=line.line.end)))

    def add(self, line: Truth) -> None:
        """Add a line below."""
        self._put(line, line, self._new_line(line.line.project))

    def other_project(self, line: Truth) -> None:
        """Move the line to another project, where it stands."""
        target = self.chance.choice(self.lines).line.project
        self._put(line, replace(line, line=replace(line.line, project=target)))

    def details(self, line: Truth) -> None:
        """Change the status and the date, and no word."""
        due = (line.line.end or START) + timedelta(days=7)
        self._put(line, replace(line, line=replace(line.line, end=due, status_text="At risk")))

    def sort(self) -> None:
        """Sort the sheet by owner."""
        self.lines.sort(key=lambda each: (each.line.owner, each.line.text))

    def rename_project(self) -> None:
        """Rename a project."""
        old = self.chance.choice(self.lines).line.project
        new = f"{old}, phase two"
        self.lines = [
            replace(each, line=replace(each.line, project=new)) if each.line.project == old else each
            for each in self.lines
        ]


def _said_by(truth: Truth) -> tuple[str, str]:
    return truth.line.project.casefold(), " ".join(truth.line.text.casefold().split())
