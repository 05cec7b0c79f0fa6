"""The sheet that is played on: people's columns and ours, read and written by the real pipeline."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bench.quarters.line import Line
from sheetsync.model.cell import BLANK, Cell, CellRef
from sheetsync.model.grid import Grid, OwnColumn, Spreadsheet
from sheetsync.model.plan import Answer, Plan, Written
from sheetsync.ports import Replan, Wanted, every

HEADERS = (
    "Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status",
    "Owner", "Start", "End", "Updated", "Notes",
)  # fmt: skip
BELOW = "Lower priority projects below"
TAB = "Roadmap"


@dataclass
class Sheet:
    """A store of one tab. `remarks` is our column by the key of the line beside it; a sort takes it along."""

    lines: Sequence[Line]
    has_starts: bool = True
    remarks: dict[str, str] = field(default_factory=dict)
    has_column: bool = False
    requests: Mapping[str, int] = field(default_factory=dict)

    def rows(self) -> Iterator[Line | None]:
        """Yield what stands below the headers: None is the divider."""
        yield from (each for each in self.lines if not each.is_below)
        yield None
        yield from (each for each in self.lines if each.is_below)

    def row_of(self) -> dict[str, int]:
        """Return the row of each line by its key."""
        return {each.key: at for at, each in enumerate(self.rows(), start=2) if each}

    def begin(self) -> None:
        """Begin another turn: nothing is counted here."""

    def read(self, wanted: Wanted = every, *, looks: bool = False) -> Spreadsheet:
        """Read the tab as it is."""
        del wanted, looks
        own = OwnColumn(len(self._headers) + 1, CellRef(1, len(self._headers) + 1)) if self.has_column else None
        head = [*self._headers, *(["Roadmap checks"] if own else [])]
        rows = [tuple(map(_cell, head)), *self._cells()]
        return Spreadsheet("Played", "played.xlsx", (Grid(TAB, tuple(rows), own=own),), "1")

    def apply(self, plan: Plan, replan: Replan) -> Written:
        """Write a plan into our column."""
        del replan
        keys = {row: key for key, row in self.row_of().items()}
        self.has_column = self.has_column or plan.install is not None
        for each in plan.edits:
            self.remarks[keys[each.cell.row]] = each.new
        return Written(placed=len(plan.edits))

    def answer(self, tab: str, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """Nobody walks through this sheet."""
        raise NotImplementedError(tab, answers)

    def clear(self, *, dry_run: bool = False) -> Written:
        """Nobody clears it."""
        raise NotImplementedError(dry_run)

    @property
    def _headers(self) -> tuple[str, ...]:
        return HEADERS if self.has_starts else tuple(each for each in HEADERS if each != "Start")

    def _cells(self) -> Iterator[tuple[Cell, ...]]:
        project = ""
        for each in self.rows():
            if each is None:
                yield (_cell(BELOW),)
                continue
            first = each.project != project
            project = each.project
            own = (project, each.stakeholders, each.goal) if first else ("", "", "")
            dates = (each.start, each.end) if self.has_starts else (each.end,)
            said = (each.text, each.status, each.owner, *dates, each.updated, each.notes)
            yield tuple(map(_cell, (*own, *said, self.remarks.get(each.key, ""))))


def _cell(value: str | date | None) -> Cell:
    return Cell(value, str(value)) if value else BLANK
