"""Tables as text: what their bytes say, where their cells end, and what of that was a guess."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sheetsync.adapters.office.limits import MOST_AREA, MOST_ROWS
from sheetsync.errors import UsageError
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.own_text import one_line

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN: Final = "cp1252"
_MAC: Final = "mac_roman"
_GUESSED: Final = (_WESTERN, "cp1250", "cp1251", "cp1253", _MAC, "cp932", "gb18030", "big5", "cp949")
"""What spreadsheet programs write as CSV where it isn't UTF-8, by the language of the machine; the likelier first."""
_SIGNS: Final = frozenset({0x85, *range(0x91, 0x98)})
"""Quotes, dashes and the ellipsis, as Windows has them where a Mac has letters."""

_SAMPLE: Final = 65_536
_LINES: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_END: Final = "\ue000end of the table\ue000"
_USUAL: Final = 0.75
"""The part of the rows that have as many cells as each other, where the others are worth a word."""
_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, and what was guessed, or doesn't fit."""

    rows: Sequence[Sequence[str]]
    notices: tuple[Notice, ...] = ()


def read_delimited(path: Path, content: bytes, encoding: str = "") -> Table:
    """Read a table whose cells are parted by commas, semicolons, tabs or bars.

    Args:
        path: Its name, for the sentences.
        content: Its bytes.
        encoding: What a person says that they are; "" to find it out.

    Raises:
        UsageError: It is no such table, or larger than any roadmap.
    """
    text, guessed = _decoded(path, content, encoding)
    separator = _separator(text)
    rows = _rows(path, text, separator)
    misfits = (Notice(NoticeKind.FILE_MISFIT, each) for each in _misfits(path, rows, separator))
    return Table(rows, (*guessed, *misfits))


def _decoded(path: Path, content: bytes, encoding: str) -> tuple[str, tuple[Notice, ...]]:
    certain = encoding or next((codec for mark, codec in _MARKS if content.startswith(mark)), "utf-8")
    guessed: tuple[Notice, ...] = ()
    try:
        text = content.decode(certain)
    except (UnicodeError, LookupError):
        if encoding:
            raise UsageError(f"{path} is not in {one_line(encoding)}: mend `encoding` under [sheet]") from None
        if certain != "utf-8":
            raise UsageError(f"{path} is not a text file: save it as CSV in UTF-8") from None
        guess = _guess(content)
        text = content.decode(guess, "replace")
        said = f"{path.name} is not in UTF-8, and was read as {guess}, which is a guess"
        said += f': save it as "CSV UTF-8", or say `encoding = "{guess}"` under [sheet].'
        guessed = (Notice(NoticeKind.FILE_GUESSED, said),)
    if "\x00" in text:
        raise UsageError(f"{path} is not a text file: save it as CSV in UTF-8")
    return text, guessed


def _guess(content: bytes) -> str:
    """Return the encoding in which the bytes look most like a language; of several, the one that is likelier."""
    # Imported here: a guess is due where a file is not in UTF-8, and then only.
    from charset_normalizer import from_bytes

    lines = [each for each in content[: 16 * _SAMPLE].splitlines() if not each.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE]
    high = [each for each in sample if each >= 0x80 and each not in _SIGNS]
    is_mac = 2 * sum(each < 0xA0 for each in high) >= len(high)
    likelier = sorted(_GUESSED, key=lambda each: (each == _MAC) != is_mac) if is_mac else list(_GUESSED)
    found = from_bytes(sample, cp_isolation=likelier)
    best = min(
        found,
        key=lambda each: (round(each.chaos, 1), -round(each.coherence, 1), likelier.index(each.encoding)),
        default=None,
    )
    if best is None or str(best) == sample.decode(_WESTERN, "replace"):
        return _WESTERN
    return best.encoding


def _separator(text: str) -> str:
    """Return the separator that cuts the first lines into the same number of columns, and the most."""
    sample = [line for line in text[:_SAMPLE].splitlines() if line.strip()][:20]
    counts = {each: [len(row) for row in csv.reader(sample, delimiter=each)] for each in ",;\t|"}
    return max(counts, key=lambda each: (_usual(counts[each]) > 1, -len(set(counts[each])), _usual(counts[each])))


def _usual(counts: Sequence[int]) -> int:
    return max(set(counts), key=counts.count) if counts else 0


def _rows(path: Path, text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    lines = [0]
    area = 0
    try:
        for row in csv.reader(_lines(text), delimiter=separator, strict=False):
            rows.append(row)
            lines.append(lines[-1] + 1 + sum(map(_breaks, row)))
            area += len(row)
            if len(rows) > MOST_ROWS or area > MOST_AREA:
                raise UsageError(f"{path} has more cells than any roadmap: remove what isn't needed")
    except csv.Error as error:
        where = f"line {lines[-1] + 1}"
        raise UsageError(f"{path}, {where}, can't be read as a table ({error}): is a quote missing there?") from None
    if rows.pop() != [_END]:
        raise UsageError(
            f'{path}, line {lines[-2] + 1}: a quote (") opens in this row and is never closed, '
            "so the rest of the file would be one cell: close it"
        )
    return rows


def _lines(text: str) -> Iterator[str]:
    """Yield the lines, and one more, which is a row of its own unless an open quote has swallowed it."""
    for match in _LINES.finditer(text):
        yield match[0]
    yield _END


def _breaks(cell: str) -> int:
    return cell.count("\n") or cell.count("\r")


def _misfits(path: Path, rows: Sequence[Sequence[str]], separator: str) -> Iterator[str]:
    """Say which rows have other cells than most, and which text looks like rows that a quote has swallowed."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return
    usual, times = widths.most_common(1)[0]
    if times >= _USUAL * widths.total():
        odd = [number for number, row in enumerate(rows, start=1) if len(row) > 1 and len(row) != usual]
        if odd:
            yield (
                f"{path.name}: {_named(odd)} not {usual} cells, as most have, so some stand in the wrong column: "
                f'a text with "{separator}" in it needs quotes around it.'
            )
    swallowed = [
        number
        for number, row in enumerate(rows, start=1)
        for cell in row
        if sum(line.count(separator) >= max(usual - 1, 2) for line in cell.splitlines()) > 1
    ]
    if swallowed:
        yield f'{path.name}: {_named(swallowed)} a text that looks like rows of its own: is a quote (") missing there?'


def _named(rows: Sequence[int]) -> str:
    listed = ", ".join(map(str, rows[:_NAMED])) + (f" and {len(rows) - _NAMED} more" if len(rows) > _NAMED else "")
    return f"row {listed} has" if len(rows) == 1 else f"rows {listed} have"
