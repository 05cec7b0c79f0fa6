"""Every line that a reader may type: found in README, the manual and our error texts, and run, parsed or excused.

What stands in a session of the manual (`console`) is run by `test_examples`. Any other `sheetsync …` is parsed by
the real command line, so that each command and option exists. What installs, or asks Google's cloud, is in a list
that says who runs it, or why nobody does.
"""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from sheetsync.cli import main
from tests.acceptance.command_line import ROOT

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
STARTS = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*(sheetsync|pipx?|python3? -m pip|uvx?|gcloud)\s+\S")
SPAN = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PLACE_HOLDERS = {"YYYY-MM-DD": "2026-11-02", "DAY": "2026-11-02", "N": "1", "…": ""}

EXCUSED = {
    "pipx install": "pipx makes an environment and runs pip, as tests/runner/house.py does with uv, from our wheel",
    "pipx inject": "printed by sheetsync/extra.py, whose words tests/test_extra.py holds to the installation",
    "gcloud": "asks Google's cloud, which no test may: docs/google.md names Google's page for each",
}


def typed(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a page: the language of its block, "" for a word in a sentence, and the command."""
    for block in FENCE.finditer(text):
        for line in block[2].replace("\\\n", " ").splitlines():
            if STARTS.match(line.strip()):
                yield block[1], line.strip().removeprefix("$ ")
    for span in SPAN.finditer(FENCE.sub("", text)):
        if STARTS.match(span[1]):
            yield "", span[1]


def errors() -> Iterator[tuple[Path, str]]:
    """Yield each command between backticks in a text of our code."""
    for file in sorted((ROOT / "sheetsync").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from ((file, each[1]) for each in SPAN.finditer(node.value) if STARTS.match(each[1]))


FOUND = sorted(
    {
        *((page.name, language, command) for page in PAGES for language, command in typed(page.read_text("utf-8"))),
        *((str(file.relative_to(ROOT)), "", command) for file, command in errors()),
    }
)


def parsed(command: str) -> None:
    """Let the real command line parse a command, and do nothing.

    Raises:
        click.ClickException: It takes no such command or option.
    """
    words = shlex.split(re.split(r"\s*(?:[|;>]|&&|\|\|)\s*", command)[0], comments=True)
    words = [PLACE_HOLDERS.get(each, each) for each in words[words.index("sheetsync") + 1 :]]
    group: click.Command = main
    context = click.Context(main, info_name="sheetsync")
    while isinstance(group, click.Group) and words and not words[0].startswith("-"):
        name, group, words = group.resolve_command(context, words)
        context = click.Context(group, info_name=name, parent=context)
    parser = group.make_parser(context)
    parser.parse_args([each for each in words if each])


@pytest.mark.parametrize(("where", "language", "command"), FOUND)
def test_what_a_reader_may_type_is_run_or_parsed_or_excused(where: str, language: str, command: str) -> None:
    if re.match(r"(?:[A-Z_]+=\S+ )*sheetsync\s", command):
        if language != "console":
            parsed(command)
        return
    assert [why for start, why in EXCUSED.items() if command.startswith(start)], f"{where}: nobody runs {command}"


def test_there_is_something_to_hold() -> None:
    kinds = {re.sub(r"^(?:[A-Z_]+=\S+ )*", "", command).split()[0] for _, _, command in FOUND}

    assert {"sheetsync", "pipx", "gcloud"} <= kinds
    assert any(where.startswith("sheetsync/") for where, _, _ in FOUND), "no error text was looked at"
    with pytest.raises(click.ClickException):
        parsed("sheetsync sync --no-such-option")
    with pytest.raises(click.ClickException):
        parsed("sheetsync no-such-command")
