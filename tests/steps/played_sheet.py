"""A sheet that is played: lines that know who they are, our column beside them, and people who answer, sort by the
table's own filter, insert, delete, copy, re-word and mend. The sheet's real parser, the real plan and the real
memory look at it; only the lines' own identity, which no run can see, says what would have been true.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, product

from sheetsync.adapters.history.entry import entry_of, is_new
from sheetsync.adapters.history.replay import history_of
from sheetsync.model.answer_text import BOUND, code_of, has_ours, read_answer, without_ours
from sheetsync.model.answered import Answers
from sheetsync.model.cell import BLANK, Cell, CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.grid import Grid, OwnColumn, Spreadsheet
from sheetsync.model.offer import Typed
from sheetsync.model.own_text import ALPHABET, is_ours
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Look
from sheetsync.model.said import Said
from sheetsync.model.settings import Reading, Writing
from sheetsync.model.snapshot import History
from sheetsync.steps.acknowledge import acknowledge
from sheetsync.steps.compare import compare
from sheetsync.steps.parse import parse
from sheetsync.steps.plan import plan_write_back
from sheetsync.steps.snapshot import memory_of, snapshot, tokens_of

TODAY = date(2026, 11, 2)
HEADERS = ("Project", "Deliverable", "Status", "Owner")
OWN = len(HEADERS) + 1
WORDS = (
    "buy shells and seasoning for everybody",
    "cook food that the children like",
    "ask the family which they want most",
    "defrost cheesecake before the guests come",
    "write the menu on the kitchen door",
    "clean the stove after the second course",
    "invite Ana and her sister to dinner",
)


@dataclass
class Line:
    """A line that knows who it is; a blank text is a row that somebody has not filled in yet."""

    who: int
    text: str
    status: str = "Done"
    owner: str = "Ana"


@dataclass
class Truth:
    """What a person meant: the line, None where it can't be known, and what they saw.

    That is the findings, or the text that they agreed to, and what it was to be instead of.
    """

    who: int | None
    codes: frozenset[str]
    change: tuple[str, str] = ("", "")


@dataclass
class Played:
    """The sheet. `written_for` says for which line a run last wrote each cell of our column."""

    lines: list[Line]
    column: list[str] = field(default_factory=list)
    written_for: list[int | None] = field(default_factory=list)
    truths: dict[str, Truth] = field(default_factory=dict)
    history: History = field(default_factory=History)
    has_column: bool = False

    def __post_init__(self) -> None:
        self.numbers = count(1)
        self.addresses = product(ALPHABET, repeat=4)
        self.entries: list[object] = []
        self.column = ["" for _ in self.lines]
        self.written_for = [None for _ in self.lines]
        self.counted = self.typed = 0

    def grid(self) -> Grid:
        header = [*HEADERS, "Roadmap checks"] if self.has_column else list(HEADERS)
        rows = [header]
        for at in range(max(len(self.lines), len(self.column))):
            line = self.lines[at] if at < len(self.lines) else Line(-1, "", "", "")
            project = "Make tacos" if line.text or line.status or line.owner else ""
            rows.append([project, line.text, line.status, line.owner, self.column[at] if at < len(self.column) else ""])
        cells = tuple(tuple(Cell(each, each) if each else BLANK for each in row) for row in rows)
        return Grid("Roadmap", cells, own=OwnColumn(OWN, CellRef(1, OWN)) if self.has_column else None)

    def findings(self) -> list[Finding]:
        found = []
        for at, line in enumerate(self.lines):
            if line.text and line.status in SLIPS:
                said = f'I don\'t know "{line.status}". Did you mean "{SLIPS[line.status]}"?'
                cell = CellRef(at + 2, 3)
                slip = Finding("status-unknown", Severity.ERROR, said, "Roadmap", cell, "Status", line.status)
                found.append(replace(slip, proposals=(SLIPS[line.status],)))
            for rule, column, text in (("status-missing", 3, line.status), ("owner-missing", 4, line.owner)):
                if line.text and not text:
                    found.append(
                        Finding(
                            rule, Severity.ERROR, "Please say", "Roadmap", CellRef(at + 2, column), HEADERS[column - 1]
                        )
                    )
        return found

    def sync(self) -> None:
        """A run: it reads, types, writes and remembers; what it counts and types is held against the truth."""
        taken = datetime(2026, 11, 2, tzinfo=UTC) + timedelta(seconds=next(self.numbers))
        *_, answers = self._look(taken)
        typed = [self._type(ref, said) for ref, said in answers.agreed.items()]
        grid, roadmap, look, answers = self._look(taken)
        self._judge(answers.findings)
        plan = plan_write_back(
            grid,
            roadmap,
            answers,
            revision="r",
            writing=Writing(),
            new_address=lambda: "".join(next(self.addresses)),
        )
        self.has_column |= plan.install is not None
        for each in plan.edits:
            at = each.cell.row - 2
            self.column += [""] * (at + 1 - len(self.column))
            assert self.column[at] == each.old
            assert each.cell.column == OWN
            # A person's words stay first, byte for byte.
            assert without_ours(each.new) == without_ours(each.old)
            self.column[at] = each.new
        self.written_for = [line.who for line in self.lines]
        now = snapshot(roadmap, self.history, now=taken, tokens=tokens_of(grid, plan.edits))
        lines = {step.row: line.id for (_, step), line in zip(roadmap.deliverables, look.now.lines, strict=True)}
        done = tuple(Typed(lines[each.row], each.field, each.old, each.new) for each in typed)
        now = replace(now, remarks=plan.remarks, offers=plan.offers, typed=done)
        if is_new(now, self.history.last):
            self.entries.append(entry_of(now, self.history.last))
            self.history = history_of(self.entries)

    def _look(self, taken: datetime) -> tuple[Grid, Roadmap, Look, Answers]:
        grid = self.grid()
        spreadsheet = Spreadsheet("S", "s", (grid,), "r")
        roadmap = parse(spreadsheet, grid, Reading(tab="Roadmap", header_row=1))
        now = snapshot(roadmap, self.history, now=taken, tokens=tokens_of(grid))
        look = Look("r", self.history, now, compare(self.history.last, now) if self.history.last else ())
        memory = memory_of(look, roadmap)
        return grid, roadmap, look, acknowledge(grid, roadmap, self.findings(), memory=memory, today=TODAY)

    def _type(self, ref: CellRef, said: Said) -> Said:
        """Type what a person agreed to, which has to be theirs: just that, into just that line."""
        truth, line = self.truths[read_answer(self.column[ref.row - 2]).words], self.lines[said.row - 2]
        assert (line.who, line.status, said.new) == (truth.who, *truth.change)
        assert said.old == line.status
        line.status = said.new
        self.typed += 1
        return said

    def _judge(self, findings: tuple[Finding, ...]) -> None:
        for each in findings:
            if each.acknowledged:
                assert each.cell
                truth = self.truths[each.acknowledged]
                self.counted += 1
                assert self.lines[each.cell.row - 2].who == truth.who
                assert code_of(each.rule, each.column) in truth.codes

    def meant(self, at: int) -> int | None:
        """The line that a person means who answers a text: the one that it was written for."""
        return self.written_for[at] if at < len(self.written_for) else None

    def told(self, at: int) -> frozenset[str]:
        """What the cell says is wrong, or was answered."""
        text = self.column[at]
        shown = {
            code_of(rule, column)
            for rule, column in (("status-missing", "Status"), ("owner-missing", "Owner"))
            if f"[{column}] Please say" in text
        }
        shown |= {SLIP} if change_in(text)[0] else set()
        tail = read_answer(text).tail
        return frozenset(shown | set(tail.codes if tail else ()))


SLIPS = {"In progres": "In progress", "Dome": "Done"}
"""How a status is misspelt, and what is proposed instead."""


def change_in(text: str) -> tuple[str, str]:
    """What a remark proposes: instead of what, and what."""
    found = re.search(r'I don\'t know "([^"]+)"\. Did you mean "([^"]+)"', text)
    return (found[1], found[2]) if found else ("", "")


def slip(sheet: Played, at: int, which: int) -> None:
    """A person misspells a status."""
    sheet.lines[at].status = list(SLIPS)[which % 2]


def agree(sheet: Played, at: int, _: int) -> None:
    """A person agrees to what is proposed there, over it."""
    change = change_in(sheet.column[at])
    if change[0] and has_ours(sheet.column[at]) and not read_answer(sheet.column[at]).acknowledgement:
        words = f"yes{'!' * next(sheet.numbers)}"
        sheet.truths[words] = Truth(sheet.meant(at), frozenset(), change)
        sheet.column[at] = words


def take_back(sheet: Played, at: int, _: int) -> None:
    """A person takes back what was typed on their word."""
    read = read_answer(sheet.column[at])
    if read.tail and read.tail.note.startswith("Agreed: ") and read.words in sheet.truths:
        before = sheet.truths[read.words]
        words = f"undo{'!' * next(sheet.numbers)}"
        sheet.truths[words] = Truth(before.who, frozenset(), before.change[::-1])
        sheet.column[at] = words


def answer(sheet: Played, at: int, _: int) -> None:
    """A person answers what stands there, over it."""
    if has_ours(sheet.column[at]):
        reason = f"reason {next(sheet.numbers)}"
        sheet.truths[reason] = Truth(sheet.meant(at), sheet.told(at))
        sheet.column[at] = f"ok: {reason}"


def say_yes(sheet: Played, at: int, _: int) -> None:
    """A person says yes to a question whose line they know."""
    read = read_answer(sheet.column[at])
    asked = [
        line
        for line in sheet.lines
        if line.text and f"Is this about “{line.text}”?" in (read.tail.said if read.tail else "")
    ]
    if len(asked) == 1 and read.tail and read.tail.state != BOUND:
        codes = frozenset(read.tail.codes)
        if read.acknowledgement:
            sheet.truths[read.acknowledgement.reason] = Truth(asked[0].who, codes)
            sheet.column[at] = f"yes, {sheet.column[at]}"
        elif read.words.startswith("yes"):
            sheet.truths[f"yes, {read.words}"] = Truth(asked[0].who, codes, change_in(sheet.column[at]))
            sheet.column[at] = f"yes, {sheet.column[at]}"


def edit_words(sheet: Played, at: int, _: int) -> None:
    """A person goes on writing before our part."""
    read = read_answer(sheet.column[at])
    if read.tail and read.acknowledgement:
        reason = f"{read.acknowledgement.reason}, really"
        sheet.truths.setdefault(reason, sheet.truths[read.acknowledgement.reason])
        sheet.column[at] = sheet.column[at].replace(read.words, f"ok: {reason}", 1)


def spoil_our_part(sheet: Played, at: int, _: int) -> None:
    """A person changes a letter of our part, which makes all of it theirs."""
    if read_answer(sheet.column[at]).tail and sheet.truths:
        sheet.column[at] = f"{sheet.column[at][:-2]}~{next(sheet.numbers)}⟫"
        word = read_answer(sheet.column[at]).acknowledgement
        if word:
            sheet.truths[word.reason] = Truth(sheet.meant(at), frozenset(ALL))


SLIP = code_of("status-unknown", "Status")
ALL = (code_of("status-missing", "Status"), code_of("owner-missing", "Owner"), SLIP)


def empty(sheet: Played, at: int, _: int) -> None:
    """A person takes a remark away."""
    if is_ours(sheet.column[at]):
        sheet.column[at] = ""


def sort_table(sheet: Played, at: int, by: int) -> None:
    """The table's own arrow: it sorts the lines, and our column stays as it is."""
    sheet.lines.sort(key=lambda line: (line.text, line.status, line.owner)[by % 3], reverse=at % 2 == 1)


