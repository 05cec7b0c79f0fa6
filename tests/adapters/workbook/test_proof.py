"""The proof refuses what was put anywhere but where it was meant, also where it leaves out what is as it was."""

from pathlib import Path

import pytest

from sheetsync.adapters.workbook import proof
from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.read import read_tabs
from sheetsync.adapters.workbook.xml_tree import Splice, spliced
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from tests.adapters.workbook.workbooks import a_raw_workbook, a_sheet, inline

TEXT = "a remark"
CELL = inline("B2", TEXT)
B2 = CellRef(2, 2)


def judged(path: Path, row: str, at: str, *, old: str = "", new: str = CELL, is_misled: bool = False) -> None:
    """Judge a splice of the second row, which replaces `old` right before `at`; the scan may have been misled there."""
    a_raw_workbook(path, a_sheet(f'<row r="1">{inline("A1", "Project")}</row><row r="2">{row}</row>'))
    package = Package(path, path.read_bytes())
    (tab,) = read_tabs(package, lambda _, __: True, "Roadmap checks")
    end = tab.source.index(at.encode(), tab.scanned.rows[2].start)
    if is_misled:
        tab.scanned.rows[2] = tab.scanned.rows[2]._replace(inner_end=end)
    splices = [Splice(end - len(old), end, new.encode())]
    package.changed[tab.part] = spliced(tab.source, splices)
    proof.of_tab(package, tab, splices, {B2: TEXT})


def test_a_cell_at_the_end_of_its_row_is_what_was_meant(tmp_path: Path) -> None:
    judged(tmp_path / "r.xlsx", inline("A2", "tacos"), "</row></sheetData>")


def test_a_cell_that_takes_the_place_of_its_own_is_what_was_meant(tmp_path: Path) -> None:
    before = inline("B2", "another remark")

    judged(tmp_path / "r.xlsx", inline("A2", "tacos") + before, "</row></sheetData>", old=before)


@pytest.mark.parametrize("hides", ["<!-- {} -->", "<?note {} ?>"])
def test_a_cell_that_lands_in_what_hides_it_is_refused(tmp_path: Path, hides: str) -> None:
    row = inline("A2", "tacos") + hides.format("here")

    with pytest.raises(UnsafeError, match="without harm"):
        judged(tmp_path / "r.xlsx", row, "here", is_misled=True)


@pytest.mark.parametrize(
    ("row", "at", "old", "new"),
    [
        pytest.param(
            inline("A2", "tacos") + CELL,
            CELL,
            "",
            '<c r="C2"><v>1</v></c>',
            id="a number before the cell that it is for",
        ),
        pytest.param(inline("A2", "tacos"), "acos", "t", "b", id="in a cell of people's"),
        pytest.param(inline("A2", "tacos"), "</row></sheetData>", "", inline("C2", TEXT), id="in another cell"),
        pytest.param(inline("A2", "tacos"), "</row></sheetData>", inline("A2", "tacos"), CELL, id="over people's"),
        pytest.param(inline("A2", "tacos"), "</row></sheetData>", "", inline("B2", "a rem"), id="another text"),
    ],
)
def test_a_splice_that_does_something_else_to_a_row_is_refused(
    tmp_path: Path, row: str, at: str, old: str, new: str
) -> None:
    with pytest.raises(UnsafeError, match="without harm"):
        judged(tmp_path / "r.xlsx", row, at, old=old, new=new)
