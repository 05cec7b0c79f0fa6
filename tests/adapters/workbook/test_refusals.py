"""What is refused: with one sentence that says what, where and the next move, and the file untouched."""

import errno
import os
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.errors import AccessError, SheetsyncError, UnavailableError, UnsafeError, UsageError
from tests.adapters.workbook.workbooks import (
    MAIN,
    a_full_workbook,
    a_note,
    a_plan,
    a_raw_workbook,
    a_sheet,
    a_store,
    a_text,
    a_workbook,
    cells,
    edited,
    inline,
    never_again,
    parts,
    sync,
    the_grid,
    write_parts,
)

SHEET, WORKBOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


posix = pytest.mark.skipif(os.name != "posix", reason="asks for what Windows hasn't")


def assert_one_sentence(error: BaseException) -> None:
    text = str(error)
    assert "\n" not in text
    assert len(text) < 300
    assert ": " in text, "it says the next move"


def no_file(path: Path) -> None:
    """Nothing is made."""


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def bytes_of(content: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


def a_plain_zip(path: Path) -> None:
    write_parts(path, {"readme.txt": b"hello"})


def a_strict_workbook(path: Path) -> None:
    edited(a_workbook(path), WORKBOOK, lambda xml: xml.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"))


def a_bomb(path: Path) -> None:
    a_raw_workbook(path, a_sheet(" " * 20_000_000))


def a_bomb_of_many_parts(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for number in range(10_001):
            package.writestr(f"{number}", b"")


def a_document_type_in(part: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        edited(a_full_workbook(path), part, lambda xml: ENTITIES + xml[xml.index("?>") + 2 :].lstrip())

    return make


def entities_in_a_cell(path: Path) -> None:
    sheet = a_sheet(f'<row r="1">{inline("A1", "&b;")}</row>')
    a_raw_workbook(path, ENTITIES + sheet[sheet.index("?>") + 2 :].lstrip())


def a_truncated_workbook(path: Path) -> None:
    content = a_workbook(path).read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])


def a_part_twice(path: Path) -> None:
    a_workbook(path)
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(SHEET, a_sheet(f'<row r="1">{inline("A1", "other")}</row>'))


def a_tab_without_its_part(path: Path) -> None:
    a_workbook(path)
    write_parts(path, {name: each for name, each in parts(path).items() if name != SHEET})


def a_broken_part(path: Path) -> None:
    edited(a_workbook(path), SHEET, lambda xml: xml.replace("</sheetData>", ""))


def a_deep_part(path: Path) -> None:
    a_raw_workbook(path, a_sheet("", after="<x>" * 5_000 + "</x>" * 5_000))


def a_deep_string(path: Path) -> None:
    a_raw_workbook(path, a_sheet(""), strings="<sst><si>" + "<r>" * 5_000 + "</r>" * 5_000 + "</si></sst>")


def a_huge_file(path: Path) -> None:
    a_workbook(path)
    os.truncate(path, 201 * 1024 * 1024)


def a_binary_workbook(path: Path) -> None:
    a_workbook(path)
    content = parts(path)
    rels = content["_rels/.rels"].replace(b"xl/workbook.xml", b"xl/workbook.bin")
    write_parts(path, {**content, "_rels/.rels": rels, "xl/workbook.bin": b"\x83\x01"})


def a_value_in_the_last_cell(path: Path) -> None:
    a_raw_workbook(path, a_sheet(f'<row r="1048576">{inline("XFD1048576", "far")}</row>'))


def wide_rows(path: Path) -> None:
    rows = "".join(f'<row r="{row}">{inline(f"BXX{row}", "far")}</row>' for row in range(1, 2_001))
    a_raw_workbook(path, a_sheet(rows))


def assert_refused(path: Path, error: type[SheetsyncError], says: str) -> None:
    content = path.read_bytes() if path.is_file() else None
    for act in (a_store(path).read, a_store(path).clear):
        with pytest.raises(error, match=says) as refused:
            act()
        assert_one_sentence(refused.value)
    assert (path.read_bytes() if path.is_file() else None) == content
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (no_file, "there is no file"),
        (a_folder, "is a folder"),
        pytest.param(a_pipe, "not a file", marks=posix),
        (bytes_of(b""), "is empty"),
        (bytes_of(b"Project,Goal\n"), "is not a workbook"),
        (bytes_of(b"PK\x03\x04 and no more"), "is not a workbook"),
        (a_plain_zip, "not a workbook"),
        (a_truncated_workbook, "is not a workbook"),
        (a_huge_file, "larger than 200 MB"),
        (a_binary_workbook, "is a binary workbook"),
    ],
    ids=lambda each: getattr(each, "__name__", str(each)),
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, make: Callable[[Path], None], says: str) -> None:
    path = tmp_path / "roadmap.xlsx"
    make(path)
    assert_refused(path, UsageError, says)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (bytes_of(OLE + bytes(2_000)), "encrypted"),
        (a_strict_workbook, "Strict"),
        (a_bomb, "unpacks to far more"),
        (a_bomb_of_many_parts, "unpacks to far more"),
        (a_document_type_in(SHEET), "document type"),
        (a_document_type_in(WORKBOOK), "document type"),
        (a_document_type_in("xl/styles.xml"), "document type"),
        (a_document_type_in("xl/sharedStrings.xml"), "document type"),
        (a_document_type_in("xl/comments1.xml"), "document type"),
        (a_document_type_in("_rels/.rels"), "document type"),
        (entities_in_a_cell, "document type"),
        (a_part_twice, "a part twice"),
        (a_tab_without_its_part, "is damaged at xl/worksheets"),
        (a_broken_part, "is damaged"),
        (a_deep_part, "levels"),
        (a_deep_string, "levels"),
        (a_value_in_the_last_cell, "more cells than any roadmap"),
        (wide_rows, "more cells than any roadmap"),
    ],
    ids=lambda each: getattr(each, "__name__", str(each)),
)
def test_a_workbook_that_is_not_sound_is_refused(tmp_path: Path, make: Callable[[Path], None], says: str) -> None:
    path = tmp_path / "roadmap.xlsx"
    make(path)
    assert_refused(path, UnsafeError, says)


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="check the path") as refused:
        a_store(a_workbook(tmp_path / "roadmap.xlsx") / "more.xlsx").read()
    assert_one_sentence(refused.value)


