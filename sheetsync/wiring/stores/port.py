"""The port of a kind of store: all that sheetsync asks of one, beside the store that it opens."""

from pathlib import Path
from typing import Protocol

from sheetsync.config.load import Config
from sheetsync.model.diagnosis import Diagnosis
from sheetsync.model.plan import Dropdown
from sheetsync.ports import Locate, RateLimit, SheetStore


class StoreKind(Protocol):
    """One kind of store: a Google Sheet, a workbook, a table that is only read.

    `writes` says whether anything can be written into such a sheet.
    """

    @property
    def writes(self) -> bool:
        """Whether anything can be written into such a sheet."""
        ...

    def accepts(self, location: str) -> bool:
        """Whether a location is of this kind, to be opened or to be refused with what it is instead."""
        ...

    def file_of(self, location: str) -> Path | None:
        """Return the file on this machine that a location names; None where the sheet is elsewhere."""
        ...

    def tab_of(self, location: str) -> str | None:
        """Return the id of the tab that a location names; None where it names none."""
        ...

    def known_as(self, location: str, folder: Path) -> str:
        """Return what the sheet is known by, on any machine; `folder` is that of the configuration."""
        ...

    def open(
        self, configured: Config, *, writes: bool, adopt: bool, removals: int, rate_limit: RateLimit | None
    ) -> SheetStore:
        """Open the sheet that is configured; `wiring.sheet` says what the arguments are.

        Raises:
            UsageError: It is no sheet of this kind, or is to be written and never can be.
            AccessError: There are no credentials.
        """
        ...

    def diagnose(self, configured: Config) -> tuple[Diagnosis, ...]:
        """Look at what a run needs, up to the first that is missing, and change nothing."""
        ...

    def add_dropdown(self, configured: Config, tab: str, dropdown: Dropdown, locate: Locate) -> str | None:
        """Put a dropdown on a column that has none; see `run.set_up.add_dropdown`."""
        ...
