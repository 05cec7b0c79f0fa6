"""A1 notation: what a range is called, and what a name stands for. Indexes count from 0 and end before `end`."""

import re
from dataclasses import dataclass

SIMPLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
LIKE_A_CELL = re.compile(r"([A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*)\Z")
PART = re.compile(r"\$?([A-Za-z]{1,3})?\$?([0-9]+)?\Z")
R1C1 = re.compile(r"R([0-9]+)C([0-9]+)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle whose sides may be open."""

    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None


def column_name(index: int) -> str:
    """0 -> A, 26 -> AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_index(name: str) -> int:
    """A -> 0, AA -> 26."""
    index = 0
    for letter in name.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def quoted(title: str) -> str:
    """A tab's title as it stands before the `!`, in quotes where Google puts them."""
    if SIMPLE.match(title) and not LIKE_A_CELL.match(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def split(text: str) -> tuple[str | None, str | None]:
    """Part a range into its tab's title, unquoted, and what is behind the `!`; either may be missing."""
    if text.startswith("'"):
        match = re.match(r"'((?:[^']|'')*)'(?:!(.*))?\Z", text, re.DOTALL)
        if match:
            return match[1].replace("''", "'"), match[2]
    if "!" in text:
        title, _, cells = text.rpartition("!")
        return title, cells
    return None, text


def part(text: str) -> tuple[int | None, int | None] | None:
    """Read one corner as (row, column), None where it is open; None when it is no corner."""
    if match := R1C1.match(text):
        return int(match[1]) - 1, int(match[2]) - 1
    match = PART.match(text)
    if not text or not match:
        return None
    if match[2] == "0":
        return None
    return (int(match[2]) - 1 if match[2] else None), (column_index(match[1]) if match[1] else None)


def parse(cells: str) -> Span | None:
    """Read `B2`, `A1:C3`, `A:C`, `1:3`, `A2:C`, reversed corners too; None when it is none of them."""
    first, colon, last = cells.partition(":")
    start = part(first)
    end = part(last) if colon else start
    if start is None or end is None:
        return None
    if not colon and None in start:
        return None
    rows = [each for each in (start[0], end[0]) if each is not None]
    columns = [each for each in (start[1], end[1]) if each is not None]
    return Span(
        top=min(rows, default=None) if rows else None,
        bottom=max(rows) + 1 if len(rows) == 2 else None,
        left=min(columns, default=None) if columns else None,
        right=max(columns) + 1 if len(columns) == 2 else None,
    )


def name(title: str, top: int, left: int, bottom: int, right: int) -> str:
    """Write a closed rectangle the way Google answers it."""
    first = f"{column_name(left)}{top + 1}"
    last = f"{column_name(right - 1)}{bottom}"
    return f"{quoted(title)}!{first}" + ("" if first == last else f":{last}")
