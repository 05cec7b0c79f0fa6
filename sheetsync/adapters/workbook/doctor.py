"""Doctor of a workbook: whether it can be read, and written."""

from pathlib import Path

from sheetsync.adapters.workbook.store import Workbook
from sheetsync.errors import SheetsyncError
from sheetsync.model.diagnosis import Diagnosis


def diagnose(path: Path) -> tuple[Diagnosis, ...]:
    """Look at reading and writing, in this order, and stop at the first that fails; change nothing."""
    workbook = Workbook(path, own_header="")
    try:
        tabs = len(workbook.read().tabs)
    except SheetsyncError as error:
        return (Diagnosis("read", str(error), error.exit_status),)
    read = Diagnosis("read", f"the workbook opens: {tabs} {'tab' if tabs == 1 else 'tabs'}")
    try:
        workbook.refuse_unwritable()
    except SheetsyncError as error:
        return read, Diagnosis("write", str(error), error.exit_status)
    return read, Diagnosis("write", "it can be written")
