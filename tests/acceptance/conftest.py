"""What acceptance tests start from: the command in an empty folder, and workbooks that are the test's alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.bad_file import a_workbook
from tests.acceptance.command_line import DEMO_WORKBOOK, CommandLine, DemoRun


@pytest.fixture
def sheetsync(tmp_path: Path) -> CommandLine:
    """The command, in an empty folder."""
    return CommandLine(tmp_path)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The demo roadmap, nobody's but this test's."""
    return Path(shutil.copy(DEMO_WORKBOOK, tmp_path / "roadmap.xlsx"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoRun]:
    """The demo in an empty folder; tests look at it, and copy what they change."""
    folder = tmp_path_factory.mktemp("demo")
    done = DemoRun(CommandLine(folder)("demo"), folder)
    before = done.workbook.read_bytes() if done.workbook.exists() else b""
    yield done
    assert not before or done.workbook.read_bytes() == before, "a test changed the workbook that tests share"


@pytest.fixture
def small(sheetsync: CommandLine) -> str:
    """A workbook with two faults: a status missing in E3, and a goal in C4."""
    return a_workbook(sheetsync.folder / "small.xlsx").name
