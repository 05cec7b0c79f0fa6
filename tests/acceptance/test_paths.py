"""Paths in one's own configuration: one that leads out of its folder works as it did, and is said first."""

from pathlib import Path

import pytest

from tests.acceptance.command_line import CommandLine

SHEET = '[sheet]\nlocation = "roadmap.xlsx"\ntab = "SRE roadmap"\n'
PATHS = {
    "[summary] output": '[summary]\noutput = "{path}"\n',
    "[history] folder": '[history]\nfolder = "{path}"\n',
    "[history] url": '[history]\nurl = "sqlite:///{path}/h.db"\n',
    "[send] log": '[send]\nlog = "{path}/log.jsonl"\n',
    "[templates] html": '[templates]\nhtml = "{path}/page.html"\n',
    "packs[0]": 'packs = ["{path}/pack.yaml"]\n',
}


def configure(folder: Path, where: str, path: Path | str) -> None:
    said = PATHS[where].format(path=path)
    text = f"{said}{SHEET}" if where.startswith("packs") else f"{SHEET}{said}"
    (folder / "sheetsync.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is not below that of the configuration."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "page.html").write_text("<p>{{ document.title }}</p>", encoding="utf-8")
    (folder / "pack.yaml").write_text("goal-missing:\n  severity: hint\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("where", PATHS)
@pytest.mark.usefixtures("workbook")
def test_a_path_that_leads_out_is_said_and_works(sheetsync: CommandLine, elsewhere: Path, where: str) -> None:
    configure(sheetsync.folder, where, elsewhere)

    done = sheetsync("sync")

    assert done.status == 0, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"note: sheetsync.toml: {where} leads out of ")
    assert f", to {elsewhere}" in line
    if where in ("[summary] output", "[history] folder"):
        assert list(elsewhere.rglob("*"))


@pytest.mark.parametrize("where", PATHS)
@pytest.mark.usefixtures("workbook")
def test_nothing_is_said_of_a_path_that_stays_below(sheetsync: CommandLine, elsewhere: Path, where: str) -> None:
    (sheetsync.folder / "within").mkdir()
    for each in elsewhere.iterdir():
        (sheetsync.folder / "within" / each.name).write_bytes(each.read_bytes())
    configure(sheetsync.folder, where, "within")

    done = sheetsync("sync")

    assert (done.status, done.stderr) == (0, "")


@pytest.mark.usefixtures("workbook")
def test_what_the_command_line_says_itself_is_no_news(sheetsync: CommandLine, elsewhere: Path) -> None:
    (sheetsync.folder / "sheetsync.toml").write_text(SHEET, encoding="utf-8")

    done = sheetsync("sync", "--history", elsewhere / "history", "--output", elsewhere / "summary")

    assert (done.status, done.stderr) == (0, "")
