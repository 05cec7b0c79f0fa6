"""A runner: an empty home, its files and environment, the steps of a workflow as they stand there.

What other people's actions do is stood in for, as far as ours needs it:

- `actions/checkout` clones the branch, and keeps no credentials;
- `actions/cache` puts a folder there that the next job finds again;
- `actions/upload-artifact` notes what it was given;
- `google-github-actions/auth` notes what it was given.

What is reached beyond this machine is cut off.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.runner.expression import applies, said
from tests.runner.outputs import pairs_of

TOKEN = "a-token-of-the-job"


@dataclass
class Outcome:
    """What is seen of a job: its steps by id or name, its log, its front page, what was used."""

    conclusion: str = "success"
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    log: str = ""
    page: str = ""
    used: dict[str, dict[str, str]] = field(default_factory=dict)
    environments: dict[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass
class Machine:
    """A machine for jobs of one repository, `team/roadmap` on a server of this machine."""

    folder: Path
    """Where its places are: the same for each job, and empty when one begins; what Python compiled stays."""

    server: Path
    index: str
    cache: Path
    private: bool = True
    environment: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    before: dict[str, Callable[[], None]] = field(default_factory=dict)
    """What happens elsewhere right before a step, once."""

    cut_before: str = ""
    """The step before which the machine is lost, with all that was to come."""

    jobs: int = 0

    def run(
        self, workflow: str = "sheetsync.yml", *, now: str, event: str = "schedule", cron: int = 0, **inputs: Any
    ) -> Outcome:
        """Run the one job of a workflow of the default branch, as it stands there now, on a fresh machine."""
        self.jobs += 1
        job = _Job(self, now)
        job.checkout()
        text = (job.workspace / ".github" / "workflows" / workflow).read_text(encoding="utf-8")
        shutil.rmtree(job.workspace)
        job.workspace.mkdir()
        parsed = yaml.safe_load(text)
        # YAML 1.1 reads the key `on` as true.
        crons = [each["cron"] for each in parsed[True]["schedule"]]
        about = {"schedule": crons[cron]} if event == "schedule" else {"inputs": inputs}
        job.begin(parsed["name"], event, about | {"repository": {"private": self.private}})
        return job.go(parsed, inputs if event != "schedule" else {})


class _Job:
    def __init__(self, machine: Machine, now: str) -> None:
        self.machine = machine
        folder = machine.folder / "job"
        shutil.rmtree(folder, ignore_errors=True)
        self.home = folder / "home"
        self.workspace = folder / "work"
        self.temporary = folder / "temp"
        for each in (self.home, self.workspace, self.temporary, folder / "bin"):
            each.mkdir(parents=True)
        python = folder / "bin" / "python3"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        self.environment = {
            "PATH": f"{folder / 'bin'}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "PYTHONPYCACHEPREFIX": str(machine.folder / "compiled"),
            "SHEETSYNC_NOW": now,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": "http://127.0.0.1:9",
            "GITHUB_JOB": "roadmap",
            "GITHUB_REF_NAME": "main",
            "GITHUB_REF_TYPE": "branch",
            "GITHUB_REPOSITORY": "team/roadmap",
            "GITHUB_RUN_ATTEMPT": "1",
            "GITHUB_RUN_ID": str(1000 + machine.jobs),
            "GITHUB_SERVER_URL": machine.server.as_uri(),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temporary),
        }
        self.environment |= cut_off(machine.index) | machine.environment
        self.outcome = Outcome()

    def begin(self, name: str, event: str, about: Mapping[str, Any]) -> None:
        path = self.temporary / "event.json"
        path.write_text(json.dumps(about), encoding="utf-8")
        self.environment |= {"GITHUB_WORKFLOW": name, "GITHUB_EVENT_NAME": event, "GITHUB_EVENT_PATH": str(path)}

    def go(self, workflow: Mapping[str, Any], inputs: Mapping[str, Any]) -> Outcome:
        (job,) = workflow["jobs"].values()
        page = self.temporary / "page.md"
        page.touch()
        contexts: dict[str, Any] = {
            "github": {"token": TOKEN, "event_name": self.environment["GITHUB_EVENT_NAME"]},
            "runner": {"os": "Linux", "arch": "X64"},
            "inputs": inputs,
            "vars": self.machine.variables,
            "secrets": self.machine.secrets,
            "steps": self.outcome.steps,
        }
        failed = False
        for number, step in enumerate(job["steps"]):
            name = step.get("id", f"step-{number}")
            if name == self.machine.cut_before:
                break
            self.machine.before.pop(name, lambda: None)()
            if not applies(step.get("if", ""), contexts, failed=failed):
                self.outcome.steps[name] = {"outcome": "skipped", "conclusion": "skipped", "outputs": {}}
                continue
            given = {key: said(text, contexts) for key, text in (job["env"] | step.get("env", {})).items()}
            self.outcome.environments[name] = given
            if "uses" in step:
                with_ = {key: said(text, contexts) for key, text in step.get("with", {}).items()}
                passed, outputs = True, self._use(step["uses"].split("@")[0], with_)
            else:
                place = self.workspace / step.get("working-directory", job["defaults"]["run"]["working-directory"])
                passed, outputs = self._bash(name, step["run"], place, given, page)
            outcome = "success" if passed else "failure"
            forgiven = passed or step.get("continue-on-error", False)
            self.outcome.steps[name] = {
                "outcome": outcome,
                "conclusion": "success" if forgiven else "failure",
                "outputs": outputs,
            }
            failed = failed or not forgiven
        self.outcome.page = page.read_text(encoding="utf-8")
        self.outcome.conclusion = "failure" if failed else "success"
        return self.outcome

    def _bash(
        self, name: str, script: str, place: Path, given: Mapping[str, str], page: Path
    ) -> tuple[bool, dict[str, str]]:
        # As the runner starts it: https://docs.github.com/actions, "jobs.<job_id>.steps[*].shell".
        assert "${{" not in script
        files = {each: self.temporary / f"{each}-{name}" for each in ("output", "env")}
        for each in files.values():
            each.touch()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
            cwd=place,
            env=self.environment
            | given
            | {
                "GITHUB_OUTPUT": str(files["output"]),
                "GITHUB_ENV": str(files["env"]),
                "GITHUB_STEP_SUMMARY": str(page),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        self.outcome.log += f"--- {name}: {done.returncode}\n{done.stdout}"
        self.environment |= pairs_of(files["env"])
        return done.returncode == 0, pairs_of(files["output"])

    def _use(self, action: str, with_: dict[str, str]) -> dict[str, str]:
        self.outcome.used[action] = with_
        if action == "actions/checkout":
            assert with_["persist-credentials"] == "false"
            self.checkout()
        elif action == "actions/cache":
            kept = self.machine.cache / with_["key"]
            kept.mkdir(parents=True, exist_ok=True)
            hit = any(kept.iterdir())
            path = Path(with_["path"].replace("~", str(self.home)))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(kept)
            return {"cache-hit": str(hit).lower()}
        else:
            assert action in ("actions/upload-artifact", "google-github-actions/auth"), f"nothing stands in: {action}"
        return {}

    def checkout(self) -> None:
        command = ["git", "clone", "--quiet", "--depth=1", "--branch=main"]
        subprocess.run([*command, f"{self.machine.server.as_uri()}/team/roadmap", self.workspace], check=True)


def cut_off(index: str) -> dict[str, str]:
    """An environment in which packages come from an index of this machine, and nothing from elsewhere."""
    return {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": index,
        "PIP_NO_INPUT": "1",
        "UV_DEFAULT_INDEX": index,
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        "no_proxy": "127.0.0.1,localhost",
    }
