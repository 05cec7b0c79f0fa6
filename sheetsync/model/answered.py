"""Answered: what becomes of the cells of our column that people answered in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetsync.model.answer_text import AnswerText, Tail
from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding
from sheetsync.model.said import Said


@dataclass(frozen=True, slots=True)
class Answered:
    """One answered cell.

    `tail` is our part as it is wanted, where `said` is only the sentence about the answer; None where
    nothing of ours belongs behind the words. Its address is "" where it needs a new one. `counts` says
    whether it acknowledges, `is_asked` whether it waits for a person. `row` is that of the line that it is about,
    wherever it stands; None where that isn't known. `said` is what is to be typed into a cell of people's, because the
    words agree to it; None where they don't, or where it stands there by now.
    """

    text: AnswerText
    tail: Tail | None = None
    counts: bool = False
    is_asked: bool = False
    row: int | None = None
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """The findings of a run, acknowledged or not, and the answered cells of our column."""

    findings: tuple[Finding, ...] = ()
    cells: Mapping[CellRef, Answered] = field(default_factory=dict)

    @property
    def agreed(self) -> Mapping[CellRef, Said]:
        """What is to be typed into cells of people's, by the cell of ours in which somebody agreed to it."""
        return {ref: each.said for ref, each in self.cells.items() if each.said}

    @property
    def asked(self) -> tuple[CellRef, ...]:
        """The cells that wait for a person."""
        return tuple(ref for ref, each in self.cells.items() if each.is_asked)
