"""The update meeting while it is held: what is asked, what was answered, and what of that stands in the sheet.

Whoever holds it asks and answers from many threads; one thread of its own, that of `work`, reads and writes the
sheet. An answer is in a file of this user's before it is acknowledged, and leaves it when it stands in the sheet or
when the sheet says something else by then.
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, Final

from sheetsync.errors import SheetsyncError, UsageError
from sheetsync.model.grid import Grid
from sheetsync.model.meeting import Agenda, Entry, Line, Outcome
from sheetsync.model.plan import Answer
from sheetsync.model.roadmap import Deliverable, Field, Project, Roadmap, Status
from sheetsync.model.run import Run
from sheetsync.model.said import Said
from sheetsync.ports import SheetStore, Unsent
from sheetsync.run import meet
from sheetsync.run.guard import refuse_unreadable
from sheetsync.run.review import Review
from sheetsync.steps.answer import NO_OPENERS, answer_of, is_day, line_of, word_for

STILL: Final = "still"
LATER: Final = "later"
KINDS: Final = {"status": Field.STATUS, "end": Field.END, "note": Field.NOTES, STILL: Field.UPDATED}
LONGEST: Final = 2_000
"""Characters of a note: what is longer is a document."""

EVERY_S: Final = 10.0
"""How often the sheet is read anew while somebody looks: what others edit in it is seen."""

SLOWEST_S: Final = 30.0

Summary = Callable[[Run], tuple[str, str]]
"""Makes the summary of what was read: as a page, and as a text."""


class OutdatedError(Exception):
    """The cell says something else by now than the person was shown."""


class Meeting:
    """One meeting.

    Args:
        store: The sheet; from now on only `work` may touch it.
        review: How to look at it.
        seen: The tab as it was read, and what was found in it.
        unsent: Where answers wait that don't stand in the sheet yet.
        summary: Makes the summary when the meeting ends.
    """

    def __init__(
        self, store: SheetStore, review: Review, seen: tuple[Grid, Run], unsent: Unsent, summary: Summary
    ) -> None:
        self._store, self._review, self._unsent, self._summary = store, review, unsent, summary
        self._seen = self._first = seen
        talk = meet.talk(*seen, review)
        self.agenda: Agenda = talk.agenda()
        self.today = talk.today.isoformat()
        self.lines: list[Line] = list(self.agenda.lines)
        self.marks: dict[int, str] = {}
        self.entries: list[Entry] = []
        self.trouble = ""
        self.version = 1
        self.documents: tuple[str, str] | None = None
        self._ends = False
        self._stops = threading.Event()
        self._looked = self._asked = time.monotonic()
        self._failures = 0
        self._changed = threading.Condition()
        self.held = False
        for number, kept in unsent.waiting.items():
            said = _said_again(kept)
            named = [(each.project, each.text) for each in self.lines]
            of = (said.project, said.text)
            self.entries.append(Entry(number, named.index(of) if of in named else -1, said))

    # What whoever holds the meeting calls.

    @property
    def lock(self) -> threading.Condition:
        """Whoever reads more than one thing of a meeting holds this."""
        return self._changed

    @property
    def waiting(self) -> list[Entry]:
        """The answers that don't stand in the sheet yet."""
        return [each for each in self.entries if each.outcome is Outcome.WAITING]

    def look(self) -> None:
        """Note that somebody looks: then the sheet is read anew from time to time."""
        self._asked = time.monotonic()

    def now(self, line: int, name: Field) -> str | None:
        """Return what a cell says once all that waits is typed; None where there is no such cell."""
        said = [each.said.new for each in self.waiting if each.line == line and each.said.field is name]
        return said[-1] if said else self.lines[line].cells.get(name)

    def answer(self, line: int, kind: str, value: str, shown: str) -> None:
        """Take an answer; it is kept before this returns.

        Args:
            line: The place of the line in the meeting.
            kind: `status`, `end`, `note`, `still` or `later`.
            value: The name of a status, a day as YYYY-MM-DD, or a note; "" for the others.
            shown: What the person was shown in the cell that is answered.

        Raises:
            UsageError: It is no answer to this line.
            OutdatedError: The cell says something else by now.
        """
        with self._changed:
            if not 0 <= line < len(self.lines) or self.lines[line].is_gone:
                raise UsageError("this line is not in the sheet any more")
            if kind == LATER:
                self._mark(line, LATER)
                return
            field = KINDS.get(kind)
            if field is None:
                raise UsageError(f"there is no answer of the kind {kind!r}")
            old = self.now(line, field)
            if kind == STILL:
                self._mark(line, STILL)
                if old is None or old == self.today:
                    return
                value, shown = self.today, old
            if old is None:
                raise UsageError(f"this sheet has no column for the {field.value}")
            if shown != old:
                raise OutdatedError
            new, status = self._read(field, value)
            if self.marks.get(line) == LATER:
                del self.marks[line]
            if new != old:
                self._take(line, self._said(line, field, old, new), status)
            self._tell()

    def undo(self, *, all_of_them: bool = False) -> int:
        """Take back the last answer, or all of them, where what was typed still stands; return how many."""
        with self._changed:
            own = self._standing()
            undone = own[::-1] if all_of_them else own[-1:]
            for each in undone:
                self._take(each.line, each.said.undone, None, undoes=each)
                self.marks.pop(each.line, None)
            self._tell()
            return len(undone)

    @property
    def undoable(self) -> int:
        """How many answers can be taken back."""
        return len(self._standing())

    def _standing(self) -> list[Entry]:
        """Return the answers that stand, or wait, and that nobody takes back yet."""
        taken = {id(each.undoes) for each in self.entries if each.undoes and each.outcome is Outcome.WAITING}
        stands = (Outcome.WAITING, Outcome.TYPED)
        return [
            each for each in self.entries if each.undoes is None and id(each) not in taken and each.outcome in stands
        ]

    def finish(self) -> None:
        """Ask for the end: once all is typed, the summary is made of the sheet as it is then."""
        with self._changed:
            self.documents, self._ends = None, True
            self._tell()

    def try_again(self) -> None:
        """Try now, and not only when it is time to."""
        with self._changed:
            self._failures, self._looked = 0, 0.0
            self._tell()

    def stop(self) -> None:
        """End the thread of `work` once it has done what it is at."""
        with self._changed:
            self._stops.set()
            self._tell()

    # The thread that reads and writes the sheet.

    def work(self) -> None:
        """Type what is answered, and read the sheet from time to time, until `stop` is called."""
        while not self._stops.is_set():
            with self._changed:
                if self._failures:
                    self._changed.wait(min(2.0**self._failures, SLOWEST_S))
                elif not self.waiting and not self._ends and not self._is_due():
                    self._changed.wait(1.0)
            if not self._stops.is_set():
                self.step()

    def step(self) -> None:
        """Do once what is due: type, read anew, end; what goes wrong is told, and tried again later."""
        with self._changed:
            due = list(_of_distinct_cells(self.waiting))
            is_due = bool(due) or self._ends or self._is_due()
        if not is_due:
            return
        try:
            self._look()
            if due:
                self._type(due)
            elif self._ends:
                self._end()
        except SheetsyncError as error:
            with self._changed:
                self.trouble, self._failures = str(error), self._failures + 1
                self._tell()
        else:
            with self._changed:
                if self.trouble:
                    self.trouble = ""
                    self._tell()
                self._failures = 0

    def _is_due(self) -> bool:
        now = time.monotonic()
        return now - self._looked > EVERY_S and now - self._asked < EVERY_S

    def _look(self) -> None:
        """Read the sheet, and see what others have made of the lines."""
        grid, run = self._review.of(self._store.read(self._review.wants), self._seen)
        refuse_unreadable(run)
        talk = meet.talk(grid, run, self._review)
        with self._changed:
            self._looked = time.monotonic()
            self._seen = grid, run
            lines = [self._line_now(run.roadmap, talk.line, each) for each in self.lines]
            if lines != self.lines:
                self.lines = lines
                self._tell()

    def _line_now(self, roadmap: Roadmap, told: Callable[[Project, Deliverable], Line], line: Line) -> Line:
        found = line_of(roadmap, _anchor(line))
        if found is None:
            return replace(line, is_gone=True)
        project = next(project for project, step in roadmap.deliverables if step is found)
        return told(project, found)

    def _type(self, due: Sequence[Entry]) -> None:
        """Type answers where their cells are as the person was shown them, and settle what became of each."""
        grid, run = self._seen
        with self._changed:
            wanted = [(each, answer_of(run.roadmap, grid, self._anchored(each))) for each in due]
        typed: Sequence[Answer] = ()
        if found := [each for _, each in wanted if each]:
            typed = self._store.answer(grid.tab, found)
        with self._changed:
            for entry, answer in wanted:
                stands = answer in typed if answer else self._stands(entry)
                self._settle(entry, stands=stands)
            self._tell()

    def _settle(self, entry: Entry, *, stands: bool) -> None:
        if not stands:
            entry.outcome, entry.why = Outcome.LEFT, self._why(entry)
        else:
            self.held = True
            entry.outcome = Outcome.TYPED
            if entry.undoes:
                entry.undoes.outcome = entry.outcome = Outcome.UNDONE
            if entry.line >= 0:
                line = self.lines[entry.line]
                status = entry.status if entry.said.field is Field.STATUS else line.status
                cells = {**line.cells, entry.said.field: entry.said.new}
                self.lines[entry.line] = replace(line, cells=cells, status=status)
        self._unsent.done(entry.number)

    def _stands(self, entry: Entry) -> bool:
        """Whether the cell already says what was answered: a write whose answer was lost, or somebody else."""
        return entry.line >= 0 and self.lines[entry.line].cells.get(entry.said.field) == entry.said.new

    def _why(self, entry: Entry) -> str:
        line = self.lines[entry.line] if entry.line >= 0 else None
        if line is None or line.is_gone:
            return "its line is gone, or has other words by now"
        says = line.cells.get(entry.said.field, "")
        if says != entry.said.old:
            return f"somebody made it “{says}” meanwhile" if says else "somebody emptied the cell meanwhile"
        return "its cell moved, or can't be answered here: look at it in the sheet"

    def _end(self) -> None:
        run = self._seen[1]
        documents = self._summary(run)
        # What the meeting began with is what was talked about; what came of it is news for the next one.
        meet.met(self._first[1], self._review)
        with self._changed:
            self.documents, self._ends, self.held = documents, False, False
            self._tell()

    # What both do, with the lock held.

    def _take(self, line: int, said: Said, status: Status | None, undoes: Entry | None = None) -> None:
        number = self._unsent.add(asdict(said))
        self.entries.append(Entry(number, line, said, status, undoes=undoes))

    def _said(self, line: int, name: Field, old: str, new: str) -> Said:
        return replace(_anchor(self.lines[line]), field=name, old=old, new=new)

    def _anchored(self, entry: Entry) -> Said:
        """Return what was said, of the line as it is known now: the same line, wherever it was moved to meanwhile."""
        if entry.line < 0 or self.lines[entry.line].is_gone:
            return entry.said
        line = _anchor(self.lines[entry.line])
        return replace(entry.said, status_text=line.status_text, row=line.row)

    def _read(self, field: Field, value: str) -> tuple[str, Status | None]:
        if field is Field.STATUS:
            if value not in {each.value for each in Status}:
                raise UsageError("this is no status")
            return word_for(self._seen[1].roadmap, Status(value)), Status(value)
        if field is not Field.NOTES:
            if not is_day(value):
                raise UsageError("write a day as 2026-11-20")
            return value, None
        note = " ".join("".join(each if each.isprintable() else " " for each in value).split())
        if not note or len(note) > LONGEST or note.startswith(NO_OPENERS):
            raise UsageError(f"a note has from 1 to {LONGEST} characters, and can't start with {' '.join(NO_OPENERS)}")
        return note, None

    def _mark(self, line: int, mark: str) -> None:
        self.marks[line] = mark
        self._tell()

    def _tell(self) -> None:
        self.version += 1
        self._changed.notify_all()


def _anchor(line: Line) -> Said:
    """Return what a line is known by, and nothing said of it yet."""
    return Said(line.project, line.text, line.cells.get(Field.STATUS, ""), line.row, Field.STATUS, "", "")


def _said_again(kept: Mapping[str, Any]) -> Said:
    return Said(**{**kept, "field": Field(kept["field"])})


def _of_distinct_cells(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Yield the first entries, as long as each is of another cell: they can go together."""
    cells: set[tuple[str, str, int, Field]] = set()
    for each in entries:
        cell = (each.said.project, each.said.text, each.line, each.said.field)
        if cell in cells:
            return
        cells.add(cell)
        yield each
