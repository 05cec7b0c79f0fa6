"""The record of each rule on the sheet that is configured, from what is remembered of it, without reading the sheet."""

from datetime import date

from sheetsync.ports import HistoryStore
from sheetsync.run.remember import MOST
from sheetsync.steps.record import Record, records


def rule_records(store: HistoryStore, sheet: str, today: date) -> tuple[Record, ...]:
    """Return what became of what each rule told on the tabs of a sheet, by the name of the rule.

    Args:
        store: What is remembered.
        sheet: What the sheet is known by.
        today: Decides what has stood for long.
    """
    # Of many histories only those are read whose name begins with the sheet; of few all, for a person may rename them.
    names = store.roadmaps()
    if len(names) > MOST:
        names = [each for each in names if each.startswith(sheet)]
    found = map(store.read, names)
    return records((each for each in found if each.of and each.of.sheet == sheet), today)
