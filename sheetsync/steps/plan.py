"""Plan: what turns our column of a tab into what the findings call for."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from sheetsync.model.answer_text import BOUND, address_in, code_of, read_answer, without_ours
from sheetsync.model.answered import Answers
from sheetsync.model.cell import BLANK, CellRef, column_letters
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Grid, OwnColumn
from sheetsync.model.own_text import is_our_note, note_text, one_line
from sheetsync.model.plan import Edit, Install, Plan
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Writing
from sheetsync.model.snapshot import Remark
from sheetsync.steps.agree import agreement, offers_of
from sheetsync.steps.beside import Beside, Texts
from sheetsync.steps.line_key import LineKeys
from sheetsync.steps.people_words import address_beside, words_mark
from sheetsync.steps.place import place, unmovable

Faults = dict[int, list[tuple[str, str]]]
"""Row -> what is wrong in it, as (header of the column at fault, message), the gravest first."""


def plan_write_back(
    grid: Grid,
    roadmap: Roadmap,
    answers: Answers,
    *,
    revision: str,
    writing: Writing,
    new_address: Callable[[], str],
    remembers: bool = True,
    stays: Collection[int] = (),
) -> Plan:
    """Return what turns our column of `grid` into what the findings and the answers to them call for.

    Works from the whole wanted state, not from the last run: a text of ours that no finding
    calls for any more is cleared, also where it strayed out of our column; a text that a person
    wrote is left alone and listed as squatted, an answer keeps the person's words and gets our part
    behind them; a sheet that is already right gives an empty plan.
    Findings about the sheet as a whole, or about another tab, have no row to be written to.

    Args:
        grid: The tab as it was read.
        roadmap: What `grid` was read as; says where the table is.
        answers: The findings, of which those that a person acknowledged are not written, and the answered cells.
        revision: What the plan is bound to.
        writing: The header of our column, whether notes are wanted, and whether our column is to move.
        new_address: Gives four random characters of `own_text.ALPHABET`.
        remembers: Whether anybody keeps the plan's `remarks`; else it has none.
        stays: The rows whose text of ours stays, for neither they nor what is told of them changed.
    """
    if roadmap.header_row is None:
        return Plan(grid.tab, revision)
    due = [
        each
        for each in sorted(answers.findings, key=lambda each: each.severity.rank)
        if each.cell and each.tab == grid.tab and each.cell.row > roadmap.header_row and each.is_spoken
    ]
    faults: Faults = defaultdict(list)
    shared = _shared_headers(grid, roadmap.header_row)
    for each in due:
        if each.cell:
            faults[each.cell.row].append((_named(each.column, each.cell, shared), each.message))

    placed = _placed(grid, roadmap, writing, revision, is_due=bool(faults))
    if isinstance(placed, Plan):
        return placed
    install = placed if isinstance(placed, Install) else None
    column = placed.header.column if placed else None
    # A cell that was copied elsewhere, or a seed that a moved column caught, says nothing true there.
    edits = [Edit(ref, text, without_ours(text)) for ref, text in grid.own_texts if ref.column != column]
    beside = Beside()
    if column is not None:
        top = grid.own.header.row if grid.own else roadmap.header_row
        texts = Texts(grid, column, (address_in(text) for _, text in grid.own_texts), new_address, stays)
        for row in _rows(grid, column, top, faults):
            beside.add(CellRef(row, column), texts, answers.cells.get(CellRef(row, column)), faults.get(row, []))
    return Plan(
        grid.tab,
        revision,
        install,
        (*edits, *beside.answers, *beside.edits),
        tuple(_notes(grid, due if writing.notes else [], stays)) if grid.takes_notes else (),
        tuple(beside.squatted),
        tuple(beside.acknowledged),
        tuple(beside.asked),
        tuple(_remarks(grid, roadmap, beside.final, due)) if remembers else (),
        offers=offers_of(roadmap, beside.final, due) if remembers else {},
    )


def _shared_headers(grid: Grid, row: int) -> Collection[str]:
    """Return the headers that more than one column has."""
    cells = grid.rows[row - 1] if row <= len(grid.rows) else ()
    counts = Counter(one_line(cell.shown) for number, cell in enumerate(cells, start=1) if number != grid.own_column)
    return {header for header, number in counts.items() if number > 1}


def _named(column: str, cell: CellRef, shared: Collection[str]) -> str:
    """Return the header of the column at fault, with its letter where another column has the same header."""
    return f"{column} ({column_letters(cell.column)})" if shared and one_line(column) in shared else column


def _remarks(grid: Grid, roadmap: Roadmap, final: Mapping[int, str], due: Iterable[Finding]) -> Iterator[Remark]:
    """Yield what our column holds once it is written: beside which line, and which findings it tells or answers."""
    keys = LineKeys(grid, roadmap, {})
    codes: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for each in due:
        if each.cell:
            codes[each.cell.row][code_of(each.rule, each.column)] = None
    for row, text in sorted(final.items()):
        if text:
            line, tail = keys.of(row), read_answer(text).tail
            told = {**dict.fromkeys(tail.codes if tail else ()), **codes[row]} if address_in(text) else ()
            if tail and (tail.state != BOUND or row not in keys.rows_of(tail.line)):
                # Without our part, as a clear leaves them, these words are no answer to what stands beside them.
                told = ()
            answered = tail.codes if tail and told and set(told) - set(tail.codes) else ()
            said = without_ours(text)
            if tail and agreement(said):
                # What agreed once agrees to nothing else.
                answered = ()
            words = words_mark(said) if answered or (tail and agreement(said)) else ""
            yield Remark(address_beside(text, line), line, tuple(told), words, answered)


def _placed(
    grid: Grid, roadmap: Roadmap, writing: Writing, revision: str, *, is_due: bool
) -> Plan | Install | OwnColumn | None:
    """Return the column that we have, or the one to make where something is due; None where neither.

    Where it has to move first, or can't be, that is the whole plan.
    """
    own = grid.own
    if own is None and not is_due:
        return None
    if own and not writing.moves_column:
        return own
    found = place(grid, roadmap, grid.at(own.header).shown if own else writing.header)
    if isinstance(found, str):
        return Plan(grid.tab, revision, no_place=found)
    if own is None or found.header.column == own.column:
        return own or found
    if stuck := unmovable(grid):
        reason = f"{stuck.a1} in our column holds more than a text, and can't be moved: take it out, and run again"
        return Plan(grid.tab, revision, no_place=reason)
    header = CellRef(own.header.row, found.header.column)
    return Plan(grid.tab, revision, replace(found, header=header, instead_of=own.header))


def _rows(grid: Grid, column: int, top: int, faults: Faults) -> Iterator[int]:
    """Yield the rows below the header where our column says something, or has to."""
    for row in range(top + 1, max(len(grid.rows), *faults, top) + 1):
        if row in faults or grid.at(CellRef(row, column)) is not BLANK:
            yield row


def _notes(grid: Grid, due: Iterable[Finding], stays: Collection[int]) -> Iterator[Edit]:
    """Put our note on each faulty cell, and take ours away elsewhere.

    A person's note stays, and so does ours where the text of the row stays.
    """
    messages: dict[CellRef, list[str]] = defaultdict(list)
    for each in due:
        if each.cell:
            messages[each.cell].append(one_line(each.message))
    present = {
        CellRef(number, column): cell.note
        for number, row in enumerate(grid.rows, start=1)
        for column, cell in enumerate(row, start=1)
        if cell.note
    }
    for ref in sorted({*messages, *present}):
        old = present.get(ref, "")
        new = note_text(messages[ref]) if ref in messages else ""
        if new and old and ref.row in stays:
            continue
        if old != new and (not old or is_our_note(old)):
            yield Edit(ref, old, new)
