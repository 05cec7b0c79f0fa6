"""Google Sheets, as a kind of store."""

import os
import re
from pathlib import Path
from typing import Final

from sheetsync.config.load import Config
from sheetsync.errors import UsageError
from sheetsync.model.diagnosis import Diagnosis
from sheetsync.model.plan import Dropdown
from sheetsync.ports import Locate, RateLimit, SheetStore
from sheetsync.wiring import google

_TAB: Final = re.compile(r"[#?&]gid=(\d+)")


class GoogleSheetKind:
    """A Google Sheet, by its address or key. Any other address of the web is taken too, and refused by what it is."""

    writes = True

    def accepts(self, location: str) -> bool:
        """Take keys and addresses, and no path of a file that there is."""
        return bool(google.sheet_key(location) or google.other_address(location))

    def file_of(self, location: str) -> Path | None:
        """Return None: it is not on this machine."""
        del location
        return None

    def tab_of(self, location: str) -> str | None:
        """Return the tab that was looked at where the address was copied from a browser."""
        named = _TAB.search(location)
        return named[1] if named else None

    def known_as(self, location: str, folder: Path) -> str:
        """Return its key; the location itself where it names none, and is refused."""
        del folder
        return google.sheet_key(location) or location

    def open(
        self, configured: Config, *, writes: bool, adopt: bool, removals: int, rate_limit: RateLimit | None
    ) -> SheetStore:
        """Open it with our credentials."""
        client, _ = google.client_for(configured, writes=writes, rate_limit=rate_limit)
        return google.sheet(configured, adopt=adopt, removals=removals, client=client)

    def diagnose(self, configured: Config) -> tuple[Diagnosis, ...]:
        """Look at our credentials, and at reading and writing the sheet where one is named."""
        from sheetsync.adapters.google import doctor

        location = configured.choices.sheet.location
        if what := google.other_address(location):
            detail = f"this is not the address of a Google Sheet: {what}"
            return (Diagnosis("address", detail, UsageError.exit_status),)
        return doctor.diagnose(os.environ, google.sheet_key(location))

    def add_dropdown(self, configured: Config, tab: str, dropdown: Dropdown, locate: Locate) -> str | None:
        """Put it where it belongs by now."""
        del dropdown
        put = google.dropdowns(configured).add(tab, locate)
        return f"from {put.cells.first.a1} to {put.cells.last.a1}" if put else None
