"""The kind `readable`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import partial
from typing import ClassVar, Final

from sheetsync.kinds.base import NOTHING, BadOptionError, Fault, Rule, Said
from sheetsync.kinds.lines import lines_with
from sheetsync.languages.catalogue import Phrase
from sheetsync.model.cell import is_failed_formula
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import DATE_FIELDS, Field, Status

_READ: Final = (Field.STATUS, *DATE_FIELDS)
_PROPOSALS: Final = ("nearest", "first", "second")
_NUMERIC: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable(Rule):
    """A status or a date that could not be understood.

    It is never guessed: a status that is spelled like a known one is a suggestion, and a day and a
    month that could be either way round are a question.

    Options:
        columns: Which of `status`, `start`, `end` and `updated` to look at.
        ignore: Texts that may stand there, whatever their case, such as `tbd`. In a column of dates that is also
            what stands for a day that is still to be found: `TBC`, `k. A.`, `à définir`.

    Passes: {columns: [status, end], ignore: [tbd]}
        Project | Deliverable | Status  | End
        Tacos   | cook        | ✅ Done | 2026-11-02
                | serve       | shipped | Q1 2027
                | clean       |         | TBD
                | rest        |         | nader te bepalen

    Fails: {columns: [status]}
        Project | Deliverable | Status
        Tacos   | cook        | In progres !
                | serve       | purple !

    Fails: {columns: [end]}
        Project | Deliverable | End
        Tacos   | cook        | 05/10/2026 !
                | serve       | when it is ready !
                | clean       | 5 Oct !
    """

    kind: ClassVar[str] = "readable"
    says: ClassVar[frozenset[str]] = frozenset({"nearest", "first", "second", "vague"})
    of_text: ClassVar[bool] = True
    columns: tuple[Field, ...]
    ignore: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a column that nothing is read from."""
        if not {*self.columns} <= {*_READ}:
            raise BadOptionError("columns", f"may name {', '.join(_READ)}: the others are taken as they stand")

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the cells that have no reading."""
        del today
        ignored = {"", *(text.casefold() for text in self.ignore)}
        for column in self.columns:
            cells = roadmap.table.columns.get(column)
            if cells is None:
                continue
            readings: Mapping[str, object] = (
                roadmap.table.statuses if column is Field.STATUS else roadmap.table.dates.get(column, {})
            )
            unread = {text for text, reading in readings.items() if reading is None}
            unread = {text for text in unread if not (is_failed_formula(text) or ignored & {*_spelled(text)})}
            if column in DATE_FIELDS:
                unread -= roadmap.table.unsaid
            hint = (
                partial(_nearest, _spellings(roadmap))
                if column is Field.STATUS
                else partial(_both_ways, roadmap.table.ambiguous)
            )
            hints = {text: hint(text) for text in unread}
            for line in lines_with(roadmap, column, unread):
                said = hints[cells[line]]
                yield Fault(line, column, said, proposals=tuple(said[each] for each in _PROPOSALS if each in said))


def _spelled(text: str) -> tuple[str, str]:
    """Return a text folded, as it stands and as it was before it was saved in the wrong encoding."""
    try:
        return text.casefold(), text.encode("cp1252").decode().casefold()
    except UnicodeError:
        return text.casefold(), text.casefold()


def _spellings(roadmap: Roadmap) -> Mapping[str, Status]:
    """Return the names of the statuses, and the words for them elsewhere in this sheet."""
    names = {status.value.casefold(): status for status in Status}
    return names | {word.casefold(): status for word, status in roadmap.status_mapping.items()}


def _nearest(known: Mapping[str, Status], text: str) -> Mapping[str, Said]:
    """Suggest the status that is spelled most alike."""
    found = get_close_matches(text.casefold()[:80], known, n=1)
    nearest = Phrase(known[found[0]].value) if found else None
    return {"nearest": nearest, "suggestion": nearest} if nearest else NOTHING


def _both_ways(ambiguous: frozenset[str], text: str) -> Mapping[str, Said]:
    """Give the two days that a text such as `05/10/2026` could mean; of `5 Oct`, say that it could mean several."""
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return {"vague": text} if text in ambiguous else NOTHING
    one, other, year = int(match[1]), int(match[2]), int(match[3])
    try:
        days = [date(year, other, one).isoformat(), date(year, one, other).isoformat()]
    except ValueError:
        return NOTHING
    return {"first": days[0], "second": days[1]}
