"""What people answer in our column, and what we append to it.

    ok: the vendor decides in May ⟪Counts for owner-missing. • [Status] Please pick a status · k7f3q2m8xad4cb1a2x9z⟫

The words before the mark are a person's, byte for byte. What stands between ⟪ and ⟫ is ours: a
sentence of what was understood, what else is wrong in the row, and a code. The code says which line
the answer is about and which findings it answered, so that it is never counted for another one
wherever a sort has left it; its last three characters check the rest of our part. A part that a
person changed by one letter is theirs.

This is the grammar of the words themselves:

    ok: the vendor decides in May
    ok until 2026-12-01: waiting for the audit
    yes, ok: the vendor decides in May            yes to the question that stands in our part, in any language
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from sheetsync.model.own_text import ALPHABET, GLYPH, LIMIT, address_of, checksum, is_ours, one_line

OPEN: Final = " ⟪"
CLOSE: Final = "⟫"
LONGEST: Final = 32_000
"""A cell of a workbook holds 32,767 characters; words that leave no room for our part get none."""

BOUND: Final = "b"
"""State of an answer whose line is known; any other state is a digit: asked about, with so many times "yes" in it."""

MOST_CODES: Final = 60

_CHECK: Final = 3
_CODE: Final = 3
_SIGN: Final = f"[{ALPHABET}]"
_TAIL: Final = re.compile(
    rf"(?P<said>[^\r\n]*) · (?P<code>(?P<address>{_SIGN}{{4}})(?P<line>{_SIGN}{{9}})(?P<state>[b0-9])"
    rf"(?P<codes>(?:{_SIGN}{{{_CODE}}})*))(?P<check>{_SIGN}{{{_CHECK}}}){CLOSE}"
)
YES: Final = ("yes", "ja", "oui", "sí", "sì", "si", "sim", "tak", "да", "evet")
"""What says yes to a question in our part, in every language that we read; `languages/` has the same words."""

_ONE_YES: Final = re.compile(rf"(?:{'|'.join(YES)})\b[\s,;:.!]*", re.IGNORECASE)
_YES: Final = re.compile(rf"\s*(?:{_ONE_YES.pattern})+", re.IGNORECASE)
_ACKNOWLEDGED: Final = re.compile(r"ok(?:\s+until\s+(\d{4}-\d{2}-\d{2}))?\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_UNTIL: Final = re.compile(r"ok(?:ay)?\s+until\b", re.IGNORECASE)
_NEAR: Final = re.compile(r"(?:ok|okay|o\.k\.|won['’]?t\s*fix|will\s+not\s+fix)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A person's word that findings of a row are known. The day `until` still belongs to it."""

    reason: str
    until: date | None = None

    def holds(self, today: date) -> bool:
        """Whether it still counts on `today`."""
        return self.until is None or today <= self.until


class Miss(Enum):
    """What is missing in words that nearly acknowledge."""

    REASON = auto()
    DAY = auto()


@dataclass(frozen=True, slots=True)
class Tail:
    """Our part of an answered cell.

    `said` is what a person reads, without the code. `line` are nine characters that name a line,
    six of its words and three of its details; `codes` name the findings that were answered.
    """

    said: str
    address: str
    line: str
    state: str
    codes: tuple[str, ...]

    @property
    def note(self) -> str:
        """The sentence about the answer itself, without what else is wrong in the row."""
        return self.said.split(" • ", 1)[0]


@dataclass(frozen=True, slots=True)
class AnswerText:
    """A text in our column that is a person's: the words, and our part behind them where there is one."""

    words: str
    tail: Tail | None = None

    @property
    def acknowledgement(self) -> Acknowledgement | None:
        """What the words acknowledge; None where they don't, or not quite."""
        return acknowledgement(self.words)

    @property
    def miss(self) -> Miss | None:
        """What is missing where the words nearly acknowledge; None where they do, or are about something else."""
        words = self.words[_yes_end(self.words) :].strip()
        if self.acknowledgement is not None or not _NEAR.match(words):
            return None
        return Miss.DAY if _UNTIL.match(words) else Miss.REASON

    @property
    def is_answer(self) -> bool:
        """Whether a person answers us here, well or not quite."""
        return self.tail is not None or self.acknowledgement is not None or self.miss is not None

    @property
    def yes(self) -> int:
        """How often the words begin with "yes", in any language, at most nine times."""
        return min(9, len(_ONE_YES.findall(self.words[: _yes_end(self.words)])))


