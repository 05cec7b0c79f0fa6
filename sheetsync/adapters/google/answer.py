"""Answers: cells of people's that the person at the keyboard has just spoken for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sheetsync.adapters.answered import is_day, is_typed
from sheetsync.adapters.google.batch import Batch, body_of
from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.state import Generation, State, Tab
from sheetsync.adapters.google.write import fence, put_text
from sheetsync.model.cell import CellRef
from sheetsync.model.plan import Answer, Edit

MOST_WORDS: Final = 4
"""A text with more words than this is never read as a number or a date."""


def typing(state: State, tab: Tab, answers: Iterable[Answer], generation: Generation) -> Batch:
    """Return the batch that types each answer into its very cell, if that still shows the old text."""
    requests = [_put(tab, each) for each in answers]
    return Batch(generation, body_of([tab], [*fence(state, generation), *requests]))


def _put(tab: Tab, answer: Answer) -> Json:
    """Type an answer by what its cell shows now: a date is found by how the sheet shows it."""
    edit = answer.edit
    old = tab.grid.at(edit.cell).formatted or edit.old
    return put_text(tab, Edit(edit.cell, old, edit.new if answer.is_date else as_text(edit.new)))


def as_text(text: str) -> str:
    """Return how a text is typed that is to stay one: Google takes "1/2" for a day, and "Nov 26" as well."""
    might_be_read = any(each.isdecimal() for each in text) or text.isupper()
    return f"'{text}" if might_be_read and len(text.split()) <= MOST_WORDS else text


def shows_its_day(tab: Tab, answer: Answer) -> bool:
    """Whether the cell of an answer shows all of its date, so that no other date looks the same there.

    "Nov 2026" would be found after somebody has typed another day of November.
    """
    cell = tab.grid.at(answer.edit.cell)
    if not isinstance(cell.value, date):
        return True
    day, numbers = cell.value, {int(each) for each in re.findall(r"\d+", cell.formatted)}
    rest = re.findall(r"[^\W\d_]{3,}|\d+", cell.formatted)
    return {day.day, day.year} <= numbers and len(rest) >= 3


def strayed(before: Tab, after: Tab, answers: Sequence[Answer], changed: Sequence[int]) -> list[Answer]:
    """Return what takes back the answers that met another row, because rows moved in that moment.

    Args:
        before: The tab as the person was shown it.
        after: The tab as it is now.
        answers: What was sent.
        changed: How many cells each answer changed, as Google says. Where it doesn't, a row counts as
            met that showed the old text before, and shows the new one now.
    """
    met = changed
    if len(met) != len(answers):
        met = [int(each.edit.old in _texts(before, after, each)) for each in answers]
    return [
        replace(
            each,
            edit=Edit(each.edit.cell, each.edit.new, each.edit.old),
            is_date=is_day(before.grid.at(each.edit.cell)),
        )
        for each, number in zip(answers, met, strict=True)
        if number and after.grid.at(each.edit.cell).shown == each.edit.new and not is_typed(after.grid, each)
    ]


def replaced(reply: Json) -> list[int]:
    """Read how many cells each replacement of a batch changed; empty where the answer doesn't say."""
    replies = [each for each in reply.get("replies") or () if each.get("findReplace") is not None]
    return [int(each["findReplace"].get("occurrencesChanged", 0)) for each in replies]


def _texts(before: Tab, after: Tab, answer: Answer) -> set[str]:
    """Return what the rows that have the name of the row that was met showed in the column of the answer."""
    name = after.grid.at(answer.beside).shown
    rows = range(1, len(before.grid.rows) + 1)
    named = (row for row in rows if before.grid.at(CellRef(row, answer.beside.column)).shown == name)
    return {before.grid.at(CellRef(row, answer.edit.cell.column)).shown for row in named}
