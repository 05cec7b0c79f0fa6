"""What the scheduled run installs: what the configuration of the team needs, and no more."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.command_line import DEMO_WORKBOOK
from tests.runner.house import Installed, installed, repository

__all__ = ["installed"]

PERSON = '[[people]]\nname = "Ana"\naddress = "ana@example.org"\n'


@pytest.mark.parametrize(
    ("readers", "is_needed"),
    [(PERSON + 'language = "fr"\ndates = "iso"\n', False), (PERSON + 'language = "fr"\ndates = "fr-CA"\n', True)],
)
def test_the_dates_of_a_region_are_at_hand_where_an_owner_reads_them(
    installed: Installed, tmp_path: Path, readers: str, is_needed: bool
) -> None:
    team = repository(tmp_path / "team")
    shutil.copy(DEMO_WORKBOOK, team / "roadmap.xlsx")
    (team / "sheetsync.toml").write_text(f'[sheet]\nlocation = "roadmap.xlsx"\n{readers}', encoding="utf-8")

    done = installed.run(team, "init", "--yes", "--workflow")

    assert done.status == 0, done.stderr
    lock = (team / ".github" / "sheetsync" / "requirements.txt").read_text(encoding="utf-8")
    assert ("babel==" in lock) is is_needed
