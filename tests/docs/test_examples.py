"""The examples of the manual, run: what it says one can type works, and says what it is said to say."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import pytest
import yaml

from localsheets import Google
from localsheets import load as load_into_google
from localsheets.fixture import google
from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.load import load as load_configuration
from sheetsync.config.pack import load
from sheetsync.model.settings import Reading
from sheetsync.run.review import Review
from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK, ROOT
from tests.builders import a_spreadsheet
from tests.docs.page import DOCS, Block, blocks, table

__all__ = ["google"]

SESSIONS = {page.name: list(group) for page, group in groupby(blocks("console"), key=lambda block: block.page)}


def commands(block: Block) -> list[tuple[str, list[str]]]:
    """Each command of a session, with the lines that it is said to print; `…` is whatever there is."""
    found: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


def matches(wanted: list[str], printed: str) -> bool:
    """Whether a text is what the manual says; a line of `…` alone is any lines, within a line it is any words."""
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else f"{re.escape(line).replace('…', '.*')}\n" for line in wanted)
    return re.fullmatch(pattern, printed) is not None


def surroundings(folder: Path) -> Mapping[str, str]:
    """An environment in which `sheetsync` is a command, and nothing of this machine is known."""
    place = folder.parent / "bin"
    place.mkdir()
    script = place / "sheetsync"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sheetsync "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return {
        "PATH": f"{place}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "SHEETSYNC_NOW": DEMO["now"],
    }


@pytest.mark.parametrize("page", SESSIONS)
def test_what_is_typed_on_a_page_says_what_the_page_says(page: str, tmp_path: Path, google: Google) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    shutil.copy(DEMO_WORKBOOK, folder / "roadmap.xlsx")
    for block in blocks("toml"):
        if block.page.name == page and block.mark.startswith("the file "):
            (folder / block.mark.removeprefix("the file ")).write_text(block.text, encoding="utf-8")
    environment = dict(surroundings(folder))
    address = ""
    if any("ADDRESS" in block.text for block in SESSIONS[page]):
        address = f"https://docs.google.com/spreadsheets/d/{load_into_google(google, DEMO_WORKBOOK).id}/edit"
        environment["SHEETSYNC_API_ROOT"] = google.url
    for block in SESSIONS[page]:
        for command, wanted in commands(block):
            done = subprocess.run(
                ["bash", "-c", command.replace("ADDRESS", address)],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                timeout=900,
                check=False,
            )
            assert matches(wanted, done.stdout), f"{block}: {command}\n{done.stdout}"
            assert done.returncode == (1 if command == "sheetsync check roadmap.xlsx" else 0), f"{block}: {command}"


@pytest.mark.parametrize("block", blocks("toml"), ids=str)
def test_a_configuration_in_the_manual_is_read(block: Block, tmp_path: Path) -> None:
    file = tmp_path / "sheetsync.toml"
    file.write_text(block.text, encoding="utf-8")

    assert load_configuration(file, {}).source == block.text


@pytest.mark.parametrize("block", [each for each in blocks("yaml") if each.mark == "a pack"], ids=str)
def test_a_pack_in_the_manual_is_read(block: Block, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(block.text, encoding="utf-8")

    rules = load(["roadmap", "team.yaml"], lambda name: read_pack(name, tmp_path))
    assert set(yaml.safe_load(block.text)) <= {each.name for each in rules}


@pytest.mark.parametrize("block", [each for each in blocks("yaml") if each.mark != "a pack"], ids=str)
def test_a_workflow_in_the_manual_uses_the_action_as_it_is(block: Block, tmp_path: Path) -> None:
    inputs = set(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"])
    content = yaml.safe_load(block.text)
    steps = content["steps"] if "steps" in content else content["jobs"]["sync"]["steps"]
    (ours,) = [each for each in steps if each["uses"].startswith("OWNER/sheetsync@")]

    assert set(ours["with"]) <= inputs
    if "jobs" in content:
        file = tmp_path / "roadmap.yml"
        file.write_text(block.text.replace("OWNER/sheetsync@COMMIT", f"owner/sheetsync@{'0' * 40}"), encoding="utf-8")
        linter = Path(sys.executable).parent / "actionlint"
        done = subprocess.run([linter, file], capture_output=True, encoding="utf-8", check=False)
        assert done.stdout + done.stderr == ""


def test_the_sheet_that_works_best_has_no_finding(tmp_path: Path) -> None:
    page = DOCS / "sheet.md"
    tabs = {
        "roadmap": [["Roadmap, 12 Oct - 20 Nov 2026"], [], *table(page, "a sheet that check finds nothing in")],
        **{name.lower(): table(page, f"a tab: {name}") for name in ("Interviews", "Questions", "Sprints")},
    }
    rules = load(["roadmap"], lambda name: read_pack(name, tmp_path))
    _, run = Review(Reading(), rules, datetime(2026, 11, 2, 9, tzinfo=UTC)).of(a_spreadsheet(**tabs))

    assert [(each.rule, each.cell and each.cell.a1) for each in run.findings] == []
    assert len(run.roadmap.projects) == 2
    assert (len(run.roadmap.interviews), len(run.roadmap.questions), len(run.roadmap.sprints)) == (2, 2, 1)
