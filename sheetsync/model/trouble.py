"""The troubles that there are: what reading a sheet may make no sense of."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class TroubleName(StrEnum):
    """A closed set: a rule is told of a trouble by its name, and one of another name would never be told."""

    HEADER_NOT_FOUND = "header-not-found"
    COLUMN_MISSING = "column-missing"
    COLUMN_AMBIGUOUS = "column-ambiguous"
    COLUMN_INFERRED = "column-inferred"
    COLUMN_CHANGED = "column-changed"
    FORMULA_FAILED = "formula-failed"
    STATUS_ONLY_COLOUR = "status-only-colour"
    PERIODS_AS_COLUMNS = "periods-as-columns"
    TABLE_UNREAD = "table-unread"
    PARENT_MISSING = "parent-missing"
    ORPHAN_DELIVERABLE = "orphan-deliverable"
    DATES_REVERSED = "dates-reversed"


class Told(NamedTuple):
    """A message in English words with its values, said later in the language of the sheet; a value may be one, too."""

    message: str
    values: Mapping[str, object] = {}
