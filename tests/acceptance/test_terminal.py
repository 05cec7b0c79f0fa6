"""What a person at a terminal sees, what a script gets, and what is loaded for it."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.acceptance.bad_file import HEADERS, ROWS, a_workbook
from tests.acceptance.command_line import CommandLine

ANSI = re.compile(r"\x1b\[")


def on_a_terminal(command: CommandLine, *arguments: str, **environment: str) -> str:
    """What a person sees who runs the command at a terminal."""
    ours, its = os.openpty()
    try:
        subprocess.run(
            [sys.executable, "-m", "sheetsync", *arguments],
            cwd=command.folder,
            env=command.environment | {"TERM": "xterm"} | environment,
            stdin=subprocess.DEVNULL,
            stdout=its,
            stderr=subprocess.PIPE,
            timeout=900,
            check=False,
        )
        return os.read(ours, 1_000_000).decode()
    finally:
        os.close(its)
        os.close(ours)


def test_a_terminal_gets_colour(sheetsync: CommandLine, small: str) -> None:
    assert ANSI.search(on_a_terminal(sheetsync, "check", "-q", small))


def test_a_terminal_gets_no_colour_against_no_color(sheetsync: CommandLine, small: str) -> None:
    shown = on_a_terminal(sheetsync, "check", "-q", small, NO_COLOR="1")
    assert "1 error" in shown
    assert not ANSI.search(shown)


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["check", "--verbose"], ["sync", "--dry-run"], ["sync"], ["summary"], ["rules"], ["--help"]],
)
def test_a_pipe_gets_no_colour_and_no_progress(sheetsync: CommandLine, small: str, arguments: Sequence[str]) -> None:
    outcome = sheetsync(*arguments, *(() if arguments[0] in ("rules", "--help") else (small,)))
    assert outcome.stdout
    assert outcome.stderr == ""
    assert not ANSI.search(outcome.stdout)
    assert "\r" not in outcome.stdout


def test_the_terminal_tells_each_finding_once_by_project_and_ends_with_the_counts(
    sheetsync: CommandLine, workbook: Path
) -> None:
    lines = sheetsync("check", workbook.name).stdout.splitlines()
    told = [each.split()[:3] for each in lines if re.match(r"  \S+ +(error|warning|hint) ", each)]
    assert len(told) == len({tuple(each) for each in told}) == 17
    group = lines[lines.index("Capacity plan for the holidays") + 1 :]
    assert group[0].split()[:3] == ["J19", "warning", "risk-without-note"]
    assert "Load test checkout at twice the expected peak" in group[0]
    end = lines[lines.index("", lines.index("Capacity plan for the holidays")) + 1 :]
    assert "4 errors and 14 warnings in 37 lines and 1 row without work in 11 projects" in " ".join(end)


def test_a_second_run_in_which_nothing_happened_is_three_lines(sheetsync: CommandLine, workbook: Path) -> None:
    arguments = ("sync", workbook.name, "--history", "history")
    assert "status-missing" in sheetsync(*arguments).stdout
    said = sheetsync(*arguments).stdout.splitlines()
    assert len(said) == 3, said
    assert said[0].startswith("Nothing new since 2026-11-02: 4 errors and 14 warnings in 37 lines of roadmap; --all")
    assert said[1:] == [
        "Nothing was written: the remarks in the sheet were right already.",
        "Summary: summary/summary.html, summary/summary.md",
    ]


def test_the_end_says_what_is_new_and_what_is_solved_since_the_last_run(sheetsync: CommandLine) -> None:
    a_workbook(sheetsync.folder / "sheet.xlsx", [HEADERS, *ROWS])
    arguments = ("sync", "sheet.xlsx", "--history", "history")
    sheetsync(*arguments)
    mended = [[*row[:4], row[4] or "In progress", "" if row[4] == "At risk" else row[5], row[6]] for row in ROWS]
    a_workbook(sheetsync.folder / "sheet.xlsx", [HEADERS, *mended])
    assert "Since 2026-11-02: 1 new, 1 solved." in " ".join(sheetsync(*arguments).stdout.split())


def test_quiet_says_the_counts_and_the_errors_only(sheetsync: CommandLine, small: str) -> None:
    said = sheetsync("check", "--quiet", small).stdout
    assert said.splitlines()[-1].startswith("1 error, 2 warnings")
    assert "C4" in said
    assert "E3" not in said


def test_verbose_says_how_the_sheet_was_understood(sheetsync: CommandLine, workbook: Path) -> None:
    plain, verbose = (sheetsync("check", workbook.name, *more).stdout for more in ((), ("--verbose",)))
    for said in ("The headers are in row 3.", "C   User-centric Goal   goal", "2026-10-12 to 2026-11-20"):
        assert said in verbose
    assert "The headers are" not in plain


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check"], 1),
        (["check", "--fail-on", "never"], 0),
        (["check", "--fail-on", "hint"], 1),
        (["sync"], 0),
        (["sync", "--fail-on", "error"], 1),
        (["sync", "--dry-run", "--fail-on", "error"], 1),
    ],
)
def test_the_exit_status_follows_fail_on(
    sheetsync: CommandLine, small: str, arguments: Sequence[str], status: int
) -> None:
    assert sheetsync(*arguments, small).status == status


def test_warnings_alone_fail_only_whom_they_were_to_fail(sheetsync: CommandLine) -> None:
    a_workbook(sheetsync.folder / "warned.xlsx", [HEADERS, *ROWS[:2]])
    assert sheetsync("check", "warned.xlsx").status == 0
    assert sheetsync("check", "warned.xlsx", "--fail-on", "warning").status == 1


def test_a_dry_run_shows_the_plan_as_a_diff_and_writes_nothing(sheetsync: CommandLine, small: str) -> None:
    before = (sheetsync.folder / small).read_bytes()
    outcome = sheetsync("sync", "--dry-run", small)
    assert (outcome.status, outcome.stderr) == (0, "")
    lines = outcome.stdout.splitlines()
    assert [each for each in lines if each.startswith("@@")] == [
        "@@ H4 @@ Make dessert | family members | serve cheesecake",
    ]
    assert sum(each.startswith("+ ⚠ [") for each in lines) == 1
    assert [each.name for each in sheetsync.folder.iterdir()] == [small]
    assert (sheetsync.folder / small).read_bytes() == before


def test_a_dry_run_after_a_sync_has_nothing_to_show(sheetsync: CommandLine, small: str) -> None:
    sheetsync("sync", small)
    outcome = sheetsync("sync", "--dry-run", small)
    assert outcome.status == 0
    assert not [each for each in outcome.stdout.splitlines() if each.startswith(("@@", "+", "-"))]


def loaded_by(command: CommandLine, *arguments: str) -> set[str]:
    """The packages that a command imports."""
    outcome = command.python("-X", "importtime", "-m", "sheetsync", *arguments)
    modules = re.findall(r"^import time:.*\|\s*(\S+)$", outcome.stderr, re.MULTILINE)
    assert "sheetsync.cli.main" in modules
    return {each.partition(".")[0] for each in modules}


def test_help_loads_no_heavy_library(sheetsync: CommandLine) -> None:
    heavy = {"pandas", "gspread", "google", "lxml", "jinja2", "pydantic", "yaml", "python_calamine"}
    assert not loaded_by(sheetsync, "--help") & heavy


def test_check_loads_nothing_that_a_workbook_does_not_need(sheetsync: CommandLine, small: str) -> None:
    assert not loaded_by(sheetsync, "check", small) & {"pandas", "gspread", "google", "jinja2", "pydantic"}
