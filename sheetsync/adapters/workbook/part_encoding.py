"""Encodings of parts: all of ours works on UTF-8; a part that is written in another way keeps it."""

import codecs
import re
from typing import Final

from sheetsync.adapters.office.xml_parse import UnsoundError

UTF_8: Final = "utf-8"
_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_STARTS: Final = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED: Final = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?<\?xml\s[^>]{0,100}?\sencoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']"""
)
# ECMA-376 part 2 knows UTF-8 and UTF-16 alone; old converters write these.
_OTHERS: Final = frozenset({"ascii", "iso8859-1", "iso8859-15", "cp1252"})


def encoding_of(content: bytes) -> str:
    """Return how a part of XML is written.

    Raises:
        UnsoundError: In a way that no spreadsheet writes.
    """
    for start, codec in (*_MARKS, *_STARTS):
        if content.startswith(start):
            return codec
    declared = _DECLARED.match(content)
    if declared is None or content.isascii():
        return UTF_8
    try:
        name = codecs.lookup(declared[1].decode()).name
    except LookupError:
        name = ""
    if name not in {UTF_8, *_OTHERS}:
        raise UnsoundError("the workbook holds XML in an encoding that no spreadsheet writes: save it again")
    return name


def to_utf8(content: bytes, encoding: str) -> bytes:
    """Return a part in UTF-8; its first line still names the old encoding.

    Raises:
        UnsoundError: It isn't in the encoding that it says.
    """
    if encoding == UTF_8:
        return content
    try:
        return content.decode(encoding).encode()
    except UnicodeError:
        raise UnsoundError("the workbook is damaged (its encoding): open it and save it again") from None


def from_utf8(content: bytes, encoding: str) -> bytes:
    """Return a part as it is kept in the file; a character that the encoding lacks becomes a reference to it."""
    return content if encoding == UTF_8 else content.decode().encode(encoding, "xmlcharrefreplace")
