"""Two quarters of our own making: people who work, answer some of what they read, forget the rest, go on holiday."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from bench.quarters.line import RISKS, Line
from sheetsync.model.finding import Finding
from sheetsync.model.terms import Interval

FIRST = date(2026, 10, 5)
WEEKS = 13
INTERVAL = Interval(FIRST, date(2027, 1, 1))
NAMES = ("Ana", "Ben", "Chen", "Dana", "Eli", "Fay")
PROJECTS = (
    ("Faster refunds", "shop customers", "So that shop customers have their money back within two days"),
    ("Returns by post", "store staff", "Store staff can close a return without a phone call"),
    ("One address book", "couriers", "Couriers find the right door at the first attempt"),
    ("Gift wrapping", "", "So that buyers of presents don't have to wrap them"),
    ("Quieter warehouse", "pickers", ""),
    ("Prices that are true", "everyone", "Shoppers see the price that they will pay"),
)
LATER = (
    ("vouchers", "parcel lockers", "postcodes", "ribbons", "forklifts", "price tags"),
    ("gift cards", "drop-off points", "delivery slots", "greeting cards", "loading ramps", "discounts"),
    ("instalments", "repairs", "neighbours who sign", "engraving", "night shifts", "bulk orders"),
)
"""What the projects are about in the quarters after the first."""

STEPS = (
    (
        "Interview four {who} about {what}", "Design doc for {what}", "Build the first version of {what}",
        "Pilot of {what} with one team", "Guide for {who} on {what}", "Ask {who} how {what} went",
    ),
    (
        "Watch {who} handle {what} for a day", "Sketch three ways to offer {what}", "Contract with a maker of {what}",
        "Sell {what} in two shops", "Poster that explains {what}", "Count complaints over {what}",
    ),
    (
        "Read last year's letters about {what}", "Price list with {what}", "Switch over to {what} at night",
        "Train the hotline for {what}", "Film a minute on {what}", "Visit {who} who tried {what}",
    ),
    (
        "Shadow a driver who brings {what}", "Legal opinion on {what}", "Load test with {what}",
        "Open {what} to everybody abroad", "Answer what {who} write on {what}", "Close the old way before {what}",
    ),
)  # fmt: skip
"""The steps of a project, in each quarter of a year."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a team is: what share of remarks it answers, how often it updates, when it is away.

    `answers` is the chance that a remark is followed in a week, `waves` that it is waved off with `ok`, `updates`
    that a line's status is set to what is true. `vague` is the share of lines without dates, without an owner
    or with words of their own. `has_starts` says whether the sheet has a column for the first day.
    """

    seed: int
    answers: float
    waves: float
    updates: float
    vague: float
    holidays: tuple[date, ...] = ()
    has_starts: bool = True


STEADY = Habits(11, answers=0.45, waves=0.1, updates=0.5, vague=0.1, holidays=(date(2026, 10, 26),))
FORGETFUL = Habits(
    23, answers=0.2, waves=0.08, updates=0.25, vague=0.3, holidays=(date(2026, 11, 9), date(2026, 12, 28)),
    has_starts=False,
)  # fmt: skip
YEAR = Habits(
    53, answers=0.35, waves=0.15, updates=0.45, vague=0.15, holidays=(date(2026, 12, 28), date(2027, 8, 2)),
)  # fmt: skip
NEW = Habits(37, answers=0.3, waves=0.2, updates=0.35, vague=0.2, holidays=(date(2026, 12, 28),))


@dataclass
class Team:
    """A team and its sheet. What is true of a line is known here alone; the sheet says what somebody typed."""

    habits: Habits
    lines: list[Line] = field(default_factory=list)
    true_starts: dict[str, date] = field(default_factory=dict)
    first: date = FIRST

    def __post_init__(self) -> None:
        self.random = Random(self.habits.seed)
        self.plan(FIRST)

    def plan(self, first: date, number: int = 0) -> None:
        """Plan the quarter of a year, from 0, that begins on `first`; what is still open is carried over."""
        self.first, prefix = first, f"{number}-" if number else ""
        subjects = LATER[number - 1] if number else [name.lower() for name, *_ in PROJECTS]
        carried = [each for each in self.lines if each.is_open and each.end and not each.is_below]
        self.lines = [replace(each, end=first + timedelta(weeks=4), touched=first) for each in carried]
        for index, (_, who, goal) in enumerate(PROJECTS):
            faults = {"stakeholders-missing"} if who in ("", "everyone") else set()
            faults |= {"goal-missing"} if not goal else set()
            for step, text in enumerate(STEPS[number][: 4 + index % 3]):
                begins = first + timedelta(days=14 * step + 7 * (index % 3))
                words = text.format(who=who or "people", what=subjects[index])
                self._add(f"{prefix}{index}-{step}", words, begins, index, faults)
        what = subjects[0] if number else "what follows", subjects[-1] if number else "a second country"
        for key, text in (("tbd", f"TBD: {what[0]}"), ("stretch", f"stretch goal: {what[1]}")):
            line = Line(f"{prefix}{key}", PROJECTS[-1][0], text, stakeholders="everyone", goal=PROJECTS[-1][2])
            self.lines.append(line)
        self.lines.sort(key=lambda each: (each.is_below, each.project))

    def _add(self, key: str, text: str, begins: date, index: int, faults: set[str]) -> None:
        vague = [self.random.random() < self.habits.vague for _ in range(4)]
        end = begins + timedelta(days=self.random.choice((11, 18, 25)))
        name, who, goal = PROJECTS[index]
        self.true_starts[key] = begins + timedelta(days=self.random.choice((0, 0, 0, 7, 14)))
        self.lines.append(
            Line(
                key, name, text, "" if vague[0] else "on it" if vague[1] and index == 1 else "Not started",
                "" if vague[2] else NAMES[index], begins, None if vague[3] else end, stakeholders=who, goal=goal,
                is_below=index in (3, 5), left=self.random.choice((8, 12, 16, 24)),
                touched=self.first, stands_since=self.first,
                faults=frozenset(faults),
            )
        )  # fmt: skip

    def is_away(self, monday: date) -> bool:
        """Whether nobody works in that week."""
        return monday in self.habits.holidays

    def work(self, monday: date) -> None:
        """Work for the week before `monday`, and type some of what came of it."""
        if self.is_away(monday):
            return
        for at, line in enumerate(self.lines):
            self._think_of(line, monday, "work")
            begins = self.true_starts.get(line.key)
            if begins is None or line.is_below or begins > monday:
                continue
            left = max(0, (line.left or 0) - self.random.choice((0, 3, 5, 7)))
            line = replace(line, left=left)  # noqa: PLW2901 - the line goes on
            if self.random.random() < self.habits.updates:
                line = self._true(line, monday)  # noqa: PLW2901
            self.lines[at] = self._typed(self.lines[at], line, monday)

    def read(self, monday: date, spoken: Mapping[str, Sequence[Finding]]) -> dict[str, str]:
        """Answer some of what our column says; what is typed over a remark is returned by the line's key."""
        typed: dict[str, str] = {}
        if self.is_away(monday):
            return typed
        for at, line in enumerate(self.lines):
            for finding in spoken.get(line.key, ())[:1]:
                self._think_of(line, monday, "read")
                chance = self.random.random()
                if chance < self.habits.answers:
                    self.lines[at] = self._typed(line, self._mended(line, finding, monday), monday)
                elif chance < self.habits.answers + self.habits.waves:
                    typed[line.key] = f"ok: we know, week of {monday}"
        return typed

    def _think_of(self, line: Line, monday: date, what: str) -> None:
        """Draw what follows by the line and the week, so that one remark more changes nothing elsewhere."""
        self.random.seed(f"{self.habits.seed} {line.key} {monday} {what}")

    def _true(self, line: Line, monday: date) -> Line:
        if line.left == 0:
            return replace(line, status="Done", notes="")
        late = line.end is not None and monday + timedelta(days=line.left or 0) > line.end
        word = self.random.choice((*RISKS, "In progress")) if late else "In progress"
        note = "waits for the vendor" if word in RISKS and self.random.random() < self.habits.updates else line.notes
        return replace(line, status=word, notes=note)

    def _mended(self, line: Line, finding: Finding, monday: date) -> Line:
        simple: dict[str, Callable[[], Line]] = {
            "owner-missing": lambda: replace(line, owner=self.random.choice(NAMES)),
            "risk-without-note": lambda: replace(line, notes="the vendor answers on Monday"),
            "goal-missing": lambda: self._of_project(
                line, goal=f"So that {line.stakeholders or 'people'} get on faster"
            ),
            "stakeholders-missing": lambda: self._of_project(line, stakeholders="shop staff"),
            "outside-interval": lambda: replace(line, notes="carried over"),
            "overdue": lambda: replace(
                self._true(line, monday), end=monday + timedelta(days=self.random.choice((7, 14)))
            ),
            "risk-lingering": lambda: replace(line, status="In progress", notes=""),
        }
        if finding.rule in simple:
            return simple[finding.rule]()
        if self.true_starts.get(line.key, date.max) > monday:
            return replace(line, status="Not started", start=line.start and monday + timedelta(days=14))
        return self._true(line, monday)

    def _of_project(self, line: Line, *, goal: str = "", stakeholders: str = "") -> Line:
        mended = {"goal-missing"} if goal else {"stakeholders-missing"}
        for at, each in enumerate(self.lines):
            if each.project == line.project:
                self.lines[at] = replace(
                    each,
                    goal=goal or each.goal,
                    stakeholders=stakeholders or each.stakeholders,
                    faults=each.faults - mended,
                )
        return next(each for each in self.lines if each.key == line.key)

    def _typed(self, before: Line, after: Line, monday: date) -> Line:
        if replace(before, left=after.left) == after:
            return after
        stands = monday if after.status != before.status else after.stands_since
        return replace(after, touched=monday, stands_since=stands)
