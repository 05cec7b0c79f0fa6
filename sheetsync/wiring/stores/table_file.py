"""Tables that are only read, as a kind of store."""

from pathlib import Path

from sheetsync.adapters.table import SUFFIXES, TableFile
from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError
from sheetsync.model.diagnosis import Diagnosis
from sheetsync.model.plan import Dropdown
from sheetsync.ports import Locate, RateLimit, SheetStore
from sheetsync.wiring.stores.file import FileKind


class TableFileKind(FileKind):
    """A table on this machine that can't be written: CSV, TSV, OpenDocument, or the old Excel format."""

    writes = False

    def accepts(self, location: str) -> bool:
        """Take it by its suffix."""
        return Path(location).suffix.lower() in SUFFIXES

    def open(
        self, configured: Config, *, writes: bool, adopt: bool, removals: int, rate_limit: RateLimit | None
    ) -> SheetStore:
        """Open it, unless it is to be written."""
        del adopt, removals, rate_limit
        table = self._opened(configured)
        if writes:
            table.refuse()
        return table

    def diagnose(self, configured: Config) -> tuple[Diagnosis, ...]:
        """Look at reading, and say that it can't be written."""
        table = self._opened(configured)
        try:
            tabs = len(table.read().tabs)
        except SheetsyncError as error:
            return (Diagnosis("read", str(error), error.exit_status),)
        read = Diagnosis("read", f"the workbook opens: {tabs} {'tab' if tabs == 1 else 'tabs'}")
        try:
            table.refuse()
        except SheetsyncError as error:
            return read, Diagnosis("write", str(error), error.exit_status)

    def add_dropdown(self, configured: Config, tab: str, dropdown: Dropdown, locate: Locate) -> str:
        """Refuse: it can't be written."""
        del tab, dropdown, locate
        self._opened(configured).refuse()

    def _opened(self, configured: Config) -> TableFile:
        location, encoding = configured.choices.sheet.location, configured.choices.sheet.encoding
        return TableFile(Path(location), known_as=self.known_as(location, configured.folder), encoding=encoding)
