"""Kinds of requests by name, and what each of them works on."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from localsheets.assumptions import Assumptions
from localsheets.caller import Caller
from localsheets.errors import Json, RefusedError
from localsheets.fields import Mask, MaskError, parse
from localsheets.state import Book, Box, Sheet, box_of

IDS = itertools.count(1_000_001)


Texts = dict[str, set[tuple[int, int]]]
"""Text shown -> the cells (row, column) that show it and are no formulas."""


@dataclass(slots=True)
class Work:
    """One batch on its way: the book that it changes, the one from before it, who asks, and what is assumed.

    `texts` finds the cells of a sheet by what they show; it holds as long as only `findReplace` changes them.
    """

    book: Book
    before: Book
    caller: Caller = field(default_factory=Caller)
    assume: Assumptions = field(default_factory=Assumptions)
    texts: dict[int, Texts] = field(default_factory=dict)

    def place(self, grid_range: Json) -> tuple[Sheet, Box]:
        """The cells of a GridRange."""
        sheet = self.book.sheet(grid_range.get("sheetId"))
        return sheet, box_of(sheet, grid_range)

    def editable(self, grid_range: Json) -> tuple[Sheet, Box]:
        """The cells of a GridRange that are about to be changed."""
        sheet, box = self.place(grid_range)
        self.caller.guard(self.book, sheet, box)
        return sheet, box


Kind = Callable[[Work, Json], Json]
KINDS: dict[str, Kind] = {}


def kind(name: str) -> Callable[[Kind], Kind]:
    """Register what does the requests of one kind; it returns what the reply holds."""

    def register(function: Kind) -> Kind:
        KINDS[name] = function
        return function

    return register


def new_id() -> int:
    """An id that nothing has yet."""
    return next(IDS)


def mask_of(body: Json, allowed: Callable[[Mask], str] | None = None) -> Mask:
    """The field mask of an update, which must be there. `allowed` names the first field that can't be."""
    text = body.get("fields")
    if not text:
        raise RefusedError("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    try:
        mask = parse(text)
    except MaskError:
        raise RefusedError(f"Invalid field mask: {text}") from None
    if allowed and (unknown := allowed(mask)):
        raise RefusedError(f"Invalid field: {unknown}")
    return mask
