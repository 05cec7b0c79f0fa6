"""News: what changed since the readers were told last, and how the work has grown.

A change is told only where everything that it says may be seen: the line, its project and the field.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sheetsync.languages.catalogue import ended
from sheetsync.model.audience import Extra, View
from sheetsync.model.document import Document, News
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Look
from sheetsync.model.snapshot import Change, ChangeKind, Snapshot
from sheetsync.model.spark import sparkline
from sheetsync.model.terms import Field, Status
from sheetsync.steps.compare import compare
from sheetsync.steps.compose.facts import SO_MANY
from sheetsync.steps.compose.shown import shown
from sheetsync.steps.compose.spoken import spoken_snapshot
from sheetsync.steps.compose.view import seen
from sheetsync.steps.compose.words import IN_ENGLISH, Words, shortened
from sheetsync.steps.tell import sentences

MOST: Final = 12
LONGEST_BRIEF: Final = 160
FEWEST_POINTS: Final = 4
MOST_POINTS: Final = 12

_PLAIN: Final = 2
"""Less grave changes are counted where there is little room."""

_RISKS: Final = (Status.AT_RISK, Status.POSSIBLE_DELAY)
_NEEDS: Final = {
    ChangeKind.STATUS: {Field.DELIVERABLE, Field.STATUS},
    ChangeKind.WENT_BACK: {Field.DELIVERABLE, Field.STATUS},
    ChangeKind.DATES: {Field.DELIVERABLE, Field.END},
    ChangeKind.ADDED: {Field.DELIVERABLE},
    ChangeKind.SCOPE: {Field.DELIVERABLE},
    ChangeKind.REMOVED: {Field.DELIVERABLE, Field.STATUS},
    ChangeKind.RENAMED: {Field.DELIVERABLE},
    ChangeKind.MOVED: {Field.DELIVERABLE, Field.PROJECT},
    ChangeKind.PROJECT: {Field.PROJECT},
    ChangeKind.CROSSED: {Field.PROJECT, Field.PRIORITY},
    ChangeKind.INTERVAL: set(),
}
"""What readers have to see to be told of a change. What isn't here is for the team alone."""


def with_news(
    document: Document,
    roadmap: Roadmap,
    look: Look,
    *,
    spreadsheet: Spreadsheet,
    today: date,
    since: Snapshot | None,
    view: View | None = None,
    may_be_quiet: bool = False,
    words: Words = IN_ENGLISH,
) -> Document:
    """Add to a summary what changed; where nothing did, make two lines of it.

    Args:
        document: The summary as it is without a memory.
        roadmap: What was read, whole.
        look: How it is now, beside what was seen before.
        spreadsheet: Knows which columns are hidden.
        today: The day it is where the sheet lives.
        since: How the roadmap stood when the readers were told last; None where that isn't known.
        view: What the readers may see; None is everything that isn't hidden.
        may_be_quiet: Whether the readers know the last summary, so that two lines are enough.
        words: How they are spoken to.
    """
    if since is None or (view and Extra.CHANGES not in view.extras):
        return document
    return _News(document, roadmap, look, spreadsheet, today, since, view, words).told(may_be_quiet=may_be_quiet)


