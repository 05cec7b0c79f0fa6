"""Sheets for Hypothesis: any grid at all, and grids that look like somebody's roadmap."""

from datetime import UTC, date, datetime, time

from hypothesis import strategies as st

from sheetsync.model.cell import BLANK, Cell, CellError, CellRef, Span
from sheetsync.model.grid import Grid, OwnColumn, Spreadsheet
from sheetsync.model.settings import DateOrder, Reading
from sheetsync.model.terms import Field, Interval, Status

HEADERS = (
    "Project",
    "Initiative",
    "Stakeholders",
    "User-centric Goal",
    "Deliverables",
    "Deliverables",
    "Status",
    "Stage",
    "Owner",
    "Start",
    "End",
    "Updated",
    "Notes",
    "Priority",
    "Roadmap checks",
    "#",
)
WORDS = (
    "Make tacos",
    "make tacos",
    "  cook food",
    "TBD: migrate",
    "stretch goal: side",
    "Higher priority projects above",
    "Lower priority projects below",
    "# SECTION",
    "Total",
    "Done",
    "Won’t do",
    "At risk",
    "Parked",
    "50%",
    "05/10/2026",
    "13/10/2026",
    "2026-10-05",
    "Q4 2026",
    "soon",
    "28 Dec - 8 Jan 2027",
    "13 Nov 2026 - 5 Oct 2026",
    "Ana, Bo and Cy",
    "high",
    "#REF!",
    "#NV",
    "ok: known",
    "\u202e::error::\x1b]8;;x\x07",
    "\ud800",
    " ",
)

any_text = st.text(st.characters(codec=None), max_size=40)
texts = st.sampled_from([*WORDS, *HEADERS]) | any_text
text_cells = texts.map(lambda text: Cell(text, text) if text else BLANK)
days = st.dates(date(1900, 1, 1), date(9999, 12, 31))
cells = (
    st.just(BLANK)
    | text_cells
    | days.map(lambda day: Cell(day, day.isoformat()))
    | st.sampled_from(
        [
            Cell(value=True, shown="TRUE"),
            Cell(7, "007"),
            Cell(0.5, "50%"),
            Cell(CellError("#N/A"), "#N/A", formula=True),
            Cell(CellError("#NAME?"), "#NAME?", formula=True),
            Cell(time(9), "9:00"),
            Cell(datetime(2026, 10, 5, 9, tzinfo=UTC).replace(tzinfo=None), "2026-10-05 09:00"),
            Cell(None, "", note="a note"),
        ]
    )
)
rows_of_any_cells = st.lists(st.lists(cells, max_size=8).map(tuple), max_size=14).map(tuple)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    row, column = draw(st.integers(1, 12)), draw(st.integers(1, 8))
    return Span(CellRef(row, column), CellRef(row + draw(st.integers(0, 3)), column + draw(st.integers(0, 3))))


@st.composite
def roadmap_rows(draw: st.DrawFn) -> tuple[tuple[Cell, ...], ...]:
    """Rows with a header somewhere among them, and words that belong under it."""
    names = draw(st.lists(st.sampled_from(HEADERS), min_size=2, max_size=9))
    header = tuple(Cell(each, each) for each in names)
    above = draw(st.lists(st.lists(text_cells, max_size=2).map(tuple), max_size=2))
    below = draw(st.lists(st.lists(cells, max_size=len(names) + 1).map(tuple), max_size=12))
    return (*above, header, *below)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Any tab: most look like a roadmap, some like nothing."""
    rows = draw(roadmap_rows() | rows_of_any_cells)
    own = draw(st.none() | st.builds(OwnColumn, st.integers(1, 9), st.just(CellRef(1, 1))))
    return Grid(
        draw(st.sampled_from(["Roadmap", "Q4 2026", "Interviews", "Questions"]) | any_text),
        rows,
        merges=tuple(draw(st.lists(spans(), max_size=3))),
        hidden_rows=draw(st.frozensets(st.integers(1, 14), max_size=3)),
        hidden_columns=draw(st.frozensets(st.integers(1, 9), max_size=2)),
        own=own,
        visible=draw(st.booleans()),
    )


@st.composite
def spreadsheets(draw: st.DrawFn) -> Spreadsheet:
    """Any spreadsheet with at least one tab."""
    return Spreadsheet(
        draw(any_text),
        "roadmap.xlsx",
        tuple(draw(st.lists(grids(), min_size=1, max_size=3))),
        "1",
        locale=draw(st.sampled_from([None, "en_US", "en_GB"])),
    )


readings = st.builds(
    Reading,
    header_row=st.none() | st.integers(1, 30),
    columns=st.dictionaries(st.sampled_from(Field), st.sampled_from([*HEADERS, "Nothing"]), max_size=2),
    statuses=st.dictionaries(st.sampled_from(["Parked", "soon"]), st.sampled_from(Status), max_size=2),
    interval=st.none() | st.just(Interval(date(2026, 10, 5), date(2026, 11, 13))),
    date_order=st.none() | st.sampled_from(DateOrder),
)
