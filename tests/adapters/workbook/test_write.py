"""Writing into a workbook: our texts, and not a byte else."""

import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import LIMIT, note_text, row_text
from sheetsync.model.plan import Edit, Written
from tests.adapters.workbook.books import (
    HEADER,
    TAB,
    a_note,
    a_plan,
    ours,
    parts,
    put,
    rewritten,
    rich,
    simple,
    store,
    synced,
)

THE_TAB = "xl/worksheets/sheet1.xml"
SPANS = re.compile(rb' spans="\d+:\d+"')


def grid_of(path: Path) -> Grid:
    grid = store(path).read().tab(TAB)
    assert grid is not None
    return grid


def without_hints(content: dict[str, bytes]) -> dict[str, bytes]:
    """The parts without the optional row hint `spans`, which must not lie about a row that got longer."""
    return {name: SPANS.sub(b"", each) if name == THE_TAB else each for name, each in content.items()}


def test_texts_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    text = ours('a <b> & "c" _x0041_ é 😀 \u200f')
    path = synced(simple(tmp_path / "r.xlsx"), put("E2", text))

    grid = grid_of(path)
    assert grid.at(CellRef(2, 5)).shown == text
    assert grid.at(CellRef(1, 5)).shown == HEADER
    assert grid.own is not None
    assert grid.own.column == 5


def test_another_reader_sees_our_texts_and_every_value_as_before(tmp_path: Path) -> None:
    path = rich(tmp_path / "r.xlsx")
    before = openpyxl.load_workbook(path, data_only=True)[TAB]
    values = {cell.coordinate: cell.value for row in before.iter_rows() for cell in row}
    text = ours()

    after = openpyxl.load_workbook(synced(path, put("E2", text)), data_only=True)[TAB]

    assert after["E2"].value == text
    assert {name: after[name].value for name in values} == values


def test_only_the_tab_and_the_styles_are_touched(tmp_path: Path) -> None:
    path = rich(tmp_path / "r.xlsx")
    before = parts(path)

    after = parts(synced(path, put("E2", ours())))

    changed = {name for name in before if before[name] != after[name]}
    assert before.keys() == after.keys()
    assert changed == {THE_TAB, "xl/styles.xml"}


def test_every_line_of_the_tab_is_still_there(tmp_path: Path) -> None:
    path = rich(tmp_path / "r.xlsx")
    before = SPANS.sub(b"", parts(path)[THE_TAB])

    after = parts(synced(path, put("E2", ours())))[THE_TAB]

    # Taking out what is ours gives the bytes that were there: nothing else has moved.
    for piece in (
        rb'<c r="E\d+"[^>]*>.*?</c>',
        rb"<conditionalFormatting [^>]*>(?:(?!</conditionalFormatting>).)*sheetsync.*?</conditionalFormatting>",
        rb"<cols>.*?</cols>",
        rb"<dimension +ref=[^>]*>",
    ):
        after = re.sub(piece, b"", after)
    assert SPANS.sub(b"", after) == re.sub(rb"<dimension +ref=[^>]*>", b"", before)


def test_what_was_synced_and_cleared_is_the_original_part_by_part(tmp_path: Path) -> None:
    path = rich(tmp_path / "r.xlsx")
    before = parts(path)
    synced(path, put("E2", ours()), put("E3", ours("b", "aaaa")), notes=[a_note("B2"), a_note("C4")])

    written = store(path).clear()

    assert written == Written(cleared=2, notes=2, columns=1)
    assert without_hints(parts(path)) == without_hints(before)


def test_notes_come_and_go_with_the_parts_that_were_made_for_them(tmp_path: Path) -> None:
    path = simple(tmp_path / "r.xlsx")
    before = parts(path)
    synced(path, put("E2", ours()), notes=[a_note("B2", "a & b")])

    comment = openpyxl.load_workbook(path)[TAB]["B2"].comment
    assert comment is not None
    assert comment.text == note_text(["a & b"])
    assert grid_of(path).at(CellRef(2, 2)).note == note_text(["a & b"])

    store(path).clear()
    assert without_hints(parts(path)) == without_hints(before)


def test_a_persons_note_stays_whatever_the_plan_says(tmp_path: Path) -> None:
    path = rich(tmp_path / "r.xlsx")
    before = grid_of(path).at(CellRef(2, 1)).note
    synced(path, put("E2", ours()), notes=[Edit(CellRef(2, 1), "", note_text(["x"])), a_note("B2")])

    assert grid_of(path).at(CellRef(2, 1)).note == before
    assert grid_of(path).at(CellRef(2, 2)).note == note_text(["Who is this for?"])


