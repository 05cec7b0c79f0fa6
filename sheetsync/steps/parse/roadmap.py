"""Parse: from the cells of a tab to the roadmap that they mean."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Roadmap, Table, Trouble, Unread
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field, Interval, Shape
from sheetsync.model.trouble import Told, TroubleName
from sheetsync.steps.parse import interval
from sheetsync.steps.parse.column_trouble import agreed, column_troubles
from sheetsync.steps.parse.doubt import open_doubts_of
from sheetsync.steps.parse.explain import Explainer
from sheetsync.steps.parse.header import Header, NoHeader, rows_below
from sheetsync.steps.parse.header_row import find_header
from sheetsync.steps.parse.legend import legend_of
from sheetsync.steps.parse.lines import Lines
from sheetsync.steps.parse.practice import interviews, questions, sprints
from sheetsync.steps.parse.profile import Kind, profile
from sheetsync.steps.parse.project import (
    failed_formulas,
    orphan_troubles,
    places,
    projects_of,
    status_mapping,
)
from sheetsync.steps.parse.said import reported_above, said_above
from sheetsync.steps.parse.second_status import with_second_status
from sheetsync.steps.parse.table import table_of
from sheetsync.steps.parse.told import english, span
from sheetsync.steps.parse.walk import walk

NAMES = (Field.PROJECT, Field.DELIVERABLE)
"""What a remark hangs on: where these can't be told apart, nothing is written."""
_GENERIC_TITLES = frozenset({"", "sheet", "roadmap", "tabelle", "feuille", "blad", "hoja", "лист"})


def parse(spreadsheet: Spreadsheet, grid: Grid, reading: Reading) -> Roadmap:
    """Read a tab as a roadmap. Never raises: what can't be read is a trouble, or is listed as unread."""
    found = find_header(grid, reading)
    if isinstance(found, NoHeader) or not found.columns:
        return Roadmap(
            grid.tab,
            spreadsheet.title,
            Table((), {}),
            troubles=(Trouble(TroubleName.HEADER_NOT_FOUND, values={"reason": _why_no_header(found)}),),
            interviews=tuple(interviews(spreadsheet)),
            sprints=tuple(sprints(spreadsheet)),
            questions=tuple(questions(spreadsheet)),
        )
    map_agreed = agreed(grid, found, reading)
    header, contested = with_second_status(grid, map_agreed.header, reading)
    lines = walk(grid, header, reading.own_header)
    if _only_colour(grid, header, lines):
        # Said once for the sheet: without it, each line would be told that its status is missing.
        lines.columns.pop(Field.STATUS, None)
    said, cells = said_above(_above(grid, header))
    # A day in what the lead says is none of the interval's, nor is that of a report, and it is no title.
    aside = {*cells, *reported_above(_above(grid, header))}
    titles = [each for each in _above(grid, header) if each[0] not in aside]
    dates, source, troubles = _interval(spreadsheet, grid, titles, reading)
    around = chain(range(1, header.row), range(max(lines.rows, default=header.row) + 1, len(grid.rows) + 1))
    legend = legend_of(grid, around, {*lines.columns.get(Field.STATUS, ())})
    table = table_of(lines, header, reading, spreadsheet.locale, dates, legend=legend)
    open_doubts, shape = open_doubts_of(header), _shape(header, lines)
    return Roadmap(
        tab=grid.tab,
        title=_title(spreadsheet, grid, titles),
        said=said,
        table=table,
        projects=projects_of(table, lines, grid.hidden_rows),
        interval=dates,
        interval_source=source,
        suggested=interval.in_columns(table.dates.get(Field.START, {}), table.dates.get(Field.END, {})),
        shape=shape,
        header_row=header.row,
        last_row=max(lines.rows, default=header.row),
        columns=header.columns,
        has_divider=lines.has_divider,
        status_mapping=status_mapping(table.statuses),
        ambiguous=tuple(english(each.sentence) for each in open_doubts if each.stops_writing),
        contested=contested,
        unread=tuple(_unread(header, lines)),
        other_rows=tuple(lines.others),
        troubles=(
            *_of_columns(Explainer(grid, header, reading), shape, only_colour=_only_colour(grid, header, lines)),
            *_whole(grid, header, lines),
            *(
                Trouble(TroubleName.COLUMN_AMBIGUOUS, values={"reason": each.sentence}, column=each.field)
                for each in open_doubts
            ),
            *map_agreed.troubles,
            *failed_formulas(table, header),
            *troubles,
            *orphan_troubles(table, lines, header),
        ),
        interviews=tuple(interviews(spreadsheet)),
        sprints=tuple(sprints(spreadsheet)),
        questions=tuple(questions(spreadsheet)),
    )


def _shape(header: Header, lines: Lines) -> Shape:
    """Return how the sheet holds its work."""
    if Field.PROJECT in header.columns:
        return Shape.PROJECTS
    return Shape.GROUPS if lines.names else Shape.LIST


def _why_no_header(header: Header | NoHeader) -> str | Told:
    if isinstance(header, NoHeader) and header.tie:
        said = message("rows {first} and {second} could both be the headers; say which with `header_row`")
        return Told(said, {"first": header.tie[0], "second": header.tie[1]})
    if isinstance(header, NoHeader) and header.instead:
        return header.instead
    said = message(
        "work stands under {columns}; a roadmap has a line of work in each row, with its start and end beside it"
    )
    return Told(said, {"columns": span(header.periods)}) if header.periods else ""


