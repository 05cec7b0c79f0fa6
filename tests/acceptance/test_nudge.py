"""Owners hear of their rows, as a person meets it: on the command line, with a mail server that is there."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sheetsync.model.sending import Security
from tests.acceptance.command_line import CommandLine, assert_refused, seen
from tests.adapters.test_outbox_smtp import Mailbox, authority, mailbox, serve  # noqa: F401 - fixtures

MONDAYS = [f"2026-11-{day:02}T09:00:00Z" for day in (2, 9, 16, 23, 30)]
ROWS = [
    ["Project", "User-centric Goal", "Deliverables", "Deliverable Status", "Owner", "End", "Notes"],
    ["Make tacos", "feed the family on a weeknight", "buy shells", "almost", "Ana", "2026-12-01", ""],
    ["", "", "cook food", "At risk", "Ben", "2026-12-02", ""],
    ["", "", "wash up", "In progress", "Chen", "2026-12-03", ""],
]
CONFIGURATION = """
[sheet]
location = "tacos.xlsx"

[send]
server = "127.0.0.1"
port = {port}
security = "none"
sender = "Roadmap <roadmap@example.org>"
"""
PEOPLE = """
[[people]]
name = "Ana"
address = "ana@example.org"

[[people]]
name = "Ben"
address = "ben@example.org"

