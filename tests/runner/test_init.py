"""`sheetsync init --workflow`, by an installed sheetsync, in a repository: what it writes, asks and leaves alone."""

import hashlib
import json
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from localsheets import Google, load
from localsheets.fixture import google
from tests.acceptance.command_line import DEMO_WORKBOOK, ROOT, CommandLine, seen
from tests.acceptance.conftest import sheetsync
from tests.docs.page import blocks
from tests.docs.test_examples import matches
from tests.past.kept_past import HERE as PAST
from tests.runner.house import Installed, git, install, installed, repository

__all__ = ["google", "installed", "sheetsync"]

TOOLS = Path(sys.executable).parent
WORKFLOW = Path(".github/workflows/sheetsync.yml")
BESIDE = Path(".github/sheetsync")
AUDIENCE = """
[[audience]]
name = "leads"
fields = ["project", "deliverable", "status"]
channels = ["mail", "slack"]
recipients = ["leads@example.org"]

[send]
server = "smtp.example.org"
sender = "roadmap@example.org"
"""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """The repository of a team, with its workbook."""
    root = repository(tmp_path / "team")
    shutil.copy(DEMO_WORKBOOK, root / "roadmap.xlsx")
    return root


def read(root: Path, path: Path = WORKFLOW) -> dict[str, object]:
    return yaml.safe_load((root / path).read_text(encoding="utf-8"))


