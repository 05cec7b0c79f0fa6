"""The names of months and weekdays, from Unicode's data (CLDR, by Babel), as a file of the languages' room."""

from collections.abc import Iterable

from babel import Locale

from sheetsync.languages import LANGUAGES

WRITTEN_IN_SIGNS = {"zh", "ja"}
"""Whose months are numbers before a sign, which is a form of a date and no name."""

CODES = tuple(each.code for each in LANGUAGES if each.code not in WRITTEN_IN_SIGNS)
_WIDTHS = ("wide", "abbreviated")
_HEAD = '''"""Months and weekdays, made by `make manual` from Unicode's CLDR: don't edit it.

Each language has twelve entries from January, or seven from Monday; an entry lists its forms, with spaces between.
"""

'''


def text() -> str:
    """Return the file."""
    return _HEAD + "\n".join((*table("MONTHS", "months", range(1, 13)), *table("WEEKDAYS", "days", range(7)), ""))


def table(name: str, what: str, numbers: Iterable[int]) -> list[str]:
    """Return the lines of one table of the file: an entry a language."""
    entries = (f'    "{code}": "{", ".join(forms(code, what, number) for number in numbers)}",' for code in CODES)
    return [f"{name} = {{", *entries, "}"]


def forms(code: str, what: str, number: int) -> str:
    """Return the forms of one month or weekday, without dots, the longest first."""
    data = getattr(Locale(code), what)
    found = {data[use][width][number].rstrip(".").casefold() for use in data for width in _WIDTHS}
    if what == "days":
        # Two letters are enough for a project plan: "Mo 02.11.26".
        found |= {data["format"]["short"][number].rstrip(".").casefold()}
    return " ".join(sorted(found, key=lambda form: (-len(form), form)))
