"""Dates: a closed list of forms, never a lenient parser.

Lenient parsers invent days: several read "Mar 2026" as the 23rd of March on a 23rd. Here a text is
one of these forms or it can't be read. Whether `05/10/2026` starts with the day is decided for a
whole column: by a part over 12, else by the configuration, else by the sheet's locale, else not.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from sheetsync.model.roadmap import When
from sheetsync.model.settings import DateOrder

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        [
            "jan january januar januari janv janvier ene enero janeiro gen gennaio январь января янв",
            "feb february februar februari févr fév février febrero fev fevereiro febbraio февраль февраля фев",
            "mar march mär mrz märz mrt maart mars marzo março март марта мар",
            "apr april avr avril abr abril aprile апрель апреля апр",
            "may mai mei mayo maio mag maggio май мая",
            "jun june juni juin junio junho giu giugno июнь июня июн",
            "jul july juli juil juillet julio julho lug luglio июль июля июл",
            "aug august augustus août aou ago agosto август августа авг",
            "sep sept september septembre septiembre set setembro settembre сентябрь сентября сен",
            "oct october okt oktober octobre octubre out outubro ott ottobre октябрь октября окт",
            "nov november novembre noviembre novembro ноябрь ноября ноя",
            "dec december dez dezember déc décembre dic diciembre dezembro dicembre декабрь декабря дек",
        ],
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = r"(?P<month>[^\W\d_]{3,10})\.?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
"""A time of day, as trackers export it, doesn't move the day that is written before it."""

_TRACKER: Final = re.compile(r"(?P<day>\d{1,2})/(?P<month>[A-Za-z]{3})/(?P<year>\d\d)(?: \d{1,2}:\d\d(?: [AP]M)?)?")
"""As issue trackers export it: `12/Nov/26 3:04 PM`."""
_YEAR_FIRST: Final = re.compile(r"((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})")
_NUMERIC: Final = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2((?:19|20)\d\d)")
_DAY_MONTH: Final = re.compile(
    rf"{_WEEKDAY}{_DAY}[\s\-]+(?:of\s+|de\s+)?{_MONTH},?[\s\-]+(?:de\s+)?{_YEAR}", re.IGNORECASE
)
_MONTH_DAY: Final = re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE)
_MONTH_YEAR: Final = re.compile(rf"(?:(?P<part>early|mid|late|end of)[\s\-]+)?{_MONTH}[\s\-]+{_YEAR}", re.IGNORECASE)
_ISO_MONTH: Final = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")
_QUARTER: Final = re.compile(rf"Q(?P<quarter>[1-4])[\s\-/']*{_YEAR}", re.IGNORECASE)
_YEAR_QUARTER: Final = re.compile(rf"{_YEAR}[\s\-/]*Q(?P<quarter>[1-4])", re.IGNORECASE)
_HALF: Final = re.compile(rf"H(?P<half>[12])[\s\-/']*{_YEAR}", re.IGNORECASE)
_WEEK: Final = re.compile(r"((?:19|20)\d\d)-?W(\d{1,2})", re.IGNORECASE)

_MONTH_FIRST_LOCALES: Final = ("en_us", "en-us", "en_ph", "en-ph", "en_ca", "en-ca")


def column_order(texts: Iterable[str], decided: DateOrder | None, locale: str) -> DateOrder | None:
    """Decide the order of day and month for one column.

    Args:
        texts: The texts of the column.
        decided: What the configuration says.
        locale: Of the sheet, such as `en_GB`; "" when it doesn't say.

    Returns:
        None when the column has texts that could be read both ways and nothing decides, or when
        its texts contradict each other.
    """
    first_over, second_over = False, False
    for text in texts:
        match = None if _looks_iso(text) else _NUMERIC.fullmatch(text.strip())
        if match:
            first_over = first_over or int(match[1]) > 12
            second_over = second_over or int(match[3]) > 12
    if first_over and second_over:
        return None
    if first_over:
        return DateOrder.DAY_FIRST
    if second_over:
        return DateOrder.MONTH_FIRST
    if decided or not locale:
        return decided
    return DateOrder.MONTH_FIRST if locale.lower().startswith(_MONTH_FIRST_LOCALES) else DateOrder.DAY_FIRST


