"""What lies in the repository: a closed list at the top, and nothing that a command left there by accident."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from sheetsync.model.format import Subject, formats_of
from tests.acceptance.command_line import DEMO_WORKBOOK, CommandLine, seen

ROOT = Path(__file__).parents[1]

TOP = {
    ".ci",
    ".dockerignore",
    ".github",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Dockerfile",
    "LICENSE",
    "Makefile",
    "README.md",
    "action",
    "action.yml",
    "bench",
    "docs",
    "examples",
    "localsheets",
    "pyproject.toml",
    "requirements",
    "rules",
    "sheetsync",
    "tests",
}
"""Everything that may stand at the top. Add to it what you mean to add, and say in its commit why."""

MOST_BYTES = 400_000
"""The largest picture of the README has 322,000; whatever has more is more likely a product than a source."""

MOST_LINES = 250
WRITTEN = {".py", ".js", ".css", ".gs", ".typ", ".yml"}
PRODUCT = ("sheetsync", "localsheets", "examples", "bench", "docs", "action", ".ci")

REPORTS = tuple(f"findings{each.dress.suffix}" for each in formats_of(Subject.REPORT))
LEFT_BY_COMMANDS = (
    "sheetsync-demo/roadmap.xlsx",
    "sheetsync.toml",
    "history/roadmap-1.jsonl",
    "history/sent/deliveries.jsonl",
    "history/notes/before.jsonl",
    "roadmap.xlsx",
    "gha-creds-0123456789abcdef.json",
    *REPORTS,
    *(f"summary/{each}" for each in REPORTS),
    *(f"{folder}summary{name}.md" for folder in ("", "summary/", "out/") for name in ("", "-leads")),
    *(f"{folder}{name}.{end}" for folder in ("", "summary/") for name in ("retro", "agenda") for end in ("md", "html")),
)


def git(*arguments: str) -> list[str]:
    """Run git here; skip where this is no clone, such as an unpacked sdist."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("this is no clone of the repository, so there is no list of its files")
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in {0, 1}, done.stderr
    return [each for each in re.split("[\0\n]", done.stdout) if each]


def ignored(*names: str) -> list[str]:
    """Return those of the names that git would not add."""
    return git("check-ignore", "--no-index", *names)


def test_nothing_stands_at_the_top_that_nobody_meant() -> None:
    assert {each.split("/")[0] for each in git("ls-files", "-z")} == TOP


def test_no_file_is_larger_than_a_source_would_be() -> None:
    sizes = {each: (ROOT / each).stat().st_size for each in git("ls-files", "-z") if (ROOT / each).is_file()}

    assert {each: size for each, size in sizes.items() if size > MOST_BYTES} == {}


def test_a_file_of_the_product_can_be_read_at_once() -> None:
    written = [each for room in PRODUCT for each in (ROOT / room).rglob("*") if each.suffix in WRITTEN]
    lines = {
        each.relative_to(ROOT).as_posix(): text.count("\n")
        for each in written
        if "made by `make manual`" not in (text := each.read_text(encoding="utf-8"))[:300].casefold()
    }

    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_nothing_that_is_kept_is_ignored() -> None:
    assert git("ls-files", "-z", "--cached", "--ignored", "--exclude-standard") == []


@pytest.mark.parametrize("name", LEFT_BY_COMMANDS)
def test_what_a_command_leaves_here_is_ignored(name: str) -> None:
    assert ignored(name) == [name]


def test_a_file_of_each_format_is_known_to_the_list() -> None:
    documents = {f"summary/summary{each.dress.suffix}" for each in formats_of(Subject.SUMMARY)}

    assert ignored(*sorted(documents)) == sorted(documents)


def test_an_issue_asks_for_what_is_needed_and_no_sheet() -> None:
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    read = {each.name: yaml.safe_load(each.read_text(encoding="utf-8")) for each in forms}

    assert read.pop("config.yml")["blank_issues_enabled"] is False
    assert read
    for form in read.values():
        assert {"name", "description", "body"} <= form.keys()
        assert "never a sheet" in str(form["body"])


def test_a_release_says_where_it_comes_from() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for address in project.get("urls", {}).values():
        assert re.fullmatch(r"https://\S+", address)
        assert not re.search(r"OWNER|example|invalid", address)
    # Without an address nothing is tagged: `make dist TAG=...` says which lines are missing.
    assert "project.urls" in makefile


def test_the_hook_of_pre_commit_checks_each_roadmap_that_is_committed(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    names = ["roadmap.csv", "plan/SRE Roadmap Q4.xlsx", "plan/budget.xlsx", "plan/~$roadmap.xlsx", "roadmap.md"]
    shutil.copy(DEMO_WORKBOOK, tmp_path / "roadmap.xlsx")
    (tmp_path / "well-roadmap.csv").write_text(
        "Project,Stakeholders,Goal,Deliverable,Status\nMake tacos,the family,the family eats quickly,cook,Done\n"
    )
    sheetsync, before = CommandLine(tmp_path), seen(tmp_path)

    # As pre-commit calls it: the entry, and then the names of the files that are committed.
    program, *arguments = hook["entry"].split()
    both = sheetsync(*arguments, "roadmap.xlsx", "well-roadmap.csv")

    assert program == "sheetsync"
    assert [each for each in names if re.search(hook["files"], each)] == names[:2]
    assert sheetsync(*arguments, "well-roadmap.csv").status == 0
    assert both.status == 1
    assert seen(tmp_path) == before
