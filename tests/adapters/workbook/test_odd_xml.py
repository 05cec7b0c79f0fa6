"""Workbooks that are valid, and not as Excel writes them."""

import re
from pathlib import Path

import openpyxl
import pytest

from sheetsync.model.cell import CellRef
from tests.adapters.workbook.workbooks import (
    LEAST_STYLES,
    MAIN,
    RELATIONS,
    a_note,
    a_raw_workbook,
    a_sheet,
    a_store,
    a_text,
    a_workbook,
    by_openpyxl,
    cells,
    edited,
    inline,
    parts,
    sync,
    the_grid,
)

SHEET = "xl/worksheets/sheet1.xml"
ROWS = f'<row r="1">{inline("A1", "Project")}</row><row r="2">{inline("A2", "Make tacos")}</row>'


def prefixed(xml: str) -> str:
    """The same part with `x:` before the name of every element."""
    return re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x=")


def written_and_cleared(path: Path, a1: str = "B2", *, notes: bool = False) -> None:
    """Sync, look with other eyes, clear, and compare."""
    before, people = parts(path), cells(the_grid(path))
    sync(path, {a1: a_text()}, table="A1:A2", notes=[a_note("A2")] if notes else [])
    read = by_openpyxl(path)["Roadmap"]
    assert read[a1].value == a_text()
    assert read[f"{a1[0]}1"].value == "Roadmap checks"
    assert bool(read["A2"].comment) is notes
    ours = {CellRef.from_a1(a1), CellRef.from_a1(f"{a1[0]}1")}
    after = cells(the_grid(path))
    assert {ref: cell.shown for ref, cell in after.items() if ref not in ours} == {
        ref: cell.shown for ref, cell in people.items()
    }
    a_store(path).clear()
    assert parts(path) == before


@pytest.mark.parametrize("notes", [False, True])
def test_elements_with_a_prefix_are_read_and_written(tmp_path: Path, notes: bool) -> None:
    path = a_raw_workbook(tmp_path / "r.xlsx", prefixed(a_sheet(ROWS)), styles=prefixed(LEAST_STYLES))
    assert b"<x:worksheet" in parts(path)[SHEET]
    before, people = parts(path), cells(the_grid(path))
    sync(path, {"B2": a_text()}, table="A1:A2", notes=[a_note("A2")] if notes else [])
    assert by_openpyxl(path)["Roadmap"]["B2"].value == a_text()
    assert b"<x:dxf>" in parts(path)["xl/styles.xml"]
    a_store(path).clear()
    assert cells(the_grid(path)) == people
    assert parts(path) == before


def test_notes_kept_with_a_prefix_take_ours_and_give_it_back(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "r.xlsx")
    sync(path, {}, notes=[a_note("A2", "Keep me")])
    comments = next(each for each in parts(path) if "comments" in each)
    edited(path, comments, prefixed)
    before = parts(path)[comments]
    sync(path, {}, notes=[a_note("B2")])
    assert {each.a1 for each, cell in cells(the_grid(path)).items() if cell.note} == {"A2", "B2"}
    assert by_openpyxl(path)["Roadmap"]["B2"].comment is not None
    sync(path, {}, notes=[a_note("B2", "", old=a_note("B2").new)])
    assert parts(path)[comments] == before


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.replace(' r="1"', "").replace(' r="2"', "").replace(' r="A1"', "").replace(' r="A2"', ""),
        ROWS.replace(' r="A1"', "").replace(' r="A2"', ""),
        ROWS.replace("<row ", "<row\n  ").replace("<c ", "\n    <c\t").replace("</row>", "\n  </row>\n"),
        ROWS.replace("<row ", '<row spans="1:1" '),
        ROWS.replace("</row>", '<extLst><ext uri="x"><ext/></ext></extLst></row>'),
        ROWS + '<row r="3"/><row r="7" ht="30" customHeight="1"></row>',
    ],
    ids=["no addresses", "no cell addresses", "white space", "spans", "extensions", "empty rows"],
)
def test_rows_are_read_and_written_however_they_are_put(tmp_path: Path, rows: str) -> None:
    path = a_raw_workbook(tmp_path / "r.xlsx", a_sheet(rows))
    if "spans" in rows:
        edited(path, SHEET, lambda xml: xml.replace("1:1", "1:2"))
    written_and_cleared(path)