def content(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as package:
        return {each: package.read(each) for each in package.namelist() if not each.endswith("/RECORD")}


def lint(root: Path) -> str:
    """What the linters say of the workflows of a repository."""
    files = sorted((root / ".github" / "workflows").glob("*.yml"))
    said = ""
    for command in (
        [TOOLS / "actionlint", "-shellcheck", TOOLS / "shellcheck", *files],
        [TOOLS / "zizmor", "--offline", "--no-progress", "--pedantic", *files],
        [TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files],
    ):
        done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
        said += "" if done.returncode == 0 else done.stdout + done.stderr
    return said


def test_what_it_writes_is_whole_and_pinned_by_its_hashes(installed: Installed, team: Path) -> None:
    done = installed.run(team, "init", "roadmap.xlsx", "--yes", "--workflow")

    assert done.status == 0, done.stderr
    text = (team / WORKFLOW).read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^ +([0-9a-f]{64})  (\S+)$", text, re.MULTILINE))
    assert {name: digest for digest, name in pinned.items()} == {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()
        for each in (team / BESIDE).iterdir()
        if each.name != ".gitattributes"
    }
    (wheel,) = (team / BESIDE).glob("*.whl")
    assert content(wheel) == content(installed.wheel)
    lock = (team / BESIDE / "requirements.txt").read_text(encoding="utf-8")
    assert f"--hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}" in lock
    *entries, ours = re.split(r"(?m)^(?=\S)", lock)
    shipped = re.split(r"(?m)^(?=\S)", (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))
    assert ours.startswith(f"./{wheel.name} ")
    assert [each for each in shipped if each not in entries] == [
        each for each in shipped if each.startswith(("numpy==", "pandas==", "python-dateutil==", "tzdata=="))
    ], "what no command of a job loads"
    assert "`git add .github sheetsync.toml roadmap.xlsx`" in done.stdout


@pytest.mark.parametrize("page", ["start.md", "action.md"])
def test_the_manual_shows_what_it_says(installed: Installed, team: Path, page: str) -> None:
    (block,) = [each for each in blocks("text") if each.page.name == page and "init --workflow" in each.text]
    command, *wanted = block.text.splitlines()
    done = installed.run(team, *shlex.split(command)[2:], "roadmap.xlsx", "--yes")

    assert matches([*wanted, "…"], done.stdout), done.stdout


def test_the_wheel_that_is_made_again_installs_and_makes_itself_again(
    installed: Installed, team: Path, tmp_path: Path
) -> None:
    installed.run(team, "init", "roadmap.xlsx", "--yes", "--workflow")
    (wheel,) = (team / BESIDE).glob("*.whl")
    before = seen(team)

    copy = install(wheel, tmp_path / "copy")
    done = copy.run(team, "init", "--yes", "--workflow")
    assert "up to date: nothing to change" in done.stdout, done.stderr
    assert seen(team) == before


def variants(folder: Path, google: Google) -> dict[str, tuple[str, str]]:
    shutil.copy(DEMO_WORKBOOK, folder / "roadmap.xlsx")
    address = f"https://docs.google.com/spreadsheets/d/{load(google, DEMO_WORKBOOK).id}/edit"
    return {
        "workbook": ("roadmap.xlsx", ""),
        "pull request": ("roadmap.xlsx", '[write]\ncommit = "pull-request"\n'),
        "never put back": ("roadmap.xlsx", '[write]\ncommit = "never"\n'),
        "every day": ("roadmap.xlsx", DAILY),
        "mail": ("roadmap.xlsx", AUDIENCE),
        "google": (address, ""),
        "google and mail": (address, AUDIENCE),
        "issue": ("roadmap.xlsx", "[job]\nissue = true\n"),
    }


EVERY_DAY = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAILY = f"""
[schedule]
days = {json.dumps(EVERY_DAY)}
time = "22:41"
time_zone = "America/New_York"
"""


@pytest.mark.parametrize(
    "name", ["workbook", "pull request", "never put back", "every day", "mail", "google", "google and mail", "issue"]
)
def test_linters_find_nothing_in_any_variant_and_each_asks_for_no_more_than_it_needs(
    installed: Installed, tmp_path: Path, google: Google, name: str
) -> None:
    root = repository(tmp_path / "team")
    sheet, more = variants(root, google)[name]
    (root / "sheetsync.toml").write_text(f'[sheet]\nlocation = "{sheet}"\n{more}', encoding="utf-8")
    done = installed.run(root, "init", "--yes", "--workflow", SHEETSYNC_API_ROOT=google.url)

    assert done.status == 0, done.stderr
    assert lint(root) == ""
    workflow = read(root)
    (job,) = workflow["jobs"].values()
    wanted = {"contents": "write"}
    wanted |= {"id-token": "write"} if "google" in name else {}
    wanted |= {"pull-requests": "write"} if name == "pull request" else {}
    wanted |= {"issues": "write"} if name == "issue" else {}
    assert (workflow["permissions"], job["permissions"]) == ({}, wanted)
    steps = {each.get("id", ""): each for each in job["steps"]}
    assert ("google" in steps) is ("google" in name)
    assert ("commit" in steps) is ("google" not in name and name != "never put back")
    secret = {name for name, each in steps.items() if "secrets." in str(each) or "github.token" in str(each)}
    order = [each.get("id", "") for each in job["steps"]]
    assert min(order.index(each) for each in secret) > order.index("install")
    assert "${{" not in "".join(each.get("run", "") for each in job["steps"])
    assert not re.search(r"https?://(?!docs\.google)", (root / WORKFLOW).read_text(encoding="utf-8")), "a host is named"


def test_the_schedule_goes_by_the_clock_of_the_team_and_comes_again_where_it_was_lost(
    installed: Installed, team: Path
) -> None:
    (team / "sheetsync.toml").write_text(f'[sheet]\nlocation = "roadmap.xlsx"\n{DAILY}', encoding="utf-8")
    installed.run(team, "init", "--yes", "--workflow")

    # YAML 1.1 reads the key `on` as true.
    daily = read(team)[True]["schedule"]
    assert [(each["cron"], each["timezone"]) for each in daily] == [
        ("41 22 * * 0,1,2,3,4,5,6", "America/New_York"),
        ("41 1 * * 0,1,2,3,4,5,6", "America/New_York"),
    ]
    (team / "sheetsync.toml").write_text('[sheet]\nlocation = "roadmap.xlsx"\n', encoding="utf-8")
    installed.run(team, "init", "--yes", "--workflow")
    weekly = read(team)[True]["schedule"]
    assert [each["cron"] for each in weekly] == ["17 6 * * 1", "17 9 * * 1", "17 6 * * 2"]
    assert {each["timezone"] for each in weekly} == {"Europe/Vienna"}
    assert 'time_zone = "Europe/Vienna"' in (team / "sheetsync.toml").read_text(encoding="utf-8")


def test_from_a_folder_below_it_lands_at_the_top_and_works_in_that_folder(installed: Installed, team: Path) -> None:
    (team / "plan").mkdir()
    (team / "roadmap.xlsx").rename(team / "plan" / "roadmap.xlsx")
    done = installed.run(team / "plan", "init", "roadmap.xlsx", "--yes", "--workflow")

    assert done.status == 0, done.stderr
    assert not (team / "plan" / ".github").exists()
    (job,) = read(team)["jobs"].values()
    assert job["defaults"]["run"]["working-directory"] == "plan"
    assert job["env"]["CONFIG"] == "sheetsync.toml"


def test_two_roadmaps_of_one_repository_have_a_workflow_each(installed: Installed, team: Path) -> None:
    for name in ("plan a", "plan-b"):
        (team / name).mkdir()
        shutil.copy(team / "roadmap.xlsx", team / name)
        assert installed.run(team / name, "init", "roadmap.xlsx", "--yes", "--workflow").status == 0

    found = {each.name: yaml.safe_load(each.read_text()) for each in (team / WORKFLOW.parent).iterdir()}
    assert found.keys() == {"sheetsync.yml", "sheetsync-plan-b.yml"}
    assert len({each["concurrency"]["group"] for each in found.values()}) == 2
    assert len({each["jobs"]["roadmap"]["env"]["BRANCH"] for each in found.values()}) == 2
    assert lint(team) == ""
    assert "up to date" in installed.run(team / "plan a", "init", "--yes", "--workflow").stdout


# --- What stands in the way --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hindrance", "words"),
    [
        ("no repository", "in no git repository"),
        ("no remote", "no remote of this repository is on GitHub"),
        ("another host", "no remote of this repository is on GitHub"),
        ("ignored", "git ignores roadmap.xlsx"),
        ("outside", "lies outside of the repository"),
        ("lfs", "Git LFS"),
    ],
)
def test_a_sheet_that_no_runner_reaches_is_said_before_anything_is_written(
    installed: Installed, tmp_path: Path, hindrance: str, words: str
) -> None:
    root, sheet = tmp_path / "team", "roadmap.xlsx"
    root.mkdir()
    shutil.copy(DEMO_WORKBOOK, root / sheet)
    if hindrance != "no repository":
        remotes = {"no remote": "", "another host": "https://git.example.org/team/roadmap.git"}
        repository(root, remotes.get(hindrance, "git@github.com:team/roadmap.git"))
    if hindrance == "ignored":
        (root / ".gitignore").write_text("*.xlsx\n", encoding="utf-8")
    if hindrance == "lfs":
        (root / ".gitattributes").write_text("*.xlsx filter=lfs diff=lfs merge=lfs -text\n", encoding="utf-8")
    if hindrance == "outside":
        sheet = str(shutil.move(root / sheet, tmp_path / sheet))
    before = seen(root)

    refused = installed.run(root, "init", sheet, "--yes", "--workflow")
    assert (refused.status, refused.stdout) == (2, "")
    assert words in refused.stderr
    unanswered = installed.run(root, "init", sheet, "--workflow")
    assert unanswered.status == 2
    assert words in unanswered.stdout
    assert seen(root) == before
    declined = installed.run(root, "init", sheet, "--workflow", typed="n\n\ny\n")
    assert "No workflow was written" in declined.stdout, declined.stderr
    assert not (root / ".github").exists()


