"""Acknowledge: a person's word in our column counts for the findings of its row."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import acknowledgement


def acknowledge(grid: Grid, findings: Iterable[Finding], *, today: date) -> tuple[Finding, ...]:
    """Return the findings in the same order, those that a person acknowledged with the reason.

    What was acknowledged before and isn't any more is not acknowledged.
    A word with a last day counts up to and on that day; from the next day on the findings are back.
    """
    own = grid.own
    if own is None:
        return tuple(findings)

    def reason(row: int) -> str:
        word = acknowledgement(grid.at(CellRef(row, own.column)).shown)
        return word.reason if word and word.holds(today) else ""

    reasons: dict[int, str] = {}
    answered = []
    for each in findings:
        if each.cell is None or each.tab != grid.tab or each.cell.row <= own.header.row:
            answered.append(each)
            continue
        row = each.cell.row
        if row not in reasons:
            reasons[row] = reason(row)
        answered.append(replace(each, acknowledged=reasons[row]) if reasons[row] != each.acknowledged else each)
    return tuple(answered)
