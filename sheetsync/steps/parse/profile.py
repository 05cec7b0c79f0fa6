"""Profile: what the cells of a column look like, whatever its header says."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from functools import cached_property, lru_cache
from typing import Final

from sheetsync.kinds.wording.goal_judgement import says_who
from sheetsync.model.cell import Cell, CellError
from sheetsync.model.grid import Grid
from sheetsync.steps.parse.concept import concepts_of
from sheetsync.steps.parse.date import is_ambiguous, read_date
from sheetsync.steps.parse.status import read_status
from sheetsync.steps.parse.tick import ticked
from sheetsync.steps.parse.vocabulary import DATE_WORDS
from sheetsync.steps.parse.words import plain, without_accents

SAMPLE: Final = 100
"""Cells of a column that are looked at, spread evenly: enough to know its kind."""


RUN: Final = 10
"""Rows of the sample that follow each other."""

READ: Final = 12
"""Cells that are read as sentences."""

HARDLY: Final = 0.1
"""Share of texts that is as good as none."""

SPARSE: Final = 0.6
"""Share of the rows that a column which heads others says something new on, at most."""

SHORT: Final = 60
"""Characters of a text that can still be a date, a status or a name."""


class Kind(Enum):
    """What one cell is."""

    DATE = auto()
    STATUS = auto()
    PERCENT = auto()
    TICK = auto()
    NUMBER = auto()
    LINK = auto()
    CODE = auto()
    PRIORITY = auto()
    MACHINE = auto()
    HANDLE = auto()
    NAME = auto()
    TEXT = auto()


_LETTERS: Final = re.compile(r"[^\W\d_]+")
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_REMARK: Final = re.compile(r"\s+\([^()]*\)$")
"""What is said behind a code, as in "AB-12 (old)"."""
_NUMBER: Final = re.compile(
    r"[-+(]?[$€£¥]*\s?\d[\d.,' ]*\s?(?:[%$€£¥hdwm)]|days?|hours?|weeks?|pts?|sp)?", re.IGNORECASE
)
_LINK: Final = re.compile(r"(?:https?://|www\.|mailto:|#[\w.\-]+$|/[\w.\-]+|[\w.\-]+/[\w.\-/*]+$)\S*", re.IGNORECASE)
_CODE: Final = re.compile(r"[A-Za-z]{0,8}[-_.#]?\d+(?:[-_.]\w+)*|[A-Z]{1,4}[-_]\w+|v\d[\w.]*|\w{1,2}", re.ASCII)
_HANDLE: Final = re.compile(r"@[\w.\-]+(?:[,;\s]+@[\w.\-]+)*|[\w.+\-]+@[\w.\-]+\.\w+")
_PEOPLE: Final = re.compile(
    r'"(?:e-?mail|mail|display ?name|user ?name|login|account ?id|avatar ?url)"\s*:', re.IGNORECASE
)
"""What a machine writes of a person, and of nothing else."""
_NAME: Final = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:[ '’.\-]+[^\W\d_]['’.\w\-]*){0,3}")
_NUMBERED: Final = re.compile(r"([^\W\d_]{3,15}) ?\d{1,3}\b")
_PARTS: Final = frozenset({"project", "group", "line"})
_PRIORITY_WORDS: Final = """
    high, medium, low, highest, lowest, critical, urgent, normal, major, minor, must, should, could, hoch,
    mittel, niedrig, haute, moyenne, basse, alta, media, baja, baixa, bassa, hoog, middel, laag, kritik, yüksek,
    orta, düşük, hög, medel, låg, высокий, средний, низкий, wysoki, średni, niski, p0, p1, p2, p3, p4, p5,
    trivial, blocker, must have, should have, could have, nice to have, wont have, very high, very low