def test_a_changed_installation_is_refused(installed: Installed, team: Path, tmp_path: Path) -> None:
    copy = install(installed.wheel, tmp_path / "copy")
    file = copy.packages / "sheetsync" / "fleet" / "quota.py"
    original = file.read_text(encoding="utf-8")
    # Not through the link that an installer may have made.
    file.unlink()
    file.write_text(f"{original}\n", encoding="utf-8")
    done = copy.run(team, "init", "roadmap.xlsx", "--yes", "--workflow")

    assert done.status == 3
    assert "sheetsync/fleet/quota.py of this sheetsync is not as it was installed" in done.stderr
    file.unlink()
    assert "is missing" in copy.run(team, "init", "roadmap.xlsx", "--yes", "--workflow").stderr
    assert not (team / ".github").exists()


def test_a_checkout_says_what_to_do(sheetsync: CommandLine) -> None:
    repository(sheetsync.folder)
    shutil.copy(DEMO_WORKBOOK, sheetsync.folder / "roadmap.xlsx")
    done = sheetsync("init", "roadmap.xlsx", "--yes", "--workflow")

    assert done.status == 3
    assert "pipx install --force ." in done.stderr
    assert not (sheetsync.folder / ".github").exists()
    assert "[schedule]" not in (sheetsync.folder / "sheetsync.toml").read_text(encoding="utf-8")


