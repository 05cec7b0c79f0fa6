"""Remember: which history a roadmap goes on with, and what is kept there of a run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sheetsync.errors import SheetsyncError
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.identity import Identity, Stands, Whereabouts
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.own_text import one_line
from sheetsync.model.plan import Plan
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Look, Run
from sheetsync.model.settings import Reading
from sheetsync.model.snapshot import History, Line, Snapshot
from sheetsync.ports import HistoryStore
from sheetsync.run.agree import remembered as typed_of
from sheetsync.steps.carry import carried, notice, reading_of
from sheetsync.steps.choose import standing
from sheetsync.steps.compare import compare
from sheetsync.steps.continuity import goes_on, last_stretch
from sheetsync.steps.line_key import LineKeys
from sheetsync.steps.snapshot import snapshot, tokens_of

MOST: Final = 200
"""Among how many histories a roadmap is looked for that was renamed; a fleet's sheets have ids that stay."""


def look_back(
    store: HistoryStore,
    spreadsheet: Spreadsheet,
    grid: Grid,
    roadmap: Roadmap,
    *,
    reading: Reading,
    now: datetime,
    stands: Stands,
) -> Look:
    """Return how a roadmap stands beside what earlier runs saw of it; nothing is written."""
    identity, tokens = spreadsheet.identity(grid), tokens_of(grid)
    found = _Found(identity.name, store.read(identity.name))
    if not found.history.snapshots:
        lines = snapshot(roadmap, History(), now=now, tokens=tokens).lines
        found = _Search(store, spreadsheet, grid, lines, stands).found() or found
    history = found.history
    seen = snapshot(roadmap, history, now=now, tokens=tokens, grid=grid, reading=reading_of(roadmap, reading))
    is_known = history.of is not None and history.of.name == found.name
    seen = replace(seen, of=history.of if is_known else identity)
    past = carried(history, seen)
    changes = compare(past.last, seen) if past.last else ()
    otherwise = notice(history.last, seen)
    notices = (*found.notices, otherwise) if otherwise else found.notices
    return Look(found.name, past, seen, changes, origin=found.origin, notices=notices, kept=history)


@dataclass(frozen=True, slots=True)
class Left:
    """What a write left behind: the tab when it was looked at last, what it was read as, and what was planned then."""

    grid: Grid
    roadmap: Roadmap
    plan: Plan

    def tokens(self, grid: Grid, roadmap: Roadmap) -> dict[int, str]:
        """Return the address of our text by the number of its row in the tab as it was read at first.

        Where people changed cells meanwhile, a row is known by its words, and has none where that leaves a doubt.
        """
        tokens = tokens_of(self.grid, self.plan.edits)
        if self.grid.without_own == grid.without_own:
            return tokens
        now, then = LineKeys(self.grid, self.roadmap, {}), LineKeys(grid, roadmap, {})
        pairs = ((now.rows_of(key), then.rows_of(key)) for key in map(now.of, tokens))
        return {old[0]: tokens[new[0]] for new, old in pairs if len(new) == len(old) == 1}


def keep(run: Run, store: HistoryStore, grid: Grid, left: Left, *, keep_days: int | None) -> Run:
    """Add to the history what is new; the sheet is written by now, so what goes wrong here is told, and no more.

    Args:
        run: What was read at first: what people changed since is news of the next run.
        store: What remembers.
        grid: The tab as it was read at first.
        left: What stands in our column now.
        keep_days: For how long; None for ever.
    """
    look = run.look
    if look is None:
        return run
    tokens = left.tokens(grid, run.roadmap)
    now = snapshot(run.roadmap, look.kept, now=look.now.taken, tokens=tokens, grid=grid, reading=look.now.reading)
    typed = typed_of(run, look, [each.said for each in run.typed])
    now = replace(now, remarks=left.plan.remarks, offers=left.plan.offers, typed=typed)
    now = replace(now, findings=standing(run, look.now.day))
    try:
        is_new = remember(store, look, now)
        if keep_days is not None:
            store.prune(look.roadmap, look.now.taken - timedelta(days=keep_days))
    except SheetsyncError as error:
        failed = Notice(NoticeKind.NOT_REMEMBERED, f"Not remembered: {error}")
        return replace(run, notices=(*run.notices, failed))
    return replace(run, look=replace(look, now=now, is_remembered=is_new))


def told(run: Run, store: HistoryStore | None, audience: str) -> None:
    """Remember how the roadmap stood when an audience was told, and that it was.

    Raises:
        SheetsyncError: The history can't be written.
    """
    if run.look is not None and store is not None:
        remember(store, run.look, run.look.now)
        store.tell(run.look.roadmap, audience, run.now)


