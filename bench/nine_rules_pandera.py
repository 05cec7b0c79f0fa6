"""The nine rules with pandera: a schema of columns, and checks over the whole frame, all failures collected."""

import os
from collections.abc import Sequence

os.environ.setdefault("DISABLE_PANDERA_IMPORT_WARNING", "True")

import pandas as pd
import pandera.pandas as pa

from bench.nine_rules import HEADER, OWNER, PLAN_END, PLAN_START, STALE_BEFORE, STATUSES, Fault, Row


def _days(column: pd.Series) -> pd.Series:
    return pd.to_datetime(column, format="%Y-%m-%d", errors="coerce")


def _at_least(day: object) -> pa.Check:
    return pa.Check(lambda column: ~(_days(column) < pd.Timestamp(day)), name="plan")


def _at_most(day: object) -> pa.Check:
    return pa.Check(lambda column: ~(_days(column) > pd.Timestamp(day)), name="plan")


def _first(frame: pd.DataFrame) -> pd.Series:
    return frame["Project"].ne("")


_DATE = pa.Check(lambda column: _days(column).notna(), name="date")
_COLUMNS = pa.DataFrameSchema(
    {
        "Status": pa.Column(str, pa.Check(lambda column: column.isin(STATUSES), name="status")),
        "Start": pa.Column(str, [_DATE, _at_least(PLAN_START)]),
        "End": pa.Column(str, [_DATE, _at_most(PLAN_END)]),
        "Owner": pa.Column(str, pa.Check(lambda column: column.str.fullmatch(OWNER), name="owner")),
    }
)
_WIDE = {
    ("Goal", "goal"): lambda frame: ~(_first(frame) & frame["Goal"].eq("")),
    ("End", "order"): lambda frame: ~(_days(frame["End"]) < _days(frame["Start"])),
    ("Deliverable", "work"): lambda frame: (
        ~_first(frame) | frame["Deliverable"].ne("").groupby(_first(frame).cumsum()).transform("any")
    ),
    ("Deliverable", "twice"): lambda frame: (
        ~(
            frame["Deliverable"].ne("")
            & pd.DataFrame({"block": _first(frame).cumsum(), "work": frame["Deliverable"]}).duplicated()
        )
    ),
    ("Updated", "stale"): lambda frame: (
        ~(frame["Status"].eq("In progress") & (_days(frame["Updated"]) < pd.Timestamp(STALE_BEFORE)))
    ),
}
_FRAME = pa.DataFrameSchema(
    _COLUMNS.columns, checks=[pa.Check(check, name="/".join(name)) for name, check in _WIDE.items()]
)


def faults(rows: Sequence[Row]) -> set[Fault]:
    """Return the failing cells."""
    frame = pd.DataFrame(rows, columns=list(HEADER))
    try:
        _FRAME.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases
    else:
        return set()
    found: set[Fault] = set()
    for column, check, index in zip(cases["column"], cases["check"], cases["index"], strict=True):
        if "/" in check:
            column, rule = check.split("/")  # noqa: PLW2901 - a check of the frame names its column itself
            found.add((int(index), column, rule))
        else:
            found.add((int(index), column, check))
    return found
