"""What holds for any sheet and any plan: people's cells stay, and a clear puts every part back."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.model.cell import CellRef, Span
from sheetsync.model.own_text import ALPHABET, LIMIT, is_ours, note_text, row_text
from sheetsync.model.plan import Edit, Install, Plan
from tests.adapters.workbook.workbooks import (
    HEADER,
    HEADERS,
    a_store,
    by_openpyxl,
    cells,
    never_again,
    parts,
    the_grid,
    without_spans,
)

WIDTH, HEIGHT = 4, 6
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUE = st.one_of(
    st.none(),
    st.none(),
    TEXT.filter(bool),  # an empty text is a blank, which is ours to write into
    st.sampled_from(["007", "_x000D_", "=1+1", " ", "a\r\nb", "</t>", "]]>", "&amp;", "\u202eabc", "NaN"]),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.just("formula"),
    st.just("styled blank"),
)
GRID = st.lists(st.lists(VALUE, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=HEIGHT)
ADDRESS = st.text(ALPHABET, min_size=4, max_size=4)
OUR_TEXT = st.builds(lambda column, message, address: row_text([(column, message)], address), TEXT, TEXT, ADDRESS)
NOTE = st.lists(TEXT, min_size=1, max_size=3).map(note_text)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file for all the examples of a property: each writes it anew."""
    return tmp_path_factory.mktemp("examples") / "roadmap.xlsx"


def write(path: Path, rows: list[list[object]], *, styled_columns: bool, constant_memory: bool) -> None:
    """Make a workbook; with `constant_memory` its texts stand in the cells, else in the table of strings."""
    with xlsxwriter.Workbook(path, {"constant_memory": constant_memory}) as book:
        sheet = book.add_worksheet("Roadmap")
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        if styled_columns:
            sheet.set_column("B:F", 20, bold)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value == "formula":
                    sheet.write_formula(number, column, "=1+1", None, 2)
                elif value == "styled blank":
                    sheet.write_blank(number, column, None, bold)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value)


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Edit], list[Edit]]:
    """Texts for our column, which is the one beside the grid, and for strays in it; and notes."""
    ours = draw(st.dictionaries(st.integers(2, HEIGHT + 1), OUR_TEXT, min_size=1))
    texts = [Edit(CellRef(row, WIDTH + 1), "", text) for row, text in ours.items()]
    strays = draw(st.dictionaries(st.tuples(st.integers(2, HEIGHT), st.integers(1, WIDTH)), OUR_TEXT, max_size=2))
    texts += [Edit(CellRef(*place), "", text) for place, text in strays.items()]
    places = st.tuples(st.integers(1, HEIGHT), st.integers(1, WIDTH))
    notes = [Edit(CellRef(*place), "", text) for place, text in draw(st.dictionaries(places, NOTE, max_size=2)).items()]
    return draw(st.permutations(texts)), notes


@given(rows=GRID, plan=plans(), styled=st.booleans(), inline=st.booleans())
@settings(max_examples=60, deadline=None)
def test_peoples_cells_are_as_before_and_a_clear_puts_every_part_back(
    path: Path, rows: list[list[object]], plan: tuple[list[Edit], list[Edit]], styled: bool, inline: bool
) -> None:
    write(path, [list(HEADERS), *rows], styled_columns=styled, constant_memory=inline)
    before, people = parts(path), cells(the_grid(path))
    texts, notes = plan
    store = a_store(path)
    table = Span(CellRef(1, 1), CellRef(len(rows) + 1, WIDTH))
    install = Install(CellRef(1, WIDTH + 1), HEADER, table)
    written = store.apply(Plan("Roadmap", store.read().revision, install, tuple(texts), tuple(notes)), never_again)

    free = [each for each in texts if each.cell not in people]
    assert (written.placed, written.gone) == (len(free), len(texts) - len(free))
    after = cells(the_grid(path))
    ours = {install.header, *(each.cell for each in free)}
    noted = {each.cell: each.new for each in notes}
    assert {ref: cell.note for ref, cell in after.items() if cell.note} == noted
    assert {ref: replace(cell, note="") for ref, cell in after.items() if ref not in ours and cell.shown} == {
        ref: cell for ref, cell in people.items() if cell.shown
    }
    assert {each.cell: after[each.cell].value for each in free} == {each.cell: each.new for each in free}
    assert the_grid(path).own is not None

    cleared = a_store(path).clear()
    assert (cleared.cleared, cleared.notes) == (len(free), len(notes))
    assert without_spans(parts(path)) == without_spans(before)


@given(rows=GRID, texts=st.lists(OUR_TEXT, min_size=2, max_size=2), styled=st.booleans())
@settings(max_examples=30, deadline=None)
def test_another_library_reads_what_we_wrote_and_what_people_did(
    path: Path, rows: list[list[object]], texts: list[str], styled: bool
) -> None:
    write(path, [list(HEADERS), *rows], styled_columns=styled, constant_memory=False)
    before = [each[:WIDTH] for each in by_openpyxl(path, results=True)["Roadmap"].iter_rows(values_only=True)]
    store = a_store(path)
    edits = tuple(Edit(CellRef(row, WIDTH + 1), "", text) for row, text in enumerate(texts, start=2))
    install = Install(CellRef(1, WIDTH + 1), HEADER, Span(CellRef(1, 1), CellRef(2, WIDTH)))
    store.apply(Plan("Roadmap", store.read().revision, install, edits), never_again)
    sheet = by_openpyxl(path, results=True)["Roadmap"]
    after = [each[:WIDTH] for each in sheet.iter_rows(values_only=True)]
    assert [repr(each) for each in after[: len(before)]] == [repr(each) for each in before]
    assert [sheet.cell(row, WIDTH + 1).value for row in (1, 2, 3)] == [HEADER, *texts]


@given(OUR_TEXT)
def test_a_text_of_ours_is_what_the_grammar_says(text: str) -> None:
    assert is_ours(text)
    assert len(text) <= LIMIT


@given(header=st.text(min_size=1, max_size=30))
@settings(max_examples=30, deadline=None)
def test_any_header_is_read_back_as_it_was_given(path: Path, header: str) -> None:
    write(path, [["Project"]], styled_columns=False, constant_memory=False)
    store = a_store(path)
    install = Install(CellRef(1, 2), header, Span(CellRef(1, 1), CellRef(1, 1)))
    store.apply(Plan("Roadmap", store.read().revision, install), never_again)
    shown = the_grid(path).at(CellRef(1, 2)).shown
    assert shown == re.sub("[\ud800-\udfff]", "\ufffd", header)
