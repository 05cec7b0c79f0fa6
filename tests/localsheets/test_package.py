"""The package as a stranger meets it: what it imports, what imports it, and its README, which runs."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import localsheets
from localsheets import Kind
from localsheets.batch.registry import KINDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "localsheets" / "README.md").read_text(encoding="utf-8")
FACE = {"localsheets", "localsheets.fixture", "localsheets.gspread_client"}
"""What others may import: the rest is how it is made."""


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def roots(file: Path) -> set[str]:
    return {each.partition(".")[0] for each in imported(file)}


def test_it_knows_nothing_of_the_program_that_it_is_tested_with() -> None:
    files = list((ROOT / "localsheets").rglob("*.py"))

    assert files
    assert not [each for each in files if roots(each) & {"sheetsync", "tests", "bench"}]


def test_whoever_uses_it_uses_its_face() -> None:
    users = [each for top in ("tests", "bench", "docs", "examples") for each in (ROOT / top).rglob("*.py")]
    found = {
        f"{each.relative_to(ROOT)}: {name}"
        for each in users
        if not each.is_relative_to(ROOT / "tests" / "localsheets")
        for name in imported(each)
        if name.partition(".")[0] == "localsheets" and name not in FACE
    }

    assert found == set()


def test_the_face_has_all_that_it_names() -> None:
    assert all(hasattr(localsheets, each) for each in localsheets.__all__)


def test_it_is_loaded_without_what_only_some_need() -> None:
    code = "import sys, localsheets; print(sorted({'openpyxl', 'pytest', 'gspread', 'sheetsync'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_the_example_of_its_readme_runs(tmp_path: Path) -> None:
    [example] = re.findall(r"^```python\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
    (tmp_path / "test_example.py").write_text(example, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tmp_path),
        str(tmp_path),
    ]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


@pytest.mark.parametrize(("told", "counted"), [(r"(\d+) ways", len(Kind)), (r"(\d+) of the 74 kinds", len(KINDS))])
def test_its_readme_counts_right(told: str, counted: int) -> None:
    assert re.findall(told, README) == [str(counted)]
