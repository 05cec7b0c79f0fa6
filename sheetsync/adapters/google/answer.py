"""Answers: cells of people's that the person at the keyboard has just spoken for."""

from collections.abc import Iterable, Sequence

from sheetsync.adapters.answered import is_typed
from sheetsync.adapters.google.batch import Batch, body_of
from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.state import Generation, State, Tab
from sheetsync.adapters.google.write import fence, put_text
from sheetsync.model.cell import CellRef
from sheetsync.model.plan import Answer, Edit


def typing(state: State, tab: Tab, answers: Iterable[Answer], generation: Generation) -> Batch:
    """Return the batch that types each answer into its very cell, if that still shows the old text."""
    requests = [put_text(tab, each.edit) for each in answers]
    return Batch(generation, body_of([tab], [*fence(state, generation), *requests]))


def strayed(before: Tab, after: Tab, answers: Sequence[Answer], changed: Sequence[int]) -> list[Edit]:
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
        Edit(each.edit.cell, each.edit.new, each.edit.old)
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


def taking_back(state: State, tab: Tab, edits: Iterable[Edit], generation: Generation) -> Batch:
    """Return the batch that puts back what stood there."""
    requests = [put_text(tab, each) for each in edits]
    return Batch(generation, body_of([tab], [*fence(state, generation), *requests]))
