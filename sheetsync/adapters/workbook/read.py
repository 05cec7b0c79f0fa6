"""Read: from the parts of a workbook to the grids of its tabs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from sheetsync.adapters.office.limits import MOST_AREA, MOST_ROWS
from sheetsync.adapters.office.xml_parse import UnsoundError
from sheetsync.adapters.workbook.area import areas, span_of
from sheetsync.adapters.workbook.drawing import Drawn, drawn
from sheetsync.adapters.workbook.light import lights, traffic_lights
from sheetsync.adapters.workbook.look import indents, paints
from sheetsync.adapters.workbook.note import Notes, read_notes
from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.sheet_scan import LAST_COLUMN, Scanned, scan
from sheetsync.adapters.workbook.style import shown_by
from sheetsync.adapters.workbook.value import Values, shared_strings
from sheetsync.adapters.workbook.xml_tree import Node, number
from sheetsync.model.cell import BLANK, Cell, CellRef, Span
from sheetsync.model.grid import Grid, OwnColumn, Spreadsheet, is_of_people
from sheetsync.model.own_text import MARK, one_line
from sheetsync.ports import Wanted

SEARCHED_ROWS: Final = 20
"""Our header is looked for in these rows, as any header is."""

MOST_SOURCE: Final = 64 * 1024 * 1024
"""Bytes of all tabs that are read together, unpacked."""

_OWN_REFERENCE: Final = re.compile(r"\$([A-Z]{1,3})(\d+)")
_HEADER_REFERENCE: Final = re.compile(r"[A-Z]{1,3}\$(\d+)")


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab as it was read: its grid, and the bytes and offsets that a patch needs."""

    grid: Grid
    part: str
    source: bytes
    scanned: Scanned
    notes: Notes
    is_protected: bool
    drawn: tuple[Drawn, ...] = ()


def listed(package: Package) -> Iterator[tuple[int, Grid, str]]:
    """Yield the tabs that can have cells: the index among all, a grid without its cells yet, and the part."""
    links = {each.id: each for each in package.relations(package.workbook_part)}
    sheets = package.tree(package.workbook_part).first("sheets")
    for index, each in enumerate(sheets.all("sheet") if sheets else ()):
        title = each.attributes.get("name", "")
        link = links.get(next((value for key, value in each.attributes.items() if key.endswith(":id")), ""))
        if link is None or link.type != "worksheet":
            continue
        # Excel keeps the number of a tab; LibreOffice numbers them anew at each save.
        grid = Grid(title, (), tab_id=each.attributes.get("sheetId"), known_as=title)
        yield index, replace(grid, visible=each.attributes.get("state", "visible") == "visible"), link.part


def read_tabs(package: Package, wanted: Wanted, own_header: str) -> tuple[Tab, ...]:
    """Read the tabs that are wanted; the others have no cells and no part. Those of no cells at all are left out.

    Raises:
        UnsoundError: One that is wanted can't be read; it is named.
    """
    workbook = package.tree(package.workbook_part)
    strings_part = package.related(package.workbook_part, "sharedStrings")
    styles_part = package.related(package.workbook_part, "styles")
    styles = package.tree(styles_part) if styles_part else None
    values = Values(
        shared_strings(package.read(strings_part)) if strings_part else (),
        shown_by(styles),
        epoch_1904=counts_from_1904(workbook),
    )
    filled, looks, depths = lights(styles), paints(styles), indents(styles)
    tabs: list[Tab] = []
    size = 0
    for index, grid, part in listed(package):
        if not wanted(grid.tab, grid.tab_id):
            tabs.append(Tab(grid, "", b"", Scanned(), Notes(), is_protected=False))
            continue
        try:
            tab = _tab(package, part, grid, scan(package.read(part), values, looks, depths), _printed(workbook, index))
        except UnsoundError as error:
            raise UnsoundError(f'tab "{one_line(grid.tab)}": {error}') from None
        lit = replace(tab.grid, traffic_lights=traffic_lights(tab.source, filled))
        tabs.append(replace(tab, grid=replace(lit, own=_own_column(lit, tab.scanned, own_header))))
        size += len(tab.source)
        if size > MOST_SOURCE:
            raise UnsoundError(
                f'tab "{one_line(tab.grid.tab)}": with those before it, it is larger than we read at once: '
                "name the roadmap's tab with --tab, so that the others stay unread"
            )
    return tuple(tabs)


def counts_from_1904(workbook: Node) -> bool:
    """Whether the days of a workbook are counted as they were on old Macs."""
    properties = workbook.first("workbookPr")
    return properties is not None and properties.attributes.get("date1904") in ("1", "true")


def _tab(package: Package, part: str, empty: Grid, scanned: Scanned, printed: str) -> Tab:
    notes, shapes = read_notes(package, part, scanned), drawn(package, part, scanned)
    rows = _rows(_with_spilled(scanned), notes.texts)
    protection = scanned.part("sheetProtection")
    is_protected = protection is not None and protection.attributes.get("sheet") in ("1", "true")
    grid = replace(
        empty,
        rows=rows,
        merges=tuple(_merges(scanned)),
        hidden_rows=frozenset(scanned.hidden_rows),
        hidden_columns=frozenset(_hidden_columns(scanned)),
        areas=tuple(areas(package, part, scanned, shapes, printed)),
        paints=scanned.paints,
        indents=scanned.indents,
    )
    return Tab(grid, part, package.read(part), scanned, notes, is_protected, shapes)


