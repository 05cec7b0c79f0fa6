"""The wheel: it holds what the commands need, byte for byte, and nothing else."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from sheetsync import __version__

ROOT = Path(__file__).parents[1]
LOCKS = ("run", "documents", "uv")
METADATA = f"roadmap_sheetsync-{__version__}.dist-info/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (built,) = folder.glob("*.whl")
    return built


def shipped() -> Mapping[str, bytes]:
    """What belongs into the wheel, by its name there."""
    code = {each: str(each.relative_to(ROOT)) for each in (ROOT / "sheetsync").rglob("*")}
    packs = {each: f"sheetsync/packs/{each.name}" for each in (ROOT / "rules").iterdir()}
    examples = {ROOT / "examples" / each: f"sheetsync/examples/{each}" for each in ("roadmap.xlsx", "template.xlsx")}
    locks = {ROOT / "requirements" / f"{each}.txt": f"sheetsync/requirements/{each}.txt" for each in LOCKS}
    named = code | packs | examples | locks
    return {name: each.read_bytes() for each, name in named.items() if each.is_file() and each.suffix != ".pyc"}


def test_the_wheel_holds_the_code_the_packs_the_demo_the_templates_and_the_schema(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        held = {each: package.read(each) for each in package.namelist() if not each.startswith(METADATA)}
    assert held.keys() == shipped().keys()
    assert held == shipped()
    kinds = {Path(each).suffix for each in held}
    assert {".py", ".yaml", ".txt", ".xlsx", ".json", ".html"} <= kinds


def test_the_wheel_says_what_it_is_and_how_it_is_run(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        about = {each.removeprefix(METADATA) for each in package.namelist() if each.startswith(METADATA)}
        metadata = package.read(f"{METADATA}METADATA").decode()
        commands = package.read(f"{METADATA}entry_points.txt").decode()
    assert about == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    assert f"\nVersion: {__version__}\n" in metadata
    assert "\nRequires-Python: >=3.11\n" in metadata
    assert "sheetsync = sheetsync.cli:main" in commands


def test_the_demo_runs_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        package.extractall(tmp_path / "installed")
    here = tmp_path / "here"
    here.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "sheetsync", "demo"],
        cwd=here,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path / "installed"), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "13 new" in done.stdout
