"""A cell: where it is, and what it holds."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Final, NamedTuple, Self

_A1 = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


class CellRef(NamedTuple):
    """The place of a cell. Row and column count from 1, so A1 is `CellRef(1, 1)`."""

    row: int
    column: int

    @property
    def a1(self) -> str:
        """The address as people write it: `C14`."""
        return f"{column_letters(self.column)}{self.row}"

    @classmethod
    def from_a1(cls, address: str) -> Self:
        """Read `C14` or `$C$14`. Raises ValueError for anything else."""
        match = _A1.fullmatch(address)
        if match is None:
            raise ValueError(f"not the address of a cell: {address!r}")
        return cls(int(match[2]), column_number(match[1]))


@cache
def column_letters(column: int) -> str:
    """Return the letters of a column that counts from 1: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column, from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle of cells; both corners belong to it."""

    first: CellRef
    last: CellRef

    def __contains__(self, ref: CellRef) -> bool:
        """Whether `ref` lies inside, edges included."""
        return self.first.row <= ref.row <= self.last.row and self.first.column <= ref.column <= self.last.column

    @property
    def a1(self) -> str:
        """The address as people write it: `A1:C14`."""
        return f"{self.first.a1}:{self.last.a1}"


@dataclass(frozen=True, slots=True)
class CellError:
    """What a formula that failed leaves in its cell, such as `#REF!`."""

    code: str


Value = str | bool | int | float | date | datetime | time | CellError | None
"""What a cell holds, as the sheet holds it: `"007"` is text and stays text. None is blank.

A cell that shows a date is a `date` when its time is midnight, else a naive `datetime` in the
sheet's own time zone.
"""


class Chip(NamedTuple):
    """A person whom a chip in a cell names: the text that it shows, and their mail address in small letters."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell holds. It doesn't know where it is, so equal cells may be one object.

    `shown` is the text that a person reads, never altered but for a typed date, which reads as
    ISO 8601 (`2026-10-05`) whatever the sheet's locale: a shown `05/10/2026` would be a guess.
    `formatted` is how the sheet itself shows such a date; "" where nobody knows, and for anything else.
    `chips` are the people whom chips in it name, where they were asked for; of their addresses, those that the
    configuration lets count.
    """

    value: Value
    shown: str
    formula: bool = False
    note: str = ""
    formatted: str = ""
    chips: tuple[Chip, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether a person sees nothing here. A note alone doesn't count as content."""
        return not self.shown.strip()


BLANK = Cell(None, "")

_FAILED: Final = """
    #REF! #N/A #VALUE! #NAME? #DIV/0! #NUM! #NULL! #ERROR! #SPILL! #CALC! #GETTING_DATA #FIELD! #BLOCKED! #CONNECT!
    #UNKNOWN! #BUSY! #EXTERNAL! #PYTHON! #UNPARSEABLE #BEZUG! #NV #WERT! #ZAHL! #VALEUR! #NOM? #NOMBRE! #NUL!
    #¡REF! #¡VALOR! #¿NOMBRE? #¡DIV/0! #¡NUM! #¡NULO! #N/D #VALOR! #NOME? #NÚM! #NULO! #RIF! #VALORE! #NULLO! #VERW!
    #WAARDE! #NAAM? #GETAL! #LEEG! #DEEL/0! #N/B #REFERENS! #VÄRDEFEL! #NAMN? #OGILTIGT! #DIVISION/0! #SAKNAS! #ADR!
    #ARG! #NAZWA? #LICZBA! #DZIEL/0! #ZERO! #BAŞV! #DEĞER! #AD? #SAYI! #SAYI/0! #BOŞ! #YOK #ССЫЛКА! #ЗНАЧ! #ИМЯ?
    #ЧИСЛО! #ДЕЛ/0! #ПУСТО! #Н/Д Loading... Err:501 Err:502 Err:503 Err:504 Err:508 Err:509 Err:510 Err:511 Err:512
    Err:513 Err:514 Err:516 Err:517 Err:518 Err:519 Err:520 Err:521 Err:522 Err:523 Err:524 Err:525 Err:526 Err:527
    Err:532 Err:533 Err:539 Err:540
"""
FAILED_FORMULAS: Final = frozenset(_FAILED.split())
"""What Excel, Google Sheets, LibreOffice and Smartsheet show where a formula failed, in the languages that we read:
a file keeps the English code, an export to CSV the one of its tool's language."""


def is_failed_formula(text: str) -> bool:
    """Whether a text is what a failed formula shows, such as `#REF!`: it is told once, and nobody is shown it."""
    return text in FAILED_FORMULAS