def test_a_text_stands_before_what_another_program_put_behind_the_cells(tmp_path: Path) -> None:
    rows = ROWS.replace("</row>", '<extLst><ext uri="x"><ext/></ext></extLst></row>')
    path = a_raw_workbook(tmp_path / "r.xlsx", a_sheet(rows))
    sync(path, {"B2": a_text()}, table="A1:A2")
    assert re.search(rb'<c r="B2"[^>]*>(?:(?!<c ).)*</c><extLst>', parts(path)[SHEET])


@pytest.mark.parametrize("row", ["3", "7", "9"])
def test_a_text_goes_into_a_row_that_was_empty_or_not_there(tmp_path: Path, row: str) -> None:
    rows = ROWS + '<row r="3" ht="20"/><row r="7" ht="30" customHeight="1"></row>'
    written_and_cleared(a_raw_workbook(tmp_path / "r.xlsx", a_sheet(rows)), f"B{row}")


@pytest.mark.parametrize("start", ["\ufeff", "", "<!-- a > b --><?go on?>"])
def test_what_stands_before_the_first_element_moves_no_offset(tmp_path: Path, start: str) -> None:
    xml = a_sheet(ROWS).replace('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', start)
    written_and_cleared(a_raw_workbook(tmp_path / "r.xlsx", xml))


def test_letters_of_every_length_move_no_offset(tmp_path: Path) -> None:
    rows = ROWS.replace("Make tacos", "Größe 東京 \U0001f600 é")
    written_and_cleared(a_raw_workbook(tmp_path / "r.xlsx", a_sheet(rows)))


def test_a_bracket_in_an_attribute_ends_no_tag(tmp_path: Path) -> None:
    rows = ROWS.replace('<row r="2"', '<row r="2" x="a>b\'" y=\'c>"\'')
    written_and_cleared(a_raw_workbook(tmp_path / "r.xlsx", a_sheet(rows)))


THEIR_RULE = (
    '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="7"><formula>1</formula></cfRule>'
    "</conditionalFormatting>"
)


@pytest.mark.parametrize(
    "after",
    [
        "",
        '<mergeCells count="1"><mergeCell ref="A8:A9"/></mergeCells>',
        f"{THEIR_RULE}<dataValidations count='0'/>",
        '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><extLst><ext uri="{1}"/></extLst>',
    ],
)
@pytest.mark.parametrize(
    "before",
    ["", '<dimension ref="A1:A2"/>', '<dimension ref="A1"/>', '<cols><col min="3" max="9" width="5"/></cols>'],
)
def test_what_stands_around_the_rows_keeps_its_order(tmp_path: Path, before: str, after: str) -> None:
    path = a_raw_workbook(tmp_path / "r.xlsx", a_sheet(ROWS, before=before, after=after))
    written_and_cleared(path, notes=True)


def test_a_reader_that_trusts_the_hint_of_the_size_sees_our_column(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "r.xlsx")
    sync(path, {"E2": a_text()})
    book = openpyxl.load_workbook(path, read_only=True)
    assert [each[-1] for each in book["Roadmap"].iter_rows(values_only=True)][:2] == ["Roadmap checks", a_text()]
    book.close()


def test_a_cell_that_says_where_it_is_not_keeps_its_place_when_a_text_before_it_goes(tmp_path: Path) -> None:
    row = f'<row><c t="inlineStr"><is><t>{a_text()}</t></is></c><c t="inlineStr"><is><t>Stays in B</t></is></c></row>'
    path = a_raw_workbook(tmp_path / "r.xlsx", a_sheet(row))
    assert a_store(path).clear().cleared == 1
    assert cells(the_grid(path)).keys() == {CellRef(1, 2)}


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize(
    "tag", ["<c r={0}B2{0} s={0}1{0}/>", "<c s={0}1{0} r={0}B2{0} t={0}n{0}></c>", "<c r={0}B2{0} s={0}1{0}></c>"]
)
def test_a_styled_blank_is_put_back_however_its_tag_is_written(tmp_path: Path, tag: str, quote: str) -> None:
    rows = ROWS.replace("</c></row>", "</c>" + tag.format(quote) + "</row>")
    path = a_raw_workbook(tmp_path / "r.xlsx", a_sheet(rows.replace(tag.format(quote) + "</row><row", "</row><row", 1)))
    written_and_cleared(path)


