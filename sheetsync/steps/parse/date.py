"""Dates: a closed list of forms, never a lenient parser.

Lenient parsers invent days: several read "Mar 2026" as the 23rd of March on a 23rd. Here a text is
one of these forms or it can't be read. Whether `05/10/2026` starts with the day is decided for a
column: by a part over 12 or a weekday in it, else by the configuration, else by the other date
columns of the sheet, else by the sheet's locale, else not.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from sheetsync.model.settings import DateOrder
from sheetsync.model.terms import When
from sheetsync.steps.parse.date_doubt import is_ambiguous
from sheetsync.steps.parse.date_text import LONGEST, is_span, looks_iso, read_date, weekday_of

__all__ = ["column_order", "is_ambiguous", "is_span", "order_in", "read_date", "read_dates"]

_PAIR: Final = re.compile(r"(?<!\d)(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(?:(?:19|20)\d\d|['’]?\d\d)(?!\d)")
_DOTS: Final = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.\s?(?:(?:19|20)\d\d|\d\d)(?!\d)")
_AFTER_A_MONTH: Final = re.compile(r"[^\W\d_]{3,10}\.?[ \-](\d\d)")
"""A month and a number: a day, or the year of a cell that shows months, such as "Dec-26"."""

_YEARS_AROUND: Final = range(-1, 5)
"""Which years a plan may name, from its own on."""

_MONTH_FIRST_LOCALES: Final = ("en_us", "en-us", "en_ph", "en-ph", "en_ca", "en-ca")


def order_in(texts: Iterable[str]) -> DateOrder | None:
    """Return the order of day and month that texts prove, by a part over 12 or a weekday; None for none or both."""
    proved = {found for text in texts if not looks_iso(text) and (found := _proof(text))}
    return proved.pop() if len(proved) == 1 else None


def contradict(texts: Iterable[str]) -> bool:
    """Whether some texts prove one order of day and month, and others the other."""
    return len({found for text in texts if not looks_iso(text) and (found := _proof(text))}) > 1


def _proof(text: str) -> DateOrder | None:
    match = _PAIR.search(text[:LONGEST])
    if match is None or re.match(r"\s*(?:19|20)\d\d[/.\-]", text):
        return None
    first, second = int(match[1]), int(match[2])
    if (first > 12) != (second > 12):
        return DateOrder.DAY_FIRST if first > 12 else DateOrder.MONTH_FIRST
    fits = [order for order in DateOrder if read_date(text, order)]
    said = weekday_of(" ".join(text.split()))[0]
    return fits[0] if said and first != second and len(fits) == 1 else None


def column_order(
    texts: Iterable[str], decided: DateOrder | None, locale: str | None, elsewhere: DateOrder | None = None
) -> DateOrder | None:
    """Decide the order of day and month for one column.

    Args:
        texts: The texts of the column.
        decided: What the configuration says.
        locale: Of the sheet, such as `en_GB`; None when it doesn't say.
        elsewhere: What the other date columns of the sheet prove.

    Returns:
        None when the column has texts that could be read both ways and nothing decides, or when
        its texts contradict each other.
    """
    texts = tuple(texts)
    if contradict(texts):
        return None
    if proved := order_in(texts):
        return proved
    if decided is None and any(map(_DOTS.search, texts)):
        # Who writes dots writes the day first, wherever the sheet says that it lives.
        return DateOrder.DAY_FIRST
    if decided or elsewhere or locale is None:
        return decided or elsewhere
    return DateOrder.MONTH_FIRST if locale.lower().startswith(_MONTH_FIRST_LOCALES) else DateOrder.DAY_FIRST


def read_dates(
    texts: Iterable[str],
    decided: DateOrder | None,
    locale: str | None,
    elsewhere: DateOrder | None = None,
    year: int | None = None,
) -> Mapping[str, When | None]:
    """Read each distinct text of one column; None for what can't be read. Blank texts are left out."""
    distinct = set(texts)
    distinct.discard("")
    order = column_order(distinct, decided, locale, elsewhere)
    unsure = _days_or_years(distinct, year) if year else frozenset()
    return {text: read_date(text, order, None if text in unsure else year) for text in distinct}


def _days_or_years(texts: Iterable[str], year: int) -> frozenset[str]:
    """Return the texts of a column that are all a month and a day, or all a month and a year: its year decides none."""
    found = {text: int(match[1]) for text in texts if (match := _AFTER_A_MONTH.fullmatch(text.strip()))}
    around = {(year + each) % 100 for each in _YEARS_AROUND}
    return frozenset(found) if around.issuperset(found.values()) else frozenset()