def remember(store: HistoryStore, look: Look, now: Snapshot) -> bool:
    """Add a snapshot to the history of a look, and return whether there was anything new."""
    take_over(store, look)
    return store.append(look.roadmap, replace(now, of=look.now.of))


def take_over(store: HistoryStore, look: Look) -> None:
    """Copy a history that is still kept under another name; the other one stays as it is."""
    if look.origin:
        store.begin(look.roadmap, look.kept)


@dataclass(frozen=True, slots=True)
class _Found:
    """A history, the name that it goes on under, the other name that it is kept under, and what to tell of that."""

    name: str
    history: History
    origin: str | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks for the history of a roadmap that has none under its name."""

    store: HistoryStore
    spreadsheet: Spreadsheet
    grid: Grid
    lines: Sequence[Line]
    stands: Stands

    @property
    def identity(self) -> Identity:
        return self.spreadsheet.identity(self.grid)

    def found(self) -> _Found | None:
        """Return what it goes on with, and what is to be told; None where it is a roadmap that is new."""
        was_synced = _is_marked(self.lines)
        former = self.spreadsheet.former_name(self.grid)
        if former == self.identity.name and not was_synced:
            # The id of a Google Sheet never changes, so no history of it has another name.
            return None
        others = dict(self._others())
        for history in others.values():
            if history.of and history.of.tab == self.identity.tab and self.stands(history.of.sheet) is Whereabouts.SAME:
                return _Found(history.of.name, history)
        old = self.store.read(former) if former != self.identity.name else History()
        alike = {name: each for name, each in others.items() if self._is_alike(each)}
        own = [name for name, each in alike.items() if self._is_own(each, old)]
        if len(own) == 1:
            return self._going_on(own[0], alike[own[0]])
        return self._new(list(alike), was_synced=was_synced, has_old=bool(old.snapshots))

    def _others(self) -> Iterator[tuple[str, History]]:
        """Yield the histories that may be meant: not those that another one goes on with."""
        names = self.store.roadmaps()
        if len(names) > MOST:
            names = ()
        found = {name: self.store.read(name) for name in names}
        continued = {each.origin for each in found.values()}
        yield from ((name, each) for name, each in found.items() if each.snapshots and name not in continued)

    def _is_alike(self, history: History) -> bool:
        return history.last is not None and goes_on(history.last.lines, self.lines)

    def _is_own(self, history: History, old: History) -> bool:
        """Whether a history can be of no other roadmap than this one."""
        if _is_marked(history.last.lines if history.last else ()) and not _is_marked(self.lines):
            # Both may be made from one template: the remembered sheet had remarks of ours, and this one has none.
            return False
        if history.of is None:
            return history.snapshots == old.snapshots
        if history.of.sheet == self.identity.sheet:
            return all(history.of.tab != self.spreadsheet.identity(each).tab for each in self.spreadsheet.tabs)
        return self.stands(history.of.sheet) is Whereabouts.GONE

    def _going_on(self, name: str, history: History) -> _Found:
        if history.of is None:
            kept = last_stretch(history)
            start = kept.snapshots[0].day
            rest = f", from {start} on: before that it is of other lines too" if kept is not history else ""
            said = f'The history "{one_line(name)}" goes on as "{one_line(self.identity.name)}"{rest}.'
        else:
            kept = history
            said = (
                f'"{one_line(self.identity.name)}" has the lines of "{one_line(name)}", which is not there any more: '
                "it is taken for the same roadmap, and goes on with its history."
            )
        # Each snapshot says which sheet it is of, which is this one from now on.
        renamed = tuple(replace(each, of=self.identity) for each in kept.snapshots)
        return _Found(self.identity.name, replace(kept, snapshots=renamed, origin=name), name, _found_out(said))

    def _new(self, alike: Sequence[str], *, was_synced: bool, has_old: bool) -> _Found | None:
        name = one_line(self.identity.name)
        if alike:
            listed = ", ".join(f'"{one_line(each)}"' for each in alike)
            said = f'"{name}" has the lines of {listed}, and can be a copy: it begins a history of its own.'
        elif has_old:
            former = one_line(self.spreadsheet.former_name(self.grid))
            said = f'"{name}" begins a history of its own: the one called "{former}" has other lines.'
        elif was_synced:
            said = (
                "This sheet was synced before, and nothing is remembered of it here: what changed is told from now on. "
                "Was it another history, by --history or [history]?"
            )
        else:
            return None
        return _Found(self.identity.name, History(), notices=_found_out(said))


def _found_out(said: str) -> tuple[Notice, ...]:
    return (Notice(NoticeKind.HISTORY_FOUND, said),)


def _is_marked(lines: Sequence[Line]) -> bool:
    return any(each.token for each in lines)
