"""The pages on how to add one of a kind, held to the code: each file, name and command is there, the example works."""

import ast
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from sheetsync.model.format import Dress
from sheetsync.render.pages import whole
from tests.acceptance.command_line import ROOT
from tests.render.test_formats import HOSTILE, a_document

PAGES = {each: (ROOT / "docs" / each).read_text(encoding="utf-8") for each in (
    "add-a-format.md", "add-a-store.md", "write-a-rule.md", "languages.md",
)}  # fmt: skip
TO_BE_MADE = {"sheetsync/render/page/org.py"}
"""Files that a reader writes; one with CODE in its name is one, too."""

_FILE = re.compile(r"`((?:sheetsync|tests|docs|rules)/[\w./-]+)`")
_NAMED = re.compile(r"`(\w+)`,? (?:in|of) `([\w/]+\.py)`|`(\w+)` \(`([\w/]+\.py)`\)")
_TESTED = re.compile(r"`python -m pytest ([^`]+)`")
_MADE = re.compile(r"`make ([\w-]+)`")


@pytest.mark.parametrize("page", PAGES)
def test_each_file_that_a_page_names_is_there(page: str) -> None:
    named = [each for each in _FILE.findall(PAGES[page]) if "CODE" not in each and each not in TO_BE_MADE]

    assert named
    assert [each for each in named if not (ROOT / each).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_each_name_that_a_page_finds_in_a_file_is_defined_there(page: str) -> None:
    for first, file, other, place in _NAMED.findall(PAGES[page]):
        assert (first or other) in defined(ROOT / (file or place)), f"{first or other} in {file or place}"


@pytest.mark.parametrize("page", PAGES)
def test_each_command_of_a_page_can_be_given(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    folders = [each for said in _TESTED.findall(PAGES[page]) for each in said.partition(" -k ")[0].split()]

    assert folders
    assert [each for each in folders if not (ROOT / each).exists()] == []
    assert [each for each in _MADE.findall(PAGES[page]) if f"\n{each}:" not in makefile] == []


def test_the_format_of_the_page_is_one(tmp_path: Path) -> None:
    page = PAGES["add-a-format.md"]
    file = tmp_path / "org.py"
    file.write_text(dedent(page.partition("```python\n")[2].partition("```")[0]), encoding="utf-8")
    line = re.search(r"`ORG = \"org\", (Dress\(.*?\))`", page)

    made = loaded(file).render(whole(a_document(*HOSTILE)))

    assert "Subject: hacked" in made
    assert not any(each.lstrip().startswith("::") or "##[" in each for each in made.splitlines())
    assert line
    dress = Dress(**dict(re.findall(r'(\w+)="([^"]*)"', line[1])))
    assert (dress.suffix, dress.page) == (".org", f"page.{file.stem}")


def defined(file: Path) -> set[str]:
    """Return the names that a file defines for others."""
    names = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.Assign):
            names |= {each.id for each in node.targets if isinstance(each, ast.Name)}
    return names


def loaded(file: Path) -> Any:
    """Import a file."""
    spec = spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
