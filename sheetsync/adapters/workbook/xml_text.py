"""Texts as XML holds them, and as people see them."""

import re
from typing import Final

# ECMA-376 part 1, 22.9.2.19: `_xHHHH_` is a UTF-16 unit; an underscore that would start one is escaped itself.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")

_UNHOLDABLE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def text_xml(text: str) -> str:
    """Escape a text for the content of an element."""
    # That of the standard library brings all of its web client along.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def string_xml(text: str) -> str:
    """Escape a text for the content of a string: what XML can't hold becomes `_x001B_`, which `unescaped` undoes."""
    return text_xml(_UNHOLDABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text))


def unescaped(text: str) -> str:
    """Return a string of a workbook as people see it: `_x000D_` stands for what XML can't hold.

    Half a character (a lone surrogate) can be neither shown nor sent anywhere, and reads as "\ufffd".
    """
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def attribute_xml(text: str) -> str:
    """Quote a text as the value of an attribute."""
    said = text_xml(text).replace('"', "&quot;")
    return f'"{said}"'.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