def swap_in_table(sheet: Played, at: int, other: int) -> None:
    other %= len(sheet.lines)
    sheet.lines[at], sheet.lines[other] = sheet.lines[other], sheet.lines[at]


def insert_in_table(sheet: Played, at: int, other: int) -> None:
    """The cells of the table shift down, and our column stays."""
    sheet.lines.insert(at, a_line(sheet, other))
    sheet.column += [""] * (len(sheet.lines) - len(sheet.column))


def delete_in_table(sheet: Played, at: int, _: int) -> None:
    if len(sheet.lines) > 1:
        del sheet.lines[at]


def insert_row(sheet: Played, at: int, other: int) -> None:
    """A row of the whole sheet: everything shifts."""
    sheet.lines.insert(at, a_line(sheet, other))
    sheet.column.insert(at, "")
    sheet.written_for.insert(at, None)


def delete_row(sheet: Played, at: int, _: int) -> None:
    if len(sheet.lines) > 1:
        for each in (sheet.lines, sheet.column, sheet.written_for):
            del each[at : at + 1]


def copy_row(sheet: Played, at: int, other: int) -> None:
    """A row is copied, our cell with it: as it is, so that nobody can tell the two apart, or for another line."""
    line = sheet.lines[at]
    if sheet.column[at] and sheet.meant(at) != line.who:
        # A copy of what a sort left there, of which then the original goes: nobody could tell.
        return
    if line.text and other % 2:
        new = a_line(sheet, 1)
        line = replace(line, who=new.who, text=new.text)
    sheet.lines.insert(at + 1, replace(line))
    sheet.column.insert(at + 1, sheet.column[at])
    sheet.written_for.insert(at + 1, sheet.written_for[at] if at < len(sheet.written_for) else None)


