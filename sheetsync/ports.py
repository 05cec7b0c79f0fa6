"""The ports: what the run needs of the world, whoever provides it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from sheetsync.model.delivery import Delivery
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.plan import Answer, Dropdown, Plan, Written
from sheetsync.model.run import Rendered, Saved
from sheetsync.model.snapshot import History, Snapshot

Replan = Callable[[Spreadsheet], Plan]
"""Reads a newer state of the spreadsheet and says what is left to write; empty when it is right."""


Locate = Callable[[Spreadsheet], Dropdown | None]
"""Reads a newer state of the spreadsheet and says where a dropdown belongs in it; None where it belongs nowhere."""


Wanted = Callable[[str, str | None], bool]
"""Says of a tab, by its title and its id, whether its cells are wanted."""


def every(_title: str, _tab_id: str | None) -> bool:
    """Want the cells of every tab."""
    return True


class SheetStore(Protocol):
    """A spreadsheet that can be read and written safely.

    Errors of every method: UsageError (not a spreadsheet), AccessError, UnavailableError and
    UnsafeError, each with nothing written.
    """

    def begin(self) -> None:
        """Begin another turn: what one run may ask for, and how long it may take, counts from here.

        Only who stays longer than a run calls it, before each of their turns.
        """
        ...

    def read(self, wanted: Wanted = every, *, looks: bool = False) -> Spreadsheet:
        """Read a spreadsheet at one revision.

        `looks` asks for what each cell looks like too, which takes longer and which only the place of a
        new column depends on. A store that always knows may give it without being asked.

        The tabs that are not wanted are listed all the same. Where the store could leave their cells unread, they
        have none. Raises UnsafeError, with the tab and what to do, where one that is wanted is too large.
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

    def answer(self, tab: str, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """Type what a person just answered into cells of people's, and return what stands there now.

        The one method that writes such cells. A cell that shows another text than the person was
        shown, or that holds a formula or no text, is left alone, and so is missing from what is returned.
        """
        ...

    def clear(self, *, dry_run: bool = False) -> Written:
        """Take away everything that was ever ours, and nothing else."""
        ...

    @property
    def requests(self) -> Mapping[str, int]:
        """How many requests were sent so far, as `read` and `write`; of a file, how often it was."""
        ...


class HistoryStore(Protocol):
    """A place that remembers what runs saw, of one roadmap or of many, each under its name.

    Errors of every method: UsageError (it is no history), AccessError, UnavailableError, and
    UnsafeError when it can't be written; nothing is remembered then.
    """

    def read(self, roadmap: str) -> History:
        """Return all that is known of a roadmap. What is damaged is left out, and named in its notices."""
        ...

    def append(self, roadmap: str, snapshot: Snapshot) -> bool:
        """Remember a snapshot for good, only what changed of it; return whether people did anything new.

        What our column holds is remembered where it changed, and is no news.

        Raises UnsafeError when the last snapshot is from later than this one: a clock jumped back.
        """
        ...

    def begin(self, roadmap: str, history: History) -> bool:
        """Remember a whole history at once where nothing is known of a roadmap; return False where something is."""
        ...

    def tell(self, roadmap: str, audience: str, at: datetime) -> None:
        """Remember that an audience was told how the roadmap stood at an instant."""
        ...

    def prune(self, roadmap: str, before: datetime) -> int:
        """Forget the snapshots from before an instant, and return how many; how it stood then is kept."""
        ...

    def roadmaps(self) -> Sequence[str]:
        """Return the names of the roadmaps that are remembered, sorted."""
        ...


class Outbox(Protocol):
    """A place that documents are delivered to."""

    def deliver(self, documents: Sequence[Rendered]) -> tuple[Saved, ...]:
        """Deliver the documents, and say where each of them is.

        Raises UnsafeError where they can't be put without harm to what is there.
        """
        ...


class Messenger(Protocol):
    """A way to readers, one message at a time."""

    def send(self, message: bytes, to: str, edition: str) -> None:
        """Send a message; one edition is one message, however often it is tried.

        Raises AccessError or UsageError where trying again is in vain, UnavailableError where it
        isn't, and UnsafeError where the place can't be written.
        """
        ...

    def close(self) -> None:
        """Let go of what is open."""
        ...


class Deliveries(Protocol):
    """The log of what was sent to whom, and when; several sheets may share one, and each sees its own."""

    @property
    def sheet(self) -> str:
        """What the sheet is known by of which is told; "" where that isn't told apart."""
        ...

    def know(self, addresses: Iterable[str]) -> None:
        """Know more addresses again: where the log has digests, one that nobody knows is read as its digest."""
        ...

    def read(self) -> tuple[Delivery, ...]:
        """Return every delivery, oldest first. Raises UnsafeError where nobody can tell."""
        ...

    def append(self, delivery: Delivery) -> None:
        """Add a delivery for good. Raises UnsafeError where it can't be added."""
        ...


class RateLimit(Protocol):
    """What lets requests through one at a time, where many runs share a quota."""

    def take(self, effect: str) -> None:
        """Wait until a request may be sent now; `effect` is `read` or `write`.

        Raises UnavailableError where waiting is in vain.
        """
        ...

    def refused(self, effect: str, wait_s: float) -> None:
        """Hear that the quota is used up all the same; `wait_s` is what we were told to wait, 0 if nothing."""
        ...


class Unsent(Protocol):
    """Where answers wait that don't stand in the sheet yet: one file of this user's, gone when nothing waits."""

    @property
    def waiting(self) -> Mapping[int, Mapping[str, Any]]:
        """What an earlier meeting has left, by its number."""
        ...

    def add(self, answer: Mapping[str, Any]) -> int:
        """Keep an answer for good, and return its number. Raises UnsafeError where it can't be kept."""
        ...

    def done(self, number: int) -> None:
        """Forget one that waits for nothing any more."""
        ...

    def close(self) -> None:
        """Let go of it; what waits stays."""
        ...
