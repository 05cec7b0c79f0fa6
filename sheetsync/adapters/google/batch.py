"""A batch: one write, applied whole or not at all, and what its answer tells."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.state import GENERATION_BASE, Generation, State, Tab
from sheetsync.model.plan import Edit

MOST_BYTES: Final = 1_900_000
"""Google advises against requests past 2 MB; a batch ends before. The rest is planned again, and follows."""


def answer_mask(fields: str) -> str:
    """Return the part of a batch's answer that is wanted: above all the sheet as the batch has left it.

    Args:
        fields: The mask that the sheet is read by.
    """
    return f"replies(findReplace(occurrencesChanged),deleteConditionalFormatRule(rule)),updatedSpreadsheet({fields})"


@dataclass(frozen=True, slots=True)
class Batch:
    """One write: all of it is applied, or nothing.

    `edits` are what it does to our texts; a new text is a mere placeholder in it, see `seed`.
    `is_whole` is False where the plan was larger than one request may be. `before` is how many
    requests stand before those of the edits.
    """

    generation: Generation
    body: Json
    edits: tuple[Edit, ...] = ()
    is_whole: bool = True
    before: int = 0

    @property
    def nonce(self) -> str:
        """The word by which it is known whether this was applied."""
        return self.generation.nonce

    def missed(self, reply: Json) -> set[Edit]:
        """Return the edits that met nothing: their row was deleted, or a person was faster."""
        replies = (reply.get("replies") or [])[self.before :]
        return {
            edit
            for edit, each in zip(self.edits, replies, strict=False)
            if not (each.get("findReplace") or {}).get("occurrencesChanged")
        }


def next_generation(state: State, tab: Tab, nonce: str) -> Generation:
    """Return the generation that follows the state; none but one run can have it."""
    return Generation(GENERATION_BASE + state.last + 1, state.spreadsheet.key, nonce, tab.sheet_id, tab.filled_rows)


def body_of(tabs: Iterable[Tab], requests: list[Json]) -> Json:
    """Wrap requests so that the answer shows the tabs as they leave them."""
    titles = (each.grid.tab.replace("'", "''") for each in tabs)
    return {
        "requests": requests,
        "includeSpreadsheetInResponse": True,
        "responseRanges": [f"'{title}'" for title in titles],
        "responseIncludeGridData": True,
    }


def size(request: Json | list[Json]) -> int:
    """Return how many bytes a request adds to a batch, or several."""
    return len(json.dumps(request)) + 2


def fitting(requests: list[Json], room: int) -> list[Json]:
    """Return as many of the requests, from the first on, as fit into so many bytes."""
    # Mostly all of them fit, and one size is measured faster than many.
    if size(requests) <= room:
        return requests
    ends = accumulate(map(size, requests))
    return [request for request, end in zip(requests, ends, strict=True) if end <= room]


def replaced(reply: Json) -> list[int]:
    """Read how many cells each replacement of a batch changed; empty where the answer doesn't say."""
    replies = [each for each in reply.get("replies") or () if each.get("findReplace") is not None]
    return [int(each["findReplace"].get("occurrencesChanged", 0)) for each in replies]
