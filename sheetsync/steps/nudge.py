"""Nudge: who hears today of which of their rows. Few words, to the one who can act, and never when all is well.

Notices to the one person who can act are welcome where they are few (Maddila et al., arXiv 2011.12468), and a list
that is sent although nothing changed is muted. So a thing is told when it is new, and again a week later where it
still stands, three times at most; then it is the lead's, on the agenda.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import Final

from sheetsync.model.audience import Channel
from sheetsync.model.cell import CellRef
from sheetsync.model.delivery import Delivery, Stage, Target
from sheetsync.model.finding import Finding
from sheetsync.model.nudge import Anchor, Ask, Nudge, Outlook
from sheetsync.model.own_text import checksum, one_line
from sheetsync.model.people import PEOPLE, Nudging, Person
from sheetsync.model.roadmap import Deliverable, Project
from sheetsync.model.run import Run
from sheetsync.model.standing import Outcome
from sheetsync.model.terms import Field
from sheetsync.steps.choose import standing_before
from sheetsync.steps.finding_key import Keys, thing_of
from sheetsync.steps.line_key import WORDS
from sheetsync.steps.owners import Owners, known_as

TIMES: Final = 3
"""So often a person is told of one thing."""

AGAIN: Final = timedelta(days=7)
"""So long after it was told, a thing that still stands is told again."""

MOST: Final = 12
"""So many things stand in one message; the others come with the next."""

MUTE: Final = "mute"
"""Who types `ok: mute` over a remark on a row of their own hears nothing while the words stand there."""

_LENGTH: Final = 8

Told = Mapping[str, Mapping[str, Sequence[date]]]
"""By address and by thing, the days, in UTC, on which it was told or may have been."""


def told_by(log: Iterable[Delivery]) -> Told:
    """Return what people were told of their rows, by the log; what may have arrived counts as told."""
    told: defaultdict[str, defaultdict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    begun: defaultdict[Target, list[Delivery]] = defaultdict(list)

    def count(delivery: Delivery) -> None:
        for thing in delivery.things:
            told[delivery.target.to][thing].append(delivery.at.date())

    for each in log:
        if each.target.audience != PEOPLE:
            continue
        if each.stage is Stage.INTENDED:
            begun[each.target].append(each)
            continue
        # An end is that of the last beginning; one before it was cut off, and its message may have left.
        if begun[each.target]:
            begun[each.target].pop()
        if each.may_have_arrived:
            count(each)
    for each in filter(lambda left: left.may_have_arrived, chain.from_iterable(begun.values())):
        count(each)
    return told


def owners_of(run: Run, people: Sequence[Person], nudging: Nudging) -> Owners:
    """Return the owners of what was read, with those whom only a chip names."""
    return Owners.of(run.roadmap, people, nudging, run.spreadsheet.tab(run.roadmap.tab))


def nudges(run: Run, nudging: Nudging, owners: Owners, told: Told, *, today: date) -> Outlook:
    """Return who is told today of what.

    Args:
        run: What was read, with its history: what the last sync told in the sheet is what people are asked about.
        nudging: On which days, and who leads.
        owners: Whose the rows are, and who of them may hear of it.
        told: What they were told so far.
        today: The day in UTC, as the log has it.
    """
    muted = _muted(run, owners, today)
    strangers = owners.strangers()
    by_person: defaultdict[Person, list[Ask]] = defaultdict(list)
    owner = run.roadmap.columns.get(Field.OWNER)
    for row, ask in _asks(run):
        if owner and ask.column == one_line(owner.header) and row in owners.inherited:
            # Who looks after a row is asked of nobody who has another one.
            continue
        for person in owners.in_row(row):
            by_person[person].append(ask)
    lead = owners.known.get(known_as(nudging.lead))
    found, room, reachable = [], nudging.comments, set(owners.known.values())
    for person in owners.people:
        if person in muted or person not in reachable:
            continue
        past = told.get(person.address, {})
        is_commented = person.channel is Channel.COMMENT
        due = [each for each in by_person[person] if is_due(past.get(each.thing, ()), today)]
        asks = tuple(each for each in due if each.anchor)[:room] if is_commented else tuple(due[:MOST])
        asks = tuple(replace(each, times=len(past.get(each.thing, ()))) for each in asks)
        room -= len(asks) if is_commented else 0
        is_told_all = person is lead and not is_commented
        new = tuple(each for each in strangers if not past.get(_stranger(each))) if is_told_all else ()
        if asks or new:
            things = dict.fromkeys((*(each.thing for each in asks), *map(_stranger, new)))
            found.append(Nudge(person, one_line(run.roadmap.title), asks, tuple(things), new))
    return Outlook(tuple(found), tuple(each for each in owners.people if each in muted), strangers)


def is_due(told: Sequence[date], today: date) -> bool:
    """Whether a thing is told today, which was told on these days."""
    return len(told) < TIMES and all(today - each >= AGAIN for each in told)


def only(outlook: Outlook, things: Mapping[str, Collection[str]]) -> Iterator[Nudge]:
    """Yield what is left of an outlook where each address is told of these things alone."""
    for each in outlook.nudges:
        wanted = things.get(each.person.address, ())
        asks = tuple(ask for ask in each.asks if ask.thing in wanted)
        strangers = tuple(name for name in each.strangers if _stranger(name) in wanted)
        if asks or strangers:
            kept = tuple(thing for thing in each.things if thing in wanted)
            yield Nudge(each.person, each.roadmap, asks, kept, strangers)


def in_words(nudge: Nudge, run: Run) -> Nudge:
    """Return a nudge in the words of a run that found the same; what it doesn't find is said as before."""
    others = {(each.thing, each.cell): each for _, each in _asks(run)}
    asks = (replace(each, words=_retold(each, others.get((each.thing, each.cell), each))) for each in nudge.asks)
    return replace(nudge, asks=tuple(asks))


