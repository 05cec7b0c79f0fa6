"""Looked: when a Google Sheet was last looked at, in the note of the header of our column.

It is in the language of the sheet, and known in every language that we speak. It is written along with other writes,
and else at most once a week, so that a person sees in the sheet itself that the schedule is alive. Where the run has
a page, the note leads there, for whoever wants a check at once. A note of people's there stays, and then nothing is
said.

A note has no compare-and-set and goes by its place. So the answer is looked at: what met another
cell, because columns or rows moved in that moment, is taken back, and what that cell had is put back.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.state import State, Tab
from sheetsync.adapters.google.write import note_request
from sheetsync.model.cell import CellRef
from sheetsync.model.plan import Edit

EVERY: Final = timedelta(weeks=1)
_TIME: Final = r"\d{4}-\d\d-\d\d \d\d:\d\d"
_GAPS: Final = {"time": _TIME, "zone": r"[\w/+-]{1,40}", "page": r"https://[\w./-]{1,400}"}


@dataclass(frozen=True, slots=True)
class Wording:
    """What the note says: `said` with gaps for the time and its zone, and `check` with one for a page.

    `others` gives such pairs of every language, in which an earlier run may have written it.
    """

    said: str = "sheetsync looked at this sheet last on {time} ({zone})."
    check: str = "Check it now: {page}"
    others: Callable[[], Sequence[tuple[str, str]]] = tuple

    def is_ours(self, note: str) -> bool:
        """Whether a note is one of these, as we wrote it, in any language."""
        if _pattern(self.said, self.check).fullmatch(note):
            return True
        return "sheetsync" in note and any(_pattern(*each).fullmatch(note) for each in self.others())


IN_ENGLISH: Final = Wording()


@cache
def _pattern(said: str, check: str) -> re.Pattern[str]:
    first, second = (
        "".join(_GAPS.get(part, re.escape(part)) for part in re.split("[{}]", each)) for each in (said, check)
    )
    return re.compile(f"{first}(?:\n{second})?")


def text_of(state: State, now: datetime, page: str | None = None, wording: Wording = IN_ENGLISH) -> str:
    """Return what the note says: the minute, where the sheet lives, and the page that starts a run, if any."""
    name = state.spreadsheet.time_zone or "UTC"
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        name, zone = "UTC", ZoneInfo("UTC")
    said = wording.said.format(time=f"{now.astimezone(zone):%Y-%m-%d %H:%M}", zone=name)
    return f"{said}\n{wording.check.format(page=page)}" if page else said


def edit(tab: Tab, text: str, wording: Wording) -> Edit | None:
    """Return the note to write; None where our column is not known for sure, or a person uses its note."""
    own = tab.grid.own
    if own is None or len(tab.tags) != 1 or any(own.header in span for span in tab.grid.protected):
        return None
    note = tab.grid.at(own.header).note
    return Edit(own.header, note, text) if note != text and (not note or wording.is_ours(note)) else None


def is_due(tab: Tab, text: str, wording: Wording) -> bool:
    """Whether the note has to be written though nothing else is: it is missing, a week old, or stands astray."""
    if any(_astray(tab, wording)):
        return True
    wanted = edit(tab, text, wording)
    if wanted is None:
        return False
    before, now = re.search(_TIME, wanted.old), re.search(_TIME, text)
    return before is None or now is None or _instant(now[0]) - _instant(before[0]) >= EVERY


def _instant(said: str) -> datetime:
    return datetime.strptime(said, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - both are of the same sheet's clock


def request(tab: Tab, text: str, wording: Wording) -> list[Json]:
    """Return what writes the note, and takes one away that a run left astray which was cut off."""
    wanted = edit(tab, text, wording)
    edits = [*([wanted] if wanted else []), *_astray(tab, wording)]
    return [note_request(tab.sheet_id, each) for each in edits]


def _astray(tab: Tab, wording: Wording) -> Iterator[Edit]:
    own = tab.grid.own
    yield from (each for each in removals(tab, wording) if own is not None and each.cell != own.header)


def restored(before: Tab, after: Tab, text: str, wording: Wording) -> list[Json]:
    """Return what takes a note of ours from cells that it should not have met, and puts back what they had.

    Args:
        before: The tab as it was read.
        after: As the answer shows it.
        text: What was written.
        wording: How it is said.
    """
    own = after.grid.own
    astray = [ref for ref, note in _notes(after) if note == text and (own is None or ref != own.header)]
    if not astray:
        return []
    # What people had noted and is nowhere any more was written over.
    gone = Counter(note for _, note in _notes(before) if not wording.is_ours(note))
    gone -= Counter(note for _, note in _notes(after))
    lost = [(before.grid.at(ref).shown, note) for ref, note in _notes(before) if gone[note] > 0]
    return [note_request(after.sheet_id, Edit(ref, text, _lost(lost, after.grid.at(ref).shown))) for ref in astray]


def removals(tab: Tab, wording: Wording) -> Iterator[Edit]:
    """Yield the taking away of each note that is one of these, wherever it stands."""
    yield from (Edit(ref, note, "") for ref, note in _notes(tab) if wording.is_ours(note))


def _lost(lost: list[tuple[str, str]], shown: str) -> str:
    """Return the note that a cell had: the only one that is lost, else the one of a cell that says the same."""
    if len(lost) == 1:
        return lost[0][1]
    return next((note for text, note in lost if text == shown), "")


def _notes(tab: Tab) -> Iterator[tuple[CellRef, str]]:
    for number, row in enumerate(tab.grid.rows, start=1):
        for column, cell in enumerate(row, start=1):
            if cell.note:
                yield CellRef(number, column), cell.note
