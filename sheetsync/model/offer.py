"""An offer: what a remark proposes for a cell of people's; typed: what was typed there on somebody's word."""

from dataclasses import dataclass

from sheetsync.model.terms import Field


@dataclass(frozen=True, slots=True)
class Offer:
    """What a remark in our column proposed: in the cell of its line, instead of `value`, one of `texts`.

    All are without spaces around them.
    """

    field: Field
    value: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What we typed into a cell of people's because somebody agreed. `line` is the identity of its line."""

    line: str
    field: Field
    old: str
    new: str
