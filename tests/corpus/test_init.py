"""`init` on the corpus: what it writes can be read, and says again what was understood."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sheetsync.cli import main
from tests.corpus.case import SHEETS, Case, cases

IN_MEMORY = {each.name for each in cases(SHEETS / "more")}
CASES = [each for each in cases() if each.name not in IN_MEMORY]
READABLE = [each for each in CASES if each.expected.get("header")]
UNREADABLE = [each for each in CASES if not each.expected.get("header")]


def init(case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Run `init --yes` in a folder, on the case as a real workbook."""
    monkeypatch.chdir(folder)
    workbook = folder / "roadmap.xlsx"
    if not workbook.exists():
        case.workbook(workbook)
    return CliRunner().invoke(main, ["init", "roadmap.xlsx", "--yes"])


def columns_of(done: Result) -> list[str]:
    """The lines that name a column, without what is said of it below."""
    said = done.output.split("Columns\n")[1].split("\n\n")[0].splitlines()
    return [line for line in said if not line.startswith("   ")]


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.name)
def test_every_column_is_said_with_its_letter_or_what_is_open_is_said(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = init(case, tmp_path, monkeypatch)

    assert done.exit_code == 0, done.output
    said = {line.split()[0]: line for line in columns_of(done)}
    for each in case.expected["columns"].split(", "):
        field, letter = each.split()
        assert f" {field} " in said.pop(letter)
    assert not said
    for asked in case.expected.get("asks", ()):
        table, _, key = asked.partition(".")
        assert (
            f"Say it in sheetsync.toml under [{table}], {key}" in done.output.replace('"', "") or asked == "sheet.tab"
        )


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.name)
def test_what_is_written_is_read_again_and_changes_nothing(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = init(case, tmp_path, monkeypatch)
    written = (tmp_path / "sheetsync.toml").read_text(encoding="utf-8")
    again = init(case, tmp_path, monkeypatch)

    assert "nothing to change" in again.output
    assert columns_of(again) == columns_of(first)
    assert (tmp_path / "sheetsync.toml").read_text(encoding="utf-8") == written
    assert tomllib.loads(written)["sheet"]["location"] == "roadmap.xlsx"


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.name)
def test_pinning_everything_that_was_found_changes_nothing(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    init(case, tmp_path, monkeypatch)
    file = tmp_path / "sheetsync.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    pinned = [line.removeprefix("# ") if " = " in line or line == "# [interval]" else line for line in lines]
    file.write_text("\n".join(line for line in pinned if "off, hint" not in line), encoding="utf-8")
    again = init(case, tmp_path, monkeypatch)

    assert again.exit_code == 0, again.output
    said = columns_of(again)
    wanted = {tuple(reversed(each.split())) for each in case.expected["columns"].split(", ")}
    assert {(line.split()[0], field) for line in said for _, field in wanted if f" {field} " in line} >= wanted
    assert len(said) == len(wanted)


@pytest.mark.parametrize("case", UNREADABLE, ids=lambda case: case.name)
def test_without_headers_nothing_is_written_and_it_is_said_why(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = init(case, tmp_path, monkeypatch)

    assert done.exit_code == 3
    assert not (tmp_path / "sheetsync.toml").exists()
