"""Reading in part: a spreadsheet that is larger than one answer may be is read as far as it is wanted."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from sheetsync.adapters.google import look
from sheetsync.adapters.google.chip import CHIPS
from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.read import mask
from sheetsync.adapters.google.reply import MOST_BYTES, Json, LostError, TooLongError
from sheetsync.adapters.google.state import COLUMN_KEY, State, Tab
from sheetsync.errors import UnsafeError
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.ports import Wanted, every

_LISTED: Final = (
    "spreadsheetId,properties(title,locale,timeZone),"
    "sheets(properties(sheetId,title,sheetType,hidden,gridProperties(rowCount,columnCount)))"
)
_TAGGED: Final = (
    "spreadsheetId,properties(title),"
    "sheets(properties(sheetId),data(columnMetadata(developerMetadata(metadataKey,metadataValue))))"
)
"""Which tabs have a column of ours, without a cell."""

_NAMED: Final = 3
"""Tabs that are named as the largest."""


class Reader:
    """Reads the whole spreadsheet in one request; where that is too much, what is wanted of it, in two.

    `wanted` may be set anew for each run. `asks_chips` has the people asked for whom chips name.
    """

    def __init__(
        self, client: GoogleClient, key: str, believe: Callable[[Json], State], *, asks_chips: bool = False
    ) -> None:
        self.wanted: Wanted = every
        self.asks_looks = False
        """Whether what cells look like is asked for, on which the place of a new column depends."""

        self.is_of_ours = False
        """Whether only tabs with a column of ours are wanted, as for a clear."""

        self._asks_chips = asks_chips
        self._client, self._key, self._believe = client, key, believe
        self._is_too_long = False

    @property
    def mask(self) -> str:
        """What is asked for. For a clear that is each conditional format as a whole, so that it can be put back."""
        if self.is_of_ours:
            return mask(rule="")
        return mask(of_cell=(look.CELL if self.asks_looks else "") + (CHIPS if self._asks_chips else ""))

    def read(self) -> State:
        """Return the state of the spreadsheet.

        Raises:
            UnsafeError: What is wanted of it is longer than one answer may be.
        """
        if not self._is_too_long:
            try:
                return self._client.get(self._key, self._believe, fields=self.mask)
            except TooLongError:
                self._is_too_long = True
        return self._client.get(self._key, self._in_part, fields=_LISTED)

    def _in_part(self, reply: Json) -> State:
        listed = self._believe(reply)
        tabs = _tabs(reply)
        if self.is_of_ours:
            tagged = self._client.get(self._key, _tagged, fields=_TAGGED)
            wanted = [each for each in tabs if each.sheet_id in tagged]
        else:
            wanted = [each for each in tabs if self.wanted(each.grid.tab, each.grid.tab_id)]
        if len(wanted) == len(tabs) and not self.is_of_ours:
            raise UnsafeError(f"{_too_much(tabs)}: name the roadmap's tab with --tab, so that the others stay unread")
        titles = [each.grid.tab.replace("'", "''") for each in wanted]
        state = listed
        if titles:
            try:
                state = self._client.get(
                    self._key, self._believe, fields=self.mask, ranges=[f"'{title}'" for title in titles]
                )
            except TooLongError:
                raise UnsafeError(f"{_too_much(wanted)}: move what is no roadmap out of them") from None
        read = {each.sheet_id: each for each in state.tabs}
        both = tuple(read.get(each.sheet_id, each) for each in tabs)
        spreadsheet = replace(
            state.spreadsheet,
            tabs=tuple(each.grid for each in both),
            links={**listed.spreadsheet.links, **state.spreadsheet.links},
        )
        return replace(state, spreadsheet=spreadsheet, tabs=both)


def _tabs(reply: Json) -> tuple[Tab, ...]:
    """Return the tabs that are listed, without their cells."""
    try:
        return tuple(
            Tab(
                Grid(each["title"], (), str(each.get("sheetId", 0)), visible=not each.get("hidden", False)),
                each.get("sheetId", 0),
                each["gridProperties"].get("rowCount", 0),
                each["gridProperties"].get("columnCount", 0),
                is_read=False,
            )
            for each in (sheet["properties"] for sheet in reply["sheets"])
            if each.get("gridProperties")
        )
    except (KeyError, TypeError, AttributeError):
        raise LostError("the answer is not as the API describes it") from None


def _tagged(reply: Json) -> frozenset[int]:
    """Return the ids of the tabs that have a column of ours, by its tag."""
    try:
        return frozenset(
            sheet["properties"].get("sheetId", 0)
            for sheet in reply["sheets"]
            for data in sheet.get("data") or ()
            for column in data.get("columnMetadata") or ()
            for tag in column.get("developerMetadata") or ()
            if tag["metadataKey"] == COLUMN_KEY
        )
    except (KeyError, TypeError, AttributeError):
        raise LostError("the answer is not as the API describes it") from None


def _too_much(tabs: Sequence[Tab]) -> str:
    largest = sorted(tabs, key=lambda each: each.row_count * each.column_count, reverse=True)[:_NAMED]
    named = ", ".join(
        f'"{one_line(each.grid.tab)}" ({each.row_count:,} rows of {each.column_count:,} columns)' for each in largest
    )
    return (
        f"the spreadsheet is longer than the {MOST_BYTES >> 20} MB that we read at once; its largest tabs are {named}"
    )
