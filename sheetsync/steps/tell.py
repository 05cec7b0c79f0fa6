"""Tell: changes as sentences for people."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from sheetsync.model.own_text import one_line
from sheetsync.model.snapshot import Change, ChangeKind
from sheetsync.steps.compose.words import ENGLISH, day, number

_QUIET = (ChangeKind.DETAILS, ChangeKind.CONFIRMED, ChangeKind.REORDERED)
"""Changes that are counted, not told one by one."""

_SIDES = {"higher": "above", "lower": "below", "unknown": "off"}


_WORDS = {
    ChangeKind.STATUS: "{text} ({project}): {old} → {new}",
    ChangeKind.WENT_BACK: "{text} ({project}) went back: {old} → {new}",
    ChangeKind.DATES: "{text} ({project}): due {old} → {new}",
    ChangeKind.ADDED: "{text} ({project}) is new",
    ChangeKind.SCOPE: "{text} ({project}) is new scope, added after the start",
    ChangeKind.REMOVED: "{text} ({project}) is gone; it was {old}",
    ChangeKind.MOVED: "{text} moved from {old} to {new}",
    ChangeKind.RENAMED: '"{old}" is called "{new}" now',
    ChangeKind.PROJECT: 'The project "{old}" is called "{new}" now',
}
"""Values are put in once; what a cell says is never read again."""


def sentences(changes: Iterable[Change], *, language: str = ENGLISH) -> Iterator[str]:
    """Yield a sentence for each change of note, then one that counts the rest; dates are in their language."""
    found = list(changes)
    crossed = [each for each in found if each.kind is ChangeKind.CROSSED and each.line]
    for project, same in groupby(crossed, lambda each: each.line.project if each.line else ""):
        sides = list(same)
        yield (
            f'"{one_line(project)}" went {_SIDES[sides[0].new]} the priority line, '
            f"with {number(len(sides), 'line')} ({day(sides[0].day, language=language)})."
        )
    for each in found:
        if each.kind not in (*_QUIET, ChangeKind.CROSSED):
            yield f"{_sentence(each, language)}{_guess(each)}."
    yield from _counted(found)


def _sentence(change: Change, language: str) -> str:
    line, old, new = change.line, one_line(change.old), one_line(change.new)
    if line is None:
        return f"The interval moved from {old} to {new}"
    values = {
        "text": f'"{one_line(line.text)}"',
        "project": one_line(line.project),
        "old": _day(old, language) if change.kind is ChangeKind.DATES else old,
        "new": _day(new, language) if change.kind is ChangeKind.DATES else new,
    }
    return _WORDS[change.kind].format(**{name: value or "nothing" for name, value in values.items()})


def _day(text: str, language: str) -> str:
    try:
        return day(date.fromisoformat(text), language=language)
    except ValueError:
        return text


def _guess(change: Change) -> str:
    uncertain = change.score < 1 and change.kind in (ChangeKind.RENAMED, ChangeKind.MOVED)
    return f" (taken for the same line at {change.score:.0%})" if uncertain else ""


def _counted(changes: Sequence[Change]) -> Iterator[str]:
    details = len({each.line.id for each in changes if each.kind is ChangeKind.DETAILS and each.line})
    confirmed = sum(each.kind is ChangeKind.CONFIRMED for each in changes)
    parts = [
        f"owner or note of {number(details, 'line')} changed" if details else "",
        f"{number(confirmed, 'line')} confirmed unchanged" if confirmed else "",
        "the rows were sorted" if any(each.kind is ChangeKind.REORDERED for each in changes) else "",
    ]
    said = "; ".join(filter(None, parts))
    if said:
        yield f"{said[0].upper()}{said[1:]}."
