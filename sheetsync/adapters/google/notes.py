"""Notes as they were before ours were put over them: a line each, so that they can be put back."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from sheetsync.adapters.google.batch import Batch
from sheetsync.adapters.google.state import State
from sheetsync.adapters.plain_file import open_plain
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from sheetsync.model.plan import Edit


def keep(path: Path, batch: Batch) -> None:
    """Write down what a batch is about to replace, on the disk for good before it is sent.

    Raises:
        UnsafeError: It can't be written; then no note is replaced either.
    """
    lines = [
        json.dumps(
            {
                "spreadsheet": batch.generation.key,
                "tab_id": batch.generation.sheet_id,
                "cell": each.cell.a1,
                "before": each.old,
                "after": each.new,
            },
            ensure_ascii=False,
        )
        for each in batch.notes
    ]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open_plain(path, "ab") as file:
            file.write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise UnsafeError(
            f"the notes as they were can't be kept in {path} ({type(error).__name__}), so nothing was written: "
            "make room there, or turn `notes` off"
        ) from None


def restorable(path: Path, state: State) -> Iterator[tuple[int, Edit]]:
    """Find what can be put back: tab id, and the note as it is and as it was.

    Only where the note is still the one that we wrote, so nobody's later word is lost. The last
    write is undone first, and a cell once; a line that was cut off is passed over.
    """
    seen: set[tuple[int, CellRef]] = set()
    for line in reversed(_lines(path)):
        try:
            record = json.loads(line)
            sheet_id, ref = int(record["tab_id"]), CellRef.from_a1(record["cell"])
            before, after = str(record["before"]), str(record["after"])
        except (ValueError, KeyError, TypeError):
            continue
        tab = state.tab(sheet_id)
        if record.get("spreadsheet") != state.spreadsheet.key or tab is None or (sheet_id, ref) in seen:
            continue
        if tab.grid.at(ref).note == after != before:
            seen.add((sheet_id, ref))
            yield sheet_id, Edit(ref, after, before)


def is_restored(state: State, sheet_id: int, note: Edit) -> bool:
    """Whether a note is again what it was."""
    tab = state.tab(sheet_id)
    return tab is not None and tab.grid.at(note.cell).note == note.new


def _lines(path: Path) -> list[str]:
    try:
        with open_plain(path, "rb") as file:
            return str(file.read().decode("utf-8", "replace")).splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UnsafeError(f"{path} can't be read ({type(error).__name__}), so nothing was restored") from None