def read_dates(texts: Iterable[str], decided: DateOrder | None, locale: str) -> Mapping[str, When | None]:
    """Read each distinct text of one column; None for what can't be read. Blank texts are left out."""
    distinct = set(texts)
    distinct.discard("")
    order = column_order(distinct, decided, locale)
    return {text: read_date(text, order) for text in distinct}


def read_date(text: str, order: DateOrder | None = None) -> When | None:
    """Read one text as a day, or as a vague range of days; None when it is none of the closed forms."""
    try:
        if _looks_iso(text):
            day = date.fromisoformat(text)
            return When(day, day, text)
        stripped = " ".join(text.split())
        return _exact(stripped, text, order) or _vague(stripped, text)
    except ValueError:
        # A form that we know, and a day that the calendar doesn't have: 31 April.
        return None


def _looks_iso(text: str) -> bool:
    """Whether a text has the shape of `2026-10-05`: typed dates come so, and they are most of all dates."""
    return len(text) == 10 and text[4] == text[7] == "-"


def _exact(stripped: str, text: str, order: DateOrder | None) -> When | None:
    day: date | None = None
    if match := _ISO.fullmatch(stripped) or _YEAR_FIRST.fullmatch(stripped):
        day = date(int(match[1]), int(match[2]), int(match[3]))
    elif match := _NUMERIC.fullmatch(stripped):
        day = _numeric(int(match[1]), int(match[3]), int(match[4]), order)
    elif match := _DAY_MONTH.fullmatch(stripped) or _MONTH_DAY.fullmatch(stripped):
        month = _MONTHS.get(match["month"].lower())
        day = date(int(match["year"]), month, int(match["day"])) if month else None
    elif match := _TRACKER.fullmatch(stripped):
        month = _MONTHS.get(match["month"].lower())
        day = date(2000 + int(match["year"]), month, int(match["day"])) if month else None
    return When(day, day, text) if day else None


def _numeric(first: int, second: int, year: int, order: DateOrder | None) -> date | None:
    if first == second:
        return date(year, first, first)
    if order is None:
        return None
    return date(year, second, first) if order is DateOrder.DAY_FIRST else date(year, first, second)


def _vague(stripped: str, text: str) -> When | None:
    if match := _QUARTER.fullmatch(stripped) or _YEAR_QUARTER.fullmatch(stripped):
        return _months(int(match["year"]), 3 * int(match["quarter"]) - 2, 3, text)
    if match := _HALF.fullmatch(stripped):
        return _months(int(match["year"]), 6 * int(match["half"]) - 5, 6, text)
    if match := _WEEK.fullmatch(stripped):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return When(monday, monday + timedelta(days=6), text)
    if match := _ISO_MONTH.fullmatch(stripped):
        return _months(int(match[1]), int(match[2]), 1, text)
    if match := _MONTH_YEAR.fullmatch(stripped):
        month = _MONTHS.get(match["month"].lower())
        return _part(_months(int(match["year"]), month, 1, text), match["part"]) if month else None
    return None


def _months(year: int, month: int, count: int, text: str) -> When:
    last = month + count - 1
    return When(date(year, month, 1), date(year, last, monthrange(year, last)[1]), text)


def _part(month: When, part: str | None) -> When:
    """Narrow a month to its early, middle or late third, as people mean it: 1-10, 11-20, 21-end."""
    first, last = month.first, month.last
    match (part or "").lower():
        case "early":
            last = first.replace(day=10)
        case "mid":
            first, last = first.replace(day=11), first.replace(day=20)
        case "late" | "end of":
            first = first.replace(day=21)
    return When(first, last, month.text)