def _yes_end(words: str) -> int:
    match = _YES.match(words)
    return match.end() if match else 0


def acknowledgement(words: str) -> Acknowledgement | None:
    """Read `ok: reason` or `ok until 2026-12-01: reason`; None when the words are neither."""
    match = _ACKNOWLEDGED.fullmatch(words[_yes_end(words) :].strip())
    if match is None:
        return None
    try:
        until = date.fromisoformat(match[1]) if match[1] else None
    except ValueError:
        return None
    return Acknowledgement(match[2].strip(), until)


@lru_cache(maxsize=1 << 12)
def read_answer(text: str) -> AnswerText:
    """Return the words of a text and our part behind them.

    What has no part that is byte for byte ours is words as a whole.
    """
    if text.endswith(CLOSE):
        words, mark, rest = text.rpartition(OPEN)
        match = _TAIL.fullmatch(rest) if mark and words else None
        if match and checksum(f"{match['said']} · {match['code']}", _CHECK) == match["check"]:
            codes = match["codes"]
            cut = tuple(codes[at : at + _CODE] for at in range(0, len(codes), _CODE))
            return AnswerText(words, Tail(match["said"], match["address"], match["line"], match["state"], cut))
    return AnswerText(text)


def is_acknowledging(text: str) -> bool:
    """Whether a text acknowledges, or has a part of ours: only our column has such texts."""
    read = read_answer(text)
    return read.tail is not None or read.acknowledgement is not None


def write_answer(words: str, note: str, faults: Sequence[tuple[str, str]], tail: Tail) -> str:
    """Write our part behind a person's words.

    Args:
        words: Theirs, as they stand.
        note: What was understood of them.
        faults: What is wrong in the row beside what they acknowledge: header of the column, "" for none, and
            the message; the gravest first.
        tail: Gives the code; its `said` is made here.
    """
    code = f"{tail.address}{tail.line}{tail.state}{''.join(tail.codes)}"
    said = (f"[{unmarked(column)}] {unmarked(message)}" if column else unmarked(message) for column, message in faults)
    parts = [unmarked(note), *said]
    room = LIMIT - len(code)
    kept = len(parts)
    while len(" • ".join(parts[:kept])) > room and kept > 1:
        kept -= 1
    if kept < len(parts):
        parts = [*parts[:kept], f"and {len(parts) - kept} more"]
    body = f"{' • '.join(parts)} · {code}"
    return f"{words}{OPEN}{body}{checksum(body, _CHECK)}{CLOSE}"


def unmarked(text: str) -> str:
    """Return a text on one line, without the signs that have a meaning in our part."""
    return one_line(text).replace("⟪", "<").replace("⟫", ">").replace("•", "·")


@lru_cache(maxsize=1 << 10)
def code_of(rule: str, column: str) -> str:
    """Return three characters for a finding of a row: what was answered is known by them."""
    return checksum(f"{rule}\x1f{one_line(column).casefold()}", _CODE)


def has_ours(text: str) -> bool:
    """Whether a text is ours, or has a part of ours behind a person's words."""
    if text.startswith(GLYPH) and is_ours(text):
        return True
    return text.endswith(CLOSE) and read_answer(text).tail is not None


def without_ours(text: str) -> str:
    """Return what people wrote of a text that has something of ours: "" where all of it is ours."""
    return "" if text.startswith(GLYPH) and is_ours(text) else read_answer(text).words


def address_in(text: str) -> str | None:
    """Return the address of a text of ours, or of our part of it; None where nothing is ours."""
    address = address_of(text)
    if address is None and text.endswith(CLOSE) and (tail := read_answer(text).tail):
        return tail.address
    return address
