"""Our name: whatever we ship, print or document takes sheetsync from a file or a checkout, never from an index by name.

`sheetsync` on the public index is another project, and a name that nobody has claimed yet can be claimed by anyone.
"""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAME = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
OURS = rf"(?:sheetsync|{NAME})"
INSTALLER = re.compile(r"(?:\bpip3?\b|\bpipx\b|\buvx?\b|\bpip\[@\]|\bPIP\b).*")
ASKS = {"install", "add", "run", "download", "wheel", "--with", "--from", "--spec"}
BARE = re.compile(rf"{OURS}(?:\[[^\]]*\]|\$\w+)*(?:[=~<>!]=.*)?")
EXTRA = re.compile(rf"(?<![\w./-]){OURS}\[[a-z]")
REQUIRED = re.compile(rf"^{OURS}\s*(?:\[|[=~<>!]=|$)")


def named(text: str) -> list[str]:
    """What in a text takes ours from an index by its name: a word of its own, no path, no `name @ file:…`."""
    found = [each[0] for each in EXTRA.finditer(text)]
    for command in re.split(r"[\n`|;&]", text):
        words = [each.strip("\"',.()}") for each in match[0].split()] if (match := INSTALLER.search(command)) else []
        asks = ASKS.intersection(words) or words[:1] == ["uvx"]
        follows = [*words[1:], ""]
        if asks and any(BARE.fullmatch(each) and after != "@" for each, after in zip(words, follows, strict=True)):
            found.append(command.strip())
    return found


def files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    frozen = ("tests/past/", "tests/test_name.py")
    return [ROOT / each for each in listed.stdout.split("\0") if each and not each.startswith(frozen)]


def test_the_name_is_not_that_of_the_other_project() -> None:
    assert NAME != "sheetsync"


def test_nothing_takes_ours_from_an_index_by_name() -> None:
    found = {}
    for file in files():
        try:
            text = file.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        if wrong := named(text):
            found[str(file.relative_to(ROOT))] = wrong
    assert found == {}


@pytest.mark.parametrize("file", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda file: file.name)
def test_no_lock_asks_an_index_for_ours(file: Path) -> None:
    assert not [line for line in file.read_text(encoding="utf-8").splitlines() if REQUIRED.match(line)]


@pytest.mark.parametrize(
    "line",
    [
        "run: python -m pip install --quiet sheetsync",
        "pip install 'sheetsync[docx]'",
        "`pipx install sheetsync`",
        "uv tool install sheetsync",
        "uvx --from roadmap-sheetsync sheetsync demo",
        "pip install -U roadmap-sheetsync==1.2.3",
        '"${pip[@]}" install "sheetsync$extras==$VERSION"',
        "with sheetsync[docx] it has a picture",
        "pipx run sheetsync",
        "uv add roadmap-sheetsync",
    ],
)
def test_the_bare_name_is_seen(line: str) -> None:
    assert named(line)


@pytest.mark.parametrize(
    "line",
    [
        "pipx install .",
        "pipx install '.[docx]', and run `sheetsync demo`",
        "pip install ./dist/roadmap_sheetsync-0.1.0-py3-none-any.whl",
        "pip install 'roadmap-sheetsync @ file:///srv/sheetsync'",
        "pipx inject roadmap-sheetsync python-docx",
        "docker run --rm sheetsync sync roadmap.xlsx",
        "uv pip install -r requirements.txt && sheetsync demo",
    ],
)
def test_a_path_is_not_taken_for_the_name(line: str) -> None:
    assert not named(line)
