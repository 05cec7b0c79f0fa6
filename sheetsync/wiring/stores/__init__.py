"""The kinds of stores: the one table of them. A new one is a file here, and a line."""

from typing import Final

from sheetsync.wiring.stores.google_sheet import GoogleSheetKind
from sheetsync.wiring.stores.port import StoreKind
from sheetsync.wiring.stores.table_file import TableFileKind
from sheetsync.wiring.stores.workbook_file import WorkbookKind

STORES: Final[tuple[StoreKind, ...]] = (
    GoogleSheetKind(),
    TableFileKind(),
    WorkbookKind(),
)
"""The first that accepts a location has it; a workbook accepts every path, to say why it can't be opened."""


def kind_of(location: str) -> StoreKind:
    """Return the kind of store that a location is of."""
    return next(each for each in STORES if each.accepts(location))
