"""A history for people at a terminal: what was seen when, and how it stood on a day."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from sheetsync.model.sign import SHAPES
from sheetsync.model.snapshot import Change, ChangeKind, Snapshot
from sheetsync.render.escape import shortened, terminal, width


def listing(seen: Sequence[tuple[Snapshot, Sequence[Change]]], *, columns: int) -> str:
    """Return a line for each snapshot, the latest last: when, how many lines, and what changed."""
    lines = ["taken (UTC)       lines  changes"]
    for snapshot, changes in seen:
        often = Counter(each.kind for each in changes)
        said = ", ".join(f"{number} {kind}" for kind, number in often.items()) or "the first look"
        lines.append(shortened(f"{snapshot.taken:%Y-%m-%d %H:%M}  {len(snapshot.lines):>5}  {said}", columns))
    return "\n".join(lines) + "\n"


def page(snapshot: Snapshot, changes: Sequence[Change], *, columns: int) -> str:
    """Return how the roadmap stood, project by project, and what had changed then."""
    return "\n".join(_page(snapshot, changes, columns)) + "\n"


def _page(snapshot: Snapshot, changes: Sequence[Change], columns: int) -> Iterator[str]:
    interval = f", interval {snapshot.interval.start} to {snapshot.interval.end}" if snapshot.interval else ""
    yield f"Seen on {snapshot.day}{interval}"
    nameless = "Lines without a project" if any(line.project for line in snapshot.lines) else "All lines"
    for project, lines in groupby(snapshot.lines, lambda line: line.project):
        yield ""
        yield shortened(terminal(project) or nameless, columns)
        for line in lines:
            word = terminal(line.word) or "no status"
            gap = " " * max(1, 15 - width(word))
            yield shortened(f"  {SHAPES[line.status]} {word}{gap}{terminal(line.text)}", columns)
    if changes:
        yield ""
        yield "Changed"
        for each in changes:
            yield shortened(f"  {sentence(each)}", columns)


def sentence(change: Change) -> str:
    """Say one change in words."""
    text = terminal(change.line.text) if change.line else "the roadmap"
    old, new = terminal(change.old), terminal(change.new)
    guess = f" (a guess, {change.score:.0%})" if change.score < 1 else ""
    if change.kind in (ChangeKind.ADDED, ChangeKind.SCOPE, ChangeKind.REMOVED, ChangeKind.REORDERED):
        return f"{change.kind}: {text}{guess}"
    return f"{change.kind}: {text}: {old or 'nothing'} → {new or 'nothing'}{guess}"
