"""Every line that a reader may type: found in README, the manual and our error texts, and run, parsed or excused.

What stands in a session of the manual (`console`) is run by `test_examples`. Any other `sheetsync …` is run here, in
a folder with the demo roadmap, or on the local Google server; where that can't be, a list says who runs it, and the
real command line parses it, so that each command and option exists. What installs, or asks Google's cloud, is in a
list that says who runs it, or why nobody does.
"""

import ast
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from localsheets import Google, load
from localsheets.fixture import google
from sheetsync.cli import main
from tests.acceptance.command_line import DEMO_WORKBOOK, ROOT, CommandLine

__all__ = ["google"]

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

PARSED = {
    "agenda --walk": "asks a person line by line: tests/acceptance/test_walk.py answers",
    "fleet": "takes a PostgreSQL: tests/fleet runs the fleet, its commands among it",
    "init --menu": "takes a repository that goes to GitHub: tests/acceptance/test_menu.py has one",
    "init --workflow": "takes an installed sheetsync: tests/runner/test_init.py has one",
    "init ADDRESS --workflow": "takes an installed sheetsync: tests/runner/test_scheduled_run.py has one",
    "meet": "waits for a browser: tests/acceptance/test_meet.py has one",
}
MEANT = {
    "a/roadmap.xlsx": "roadmap.xlsx",
    "COMMAND": "check",
    "DIR": "out",
    "NAME": "goal-missing",
    "SHEET": "roadmap.xlsx",
}
AS_A_COMMAND = "import sys; from sheetsync.cli import main; sys.argv[0] = 'sheetsync'; main()"
ON_GOOGLE = (["doctor", "--probe"], ["notes", "restore"], ["doctor"], ["init", "--dropdowns"])
CONFIGURED = """
[sheet]
location = "roadmap.xlsx"

[[audience]]
name = "leads"
fields = ["project", "deliverable", "status"]
channels = ["folder"]

[[audience]]
name = "support"
fields = ["project", "status"]
channels = ["folder"]

[[people]]
name = "Somebody who owns no row"
address = "somebody@example.org"
"""


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


def words_of(command: str) -> tuple[dict[str, str], list[str]]:
    """Return what a command sets in its environment, and its words behind `sheetsync`, without a pipe or a comment."""
    words = shlex.split(re.split(r"\s*(?:[|;>]|&&|\|\|)\s*", command)[0], comments=True)
    place = words.index("sheetsync")
    return dict(each.split("=", 1) for each in words[:place]), words[place + 1 :]


def parsed(command: str) -> click.Command:
    """Let the real command line parse a command, and do nothing; return the last command that it names.

    Raises:
        click.ClickException: It takes no such command or option.
    """
    _, words = words_of(command)
    words = [PLACE_HOLDERS.get(each, each) for each in words]
    group: click.Command = main
    context = click.Context(main, info_name="sheetsync")
    while isinstance(group, click.Group) and words and not words[0].startswith("-"):
        name, group, words = group.resolve_command(context, words)
        context = click.Context(group, info_name=name, parent=context)
    parser = group.make_parser(context)
    parser.parse_args([each for each in words if each])
    return group


def excuse(command: str) -> str:
    """Return why a command of ours is parsed alone; "" where it is run."""
    line = " ".join(words_of(command)[1])
    return next((why for start, why in PARSED.items() if line.startswith(start)), "")


RUN = sorted(
    {
        command
        for _, language, command in FOUND
        if language != "console" and re.match(r"(?:[A-Z_]+=\S+ )*sheetsync\s", command) and not excuse(command)
    }
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a team has it: the demo roadmap, what configures it, and a memory."""
    folder = tmp_path_factory.mktemp("team")
    shutil.copy(DEMO_WORKBOOK, folder / "roadmap.xlsx")
    (folder / "sheetsync.toml").write_text(CONFIGURED, encoding="utf-8")
    done = CommandLine(folder)("sync")
    assert done.status == 0, done.stderr
    return folder


@pytest.mark.parametrize(("where", "language", "command"), FOUND)
def test_what_a_reader_may_type_is_run_or_parsed_or_excused(where: str, language: str, command: str) -> None:
    if re.match(r"(?:[A-Z_]+=\S+ )*sheetsync\s", command):
        if language != "console":
            parsed(command)
        return
    assert [why for start, why in EXCUSED.items() if command.startswith(start)], f"{where}: nobody runs {command}"


@pytest.mark.parametrize("command", RUN)
def test_what_a_reader_may_type_works(kept: Path, tmp_path: Path, google: Google, command: str) -> None:
    folder = tmp_path / "team"
    given, words = words_of(command)
    if "--new" in words or words == ["demo"]:
        folder.mkdir()
    else:
        shutil.copytree(kept, folder)
    address = f"https://docs.google.com/spreadsheets/d/{load(google, DEMO_WORKBOOK).id}/edit"
    if words[:1] == ["init"] and len(words) > 1:
        (folder / "sheetsync.toml").unlink(missing_ok=True)
    if words in ON_GOOGLE:
        (folder / "sheetsync.toml").write_text(f'[sheet]\nlocation = "{address}"\n', encoding="utf-8")
    words = [address if each == "ADDRESS" else MEANT.get(each, each) for each in words]
    if "--for" in words and "goal-missing" in words:
        words[words.index("goal-missing")] = "leads"
    is_group = isinstance(parsed(command), click.Group) and "check" not in words
    words += ["--help"] if is_group else []
    done = CommandLine(folder).python(
        "-c", AS_A_COMMAND, *words, typed="\n" * 20, SHEETSYNC_API_ROOT=google.url, **given
    )

    assert done.status == (1 if "check" in words else 0), done.stdout + done.stderr
    assert done.stdout, "nothing was said"


def test_there_is_something_to_hold() -> None:
    kinds = {re.sub(r"^(?:[A-Z_]+=\S+ )*", "", command).split()[0] for _, _, command in FOUND}

    assert {"sheetsync", "pipx", "gcloud"} <= kinds
    assert any(where.startswith("sheetsync/") for where, _, _ in FOUND), "no error text was looked at"
    with pytest.raises(click.ClickException):
        parsed("sheetsync sync --no-such-option")
    with pytest.raises(click.ClickException):
        parsed("sheetsync no-such-command")
