"""A command run as a copy of a Python that waits is what it is in a Python of its own."""

import os
import shutil
from pathlib import Path

import pytest

from tests import warm
from tests.acceptance.command_line import DEMO_WORKBOOK, CommandLine, Outcome


def both(folder: Path, *arguments: str, typed: str = "", **environment: str) -> tuple[Outcome, Outcome]:
    """Run a command in a Python of its own and as a copy, each in a folder like the other."""
    found = []
    for name, is_copy in (("own", False), ("copy", True)):
        command = CommandLine(folder / name / "roadmap")
        command.folder.mkdir(parents=True)
        shutil.copy(DEMO_WORKBOOK, command.folder / "plan.xlsx")
        if is_copy:
            told = warm.run([*arguments], command.folder, command.environment | environment, typed)
            found.append(Outcome(*told))
        else:
            found.append(command.python("-m", "sheetsync", *arguments, typed=typed, **environment))
    assert {each.name for each in (folder / "own").rglob("*")} == {each.name for each in (folder / "copy").rglob("*")}
    return found[0], found[1]


@pytest.mark.skipif(not warm.serves({}), reason="commands are not copied here")
@pytest.mark.parametrize(
    ("arguments", "typed", "environment"),
    [
        (["--version"], "", {}),
        (["--help"], "", {"COLUMNS": "60"}),
        (["nonsense"], "", {}),
        (["check", "plan.xlsx"], "", {}),
        (["check", "plan.xlsx", "--fail-on", "never", "--format", "json"], "", {"SHEETSYNC_NOW": "2026-11-09T23:30Z"}),
        (["check", "plan.xlsx", "--format", "text"], "", {"TZ": "Pacific/Kiritimati", "FORCE_COLOR": "1"}),
        (["check", "missing.xlsx"], "", {}),
        (["sync", "plan.xlsx"], "", {}),
        (["summary", "plan.xlsx", "--format", "docx", "--output", "here"], "", {}),
        (["init", "plan.xlsx"], "y\n\n", {}),
        (["agenda", "plan.xlsx", "--walk"], "d\nq\n", {}),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_a_copy_says_what_a_python_of_its_own_says(arguments, typed, environment, tmp_path) -> None:
    own, copy = both(tmp_path, *arguments, typed=typed, **environment)
    said = [
        [text.replace(str(tmp_path / each), "") for text in (got.stdout, got.stderr)]
        for each, got in (("own", own), ("copy", copy))
    ]
    assert said[0] == said[1]
    assert own.status == copy.status
    assert own.stdout or own.stderr


def test_what_python_reads_when_it_starts_is_for_a_python_of_its_own() -> None:
    for name in ("PYTHONHASHSEED", "PYTHONPATH", "LC_ALL", "LANG", "COVERAGE_RUN"):
        assert not warm.serves({name: "0"})


@pytest.mark.skipif(not warm.serves({}), reason="commands are not copied here")
def test_a_copy_leaves_nothing_to_the_next(tmp_path: Path) -> None:
    command = CommandLine(tmp_path)
    shutil.copy(DEMO_WORKBOOK, tmp_path / "plan.xlsx")
    before = command("check", "plan.xlsx")
    assert command("check", "plan.xlsx", "--fail-on", "never", SHEETSYNC_NOW="2020-01-01T00:00:00Z").status == 0
    assert command("check", "plan.xlsx") == before
    assert os.environ.get("SHEETSYNC_NOW") is None
