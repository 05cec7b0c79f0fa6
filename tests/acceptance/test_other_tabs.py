"""A team's other tabs: where the roadmap is named, they can be of any size and in any state."""

from pathlib import Path

import openpyxl

from tests.acceptance.command_line import CommandLine, assert_refused
from tests.adapters.workbook.books import rewritten

TAB = "SRE roadmap"


def with_data(path: Path) -> Path:
    """Add a tab to the demo's workbook, and break its part."""
    book = openpyxl.load_workbook(path)
    book.create_sheet("Data").append(["measured", 1])
    book.save(path)
    last = f"xl/worksheets/sheet{len(book.sheetnames)}.xml"
    return rewritten(path, lambda name, content: b"<broken" if name == last else content)


def test_a_tab_that_is_named_is_synced_whatever_the_others_hold(sheetsync: CommandLine, workbook: Path) -> None:
    with_data(workbook)
    assert_refused(sheetsync("check", workbook.name), 3, 'tab "Data"', "damaged")
    for command in (("check", "--fail-on", "never"), ("sync",), ("sync",), ("summary",)):
        done = sheetsync(*command, workbook.name, "--tab", TAB)
        assert (done.status, done.stderr) == (0, ""), command


def test_a_tab_that_is_not_there_is_told_with_those_that_are(sheetsync: CommandLine, workbook: Path) -> None:
    with_data(workbook)
    assert_refused(sheetsync("check", workbook.name, "--tab", "Roadmpa"), 2, "Roadmpa", TAB, "Data")
