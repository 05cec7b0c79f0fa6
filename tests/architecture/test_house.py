"""The house is as it is drawn: one direction, no circle, and pure rooms that touch nothing."""

import os
import subprocess
import sys

import pytest

from tests.architecture.drawing import MAY_IMPORT, MOST_ARROWS, MOST_ROOMS, PACKAGE, PURE_FILES, ROOT
from tests.architecture.look import File, circles

FILES = {
    each.path: each
    for each in (
        File(file.relative_to(PACKAGE).as_posix(), file.read_text(encoding="utf-8"))
        for file in sorted(PACKAGE.rglob("*.py"))
    )
}
ROOMS = {each.room for each in FILES.values()} - {"__init__"}


@pytest.mark.parametrize("path", FILES)
def test_a_file_keeps_to_the_drawing(path: str) -> None:
    assert not list(FILES[path].complaints())


def test_every_room_is_drawn_and_every_drawn_room_is_there() -> None:
    assert {room for room in MAY_IMPORT if "/" not in room} == ROOMS
    assert all((PACKAGE / room).is_dir() for room in MAY_IMPORT if "/" in room)
    assert set(FILES) >= PURE_FILES


def test_nothing_imports_in_a_circle() -> None:
    assert circles({each.module: each for each in FILES.values()}) == []


def test_the_house_can_be_taken_in_at_a_glance() -> None:
    arrows = {
        (each.room, name.name.split(".")[1])
        for each in FILES.values()
        for name in each.imports
        if name.name.startswith("sheetsync.") and name.name.split(".")[1] in ROOMS - {each.room}
    }

    assert len(ROOMS) <= MOST_ROOMS
    assert len(arrows) <= MOST_ARROWS
    assert {(room, other) for room in ROOMS for other in MAY_IMPORT[room]} == arrows


def test_a_job_runs_where_nothing_is_installed() -> None:
    command = [sys.executable, "-S", "-P", "-m", "sheetsync.job", "--help"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ.get("PATH", "")}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)

    assert (done.returncode, done.stderr) == (0, "")
