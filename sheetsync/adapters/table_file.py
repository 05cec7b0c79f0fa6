"""Write a table to a file for other tools: CSV, Parquet or XLSX, by pandas.

What people wrote in a sheet is never a formula in the file: in CSV and XLSX an apostrophe goes before
each sign that a spreadsheet could take for the start of one, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection). Parquet holds texts as they are.
"""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from sheetsync.adapters import atomic_file
from sheetsync.errors import UnsafeError, UsageError
from sheetsync.extra import mend

SUFFIXES: Final = (".csv", ".parquet", ".xlsx")
_OPENER: Final = re.compile(
    "(?P<before>^|[\"'\t\r\n;,])(?P<space>[^\\S\r\n]*)(?P<sign>[=+\\-@\uff1d\uff0b\uff0d\uff20])"
)


def write_table(path: Path, columns: Mapping[str, Sequence[Any]]) -> None:
    """Write columns of equal length, by their names, into a file whose suffix says the format.

    Raises:
        UsageError: Another suffix, or a library that is not installed.
        UnsafeError: The file can't be written.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path} says no format: let it end in {', '.join(SUFFIXES)}")
    try:
        content = _content(columns, path.suffix.lower())
    except ImportError:
        raise UsageError(f"{path.suffix} takes more than is installed: {mend('export')}, or choose .csv") from None
    try:
        atomic_file.write(path, content)
    except OSError as error:
        raise UnsafeError(f"{path} can't be written ({error.strerror}): name another file") from error


def _content(columns: Mapping[str, Sequence[Any]], suffix: str) -> bytes:
    import pandas as pd

    target = BytesIO()
    made_safe = _whole if suffix == ".parquet" else guarded
    frame = pd.DataFrame({name: [made_safe(each) for each in values] for name, values in columns.items()})
    if suffix == ".parquet":
        frame.to_parquet(target, index=False, engine="pyarrow")
        return target.getvalue()
    if suffix == ".csv":
        # Every field in quotes, so that no text can end one.
        return str(frame.to_csv(index=False, quoting=1, lineterminator="\n")).encode()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(target, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        frame.to_excel(writer, index=False, sheet_name="History", freeze_panes=(1, 0))
    return target.getvalue()


def guarded(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula; one that is no text stays as it is."""
    if not isinstance(value, str):
        return value
    return _OPENER.sub(r"\g<before>\g<space>'\g<sign>", _whole(value))


def _whole(value: Any) -> Any:
    """Replace half of a pair of characters, which no file can hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
