"""What Sheets makes of a text that is typed into a cell (USER_ENTERED): a number, a date, a formula, or the text."""

import re
from datetime import date
from typing import Any

from localsheets.errors import Json
from localsheets.locales import ENGLISH_MONTHS, Locale

EPOCH = date(1899, 12, 30)
Typed = tuple[Json | None, Json | None]
"""ExtendedValue and the number format that typing it gives the cell; None for nothing."""

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
NUMERIC_DATE = re.compile(r"(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{1,4}))?\Z")
NAMED_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})[ -])?(?P<month>[^\W\d]{3,})\.?"
    r"(?:[ -](?P<day_after>\d{1,2}),?)?(?:[ ,-]+(?P<year>\d{4}|\d{2}))?\Z"
)
TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?\Z")
ERRORS = {
    "#N/A": "N_A",
    "#REF!": "REF",
    "#VALUE!": "VALUE",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
}


def parse(text: str, locale: Locale) -> Typed:
    """Read a typed text."""
    if not text:
        return None, None
    if text.startswith("'"):
        return {"stringValue": text[1:]}, None
    if text.startswith("=") and len(text) > 1:
        return {"formulaValue": text}, None
    word = text.strip()
    if word.upper() in {"TRUE", "FALSE"}:
        return {"boolValue": word.upper() == "TRUE"}, None
    if word in ERRORS:
        return {"errorValue": {"type": ERRORS[word]}}, None
    return _date_time(word, locale) or _number(word, locale) or ({"stringValue": text}, None)


def raw(value: Any) -> Json | None:
    """A value stored as it is (RAW); None for the empty text, which clears."""
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int | float):
        return {"numberValue": value}
    return {"stringValue": value} if value else None


def entered(value: Any, locale: Locale) -> Typed:
    """A JSON value as if typed."""
    return parse(value, locale) if isinstance(value, str) else (raw(value), None)


def _number(word: str, locale: Locale) -> Typed | None:
    body = re.sub(rf"(?<=\d){re.escape(locale.grouping)}(?=\d{{3}}(?!\d))", "", word)
    match = re.fullmatch(
        rf"([+-]?)([$€£]?)\s*(\d*(?:{re.escape(locale.decimal)}\d*)?(?:[eE][+-]?\d+)?)\s*([%€]?)", body
    )
    if not match or not re.search(r"\d", match[3]) or match[3][:1] in "eE":
        return None
    value = float(match[3].replace(locale.decimal, ".")) * (-1 if match[1] == "-" else 1)
    fraction = locale.decimal in match[3]
    if match[4] == "%":
        return _value(value / 100), {"type": "PERCENT", "pattern": "0.00%" if fraction else "0%"}
    if match[2] or match[4]:
        sign = match[2] or match[4]
        shape = "#,##0.00" if fraction else "#,##0"
        return _value(value), {"type": "CURRENCY", "pattern": f'"{sign}"{shape}' if match[2] else f'{shape}\\ "{sign}"'}
    if locale.grouping in word:
        return _value(value), {"type": "NUMBER", "pattern": "#,##0.00" if fraction else "#,##0"}
    if re.search("[eE]", match[3]):
        return _value(value), {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    return _value(value), None


def _value(number: float) -> Json:
    return {"numberValue": int(number) if number.is_integer() and abs(number) < 1e15 else number}


def _date_time(word: str, locale: Locale) -> Typed | None:
    if time := _time(word):
        return {"numberValue": time[0]}, {"type": "TIME", "pattern": time[1]}
    if day := _date(word, locale):
        return {"numberValue": day[0]}, {"type": "DATE", "pattern": day[1]}
    first, gap, last = (
        re.split(r"([T ]+)(?=\d{1,2}:)", word, maxsplit=1) if re.search(r"[T ]\d{1,2}:", word) else ("",) * 3
    )
    if gap and (day := _date(first, locale)) and (time := _time(last)):
        return {"numberValue": day[0] + time[0]}, {"type": "DATE_TIME", "pattern": f"{day[1]} {time[1]}"}
    return None


def _time(word: str) -> tuple[float, str] | None:
    match = TIME.match(word)
    if not match:
        return None
    hours = int(match[1]) % 12 + (12 if match[4].lower() == "pm" else 0) if match[4] else int(match[1])
    seconds = hours * 3600 + int(match[2]) * 60 + int(match[3] or 0)
    return seconds / 86400, "h:mm" + (":ss" if match[3] else "") + (" am/pm" if match[4] else "")


def _date(word: str, locale: Locale) -> tuple[int, str] | None:
    if match := ISO.match(word):
        return _serial(int(match[1]), int(match[2]), int(match[3]), "yyyy-mm-dd")
    if match := NUMERIC_DATE.match(word):
        sign = match[2]
        if sign == "." and "." not in locale.date:
            return None
        parts = [int(match[1]), int(match[3]), *([int(match[4])] if match[4] else [])]
        if len(parts) == 2:
            return None if sign == "." else _short(parts, locale, sign)
        order = "YMD" if len(match[1]) == 4 else locale.order
        places = dict(zip(order, parts, strict=True))
        pattern = sign.join({"Y": "yyyy", "M": "m", "D": "d"}[each] for each in order)
        return _serial(places["Y"], places["M"], places["D"], pattern)
    return _named(word, locale)


def _short(parts: list[int], locale: Locale, sign: str) -> tuple[int, str] | None:
    month, day = parts if locale.order != "DMY" else reversed(parts)
    pattern = f"m{sign}d" if locale.order != "DMY" else f"d{sign}m"
    return _serial(date.today().year, month, day, pattern)  # noqa: DTZ011  # Sheets takes the current year as well


def _named(word: str, locale: Locale) -> tuple[int, str] | None:
    match = NAMED_DATE.match(word)
    if not match or (match["day"] and match["day_after"]):
        return None
    named = match["month"].casefold()
    months = [
        index + 1
        for index in range(12)
        if any(
            name[index].casefold() == named or name[index][:3].casefold() == named
            for name in (ENGLISH_MONTHS, locale.months)
        )
    ]
    day = match["day"] or match["day_after"]
    if not months or not (day or match["year"]):
        return None
    year = int(match["year"]) if match["year"] else date.today().year  # noqa: DTZ011  # the same
    month = "mmm" if len(named) == 3 else "mmmm"
    pattern = f"{month} yyyy" if not day else f"d {month} yyyy" if match["day"] else f"{month} d, yyyy"
    return _serial(year, months[0], int(day or 1), pattern)


def _serial(year: int, month: int, day: int, pattern: str) -> tuple[int, str] | None:
    if year < 100:
        year += 2000 if year < 50 else 1900
    try:
        return (date(year, month, day) - EPOCH).days, pattern
    except ValueError:
        return None
