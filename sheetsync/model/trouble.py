"""The troubles that there are: what reading a sheet may make no sense of."""

from typing import Final, Literal, get_args

TroubleName = Literal[
    "header-not-found",
    "column-missing",
    "column-ambiguous",
    "column-inferred",
    "column-changed",
    "formula-failed",
    "status-only-colour",
    "periods-as-columns",
    "table-unread",
    "orphan-deliverable",
    "dates-reversed",
]
"""A closed set: a rule is told of a trouble by its name, and one of another name would never be told."""

TROUBLES: Final[tuple[str, ...]] = get_args(TroubleName)
