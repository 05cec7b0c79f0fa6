"""Workbooks, as a kind of store."""

from pathlib import Path
from typing import TYPE_CHECKING

from sheetsync.config.load import Config
from sheetsync.model.diagnosis import Diagnosis
from sheetsync.model.plan import Dropdown
from sheetsync.ports import Locate, RateLimit, SheetStore
from sheetsync.wiring.stores.file import FileKind

if TYPE_CHECKING:
    from sheetsync.adapters.workbook import Workbook


class WorkbookKind(FileKind):
    """A workbook on this machine."""

    writes = True

    def accepts(self, location: str) -> bool:
        """Take every path: what is no workbook is refused as it is opened, with the reason."""
        del location
        return True

    def open(
        self, configured: Config, *, writes: bool, adopt: bool, removals: int, rate_limit: RateLimit | None
    ) -> SheetStore:
        """Open it; nobody has to agree to anything, and nobody counts."""
        del writes, adopt, removals, rate_limit
        return self._opened(configured)

    def diagnose(self, configured: Config) -> tuple[Diagnosis, ...]:
        """Look at reading and writing."""
        from sheetsync.adapters.workbook import doctor

        return doctor.diagnose(Path(configured.choices.sheet.location))

    def add_dropdown(self, configured: Config, tab: str, dropdown: Dropdown, locate: Locate) -> str | None:
        """Put it where it was read, and on the rows to come where nothing stands below."""
        del locate
        cells = self._opened(configured).add_dropdown(tab, dropdown.cells, dropdown.choices)
        if cells is None:
            return None
        return f"from {cells.first.a1} " + (f"to {cells.last.a1}" if cells == dropdown.cells else "down")

    def _opened(self, configured: Config) -> "Workbook":
        # Imported here: a Google Sheet needs none of it.
        from sheetsync.adapters.workbook import Workbook

        location = configured.choices.sheet.location
        return Workbook(
            Path(location),
            own_header=configured.choices.writing.header,
            known_as=self.known_as(location, configured.folder),
        )
