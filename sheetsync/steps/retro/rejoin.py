"""Rejoin: a line that was gone, and came back with the same words, is the one that it was."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sheetsync.model.snapshot import Line, Snapshot
from sheetsync.steps.likeness import normalised


def rejoined(seen: Sequence[Snapshot]) -> Iterator[Snapshot]:
    """Yield the snapshots, in the order of time, with each line that came back under its first identity.

    A history gives such a line a new one: it looks for what it knows in the last snapshot alone.
    """
    first: dict[str, str] = {}
    known: set[str] = set()
    gone: dict[tuple[str, str], str] = {}
    before: tuple[Line, ...] = ()
    for each in seen:
        present = each.by_id()
        gone |= {_words(line): first.get(line.id, line.id) for line in before if line.id not in present}
        for line in each.lines:
            if line.id not in known and _words(line) in gone:
                first[line.id] = gone.pop(_words(line))
        known |= present.keys()
        before = each.lines
        yield replace(each, lines=tuple(_under(line, first) for line in each.lines)) if first else each


def _words(line: Line) -> tuple[str, str]:
    return normalised(line.project), normalised(line.text)


def _under(line: Line, first: dict[str, str]) -> Line:
    return replace(line, id=first[line.id]) if line.id in first else line
