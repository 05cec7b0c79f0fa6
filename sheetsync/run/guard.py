"""The guard: what has to be so before anything is written into a sheet, or told of it."""

from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef, column_letters
from sheetsync.model.grid import Grid, is_of_people
from sheetsync.model.own_text import one_line
from sheetsync.model.run import Run
from sheetsync.model.trouble import TroubleName
from sheetsync.steps.parse.header import headers_in
from sheetsync.steps.parse.told import english


def refuse_taken_header(run: Run, grid: Grid, header: str) -> None:
    """Stop where the header of our column is that of a column in which people write, and nothing of ours stands.

    Raises:
        UnsafeError: It is, and so the column can't be told from ours.
    """
    row = run.roadmap.header_row
    if grid.own or row is None:
        return
    wanted = one_line(header).casefold()
    for each in headers_in(grid, row):
        if each.header.casefold() == wanted and is_of_people(grid, CellRef(row, each.number)):
            raise UnsafeError(
                f'column {column_letters(each.number)} of tab "{one_line(grid.tab)}" has the header '
                f'"{one_line(header)}", and what stands in it is people\'s, so nothing was written: '
                "say another `header` under [write] in sheetsync.toml, or rename that column"
            )


def refuse_unreadable(run: Run) -> None:
    """Stop where a write could meet the wrong column, or where nothing was read."""
    if run.roadmap.ambiguous:
        raise UnsafeError(f"{run.roadmap.ambiguous[0]}; nothing was written")
    refuse_unread(run)


def refuse_unread(run: Run) -> None:
    """Stop where no line was read: that is no roadmap without work, and nothing true can be said of it."""
    if run.roadmap.header_row is None:
        found = english(next((each.values.get("reason", "") for each in run.roadmap.troubles), ""))
        where = f'tab "{one_line(run.roadmap.tab)}"'
        if found:
            raise UnsafeError(f"{where} can't be read as a roadmap, so nothing was read or written: {found}")
        raise UnsafeError(
            f"no header row was found on {where}, so nothing was read or written: "
            "say `header_row = N` under [sheet] in sheetsync.toml"
        )
    if not len(run.roadmap.table):
        number = sum(each.place.startswith("row ") for each in run.roadmap.unread)
        rows = f"{number} row was" if number == 1 else f"{number} rows were"
        left_out = f" ({rows} left out, see `check --verbose`)" if number else ""
        raise UnsafeError(
            f'no line was read below the headers in row {run.roadmap.header_row} of tab "{one_line(run.roadmap.tab)}"'
            f"{left_out}, so nothing was written: fill in a line, or say `tab` or `header_row` under [sheet] in "
            "sheetsync.toml"
        )
    failed = next((each for each in run.roadmap.troubles if each.rule == TroubleName.FORMULA_FAILED), None)
    if failed and not any(run.roadmap.deliverables):
        raise UnsafeError(
            f'no line of tab "{one_line(run.roadmap.tab)}" has a name: the formulas failed '
            f"({english(failed.values['reason'])}), so nothing was written: mend them, and run again"
        )
