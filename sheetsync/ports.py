"""The ports: what the run needs of the world, whoever provides it."""

from collections.abc import Collection
from typing import Protocol

from sheetsync.model.grid import Spreadsheet
from sheetsync.model.plan import Plan, Written


class SheetStore(Protocol):
    """A spreadsheet that can be read whole and written safely.

    Errors of every method: UsageError (not a spreadsheet), AccessError, UnavailableError and
    UnsafeError, each with nothing written.
    """

    def read(self, tabs: Collection[str] = ()) -> Spreadsheet:
        """Read the tabs of these titles, all where none is named, at one revision.

        A title that is not there is left out: the caller says what is missing.
        """
        ...

    def apply(self, plan: Plan) -> Written:
        """Write a plan, all of it or nothing, and say what was done.

        Raises UnsafeError when the sheet is no longer the one that the plan was made from.
        """
        ...

    def clear(self, *, dry_run: bool = False) -> Written:
        """Take away everything that was ever ours, and nothing else."""
        ...

    @property
    def requests(self) -> dict[str, int]:
        """How many requests were sent so far, as `read` and `write`. A file counts as one each."""
        ...
