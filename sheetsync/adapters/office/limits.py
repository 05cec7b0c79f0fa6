"""How large a tab may be, of whatever format."""

from typing import Final

MOST_CELLS: Final = 1_000_000
"""Cells of one tab that hold something."""

MOST_AREA: Final = 3_000_000
"""Cells of one tab, the blank ones before the last of each row included."""

MOST_COLUMNS: Final = 2_000
"""Of a table that is no workbook."""

MOST_ROWS: Final = 400_000
