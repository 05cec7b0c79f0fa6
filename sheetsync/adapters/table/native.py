"""Tables that a native library reads: in a process of its own, which may run out of room without taking us along."""

import io
import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from sheetsync.adapters.bounded import Budget, call
from sheetsync.adapters.office.limits import MOST_AREA, MOST_COLUMNS, MOST_ROWS
from sheetsync.errors import UsageError
from sheetsync.model.cell import Value

BUDGET: Final = Budget(cpu_s=30, memory=480 << 20)

Row = Sequence[Value | timedelta]
NativeTab = tuple[str, bool, Sequence[Row]]
"""A tab: its title, whether it is shown, and its rows."""


def read_native(path: Path, content: bytes) -> list[NativeTab]:
    """Read the tabs of an `.ods` or `.xls` file.

    Raises:
        UsageError: It isn't what its name says, or too large.
    """
    made = json.loads(call(read_tabs, str(path), content, what=str(path), budget=BUDGET))
    return [(title, shown, [[_value(each) for each in row] for row in rows]) for title, shown, rows in made]


def read_tabs(path: str, content: bytes) -> str:
    """Be the process: return the tabs as JSON.

    Raises:
        UsageError: They can't be read.
    """
    import python_calamine

    refused = UsageError(f"{path} is not what its name says: save it as .xlsx")
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        listed = [each for each in book.sheets_metadata if each.typ == python_calamine.SheetTypeEnum.WorkSheet]
        sheets = [book.get_sheet_by_name(each.name) for each in listed]
        _refuse_large(path, [(each.total_height, each.total_width) for each in sheets])
        shown = [each.visible == python_calamine.SheetVisibleEnum.Visible for each in listed]
        rows = ([[_said(each) for each in row] for row in sheet.to_python(skip_empty_area=False)] for sheet in sheets)
        return json.dumps([*zip([each.name for each in listed], shown, rows, strict=True)])
    except (UsageError, MemoryError):
        raise
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        locked = "password" in str(error).lower() or "encrypt" in str(error).lower()
        raise UsageError(f"{path} is protected by a password: save it as .xlsx") if locked else refused from None
    except BaseException:  # noqa: BLE001 - the library panics over what it didn't expect, and that is no Exception
        raise refused from None


def _refuse_large(path: str, sizes: Sequence[tuple[int, int]]) -> None:
    area = sum(rows * columns for rows, columns in sizes)
    if area > MOST_AREA or any(rows > MOST_ROWS or columns > MOST_COLUMNS for rows, columns in sizes):
        raise UsageError(f"{path} has more cells than any roadmap: remove what isn't needed")


def _said(value: Any) -> Any:
    """Return a value of a cell as JSON can hold it."""
    match value:
        case datetime() | date() | time():
            return {type(value).__name__: value.isoformat()}
        case timedelta():
            return {"timedelta": value.total_seconds()}
        case str():
            return value.encode("utf-8", "replace").decode()
    return value


def _value(said: Any) -> Value | timedelta:
    """Return what `_said` was given."""
    match said:
        case {"datetime": text}:
            return datetime.fromisoformat(text)
        case {"date": text}:
            return date.fromisoformat(text)
        case {"time": text}:
            return time.fromisoformat(text)
        case {"timedelta": seconds}:
            return timedelta(seconds=seconds)
        case None | str() | int() | float():
            return said
    return None
