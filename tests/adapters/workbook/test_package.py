"""The limits and the links of the package, each just within and just beyond."""

import zipfile
from pathlib import Path

import pytest

from sheetsync.adapters.office import container
from sheetsync.adapters.office.container import is_bomb, is_too_large, is_xml
from sheetsync.adapters.workbook import package
from sheetsync.adapters.workbook.package import Package
from sheetsync.errors import UnsafeError, UsageError
from tests.adapters.workbook.workbooks import a_workbook, edited, parts, write_parts

SHEET = "xl/worksheets/sheet1.xml"


def an_entry(size: int, packed: int = 1) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("xl/any.xml")
    entry.file_size, entry.compress_size = size, packed
    return entry


def opened(path: Path) -> Package:
    return Package(path, path.read_bytes())


def test_what_unpacks_to_far_more_than_any_workbook_is_a_bomb() -> None:
    assert not is_bomb([an_entry(container.MOST_INSIDE)])
    assert is_bomb([an_entry(container.MOST_INSIDE), an_entry(1)])
    assert not is_bomb([an_entry(0)] * container.MOST_PARTS)
    assert is_bomb([an_entry(0)] * (container.MOST_PARTS + 1))


def test_a_part_that_is_small_or_shrank_as_xml_does_is_read() -> None:
    packed = container.SMALL // container.MOST_RATIO + 1
    large = packed * container.MOST_RATIO
    assert not is_too_large(an_entry(container.SMALL, 1))
    assert is_too_large(an_entry(container.SMALL + 1, 1))
    assert not is_too_large(an_entry(large, packed))
    assert is_too_large(an_entry(large + 1, packed))
    assert is_too_large(an_entry(container.MOST_XML + 1, container.MOST_XML))
    assert is_too_large(an_entry(large, 0))


def test_one_part_that_is_read_again_and_again_is_read_within_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    size = len(parts(path)[SHEET])
    found = opened(path)
    read = found._read
    monkeypatch.setattr(package, "MOST_READ", read + 2 * size)

    assert found.read(SHEET) == found.read(SHEET) == parts(path)[SHEET]
    with pytest.raises(UnsafeError, match=rf"unpacks to far more than a workbook holds, at {SHEET}"):
        found.read(SHEET)


@pytest.mark.parametrize(("name", "reads"), [("a.XML", True), ("b.rels", True), ("c.vml", True), ("d.png", False)])
def test_what_is_xml_goes_by_the_ending_of_any_case(name: str, reads: bool) -> None:
    assert is_xml(name) is reads


def test_what_was_changed_and_taken_away_shows_in_names_and_links(tmp_path: Path) -> None:
    found = opened(a_workbook(tmp_path / "roadmap.xlsx"))
    before = found.names
    rels = found.rels_of(found.workbook_part)
    (tab,) = [each for each in found.relations(found.workbook_part) if each.type == "worksheet"]
    assert (tab.part, found.related(found.workbook_part, "worksheet")) == (SHEET, SHEET)
    assert found.related(found.workbook_part, "table") == ""

    found.changed["xl/new.xml"] = b"<new/>"
    found.changed[SHEET] = None
    found.changed["xl/workbook.xml"] = b"<other/>"
    assert found.names == [*(each for each in before if each != SHEET), "xl/new.xml"]
    assert found.original_names == frozenset(before)
    assert found.read("xl/new.xml") == b"<new/>"
    assert found.read("xl/workbook.xml") == b"<other/>"
    found.changed[rels] = None
    assert found.relations(found.workbook_part) == []


def test_a_link_to_outside_is_no_part(tmp_path: Path) -> None:
    link = '<Relationship Id="x" Type="a/out" Target="y" TargetMode="External"/><Relationship '
    path = edited(
        a_workbook(tmp_path / "roadmap.xlsx"),
        "xl/_rels/workbook.xml.rels",
        lambda text: text.replace("<Relationship ", link, 1),
    )

    assert "out" not in {each.type for each in opened(path).relations("xl/workbook.xml")}


@pytest.mark.parametrize("lock", ["~$roadmap.xlsx", ".~lock.roadmap.xlsx#"])
def test_a_file_that_is_open_elsewhere_is_not_written(tmp_path: Path, lock: str) -> None:
    found = opened(a_workbook(tmp_path / "roadmap.xlsx"))
    found.refuse_unwritable()
    (tmp_path / lock).touch()

    with pytest.raises(UnsafeError, match="open in another program"):
        found.refuse_unwritable()


def test_a_file_of_which_one_may_be_read_and_none_written_is_refused(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    found = opened(path)
    path.chmod(0o444)

    with pytest.raises(UnsafeError, match="read-only"):
        found.refuse_unwritable()


def test_a_signed_file_is_not_written(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    write_parts(path, parts(path) | {"_xmlsignatures/sig1.xml": b"<s/>"})

    with pytest.raises(UnsafeError, match="is signed"):
        opened(path).refuse_unwritable()


def test_what_is_no_workbook_is_told_from_one_that_may_not_be_read(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    content = parts(path)
    strict = b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'

    for changed, error, words in (
        ({"[Content_Types].xml": None}, UsageError, "a zip, but not a workbook"),
        ({"xl/workbook.xml": None}, UsageError, "a zip, but not a workbook"),
        (
            {"xl/workbook.xml": strict},
            UnsafeError,
            "Strict",
        ),
    ):
        kept = {name: each for name, each in {**content, **changed}.items() if each is not None}
        with pytest.raises(error, match=words):
            opened(write_parts(path, kept))


def test_a_part_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as file:
        file.writestr(SHEET, b"<worksheet/>")

    with pytest.raises(UnsafeError, match="holds a part twice"):
        opened(path)