def _printed(workbook: Node, index: int) -> str:
    """Return what the tab of this index, from 0, prints; "" for all of it."""
    names = workbook.first("definedNames")
    return next(
        (
            each.text
            for each in (names.all("definedName") if names else ())
            if each.attributes.get("name") == "_xlnm.Print_Area" and each.attributes.get("localSheetId") == str(index)
        ),
        "",
    )


def _rows(cells: Mapping[int, Mapping[int, Cell]], notes: Mapping[CellRef, str]) -> tuple[tuple[Cell, ...], ...]:
    noted: dict[int, dict[int, Cell]] = {}
    for ref, note in notes.items():
        if ref.row > MOST_ROWS or ref.column > LAST_COLUMN:
            continue
        known = cells.get(ref.row, {}).get(ref.column, BLANK)
        noted.setdefault(ref.row, {})[ref.column] = replace(known, note=note)
    last = max(max(cells, default=0), max(noted, default=0))
    rows = []
    size = 0
    for row_number in range(1, last + 1):
        row = cells.get(row_number, {})
        if row_number in noted:
            row = {**row, **noted[row_number]}
        size += max(row, default=0)
        if size > MOST_AREA:
            raise UnsoundError(
                f"the tab has more cells than any roadmap, as far as row {row_number}: remove what isn't needed"
            )
        rows.append(tuple([row.get(column, BLANK) for column in range(1, max(row, default=0) + 1)]))
    return tuple(rows)


def _with_spilled(scanned: Scanned) -> Mapping[int, Mapping[int, Cell]]:
    """Return the cells, where those that the formula of another cell fills count as formulas too."""
    if not scanned.spilled:
        return scanned.cells
    cells = {row: dict(each) for row, each in scanned.cells.items()}
    last = max(cells, default=0)
    looked = 0
    for span in filter(None, map(span_of, scanned.spilled)):
        for row in range(span.first.row, min(span.last.row, last) + 1):
            known = cells.get(row, {})
            wide = range(span.first.column, span.last.column + 1)
            inside = [each for each in known if each in wide] if len(known) < len(wide) else [*filter(known.get, wide)]
            # Formulas that fill cells never overlap: all together look at each cell once, or somebody means harm.
            looked += 1 + min(len(known), len(wide))
            if looked > MOST_AREA:
                raise UnsoundError("the tab has formulas that fill the same cells again and again: save it again")
            for column in inside:
                if not known[column].formula:
                    known[column] = replace(known[column], formula=True)
    return cells


def _merges(scanned: Scanned) -> list[Span]:
    merged = scanned.part("mergeCells")
    found = (span_of(each.attributes.get("ref", "")) for each in (merged.all("mergeCell") if merged else ()))
    return [each for each in found if each]


def _hidden_columns(scanned: Scanned) -> Iterator[int]:
    """Yield the columns that nobody sees: hidden ones, and those of no width."""
    columns = scanned.part("cols")
    # Hiding "all the rest" is one element that goes on to the last column there is.
    steps = [0] * (LAST_COLUMN + 2)
    for each in columns.all("col") if columns else ():
        if each.attributes.get("hidden") in ("1", "true") or each.attributes.get("width") in ("0", "0.0"):
            steps[min(number(each, "min"), LAST_COLUMN + 1)] += 1
            steps[min(number(each, "max"), LAST_COLUMN) + 1] -= 1
    return (column for column, depth in enumerate(accumulate(steps)) if depth > 0 and column)


def _own_column(grid: Grid, scanned: Scanned, own_header: str) -> OwnColumn | None:
    """Find our column: where our highlighting rule looks, else under our header."""
    for part in scanned.parts:
        for rule in part.all("cfRule") if part.name == "conditionalFormatting" else ():
            formula = rule.first("formula")
            if formula is not None and MARK in formula.text:
                own = _OWN_REFERENCE.search(formula.text)
                header = _HEADER_REFERENCE.search(formula.text)
                if own and header:
                    column = CellRef.from_a1(f"{own[1]}1").column
                    return OwnColumn(column, CellRef(int(header[1]), column))
    wanted = one_line(own_header).casefold()
    for row, cells in enumerate(grid.rows[:SEARCHED_ROWS], start=1):
        for column, cell in enumerate(cells, start=1):
            head = CellRef(row, column)
            is_header = isinstance(cell.value, str) and one_line(cell.value).casefold() == wanted
            # A title, or a column of people's, may happen to say the same.
            if is_header and not is_of_people(grid, head):
                return OwnColumn(column, head, is_marked=False)
    return None


def spreadsheet_of(package: Package, tabs: tuple[Tab, ...]) -> Spreadsheet:
    """Return the spreadsheet that the tabs make."""
    return Spreadsheet(package.path.stem, str(package.path), tuple(each.grid for each in tabs), package.revision)
