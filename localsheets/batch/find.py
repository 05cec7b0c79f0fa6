"""findReplace: texts are found wherever they stand, and what replaces them is read as if typed."""

import re
from collections.abc import Callable, Iterator

from localsheets.batch.cells import entered
from localsheets.batch.registry import Work, kind
from localsheets.cell import Cell
from localsheets.errors import Json, RefusedError
from localsheets.format import formatted
from localsheets.locales import Locale, locale
from localsheets.resource import effective
from localsheets.state import Book, Box, Sheet
from localsheets.typed import parse

Replacer = Callable[[str], tuple[str, int]]
"""Text -> the text after the replacement, and how often it was found."""

Found = tuple[int, int, str, bool]
"""Row, column, the text that is searched, and whether it is a formula."""


def replacer(work: Work, body: Json) -> Replacer:
    """What one request does to a text."""
    find, replacement = body.get("find") or "", body.get("replacement") or ""
    if not find:
        raise RefusedError("The find string must not be empty.")
    flags = 0 if body.get("matchCase") and work.assume.find_keeps_case else re.IGNORECASE
    by_expression = bool(body.get("searchByRegex"))
    source = find if by_expression else re.escape(find)
    try:
        pattern = re.compile(source, flags)
    except re.error:
        raise RefusedError(f"Invalid regular expression: {find}") from None
    template = re.sub(r"\$(\d)", r"\\g<\1>", replacement.replace("\\", "\\\\")) if by_expression else ""

    def replace_in(text: str) -> tuple[str, int]:
        if not work.assume.find_is_literal:
            text = text.strip()
        if not text and not work.assume.blank_matches:
            return text, 0
        if body.get("matchEntireCell"):
            match = pattern.fullmatch(text)
            if not match:
                return text, 0
            return (match.expand(template) if by_expression else replacement), 1
        if by_expression:
            return pattern.subn(template, text)
        return pattern.subn(lambda match: replacement, text)

    return replace_in


def scope(work: Work, body: Json) -> list[tuple[Sheet, Box]]:
    """Where one request looks."""
    named = [key for key in ("range", "sheetId") if body.get(key) is not None]
    named += ["allSheets"] if body.get("allSheets") else []
    if len(named) != 1:
        raise RefusedError("Exactly one of range, sheetId and allSheets must be set.")
    if "range" in named:
        return [work.place(body["range"])]
    if "sheetId" in named:
        sheet = work.book.sheet(body["sheetId"])
        return [(sheet, sheet.box)]
    return [(sheet, sheet.box) for sheet in work.book.sheets if sheet.properties["sheetType"] == "GRID"]


def searched(work: Work, body: Json, sheet: Sheet, box: Box) -> Iterator[Found]:
    """The cells that are looked at."""
    seen = sheet if work.assume.effects_in_order else _earlier(work.before, sheet)
    blanks = bool(body.get("searchByRegex"))
    tongue = locale(work.book.locale)
    for row in range(box.top, min(box.bottom, len(seen.rows))):
        line = seen.rows[row]
        if line.line.hidden and body and not work.assume.find_reaches_hidden:
            continue
        width = box.right if blanks else min(box.right, len(line.cells))
        for column in range(box.left, width):
            cell = line.at(column)
            found = _text(work.book, seen, cell, tongue, formulas=bool(body.get("includeFormulas")))
            if found is not None and (cell.typed or blanks):
                yield row, column, *found


def _earlier(before: Book, sheet: Sheet) -> Sheet:
    return next((each for each in before.sheets if each.id == sheet.id), sheet)


def _text(book: Book, sheet: Sheet, cell: Cell, tongue: Locale, *, formulas: bool) -> tuple[str, bool] | None:
    """The text of a cell that can be replaced; None where a formula is not to be looked into."""
    if cell.value is None:
        return "", False
    if "formulaValue" in cell.value:
        return (str(cell.value["formulaValue"]), True) if formulas else None
    number_format = cell.format.get("numberFormat") if cell.format else None
    return formatted(effective(book, sheet, cell), number_format, tongue), False


@kind("findReplace")
def find_replace(work: Work, body: Json) -> Json:
    """Replace texts, and say how many cells, rows, sheets and occurrences were changed."""
    replace_in = replacer(work, body)
    tongue = locale(work.book.locale)
    counts = {"valuesChanged": 0, "formulasChanged": 0, "occurrencesChanged": 0}
    rows: set[tuple[int, int]] = set()
    for sheet, box in scope(work, body):
        cells = candidates(work, body, sheet, box)
        for row, column, text, formula in list(searched(work, body, sheet, box)) if cells is None else cells:
            after, times = replace_in(text)
            if not times:
                continue
            work.caller.guard(work.book, sheet, Box(row, column, row + 1, column + 1))
            _put(work, sheet, (row, column), after, tongue)
            counts["formulasChanged" if formula else "valuesChanged"] += 1
            counts["occurrencesChanged"] += times
            rows.add((sheet.id, row))
    shown = {key: value for key, value in counts.items() if value}
    if rows:
        shown |= {"rowsChanged": len(rows), "sheetsChanged": len({sheet for sheet, _ in rows})}
    return shown


def candidates(work: Work, body: Json, sheet: Sheet, box: Box) -> list[Found] | None:
    """The cells that show exactly the text, by the index; None where the request needs a look at every cell."""
    exact = body.get("matchCase") and body.get("matchEntireCell")
    wider = body.get("searchByRegex") or body.get("includeFormulas")
    assume = work.assume
    if not exact or wider or not (assume.find_is_literal and assume.find_keeps_case and assume.effects_in_order):
        return None
    if sheet.id not in work.texts:
        texts = work.texts.setdefault(sheet.id, {})
        for row, column, text, _ in searched(work, {}, sheet, sheet.box):
            texts.setdefault(text, set()).add((row, column))
    places = sorted(work.texts[sheet.id].get(body["find"], ()))
    return [
        (row, column, body["find"], False)
        for row, column in places
        if box.holds(row, column) and (assume.find_reaches_hidden or not sheet.rows[row].line.hidden)
    ]


def _put(work: Work, sheet: Sheet, place: tuple[int, int], text: str, tongue: Locale) -> None:
    """Type the replacement, and keep the index true."""
    cell = sheet.at(*place)
    if work.assume.replacement_is_typed:
        value, number_format = parse(text, tongue)
        fresh = entered(cell, value, number_format=number_format)
    else:
        fresh = entered(cell, {"stringValue": text})
    sheet.put(*place, fresh)
    texts = work.texts.get(sheet.id)
    if texts is None:
        return
    before = _text(work.book, sheet, cell, tongue, formulas=False)
    if before:
        texts.get(before[0], set()).discard(place)
    after = _text(work.book, sheet, fresh, tongue, formulas=False)
    if after and fresh.typed:
        texts.setdefault(after[0], set()).add(place)
