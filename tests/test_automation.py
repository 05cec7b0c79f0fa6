"""What runs elsewhere: workflows, the action and the image; linters of their own find nothing."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from sheetsync.render.workflow import ACTIONS

ROOT = Path(__file__).parents[1]
TOOLS = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
AUTOMATION = [*WORKFLOWS, ROOT / "action.yml"]
DEPENDABOT = ROOT / ".github" / "dependabot.yml"
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"


def run(tool: str, *arguments: object) -> str:
    """Run a linter without a network; return what it says, "" when it is content."""
    done = subprocess.run(
        [TOOLS / tool, *map(str, arguments)],
        cwd=ROOT,
        env={"PATH": f"{TOOLS}:{os.environ['PATH']}", "HOME": os.environ["HOME"], "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_zizmor_finds_nothing() -> None:
    assert run("zizmor", "--offline", "--no-progress", "--pedantic", *AUTOMATION, DEPENDABOT) == ""


def test_actionlint_finds_nothing() -> None:
    assert run("actionlint", *WORKFLOWS) == ""


def test_check_jsonschema_finds_nothing() -> None:
    assert run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS) == ""
    assert run("check-jsonschema", "--builtin-schema", "vendor.github-actions", ROOT / "action.yml") == ""
    assert run("check-jsonschema", "--builtin-schema", "vendor.dependabot", DEPENDABOT) == ""
    forms = [each for each in FORMS.iterdir() if each.name != "config.yml"]
    assert run("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *forms) == ""
    assert run("check-jsonschema", "--builtin-schema", "vendor.github-issue-config", FORMS / "config.yml") == ""


def test_shellcheck_finds_nothing() -> None:
    assert run("shellcheck", *(ROOT / "action").glob("*.sh"), *(ROOT / ".ci").iterdir()) == ""


@pytest.mark.parametrize("file", AUTOMATION, ids=lambda file: file.name)
def test_every_action_is_pinned_by_its_hash_and_says_its_version(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_an_action_is_pinned_to_one_commit_everywhere_also_in_what_init_writes() -> None:
    written = [*AUTOMATION, *(ROOT / "docs").glob("*.md")]
    lines = [line for file in written for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    pins = {*(line.split("uses:")[1].strip() for line in lines if "OWNER" not in line), *ACTIONS.values()}

    assert len({each.split("@")[0] for each in pins}) == len(pins), sorted(pins)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_takes_nothing_that_it_does_not_need(file: Path) -> None:
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))

    assert workflow["permissions"] == {}
    assert "group" in workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 30
        assert "permissions" in job


def test_the_image_is_pinned_by_its_digest_and_runs_as_nobody() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()

    bases = {line.split()[1] for line in lines if line.startswith("FROM")}
    assert len(bases) == 1
    assert all(re.fullmatch(r"python:3\.13-slim@sha256:[0-9a-f]{64}", each) for each in bases)
    assert [line for line in lines if line.startswith("USER")] == ["USER 10001"]


def test_the_image_holds_what_the_build_needs_and_no_more() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) /src", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    allowed = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }

    assert {name for each in copied for name in each.split()} == allowed
    assert all((ROOT / each).exists() for each in allowed)
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    for each in wheel["wheel"]["only-include"]:
        assert any(f"{each}/".startswith(f"{copied}/") for copied in allowed), f"{each} is not in the image"


def test_the_pins_of_actions_are_kept_up_to_date() -> None:
    updates = yaml.safe_load(DEPENDABOT.read_text(encoding="utf-8"))["updates"]

    # "/" is where action.yml stands and, for Dependabot, .github/workflows too.
    assert any(each["package-ecosystem"] == "github-actions" and "/" in each["directories"] for each in updates)
