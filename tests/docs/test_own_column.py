"""The page that says who owns what in our column: each of its rows is played on a workbook."""

from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from tests.acceptance.bad_file import a_workbook
from tests.acceptance.command_line import CommandLine
from tests.docs.page import DOCS, table

HEADERS = ("Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status", "Owner", "End")
PROJECT = ("Make tacos", "family members", "feed the family cheaply on a weeknight")
WORK = ("buy shells", "cook food that they like", "set the table", "do the dishes")
OURS = 8
ROW = 3
ANSWER = "ok: the vendor decides"

Seen = tuple[str, str, str]
"""What stood in the cell before the last sync, after it, and after clear."""


class Played:
    """A roadmap with two lines that are overdue, and so have a remark; it was synced once, and is remembered."""

    def __init__(self, folder: Path) -> None:
        ends = {ROW - 2: "2020-01-10", ROW - 1: "2020-01-10"}
        rows = [
            (*(PROJECT if not at else ("", "", "")), work, "", "Ana", ends.get(at, "")) for at, work in enumerate(WORK)
        ]
        self.path = a_workbook(folder / "roadmap.xlsx", (HEADERS, *rows))
        self.run = CommandLine(folder)
        self.sync()

    def sync(self) -> None:
        assert self.run("sync", self.path, "--history", "history", "--quiet").status == 0

    def clear(self) -> None:
        assert self.run("clear", self.path).status == 0

    def cell(self, column: int = OURS, row: int = ROW) -> str:
        return str(openpyxl.load_workbook(self.path).active.cell(row, column).value or "")

    def type(self, text: str, column: int = OURS) -> None:
        book = openpyxl.load_workbook(self.path)
        book.active.cell(ROW, column).value = text
        book.save(self.path)

    def typed(self, text: str) -> Seen:
        """A person types into our cell of the row; then come a sync and a clear."""
        self.type(text)
        self.sync()
        synced = self.cell()
        self.clear()
        return text, synced, self.cell()


def stays(seen: Seen) -> bool:
    return seen[1] == seen[0]


def goes(seen: Seen) -> bool:
    return seen[1] == ""


def is_answered(seen: Seen) -> bool:
    return seen[1].startswith(f"{seen[0]} ⟪") and seen[1].endswith("⟫")


def is_agreed(seen: Seen) -> bool:
    return seen[1].startswith(f"{seen[0]} ⟪Agreed: “Dome” is “Done” now.")


def a_remark(sheet: Played) -> Seen:
    return sheet.typed(sheet.cell())


def a_mended_row(sheet: Played) -> Seen:
    remark = sheet.cell()
    sheet.type("Done", column=5)
    return sheet.typed(remark)


def a_changed_remark(sheet: Played) -> Seen:
    return sheet.typed(sheet.cell().replace("new status", "new state"))


def an_answer_with_our_part(sheet: Played) -> Seen:
    sheet.type(ANSWER)
    sheet.sync()
    return sheet.typed(sheet.cell())


def agreed(sheet: Played) -> Seen:
    sheet.type("Dome", column=5)
    sheet.type("2030-01-10", column=7)
    sheet.sync()
    seen = sheet.typed("yes")
    assert sheet.cell(column=5) == "Done"
    return seen


def a_changed_part(sheet: Played) -> Seen:
    sheet.type(ANSWER)
    sheet.sync()
    return sheet.typed(sheet.cell().replace("Counts", "Count"))


PLAYS: Mapping[str, tuple[Callable[[Played], Seen], Callable[[Seen], bool], Callable[[Seen], str]]] = {
    "a remark": (a_remark, stays, lambda _: ""),
    "a remark whose row was mended": (a_mended_row, goes, lambda _: ""),
    "a remark in which a letter was changed": (a_changed_remark, stays, lambda seen: seen[0]),
    "an answer: `ok: the vendor decides`": (lambda sheet: sheet.typed(ANSWER), is_answered, lambda seen: seen[0]),
    "a near miss: `ok`, `won't fix`, `ok until Friday: x`": (
        lambda sheet: sheet.typed("ok until Friday: x"),
        is_answered,
        lambda seen: seen[0],
    ),
    "an answer with our part: `ok: the vendor decides ⟪…⟫`": (an_answer_with_our_part, stays, lambda _: ANSWER),
    "an answer in whose part of ours a letter was changed": (a_changed_part, is_answered, lambda seen: seen[0]),
    "`yes` over a remark that proposes something": (agreed, is_agreed, lambda seen: seen[0]),
    "any other words": (lambda sheet: sheet.typed("ask Ana"), stays, lambda seen: seen[0]),
    "a formula": (lambda sheet: sheet.typed('="ok: "&A2'), stays, lambda seen: seen[0]),
}
"""By the words of the page: what people do, what sync does then, and what clear leaves."""

SYNC = {
    stays: ("stays", "stays while it is true", "stays while it is true, else our part is written anew"),
    goes: ("goes",),
    is_agreed: ("what was proposed is typed into its cell; stays, and our part stands behind it",),
    is_answered: ("stays, and our part stands behind it",),
}
ELSEWHERE = ("the header", "a colour, a comment, a note of a person's")
ROWS = table(DOCS / "promise.md", "who owns what")[1:]


def test_every_row_of_the_page_is_played_and_no_other() -> None:
    assert [row[0] for row in ROWS if row[0] not in ELSEWHERE] == list(PLAYS)


@pytest.mark.parametrize("row", [row for row in ROWS if row[0] in PLAYS], ids=lambda row: row[0])
def test_the_page_says_what_sync_and_clear_do(row: list[str], tmp_path: Path) -> None:
    play, expected, left = PLAYS[row[0]]

    seen = play(Played(tmp_path))

    assert row[2] in SYNC[expected]
    assert expected(seen), seen
    assert seen[2] == left(seen)
    # What the page calls ours goes as a whole, what it calls a person's stays to the letter.
    assert (seen[2] == "") is (row[1] == "ours")
    assert row[3] == {"": "goes", ANSWER: "the words stay, our part goes"}.get(seen[2], "stays") or row[3] == "stays"


def test_our_header_goes_with_the_last_word_below_it(tmp_path: Path) -> None:
    sheet = Played(tmp_path)
    sheet.type("ask Ana")
    sheet.sync()

    sheet.clear()
    assert sheet.cell(row=1) == "Roadmap checks"

    sheet.type("")
    sheet.sync()
    sheet.clear()
    assert sheet.cell(row=1) == ""


def test_a_persons_comment_and_colour_stay(tmp_path: Path) -> None:
    sheet = Played(tmp_path)
    book = openpyxl.load_workbook(sheet.path)
    cell = book.active.cell(ROW, OURS)
    cell.fill = openpyxl.styles.PatternFill("solid", fgColor="FF00FF00")
    cell.comment = openpyxl.comments.Comment("Ana looks", "Ana")
    book.save(sheet.path)

    sheet.sync()
    sheet.clear()

    cell = openpyxl.load_workbook(sheet.path).active.cell(ROW, OURS)
    assert (cell.fill.fgColor.rgb, cell.comment.text) == ("FF00FF00", "Ana looks")


def test_the_other_commands_write_nothing_into_the_sheet(tmp_path: Path) -> None:
    sheet = Played(tmp_path)
    sheet.type("ok")
    before = sheet.path.read_bytes()

    for words in (["check"], ["summary"], ["agenda"], ["init", "--yes"]):
        sheet.run(words[0], sheet.path, *words[1:])
        assert sheet.path.read_bytes() == before, words