def test_the_very_cell_at_fault_is_highlighted_by_one_rule_behind_those_of_people(tmp_path: Path) -> None:
    rules = openpyxl.load_workbook(synced(rich(tmp_path / "r.xlsx"), put("E2", ours())))[TAB].conditional_formatting

    mine = [(area, rule) for area in rules for rule in area.rules if "sheetsync" in "".join(rule.formula or ())]
    priorities = [rule.priority for area in rules for rule in area.rules]
    assert len(mine) == 1
    area, rule = mine[0]
    assert str(area.sqref) == "A2:D1048576"
    assert "$E2" in rule.formula[0]
    assert rule.priority == max(priorities)


def test_a_header_looks_like_its_neighbour(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(synced(rich(tmp_path / "r.xlsx"), put("E2", ours())))[TAB]

    assert sheet["E1"].fill.fgColor.rgb == sheet["D1"].fill.fgColor.rgb
    assert sheet["E1"].font.bold


def test_a_styled_empty_cell_keeps_its_style_with_our_text_and_after(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = TAB
    sheet.append(["Project", "Goal", "Deliverable", "Due"])
    sheet.append(["Tacos", None, "cook", None])
    sheet["E2"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF00FF00")
    book.save(path)

    synced(path, put("E2", ours()))
    assert openpyxl.load_workbook(path)[TAB]["E2"].fill.fgColor.rgb == "FF00FF00"

    store(path).clear()
    cell = openpyxl.load_workbook(path)[TAB]["E2"]
    assert cell.value is None
    assert cell.fill.fgColor.rgb == "FF00FF00"


def test_compare_and_set_leaves_a_cell_alone_that_holds_something_else(tmp_path: Path) -> None:
    path = synced(simple(tmp_path / "r.xlsx"), put("E2", ours()))
    book = store(path)

    written = book.apply(a_plan(book.read().revision, put("E2", ours("new"), old=ours("other")), install=False), None)  # type: ignore[arg-type]

    assert written.gone == 1
    assert grid_of(path).at(CellRef(2, 5)).shown == ours()


def test_a_formula_is_never_replaced_even_where_it_shows_our_text(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet(TAB)
        sheet.write_row(0, 0, ("Project", "Goal", "Deliverable", "Due", HEADER))
        sheet.write_formula(1, 4, '="x"', None, ours())
    before = path.read_bytes()
    book = store(path)

    written = book.apply(a_plan(book.read().revision, put("E2", "", old=ours()), install=False), None)  # type: ignore[arg-type]

    assert written.gone == 1
    assert path.read_bytes() == before
    assert store(path).clear().cleared == 0


def test_an_empty_plan_writes_nothing(tmp_path: Path) -> None:
    path = simple(tmp_path / "r.xlsx")
    before, book = path.read_bytes(), store(path)

    book.apply(a_plan(book.read().revision, install=False), None)  # type: ignore[arg-type]

    assert path.read_bytes() == before
    assert book.requests == {"read": 1, "write": 0}


def test_a_text_changes_in_place_and_is_cleared_alone(tmp_path: Path) -> None:
    path = synced(simple(tmp_path / "r.xlsx", [("a",), ("b",)]), put("E2", ours()), put("E3", ours("b", "bbbb")))
    book = store(path)
    edits = (put("E2", ours("new"), old=ours()), put("E3", "", old=ours("b", "bbbb")))

    written = book.apply(a_plan(book.read().revision, *edits, install=False), None)  # type: ignore[arg-type]

    assert (written.changed, written.cleared) == (1, 1)
    assert [grid_of(path).at(CellRef(row, 5)).shown for row in (2, 3)] == [ours("new"), ""]


def test_people_keep_what_they_wrote_in_our_column(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        made.add_worksheet(TAB).write_row(0, 0, ("Project", HEADER))
        made.worksheets()[0].write_row(1, 0, ("a", "ok: known"))
        made.worksheets()[0].write_row(2, 0, ("b", ours()))

    written = store(path).clear()

    assert (written.cleared, written.squatted) == (1, 1)
    assert [cell.shown for cell in grid_of(path).rows[1]] == ["a", "ok: known"]
    assert grid_of(path).at(CellRef(1, 2)).shown == HEADER


def test_clear_leaves_a_column_of_people_alone_that_has_our_header(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        made.add_worksheet(TAB).write_row(0, 0, ("Project", HEADER))
    before = path.read_bytes()

    store(path).clear()

    assert path.read_bytes() == before


def test_a_dry_clear_counts_and_writes_nothing(tmp_path: Path) -> None:
    path = synced(simple(tmp_path / "r.xlsx"), put("E2", ours()))
    before = path.read_bytes()

    assert store(path).clear(dry_run=True).cleared == 1
    assert path.read_bytes() == before


def test_macros_survive(tmp_path: Path) -> None:
    path = simple(tmp_path / "r.xlsx").rename(tmp_path / "r.xlsm")
    rewritten(path, lambda _, content: content, add={"xl/vbaProject.bin": b"\xd0\xcf macros"})

    synced(path, put("E2", ours()))

    assert parts(path)["xl/vbaProject.bin"] == b"\xd0\xcf macros"


def test_threaded_comments_survive_and_get_no_note_of_ours(tmp_path: Path) -> None:
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    thread = (
        b'<ThreadedComments><threadedComment ref="A2" id="{1}"><text>hi</text></threadedComment></ThreadedComments>'
    )

    def link(name: str, content: bytes) -> bytes:
        if not name.endswith("sheet1.xml.rels"):
            return content
        new = f'<Relationship Id="rId99" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/>'
        return content.replace(b"</Relationships>", new.encode() + b"</Relationships>")

    path = rewritten(rich(tmp_path / "r.xlsx"), link, add={"xl/threadedComments/threadedComment1.xml": thread})
    synced(path, put("E2", ours()), notes=[Edit(CellRef(2, 1), grid_of(path).at(CellRef(2, 1)).note, note_text(["x"]))])

    assert parts(path)["xl/threadedComments/threadedComment1.xml"] == thread
    assert "ask Ana" in grid_of(path).at(CellRef(2, 1)).note


def test_libreoffice_opens_what_was_written(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (Debian: apt install libreoffice-calc-nogui)")
    path = synced(rich(tmp_path / "r.xlsx"), put("E2", ours()), notes=[a_note("B2")])
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]

    utf_8_csv = "csv:Text - txt - csv (StarCalc):44,34,76"
    subprocess.run(
        [*command, utf_8_csv, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=900
    )

    text = (tmp_path / "r.csv").read_text(encoding="utf-8")
    assert HEADER in text
    assert "Who is this for?" in text
    assert "PIE" in text


def test_a_text_of_full_length_fits(tmp_path: Path) -> None:
    text = row_text([("Goal", "x" * 600)], "k7f3")
    path = synced(simple(tmp_path / "r.xlsx"), put("E2", text))

    assert len(text) == LIMIT
    assert grid_of(path).at(CellRef(2, 5)).shown == text


cells = st.one_of(
    st.none(),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=8
    ),
    st.integers(-(10**9), 10**9),
    st.booleans(),
)


@given(
    rows=st.lists(st.tuples(cells, cells, cells, cells), min_size=1, max_size=6),
    picked=st.sets(st.integers(2, 7), max_size=4),
    message=st.text(max_size=20),
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_the_sheet_holds_stays_and_clear_brings_it_back(
    tmp_path: Path, rows: list[tuple[object, ...]], picked: set[int], message: str
) -> None:
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as made:
        sheet = made.add_worksheet(TAB)
        sheet.write_row(0, 0, ("Project", "Goal", "Deliverable", "Due"))
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(number, column, value)
    before, cells_before = parts(path), grid_of(path)
    edits = [put(f"E{row}", row_text([("Goal", message)], f"{row:04}")) for row in sorted(picked)]

    synced(path, *edits)

    after = grid_of(path)
    assert [after.at(CellRef(row, column)) for row in range(1, 9) for column in range(1, 5)] == [
        cells_before.at(CellRef(row, column)) for row in range(1, 9) for column in range(1, 5)
    ]
    assert [after.at(each.cell).shown for each in edits] == [each.new for each in edits]
    store(path).clear()
    assert without_hints({k: v for k, v in parts(path).items() if k != THE_TAB}) == {
        k: v for k, v in before.items() if k != THE_TAB
    }
    assert [cell for row in grid_of(path).rows for cell in row] == [cell for row in cells_before.rows for cell in row]