def _of_columns(explainer: Explainer, shape: Shape, *, only_colour: bool) -> Iterator[Trouble]:
    """Say what is missing of the columns, or in doubt; of a list no project, and of lights no words."""
    for trouble in column_troubles(explainer.header, explainer):
        is_idle = trouble.rule == TroubleName.COLUMN_MISSING and (
            (trouble.column is Field.PROJECT and shape is not Shape.PROJECTS)
            or (trouble.column is Field.STATUS and only_colour)
        )
        if not is_idle:
            yield trouble


def _whole(grid: Grid, header: Header, lines: Lines) -> Iterator[Trouble]:
    """Say of the sheet as a whole what could not be read, each thing once."""
    if _only_colour(grid, header, lines):
        yield Trouble(TroubleName.STATUS_ONLY_COLOUR, column=Field.STATUS)
    if header.periods and (Field.DELIVERABLE not in header.columns or _hold_work(grid, header)):
        yield Trouble(TroubleName.PERIODS_AS_COLUMNS, values={"reason": span(header.periods)})
    if lines.lost:
        yield Trouble(TroubleName.PARENT_MISSING, values={"reason": places(lines.lost)})
    if lines.other_table is not None:
        yield Trouble(TroubleName.TABLE_UNREAD, values={"reason": Told("row {number}", {"number": lines.other_table})})
    elif lines.sub_items is not None:
        said = message("the sub-items below row {number}")
        yield Trouble(TroubleName.TABLE_UNREAD, values={"reason": Told(said, {"number": lines.sub_items - 1})})
    elif header.beside:
        yield Trouble(TroubleName.TABLE_UNREAD, values={"reason": span(header.beside)})


def _hold_work(grid: Grid, header: Header) -> bool:
    """Whether work is written under the periods, and not only marked there."""
    rows = [*rows_below(grid, header.row)]
    found = [profile(grid, each.number, rows) for each in header.periods]
    said = sum(each.share(Kind.TEXT, Kind.NAME) * each.filled for each in found)
    return said > len(rows) / 2 and not {Field.START, Field.END} & set(header.columns)


def _only_colour(grid: Grid, header: Header, lines: Lines) -> bool:
    """Whether the sheet says how things stand by traffic lights alone, without a word.

    A legend above the header, or below the work, says what colours would mean, and nothing of how things stand.
    """
    work = range(header.row + 1, max(lines.rows, default=0) + 1)
    is_coloured = any(row in work for rows in grid.traffic_lights.values() for row in rows)
    return is_coloured and not any(lines.columns.get(Field.STATUS, ()))


_UNKNOWN: Final = "not one that sheetsync knows"


def _unread(header: Header, lines: Lines) -> Iterator[Unread]:
    """List the columns that have no meaning here, then the rows that are not lines of work."""
    doubtful = {column: doubt.field for doubt in header.doubts for column in doubt.columns}
    for each in header.others:
        period = "a period: work is read line by line, with its dates in columns"
        unknown = f"in doubt, for it could be the {doubtful[each].value}" if each in doubtful else _UNKNOWN
        if each in header.outranked and Field.STATUS in header.columns:
            unknown = f'says less of how lines stand than "{header.columns[Field.STATUS].header}"'
        why = period if each in header.periods else unknown
        yield Unread(f'column "{each.header}"', why)
    for each in header.beside:
        yield Unread(f'column "{each.header}"', "of another table beside this one")
    yield from (Unread(f"row {each.row}", each.reason) for each in lines.others if not each.kind.is_read)


def _title(spreadsheet: Spreadsheet, grid: Grid, above: Sequence[tuple[CellRef, str]]) -> str:
    """Return the first text above the header, else the tab's title, or the file's where the tab's says nothing."""
    said = next((text for _, text in above), "")
    generic = grid.tab.casefold().rstrip("0123456789 ") in _GENERIC_TITLES
    return interval.without(one_line(said) or one_line((generic and spreadsheet.title) or grid.tab))


def _above(grid: Grid, header: Header) -> Iterator[tuple[CellRef, str]]:
    """Yield the texts above the header that a person sees: what is hidden names nothing."""
    for row, cells in enumerate(grid.rows[: header.row - 1], start=1):
        for column, cell in enumerate(cells, start=1):
            if not cell.is_blank and row not in grid.hidden_rows and column not in grid.hidden_columns:
                yield CellRef(row, column), cell.shown


def _only_year(spreadsheet: Spreadsheet) -> int | None:
    """Return the year of all typed dates in the spreadsheet; None where there are none, or of several years."""
    years = {
        cell.value.year
        for grid in spreadsheet.tabs
        if grid.visible
        for row in grid.rows
        for cell in row
        if isinstance(cell.value, date)
    }
    return years.pop() if len(years) == 1 else None


def _interval(
    spreadsheet: Spreadsheet, grid: Grid, above: Sequence[tuple[CellRef, str]], reading: Reading
) -> tuple[Interval | None, str | None, tuple[Trouble, ...]]:
    """Return the interval, the place that says it, and what is wrong with a place that says it wrongly."""
    if reading.interval:
        return reading.interval, "sheetsync.toml", ()
    cells = ((f"cell {ref.a1}", text) for ref, text in above)
    titles = [*cells, ("the tab's title", grid.tab), ("the spreadsheet's title", spreadsheet.title)]
    said = interval.in_titles(titles, reading.date_order)
    if (year := _only_year(spreadsheet)) is not None:
        said = chain(
            said,
            ((f"{place}, in {year}", found) for place, found in interval.in_titles(titles, reading.date_order, year)),
        )
    for place, found in said:
        if found.reversed_dates:
            start, end = found.reversed_dates
            return None, None, (Trouble(TroubleName.DATES_REVERSED, values={"start": start, "end": end}),)
        return found.interval, place, ()
    return None, None, ()