# --- What stands there already -----------------------------------------------------------------------


def test_run_again_it_says_what_changes_and_an_edited_one_is_left(installed: Installed, team: Path) -> None:
    installed.run(team, "init", "roadmap.xlsx", "--yes", "--workflow")
    (team / BESIDE / "roadmap_sheetsync-0.0.1-py3-none-any.whl").touch()
    settings = team / "sheetsync.toml"
    settings.write_text(settings.read_text().replace('"06:17"', '"07:43"'), encoding="utf-8")
    done = installed.run(team, "init", "--workflow", "--yes")

    assert '  +    - cron: "43 7 * * 1" # Monday' in done.stdout
    assert "Brought up to date" in done.stdout
    assert len(list((team / BESIDE).glob("*.whl"))) == 1
    workflow = team / WORKFLOW
    workflow.write_text(workflow.read_text().replace("timeout-minutes: 20", "timeout-minutes: 9"), encoding="utf-8")
    before = seen(team)
    again = installed.run(team, "init", "--workflow", "--yes")
    assert "was edited by a person, so it stays as it is" in again.stdout
    assert "  -    timeout-minutes: 9" in again.stdout
    assert seen(team) == before


def test_a_workflow_of_somebody_else_is_left(installed: Installed, team: Path) -> None:
    (team / WORKFLOW).parent.mkdir(parents=True)
    (team / WORKFLOW).write_text("name: ours\n", encoding="utf-8")
    done = installed.run(team, "init", "roadmap.xlsx", "--workflow", "--yes")

    assert "was not written by `sheetsync init`" in done.stdout
    assert (team / WORKFLOW).read_text(encoding="utf-8") == "name: ours\n"


def test_the_past_is_told_to_be_disabled_by_every_command_and_is_brought_up_to_date(
    installed: Installed, team: Path
) -> None:
    (team / WORKFLOW).parent.mkdir(parents=True)
    shutil.copy(PAST / "workflow" / "init.yml", team / WORKFLOW)
    (team / "deep" / "down").mkdir(parents=True)
    for command in (("rules",), ("check", team / "roadmap.xlsx", "--quiet"), ("doctor", team / "roadmap.xlsx")):
        said = installed.run(team / "deep" / "down", *command).stderr
        assert "warning: .github/workflows/sheetsync.yml installs `sheetsync` from the package index" in said
        assert "Disable it now" in said

    done = installed.run(team, "init", "roadmap.xlsx", "--yes", "--workflow")
    assert "  -      - name: Install sheetsync\n" in done.stdout
    assert "warning" not in installed.run(team, "rules").stderr
    assert lint(team) == ""


def test_the_past_that_a_person_edited_is_told_and_left(installed: Installed, team: Path) -> None:
    (team / WORKFLOW).parent.mkdir(parents=True)
    edited = (PAST / "workflow" / "init.yml").read_text(encoding="utf-8").replace("17 6", "23 5")
    (team / WORKFLOW).write_text(edited, encoding="utf-8")
    done = installed.run(team, "init", "roadmap.xlsx", "--yes", "--workflow")

    assert "Disable it now" in done.stderr
    assert "a person wrote or edited it, so sheetsync leaves it alone" in done.stderr
    assert (team / WORKFLOW).read_text(encoding="utf-8") == edited


def test_what_git_would_leave_out_is_said(installed: Installed, team: Path) -> None:
    (team / ".gitignore").write_text("*.whl\n", encoding="utf-8")
    done = installed.run(team, "init", "roadmap.xlsx", "--yes", "--workflow")

    assert "Git ignores .github/sheetsync/roadmap_sheetsync-" in done.stdout
    git(team, "add", ".github")
