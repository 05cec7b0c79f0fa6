"""The server as a test holds it: ways to make spreadsheets, to be other people, and to make trouble."""

from collections.abc import Sequence
from typing import Any

from localsheets.a1 import quoted
from localsheets.assumptions import Assumptions
from localsheets.call import Call
from localsheets.control import Control
from localsheets.people import Spreadsheet
from localsheets.server import Server
from localsheets.world import OWNER, World, now

Values = Sequence[Sequence[Any]]


class Google(Server):
    """A server, with ways to fill it."""

    @property
    def control(self) -> Control:
        """Where trouble is made."""
        return self.service.control

    @property
    def world(self) -> World:
        """All files and tokens."""
        return self.service.world

    @property
    def assume(self) -> Assumptions:
        """A switch for each assumption about the API."""
        return self.world.assume

    @property
    def log(self) -> list[Call]:
        """Every request so far; clear it to count from 0 again."""
        return self.service.log

    def reset(self) -> None:
        """Start again without starting the server again: no files, no tokens, no log, no trouble."""
        with self.world.lock:
            self.world.files.clear()
            self.world.tokens.clear()
            self.log.clear()
            self.world.assume = Assumptions()
            self.world.clock = now
            self.service.control = Control(self.world)

    def count(self, effect: str) -> int:
        """How many requests of the spreadsheets API were reads, or writes."""
        return sum(1 for call in self.log if call.service == "sheets" and call.effect == effect)

    def spreadsheet(
        self,
        rows: Values = (),
        *,
        title: str = "Roadmap",
        tab: str = "Sheet1",
        locale: str = "en_US",
        zone: str = "Etc/GMT",
        role: str = "writer",
        size: tuple[int, int] | None = None,
    ) -> Spreadsheet:
        """Make a spreadsheet that somebody else owns and has shared with the service account.

        Args:
            rows: Typed into its one tab from A1 on.
            title: Of the spreadsheet.
            tab: Title of the tab.
            locale: Such as en_US.
            zone: Such as Europe/Dublin.
            role: What the service account may: writer, commenter, reader, or nothing.
            size: Rows and columns of the grid; 1000 and 26 without.
        """
        file = self.world.add_spreadsheet(title, OWNER, locale=locale, zone=zone)
        sheet = Spreadsheet(self.world, file)
        sheet.tab().properties["title"] = tab
        if size:
            sheet.tab().resize(*size)
        sheet.share(role)
        if rows:
            sheet.type(f"{quoted(tab)}!A1", *rows)
        return sheet