def test_a_style_that_people_gave_stays_where_another_program_saved_our_text(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Roadmap"
    sheet.append(["Project"])
    sheet.append(["Make tacos"])
    sheet["B2"].font = openpyxl.styles.Font(bold=True)
    book.save(path)
    sync(path, {"B2": a_text()}, table="A1:A2")
    by_openpyxl(path).save(path)
    assert a_store(path).clear().cleared == 1
    after = by_openpyxl(path)["Roadmap"]
    assert after["B2"].value is None
    assert after["B2"].font.b
    assert after["B1"].value is None


def test_the_namespace_of_relations_may_have_any_prefix(tmp_path: Path) -> None:
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:rel="{RELATIONS}"><sheets>'
        '<sheet name="Roadmap" sheetId="1" rel:id="rId1"/></sheets></workbook>'
    )
    written_and_cleared(a_raw_workbook(tmp_path / "r.xlsx", a_sheet(ROWS), workbook=workbook))


def test_a_text_of_ours_looks_as_one_that_a_person_types_there(tmp_path: Path) -> None:
    row = '<row r="2" s="1" customFormat="1">'
    columns = '<cols><col min="2" max="2" width="9" style="1"/></cols>'
    cell = '<c r="A1" s="1" t="inlineStr"><is><t>Project</t></is></c>'
    for name, before, rows in (
        ("row", "", ROWS.replace('<row r="2">', row)),
        ("column", columns, ROWS),
        ("header", "", f'<row r="1">{cell}</row><row r="2">{inline("A2", "Make tacos")}</row>'),
    ):
        path = a_raw_workbook(tmp_path / f"{name}.xlsx", a_sheet(rows, before=before))
        written_and_cleared(path)
        sync(path, {"B2": a_text()}, table="A1:A2")
        sheet = by_openpyxl(path)["Roadmap"]
        styled = sheet["B1"] if name == "header" else sheet["B2"]
        assert styled.number_format == "mm-dd-yy", name


@pytest.mark.parametrize("hint", ["", "A1:", "everything", "A1:B2:C3"])
def test_a_hint_of_the_size_that_says_nothing_is_left(tmp_path: Path, hint: str) -> None:
    path = a_raw_workbook(tmp_path / "r.xlsx", a_sheet(ROWS, before=f'<dimension ref="{hint}"/>'))
    before = parts(path)
    sync(path, {"B2": a_text()}, table="A1:A2")
    assert f'<dimension ref="{hint}"/>'.encode() in parts(path)[SHEET]
    a_store(path).clear()
    assert parts(path) == before


def test_a_hint_of_the_columns_of_a_row_goes_where_it_would_lie(tmp_path: Path) -> None:
    rows = ROWS.replace('<row r="1"', '<row r="1" spans="1:9"').replace('<row r="2"', "<row r=\"2\" spans='1:1'")
    path = a_raw_workbook(tmp_path / "r.xlsx", a_sheet(rows))
    sync(path, {"B2": a_text()}, table="A1:A2")
    assert b'<row r="1" spans="1:9">' in parts(path)[SHEET]
    assert b'<row r="2">' in parts(path)[SHEET]


def test_our_rule_comes_after_the_rules_of_people(tmp_path: Path) -> None:
    path = a_raw_workbook(tmp_path / "r.xlsx", a_sheet(ROWS, after=THEIR_RULE))
    sync(path, {"B2": a_text()}, table="A1:A2")
    ranges = by_openpyxl(path)["Roadmap"].conditional_formatting
    assert [(str(each.sqref), [rule.priority for rule in each.rules]) for each in ranges] == [
        ("A1", [7]),
        ("A2:A1048576", [8]),
    ]