def _retold(ask: Ask, other: Ask) -> str:
    """Return what is asked in other words, but for what a yes types: that is what stands in the sheet."""
    words = other.words
    for theirs, ours in zip(other.proposals, ask.proposals, strict=False):
        before, found, behind = words.rpartition(theirs)
        words = f"{before}{ours}{behind}" if found else words
    return words


def unanswered(run: Run, owners: Owners, told: Told) -> tuple[Finding, ...]:
    """Return the findings that an owner was told of as often as may be, and that still stand: they are the lead's."""
    asked = dict(things(run))
    return tuple(
        finding
        for finding, thing in asked.items()
        if finding.cell
        and any(len(told.get(each.address, {}).get(thing, ())) >= TIMES for each in owners.in_row(finding.cell.row))
    )


def _muted(run: Run, owners: Owners, today: date) -> Collection[Person]:
    found: list[Person] = []
    for each in run.answers.cells.values():
        word = each.text.acknowledgement
        if each.row and word and word.holds(today) and word.reason.strip().casefold() == MUTE:
            found += owners.in_row(each.row)
    return found


def things(run: Run) -> Iterator[tuple[Finding, str]]:
    """Yield what stands in the tab and nobody answered, with its key: it begins anew when it comes back."""
    before = standing_before(run.look)
    keys = Keys.of_look(run.roadmap, run.look.now if run.look else None)
    for each in run.findings:
        known = before.get(keys.of(each))
        if known and each.cell and each.tab == run.roadmap.tab and not each.acknowledged and not each.speaks_for:
            yield each, thing_of(known)


def _asks(run: Run) -> Iterator[tuple[int, Ask]]:
    """Yield what is asked about each row: what the last sync left in the sheet, and answers that nobody understood."""
    place = _Place(run)
    before = standing_before(run.look)
    keys = Keys.of_look(run.roadmap, run.look.now if run.look else None)
    for finding, thing in things(run):
        if finding.cell and finding.is_spoken and before[keys.of(finding)].outcome is Outcome.TOLD:
            ask = place.ask(finding.cell, thing, finding.column, finding.message)
            anchor = None if finding.proposals else place.anchor(finding.cell)
            yield finding.cell.row, replace(ask, anchor=anchor, proposals=finding.proposals)
    for cell in run.answers.asked:
        answered = run.answers.cells[cell]
        # Only a question that stands in the sheet already can be answered there.
        if tail := answered.text.tail:
            # The same words to the same line are one answer, however often they are typed, whatever else changed.
            said = answered.text.words
            thing = checksum(f"asked\x1f{tail.line[:WORDS]}\x1f{tail.note}\x1f{said}", _LENGTH)
            yield cell.row, place.ask(cell, thing, "", (answered.tail or tail).note)


def _stranger(name: str) -> str:
    return checksum(f"owner\x1f{known_as(name)}", _LENGTH)


@dataclass(frozen=True, slots=True)
class _Where:
    project: Project
    step: Deliverable | None


class _Place:
    """Says of a cell which line it belongs to, and where it is."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._rows = {each.row: _Where(each, None) for each in run.roadmap.projects}
        self._lines = {row: line for line, row in enumerate(run.roadmap.table.rows)}
        self._rows |= {step.row: _Where(project, step) for project, step in run.roadmap.deliverables}

    def anchor(self, cell: CellRef) -> Anchor | None:
        """Return by what a cell is found again; None where nothing names its row."""
        roadmap = self._run.roadmap
        above = next((each.header for each in roadmap.columns.values() if each.number == cell.column), "")
        for name in (Field.DELIVERABLE, Field.PROJECT):
            beside = roadmap.cell(name, cell.row)
            text = roadmap.table.columns[name][self._lines[cell.row]] if beside and cell.row in self._lines else ""
            if beside and text and above and roadmap.header_row is not None:
                header = CellRef(roadmap.header_row, cell.column).a1
                return Anchor(roadmap.tab, beside.a1, text, roadmap.header(name), header, above)
        return None

    def ask(self, cell: CellRef, thing: str, column: str, words: str) -> Ask:
        where = self._rows.get(cell.row)
        step = where.step if where else None
        status = (step.status.value if step.status else one_line(step.status_text)) if step else ""
        return Ask(
            thing,
            one_line(where.project.name) if where else "",
            one_line(step.text) if step else "",
            status,
            step.end.last if step and step.end else None,
            cell.a1,
            one_line(column),
            one_line(words),
            self._run.spreadsheet.cell_url(self._run.roadmap.tab, cell),
        )
