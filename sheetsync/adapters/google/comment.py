"""Comments of ours on cells of people's rows: put there for one person, read again, and taken away.

A comment can't be put by words, only by its place, and it is not idempotent. So the cell is found by the words of its
row right before; the answer shows on which row the comment stands, and one that met another row is taken away at
once. Each has a mark, by which a comment whose answer was lost is found and never sent again.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sheetsync.adapters.google.client import GoogleClient, UnknownOutcomeError
from sheetsync.adapters.google.comment_look import ALONE, WITH_CELLS, Look, Ours, answered, look_of, ours_in
from sheetsync.adapters.google.reply import Json
from sheetsync.errors import UnavailableError
from sheetsync.model.cell import CellRef
from sheetsync.model.thread import Mark, Thread, marked

_INCLUDED: Final = "COMMENTS_VIEW_MODE_INCLUDED"
_AS_ALLOWED: Final = "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS"


@dataclass(frozen=True, slots=True)
class Left:
    """What a clear did with comments: how many went, and how many stay, for people or another account wrote them."""

    gone: int = 0
    answered: int = 0
    others: int = 0


class Comments:
    """The comments of one spreadsheet; also what brings somebody theirs, see `Messenger`."""

    def __init__(self, client: GoogleClient, key: str) -> None:
        self._client, self._key = client, key

    def threads(self) -> tuple[Thread, ...]:
        """Return what became of the comments of ours; of a sheet whose comments we may not see, none."""
        return tuple(each.thread for each in self._all(_AS_ALLOWED) if each.is_mine)

    def send(self, message: bytes, to: str, edition: str) -> None:  # noqa: ARG002 - each thing has a telling of its own
        """Ask one person on the cells of their rows; a telling that stands there already is left as it is.

        So is one of another history, which knows the same by another thing: it is found by its cell and its words.

        Raises:
            UnavailableError: A row moved in that moment, or is not to be found: the next run tries again.
        """
        said = json.loads(message)
        tab, due = said["tab"], [(Mark.of(each["thing"], each["telling"]), each) for each in said["comments"]]
        # One whose row is gone is listed only where nobody asks for a place.
        nowhere = [each for each in self._all(_INCLUDED) if each.is_mine and each.row is None]
        look = self._look(tab)
        marks = {mark for mark, _ in due}
        astray = [*_strays(look, tab, due), *(each for each in nowhere if each.mark in marks)]
        requests = [_deletion(each) for each in astray]
        look = look.without(astray)
        left = [(mark, each) for mark, each in due if not (look.has(mark) or _alike(look, tab, mark, each))]
        requests += [found for mark, each in left if (found := _request(look, mark, each, to))]
        if requests:
            look = self._send(tab, requests)
        astray, second = list(_strays(look, tab, due)), list(_second(look, tab, left))
        if astray or second:
            self._send(tab, [_deletion(each) for each in (*astray, *second)])
        if astray or not all(look.has(mark) or _alike(look, tab, mark, each) for mark, each in due):
            raise UnavailableError("people moved rows while they were commented on: the next run tries again")

    def close(self) -> None:
        """Nothing stays open."""

    def settle(self, tab: str, standing: Collection[str], told: Collection[str], faulty: Collection[CellRef]) -> int:
        """Resolve the open comments of ours on a tab whose thing does not stand any more, and return how many.

        Args:
            tab: Its title.
            standing: The things that stand.
            told: The things that our log knows; one that it doesn't is of another history, and is settled where
                nothing is wrong with its cell.
            faulty: The cells with which something is wrong.
        """
        done = [
            each
            for each in self._all(_INCLUDED)
            if each.is_mine and each.tab == tab and each.is_open and each.mark.thing not in standing
            if each.mark.thing in told or each.cell not in faulty
        ]
        resolve = {"commentAction": "RESOLVE"}
        if done:
            self._send(tab, [{"addCommentReply": {"commentId": each.id, "post": resolve}} for each in done])
        return len(done)

    def clear(self, *, dry_run: bool = False) -> Left:
        """Take away the comments of ours; one in which a person wrote stays, and so does what another account made.

        Raises:
            UnavailableError: Some are still there.
        """
        found = self._all(_INCLUDED)
        going = [each for each in found if each.is_mine and not each.has_words]
        if going and not dry_run:
            self._try([_deletion(each) for each in going])
            if {each.id for each in self._all(_INCLUDED)} & {each.id for each in going}:
                raise UnavailableError("not every comment of ours could be taken away: run again")
        answered = sum(each.is_mine and each.has_words for each in found)
        return Left(len(going), answered, sum(not each.is_mine for each in found))

    def _all(self, mode: str) -> tuple[Ours, ...]:
        return self._client.get(self._key, ours_in, fields=ALONE, commentsViewMode=mode)

    def _look(self, tab: str) -> Look:
        return self._client.get(
            self._key, look_of, fields=WITH_CELLS, commentsViewMode=_INCLUDED, ranges=[_quoted(tab)]
        )

    def _send(self, tab: str, requests: Sequence[Json]) -> Look:
        """Send requests, once, and return how it is then; where the answer is lost, by looking."""
        return self._try(
            requests,
            {
                "includeSpreadsheetInResponse": True,
                "responseRanges": [_quoted(tab)],
                "responseIncludeGridData": True,
                "commentsViewMode": _INCLUDED,
            },
        ) or self._look(tab)

    def _try(self, requests: Sequence[Json], more: Json | None = None) -> Look | None:
        body, fields = {"requests": [*requests], **(more or {})}, f"updatedSpreadsheet({WITH_CELLS})"
        try:
            return self._client.batch(self._key, body, answered if more else lambda _: None, fields=fields)
        except UnknownOutcomeError:
            return None


def _deletion(comment: Ours) -> Json:
    return {"deleteComment": {"commentId": comment.id}}


def _request(look: Look, mark: Mark, asked: Json, to: str) -> Json | None:
    """Return what comments on one cell, or reminds in the comment that is there; None where it isn't to be found."""
    if there := look.mine(mark.thing):
        post = {"content": f"{asked['again']}\n{mark.line}"} | ({} if there[0].is_open else {"commentAction": "REOPEN"})
        return {"addCommentReply": {"commentId": there[0].id, "post": post}}
    at = look.place(asked)
    if at is None:
        return None
    coordinate = {"sheetId": look.sheet_id, "rowIndex": at.row - 1, "columnIndex": at.column - 1}
    return {
        "insertComment": {
            "coordinate": coordinate,
            "content": marked(asked["text"], mark),
            "assigneeEmailAddress": to,
        }
    }


def _strays(look: Look, tab: str, due: Sequence[tuple[Mark, Json]]) -> Iterator[Ours]:
    """Yield the comments of this telling that stand on another row than they are about, or stand twice."""
    for mark, asked in due:
        at, kept = look.place(asked), 0
        for each in look.mine(mark.thing):
            if each.mark == mark:
                fits = at is not None and (each.tab, each.row) == (tab, at.row)
                kept += fits
                if not fits or kept > 1:
                    yield each


def _alike(look: Look, tab: str, mark: Mark, asked: Json) -> list[Ours]:
    said = marked(asked["text"], mark).rsplit("\n", 1)[0]
    return look.alike(mark.thing, tab, look.place(asked), said)


def _second(look: Look, tab: str, sent: Sequence[tuple[Mark, Json]]) -> Iterator[Ours]:
    """Yield what was sent in the very moment in which a run of another history asked the same: one of both stays."""
    for mark, asked in sent:
        mine = [each for each in look.mine(mark.thing) if each.mark == mark]
        if mine and any(each.id < mine[0].id for each in _alike(look, tab, mark, asked)):
            yield from mine


def _quoted(tab: str) -> str:
    return "'" + tab.replace("'", "''") + "'"
