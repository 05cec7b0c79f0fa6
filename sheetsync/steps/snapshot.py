"""Snapshot: from a roadmap to what is remembered of it, each line under its identity."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import address_of
from sheetsync.model.plan import Edit
from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.run import Look
from sheetsync.model.snapshot import ChangeKind, History, Line, Memory, Snapshot
from sheetsync.model.terms import Field
from sheetsync.steps.carry import is_reread
from sheetsync.steps.identify import identify
from sheetsync.steps.likeness import normalised
from sheetsync.steps.line_key import words_key


def snapshot(
    roadmap: Roadmap,
    history: History,
    *,
    now: datetime,
    tokens: Mapping[int, str],
    grid: Grid | None = None,
    reading: Mapping[str, str] | None = None,
) -> Snapshot:
    """Return what is remembered of a roadmap: the fields of the column map, and nothing else of the sheet.

    Args:
        roadmap: What the sheet means.
        history: Whose last snapshot the lines continue.
        now: When the sheet was read, aware, in the time zone of the sheet: its day is the snapshot's.
        tokens: The address of our text by the number of its row, where there is one.
        grid: The tab: what stands in it and is no line any more is not gone.
        reading: How the sheet is read; None where it is as before.
    """
    lines = [_line(roadmap, project, step, tokens) for project, step in roadmap.deliverables]
    last = history.last
    given = {line.id for each in history.snapshots for line in each.lines}
    reading = reading if reading is not None or last is None else last.reading
    old = last.lines if last else ()
    reread = last is not None and is_reread(last, reading)
    aside = _still_there(old, lines, grid) if reread and grid else {}
    old = tuple(each for each in old if each.id not in aside)
    identified = identify(old, lines, taken=given, reread=reread)
    seen = Snapshot(now, now.date(), identified.lines, roadmap.interval, identified.joined, reading=reading)
    return replace(seen, set_aside=tuple(aside))


def _still_there(old: Sequence[Line], new: Sequence[Line], grid: Grid) -> Mapping[str, Line]:
    """Return the lines that are none any more, by identity, though a cell still says their words: a heading now."""
    said = {normalised(line.text) for line in new}
    cells = {normalised(cell.shown) for row in grid.without_own.rows for cell in row if not cell.is_blank}
    return {each.id: each for each in old if normalised(each.text) not in said and normalised(each.text) in cells}


_MOVES: Final = (ChangeKind.ADDED, ChangeKind.SCOPE, ChangeKind.REMOVED, ChangeKind.MOVED, ChangeKind.REORDERED)


def memory_of(look: Look, roadmap: Roadmap) -> Memory:
    """Return what is remembered of our column, for whoever reads the answers in it.

    Which line was re-worded is judged by its words alone: our token beside it may have stayed behind.
    """
    last = look.history.last
    if last is None:
        return Memory()
    now = snapshot(roadmap, look.history, now=look.now.taken, tokens={})
    guessed = {each.id for each in now.joined if not each.is_certain}
    before = (look.kept.last or last).by_id()
    former = {}
    for (_, step), line in zip(roadmap.deliverables, now.lines, strict=True):
        old = before.get(line.id)
        if old and line.id not in guessed and (old.project, old.text) != (line.project, line.text):
            former[step.row] = words_key(old.project, old.text)
    typed = {each.line: each for seen in look.history.snapshots for each in seen.typed}
    rows = {step.row: line.id for (_, step), line in zip(roadmap.deliverables, look.now.lines, strict=True)}
    return Memory(
        last.remarks,
        former,
        any(each.kind in _MOVES for each in look.changes),
        last.offers,
        {row: typed[line] for row, line in rows.items() if line in typed},
    )


def tokens_of(grid: Grid, edits: Iterable[Edit] = ()) -> dict[int, str]:
    """Return the address of our text by the number of its row, as our column has them after these edits."""
    own = grid.own
    rows = range(own.header.row + 1, len(grid.rows) + 1) if own else ()
    texts = {row: grid.at(CellRef(row, own.column)).shown for row in rows} if own else {}
    texts |= {each.cell.row: each.new for each in edits}
    return {row: address for row, text in texts.items() if (address := address_of(text))}


def _line(roadmap: Roadmap, project: Project, step: Deliverable, tokens: Mapping[int, str]) -> Line:
    updated = roadmap.table.columns.get(Field.UPDATED)
    return Line(
        id="",
        project=project.name,
        text=step.text,
        status=step.status,
        status_text=step.status_text,
        owner=step.owner,
        start=step.start.first if step.start else None,
        end=step.end.last if step.end else None,
        updated=updated[step.line] if updated else "",
        notes=step.notes,
        priority=project.priority,
        is_stretch=step.is_stretch,
        is_tbd=step.is_tbd,
        token=tokens.get(step.row, ""),
    )
