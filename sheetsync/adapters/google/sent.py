"""Sent: the batches of one run, and what is known of them."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sheetsync.adapters.google.batch import Batch
from sheetsync.adapters.google.state import State
from sheetsync.adapters.google.tally import Tally
from sheetsync.model.plan import Edit


@dataclass(slots=True)
class Sent:
    """The batches of one run: those that were not seen yet, and what those that were seen have done.

    `refused` counts those that were refused one after the other; `is_lost` says that the answer to the last was.
    """

    pending: list[Batch] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    refused: int = 0
    is_lost: bool = False

    def settle(self, state: State, missed: Collection[Edit] = ()) -> None:
        """Look which batches were applied: each left its word in the sheet. `missed` met nothing."""
        for each in [each for each in self.pending if state.has(each.nonce)]:
            self.tally.add(each.edits, missed)
            self.pending.remove(each)