[nudge]
lead = "Ana"
"""


@pytest.fixture
def tacos(sheetsync: CommandLine) -> Path:
    """A little workbook, and whom it is about."""
    path = sheetsync.folder / "tacos.xlsx"
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)
    return path


def configure(folder: Path, port: int = 9, more: str = PEOPLE) -> None:
    (folder / "sheetsync.toml").write_text(CONFIGURATION.format(port=port) + more, encoding="utf-8")


def mails(mailbox: Mailbox) -> list[tuple[str, str]]:  # noqa: F811 - the fixture
    """To whom mails went, and the lines of the sheet that they name."""
    return [
        (to, " ".join(name for name in ("buy shells", "cook food", "wash up") if name in each.get_content()))
        for _, (to,), each in mailbox.mails
    ]


def test_each_owner_hears_of_their_own_rows_and_no_more_than_three_times(
    sheetsync: CommandLine,
    tacos: Path,
    serve: Any,  # noqa: F811 - the fixture
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    configure(tacos.parent, serve(Security.NONE).port)

    for week, monday in enumerate(MONDAYS):
        if week == 1:
            book = openpyxl.load_workbook(tacos)
            book.active["G3"] = "a second stove would help"
            book.save(tacos)
        sheetsync("sync", SHEETSYNC_NOW=monday)
        assert sheetsync("nudge", SHEETSYNC_NOW=monday).status == 0
    assert "Nobody hears of their rows today" in sheetsync("nudge", SHEETSYNC_NOW=MONDAYS[-1]).stdout

    agenda = sheetsync("agenda", SHEETSYNC_NOW=MONDAYS[-1]).stdout
    assert re.search(r"Their owners were told three times\n=+\n- D2 buy shells: .*\"almost\"", agenda)

    assert set(mails(mailbox)) == {("ana@example.org", "buy shells"), ("ben@example.org", "cook food")}
    texts = [each.get_content() for _, _, each in mailbox.mails]
    assert sum('know "almost"' in each for each in texts) == 3
    assert sum("What would help?" in each for each in texts) == 1, "it was mended"
    assert ["Chen" in each for each in texts].count(True) == 1, "an owner whom nobody knows is told once, to the lead"
    assert "@" not in (tacos.parent / "history" / "sent" / "deliveries.jsonl").read_text()


def test_an_address_that_is_dead_stops_nobody_else(
    sheetsync: CommandLine,
    tacos: Path,
    serve: Any,  # noqa: F811 - the fixture
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    configure(tacos.parent, serve(Security.NONE).port)
    mailbox.answers = {"ana@example.org": "550 nobody is here"}
    sheetsync("sync")

    done = sheetsync("nudge")

    assert done.status == 4
    assert "ana@example.org" in done.stderr
    assert mails(mailbox) == [("ben@example.org", "cook food")]


def test_a_mail_whose_answer_was_lost_is_told_and_never_repeated(
    sheetsync: CommandLine,
    tacos: Path,
    serve: Any,  # noqa: F811 - the fixture
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    configure(tacos.parent, serve(Security.NONE).port)
    mailbox.dies = True
    sheetsync("sync")
    lost = sheetsync("nudge")
    mailbox.dies = False
    again = sheetsync("nudge")

    assert (lost.status, again.status) == (4, 0)
    assert again.stderr.count("may have been told") == 2
    assert sorted(mails(mailbox)) == [("ana@example.org", "buy shells"), ("ben@example.org", "cook food")]


@pytest.mark.parametrize("word", ["ok: mute", "OK:  Mute", "ok until 2026-12-31: mute"])
def test_who_types_the_word_over_a_remark_of_theirs_hears_nothing(
    sheetsync: CommandLine, tacos: Path, word: str
) -> None:
    configure(tacos.parent)
    sheetsync("sync")
    book = openpyxl.load_workbook(tacos)
    own = next(cell for cell in book.active[3] if str(cell.value).startswith("⚠"))
    own.value = word
    book.save(tacos)
    sheetsync("sync")

    done = sheetsync("nudge", "--dry-run")

    assert "To Ana" in done.stdout
    assert "To Ben" not in done.stdout
    assert "Ben asked for silence" in done.stderr


def test_a_dry_run_prints_every_message_and_leaves_all_as_it_is(sheetsync: CommandLine, tacos: Path) -> None:
    configure(tacos.parent)
    sheetsync("sync")
    before = seen(tacos.parent)

    done = sheetsync("nudge", "--dry-run")

    assert done.status == 0
    assert re.findall(r"^To (\w+) by mail \((.+?)\): ", done.stdout, re.MULTILINE) == [
        ("Ana", "ana@example.org"),
        ("Ben", "ben@example.org"),
    ]
    assert '[Deliverable Status] I don\'t know "almost"' in done.stdout
    assert "D2" in done.stdout
    assert seen(tacos.parent) == before


def test_nobody_hears_on_a_day_that_the_team_did_not_choose(sheetsync: CommandLine, tacos: Path) -> None:
    configure(tacos.parent, more=PEOPLE + 'days = ["tuesday"]\n')
    sheetsync("sync", SHEETSYNC_NOW=MONDAYS[0])

    monday = sheetsync("nudge", "--dry-run", SHEETSYNC_NOW=MONDAYS[0])
    tuesday = sheetsync("nudge", "--dry-run", SHEETSYNC_NOW="2026-11-03T09:00:00Z")

    assert "0 people would hear" in monday.stdout
    assert "nobody is told on a Monday" in monday.stderr
    assert "nobody is told" not in tuesday.stderr
    assert "2 people would hear" in tuesday.stdout


def test_where_nobody_is_listed_or_nothing_is_remembered_it_says_what_is_missing(
    sheetsync: CommandLine, tacos: Path
) -> None:
    assert_refused(sheetsync("nudge", "tacos.xlsx"), 2, "add [[people]]")
    configure(tacos.parent)
    assert "nobody would" not in sheetsync("nudge", "--dry-run").stdout


def test_nobody_is_asked_who_looks_after_anothers_row(sheetsync: CommandLine, tacos: Path) -> None:
    book = openpyxl.load_workbook(tacos)
    book.active["E4"] = None
    book.save(tacos)
    configure(tacos.parent)
    sheetsync("sync")
    assert "Who is looking after this?" in openpyxl.load_workbook(tacos).active["H4"].value

    asked = sheetsync("nudge", "--dry-run").stdout

    assert "buy shells" in asked
    assert "wash up" not in asked


def test_an_answer_that_nobody_understood_is_one_thing_however_often_it_is_typed(
    sheetsync: CommandLine,
    tacos: Path,
    serve: Any,  # noqa: F811 - the fixture
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    configure(tacos.parent, serve(Security.NONE).port)
    sheetsync("sync", SHEETSYNC_NOW=MONDAYS[0])

    for monday, status in zip(MONDAYS, ["almost", None, "soonish", "At risk", "hopefully"], strict=True):
        book = openpyxl.load_workbook(tacos)
        book.active["D2"], book.active["H2"] = status, "ok"
        book.save(tacos)
        sheetsync("sync", SHEETSYNC_NOW=monday)
        sheetsync("nudge", SHEETSYNC_NOW=monday)

    asked = [to for _, (to,), each in mailbox.mails if "To acknowledge this, write ok: and why" in each.get_content()]
    assert asked == ["ana@example.org"] * 3
