"""The desk of an update meeting: the one thread that reads and writes the sheet while it is held."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from sheetsync.errors import SheetsyncError
from sheetsync.model.grid import Grid
from sheetsync.model.meeting import Entry, Line
from sheetsync.model.plan import Answer
from sheetsync.model.run import Run
from sheetsync.model.terms import Field
from sheetsync.ports import SheetStore
from sheetsync.run import meet
from sheetsync.run.guard import refuse_unreadable
from sheetsync.run.meeting import Meeting, anchor
from sheetsync.run.meeting_trouble import told
from sheetsync.run.review import Review
from sheetsync.steps.answer import answer_of, line_of
from sheetsync.steps.compose.meeting import Talk

EVERY_S: Final = 10.0
"""How often the sheet is read anew while somebody looks: what others edit in it is seen."""

SLOWEST_S: Final = 30.0

Summary = Callable[[Run], tuple[str, str]]
"""Makes the summary of what was read: as a page, and as a text."""


class Desk:
    """Types what is answered in a meeting, sees what others edit meanwhile, and makes the summary at the end.

    Args:
        meeting: The meeting.
        store: The sheet; from now on only `work` may touch it.
        review: How to look at it.
        seen: The tab as it was read, and what was found in it.
        summary: Makes the summary when the meeting ends.
        talk: Makes the lines of what was read.
        hear: Hears in a sentence what goes wrong, once each: the page tells it in fewer words.
    """

    def __init__(
        self,
        meeting: Meeting,
        store: SheetStore,
        review: Review,
        seen: tuple[Grid, Run],
        summary: Summary,
        *,
        talk: Callable[[Grid, Run], Talk],
        hear: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.meeting, self._store, self._review, self._summary = meeting, store, review, summary
        self._talk, self._hear, self._said = talk, hear, ""
        self._seen = self._first = seen
        self._looked = time.monotonic()
        self._failures = 0
        self.bug: Exception | None = None

    def work(self) -> None:
        """Type what is answered, and read the sheet from time to time, until the meeting is stopped.

        What is no error of ours ends it: the page says so, and `bug` is for whoever opened the meeting to raise.
        """
        try:
            self._work()
        except Exception as bug:  # noqa: BLE001 - it is raised again where the meeting was opened
            self.bug = bug
            with self.meeting.lock:
                self.meeting.trouble = self.meeting.words.say(
                    "This is a bug of sheetsync: end the meeting, and look at the terminal"
                )
                self.meeting.tell()

    def _work(self) -> None:
        meeting = self.meeting
        while not meeting.is_stopped:
            with meeting.lock:
                if self._failures and not meeting.is_urgent:
                    meeting.lock.wait(min(2.0**self._failures, SLOWEST_S))
                elif not self._is_due():
                    meeting.lock.wait(1.0)
            if not meeting.is_stopped:
                self.step()

    def step(self) -> None:
        """Do once what is due: type, read anew, end; what goes wrong is told, and tried again later."""
        meeting, trouble, said = self.meeting, "", ""
        with meeting.lock:
            due = list(_of_distinct_cells(meeting.waiting))
            if not self._is_due():
                return
            meeting.is_urgent = False
        try:
            self._look()
            if due:
                self._type(due)
            elif meeting.is_ending:
                self._end()
        except SheetsyncError as error:
            trouble, said = told(error, meeting.words), str(error)
        if said and said != self._said:
            self._hear(said)
        self._said = said
        with meeting.lock:
            self._failures = self._failures + 1 if trouble else 0
            if trouble != meeting.trouble:
                meeting.trouble = trouble
                meeting.tell()

    def _is_due(self) -> bool:
        meeting, now = self.meeting, time.monotonic()
        is_time = now - self._looked > EVERY_S and now - meeting.asked < EVERY_S
        return bool(meeting.waiting) or meeting.is_ending or meeting.is_urgent or is_time

    def _look(self) -> None:
        """Read the sheet, and see what others have made of the lines."""
        # A meeting takes longer than any run may: each turn is one.
        self._store.begin()
        grid, run = self._review.of(self._store.read(self._review.wants), self._seen)
        refuse_unreadable(run)
        talk = self._talk(grid, run)
        meeting = self.meeting
        with meeting.lock:
            self._looked = time.monotonic()
            self._seen, meeting.roadmap = (grid, run), run.roadmap
            lines = [_line_now(talk, each) for each in meeting.lines]
            if lines != meeting.lines:
                meeting.lines = lines
                meeting.tell()

    def _type(self, due: Sequence[Entry]) -> None:
        """Type answers where their cells are as the person was shown them, and settle what became of each."""
        (grid, run), meeting = self._seen, self.meeting
        with meeting.lock:
            wanted = [(each, answer_of(run.roadmap, grid, meeting.anchored(each))) for each in due]
        typed: Sequence[Answer] = ()
        if found := [each for _, each in wanted if each]:
            typed = self._store.answer(grid.tab, found)
        with meeting.lock:
            for entry, answer in wanted:
                meeting.settle(entry, stands=answer in typed if answer else meeting.stands(entry))
            meeting.tell()

    def _end(self) -> None:
        run, meeting = self._seen[1], self.meeting
        documents = self._summary(run)
        # What the meeting began with is what was talked about; what came of it is news for the next one.
        meet.met(self._first[1], self._review)
        with meeting.lock:
            meeting.documents, meeting.is_ending = documents, False
            meeting.tell()


def _line_now(talk: Talk, line: Line) -> Line:
    found = line_of(talk.roadmap, anchor(line))
    if found is None:
        return replace(line, is_gone=True)
    project = next(project for project, step in talk.roadmap.deliverables if step is found)
    return talk.line(project, found)


def _of_distinct_cells(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Yield the first entries, as long as each is of another cell: they can go together."""
    cells: set[tuple[str, str, int | None, Field]] = set()
    for each in entries:
        cell = (each.said.project, each.said.text, each.line, each.said.field)
        if cell in cells:
            return
        cells.add(cell)
        yield each
