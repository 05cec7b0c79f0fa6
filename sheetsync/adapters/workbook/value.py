"""Values: what a tab stores in a cell, as the value that it means and the text that it shows."""

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from sheetsync.adapters.office.shown import shown
from sheetsync.adapters.office.xml_parse import UnsoundError, new_parser, refuse_deep, run, whole
from sheetsync.adapters.workbook.style import Shows
from sheetsync.adapters.workbook.xml_text import unescaped
from sheetsync.model.cell import Cell, CellError, Value

_WHOLE: Final = re.compile(r"-?\d{1,15}")


MOST_STRINGS: Final = 1_500_000
_MOST_KEPT: Final = 200_000
"""Cells that are stored alike are one object, as long as there are no more kinds of them than this."""


def shared_strings(source: bytes) -> list[str]:
    """Return the texts that cells refer to by number: of each its runs in order, without phonetic hints.

    Raises:
        UnsoundError: The part isn't well-formed, or has more texts than any roadmap.
    """
    strings: list[str] = []
    pieces: list[str] = []
    path: list[str] = []
    parser = new_parser()

    def start(tag: str, _: dict[str, str]) -> None:
        path.append(tag.rpartition(":")[2])
        refuse_deep(len(path))

    def end(_: str) -> None:
        if path.pop() == "si" and len(path) == 1:
            strings.append(unescaped("".join(pieces)))
            pieces.clear()
            if len(strings) > MOST_STRINGS:
                raise UnsoundError(f"the workbook holds more than {MOST_STRINGS:,} texts: remove what isn't needed")

    def characters(text: str) -> None:
        if path[-1] == "t" and "rPh" not in path:
            pieces.append(text)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    run(parser, source)
    return strings


def _epoch(*, epoch_1904: bool) -> datetime:
    return datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet has no zone


def serial(day: date, *, epoch_1904: bool) -> int:
    """Return the number that a workbook stores for a day; only for days after February 1900."""
    return (day - _epoch(epoch_1904=epoch_1904).date()).days


class Values:
    """Makes cells of what a tab stores; what is stored alike is one object."""

    def __init__(self, strings: Sequence[str], styles: Sequence[Shows], *, epoch_1904: bool) -> None:
        self._strings, self._styles = strings, styles
        # Day 60 of the older system is a 29th of February that 1900 did not have: the days before it are one later.
        self._epoch = _epoch(epoch_1904=epoch_1904)
        self._missing_day = 0 if epoch_1904 else 60
        self._memo: dict[tuple[str, str, str, bool], Cell] = {}

    def cell(self, kind: str, style: str, text: str, *, formula: bool) -> Cell:
        """Return the cell of a stored type (`s`, `n`, ...), style index and text."""
        key = (kind, style, text, formula)
        known = self._memo.get(key)
        if known is None:
            shows = self._shows(style) if style and kind in ("", "n") else Shows.NUMBER
            value = self._value(kind, shows, text)
            known = Cell(value, shown(value, percent=shows is Shows.PERCENT), formula)
            if len(self._memo) < _MOST_KEPT:
                self._memo[key] = known
        return known

    def _shows(self, style: str) -> Shows:
        index = whole(style) or 0
        return self._styles[index] if index < len(self._styles) else Shows.NUMBER

    def _value(self, kind: str, shows: Shows, text: str) -> Value:
        match kind:
            case "s":
                index = whole(text.strip())
                return self._strings[index] if index is not None and index < len(self._strings) else None
            case "str" | "inlineStr":
                return unescaped(text) or None
            case "b":
                return text.strip() == "1"
            case "e":
                return CellError(text)
            case "d":
                return _iso(text)
            case _:
                return self._number(shows, text.strip())

    def _number(self, shows: Shows, text: str) -> Value:
        if not text:
            return None
        try:
            number: int | float = int(text) if _WHOLE.fullmatch(text) else float(text)
        except ValueError:
            return text
        if not math.isfinite(number):
            return text
        if shows is Shows.DATE:
            return self._date(number)
        if shows is Shows.TIME and 0 <= number < 1:
            return (self._epoch + timedelta(seconds=round(number * 86_400))).time()
        return int(number) if isinstance(number, float) and number.is_integer() and abs(number) < 1e15 else number

    def _date(self, serial: float) -> Value:
        try:
            late = 1 if 0 < serial < self._missing_day else 0
            moment = self._epoch + timedelta(days=late, seconds=round(serial * 86_400))
        except OverflowError:
            return serial
        return moment.date() if moment.time() == time() else moment


def _iso(text: str) -> Value:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.date() if moment.time() == time() else moment.replace(tzinfo=None)
