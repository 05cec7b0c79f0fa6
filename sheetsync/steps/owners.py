"""Owners: whose row a row is, by the names in it, and who of the people that can be reached has that name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sheetsync.model.cell import Chip
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.people import Nudging, Person
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field, Shape
from sheetsync.steps.parse.names import split_names
from sheetsync.steps.parse.vocabulary import is_unsaid

Chips = Mapping[str, Sequence[Chip]]
"""By the text of a cell of owners, the people whom chips in it name."""


def known_as(name: str) -> str:
    """Return by what a name is compared: its words, whatever their case and white space, without a leading "@"."""
    return one_line(name).removeprefix("@").strip().casefold()


@dataclass(frozen=True, slots=True)
class Owners:
    """The people of a roadmap: `by_row` has the names in each row with work left, or at the head of a project.

    `people` are all who can be reached, those first whom the configuration lists. `inherited` are the rows whose
    names are those of another row, their own cell being blank.
    """

    by_row: Mapping[int, tuple[str, ...]]
    known: Mapping[str, Person]
    people: tuple[Person, ...] = ()
    inherited: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        roadmap: Roadmap,
        people: Sequence[Person],
        nudging: Nudging | None = None,
        grid: Grid | None = None,
    ) -> "Owners":
        """Return the owners of a roadmap.

        A name that two people have is nobody's. A line without an owner has that of its project's first line, or of the
        row that heads its group; but not where most lines have one of their own, for there a blank one is nobody's.

        Args:
            roadmap: What was read.
            people: Who is listed.
            nudging: In which domains the address counts that a chip names, and how it is reached; None for nowhere.
            grid: The cells of the tab, for their chips.
        """
        chips = _chips(roadmap, grid) if nudging and nudging.domains and grid else {}
        known, reached = _known(people, chips, nudging or Nudging())
        column = roadmap.table.columns.get(Field.OWNER, ())
        rows: dict[int, tuple[str, ...]] = {}
        is_line_by_line = _is_line_by_line(roadmap)

        def inherited(head: str) -> str:
            return "" if is_line_by_line else head

        for project in roadmap.projects:
            first = project.owner if roadmap.shape is Shape.GROUPS else column[project.line] if column else ""
            head = first if project.name else ""
            if head and any(each.status is None or each.status.is_open for each in project.deliverables):
                rows[project.row] = _names(head, known, chips)
            for step in project.deliverables:
                is_closed = step.status is not None and not step.status.is_open
                # Who writes that nobody is found yet doesn't mean the owner of the project.
                is_open = bool(column) and column[step.line] in roadmap.table.unsaid
                said = "" if is_open else step.owner or inherited(head)
                rows[step.row] = () if is_closed else _names(said, known, chips)
        blank = (step.row for _, step in roadmap.deliverables if not step.owner)
        return cls(rows, known, reached, frozenset(blank))

    def in_row(self, row: int) -> tuple[Person, ...]:
        """Return the people whose row it is, each once."""
        found = (self.known.get(known_as(each)) for each in self.by_row.get(row, ()))
        return tuple(dict.fromkeys(filter(None, found)))

    def strangers(self) -> tuple[str, ...]:
        """Return the names in open rows whom nobody knows, each once, in the order of the sheet."""
        names = _unlike(each for found in self.by_row.values() for each in found)
        return tuple(each for each in names if known_as(each) not in self.known and not is_unsaid(each))


def _known(people: Sequence[Person], chips: Chips, nudging: Nudging) -> tuple[Mapping[str, Person], tuple[Person, ...]]:
    """Return who has which name, and all who can be reached. Who is listed is reached as the list says."""
    often = Counter(known_as(each.name) for each in people)
    known = {name: each for each in people if often[name := known_as(each.name)] == 1}
    reached = {each.address.casefold(): each for each in people}
    named = dict.fromkeys(chain.from_iterable(chips.values()))
    addresses = Counter(name for name, _ in {(known_as(each.text), each.address) for each in named})
    for each in named:
        name = known_as(each.text)
        if name in often or addresses[name] > 1:
            continue
        of_chip = Person(each.text, each.address, nudging.channel, is_by_chip=True)
        known[name] = reached.setdefault(each.address, of_chip)
    return known, (*people, *(each for each in reached.values() if each.is_by_chip))


def _chips(roadmap: Roadmap, grid: Grid) -> Chips:
    """Return the people whom chips in the column of owners name. Of equal texts all are asked who they are."""
    column = roadmap.columns.get(Field.OWNER)
    found: dict[str, list[Chip]] = {}
    for row in grid.rows[roadmap.header_row :] if column else ():
        cell = row[column.number - 1] if column and len(row) >= column.number else None
        if cell and cell.chips:
            found.setdefault(one_line(cell.shown), []).extend(cell.chips)
    return found


def _is_line_by_line(roadmap: Roadmap) -> bool:
    """Whether most lines below the first of their project name an owner, as `owner-missing` sees it."""
    below = [bool(each.owner) for project in roadmap.projects for each in project.deliverables[1:]]
    return 2 * sum(below) >= max(1, len(below))


def _names(text: str, known: Mapping[str, Person], chips: Chips) -> tuple[str, ...]:
    """Return the names in a cell: it as a whole where somebody is called so, else its chips and its parts."""
    if known_as(text) in known:
        return (text,)
    named = [each.text for each in chips.get(one_line(text), ())]
    rest = one_line(text)
    for each in named:
        rest = rest.replace(each, ",")
    return tuple(_unlike((*named, *split_names(rest if named else text))))


def _unlike(names: Iterable[str]) -> Iterator[str]:
    found: dict[str, str] = {}
    for each in names:
        if known_as(each):
            found.setdefault(known_as(each), one_line(each))
    yield from found.values()
