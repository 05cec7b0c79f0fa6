"""XML that a stranger may have written: parsed without a document type, and no deeper than a spreadsheet."""

import re
from typing import Final, NoReturn
from xml.parsers import expat

from sheetsync.errors import UnsafeError

Parser = expat.XMLParserType

MOST_DEEP: Final = 100
"""Elements inside of each other. A spreadsheet nests a dozen; more is an attack on whoever walks the tree."""

_NUMBER: Final = re.compile(r"[0-9]{1,10}")


class UnsoundError(UnsafeError):
    """A part is not as spreadsheets write it. Whoever knows the file puts its name before the message."""


def new_parser() -> Parser:
    """Return a parser that refuses every document type: a workbook has none, an attack does."""
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> NoReturn:
    raise UnsoundError("the workbook holds XML with a document type, which no spreadsheet writes: ask where it is from")


def refuse_deep(depth: int) -> None:
    """Raise UnsoundError where elements are nested deeper than any spreadsheet nests them."""
    if depth > MOST_DEEP:
        raise UnsoundError(f"the workbook holds XML of more than {MOST_DEEP} levels: open it and save it again")


def run(parser: Parser, source: bytes) -> None:
    """Feed a parser with a part.

    Raises:
        UnsoundError: It isn't well-formed.
    """
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        raise UnsoundError(f"the workbook is damaged (XML, line {error.lineno}): open it and save it again") from None
    finally:
        # Handlers and parser hold each other, and all that was read with them, until they are parted.
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None


def is_well_formed(source: bytes) -> bool:
    """Whether a part has one root, is nested as XML is, and uses no prefix that it doesn't explain."""
    parser = expat.ParserCreate("UTF-8", " ")
    try:
        parser.Parse(source, True)
    except expat.ExpatError:
        return False
    return True


def whole(text: str) -> int | None:
    """Return a text as a whole number from 0 on; None where it is none, or larger than any of a spreadsheet."""
    return int(text) if _NUMBER.fullmatch(text) else None