def fill_down(sheet: Played, at: int, _: int) -> None:
    """A person drags an answered cell over the one below it."""
    if at + 1 < len(sheet.lines) and at + 1 < len(sheet.column) and read_answer(sheet.column[at]).tail:
        sheet.column[at + 1] = sheet.column[at]


def mend_or_spoil(sheet: Played, at: int, what: int) -> None:
    line = sheet.lines[at]
    if what % 2:
        line.status = "" if line.status else "Done"
    else:
        line.owner = "" if line.owner else "Bo"


def reword(sheet: Played, at: int, _: int) -> None:
    if sheet.lines[at].text:
        sheet.lines[at].text += " soon"


def clear(sheet: Played, _: int, __: int) -> None:
    """Ours goes; not where an answer was dragged over another remark, for then two cells hold the same bare words.

    That can't be told from a person who typed them twice: the next run counts them for both.
    """
    addresses = [tail.address for text in sheet.column if (tail := read_answer(text).tail)]
    if len(set(addresses)) < len(addresses):
        return
    sheet.column = [without_ours(text) if has_ours(text) else text for text in sheet.column]


def sync(sheet: Played, _: int, __: int) -> None:
    sheet.sync()


def a_line(sheet: Played, other: int) -> Line:
    number = next(sheet.numbers)
    return Line(number, f"{WORDS[number % len(WORDS)]} for guest {chr(97 + number % 26)}" if other % 2 else "", "", "")


Deed = Callable[[Played, int, int], None]

DEEDS: tuple[Deed, ...] = (
    answer, answer, agree, agree, slip, take_back, sync, sync, sync, say_yes, edit_words, spoil_our_part, empty,
    sort_table, swap_in_table, insert_in_table, delete_in_table, insert_row, delete_row, copy_row, fill_down,
    mend_or_spoil, reword, clear,
)  # fmt: skip
