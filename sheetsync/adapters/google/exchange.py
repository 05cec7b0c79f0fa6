"""An exchange with Google: a batch goes, and what comes back is the spreadsheet after it."""

from collections.abc import Callable, Collection, Sequence

from sheetsync.adapters.google import guard
from sheetsync.adapters.google.batch import Batch, answer_mask, body_of, next_generation, replaced
from sheetsync.adapters.google.cell import Cells
from sheetsync.adapters.google.client import GoogleClient, UnknownOutcomeError
from sheetsync.adapters.google.partial import Reader
from sheetsync.adapters.google.read import state_of
from sheetsync.adapters.google.refusal import RejectedError
from sheetsync.adapters.google.reply import Json, LostError
from sheetsync.adapters.google.sent import Sent
from sheetsync.adapters.google.state import Generation, State, Tab
from sheetsync.adapters.google.withdraw import foreign_rules
from sheetsync.adapters.google.write import fence
from sheetsync.model.plan import Edit


class Exchange:
    """Reads a spreadsheet, and sends it batches.

    Args:
        client: The way to Google.
        key: The spreadsheet's id.
        own_header: The header of our column.
        new_nonce: Gives a word that no other write has.
        domains: In which the addresses of people count whom chips name; where there are none, nobody asks for chips.
    """

    def __init__(
        self,
        client: GoogleClient,
        key: str,
        *,
        own_header: str,
        new_nonce: Callable[[], str],
        domains: Collection[str] = (),
    ) -> None:
        self._client = client
        self._key = key
        self._own_header = own_header
        self._new_nonce = new_nonce
        self._states = 0
        self._cells = Cells(domains)
        self.reader = Reader(client, key, self._believe, asks_chips=bool(domains))

    def read(self) -> State:
        """Read the spreadsheet as the reader is told to."""
        return self.reader.read()

    def next(self, state: State, tab: Tab) -> Generation:
        """Return the mark that the next write leaves in a tab."""
        return next_generation(state, tab, self._new_nonce())

    def send(self, batch: Batch, tabs: Sequence[Tab], sent: Sent) -> State:
        """Send a batch and return the sheet after it, whether it was applied or not."""
        return self.send_counting(batch, tabs, sent)[0]

    def send_counting(self, batch: Batch, tabs: Sequence[Tab], sent: Sent) -> tuple[State, list[int]]:
        """Send a batch; return the sheet after it, and how many cells each replacement changed, empty if unknown.

        Nothing is ever sent again as it is. When the outcome is unknown, or the batch was refused
        because the sheet or its generation moved on, the sheet itself says what to do next.
        """
        if not batch.is_whole:
            self._client.allowance.grant()
        sent.pending.append(batch)
        sent.is_lost = False
        foreign: list[Json] = []
        missed: set[Edit] = set()
        changed: list[int] = []
        try:
            state, foreign, missed, changed = self._client.batch(
                self._key,
                batch.body,
                lambda reply: self._believe_after(reply, batch, tabs),
                fields=answer_mask(self.reader.mask),
            )
            sent.refused = 0
        except UnknownOutcomeError:
            state = self.read()
            sent.is_lost = True
        except RejectedError:
            state = self.read()
            sent.refused += 1
            if sent.refused > 1 and state.last < batch.generation.number:
                raise
        if guard.vanished(state):
            state = self.read()
        sent.settle(state, missed)
        return (self.repair(state, foreign, sent) if foreign else state), changed

    def repair(self, state: State, requests: Sequence[Json], sent: Sent) -> State:
        """Send what puts people's conditional formats back."""
        generation = self.next(state, state.tabs[0])
        return self.send(
            Batch(generation, body_of(state.tabs, [*fence(state, generation), *requests])), state.tabs, sent
        )

    def mended(self, state: State, tab: Tab, requests: Sequence[Json]) -> State:
        """Send what puts notes right again, once: where another run was faster, it has found and mended the same."""
        generation = self.next(state, tab)
        batch = Batch(generation, body_of([tab], [*fence(state, generation), *requests]))
        return self.send(batch, [tab], Sent())

    def _believe(self, reply: Json) -> State:
        self._states += 1
        revision, looks = f"{self._key}#{self._states}", self.reader.asks_looks
        return state_of(reply, self._key, self._own_header, revision, self._cells, looks=looks)

    def _believe_after(
        self, reply: Json, batch: Batch, tabs: Sequence[Tab]
    ) -> tuple[State, list[Json], set[Edit], list[int]]:
        state = self._believe(reply.get("updatedSpreadsheet") or {})
        if any(state.tab(each.sheet_id) is None for each in tabs):
            raise LostError("the answer lacks the tab that was written to")
        if state.generations and not state.has(batch.nonce):
            raise LostError("the answer shows the sheet as it was before")
        return state, foreign_rules(reply, batch), batch.missed(reply), replaced(reply)