@dataclass(frozen=True, slots=True)
class _News:
    document: Document
    roadmap: Roadmap
    look: Look
    spreadsheet: Spreadsheet
    today: date
    since: Snapshot
    view: View | None
    words: Words

    def told(self, *, may_be_quiet: bool) -> Document:
        changes = compare(spoken_snapshot(self.since), spoken_snapshot(self.look.now))
        visible, hidden = self._visible()
        may_tell = [each for each in changes if self._may_tell(each, visible, hidden)]
        said = list(sentences(sorted(may_tell, key=_gravity), words=self.words))
        others = changes or compare(self.since, self.look.now)
        nothing = self._nothing(others)
        if not said and may_be_quiet:
            return self._quiet(nothing)
        title = self.words.say("Changed since {day}", day=self._day(self.since.day))
        brief = replace(self.document.brief, news=self._brief(title, may_tell, len(said)))
        trend = "" if Field.STATUS in hidden else self._trend(visible)
        if not others and self.since.day < self.today:
            # The title says since when.
            nothing = self.words.say("No line changed.")
        return replace(self.document, news=_cut(title, said or [nothing], MOST, self.words), brief=brief, trend=trend)

    def _brief(self, title: str, changes: Sequence[Change], every: int) -> News | None:
        """Return the news of the brief: the gravest change in full, and how many steps have which status now.

        What stands among its help says there since when it stands so.
        """
        told = (*self.document.help, *self.document.help_rest)[: len(self.document.brief.help)]
        helped = {(each.project, each.step.text) for each in told if each.step.since}
        left = [
            each
            for each in sorted(changes, key=_gravity)
            if not each.line or (one_line(each.line.project), one_line(each.line.text)) not in helped
        ]
        said = list(sentences(left, words=self.words))
        if not said:
            return None
        named = len(said) == 1 or _gravity(left[0]) < _PLAIN
        counted = Counter(each.new for each in left[named:] if each.kind is ChangeKind.STATUS)
        counts = [self.words.many(*SO_MANY[each], counted[each]) for each in SO_MANY if each and counted[each]]
        items = [shortened(said[0], LONGEST_BRIEF)] if named else []
        rest = every - len(items) - sum(counted[status] for status in Status)
        items += [ended(self.words.listed(counts, most=len(Status)))] if counts else []
        return _cut(title, items, len(items), self.words, len(items) + rest)

    def _day(self, each: date) -> str:
        return self.words.day(each)

    def _visible(self) -> tuple[set[str], set[Field]]:
        """Return the identities of the lines that the readers see, and the fields that they don't."""
        narrowed = seen(self.roadmap, (), self.spreadsheet, self.view)[0] if self.view else self.roadmap
        grid = self.spreadsheet.tab(self.roadmap.tab)
        visible = shown(narrowed, grid.hidden_columns if grid else frozenset())
        lines = {step.line for _, step in visible.deliverables}
        known = zip(self.roadmap.deliverables, self.look.now.lines, strict=True)
        hidden = set(self.roadmap.columns) - set(visible.columns)
        if self.view and Field.PRIORITY not in self.view.columns:
            hidden.add(Field.PRIORITY)
        return {line.id for (_, step), line in known if step.line in lines}, hidden

    def _may_tell(self, change: Change, visible: set[str], hidden: set[Field]) -> bool:
        kind, line = change.kind, change.line
        if kind not in _NEEDS or not _NEEDS[kind].isdisjoint(hidden):
            return False
        if line is None:
            return self.view is None or Extra.INTERVAL in self.view.extras
        if kind is ChangeKind.DATES and change.old.startswith("from ") and Field.START in hidden:
            return False
        # Of a line that is gone nobody knows whether its row was hidden, or whose project it was in.
        if kind is ChangeKind.REMOVED:
            return self.view is None and not any(step.is_hidden for _, step in self.roadmap.deliverables)
        return line.id in visible and (kind is not ChangeKind.MOVED or self.view is None)

    def _nothing(self, changes: Sequence[Change]) -> str:
        """Say that no line changed, which is all that is remembered, and for how long."""
        if changes:
            return self.words.say("No line, status or date changed since {day}.", day=self._day(self.since.day))
        since = self.look.history.last or self.since
        quiet = (self.today - since.day).days
        if quiet <= 0:
            if len(self.look.history.snapshots) == 1:
                return self.words.say("No line changed since the first look, today.")
            return self.words.say("No line changed since the last look, today.")
        return self.words.many(
            "No line changed since {day}, for {count} day.",
            "No line changed since {day}, for {count} days.",
            quiet,
            day=self._day(since.day),
        )

    def _quiet(self, nothing: str) -> Document:
        document = self.document
        unchanged = self.words.say("No news since {day}", day=self._day(self.since.day))
        subject = f"{unchanged} · {document.brief.subject}"
        return Document(
            title=document.title,
            subtitle=document.subtitle,
            said=document.said,
            headline=(nothing, " ".join([self.words.say("As before:"), *document.headline])),
            counts=(),
            stretch="",
            help=(),
            groups=(),
            next_title="",
            next=(),
            below=(),
            timeline=None,
            footer=document.footer[:1],
            help_title="",
            help_none="",
            brief=replace(document.brief, subject=subject, help=(), works=(), next=(), more=""),
            read_at=document.read_at,
            language=document.language,
            words=document.words,
        )

    def _trend(self, visible: set[str]) -> str:
        """Say how many of the committed lines were done week by week; "" until there are enough weeks."""
        points = list(self._points(visible))
        if len(points) < FEWEST_POINTS:
            return ""
        total = sum(line.is_committed and line.id in visible for line in self.look.now.lines)
        return self.words.say(
            "Done, week by week: {points} of {total} {bars}",
            points=", ".join(map(str, points)),
            total=total,
            bars=sparkline(points, total),
        )

    def _points(self, visible: set[str]) -> Iterator[int]:
        for weeks in reversed(range(MOST_POINTS)):
            then = self.look.history.on(self.today - timedelta(weeks=weeks)) if weeks else self.look.now
            if then is not None:
                yield sum(
                    line.is_committed and line.status is Status.DONE and line.id in visible for line in then.lines
                )


def _gravity(change: Change) -> int:
    """Say how grave a change is, the worst first: what is cut off, or folded, is what matters least."""
    if change.kind is ChangeKind.WENT_BACK or (change.kind is ChangeKind.STATUS and change.new in _RISKS):
        return 0
    if change.kind is ChangeKind.REMOVED or (change.kind is ChangeKind.DATES and change.new > change.old):
        return 1
    return _PLAIN if change.kind is ChangeKind.STATUS and change.new == Status.DONE else _PLAIN + 1


def _cut(title: str, said: Sequence[str], most: int, words: Words, every: int = 0) -> News:
    rest = max(every, len(said)) - min(most, len(said))
    more = words.many("{count} more change.", "{count} more changes.", rest) if rest > 0 else ""
    return News(title, tuple(said[:most]), more)
