"""Answers: cells of people's that the person at the keyboard has just spoken for."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from sheetsync.adapters.answered import is_as_shown
from sheetsync.adapters.google import guard
from sheetsync.adapters.google.astray import arrived, strayed, suspects, unsettled
from sheetsync.adapters.google.batch import Batch, body_of
from sheetsync.adapters.google.exchange import Exchange
from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.sent import Sent
from sheetsync.adapters.google.state import Generation, State, Tab
from sheetsync.adapters.google.write import fence, put_text
from sheetsync.errors import Hitch, UnavailableError
from sheetsync.model.own_text import one_line
from sheetsync.model.plan import Answer, Edit

MOST_WORDS: Final = 4
"""A text with more words than this is never read as a number or a date."""


STEPS: Final = 7
"""Batches at most: until the answers are typed, and until what they met astray is taken back."""

MAY_BE_ASTRAY: Final = "look at {}, where an answer may stand that was meant for another row, and run again"


def type_answers(exchange: Exchange, state: State, title: str, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Type answers into a tab, and return those that stand where they were meant to, once the others are taken back.

    Raises:
        UnavailableError: Others kept writing, and nothing was typed; or people kept moving the rows, and an answer
            stands in one that it wasn't meant for.
    """
    tab = guard.tab_of(state, title)
    for _ in range(STEPS):
        due = [each for each in answers if is_as_shown(tab.grid, each) and shows_its_day(tab, each)]
        guard.check_cells(tab, [each.edit.cell for each in due])
        if not due:
            return ()
        before, sent = tab, Sent()
        state, tab, changed = _sent(exchange, state, tab, due, sent)
        if not sent.pending:
            wrong = strayed(before.grid, tab.grid, due, changed)
            going = {each.edit.cell for each in wrong}
            found = [] if changed else suspects(before.grid, tab.grid, due)
            _take_back(exchange, state, tab, wrong)
            if found := [each for each in found if each.edit.cell not in going]:
                raise _astray("Google's reply was lost while rows moved", found)
            return arrived(before.grid, tab.grid, due)
    raise UnavailableError("other runs kept writing: run again when it is quieter", hitch=Hitch.CROWDED)


def _take_back(exchange: Exchange, state: State, tab: Tab, wrong: Sequence[Answer]) -> None:
    for _ in range(STEPS):
        if not wrong:
            return
        before, sent = tab, Sent()
        state, tab, changed = _sent(exchange, state, tab, wrong, sent)
        left = unsettled(before.grid, tab.grid, wrong)
        if any(len(places) > 1 for places in left):
            break
        met = () if sent.pending else strayed(before.grid, tab.grid, wrong, changed)
        wrong = [*(place for places in left for place in places), *met]
    raise _astray("people kept moving the rows that were answered", wrong)


def _astray(why: str, answers: Sequence[Answer]) -> UnavailableError:
    names = ", ".join(sorted({f'"{one_line(each.name)}" ({one_line(each.header)})' for each in answers}))
    return UnavailableError(f"{why}: {MAY_BE_ASTRAY.format(names)}", hitch=Hitch.ASTRAY, about=names)


def _sent(
    exchange: Exchange, state: State, tab: Tab, answers: Sequence[Answer], sent: Sent
) -> tuple[State, Tab, list[int]]:
    state, changed = exchange.send_counting(typing(state, tab, answers, exchange.next(state, tab)), [tab], sent)
    return state, guard.same_tab(state, tab), changed


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
