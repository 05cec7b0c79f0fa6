"""The ports: what the run needs of the world, whoever provides it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from sheetsync.model.grid import Spreadsheet
from sheetsync.model.plan import Plan, Written
from sheetsync.model.run import Rendered, Saved

Replan = Callable[[Spreadsheet], Plan]
"""Reads a newer state of the spreadsheet and says what is left to write; empty when it is right."""


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

    def apply(self, plan: Plan, replan: Replan) -> Written:
        """Write a plan, all of it or nothing, and say what was done.

        An empty plan writes nothing, but a sheet that was lost, copied or swapped is refused all the same.
        Where people can edit meanwhile, `replan` judges the sheet that the write left behind, and
        what it asks for is written too. Raises UnsafeError when the sheet is not the one that the
        plan was made from and can't be planned for again.
        """
        ...

    def clear(self, *, dry_run: bool = False) -> Written:
        """Take away everything that was ever ours, and nothing else."""
        ...

    @property
    def requests(self) -> Mapping[str, int]:
        """How many requests were sent so far, as `read` and `write`; of a file, how often it was."""
        ...


class Outbox(Protocol):
    """A place that documents are delivered to."""

    def deliver(self, documents: Sequence[Rendered]) -> tuple[Saved, ...]:
        """Deliver the documents, and say where each of them is.

        Raises UnsafeError where they can't be put without harm to what is there.
        """
        ...
