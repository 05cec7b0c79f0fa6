"""The command as a person runs it: a process of its own, in a folder of its own, with nothing in its environment."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import warm
from tests.strict.watch import watched

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

    @property
    def environment(self) -> dict[str, str]:
        """Nothing that a person configured, and the clock of the demo."""
        found = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
        # What `make coverage` tells processes of their own; nothing where nobody measures.
        found |= {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
        return found | {"HOME": str(self.folder), "LC_ALL": "C.UTF-8", "SHEETSYNC_NOW": DEMO["now"]}

    def __call__(self, *arguments: object, typed: str = "", **environment: str) -> Outcome:
        """Run `sheetsync ARGUMENTS` to its end; `typed` is what a person types."""
        if not warm.serves(environment):
            return self.python("-m", "sheetsync", *arguments, typed=typed, **environment)
        with watched(self.folder):
            return Outcome(*warm.run([*map(str, arguments)], self.folder, self.environment | environment, typed))

    def python(self, *arguments: object, typed: str = "", **environment: str) -> Outcome:
        """Run Python where `sheetsync` can be imported from this checkout."""
        with watched(self.folder):
            done = subprocess.run(
                [sys.executable, *map(str, arguments)],
                cwd=self.folder,
                env=self.environment | environment,
                input=typed,
                capture_output=True,
                encoding="utf-8",
                timeout=900,
                check=False,
            )
        return Outcome(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True, slots=True)
class DemoRun:
    """`sheetsync demo`, run once: what it said, and the folder that it was run in."""

    outcome: Outcome
    folder: Path

    @property
    def workbook(self) -> Path:
        """The workbook that it copied and wrote into."""
        return self.folder / "sheetsync-demo" / "roadmap.xlsx"


def seen(folder: Path) -> dict[str, str]:
    """Every file in a folder, by the hash of its content."""
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.rglob("*")
        if each.is_file()
    }


def assert_refused(outcome: Outcome, status: int, *words: str) -> None:
    """One sentence on standard error, with these words, and nothing else anywhere."""
    assert outcome.status == status, outcome.stderr
    assert outcome.stdout == ""
    assert outcome.stderr.startswith("sheetsync: ")
    assert outcome.stderr.count("\n") == 1
    assert outcome.stderr.endswith("\n")
    assert "Traceback" not in outcome.stderr
    for word in words:
        assert word in outcome.stderr
