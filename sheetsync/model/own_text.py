"""The texts that are ours in a sheet: how they are written, and how they are known again.

    ⚠ [User-centric Goal] Who is this for? • [Status] Please pick a status · k7f3x9

The bracket names the column at fault. The last word is the token: four random characters, the
address by which the text is found again wherever a sort has taken it, and two that check the rest
of the text. So a text that a person changed by one letter is theirs, and is never replaced.

What a person types over it, and what of ours stands behind that, is in `answer_text`.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sheetsync.model.cell import CellRef, column_letters

GLYPH = "⚠"
LIMIT = 480
"""A text of ours is at most this long, token included."""

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter that is taken for another (https://www.crockford.com/base32.html)."""

ADDRESS_LENGTH = 4
MARK = 'N("sheetsync")=0'
"""Stands in the formula of our highlighting rule, always true: by it the rule is known as ours."""

_PARTS = '"• ["'
"""How the name of a column begins in the formula of our highlighting rule, and nowhere in an earlier one."""

_HEADER_CELL = re.compile(r"(?<![$A-Z])[A-Z]{1,3}\$\d{1,7}")
_OWN_CELL = re.compile(r"\$[A-Z]{1,3}\d{1,7}")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_OURS = re.compile(rf"(?P<body>{GLYPH} [^\r\n]* · (?P<address>[{ALPHABET}]{{4}}))(?P<check>[{ALPHABET}]{{2}})")
_NOTE = re.compile(rf"(?P<body>{GLYPH} .*\n· )(?P<check>[{ALPHABET}]{{6}})", re.DOTALL)


def checksum(body: str, length: int) -> str:
    """Return characters of `ALPHABET` that check a text."""
    digest = hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=length).digest()
    return "".join(ALPHABET[byte % 32] for byte in digest)


def one_line(text: str) -> str:
    """Fold every run of white space into one space, and show what no cell should hold as "\ufffd".

    Controls, lone surrogates and bidirectional overrides: a spreadsheet drops or turns them, and
    then the text that is read back is not the one that was written.
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_UNFIT.sub("\ufffd", " ".join(text.split())).split())


def row_text(faults: Sequence[tuple[str, str]], address: str) -> str:
    """Write what our cell says of a row.

    Args:
        faults: Header of the column at fault, "" for none, and the message; the gravest first.
        address: Four characters of `ALPHABET`, unique in the column.

    Returns:
        One line of at most `LIMIT` characters. What doesn't fit is counted: "and 3 more".
    """
    parts = [f"[{one_line(column)}] {_said(message)}" if column else _said(message) for column, message in faults]
    room = LIMIT - len(f"{GLYPH}  · ") - ADDRESS_LENGTH - 2
    text = " • ".join(parts)
    kept = len(parts)
    while len(text) > room and kept > 1:
        kept -= 1
        text = " • ".join([*parts[:kept], f"and {len(parts) - kept} more"])
    if len(text) > room:
        tail = f"… • and {len(parts) - 1} more" if len(parts) > 1 else "…"
        text = parts[0][: room - len(tail)].rstrip() + tail
    body = f"{GLYPH} {text} · {address}"
    return body + checksum(body, 2)


def _said(message: str) -> str:
    """Fold a message, and let nothing that it quotes look like the start of a part, by which a cell lights up."""
    text = one_line(message)
    return text.replace("• [", "· [").replace(f"{GLYPH} [", "! [") if " [" in text else text


@lru_cache(maxsize=1 << 15)
def address_of(text: str) -> str | None:
    """Return the address in a text of ours; None when the text is not byte for byte ours.

    Remembered, for one run asks several times of each text.
    """
    match = _OURS.fullmatch(text)
    return match["address"] if match and checksum(match["body"], 2) == match["check"] else None


def is_ours(text: str) -> bool:
    """Whether a cell's text is byte for byte one that `row_text` wrote."""
    return address_of(text) is not None


def seed(text: str) -> str:
    """Return the placeholder that is put where a row has no text yet: it has the text's address, and says nothing.

    A blank cell has no content to be known by, so it is met by its position alone, and a row that
    moved meanwhile leaves another one there. The answer shows which row has it; only then it gets
    its text, by its address.
    """
    return row_text([("", "…")], address_of(text) or "")


def is_seed(text: str) -> bool:
    """Whether a text is a placeholder."""
    address = address_of(text)
    return address is not None and row_text([("", "…")], address) == text


def same_findings(text: str, other: str) -> bool:
    """Whether two texts of ours say the same, whatever their tokens."""
    return text[: -ADDRESS_LENGTH - 2] == other[: -ADDRESS_LENGTH - 2]


def note_text(messages: Iterable[str]) -> str:
    """Write our note on a faulty cell: a line a message, and a last line that checks the rest."""
    body = "".join(f"{GLYPH} {one_line(message)}\n" for message in messages) + "· "
    return body + checksum(body, 6)


def is_our_note(text: str) -> bool:
    """Whether a note is byte for byte one that `note_text` wrote, and nobody added to it."""
    match = _NOTE.fullmatch(text)
    return match is not None and checksum(match["body"], 6) == match["check"]


def highlight_formula(first_header: CellRef, own_column: int) -> str:
    """Write the condition, without "=", that highlights the very cell at fault.

    It is relative to the first data cell, below `first_header`, of the table that it covers: the
    cell lights up when our column names its header in brackets, at the start of one of its parts. A header
    of several lines is compared folded, as `row_text` writes it; one that two columns have is named with
    the column's letter.
    """
    header = f"{column_letters(first_header.column)}${first_header.row}"
    return _highlight(header, f"${column_letters(own_column)}{first_header.row + 1}")


def renewed_formula(formula: str) -> str:
    """Return a highlighting condition of ours as it is written today; the same text where it is already.

    Earlier ones lit every cell whose header stood anywhere in a text of ours.
    """
    header, ours = _HEADER_CELL.search(formula), _OWN_CELL.search(formula)
    if _PARTS in formula or header is None or ours is None:
        return formula
    start = "=" if formula.startswith("=") else ""
    return start + _highlight(header[0], ours[0])


def _highlight(header: str, ours: str) -> str:
    name = f'TRIM(SUBSTITUTE({header},CHAR(10)," "))'
    letter = f'SUBSTITUTE(ADDRESS(1,COLUMN({header}),4),"1","")'
    parts = f'SUBSTITUTE({ours},"{GLYPH} ","• ")'
    either = (f'ISNUMBER(FIND({_PARTS}&{each}&"] ",{parts}))' for each in (name, f'{name}&" ("&{letter}&")"'))
    return f"AND({MARK},OR({','.join(either)}))"
