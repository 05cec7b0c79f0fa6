"""Setting up: the files that `init` puts beside a sheet, and the dropdown that it puts into one."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sheetsync import wiring
from sheetsync.adapters.shipped import shipped
from sheetsync.config import amend as settings_file
from sheetsync.config.load import FILE, Config
from sheetsync.errors import UnsafeError, UsageError
from sheetsync.model.plan import Dropdown
from sheetsync.model.run import Rendered
from sheetsync.model.understanding import Setting
from sheetsync.ports import Locate
from sheetsync.wiring.stores import kind_of

TEMPLATE: Final = "template.xlsx"


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The configuration file of a sheet: where it is or will be, and what it says; "" where it is new.

    `prefix` are the tables around ours: `tool.sheetsync` in `pyproject.toml`.
    """

    path: Path
    source: str = ""
    prefix: tuple[str, ...] = ()

    def saying(self, settings: Iterable[Setting], taken_back: Sequence[Setting] = ()) -> str:
        """Return its text with these settings in it, and without the answers that were taken back.

        Raises:
            UsageError: It is written in a way that a line can't be added to, or taken from.
        """
        if self.source.strip():
            source = settings_file.without(self.source, taken_back, self.prefix) if taken_back else self.source
            return settings_file.amended(source, settings, self.prefix)
        return settings_file.new(settings)


def file_of(configured: Config) -> SettingsFile:
    """Return the file that was read, or the one to make."""
    path = configured.file
    if path is None:
        return SettingsFile(Path(FILE))
    if path.name != "pyproject.toml":
        return SettingsFile(path, configured.source)
    if "sheetsync" in tomllib.loads(configured.source).get("tool", {}):
        return SettingsFile(path, configured.source, ("tool", "sheetsync"))
    return SettingsFile(path.parent / FILE)


def write(path: Path, text: str) -> None:
    """Put a text at a path, whole, with the line ends that the file there has.

    Raises:
        UnsafeError: It can't be put there.
    """
    if path.is_file() and b"\r\n" in path.read_bytes():
        text = text.replace("\n", "\r\n")
    wiring.outbox(path.parent).deliver([Rendered("settings", path.name, text.encode())])


def new_workbook(path: Path) -> None:
    """Put a fresh roadmap at a path, for a team that starts.

    Raises:
        UsageError: It is no path of a workbook.
        UnsafeError: There is a file already, or it can't be put there.
    """
    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"{path} is no name for a workbook: let it end in .xlsx")
    if path.exists():
        raise UnsafeError(f"{path} is there already and stays as it is: name another file")
    content = (shipped("examples") / TEMPLATE).read_bytes()
    wiring.outbox(path.parent).deliver([Rendered("workbook", path.name, content)])


def add_dropdown(configured: Config, tab: str, dropdown: Dropdown, locate: Locate) -> str | None:
    """Put a dropdown on a column that has none, and return on which cells, as a person says it; None if it has one.

    Args:
        configured: Names the sheet.
        tab: The title of the tab.
        dropdown: As the sheet was read.
        locate: Says where it belongs by now, for people go on editing a Google Sheet.

    Raises:
        UsageError: The sheet is of a format that is only read.
        AccessError: We may only view the sheet.
        UnsafeError: It can't be written without harm.
    """
    return kind_of(configured.choices.sheet.location).add_dropdown(configured, tab, dropdown, locate)
