"""Tables of other formats: read as they are, and never written."""

import codecs
from datetime import date
from pathlib import Path

import pytest

from sheetsync.adapters.table import TableFile
from sheetsync.errors import UnsafeError, UsageError
from sheetsync.model.cell import CellError, CellRef
from sheetsync.model.plan import Plan
from tests.adapters.workbook.workbooks import never_again, write_parts

ROWS = [["Project", "Goal", "Due"], ["Bücher", "read; more, often", "007"], ["", "two\nlines", "2026-03-14"]]
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
WORDS = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def typed(separator: str, ends: str = "\n") -> str:
    """The rows as a file, every text in quotes."""
    return "".join(separator.join(f'"{text}"' for text in row) + ends for row in ROWS)


def shown(path: Path) -> list[list[str]]:
    grid, *_ = TableFile(path).read().tabs
    return [[cell.shown for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    "content",
    [
        typed(",").encode(),
        typed(";").encode(),
        typed("\t").encode(),
        typed("|").encode(),
        typed(",").replace('"Project"', "Project").encode(),
        typed(",").encode("utf-8-sig"),
        typed(";", "\r\n").encode("cp1252"),
        typed(",", "\r").encode(),
        typed("\t").encode("utf-16"),
        codecs.BOM_UTF16_BE + typed(",").encode("utf-16-be"),
        (typed(",") + "\n\n,,\n").encode(),
        typed(",").removesuffix("\n").encode(),
    ],
    ids=[
        "comma",
        "semicolon",
        "tab",
        "bar",
        "bare",
        "BOM",
        "cp1252",
        "old Mac",
        "UTF-16",
        "UTF-16 BE",
        "blanks",
        "no end",
    ],
)
def test_a_csv_is_read_whatever_wrote_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Team plan.csv"
    path.write_bytes(content)
    assert shown(path) == ROWS
    assert TableFile(path).read().tabs[0].tab == "Team plan"


def test_a_csv_of_one_column_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Project\nMake tacos, at last\nBake bread\n")
    assert [row[0] for row in shown(path)] == ["Project", "Make tacos, at last", "Bake bread"]


def test_texts_of_a_csv_stay_texts(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("a,b,c,d\n007,1e5,NaN,TRUE\n")
    assert [cell.value for cell in TableFile(path).read().tabs[0].rows[1]] == ["007", "1e5", "NaN", "TRUE"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("plan.csv", b"", "is empty"),
        ("plan.csv", b"a,b\n1,\0\n", "not a text file"),
        ("plan.csv", b"\xff\xfea", "not a text file"),
        ("plan.csv", b'a,"' + b"x" * 200_000, "can't be read as a table"),
        ("plan.csv", b"a," * 3_000, "more cells than any roadmap"),
        ("plan.ods", b"no zip", "is not what its name says"),
        ("plan.xls", b"Project,Goal\n", "is not what its name says"),
        ("plan.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is not what its name says"),
        ("plan.ods", b"PK\x03\x04", "is not what its name says"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UsageError, match=says) as refused:
        TableFile(path).read()
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".ods", ".xls", ".CSV"])
def test_another_format_is_not_written_and_says_what_to_do(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"plan{suffix}"
    path.write_text("Project,Goal\n")
    for act in (lambda: TableFile(path).apply(Plan("plan", ""), never_again), TableFile(path).clear):
        with pytest.raises(UsageError, match=r"save it as \.xlsx"):
            act()
    assert path.read_text() == "Project,Goal\n"


def an_ods(path: Path, rows: str) -> Path:
    """An OpenDocument spreadsheet of two tabs, typed by hand."""
    content = (
        f'<office:document-content xmlns:office="{OFFICE}" xmlns:table="{TABLE}" xmlns:text="{WORDS}"><office:body>'
        f'<office:spreadsheet><table:table table:name="Roadmap">{rows}</table:table><table:table table:name="Other"/>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = "application/vnd.oasis.opendocument.spreadsheet"
    files = {"mimetype": manifest, "META-INF/manifest.xml": "<manifest/>", "content.xml": content}
    return write_parts(path, {name: each.encode() for name, each in files.items()})


def ods_cell(kind: str, text: str, **attributes: str) -> str:
    more = "".join(f' office:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<table:table-cell office:value-type="{kind}"{more}><text:p>{text}</text:p></table:table-cell>'


def test_an_ods_is_read_with_its_types(tmp_path: Path) -> None:
    cells = [
        ods_cell("string", "007"),
        ods_cell("float", "7", value="7"),
        ods_cell("date", "14.03.26", date_value="2026-03-14"),
        ods_cell("boolean", "TRUE", boolean_value="true"),
        ods_cell("string", "#REF!"),
        "<table:table-cell/>",
    ]
    path = an_ods(tmp_path / "plan.ods", f"<table:table-row>{''.join(cells)}</table:table-row>")
    spreadsheet = TableFile(path).read()
    assert [each.tab for each in spreadsheet.tabs] == ["Roadmap", "Other"]
    values = [cell.value for cell in spreadsheet.tabs[0].rows[0]]
    assert values == ["007", 7, date(2026, 3, 14), True, CellError("#REF!")]
    assert spreadsheet.tabs[0].at(CellRef(1, 3)).shown == "2026-03-14"


BLANKS = '<table:table-cell table:number-columns-repeated="16384"/>'


@pytest.mark.parametrize(
    ("columns", "rows"), [(16_384, 1_048_576), (16_384, 1), (1, 1_048_576), (1_000, 100_000), (100, 100_000)]
)
def test_an_ods_that_repeats_itself_without_end_is_refused(tmp_path: Path, columns: int, rows: int) -> None:
    cell = ods_cell("string", "x").replace("-cell ", f'-cell table:number-columns-repeated="{columns}" ')
    path = an_ods(
        tmp_path / "plan.ods", f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    )
    with pytest.raises(UsageError, match="more cells than any roadmap"):
        TableFile(path).read()


def test_an_ods_may_go_on_to_the_edge_with_blanks(tmp_path: Path) -> None:
    first = f"<table:table-row>{ods_cell('string', 'Project')}{BLANKS}</table:table-row>"
    rest = f'<table:table-row table:number-rows-repeated="1048575">{BLANKS}</table:table-row>'
    assert shown(an_ods(tmp_path / "plan.ods", first + rest))[0] == ["Project"]


def test_an_ods_with_a_password_is_refused(tmp_path: Path) -> None:
    path = write_parts(
        tmp_path / "plan.ods", {"META-INF/manifest.xml": b"<m:encryption-data/>", "content.xml": b"\x8a\x1f"}
    )
    with pytest.raises(UsageError, match="protected by a password"):
        TableFile(path).read()


@pytest.mark.parametrize("content", [b" " * 20_000_000, b"<!DOCTYPE x><x/>", b"<x>" * 9_999, b"<x", b"", None])
def test_an_ods_that_attacks_its_reader_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = write_parts(
        tmp_path / "plan.ods",
        {"META-INF/manifest.xml": b"<m/>"} | ({} if content is None else {"content.xml": content}),
    )
    with pytest.raises((UsageError, UnsafeError), match=r": (save|open|ask) ") as refused:
        TableFile(path).read()
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("repeated", ["+300000", "9" * 5_000, "-1", "1e9", "\u0663\u0660\u0660\u0660\u0660\u0660"])
def test_a_row_that_repeats_as_nobody_can_count_is_damage(tmp_path: Path, repeated: str) -> None:
    cell = ods_cell("string", "far")
    rows = f'<table:table-row table:number-rows-repeated="{repeated}">{cell * 20}</table:table-row>'
    with pytest.raises(UnsafeError, match="how often a cell repeats"):
        TableFile(an_ods(tmp_path / "plan.ods", rows)).read()


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), b"\xd0\xcf\x11\xe0" * 4_000])
def test_a_native_reader_that_panics_is_told_as_what_it_is(
    tmp_path: Path, content: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.xls"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="is not what its name says"):
        TableFile(path).read()
    assert capfd.readouterr() == ("", "")
