"""Answers that met another row than they were meant for, because rows moved in that moment, and the way back.

The cell that was met is known by what people call it: the name of its line, and its header. So it is found where it
stands by now, however often rows and columns move before it is taken back; and what the taking back itself meets on
the wrong row is one more of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sheetsync.adapters.answered import is_day
from sheetsync.model.cell import Cell, CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.plan import Answer, Edit


def arrived(before: Grid, after: Grid, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the answers that stand in a cell of `after` that is called as the one in `before` that they were for."""
    return tuple(
        each
        for each in answers
        if after.at(each.edit.cell).shown == each.edit.new and _called(before, after, each) == (each.name, each.header)
    )


def strayed(before: Grid, after: Grid, answers: Sequence[Answer], changed: Sequence[int]) -> list[Answer]:
    """Return what takes back the answers that met another row or column, aimed at where it stands in `after`.

    Args:
        before: The tab as it was when they were sent, each aimed at its cell there.
        after: The tab as it is now.
        answers: What was sent.
        changed: How many cells each answer changed, as Google says. Where it doesn't, a row counts as
            met that showed the old text before, and shows the new one now.
    """
    counts = changed if len(changed) == len(answers) else [None] * len(answers)
    right = arrived(before, after, answers)
    return [
        back
        for each, count in zip(answers, counts, strict=True)
        if count != 0 and after.at(each.edit.cell).shown == each.edit.new and each not in right
        if (back := _back(before, after, each, is_told=count is not None))
    ]


def suspects(before: Grid, after: Grid, answers: Sequence[Answer]) -> list[Answer]:
    """Return the cells of lines elsewhere that show an answer's new text, and didn't before, as if it met them.

    Where Google's reply was lost and rows moved, nobody knows whether it did, or somebody typed just that. What a cell
    showed in between was never seen: somebody may have made it what the answer was to replace.
    """
    return [
        there
        for each in answers
        for row in range(each.above.row + 1, len(after.rows) + 1)
        if (there := _aimed(after, each, row)).name != each.name
        if after.at(there.edit.cell).shown == each.edit.new
        if (held := {before.at(place.edit.cell).shown for place in _places(after, before, there)})
        if each.edit.new not in held
    ]


def _aimed(grid: Grid, answer: Answer, row: int) -> Answer:
    """Aim an answer at the same columns of another row."""
    beside = CellRef(row, answer.beside.column)
    edit = replace(answer.edit, cell=CellRef(row, answer.edit.cell.column))
    return replace(answer, edit=edit, beside=beside, name=grid.at(beside).shown.strip())


def unsettled(before: Grid, after: Grid, backs: Sequence[Answer]) -> list[list[Answer]]:
    """Return of each cell that still shows an answer that isn't its own where it may stand in `after` by now.

    What somebody has typed over, and what is gone with its row, is settled. More than one place where several lines
    share a name and show that text, and none of them stands where it stood.

    Args:
        before: The tab in which they are aimed at their cells.
        after: The tab as it is now.
        backs: What was to take them back.
    """
    found = [
        [place for place in _places(before, after, each) if after.at(place.edit.cell).shown == each.edit.old]
        for each in backs
    ]
    stayed = [
        [place for place in places if place.edit.cell == each.edit.cell]
        for each, places in zip(backs, found, strict=True)
    ]
    return [same or places for same, places in zip(stayed, found, strict=True) if places]


def _back(before: Grid, after: Grid, answer: Answer, *, is_told: bool) -> Answer | None:
    """Return what gives the cell that was met its old text again; None where nobody says that it was met."""
    header_row, names, _ = _headers(before, after, answer)
    name, header = _called(before, after, answer)
    cell = answer.edit.cell
    back = replace(
        answer,
        edit=Edit(cell, answer.edit.new, answer.edit.old),
        beside=CellRef(cell.row, names),
        name=name,
        above=CellRef(header_row, cell.column),
        header=header,
    )
    held = [before.at(each.edit.cell) for each in _places(after, before, back)]
    if not is_told and answer.edit.old not in {each.shown for each in held}:
        return None
    return replace(back, is_date=is_day(held[0] if len(held) == 1 else before.at(cell)))


def _called(before: Grid, after: Grid, answer: Answer) -> tuple[str, str]:
    """Return what the cell of an answer is called in `after`: the name of its row, and its header."""
    header_row, names, _ = _headers(before, after, answer)
    row, column = answer.edit.cell
    return after.at(CellRef(row, names)).shown.strip(), after.at(CellRef(header_row, column)).shown


def _places(before: Grid, after: Grid, answer: Answer) -> Iterator[Answer]:
    """Yield an answer aimed at each cell of `after` that is called as its own was in `before`.

    A row without a name is known by nothing but its place: what another one shows may be a person's word.
    """
    header_row, names, columns = _headers(before, after, answer)
    for row in range(header_row + 1, len(after.rows) + 1) if answer.name else [answer.edit.cell.row]:
        beside = CellRef(row, names)
        for column in columns if after.at(beside).shown.strip() == answer.name else ():
            edit = replace(answer.edit, cell=CellRef(row, column))
            yield replace(answer, edit=edit, beside=beside, above=CellRef(header_row, column))


def _headers(before: Grid, after: Grid, answer: Answer) -> tuple[int, int, list[int]]:
    """Return the row of the headers in `after`, the column of the names there, and those that an answer may be in.

    A header that can't be found any more is looked for where it was.
    """
    above, names = answer.above, answer.beside.column
    title = before.at(CellRef(above.row, names)).shown
    rows = [above.row, *range(1, len(after.rows) + 1)]
    wanted = {title, answer.header}
    row = next((each for each in rows if wanted <= {cell.shown for cell in _row(after, each)}), above.row)
    shown = {place: cell.shown for place, cell in enumerate(_row(after, row), start=1)}
    titled = [place for place, text in shown.items() if text == title]
    columns = [place for place, text in shown.items() if text == answer.header]
    return row, names if names in titled or not titled else titled[0], columns or [answer.edit.cell.column]


def _row(grid: Grid, row: int) -> list[Cell]:
    return [grid.at(CellRef(row, column)) for column in range(1, grid.width + 1)]