def test_a_workbook_without_styles_is_read_and_not_written(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    edited(path, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace("relationships/styles", "relationships/other"))
    content = path.read_bytes()
    with pytest.raises(UnsafeError, match="has no styles") as refused:
        sync(path, {"E2": a_text()})
    assert_one_sentence(refused.value)
    assert path.read_bytes() == content


def lock_of_excel(path: Path) -> None:
    path.with_name(f"~${path.name}").write_bytes(b"Ana")


def lock_of_libreoffice(path: Path) -> None:
    path.with_name(f".~lock.{path.name}#").write_text(",ana,host;")


def change(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


@pytest.mark.parametrize(
    ("meanwhile", "says"),
    [
        (lock_of_excel, "open in another program"),
        (lock_of_libreoffice, "open in another program"),
        (change, "changed by somebody"),
        (Path.unlink, "moved or deleted"),
    ],
)
def test_what_happens_between_read_and_write_stops_the_write(
    tmp_path: Path, meanwhile: Callable[[Path], None], says: str
) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    store = a_store(path)
    plan = a_plan(store.read(), {"E2": a_text()})
    meanwhile(path)
    before = {each: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(UnsafeError, match=says) as refused:
        store.apply(plan, never_again)
    assert_one_sentence(refused.value)
    assert {each: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_another_tab_by_the_same_name_is_not_written_to(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    plan = a_plan(a_store(path).read(), {"E2": a_text()})
    content = a_workbook(path, [["Other"], ["rows"]]).read_bytes()
    with pytest.raises(UnsafeError, match="run again"):
        a_store(path).apply(plan, never_again)
    assert path.read_bytes() == content


def protect(path: Path) -> Path:
    return edited(path, SHEET, lambda xml: xml.replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>'))


def sign(path: Path) -> Path:
    return write_parts(path, {**parts(path), "_xmlsignatures/sig1.xml": b"<Signature/>"})


@pytest.mark.parametrize(("make", "says"), [(protect, "is protected"), (sign, "is signed")])
def test_a_protected_tab_and_a_signed_workbook_are_read_and_not_written(
    tmp_path: Path, make: Callable[[Path], Path], says: str
) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    sync(path, {"E2": a_text()})
    content = make(path).read_bytes()
    store = a_store(path)
    plan = a_plan(store.read(), {"E3": a_text(address="bbbb")}, notes=[a_note("A2")])
    for act in (lambda: store.apply(plan, never_again), store.clear):
        with pytest.raises(UnsafeError, match=says) as refused:
            act()
        assert_one_sentence(refused.value)
    assert path.read_bytes() == content


def test_a_tab_that_is_gone_stops_the_write(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    store = a_store(path)
    plan = a_plan(store.read(), {"E2": a_text()})
    gone = plan.__class__("Elsewhere\n", plan.revision, None, plan.edits)
    with pytest.raises(UnsafeError, match='the tab "Elsewhere" is gone') as refused:
        store.apply(gone, never_again)
    assert_one_sentence(refused.value)


def test_our_header_goes_over_nothing_of_people(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    content = path.read_bytes()
    with pytest.raises(UnsafeError, match="D1 is not free"):
        sync(path, {"D4": a_text()})
    assert path.read_bytes() == content


def test_a_formula_that_shows_our_text_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Roadmap")
        sheet.write_row(0, 0, ["Project", "Roadmap checks"])
        sheet.write_formula(1, 1, "=Other!A1", None, a_text())
        sheet.write_array_formula("B3:B4", "{=Other!A1:A2}", None, a_text(address="aaaa"))
        sheet.write_string(3, 1, a_text(address="bbbb"))
    content = path.read_bytes()
    store = a_store(path)
    written = store.apply(a_plan(store.read(), {"B2": "", "B3": "", "B4": ""}, table="A1:A4"), never_again)
    assert (written.gone, written.cleared) == (3, 0)
    assert a_store(path).clear().cleared == 0
    assert path.read_bytes() == content


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users reach too, unlike the one of pytest."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(stat.S_IRWXU)
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()


@contextmanager
def as_an_ordinary_user(folder: Path) -> Iterator[None]:
    """Go on as somebody who owns the folder and is not root: root may write whatever the permissions say."""
    # A whole run first: what Python loads for it, the other user may not be allowed to read.
    rehearsal = a_workbook(folder / "rehearsal.xlsx")
    sync(rehearsal, {"E2": a_text()})
    rehearsal.unlink()
    nobody = 65_534
    is_root = os.getuid() == 0
    if is_root:
        for each in (folder, *folder.iterdir()):
            os.chown(each, nobody, nobody)
        os.setresuid(nobody, nobody, 0)
    try:
        yield
    finally:
        if is_root:
            os.setresuid(0, 0, 0)


@posix
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_file_or_folder_is_read_and_not_written(open_folder: Path, what: str) -> None:
    path = a_workbook(open_folder / "roadmap.xlsx")
    content = path.read_bytes()
    with as_an_ordinary_user(open_folder):
        if what == "file":
            path.chmod(stat.S_IRUSR)
        else:
            open_folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
        store = a_store(path)
        plan = a_plan(store.read(), {"E2": a_text()})
        with pytest.raises(UnsafeError, match="read-only") as refused:
            store.apply(plan, never_again)
    assert_one_sentence(refused.value)
    assert path.read_bytes() == content


@posix
def test_a_file_that_may_not_be_read_is_an_error_of_access(open_folder: Path) -> None:
    path = a_workbook(open_folder / "roadmap.xlsx")
    path.chmod(0)
    with as_an_ordinary_user(open_folder), pytest.raises(AccessError, match="may not be read") as refused:
        a_store(path).read()
    assert_one_sentence(refused.value)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let the system refuse every file that grows beyond `size` bytes."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@posix
def test_a_disk_that_takes_half_of_the_file_leaves_it_as_it_was(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    content = path.read_bytes()
    with room_for(len(content) // 2), pytest.raises(UnavailableError, match="is as it was") as refused:
        sync(path, {"E2": a_text()})
    assert_one_sentence(refused.value)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, UnavailableError),
        (errno.EDQUOT, UnavailableError),
        (errno.EIO, UnavailableError),
        (errno.EROFS, UnsafeError),
    ],
    ids=errno.errorcode.get,
)
def test_a_disk_that_refuses_at_the_end_leaves_it_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[SheetsyncError]
) -> None:
    def full(_: int) -> None:
        raise OSError(number, os.strerror(number))

    path = a_workbook(tmp_path / "roadmap.xlsx")
    content = path.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(error) as refused:
        sync(path, {"E2": a_text()})
    assert_one_sentence(refused.value)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_person_saves_while_we_write_is_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    theirs = a_workbook(tmp_path / "theirs.xlsx", [["Project"], ["saved by a person"]]).read_bytes()
    fsync = os.fsync

    def slow(handle: int) -> None:
        fsync(handle)
        path.write_bytes(theirs)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(UnsafeError, match="changed by somebody"):
        sync(path, {"E2": a_text()})
    assert path.read_bytes() == theirs
    assert {each.name for each in tmp_path.iterdir()} == {"roadmap.xlsx", "theirs.xlsx"}


def test_a_run_with_nothing_to_write_sweeps_what_a_killed_one_left(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    left = tmp_path / ".roadmap.xlsx.sheetsync-0123abcd"
    left.write_bytes(path.read_bytes())
    os.utime(left, (0, 0))
    sync(path, {})
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    path.chmod(0o640)
    link = tmp_path / "link.xlsx"
    link.symlink_to(path)
    sync(link, {"E2": a_text()})
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert a_text() in {cell.shown for cell in cells(the_grid(path)).values()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all the examples of a property: each writes its file anew."""
    return tmp_path_factory.mktemp("examples")


@pytest.fixture(scope="module")
def sound(folder: Path) -> Path:
    return a_full_workbook(folder / "sound.xlsx")


@given(where=st.floats(0, 1, exclude_max=True), value=st.integers(0, 255), length=st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_bytes_that_went_bad_are_read_or_refused(
    folder: Path, sound: Path, where: float, value: int, length: int
) -> None:
    good = sound.read_bytes()
    at = int(where * len(good))
    content = good[:at] + bytes([value]) * length + good[at + length :]
    path = folder / "bad.xlsx"
    path.write_bytes(content)
    store = a_store(path)
    try:
        spreadsheet = store.read()
        if spreadsheet.tab("Roadmap"):
            store.apply(a_plan(spreadsheet, {"E2": a_text()}, notes=[a_note("C3")]), never_again)
    except SheetsyncError:
        assert path.read_bytes() == content


MARKUP = st.sampled_from(
    [
        "<row>",
        "</row>",
        "<row/>",
        '<row_r="x">',
        '<row_r="0">',
        "<c>",
        "</c>",
        "<c/>",
        '<c_r="B0">',
        '<c_r="9">',
        '<c_t="s">',
        '<c_s="9">',
        "<v>",
        "</v>",
        "<f/>",
        '<f_t="array"_ref="A1">',
        '<f_t="array"_ref="A1:XFD1048576">',
        "</f>",
        "<is>",
        "</is>",
        "<t>",
        "</t>",
        "<rPh>",
        "</rPh>",
        "1",
        "x",
        "&#10;",
        "<y/>",
        "</sheetData>",
        "<sheetData>",
        '<cols><col_min="x"_max="9"_hidden="1"/></cols>',
        '<mergeCells><mergeCell_ref="A"/></mergeCells>',
    ]
)


@given(st.lists(MARKUP, max_size=12).map("".join))
@settings(max_examples=100, deadline=None)
def test_markup_that_no_program_writes_is_read_or_refused(folder: Path, markup: str) -> None:
    path = a_raw_workbook(folder / "markup.xlsx", a_sheet(markup.replace("_", " ")))
    content = path.read_bytes()
    try:
        a_store(path).clear()
    except SheetsyncError:
        assert path.read_bytes() == content
