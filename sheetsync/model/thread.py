"""A thread: a comment of ours on the cell of somebody's row, and what became of it; and how it is known as ours.

    [Owner] Who is looking after this?
    Resolve this comment when it is settled; what you reply is kept as your answer.
    sheetsync k7f3x9m2p4a8b1c

The last line is the mark: the thing that is asked, which telling of it this is, and three characters that check both.
"""

import re
from dataclasses import dataclass
from typing import Final

from sheetsync.model.own_text import ALPHABET, checksum

MOST_BYTES: Final = 2048
"""A comment of a Google Sheet has at most so many code units of UTF-8."""

THING: Final = 8
_TELLING: Final = 4
_CHECK: Final = 3
_MARK: Final = re.compile(rf"sheetsync ([{ALPHABET}]{{{THING}}})([{ALPHABET}]{{{_TELLING}}})([{ALPHABET}]{{{_CHECK}}})")


@dataclass(frozen=True, slots=True)
class Thread:
    """One thread of ours.

    `thing` is what it asks; `is_resolved` whether somebody has settled it, and `reply` is what a person said last
    in it, "" for nothing.
    """

    thing: str
    is_resolved: bool = False
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a comment of ours is of: the thing, and which telling of it."""

    thing: str
    telling: str

    @classmethod
    def of(cls, thing: str, telling: str) -> "Mark":
        """Return the mark of a telling; it is one, however often it is tried."""
        return cls(thing, checksum(telling, _TELLING))

    @property
    def line(self) -> str:
        """The last line of the comment."""
        code = f"{self.thing}{self.telling}"
        return f"sheetsync {code}{checksum(f'comment {code}', _CHECK)}"


def mark_in(text: str) -> Mark | None:
    """Return the mark of a comment; None where it is not one that we wrote."""
    match = _MARK.fullmatch(text.rsplit("\n", 1)[-1].strip())
    mark = Mark(match[1], match[2]) if match else None
    return mark if mark and mark.line.endswith(match[3] if match else "") else None


def marked(text: str, mark: Mark) -> str:
    """Return the whole comment, cut where it would be longer than a comment may be."""
    room = MOST_BYTES - len(mark.line) - 1
    kept = text.encode("utf-8", "replace")[:room].decode("utf-8", "ignore")
    return f"{kept}\n{mark.line}"
