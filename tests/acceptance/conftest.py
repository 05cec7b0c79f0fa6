"""The command as a person runs it: a process of its own, in a folder of its own, with nothing in its environment."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DEMO_WORKBOOK = ROOT / "examples" / "roadmap.xlsx"
DEMO: Mapping[str, Any] = json.loads((ROOT / "examples" / "demo.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person sees of a run: its exit status and its two streams."""

    status: int
    stdout: str
    stderr: str

    @property
    def report(self) -> dict[str, Any]:
        """The JSON object on standard output."""
        return json.loads(self.stdout)

    @property
    def rules(self) -> set[str]:
        """The rules that found something, in a JSON report."""
        return {each["rule"] for each in self.report["findings"]}


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Runs `sheetsync` in a folder."""

    folder: Path

    def __call__(self, *arguments: object, **environment: str) -> Outcome:
        """Run `sheetsync ARGUMENTS` to its end."""
        return self.python("-m", "sheetsync", *arguments, **environment)

    def python(self, *arguments: object, **environment: str) -> Outcome:
        """Run Python where `sheetsync` can be imported from this checkout."""
        clean = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        # Home is a folder without anything that a person configured; bytecode is kept, or every process compiles anew.
        clean |= {"HOME": str(self.folder), "SHEETSYNC_NOW": DEMO["now"]}
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=self.folder,
            env=clean | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def sheetsync(tmp_path: Path) -> CommandLine:
    """The command, in an empty folder."""
    return CommandLine(tmp_path)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The demo roadmap, nobody's but this test's."""
    return Path(shutil.copy(DEMO_WORKBOOK, tmp_path / "roadmap.xlsx"))


@dataclass(frozen=True, slots=True)
class DemoRun:
    """`sheetsync demo`, run once: what it said, and the folder that it was run in."""

    outcome: Outcome
    folder: Path

    @property
    def workbook(self) -> Path:
        """The workbook that it copied and wrote into."""
        return self.folder / "sheetsync-demo" / "roadmap.xlsx"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoRun]:
    """The demo in an empty folder; tests look at it, and copy what they change."""
    folder = tmp_path_factory.mktemp("demo")
    done = DemoRun(CommandLine(folder)("demo"), folder)
    before = done.workbook.read_bytes() if done.workbook.exists() else b""
    yield done
    assert not before or done.workbook.read_bytes() == before, "a test changed the workbook that tests share"
