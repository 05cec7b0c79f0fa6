"""Teams that share a fleet: none of them reads or writes what is another's, or the operator's."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.fleet.conftest import Fleet

REACHING = {
    "a file of the machine": '[templates]\nhtml = "/etc/passwd"\n',
    "another team's file": '[templates]\nmarkdown = "../beta/page.md"\n',
    "over a link": '[templates]\nhtml = "link/page.html"\n',
    "another team's pack": 'packs = ["../beta/pack.yaml"]\n',
    "a pack that extends another team's": 'packs = ["reaching.yaml"]\n',
    "a folder for documents": '[summary]\noutput = "../beta"\n',
    "a folder for the history": '[history]\nfolder = "/tmp"\n',
    "a log": '[send]\nlog = "../beta/log.jsonl"\n',
}


@pytest.fixture
def teams(fleet: Fleet) -> Fleet:
    """A fleet with the folders of two teams."""
    for name in ("alpha", "beta"):
        (fleet.folder / name).mkdir()
        (fleet.folder / name / "sheetsync.toml").write_text("", encoding="utf-8")
        (fleet.folder / name / "page.md").write_text("SECRET", encoding="utf-8")
        (fleet.folder / name / "pack.yaml").write_text("goal-missing: {severity: hint}\n", encoding="utf-8")
    (fleet.folder / "alpha" / "reaching.yaml").write_text("extends: ../beta/pack.yaml\n", encoding="utf-8")
    (fleet.folder / "alpha" / "link").symlink_to("../beta", target_is_directory=True)
    fleet.setup(more='output = "out"')
    return fleet


def test_what_reaches_out_of_a_teams_folder_fails_with_a_sentence_and_writes_nothing(teams: Fleet) -> None:
    sheets = teams.sheets(len(REACHING) + 1)
    with (teams.folder / "fleet.toml").open("a", encoding="utf-8") as file:
        for number, (sheet, text) in enumerate(zip(sheets, [*REACHING.values(), ""], strict=True)):
            (teams.folder / "alpha" / f"{number}.toml").write_text(text, encoding="utf-8")
            file.write(f'[[roadmap]]\nname = "r{number}"\nsheet = "{sheet.id}"\nconfig = "alpha/{number}.toml"\n')
    assert teams("import").exit_code == 0
    before = {each for each in teams.folder.rglob("*") if "out" not in each.parts}

    teams("run", *(f"r{number}" for number in range(len(sheets))))
    teams.work("--slots", 1)

    problems = dict(teams.query("SELECT name, problem FROM sheetsync_member WHERE outcome = 'failed'"))
    assert {f"r{number}" for number in range(len(REACHING))} == set(problems), problems
    assert all("leads out of the folder of its file" in each for each in problems.values()), problems
    assert {each for each in teams.folder.rglob("*") if "out" not in each.parts} == before
    assert {each.parent.name for each in (teams.folder / "out").rglob("*.html")} == {f"r{len(REACHING)}"}


@pytest.mark.parametrize(
    "config", ["../sheetsync.toml", "/etc/sheetsync.toml", "alpha/link/../../x.toml", "fleet.toml"]
)
def test_a_configuration_outside_of_the_fleet_is_refused_before_anybody_is_taken_up(teams: Fleet, config: str) -> None:
    (sheet,) = teams.sheets(1)
    for done in (
        teams("add", "r", sheet.id, "--own-config", config),
        teams("import", listing(teams, [("r", "", config)])),
    ):
        assert done.exit_code == 2, done.output
        assert "`config` of r" in done.stderr
    assert teams.query("SELECT count(*) FROM sheetsync_member") == [(0,)]


def listing(fleet: Fleet, rows: list[tuple[str, str, str]]) -> Path:
    """A workbook that lists roadmaps: name, team and configuration of each."""
    path = fleet.folder / "list.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet("List")
        sheet.write_row(0, 0, ["Name", "Sheet", "Team", "Config"])
        for number, ((name, team, config), key) in enumerate(zip(rows, fleet.sheets(len(rows)), strict=True), 1):
            sheet.write_row(number, 0, [name, key.id, team, config])
    return path


def test_no_row_of_a_list_takes_another_teams_configuration(teams: Fleet) -> None:
    own = [("a", "Alpha", "alpha/sheetsync.toml"), ("b", "Beta", "beta/sheetsync.toml")]
    assert teams("import", listing(teams, own)).exit_code == 0

    for team in ("Gamma", ""):
        done = teams("import", listing(teams, [("c", team, "alpha/../beta/sheetsync.toml")]))
        assert done.exit_code == 2, done.output
        assert "c: `config` is that of b, which is of another team" in done.stderr
    together = teams("import", listing(teams, [("d", "Alpha", "alpha/sheetsync.toml"), *own]))

    assert together.exit_code == 0, together.output


def test_an_operators_own_paths_may_lead_anywhere_and_are_said(
    teams: Fleet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("served")
    file = teams.folder / "fleet.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('output = "out"', f'output = "{folder}"'), encoding="utf-8"
    )

    done = teams("list")

    assert done.exit_code == 0
    assert done.stderr == f"note: {file}: output leads out of its folder, to {folder}\n"
