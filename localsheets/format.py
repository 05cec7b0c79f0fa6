"""The text that Sheets shows for a value, by the spreadsheet's locale and the cell's number format."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from localsheets.errors import Json
from localsheets.locales import Locale

ERROR_TEXTS = {
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
DATES = {"DATE", "TIME", "DATE_TIME"}
DATE_TOKEN = re.compile(r'"([^"]*)"|\\(.)|(am/pm|a/p)|(y+|m+|d+|h+|s+)|(.)', re.IGNORECASE | re.DOTALL)
NUMBER_SHAPE = re.compile(r"[0#?][0#?,]*(?:\.[0#?]+)?(?:[eE][+-]0+)?")


def formatted(value: Json, number_format: Json | None, locale: Locale) -> str:
    """The text shown for an effective value."""
    if "errorValue" in value:
        return ERROR_TEXTS.get(value["errorValue"].get("type", ""), "#ERROR!")
    if "boolValue" in value:
        return "TRUE" if value["boolValue"] else "FALSE"
    if "stringValue" in value:
        return str(value["stringValue"])
    number = value["numberValue"]
    kind = (number_format or {}).get("type", "")
    pattern = (number_format or {}).get("pattern", "") or default_pattern(kind, locale)
    if kind in DATES:
        return dated(number, pattern, locale)
    return patterned(number, pattern, locale) if pattern and kind != "TEXT" else general(number, locale)


def default_pattern(kind: str, locale: Locale) -> str:
    """The pattern of a format that names its type only."""
    return {
        "DATE": locale.date,
        "TIME": locale.time,
        "DATE_TIME": locale.date_time,
        "PERCENT": "0.00%",
        "NUMBER": "#,##0.00",
        "CURRENCY": '"$"#,##0.00',
        "SCIENTIFIC": "0.00E+00",
    }.get(kind, "")


def is_date(number_format: Json | None) -> bool:
    """Whether numbers of this format are dates or times."""
    return (number_format or {}).get("type") in DATES


def general(number: float, locale: Locale) -> str:
    """A number without a format."""
    if float(number).is_integer() and abs(number) < 1e15:
        return str(int(number))
    text = f"{number:.10g}"
    return (text.replace("e", "E") if "e" in text else text).replace(".", locale.decimal)


@lru_cache(maxsize=10_000)
def dated(serial: float, pattern: str, locale: Locale) -> str:
    """A serial number (days since 1899-12-30) by a date pattern."""
    try:
        moment = datetime(1899, 12, 30) + timedelta(seconds=round(serial * 86400))  # a serial has no zone
    except OverflowError:
        return general(serial, locale)
    tokens = [(match[0], *match.groups()) for match in DATE_TOKEN.finditer(pattern)]
    half = any(each[3] for each in tokens)
    out: list[str] = []
    after_hours = False
    for place, (whole, quoted, escaped, meridian, letters, _) in enumerate(tokens):
        if quoted is not None or escaped:
            out.append(quoted or escaped or "")
        elif meridian:
            out.append("AM" if moment.hour < 12 else "PM")
        elif letters:
            ahead = next((each[4] for each in tokens[place + 1 :] if each[4]), "") or ""
            minutes = letters[0] in "mM" and len(letters) < 3 and (after_hours or ahead[:1].lower() == "s")
            out.append(_piece(moment, letters, locale, minutes=minutes, half=half))
            after_hours = letters[0] in "hH"
        else:
            out.append(whole)
    return "".join(out)


def _piece(moment: datetime, letters: str, locale: Locale, *, minutes: bool, half: bool) -> str:
    letter, count = letters[0].lower(), len(letters)
    if minutes:
        return f"{moment.minute:0{count}d}"
    if letter == "y":
        return f"{moment.year:04d}" if count > 2 else f"{moment.year % 100:02d}"
    if letter == "m":
        name = locale.months[moment.month - 1]
        return (
            f"{moment.month:0{count}d}" if count < 3 else name[:3] if count == 3 else name[:1] if count == 5 else name
        )
    if letter == "d":
        name = locale.days[date(moment.year, moment.month, moment.day).weekday()]
        return f"{moment.day:0{count}d}" if count < 3 else name[:3] if count == 3 else name
    hour = (moment.hour % 12 or 12) if half else moment.hour
    return f"{hour if letter == 'h' else moment.second:0{min(count, 2)}d}"


def patterned(number: float, pattern: str, locale: Locale) -> str:
    """A number by a number pattern; its sections are for positive, negative and zero."""
    sections = pattern.split(";")
    section = (
        sections[1]
        if number < 0 and len(sections) > 1
        else sections[2]
        if not number and len(sections) > 2
        else sections[0]
    )
    sign = "-" if number < 0 and len(sections) == 1 else ""
    bare = re.sub(r"\[[^\]]*\]", "", section)
    quotes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        quotes.append(match[1] if match[1] is not None else match[2])
        return f"\x00{chr(0xE000 + len(quotes) - 1)}"

    masked = re.sub(r'"([^"]*)"|\\(.)', keep, bare)
    shape = NUMBER_SHAPE.search(masked)
    if shape:
        size = abs(number) * (100 if "%" in masked else 1)
        masked = masked[: shape.start()] + _digits(size, shape[0], locale) + masked[shape.end() :]
    elif "@" in masked or not masked:
        return general(number, locale)
    text = re.sub("\x00(.)", lambda match: quotes[ord(match[1]) - 0xE000], re.sub("_.", " ", masked))
    return sign + text


def _digits(size: float, shape: str, locale: Locale) -> str:
    body, _, exponent = re.sub("[eE]", "E", shape).partition("E")
    whole, _, fraction = body.partition(".")
    if exponent:
        text = f"{size:.{len(fraction)}E}"
        head, power = text.split("E")
        return f"{head}E{power[0]}{int(power[1:]):0{len(exponent) - 1}d}".replace(".", locale.decimal)
    text = f"{size:.{len(fraction)}f}"
    left, _, right = text.partition(".")
    while right and fraction[len(right) - 1] == "#" and right.endswith("0"):
        right = right[:-1]
    left = left.zfill(whole.count("0")) if whole.count("0") else left.lstrip("0")
    if "," in whole:
        left = re.sub(r"(?<=\d)(?=(\d{3})+\Z)", locale.grouping, left)
    return left + (locale.decimal + right if right else "")


def serial_text(number: float, number_format: Json | None, locale: Locale) -> Any:
    """A number under FORMATTED_STRING: dates as shown, others as they are."""
    return formatted({"numberValue": number}, number_format, locale) if is_date(number_format) else number