"""
_PRIORITY: Final = frozenset(plain(word) for word in _PRIORITY_WORDS.split(","))
_STORY: Final = re.compile(r"\s*(?:as an? |als |en tant que |como |come |jako |som )\w", re.IGNORECASE)


@lru_cache(maxsize=8192)
def kind_of(text: str) -> Kind:
    """Return what a text is, the first of the kinds that it fits; a typed value has its kind already."""
    return next((kind for kind, fits in _KINDS if fits(text)), Kind.TEXT)


def _is_date(text: str) -> bool:
    if len(text) > SHORT or not any(map(str.isdigit, text)):
        return False
    if len(text) == 10 and text[4] == text[7] == "-":
        return read_date(text) is not None
    # Reading takes long, and most texts with a number have a word in them that no date has.
    said = _LETTERS.findall(without_accents(_IN_BRACKETS.sub("", text).casefold()))
    return DATE_WORDS.issuperset(said) and (read_date(text) is not None or is_ambiguous(text))


_KINDS: Final[tuple[tuple[Kind, Callable[[str], object]], ...]] = (
    (Kind.HANDLE, lambda text: text[0] in "{[" and _PEOPLE.search(text)),
    (Kind.MACHINE, lambda text: text[0] in "{[" and text[-1] in "}]" and len(text) > 4),
    (Kind.DATE, _is_date),
    (Kind.TICK, lambda text: text in ("TRUE", "FALSE")),
    (Kind.PERCENT, lambda text: text.endswith("%") and _NUMBER.fullmatch(text)),
    (Kind.NUMBER, _NUMBER.fullmatch),
    (Kind.LINK, lambda text: _LINK.fullmatch(text) and not (min(map(len, text.split("/"))) > 1 and _is_name(text))),
    (Kind.STATUS, lambda text: len(text) <= SHORT and read_status(text, {})),
    (Kind.TICK, lambda text: ticked(text) is not None),
    (Kind.PRIORITY, lambda text: plain(text) in _PRIORITY),
    (Kind.HANDLE, _HANDLE.fullmatch),
    (Kind.CODE, lambda text: _CODE.fullmatch(_REMARK.sub("", text)) or not any(map(str.isalnum, text))),
    (Kind.NAME, lambda text: len(text) <= SHORT and _is_name(text)),
)


def _is_name(text: str) -> bool:
    parts = [part.strip() for part in re.split(r"[,;/&+\n]|\band\b|\bund\b", text) if part.strip()]
    return 0 < len(parts) <= 6 and all(
        len(part) <= 30 and _NAME.fullmatch(part) and part[0].isupper() for part in parts
    )


def _kind(cell: Cell) -> Kind:
    match cell.value:
        case bool():
            return Kind.TICK
        case datetime() | date():
            return Kind.DATE
        case int() | float():
            return Kind.PERCENT if cell.shown.endswith("%") else Kind.NUMBER
        case CellError():
            return Kind.MACHINE
        case _:
            return kind_of(cell.shown.strip())


@dataclass(frozen=True)
class Profile:
    """The filled cells of a sample of one column, with how many rows the sample has.

    It has no slots, so that what was counted once is kept.
    """

    texts: Sequence[str]
    kinds: Mapping[Kind, int]
    rows: int
    is_first_filled: bool = True

    @property
    def filled(self) -> int:
        """How many cells say something."""
        return len(self.texts)

    def share(self, *kinds: Kind) -> float:
        """Return the share of the filled cells that are of these kinds; 0 where none is filled."""
        return sum(self.kinds.get(kind, 0) for kind in kinds) / self.filled if self.filled else 0.0

    @property
    def fill(self) -> float:
        """The share of the rows that are filled."""
        return self.filled / self.rows if self.rows else 0.0

    @cached_property
    def distinct(self) -> float:
        """The share of the filled cells that are different from each other; 0 where none is filled."""
        return len({text.casefold() for text in self.texts}) / self.filled if self.filled else 0.0

    @cached_property
    def length(self) -> float:
        """The mean length of the filled cells, in characters."""
        return sum(map(len, self.texts)) / self.filled if self.filled else 0.0

    @cached_property
    def stories(self) -> float:
        """The share of the filled cells that read as user stories: "As a visitor, I want ..."."""
        return sum(bool(_STORY.match(text)) for text in self.texts) / self.filled if self.filled else 0.0

    @cached_property
    def wordless(self) -> float:
        """The share of the filled cells without a letter."""
        return sum(not any(map(str.isalpha, text)) for text in self.texts) / self.filled if self.filled else 0.0

    @cached_property
    def sentences(self) -> float:
        """The share of the filled cells with at least five words."""
        return sum(text.count(" ") >= 4 for text in self.texts) / self.filled if self.filled else 0.0

    @cached_property
    def repeats(self) -> float:
        """The share of the filled cells whose text comes again."""
        often = Counter(text.casefold() for text in self.texts)
        return sum(count for count in often.values() if count > 1) / self.filled if self.filled else 0.0

    @cached_property
    def runs(self) -> int:
        """How often the text changes from one filled cell to the next, the first one counted."""
        return sum(a.casefold() != b.casefold() for a, b in zip(self.texts, self.texts[1:], strict=False)) + 1

    @cached_property
    def numbered(self) -> float:
        """The share of the filled cells that number a part of the work: "Phase 2", "Sprint 14: the stairs"."""
        said = (_NUMBERED.match(text) for text in self.texts)
        return sum(bool(each and _PARTS.intersection(concepts_of(each[1]))) for each in said) / max(1, self.filled)

    @cached_property
    def says_who(self) -> float:
        """The share of some filled cells, spread evenly, that say who is better off."""
        return sum(map(bool, self._who)) / len(self._who) if self._who else 0.0

    @property
    def says_nobody(self) -> bool:
        """Whether the texts are of a language that is known, and hardly one says who is better off."""
        return self._who.count(None) < len(self._who) / 2 and self.says_who < HARDLY

    @cached_property
    def _who(self) -> list[bool | None]:
        return [says_who(text) for text in self.texts[:: max(1, -(-self.filled // READ))]]

    @property
    def heads_others(self) -> bool:
        """Whether the texts head several rows each: said again on each row below, one after the other, or left out."""
        if self.filled < self.rows:
            return self.is_first_filled and self.fill <= SPARSE
        return 1 < self.runs == len({text.casefold() for text in self.texts}) <= SPARSE * self.filled


def profile(grid: Grid, column: int, rows: Sequence[int]) -> Profile:
    """Look at one column in these rows, or in a part of them that is spread evenly."""
    sample = rows if len(rows) <= SAMPLE else _runs_of(rows)
    cells = [*_filled(grid, column, sample)]
    is_first_filled = bool(sample) and any(_filled(grid, column, sample[:1]))
    return Profile([cell.shown.strip() for cell in cells], Counter(map(_kind, cells)), len(sample), is_first_filled)


def _runs_of(rows: Sequence[int]) -> Sequence[int]:
    """Return runs of rows that follow each other, spread evenly: single ones would meet every project at its head."""
    step = len(rows) / (SAMPLE / RUN)
    return [row for each in range(SAMPLE // RUN) for row in rows[int(each * step) : int(each * step) + RUN]]


def _filled(grid: Grid, column: int, rows: Sequence[int]) -> Iterator[Cell]:
    for row in rows:
        cells = grid.rows[row - 1]
        if len(cells) >= column and cells[column - 1].shown.strip():
            yield cells[column - 1]
