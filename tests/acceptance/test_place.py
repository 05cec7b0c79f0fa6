"""Where our column goes in a workbook: next to the table, seen, and over nothing that people drew or coloured."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.acceptance.bad_file import HEADERS, ROWS, a_workbook
from tests.acceptance.command_line import CommandLine

OURS = "Roadmap checks"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def gantt(book, sheet):
    """Bars without values, six weeks wide, right beside the table."""
    for row, (start, end) in enumerate([(7, 9), (8, 12), (10, 12)], start=1):
        for column in range(start, end + 1):
            sheet.write_blank(row, column, None, book.add_format({"bg_color": "#00B050"}))


def day_gantt(book, sheet):
    for column in range(7, 7 + 42):
        sheet.write_blank(1, column, None, book.add_format({"bg_color": "#00B050"}))


def chart_at(place, **options):
    def dress(book, sheet):
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Roadmap!$A$2:$A$4"})
        sheet.insert_chart(place, chart, options)

    return dress


def picture(book, sheet):
    sheet.insert_image("H2", "dot.png", {"image_data": io.BytesIO(PNG), "x_scale": 100, "y_scale": 50})


def button(book, sheet):
    sheet.insert_button("H3", {"caption": "Refresh", "width": 130})


def banded(book, sheet):
    """The rows of the table are coloured far beyond it, as people colour whole rows."""
    for row, colour in enumerate(("#1F3864", "#DDEBF7", "#FFFFFF", "#DDEBF7")):
        look = book.add_format({"bg_color": colour, "bottom": 1})
        for column in range(20):
            if column < len(HEADERS):
                sheet.write(row, column, ((HEADERS, *ROWS)[row])[column], look)
            else:
                sheet.write_blank(row, column, None, look)


def hidden_to_the_end(book, sheet):
    sheet.set_column(7, 16_383, None, None, {"hidden": True})


def grouped(book, sheet):
    sheet.set_column(7, 9, None, None, {"level": 1})


def validated(book, sheet):
    sheet.data_validation("H2:H9", {"validate": "list", "source": ["a", "b"]})


def coloured_by_a_rule_of_its_own(book, sheet):
    look = book.add_format({"bg_color": "#00B050"})
    sheet.conditional_format("H2:J9", {"type": "formula", "criteria": "=$A2>0", "format": look})


def coloured_by_a_rule_of_the_rows(book, sheet):
    look = book.add_format({"bg_color": "#00B050"})
    sheet.conditional_format("A2:Z9", {"type": "formula", "criteria": '=$E2="Done"', "format": look})


CASES = {
    "nothing": (None, "H"),
    "a Gantt chart of fills": (gantt, "N"),
    "a chart": (chart_at("H2"), "P"),
    "a chart below the table": (chart_at("A9"), "H"),
    "a picture": (picture, "J"),
    "a button": (button, "K"),
    "bands of colour": (banded, "H"),
    "a group of columns": (grouped, "K"),
    "a validation": (validated, "I"),
    "a conditional format": (coloured_by_a_rule_of_its_own, "K"),
    "a conditional format of the whole rows": (coloured_by_a_rule_of_the_rows, "H"),
    "a note on a blank cell": (lambda book, sheet: sheet.write_comment("H3", "ask Ana"), "I"),
    "a filter": (lambda book, sheet: sheet.autofilter("A1:I4"), "J"),
    "a print area that goes on": (lambda book, sheet: sheet.print_area("A1:K40"), "H"),
    "a sparkline": (lambda book, sheet: sheet.add_sparkline("H2", {"range": "Roadmap!A2:B2"}), "I"),
    "a merged title above": (lambda book, sheet: sheet.merge_range("H1:J1", ""), "K"),
    "two hidden columns": (lambda book, sheet: sheet.set_column(7, 8, None, None, {"hidden": True}), "J"),
}


def column_of_ours(path: Path) -> str:
    sheet = openpyxl.load_workbook(path)["Roadmap"]
    return next(cell.column_letter for row in sheet.iter_rows() for cell in row if cell.value == OURS)


def parts(path: Path) -> dict[str, bytes]:
    """Every part, without the optional hint `spans` of a row: it must not lie about one that got longer."""
    with zipfile.ZipFile(path) as book:
        return {name: re.sub(rb' spans="\d+:\d+"', b"", book.read(name)) for name in book.namelist()}


@pytest.mark.parametrize("case", CASES)
def test_our_column_stands_where_a_person_would_put_it_and_can_be_read_and_cleared(
    sheetsync: CommandLine, case: str
) -> None:
    dress, column = CASES[case]
    path = a_workbook(sheetsync.folder / "roadmap.xlsx", dress=dress)
    before = parts(path)

    synced = sheetsync("sync", path.name)

    assert (synced.status, column_of_ours(path)) == (0, column), synced.stderr
    assert sheetsync("check", path.name).status == 1
    again = sheetsync("sync", path.name, "--format", "json").report
    assert not any(again["written"][each] for each in ("placed", "changed", "cleared"))
    assert sheetsync("clear", path.name).status == 0
    assert parts(path) == before


@pytest.mark.parametrize(
    ("dress", "words"),
    [
        (
            hidden_to_the_end,
            "H is hidden, and none of the 16 columns behind it is free and visible; show column H again",
        ),
        (day_gantt, "H is coloured or bordered, and none of the 16 columns behind it is free and visible; insert an"),
    ],
)
def test_where_no_column_is_free_nothing_is_written_and_the_next_move_is_said(
    sheetsync: CommandLine, dress, words: str
) -> None:
    path = a_workbook(sheetsync.folder / "roadmap.xlsx", dress=dress)
    before = path.read_bytes()

    refused = sheetsync("sync", path.name)

    assert refused.status == 3
    assert words in refused.stderr
    assert "so nothing was written" in refused.stderr
    assert sheetsync("sync", path.name, "--dry-run").status == 3
    assert path.read_bytes() == before
    assert sheetsync("check", path.name).status == 1
    assert sheetsync("clear", path.name).status == 0


def test_nothing_that_is_anchored_over_our_column_is_stretched(sheetsync: CommandLine) -> None:
    """A chart above the table spans our column: its size is that of the columns below it."""

    def dress(book, sheet):
        chart_at("F1", object_position=1)(book, sheet)

    rows = [*[[]] * 16, HEADERS, *ROWS]
    path = a_workbook(sheetsync.folder / "roadmap.xlsx", rows, dress=dress)

    assert sheetsync("sync", path.name).status == 0

    assert column_of_ours(path) == "H"
    assert b"60.01" not in parts(path)["xl/worksheets/sheet1.xml"]


def test_our_column_gets_no_width_among_frozen_columns(sheetsync: CommandLine) -> None:
    path = a_workbook(sheetsync.folder / "roadmap.xlsx", dress=lambda book, sheet: sheet.freeze_panes(1, 9))

    assert sheetsync("sync", path.name).status == 0
    assert b"60.01" not in parts(path)["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("run", [(0, 25), (0, 7), (7, 25), (7, 7), (6, 8)])
def test_a_width_for_many_columns_is_split_and_made_one_again(sheetsync: CommandLine, run: tuple[int, int]) -> None:
    path = a_workbook(sheetsync.folder / "roadmap.xlsx", dress=lambda book, sheet: sheet.set_column(*run, 13))
    before = parts(path)

    assert sheetsync("sync", path.name).status == 0

    columns = re.findall(rb'<col +min="(\d+)" max="(\d+)" width="([\d.]+)"', parts(path)["xl/worksheets/sheet1.xml"])
    width = {column: each[2] for each in columns for column in range(int(each[0]), int(each[1]) + 1)}
    assert width[8] == (b"60.01" if run != (7, 7) else width[8])
    assert {each for column, each in width.items() if column != 8} <= {b"13.7109375"}
    assert len(width) == run[1] - run[0] + 1
    assert sheetsync("clear", path.name).status == 0
    assert parts(path) == before


def stand_badly(path: Path, column: int, dress) -> Path:
    """A workbook as an earlier version left it: our column at a bad place, with an answer in it."""
    rows = [[*row, *[""] * (column - 1 - len(row))] for row in (HEADERS, *ROWS)]
    rows[0].append(OURS)

    def with_an_answer(book, sheet):
        dress(book, sheet)
        sheet.write(1, column - 1, "ok: the vendor decides")

    return a_workbook(path, rows, dress=with_an_answer)


@pytest.mark.parametrize(
    ("column", "dress", "what"),
    [
        (9, gantt, "Our column I stands among coloured cells"),
        (9, chart_at("H2"), "Our column I lies under a chart, a picture or a shape"),
        (9, grouped, "Our column I belongs to a group that can be folded away"),
        (2001, hidden_to_the_end, "Our column BXY is hidden"),
    ],
)
def test_a_column_that_stands_badly_stays_is_told_and_moves(sheetsync: CommandLine, column, dress, what: str) -> None:
    path = stand_badly(sheetsync.folder / "roadmap.xlsx", column, dress)
    letter = openpyxl.utils.get_column_letter(column)

    for command in ("check", "sync"):
        done = sheetsync(command, path.name)
        assert done.status == (1 if command == "check" else 0), done.stderr
        assert f"{what}: `sheetsync sync --move-column` takes it to a better place" in " ".join(done.stdout.split())
    assert column_of_ours(path) == letter

    moved = sheetsync("sync", path.name, "--move-column")

    if dress is hidden_to_the_end:
        assert (moved.status, column_of_ours(path)) == (3, letter)
        assert sheetsync("clear", path.name).status == 0
        return
    assert moved.status == 0, moved.stderr
    new = column_of_ours(path)
    assert f"Our column moved from {letter} to {new}, with all that stands in it." in " ".join(moved.stdout.split())
    sheet = openpyxl.load_workbook(path)["Roadmap"]
    assert sheet[f"{new}2"].value == "ok: the vendor decides"
    below = [sheet[f"{new}{row}"].value or "⚠ " for row in range(3, 6)]
    assert all(each.startswith("⚠ ") for each in below)
    assert all(sheet[f"{letter}{row}"].value is None for row in range(1, 6))
    again = sheetsync("sync", path.name, "--move-column", "--format", "json").report
    assert not any(again["written"][each] for each in ("placed", "changed", "cleared"))
    assert what not in sheetsync("check", path.name).stdout


def test_moving_shows_in_a_dry_run_and_refuses_what_is_no_text(sheetsync: CommandLine) -> None:
    path = stand_badly(sheetsync.folder / "roadmap.xlsx", 9, gantt)
    assert sheetsync("sync", path.name).status == 0
    before = path.read_bytes()

    assert "Our column I1 would move to N1" in sheetsync("sync", path.name, "--move-column", "--dry-run").stdout
    assert path.read_bytes() == before
    book = openpyxl.load_workbook(path)
    book["Roadmap"]["I4"] = 17
    book.save(path)

    refused = sheetsync("sync", path.name, "--move-column")
    assert refused.status == 3
    assert "I4 in our column holds more than a text" in refused.stderr


LOCKS = {
    "a password to modify": b'<fileSharing userName="Ana" reservationPassword="CC1A"/>',
    "opening it read-only": b'<fileSharing readOnlyRecommended="1"/>',
}


@pytest.mark.parametrize("lock", LOCKS)
def test_what_people_locked_is_left_alone(sheetsync: CommandLine, lock: str) -> None:
    path = a_workbook(sheetsync.folder / "roadmap.xlsx")

    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"<workbookPr", LOCKS[lock] + b"<workbookPr") if name == "xl/workbook.xml" else part

    rewrite(path, change)
    refused_and_unchanged(sheetsync, path, lock)


def test_a_workbook_that_is_final_is_left_alone(sheetsync: CommandLine) -> None:
    path = a_workbook(
        sheetsync.folder / "roadmap.xlsx",
        dress=lambda book, sheet: book.set_custom_property("_MarkAsFinal", value=True),
    )
    refused_and_unchanged(sheetsync, path, "marked as final")


def test_a_workbook_that_is_shared_the_old_way_is_left_alone(sheetsync: CommandLine) -> None:
    path = a_workbook(sheetsync.folder / "roadmap.xlsx")
    link = (
        b'<Relationship Id="rIdLog" Target="revisions/revisionHeaders.xml" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/revisionHeaders"/></Relationships>'
    )

    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"</Relationships>", link) if name == "xl/_rels/workbook.xml.rels" else part

    rewrite(path, change)
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("xl/revisions/revisionHeaders.xml", "<headers/>")
    refused_and_unchanged(sheetsync, path, "shared")


def rewrite(path: Path, change) -> None:
    before = parts(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in before.items():
            book.writestr(name, change(name, part))


def refused_and_unchanged(sheetsync: CommandLine, path: Path, words: str) -> None:
    for command in ("sync", "clear"):
        if command == "clear":
            with_our_column(sheetsync, path)
        before = path.read_bytes()

        refused = sheetsync(command, path.name)

        assert refused.status == 3, refused.stderr
        assert words in refused.stderr
        assert "nothing was written" in refused.stderr
        assert path.read_bytes() == before
    assert sheetsync("check", path.name).status == 1
    assert words in sheetsync("doctor", path.name).stdout + sheetsync("doctor", path.name).stderr


def with_our_column(sheetsync: CommandLine, path: Path) -> None:
    """Let our column stand in a workbook that was locked after that."""
    open_one = sheetsync.folder / "open.xlsx"
    lock = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml"}
    locked = parts(path)
    a_workbook(open_one)
    assert sheetsync("sync", open_one.name).status == 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        synced = parts(open_one)
        for name in locked.keys() | synced.keys():
            book.writestr(name, locked[name] if name in lock or name not in synced else synced[name])
