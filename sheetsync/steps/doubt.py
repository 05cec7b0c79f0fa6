"""Doubt: what a history can't tell for certain, for the person who runs it."""

from collections.abc import Iterator

from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.own_text import one_line
from sheetsync.model.run import Look

MOST = 3


def doubts_of(look: Look) -> Iterator[Notice]:
    """Yield where the history is from, what of it was damaged, whether the clock jumped back, and what is a guess."""
    yield from look.notices
    yield from look.history.notices
    last = look.history.last
    if last is not None and last.taken > look.now.taken:
        said = (
            f"The clock says {look.now.day}, and the last snapshot is from {last.day}: what the history says "
            "about today may be wrong, and this run is not remembered. Set the clock right."
        )
        yield Notice(NoticeKind.CLOCK_WENT_BACK, said)
    yield from (Notice(NoticeKind.LINE_GUESSED, each) for each in _guesses(look))


def _guesses(look: Look) -> Iterator[str]:
    guesses = [each for each in look.now.joined if not each.is_certain]
    for each in guesses[:MOST]:
        was, now = one_line(each.was), one_line(each.now)
        words = f'"{now}" is taken for "{was}"' if was != now else f'"{now}" is taken for one of its name'
        yield f"{words} of the last snapshot, at {each.score:.0%} certainty: its history goes on with it."
    if len(guesses) > MOST:
        yield f"{len(guesses) - MOST} more lines are taken for others at less than full certainty."
