"""Cells: from Google's typed values to ours."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sheetsync.adapters.google.chip import chips_of
from sheetsync.model.cell import BLANK, Cell, CellError, Chip, Value

_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001  # serial numbers have no zone; they count in the sheet's own
_DATES: Final = frozenset({"DATE", "DATE_TIME"})
_ERRORS: Final = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}
LOADING: Final = CellError(_ERRORS["LOADING"])


class Cells:
    """Reads cells; equal ones become one object, for a sheet says the same few things many times.

    What reads a sheet again and again keeps one of these, so that a cell which stayed as it was is the same object.
    Of people whom chips name, those are read whose address is in one of the `domains`.
    """

    def __init__(self, domains: Collection[str] = ()) -> None:
        self.domains = frozenset(domains)
        self._texts: dict[str, Cell] = {}
        self._known: dict[tuple[object, ...], Cell] = {}
        self._named: dict[tuple[Cell, tuple[Chip, ...]], Cell] = {}

    def cell(self, raw: dict[str, Any]) -> Cell:
        """Return the cell that a CellData describes. A format alone makes it no less blank."""
        effective: dict[str, Any] = raw.get("effectiveValue") or {}
        formula = "formulaValue" in (raw.get("userEnteredValue") or ())
        note = raw.get("note", "")
        if not formula and not note:
            if not effective:
                return BLANK
            # Most cells by far are a plain text.
            text = effective.get("stringValue")
            if text is not None and text == raw.get("formattedValue"):
                return self._texts.get(text) or self._texts.setdefault(text, Cell(text, text))
        kind, plain = next(iter(effective.items()), ("", None))
        if isinstance(plain, dict):
            plain = plain.get("type", "ERROR")
        format_ = ((raw.get("effectiveFormat") or {}).get("numberFormat") or {}).get("type", "")
        shown = raw.get("formattedValue", "")
        key = (kind, plain, format_, shown, formula, note)
        known = self._known.get(key)
        if known is None:
            value = _value(kind, plain, format_)
            formatted = shown if isinstance(value, date) else ""
            known = self._known[key] = Cell(value, _shown(value, shown), formula, note, formatted)
        return known

    def cell_with_chips(self, raw: dict[str, Any]) -> Cell:
        """Return the same cell, with the people whom its chips name."""
        cell = self.cell(raw)
        if "chipRuns" not in raw or not (chips := chips_of(raw["chipRuns"], cell.shown, self.domains)):
            return cell
        key = (cell, chips)
        return self._named.get(key) or self._named.setdefault(key, replace(cell, chips=chips))


def _value(kind: str, plain: Any, format_: str) -> Value:
    match kind:
        case "numberValue":
            return _number(float(plain), format_)
        case "stringValue":
            return str(plain)
        case "boolValue":
            return bool(plain)
        case "errorValue":
            return CellError(_ERRORS.get(plain, "#ERROR!"))
        case _:
            return None


def _number(number: float, format_: str) -> Value:
    """Return the date or the time that a number's format makes of it.

    Serial numbers count days from 1899-12-30
    (https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values).
    """
    if format_ in _DATES or (format_ == "TIME" and 0 <= number < 1):
        try:
            moment = _EPOCH + timedelta(seconds=round(number * 86_400))
        except OverflowError:
            return number
        if format_ == "TIME":
            return moment.time()
        return moment.date() if moment.time() == time() else moment
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _shown(value: Value, shown: str) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.code if isinstance(value, CellError) else shown
