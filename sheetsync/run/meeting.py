"""The update meeting while it is held: what is asked, what was answered, and what of that stands in the sheet.

Whoever holds it asks and answers from many threads; `run/meeting_desk.py` reads and writes the sheet. An answer is in
a file of this user's before it is acknowledged, and leaves it when it stands in the sheet or when the sheet says
something else by then.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from sheetsync.errors import UsageError
from sheetsync.model.meeting import Agenda, Entry, Line, Outcome
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.said import Said
from sheetsync.model.terms import Field, Status
from sheetsync.ports import Unsent
from sheetsync.run.meeting_answer import read_answer
from sheetsync.steps.compose.words import IN_ENGLISH, Words

STILL: Final = "still"
LATER: Final = "later"
KINDS: Final = {"status": Field.STATUS, "end": Field.END, "note": Field.NOTES, STILL: Field.UPDATED}


class OutdatedError(Exception):
    """The cell says something else by now than the person was shown."""


class Meeting:
    """One meeting.

    Args:
        agenda: What it is about.
        roadmap: The roadmap as it was read.
        today: The day of the meeting, as YYYY-MM-DD.
        unsent: Where answers wait that don't stand in the sheet yet.
        words: The language of the page.

    `lines` and `roadmap` are how the sheet stood when it was last read, `marks` the lines that are still true or come
    later, by their place. `documents` is the summary as a page and as a text, None until it is asked for and made.
    `is_stopped` and `is_urgent` say to who reads and writes the sheet what it should do; `asked` is when somebody
    last looked at the meeting, in seconds of the monotonic clock. Whoever changes one of them holds `lock`.
    """

    def __init__(self, agenda: Agenda, roadmap: Roadmap, today: str, unsent: Unsent, words: Words = IN_ENGLISH) -> None:
        self.agenda, self.roadmap, self.today, self.words = agenda, roadmap, today, words
        self.lines: list[Line] = list(agenda.lines)
        self.marks: dict[int, str] = {}
        self.entries: list[Entry] = []
        self.trouble = ""
        self.version = 1
        self.documents: tuple[str, str] | None = None
        self.is_ending = self.is_stopped = self.is_urgent = False
        self.asked = time.monotonic()
        self.lock = threading.Condition()
        self._unsent = unsent
        for number, kept in unsent.waiting.items():
            said = _said_again(kept)
            named = [(each.project, each.text) for each in self.lines]
            of = (said.project, said.text)
            place = named.index(of) if of in named else None
            self.entries.append(Entry(number, place, said, self._means(said)))

    @property
    def waiting(self) -> list[Entry]:
        """The answers that don't stand in the sheet yet."""
        return [each for each in self.entries if each.outcome is Outcome.WAITING]

    def look(self) -> None:
        """Note that somebody looks: then the sheet is read anew from time to time."""
        self.asked = time.monotonic()

    def now(self, line: int, name: Field) -> str | None:
        """Return what a cell says once all that waits is typed; None where there is no such cell."""
        said = [each.said.new for each in self.waiting if each.line == line and each.said.field is name]
        return said[-1] if said else self.lines[line].cells.get(name)

    def status(self, line: int) -> Status | None:
        """Return the status of a line once all that waits is typed."""
        said = [each.status for each in self.waiting if each.line == line and each.said.field is Field.STATUS]
        return said[-1] if said else self.lines[line].status

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
        with self.lock:
            if not 0 <= line < len(self.lines) or self.lines[line].is_gone:
                raise UsageError(self.words.say("this line is not in the sheet any more"))
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
                raise UsageError(self.words.say("This sheet has no column for that."))
            if shown != old:
                raise OutdatedError
            new, status = read_answer(self.roadmap, field, value, self.words)
            if self.marks.get(line) == LATER:
                del self.marks[line]
            if new != old:
                self._take(line, self._said(line, field, old, new), status)
            self.tell()

    def undo(self, *, all_of_them: bool = False) -> int:
        """Take back the last answer, or all of them, where what was typed still stands; return how many."""
        with self.lock:
            own = self._standing()
            undone = own[::-1] if all_of_them else own[-1:]
            for each in undone:
                self._take(each.line, each.said.undone, undoes=each)
                if each.line is not None:
                    self.marks.pop(each.line, None)
            self.tell()
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
        with self.lock:
            self.documents, self.is_ending = None, True
            self.tell()

    def try_again(self) -> None:
        """Try now, and not only when it is time to."""
        with self.lock:
            self.is_urgent = True
            self.tell()

    def stop(self) -> None:
        """Let the sheet alone, once what is under way is done."""
        with self.lock:
            self.is_stopped = True
            self.tell()

    # For who reads and writes the sheet, with the lock held.

    def settle(self, entry: Entry, *, stands: bool) -> None:
        """Note of an answer whether it stands in the sheet; it waits no more."""
        if not stands:
            entry.outcome, entry.why = Outcome.LEFT, self._why(entry)
        else:
            entry.outcome = Outcome.TYPED
            if entry.undoes:
                entry.undoes.outcome = entry.outcome = Outcome.UNDONE
            if entry.line is not None:
                line = self.lines[entry.line]
                status = entry.status if entry.said.field is Field.STATUS else line.status
                cells = {**line.cells, entry.said.field: entry.said.new}
                self.lines[entry.line] = replace(line, cells=cells, status=status)
        self._unsent.done(entry.number)

    def stands(self, entry: Entry) -> bool:
        """Whether the cell already says what was answered: a write whose answer was lost, or somebody else."""
        return entry.line is not None and self.lines[entry.line].cells.get(entry.said.field) == entry.said.new

    def anchored(self, entry: Entry) -> Said:
        """Return what was said, of the line as it is known now: the same line, wherever it was moved to meanwhile."""
        if entry.line is None or self.lines[entry.line].is_gone:
            return entry.said
        line = anchor(self.lines[entry.line])
        return replace(entry.said, status_text=line.status_text, row=line.row)

    def tell(self) -> None:
        """Let everybody know that something of the meeting is another by now."""
        self.version += 1
        self.lock.notify_all()

    def _why(self, entry: Entry) -> str:
        line = self.lines[entry.line] if entry.line is not None else None
        if line is None or line.is_gone:
            return self.words.say("its line is gone, or has other words by now")
        says = line.cells.get(entry.said.field, "")
        if says != entry.said.old:
            if not says:
                return self.words.say("somebody emptied the cell meanwhile")
            return self.words.say("somebody made it “{text}” meanwhile", text=says)
        return self.words.say("its cell moved, or can't be answered here: look at it in the sheet")

    def _take(self, line: int | None, said: Said, status: Status | None = None, undoes: Entry | None = None) -> None:
        number = self._unsent.add(asdict(said))
        self.entries.append(Entry(number, line, said, status or self._means(said), undoes=undoes))

    def _means(self, said: Said) -> Status | None:
        return self.roadmap.table.statuses.get(said.new) if said.field is Field.STATUS else None

    def _said(self, line: int, name: Field, old: str, new: str) -> Said:
        return replace(anchor(self.lines[line]), field=name, old=old, new=new)

    def _mark(self, line: int, mark: str) -> None:
        self.marks[line] = mark
        self.tell()


def anchor(line: Line) -> Said:
    """Return what a line is known by, and nothing said of it yet."""
    return Said(line.project, line.text, line.cells.get(Field.STATUS, ""), line.row, Field.STATUS, "", "")


def _said_again(kept: Mapping[str, Any]) -> Said:
    return Said(**{**kept, "field": Field(kept["field"])})
