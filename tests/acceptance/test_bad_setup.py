"""A broken pack, configuration, command or folder: what is wrong, where, and the next move."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.acceptance.command_line import ROOT, CommandLine, assert_refused, seen

BROKEN_PACK = """\
extends: roadmpa

owner-missing:
  kind: requird
  column: owner
  message: Who is looking after this?

goal-missing:
  kind: required
  colunm: goal
  severity: loud
  message: Who is "{projekt}" for?
"""


def test_a_broken_pack_is_answered_with_all_its_mistakes_each_at_its_place(
    sheetsync: CommandLine, workbook: Path
) -> None:
    (sheetsync.folder / "team.yaml").write_text(BROKEN_PACK, encoding="utf-8")
    (sheetsync.folder / "sheetsync.toml").write_text('packs = ["team.yaml"]\n', encoding="utf-8")
    before = seen(sheetsync.folder)
    for arguments in (["check", workbook.name], ["sync", workbook.name], ["rules"]):
        outcome = sheetsync(*arguments)
        assert (outcome.status, outcome.stdout) == (2, "")
        assert "Traceback" not in outcome.stderr
        for place, words in (
            ("team.yaml:1:10:", "practice, questions, roadmap"),
            ("team.yaml:4:9:", 'did you mean "required"?'),
            ("team.yaml:10:3:", 'did you mean "column"?'),
            ("team.yaml:11:13:", "allowed: off, hint, warning, error"),
            ("team.yaml:12:12:", 'did you mean "project"?'),
        ):
            (line,) = [each for each in outcome.stderr.splitlines() if place in each]
            assert words in line.partition(place)[2]
    assert seen(sheetsync.folder) == before


BROKEN_CONFIGURATION = """\
[sheet]
loaction = "roadmap.xlsx"

[interval]
start = 2026-11-20
end = 2026-10-12

[rules]
goal-mising = "off"
owner-missing = "loud"

[write]
notes = "perhaps"
"""


def test_a_broken_configuration_is_answered_with_all_its_mistakes_each_with_its_line(
    sheetsync: CommandLine, workbook: Path
) -> None:
    (sheetsync.folder / "sheetsync.toml").write_text(BROKEN_CONFIGURATION, encoding="utf-8")
    before = seen(sheetsync.folder)
    outcome = sheetsync("sync", workbook.name)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "Traceback" not in outcome.stderr
    expected = (
        (2, "location"),
        (4, "interval"),
        (9, 'did you mean "goal-missing"?'),
        (10, "off"),
        (13, "true or false"),
    )
    for line, words in expected:
        (found,) = [each for each in outcome.stderr.splitlines() if f"sheetsync.toml:{line}:" in each]
        assert words in found
    assert seen(sheetsync.folder) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [("[sheet\n", "line 1"), ("\xff\xfe", "UTF-8"), ("[rules]\ngoal-mising = 'off'\n", "goal-missing")],
)
def test_a_configuration_that_is_none_is_answered_with_the_next_move(
    sheetsync: CommandLine, workbook: Path, content: str, words: str
) -> None:
    (sheetsync.folder / "sheetsync.toml").write_bytes(content.encode("latin-1"))
    outcome = sheetsync("check", workbook.name)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "sheetsync.toml" in outcome.stderr
    assert words in outcome.stderr
    assert "Traceback" not in outcome.stderr


@pytest.mark.parametrize("arguments", [["--no-such"], ["check", "--format", "pdf"], ["sycn"], ["rules", "goal-mising"]])
def test_a_mistyped_command_is_a_usage_error(sheetsync: CommandLine, arguments: Sequence[str]) -> None:
    outcome = sheetsync(*arguments)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "Traceback" not in outcome.stderr


def test_a_clock_that_is_none_is_a_usage_error(sheetsync: CommandLine, workbook: Path) -> None:
    assert_refused(sheetsync("check", workbook.name, SHEETSYNC_NOW="yesterday"), 2, "SHEETSYNC_NOW")


def test_a_document_that_cannot_be_put_down_is_said(sheetsync: CommandLine, workbook: Path) -> None:
    (sheetsync.folder / "out").write_text("a file, where a folder is asked for", encoding="utf-8")
    outcome = sheetsync("summary", workbook.name, "--output", "out/summary")
    assert_refused(outcome, 3, "out/summary", "--output")


def test_the_demo_does_not_write_over_a_roadmap_of_somebody(sheetsync: CommandLine) -> None:
    (sheetsync.folder / "sheetsync-demo").mkdir()
    theirs = Path(shutil.copy(ROOT / "pyproject.toml", sheetsync.folder / "sheetsync-demo" / "roadmap.xlsx"))
    before = theirs.read_bytes()
    outcome = sheetsync("demo")
    assert outcome.status == 2
    assert theirs.read_bytes() == before


BUG = """
from sheetsync.cli import main
from sheetsync.run import review

def wrong(*_, **__):
    return {}["what a cell says"]

review.review_of = wrong
main()
"""


def test_a_bug_names_every_place_that_led_to_it_and_no_text(sheetsync: CommandLine, workbook: Path) -> None:
    outcome = sheetsync.python("-c", BUG, "check", workbook.name)

    assert_refused(outcome, 70, "KeyError: ", "SHEETSYNC_TRACEBACK=1", "report it")
    assert re.search(r"sheetsync/cli/main\.py:\d+ in invoke, sheetsync/cli/check\.py:\d+ in check", outcome.stderr)
    assert "in wrong" in outcome.stderr
    assert "what a cell says" not in outcome.stderr


@pytest.mark.parametrize(("options", "environment"), [((), {"SHEETSYNC_TRACEBACK": "1"}), (("--traceback",), {})])
def test_whoever_asks_sees_the_whole_traceback(
    sheetsync: CommandLine, workbook: Path, options: Sequence[str], environment: dict[str, str]
) -> None:
    outcome = sheetsync.python("-c", BUG, *options, "check", workbook.name, **environment)

    assert outcome.status == 70
    assert outcome.stderr.startswith("Traceback (most recent call last):")
    assert "KeyError: 'what a cell says'" in outcome.stderr
    assert outcome.stderr.splitlines()[-1].startswith("sheetsync: this is a bug of sheetsync")
