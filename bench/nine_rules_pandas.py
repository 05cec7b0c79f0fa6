"""The nine rules in idiomatic pandas: whole columns at a time."""

from collections.abc import Sequence

import pandas as pd

from bench.nine_rules import HEADER, OWNER, PLAN_END, PLAN_START, STALE_BEFORE, STATUSES, Fault, Row


def faults(rows: Sequence[Row]) -> set[Fault]:
    """Return the failing cells."""
    frame = pd.DataFrame(rows, columns=list(HEADER))
    first = frame["Project"].ne("")
    block = first.cumsum()
    start, end, updated = (
        pd.to_datetime(frame[column], format="%Y-%m-%d", errors="coerce") for column in ("Start", "End", "Updated")
    )
    work = frame["Deliverable"]
    worked = work.ne("")
    masks = [
        ("Goal", "goal", first & frame["Goal"].eq("")),
        ("Status", "status", ~frame["Status"].isin(STATUSES)),
        ("Start", "date", start.isna()),
        ("End", "date", end.isna()),
        ("End", "order", end < start),
        ("Start", "plan", start < pd.Timestamp(PLAN_START)),
        ("End", "plan", end > pd.Timestamp(PLAN_END)),
        ("Owner", "owner", ~frame["Owner"].str.fullmatch(OWNER)),
        ("Deliverable", "work", first & ~worked.groupby(block).transform("any")),
        ("Deliverable", "twice", worked & pd.DataFrame({"block": block, "work": work}).duplicated()),
        ("Updated", "stale", frame["Status"].eq("In progress") & (updated < pd.Timestamp(STALE_BEFORE))),
    ]
    return {(row, column, rule) for column, rule, mask in masks for row in frame.index[mask].tolist()}
