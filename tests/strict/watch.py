"""Hold every workbook that we write in a test to the strict look, whichever way it comes to be written."""

import io
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sheetsync.adapters import atomic_file
from tests.strict.book import faults

ENDINGS = (".xlsx", ".xlsm")
looked_at: Counter[str] = Counter()
"""How many workbooks were held to it so far, in this process."""


def assert_sound(before: bytes | None, after: bytes, name: str) -> None:
    """Fail where a write brought a fault into a workbook, or made it one that openpyxl can't open any more.

    What was wrong with the file before, as many a real file's faults are, is not ours to mend.
    """
    looked_at["workbooks"] += 1
    new = Counter(faults(after)) - Counter(faults(before) if before else ())
    assert not new, f"{name} was written, and now: {'; '.join(sorted(new)[:9])}"
    if before is None or not _refusal(before):
        assert not _refusal(after), f"{name} was written, and now openpyxl says: {_refusal(after)}"


def _refusal(content: bytes) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            openpyxl.load_workbook(io.BytesIO(content), keep_links=False).close()
        except Exception as error:  # noqa: BLE001 - whatever it is, a person's program would say it, too
            return f"{type(error).__name__}: {error}"
    return ""


def _is_workbook(content: bytes) -> bool:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return any(each.lower().startswith(("xl/", "xl\\")) for each in package.namelist())


def watch_writes(patch: pytest.MonkeyPatch) -> None:
    """Look at every file that is replaced as a whole in this process: that is how a workbook is written."""
    write: Callable[..., Any] = atomic_file.write

    def strictly(path: Path, content: bytes, *more: Any, **options: Any) -> Any:
        if path.suffix.lower() in ENDINGS and _is_workbook(content):
            assert_sound(path.read_bytes() if path.exists() else None, content, path.name)
        return write(path, content, *more, **options)

    patch.setattr(atomic_file, "write", strictly)


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Look at every workbook in a folder that is another after the block than before: what a process of ours did."""
    before = _workbooks(folder)
    yield
    for path, content in _workbooks(folder).items():
        old = before.get(path)
        if content != old and _is_workbook(content):
            assert_sound(old, content, path.name)


def _workbooks(folder: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for each in folder.rglob("*") if each.suffix.lower() in ENDINGS and each.is_file()}
