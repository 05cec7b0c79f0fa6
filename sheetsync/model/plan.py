"""A plan: what to write into our own column, decided before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetsync.model.cell import CellRef, Span
from sheetsync.model.offer import Offer
from sheetsync.model.snapshot import Remark


@dataclass(frozen=True, slots=True)
class Edit:
    """One text of ours to put, change or take away, as compare-and-set.

    It applies only where the cell still holds `old`, byte for byte. An empty `old` needs a
    blank cell; an empty `new` leaves one.
    """

    cell: CellRef
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person at the keyboard said for one cell of people's, as compare-and-set.

    It is typed only where the cell still shows `edit.old`, and only in the row whose cell `beside`
    still shows `name`: so it is the row that the person was shown, wherever a sort has taken others.
    So it is with the column: the cell `above` is its header, and shows `header`.
    `is_date` says that the new text is a day, as YYYY-MM-DD, and is to be one in the sheet as well.
    """

    edit: Edit
    beside: CellRef
    name: str
    above: CellRef
    header: str
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class Install:
    """Our column, where there is none yet: its header, and the table that it stands beside.

    `is_inserted` says that a column is put in there; else it is one that is free. `instead_of` is the
    header of the column of ours that moves there, with all that stands in it; None where there is none.
    """

    header: CellRef
    text: str
    table: Span
    is_inserted: bool = False
    instead_of: CellRef | None = None


@dataclass(frozen=True, slots=True)
class Dropdown:
    """A choice of words for the cells below a header, down to the last row of its table.

    `title` is the header as it was understood, folded to one line.
    """

    header: CellRef
    title: str
    last_row: int
    choices: tuple[str, ...]

    @property
    def cells(self) -> Span:
        """The cells that offer the choice: the one below the header even where the table has no rows yet."""
        column, first = self.header.column, self.header.row + 1
        return Span(CellRef(first, column), CellRef(max(self.last_row, first), column))


@dataclass(frozen=True, slots=True)
class Plan:
    """What turns our column of one tab into what the findings call for.

    Bound to the revision that it was made from. `edits` go to our column; `notes` to people's
    cells, and only where they were asked for. The rest is for the report: cells of our
    column where a person wrote something else, rows that a person acknowledged, and answers
    that wait for a word of the person. `remarks` is what our column holds once it is written, `offers` what these
    propose, by their address.
    `no_place` says why our column can be put nowhere, None where it can: then the plan is not to be applied.
    """

    tab: str
    revision: str
    install: Install | None = None
    edits: tuple[Edit, ...] = ()
    notes: tuple[Edit, ...] = ()
    squatted: tuple[CellRef, ...] = ()
    acknowledged: tuple[CellRef, ...] = ()
    asked: tuple[CellRef, ...] = ()
    remarks: tuple[Remark, ...] = ()
    no_place: str | None = None
    offers: Mapping[str, tuple[Offer, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.install or self.edits or self.notes)


@dataclass(frozen=True, slots=True)
class Written:
    """What a write has really done, counted from its own answer. All 0 when nothing was written.

    `columns` counts where `clear` took our column itself away: its highlighting, its width, its marks, its header.
    `headers` are the places, such as `'Q4'!F1`, of cells that say our header and stay, for nothing tells that they
    are ours. `unread` are the titles of tabs that `clear` couldn't read, or that are too large, and that have no
    column of ours.
    """

    placed: int = 0
    changed: int = 0
    cleared: int = 0
    acknowledged: int = 0
    squatted: int = 0
    gone: int = 0
    notes: int = 0
    columns: int = 0
    headers: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
