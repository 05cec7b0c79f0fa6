"""A team's other tabs: where the roadmap is named, they can be of any size and in any state."""

import zipfile
from pathlib import Path

import openpyxl

from tests.acceptance.command_line import CommandLine, assert_refused
from tests.adapters.workbook.books import rewritten

TAB = "SRE roadmap"


def with_data(path: Path, said: str = "") -> Path:
    """Add a tab to the demo's workbook, and break its part, in which something is said."""
    book = openpyxl.load_workbook(path)
    book.create_sheet("Data").append(["measured", 1])
    book.save(path)
    last = f"xl/worksheets/sheet{len(book.sheetnames)}.xml"
    return rewritten(path, lambda name, content: f"<broken>{said}".encode() if name == last else content)


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a workbook."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_tab_that_is_named_is_synced_whatever_the_others_hold(sheetsync: CommandLine, workbook: Path) -> None:
    with_data(workbook)
    assert_refused(sheetsync("check", workbook.name), 3, 'tab "Data"', "damaged")
    for command in (("check", "--fail-on", "never"), ("sync",), ("sync",), ("summary",)):
        done = sheetsync(*command, workbook.name, "--tab", TAB)
        assert (done.status, done.stderr) == (0, ""), command


def test_clear_is_stopped_by_no_tab_without_a_column_of_ours(sheetsync: CommandLine, workbook: Path) -> None:
    with_data(workbook)
    before = parts(workbook)
    assert sheetsync("sync", workbook.name, "--tab", TAB).status == 0

    done = sheetsync("clear", workbook.name)

    assert (done.status, done.stderr) == (0, "")
    assert parts(workbook) == before
    assert sheetsync("clear", workbook.name).stdout.startswith("Nothing of ours")


def test_clear_names_a_tab_that_it_could_not_look_through(sheetsync: CommandLine, workbook: Path) -> None:
    with_data(workbook, "⚠ measured")
    assert sheetsync("sync", workbook.name, "--tab", TAB).status == 0

    done = sheetsync("clear", workbook.name)

    assert (done.status, done.stderr) == (0, "")
    assert "Cleared" in done.stdout
    assert 'can\'t be read and has no column of ours: "Data"' in done.stdout
    assert b"sheetsync" not in b"".join(parts(workbook).values())


def test_clear_is_stopped_by_damage_in_the_tab_of_our_column(sheetsync: CommandLine, workbook: Path) -> None:
    assert sheetsync("sync", workbook.name, "--tab", TAB).status == 0
    rewritten(workbook, lambda name, content: content[:-20] if b"sheetsync" in content else content)
    before = workbook.read_bytes()

    assert_refused(sheetsync("clear", workbook.name), 3, f'tab "{TAB}"', "damaged")
    assert workbook.read_bytes() == before


def test_a_tab_that_is_not_there_is_told_with_those_that_are(sheetsync: CommandLine, workbook: Path) -> None:
    with_data(workbook)
    assert_refused(sheetsync("check", workbook.name, "--tab", "Roadmpa"), 2, "Roadmpa", TAB, "Data")
