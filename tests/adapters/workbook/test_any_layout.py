"""Any layout: what a sync accepts, every other command accepts too, and a clear leaves nothing of ours."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.plan import Written
from tests.adapters.workbook.workbooks import a_store, parts, without_spans
from tests.contract.test_sheet_store import HEADER, ROWS, TAB, look

columns = st.integers(4, 24)
runs = st.tuples(columns, st.integers(0, 20))
places = st.tuples(st.integers(0, 8), columns)
layouts = st.fixed_dictionaries(
    {
        "hidden": st.lists(runs, max_size=1),
        "grouped": st.lists(runs, max_size=1),
        "wide": st.lists(runs, max_size=2),
        "filled": st.lists(places, max_size=8),
        "charts": st.lists(places, max_size=1),
        "merged": st.lists(places, max_size=1),
        "noted": st.lists(places, max_size=2),
        "written": st.lists(places, max_size=2),
        "validated": st.lists(runs, max_size=1),
        "coloured": st.lists(runs, max_size=1),
        "frozen": st.integers(0, 12),
        "listed": st.sampled_from(["", "a filter", "a filter beyond the table", "a table"]),
    }
)


def build(path: Path, layout) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(TAB)
        green = book.add_format({"bg_color": "#00B050"})
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        for kind, width, options in (
            ("wide", 13, {}),
            ("grouped", None, {"level": 1}),
            ("hidden", None, {"hidden": True}),
        ):
            for first, more in layout[kind]:
                sheet.set_column(first, first + more, width, None, options)
        dress_cells(sheet, layout, green)
        for row, column in layout["charts"]:
            chart = book.add_chart({"type": "line"})
            chart.add_series({"values": f"={TAB}!$A$2:$A$4"})
            sheet.insert_chart(row, column, chart)
        last = len(ROWS) - 1
        if layout["listed"] == "a table":
            sheet.add_table(0, 0, last, 3, {"columns": [{"header": each} for each in ROWS[0]]})
        elif layout["listed"]:
            sheet.autofilter(0, 0, last, 5 if "beyond" in layout["listed"] else 3)
        if layout["frozen"]:
            sheet.freeze_panes(1, layout["frozen"])


def dress_cells(sheet, layout, green) -> None:
    for row, column in layout["filled"]:
        sheet.write_blank(row, column, None, green)
    for row, column in layout["written"]:
        sheet.write_string(row, column, "mine")
    for row, column in layout["noted"]:
        sheet.write_comment(row, column, "ask Ana")
    for row, column in layout["merged"]:
        sheet.merge_range(row, column, row + 1, column + 2, "")
    for first, more in layout["validated"]:
        sheet.data_validation(1, first, 9, first + more, {"validate": "list", "source": ["a"]})
    for first, more in layout["coloured"]:
        sheet.conditional_format(1, first, 9, first + more, {"type": "blanks", "format": green})


def anchors(path: Path) -> list[bytes]:
    """How wide and high each drawing is, as far as its anchor says: the cells, and the widths of their columns."""
    return re.findall(rb"<xdr:(?:from|to)>.*?</xdr:(?:from|to)>", parts(path).get("xl/drawings/drawing1.xml", b""))


def widths(path: Path) -> dict[int, bytes]:
    found = re.findall(rb'<col +min="(\d+)" max="(\d+)" width="([\d.]+)"', parts(path)["xl/worksheets/sheet1.xml"])
    return {column: width for first, last, width in found for column in range(int(first), int(last) + 1)}


def spread(first: int, more: int) -> range:
    return range(first, first + more + 1)


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.shown for cell in row] for row in grid.rows if any(cell.shown for cell in row)]


def is_over(path: Path, column: int) -> bool:
    """Whether a drawing spans a column, so that its width is the drawing's too."""
    spans = [int(each) for each in re.findall(rb"<xdr:col>(\d+)</xdr:col>", b"".join(anchors(path)))]
    return any(first < column <= last for first, last in zip(spans[::2], spans[1::2], strict=True))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layouts, st.booleans())
def test_what_a_sync_accepts_every_command_accepts_and_a_clear_leaves_nothing(layout, notes: bool) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "roadmap.xlsx")
        build(path, layout)
        before, was_wide, were = parts(path), widths(path), anchors(path)
        store = a_store(path)
        read = store.read()
        plan = look(read, notes=notes)
        if plan.no_place:
            event("refused")
            assert "run again" in plan.no_place
            return
        event("placed")
        store.apply(plan, lambda newer: look(newer, notes=notes))

        assert plan.install is not None
        column = plan.install.header.column
        grid, people = a_store(path).read().tabs[0], read.tabs[0]
        assert grid.own is not None
        assert (grid.own.column, grid.at(CellRef(1, column)).shown) == (column, HEADER)
        assert column not in grid.hidden_columns
        touched = {place for kind in ("filled", "written", "noted") for _, place in layout[kind]}
        touched |= {
            each for kind in ("grouped", "validated") for first, more in layout[kind] for each in spread(first, more)
        }
        touched |= {4, 5} if "beyond" in layout["listed"] else set()
        assert column - 1 not in touched
        assert texts(grid.without_own) == texts(people)
        # What is anchored stands on the same cells, and no column below it got another width.
        assert anchors(path) == were
        assert not is_over(path, column) or widths(path).get(column) == was_wide.get(column)
        again = a_store(path)
        assert again.apply(look(again.read(), notes=notes), lambda newer: look(newer, notes=notes)) == Written()
        a_store(path).clear()
        assert without_spans(parts(path)) == without_spans(before)
