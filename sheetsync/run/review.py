"""A review: how a configuration wants its sheet looked at, and what that finds in it.

The first half of the run: parse, look back, recall, check, and see what people answered.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sheetsync.config.load import Config
from sheetsync.errors import Hitch, UnsafeError, UsageError
from sheetsync.kinds.pack import ActiveRule
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.identity import Stands, Whereabouts
from sheetsync.model.language import Language
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Look, Run
from sheetsync.model.settings import Reading
from sheetsync.ports import HistoryStore
from sheetsync.steps.check import check
from sheetsync.steps.choose import choose, since
from sheetsync.steps.parse import choose_tab, is_about_practice, parse
from sheetsync.steps.standing import badly_placed
from sheetsync.wiring import comments, identity, rules
from sheetsync.wiring.histories import history

if TYPE_CHECKING:
    from sheetsync.model.thread import Thread


@dataclass(frozen=True, slots=True)
class Review:
    """How to look at a sheet: what a run needs to know before it reads.

    `time_zone` is the calendar of a sheet that doesn't say its own. `now` is aware. `history` is None
    where nothing is remembered; `stands` says what is now where a sheet was that it knows. `baseline` takes all that
    is found now, and that nobody has answered, for known from now on. `language` is that of the sheet's readers, `note`
    what the lead says to them this time, "" for what the sheet says. `threads` gives what became of our comments on
    cells, of which it asks once.
    """

    reading: Reading
    rules: Sequence[ActiveRule]
    now: datetime
    time_zone: str = "UTC"
    history: HistoryStore | None = None
    stands: Stands = lambda _: Whereabouts.ANOTHER
    baseline: bool = False
    language: Language = Language.ENGLISH
    threads: Callable[[], Sequence["Thread"]] = tuple
    note: str = ""

    def local(self, spreadsheet: Spreadsheet) -> datetime:
        """Return what time it is where the sheet lives, not where the machine stands."""
        return self.now.astimezone(ZoneInfo(spreadsheet.time_zone or self.time_zone))

    def wants(self, title: str, tab_id: str | None) -> bool:
        """Whether the cells of a tab are needed: all where none is named, for then it is found by what they say."""
        named = self.reading.tab
        return not named or named in (title, tab_id) or is_about_practice(title)

    def today(self, spreadsheet: Spreadsheet) -> date:
        """Return the day it is where the sheet lives."""
        return self.local(spreadsheet).date()

    def of(self, spreadsheet: Spreadsheet, before: tuple[Grid, Run] | None = None) -> tuple[Grid, Run]:
        """Find the roadmap in a spreadsheet, check it, and return its tab and what was found.

        Args:
            spreadsheet: What was read.
            before: What this returned a moment ago. Where people's cells have stayed as they were, so has what is
                said of them, and only their answers to us are read anew.

        Raises:
            UsageError: There is no such tab.
            UnsafeError: There is no tab that could hold a roadmap.
        """
        today = self.today(spreadsheet)
        grid, said = choose_tab(spreadsheet, self.reading, today)
        if grid is None:
            kind = UsageError if self.reading.tab else UnsafeError
            raise kind(said or "", hitch=Hitch.TAB_GONE)
        if before and before[0].without_own == grid.without_own:
            run = before[1]
            return grid, self._answered(grid, replace(run, spreadsheet=spreadsheet), today)
        roadmap = parse(spreadsheet, grid, self.reading)
        look = self._look_back(spreadsheet, grid, roadmap) if roadmap.header_row is not None else None
        doubts: Sequence[Notice] = ()
        if look:
            # Imported here, as what looks back: a sheet that is checked once has no history.
            from sheetsync.steps.doubt import doubts_of
            from sheetsync.steps.recall import recall

            doubts = tuple(doubts_of(look))
            roadmap = replace(roadmap, past=recall(roadmap, look.history, look.now))
        findings = check(roadmap, self.rules, today=today)
        chosen = (Notice(NoticeKind.TAB_CHOSEN, said),) if said else ()
        notices = (*chosen, *spreadsheet.notices, *badly_placed(grid, roadmap), *doubts)
        run = Run(spreadsheet, roadmap, findings, self.now, notices=notices, look=look, found=findings)
        return grid, self._answered(grid, run, today)

    def retold(self, run: Run) -> Run:
        """Return what a run found in the words of this review, whose language may be another one."""
        grid, today = run.spreadsheet.tab(run.roadmap.tab), self.today(run.spreadsheet)
        if grid is None:
            return run
        found = check(run.roadmap, self.rules, today=today)
        return self._answered(grid, replace(run, findings=found, found=found), today)

    def _answered(self, grid: Grid, run: Run, today: date) -> Run:
        """Return the run with what people answered, and with what is told in the sheet now."""
        answers = choose(
            grid,
            run.roadmap,
            run.found,
            run.look,
            by=self.rules,
            today=today,
            language=self.language,
            baseline=self.baseline,
            threads=self.threads(),
        )
        run = replace(run, findings=answers.findings, answers=answers)
        return replace(run, since=since(run, today))

    def _look_back(self, spreadsheet: Spreadsheet, grid: Grid, roadmap: Roadmap) -> Look | None:
        if self.history is None:
            return None
        from sheetsync.run.remember import look_back

        now, how = self.local(spreadsheet), self.reading
        return look_back(self.history, spreadsheet, grid, roadmap, reading=how, now=now, stands=self.stands)


def review_of(configured: Config) -> Review:
    """Return how to look at the sheet.

    Raises:
        UsageError: The packs, the rules or the history that are configured can't be used.
    """
    choices = configured.choices
    stands = identity.stands(configured)
    return Review(
        choices.reading,
        rules(configured),
        configured.now,
        choices.sheet.time_zone,
        history(configured),
        stands,
        language=choices.sheet.language,
        threads=comments.threads(configured),
    )
