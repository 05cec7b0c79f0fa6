"""A runner of GitHub Actions, as far as a composite action can tell: its files, its environment, its conditions.

It runs the steps of `action.yml` with bash, as they stand there. A step that uses another action is only
noted. Installing is left out, for it needs a package index: what would be installed is this checkout.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.acceptance.command_line import DEMO, ROOT
from tests.runner.outputs import pairs_of
from tests.strict.watch import watched

ACTION: Mapping[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")


Steps = dict[str, dict[str, Any]]
"""The context `steps`: the outcome and the outputs of each step that has an id."""


@dataclass
class Runner:
    """A job in a folder that holds nothing but what the test puts there."""

    folder: Path
    server: str = "https://github.invalid"
    api: str = "https://api.github.invalid"
    environment: dict[str, str] = field(default_factory=dict)
    log: str = ""
    used: dict[str, dict[str, str]] = field(default_factory=dict)
    installs: bool = False
    exported: dict[str, str] = field(default_factory=dict)
    event: dict[str, Any] = field(default_factory=lambda: {"repository": {"private": True}})

    def __post_init__(self) -> None:
        self.temporary = self.folder / "_temp"
        self.workspace = self.folder / "work"
        place = self.temporary / "sheetsync" / "bin"
        place.mkdir(parents=True)
        self.workspace.mkdir()
        for name, arguments in (("sheetsync", "-m sheetsync "), ("python", "")):
            script = place / name
            script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}"$@"\n', encoding="utf-8")
            script.chmod(0o755)

    def run(self, **inputs: str) -> dict[str, str]:
        """Run the action to its end; return its outputs, and `conclusion`."""
        given = {name: each.get("default", "") for name, each in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        given["github-token"] = "a-token"
        self.summary = self._file("summary")
        outputs: Steps = {"python": {"outcome": "success", "outputs": {"python-path": sys.executable}}}
        failed = False
        self.exported.clear()
        for number, step in enumerate(ACTION["runs"]["steps"]):
            if not self._applies(step, given, outputs, failed):
                continue
            if step.get("id") == "install" and not self.installs:
                outputs["install"] = {"outcome": "success", "outputs": {}}
                continue
            if "uses" in step:
                action = step["uses"].split("@")[0]
                self.used[action] = (
                    {key: self._said(str(value), given, outputs) for key, value in step["with"].items()}
                    if "with" in step
                    else {}
                )
                continue
            written = self._file(f"output-{number}")
            environment = {name: self._said(text, given, outputs) for name, text in step.get("env", {}).items()}
            with watched(self.workspace):
                ended_badly = self._bash(step["run"], environment, written) != 0
            failed = failed or (ended_badly and not step.get("continue-on-error", False))
            self.exported |= pairs_of(self.temporary / "env")
            if "id" in step:
                outcome = "failure" if ended_badly else "success"
                outputs[step["id"]] = {"outcome": outcome, "outputs": pairs_of(written)}
        said = {name: self._said(each["value"], given, outputs) for name, each in ACTION["outputs"].items()}
        return said | {"conclusion": "failure" if failed else "success"}

    def event_file(self) -> Path:
        """What started the job."""
        path = self.temporary / "event.json"
        path.write_text(json.dumps(self.event), encoding="utf-8")
        return path

    def _file(self, name: str) -> Path:
        path = self.temporary / name
        path.write_text("", encoding="utf-8")
        return path

    def _bash(self, script: str, environment: Mapping[str, str], output: Path) -> int:
        # As the runner starts it: https://docs.github.com/actions, "jobs.<job_id>.steps[*].shell".
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
            cwd=self.workspace,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "HOME": str(self.folder),
                "LC_ALL": "C.UTF-8",
                "SHEETSYNC_NOW": DEMO["now"],
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_API_URL": self.api,
                "GITHUB_ENV": str(self._file("env")),
                "GITHUB_EVENT_NAME": "schedule" if "schedule" in self.event else "workflow_dispatch",
                "GITHUB_EVENT_PATH": str(self.event_file()),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_REPOSITORY": "team/roadmap",
                "GITHUB_SERVER_URL": self.server,
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "RUNNER_TEMP": str(self.temporary),
            }
            | self.environment
            | self.exported
            | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=900,
            check=False,
        )
        self.log += done.stdout + done.stderr
        return done.returncode

    def _applies(
        self, step: Mapping[str, Any], inputs: Mapping[str, str], outputs: Mapping[str, Any], failed: bool
    ) -> bool:
        conditions = step.get("if", "").split(" && ") if "if" in step else []
        if failed and "always()" not in conditions:
            return False
        return all(self._holds(each, inputs, outputs) for each in conditions if each != "always()")

    def _holds(self, condition: str, inputs: Mapping[str, str], outputs: Mapping[str, Any]) -> bool:
        match = re.fullmatch(r"(\S+) (==|!=) '(.*)'", condition)
        assert match, f"a condition that this runner doesn't know: {condition}"
        return (self._value(match[1], inputs, outputs) == match[3]) == (match[2] == "==")

    def _said(self, text: str, inputs: Mapping[str, str], outputs: Mapping[str, Any]) -> str:
        return EXPRESSION.sub(lambda match: self._value(match[1], inputs, outputs), text)

    def _value(self, name: str, inputs: Mapping[str, str], outputs: Mapping[str, Any]) -> str:
        kind, _, rest = name.partition(".")
        if name == "toJSON(steps)":
            return json.dumps(outputs)
        if kind == "inputs":
            return inputs[rest]
        assert kind == "steps", f"an expression that this runner doesn't know: {name}"
        step, _, output = rest.partition(".outputs.")
        if not output:
            step, _, what = rest.partition(".")
            assert what == "outcome", f"an expression that this runner doesn't know: {name}"
            return outputs.get(step, {}).get("outcome", "skipped")
        return outputs.get(step, {}).get("outputs", {}).get(output, "")
