"""A roadmap: what a sheet means, once it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sheetsync.model.cell import CellRef
from sheetsync.model.other_row import OtherRow
from sheetsync.model.practice import Interview, Question, Sprint
from sheetsync.model.terms import Field, Interval, Priority, Shape, Status, When
from sheetsync.model.trouble import Told, TroubleName

if TYPE_CHECKING:
    from sheetsync.model.past import Past


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a roadmap, column by column: what rules of one column work on.

    A line is a row of the sheet that says something about a project or a deliverable. All
    sequences have one entry a line. `columns` hold trimmed text, "" where the cell is blank
    and where a merged or continued cell repeats the one above; equal texts are one object, so
    that a rule can look at each *distinct* text once. `blocks` are the lines of each project,
    as half-open (first, stop) pairs in sheet order.

    `dates` and `statuses` give the reading of each distinct text; None is one that can't be read.
    `ambiguous` are the texts of dates that could be more than one day: without a year, or either way round.
    `unsaid` are those that stand where somebody, or some day, is still to be found: "TBC", "à définir".
    """

    rows: Sequence[int]
    columns: Mapping[Field, Sequence[str]]
    blocks: Sequence[tuple[int, int]] = ()
    dates: Mapping[Field, Mapping[str, When | None]] = field(default_factory=dict)
    statuses: Mapping[str, Status | None] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.rows)

    def distinct(self, column: Field) -> set[str]:
        """Return the different texts of a column, "" included where a cell is blank."""
        return set(self.columns[column])


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One line of work: how and when.

    `text` is what the cell says without its markers. `status` is None when the cell is blank
    or unknown; `status_text` is what it says. `line` counts from 0 in the roadmap's table. `stakeholder_names`
    and `goal` are its own, in a flat list and in a project whose lines say different ones: else its project has them.
    """

    text: str
    row: int
    line: int
    status: Status | None = None
    status_text: str = ""
    owner: str = ""
    start: When | None = None
    end: When | None = None
    updated: When | None = None
    notes: str = ""
    is_tbd: bool = False
    is_stretch: bool = False
    is_hidden: bool = False
    is_tracked: bool = True
    stakeholder_names: tuple[str, ...] = ()
    goal: str = ""

    @property
    def is_open(self) -> bool:
        """Whether work is left.

        A line without a known status is open, for nobody said it is done; but where no column could
        say it, `is_tracked` is False, and nothing is known to be open.
        """
        return self.is_tracked if self.status is None else self.status.is_open


@dataclass(frozen=True, slots=True)
class Project:
    """What a group of deliverables is for: what and why.

    `row` is its first row; `line` the same in the roadmap's table. `stakeholders` is the text
    of the cell, `stakeholder_names` its parts. `owner` is who looks after all of it: what the row says that
    names the project, or that heads the group.
    """

    name: str
    row: int
    line: int
    stakeholders: str = ""
    stakeholder_names: tuple[str, ...] = ()
    goal: str = ""
    owner: str = ""
    priority: Priority = Priority.UNKNOWN
    section: str = ""
    deliverables: tuple[Deliverable, ...] = ()

    @property
    def shared_goal(self) -> str:
        """What all of it is for; "" where its lines are for different things."""
        return "" if any(each.goal for each in self.deliverables) else self.goal

    def goal_of(self, step: Deliverable) -> str:
        """Return what one of its lines is for: what another line is for is not said of it."""
        return step.goal or self.shared_goal

    @property
    def open_deliverables(self) -> Iterator[Deliverable]:
        """The lines with work left."""
        return (each for each in self.deliverables if each.is_open)


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of the sheet was understood: its number from 1, and its header as written.

    `header` is folded to one line: runs of white space are one space.
    """

    number: int
    header: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A row, or a column, that was left out on purpose, and why, in a few words."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """What reading could not make sense of: becomes a finding of the rule that is named `rule`.

    `cell` is None when it is about the sheet as a whole. `values` fill the rule's message.
    """

    rule: TroubleName
    cell: CellRef | None = None
    column: Field | None = None
    values: Mapping[str, str | Told] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Projects in sheet order, and how the sheet was understood.

    `header_row` is None when none was found; then there are no projects and `troubles` says so. `last_row` is the last
    one with data, None where there is no header. `suggested` is the span of the dates in the columns: what the interval
    could be where nothing says it, and no more than that. `ambiguous` are sentences about headers that can't be told
    apart; nothing may be written while there are any. `contested` are the rows of which a second column says that they
    stand otherwise. Lines that stand under no project are in a project without a name. `other_rows` are all below the
    header that are no lines, of which `unread` has those that say nothing about any. `past` is what the history knows,
    None where there is none. `said` is what the lead says of the week, "" for nothing.
    """

    tab: str
    title: str
    table: Table
    projects: tuple[Project, ...] = ()
    interval: Interval | None = None
    interval_source: str | None = None
    suggested: Interval | None = None
    shape: Shape = Shape.PROJECTS
    header_row: int | None = None
    last_row: int | None = None
    columns: Mapping[Field, Column] = field(default_factory=dict)
    has_divider: bool = False
    status_mapping: Mapping[str, Status] = field(default_factory=dict)
    ambiguous: tuple[str, ...] = ()
    contested: frozenset[int] = frozenset()
    unread: tuple[Unread, ...] = ()
    other_rows: tuple[OtherRow, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    interviews: tuple[Interview, ...] = ()
    sprints: tuple[Sprint, ...] = ()
    questions: tuple[Question, ...] = ()
    past: "Past | None" = None
    said: str = ""

    @property
    def first_row(self) -> int:
        """The first row below the headers; that of the tab where there are none."""
        return 1 if self.header_row is None else self.header_row + 1

    @property
    def deliverables(self) -> Iterator[tuple[Project, Deliverable]]:
        """Every deliverable with its project, in sheet order."""
        return ((project, each) for project in self.projects for each in project.deliverables)

    def header(self, column: Field) -> str:
        """Return the header of a column as the sheet has it; the field's own word if unmapped."""
        found = self.columns.get(column)
        return found.header if found else column.value

    def cell(self, column: Field, row: int) -> CellRef | None:
        """Return where `column` meets `row`; None when the sheet has no such column."""
        found = self.columns.get(column)
        return CellRef(row, found.number) if found else None
