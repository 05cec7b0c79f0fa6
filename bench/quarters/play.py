"""Play a quarter through the real pipeline, and count week by week what stands and who was in need."""

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from bench.quarters import demo, people
from bench.quarters.line import Line
from bench.quarters.need import why
from bench.quarters.record import Count
from bench.quarters.sheet import TAB, Sheet
from sheetsync.adapters.history.folder import HistoryFolder
from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.model.finding import Finding
from sheetsync.model.run import Run
from sheetsync.model.settings import Reading, Writing
from sheetsync.model.terms import Interval
from sheetsync.run import meet
from sheetsync.run.pipeline import sync
from sheetsync.run.review import Review
from sheetsync.steps.record import Record, records
from sheetsync.wiring import new_address

PART = re.compile(r"(?:⚠|•) \[([^]]*)\] (?:[^•⟫]*)")


@dataclass(frozen=True, slots=True)
class Week:
    """What stood in our column after the sync of one Monday.

    `standing` are the remarks, of which `right` stand on a line that needs somebody, or tell a fault of practice that
    the project has. `told` of the lines in `need` carry a remark; `reached` do, or stand at the head of the agenda.
    `doubled` rows ask two things; `worn` remarks stand in the same words for a fourth week.
    """

    day: date
    open_lines: int
    standing: int
    right: int
    need: int
    told: int
    reached: int
    doubled: int
    worn: int
    rules: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()

    @property
    def per_line(self) -> float:
        """How many remarks stand for each open line."""
        return self.standing / self.open_lines if self.open_lines else 0.0


@dataclass
class _Counted:
    """Counts a week, and remembers for how many weeks each remark has stood."""

    interval: Interval
    holidays: Sequence[date]

    def __post_init__(self) -> None:
        self.stood: dict[tuple[str, str], int] = {}
        self.rules = Count()

    def week(self, day: date, sheet: Sheet, run: Run, head: set[str]) -> Week:
        lines = {each.key: each for each in sheet.lines}
        need = {key: why(each, day, self.interval, self.holidays) for key, each in lines.items()}
        wanting = {key for key, reason in need.items() if reason}
        self.rules.look(day, sheet, run, wanting)
        spoken, texts = spoken_by_line(sheet, run), _parts(sheet)
        self.stood = {each: self.stood.get(each, 0) + 1 for key in texts for each in ((key, p) for p in texts[key])}
        told = [(key, each.rule) for key, found in spoken.items() for each in found]
        right = sum(key in wanting or rule in lines[key].faults for key, rule in told)
        return Week(
            day,
            sum(each.is_open for each in lines.values()),
            sum(map(len, texts.values())),
            right,
            len(wanting),
            len(wanting & set(spoken)),
            len(wanting & (set(spoken) | head)),
            sum(len(each) > 1 for each in texts.values()),
            sum(weeks > 3 for weeks in self.stood.values()),
            tuple(f"{rule}{'' if key in wanting or rule in lines[key].faults else '!'}" for key, rule in told),
            tuple(f"{lines[key].text[:24]}: {need[key]}" for key in wanting - set(spoken) - head),
        )


def spoken_by_line(sheet: Sheet, run: Run) -> dict[str, list[Finding]]:
    """Return what our column tells beside each line, by its key."""
    keys = {row: key for key, row in sheet.row_of().items()}
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in run.spoken:
        if each.cell and each.tab == TAB and each.cell.row in keys:
            found[keys[each.cell.row]].append(each)
    return dict(found)


def _parts(sheet: Sheet) -> dict[str, list[str]]:
    """Return what our texts ask beside each line, each question by itself."""
    texts = {key: [each.group(0) for each in PART.finditer(text)] for key, text in sheet.remarks.items()}
    return {key: each for key, each in texts.items() if each}


class Quarter:
    """One quarter on one sheet, or several: its `weeks` so far, and what became of what each of the `rules` told."""

    def __init__(self, folder: Path, interval: Interval, holidays: Sequence[date]) -> None:
        self.weeks: list[Week] = []
        self.records: tuple[Record, ...] = ()
        self._history = HistoryFolder(folder)
        self._review = Review(
            Reading(tab=TAB, interval=interval), load(["roadmap"], lambda name: read_pack(name, Path())),
            datetime(2026, 1, 1, tzinfo=UTC), history=self._history,
        )  # fmt: skip
        self._count = _Counted(interval, holidays)
        self.rules = self._count.rules

    def turn(self, interval: Interval) -> None:
        """Go on with the next interval on the same sheet, with the same history."""
        self._review = replace(self._review, reading=replace(self._review.reading, interval=interval))
        self._count.interval = interval

    def monday(self, day: date, sheet: Sheet) -> Run:
        """Sync on a Monday morning."""
        review = replace(self._review, now=datetime.combine(day, time(9), UTC))
        _, run = sync(sheet, review, Writing(), new_address=new_address, progress=lambda _: None)
        keys = {row: key for key, row in sheet.row_of().items()}
        head = {keys[each.row] for each in meet.decisions(run, review) if each.row}
        self.weeks.append(self._count.week(day, sheet, run, head))
        return run

    def ended(self) -> "Quarter":
        """Read what the history knows of the rules, as long as it is there, and return the quarter."""
        store = self._history
        self.records = records(map(store.read, store.roadmaps()), self.weeks[-1].day)
        return self


def demo_quarter(folder: Path) -> Quarter:
    """Play the quarter of the examples."""
    quarter, sheet = Quarter(folder, demo.INTERVAL, demo.HOLIDAYS), Sheet((), has_starts=False)
    for day, lines in demo.weeks():
        sheet.lines = lines
        sheet.remarks = {each.key: sheet.remarks.get(each.key, "") for each in lines}
        quarter.monday(day, sheet)
    return quarter.ended()


def team_play(folder: Path, habits: people.Habits, quarters: int = 1) -> Quarter:
    """Play a quarter of a team of our own making, or several on one sheet."""
    team = people.Team(habits)
    quarter = Quarter(folder, people.INTERVAL, habits.holidays)
    sheet = Sheet(team.lines, has_starts=habits.has_starts)
    for number in range(quarters * people.WEEKS):
        day = people.FIRST + timedelta(weeks=number)
        if number and number % people.WEEKS == 0:
            team.plan(day, number // people.WEEKS)
            quarter.turn(Interval(day, day + (people.INTERVAL.end - people.INTERVAL.start)))
        if number:
            team.work(day)
        sheet.lines = _seen(team.lines, habits)
        sheet.remarks = {each.key: sheet.remarks.get(each.key, "") for each in team.lines}
        run = quarter.monday(day, sheet)
        for key, words in team.read(day, spoken_by_line(sheet, run)).items():
            sheet.remarks[key] = words
    return quarter.ended()


def _seen(lines: Sequence[Line], habits: people.Habits) -> list[Line]:
    return [each if habits.has_starts else replace(each, start=None) for each in lines]


def quarters() -> Iterator[tuple[str, Quarter]]:
    """Play four quarters and a year, and yield each with its name."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        yield "the quarter of the examples", demo_quarter(folder / "demo")
        yield "a steady team", team_play(folder / "steady", people.STEADY)
        yield "a forgetful team", team_play(folder / "forgetful", people.FORGETFUL)
        yield "a new team", team_play(folder / "new", people.NEW)
        yield "a year of one team", team_play(folder / "year", people.YEAR, quarters=4)
