"""Withdraw: take our things away, one column or all that was ever ours; what people wrote stays."""

from collections.abc import Iterator
from typing import Final

from sheetsync.adapters.google.batch import MOST_BYTES, Batch, body_of, fitting, next_generation
from sheetsync.adapters.google.look import rule_values
from sheetsync.adapters.google.notes import own_notes
from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.state import GENERATION_KEY, State, Tab
from sheetsync.adapters.google.write import fence, put_text, take_text, untag
from sheetsync.model.answer_text import read_answer, without_ours
from sheetsync.model.cell import CellRef
from sheetsync.model.grid import lone_headers
from sheetsync.model.own_text import MARK, is_ours
from sheetsync.model.plan import Edit, Written

UNSEEN: Final = (
    "everything of ours is cleared, but Google's answer was lost, and a conditional format that somebody added to this "
    "tab in that very moment was taken away: it can be had back from File > Version history"
)


def misplaced(tab: Tab, header: str) -> bool:
    """Whether a column that was just made turned out to be somebody's.

    It was made by its position, so a column that moved meanwhile may stand there now.
    """
    own = tab.grid.own
    if not tab.tags or own is None:
        return False
    is_titled = tab.grid.at(own.header).shown == header
    return not is_titled or any(not read_answer(text).is_answer for text in _others(tab))


def withdrawal(state: State, tab: Tab, header: str, nonce: str) -> Batch:
    """Make the batch that takes a misplaced column back."""
    generation = next_generation(state, tab, nonce)
    return Batch(generation, body_of([tab], [*fence(state, generation), *_column(tab, header)]))


def clearance(state: State, header: str, nonce: str) -> Batch | None:
    """Make the batch that takes everything of ours away, as much as fits into one; None when nothing is left."""
    tabs = [each for each in state.tabs if each.is_read]
    if not tabs:
        return None
    generation = next_generation(state, tabs[0], nonce)
    ours = [request for tab in tabs for request in (*_contents(tab), *_column(tab, header))]
    if not ours and not state.generations:
        return None
    taken = fitting(ours, MOST_BYTES)
    forget = {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataKey": GENERATION_KEY}}}}
    requests = [*fence(state, generation), *taken, forget]
    return Batch(generation, body_of(tabs, requests), is_whole=len(taken) == len(ours))


def cleared(before: State, after: State | None, header: str) -> Written:
    """Count what was taken away between two states; all that there was, without a second one."""
    kept = [each.grid for each in (after or before).tabs if not (each.tags or each.grid.own)]
    return Written(
        cleared=_texts(before) - _texts(after),
        squatted=sum(1 for tab in before.tabs for _ in _others(tab)),
        notes=_notes_of(before) - _notes_of(after),
        columns=_columns(before, header) - _columns(after, header),
        headers=tuple(place for grid in kept for place in lone_headers(grid, header)),
        unread=tuple(each.grid.tab for each in before.tabs if not each.is_read),
    )


def foreign_rules(reply: Json, batch: Batch) -> list[Json]:
    """Find rules of other people that a batch has deleted, and make the requests that put them back.

    A rule has no name, only a place, and somebody may have added one before ours meanwhile.
    """
    wrong = []
    for request, each in zip(batch.body["requests"], reply.get("replies") or (), strict=False):
        rule = (each.get("deleteConditionalFormatRule") or {}).get("rule")
        if rule and not any(MARK in value for value in rule_values(rule)):
            place = request["deleteConditionalFormatRule"].get("index", 0)
            wrong.append({"addConditionalFormatRule": {"rule": rule, "index": place}})
    return wrong[::-1]


def missed_rules(before: State, after: State) -> tuple[list[Json], bool]:
    """Find out what was deleted in the place of our rules, where the answer that would have said so was lost.

    Returns:
        The requests that put back people's rules that are gone, and whether one is gone that we never saw: a rule
        of ours still stands, so another one was deleted for it, and none that we know is missing.
    """
    requests: list[Json] = []
    unseen = False
    for old in before.tabs:
        new = after.tab(old.sheet_id)
        if new is None or not old.rules or not new.rules:
            continue
        left = [_said(each) for each in new.conditional]
        gone = []
        for index, rule in enumerate(old.conditional):
            if _said(rule) in left:
                left.remove(_said(rule))
            elif index not in old.rules:
                gone.append({"addConditionalFormatRule": {"rule": rule, "index": min(index, len(new.conditional))}})
        requests += gone
        unseen = unseen or not gone
    return requests, unseen


def _said(rule: Json) -> Json:
    """What a rule says, wherever: rows that move take its ranges along."""
    return {key: value for key, value in rule.items() if key != "ranges"}


def _texts(state: State | None) -> int:
    return sum(1 for tab in state.tabs for _ in tab.grid.own_texts) if state else 0


def _columns(state: State | None, header: str) -> int:
    """Count the tabs with anything of our column itself."""
    return sum(1 for tab in state.tabs if any(_column(tab, header))) if state else 0


def _notes_of(state: State | None) -> int:
    return sum(1 for tab in state.tabs for _ in own_notes(tab)) if state else 0


def _others(tab: Tab) -> Iterator[str]:
    """What people wrote into our column."""
    own = tab.grid.own
    if own:
        for row in range(own.header.row + 1, len(tab.grid.rows) + 1):
            cell = tab.grid.at(CellRef(row, own.column))
            if cell.formula or not (cell.is_blank or is_ours(cell.shown)):
                yield cell.shown


def _contents(tab: Tab) -> Iterator[Json]:
    yield from (put_text(tab, Edit(ref, text, without_ours(text))) for ref, text in tab.grid.own_texts)


def _column(tab: Tab, header: str) -> Iterator[Json]:
    """Take away a tag, the header where it is still ours and nobody wrote below it, and our rules, the last first."""
    yield from (untag(tag.id) for tag in tab.tags)
    own = tab.grid.own
    if own and tab.grid.at(own.header).shown == header and not any(_others(tab)):
        yield take_text(tab, own.header, header)
    for index in reversed(tab.rules):
        yield {"deleteConditionalFormatRule": {"sheetId": tab.sheet_id, "index": index}}
