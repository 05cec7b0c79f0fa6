"""Agree: what people agreed to in our column is typed into their cells, and remembered, for it can be taken back."""

from collections.abc import Iterator, Sequence

from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.offer import Typed
from sheetsync.model.own_text import one_line
from sheetsync.model.plan import Answer
from sheetsync.model.run import Look, Run, TypedCell
from sheetsync.model.said import Said
from sheetsync.ports import SheetStore
from sheetsync.steps.answer import answer_of, line_of


def agreed(grid: Grid, run: Run) -> tuple[tuple[CellRef, Said, Answer], ...]:
    """Return what is to be typed: the cell in which somebody agreed, what was said, and how it is typed."""
    wanted = ((ref, said, answer_of(run.roadmap, grid, said)) for ref, said in run.answers.agreed.items())
    return tuple((ref, said, answer) for ref, said, answer in wanted if answer)


def type_agreed(store: SheetStore, grid: Grid, run: Run) -> tuple[tuple[TypedCell, ...], tuple[Notice, ...]]:
    """Type it by compare-and-set, and return what stands there now, and what to tell of it.

    What the sheet refuses, such as a cell that takes nothing of us, stops no remark.
    """
    wanted = agreed(grid, run)
    try:
        typed = store.answer(grid.tab, [answer for *_, answer in wanted]) if wanted else ()
    except UnsafeError as error:
        return (), (Notice(NoticeKind.NOT_TYPED, f"Nothing was typed on anybody's word: {error}"),)
    done = tuple(TypedCell(answer.edit.cell, ref, said) for ref, said, answer in wanted if answer in typed)
    return done, tuple(map(_told, done))


def _told(typed: TypedCell) -> Notice:
    old, new = (one_line(each) or "blank" for each in (typed.said.old, typed.said.new))
    said = f"{typed.cell.a1}: “{old}” is “{new}” now, by somebody's word in {typed.word.a1}."
    return Notice(NoticeKind.TYPED, said)


def remembered(run: Run, look: Look, said: Sequence[Said]) -> tuple[Typed, ...]:
    """Return what was typed as the history has it, under the identities of its lines."""
    return tuple(_remembered(run, look, said))


def _remembered(run: Run, look: Look, said: Sequence[Said]) -> Iterator[Typed]:
    pairs = zip(run.roadmap.deliverables, look.now.lines, strict=True)
    lines = {step.row: line.id for (_, step), line in pairs}
    for each in said:
        found = line_of(run.roadmap, each)
        if found and found.row in lines:
            yield Typed(lines[found.row], each.field, each.old, each.new)
