"""What an answer of Google's says of the comments of ours, and of the cells that they are about."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sheetsync.adapters.google.reply import Json, LostError
from sheetsync.model.cell import CellRef
from sheetsync.model.thread import Mark, Thread, mark_in

_POST: Final = "(author(me),content,commentAction,deleted,fromCopiedSpreadsheet)"
_THREADS: Final = (
    f"comments(commentId,anchorId,status,headPost{_POST},replies{_POST}),"
    "sheets(properties(sheetId,title),commentAnchors(anchorId,range){})"
)
ALONE: Final = _THREADS.replace("{}", "")
WITH_CELLS: Final = _THREADS.replace("{}", ",data(rowData(values(formattedValue)))")


@dataclass(frozen=True, slots=True)
class Ours:
    """A thread of ours as it stands: whether a person wrote in it, and where it is.

    `says` are the words before the mark. `tab`, `row` and `column` are None where it has no cell.
    Of a thread that we resolved ourselves `thread` says that nobody has: only a person's word answers anything.
    """

    id: str
    mark: Mark
    thread: Thread
    is_mine: bool
    is_open: bool
    has_words: bool
    tellings: frozenset[str]
    says: str = ""
    tab: str | None = None
    row: int | None = None
    column: int | None = None

    @property
    def cell(self) -> CellRef | None:
        """Where it is; None where it has no cell."""
        return CellRef(self.row, self.column) if self.row and self.column else None


@dataclass(frozen=True, slots=True)
class Look:
    """What one answer says: the comments with a mark of ours, and the texts of the first tab that it has."""

    ours: tuple[Ours, ...]
    sheet_id: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()

    def mine(self, thing: str) -> list[Ours]:
        """Return the comments of this account that ask a thing."""
        return [each for each in self.ours if each.is_mine and each.mark.thing == thing]

    def alike(self, thing: str, tab: str, at: CellRef | None, text: str) -> list[Ours]:
        """Return what this account asks on a cell in the same words, as a thing of another history.

        One that nobody answered, and that we resolved ourselves, asks nothing any more.
        """
        return [
            each
            for each in self.ours
            if each.is_mine and each.mark.thing != thing and (each.tab, each.cell) == (tab, at)
            if at and each.says == text and (each.is_open or each.thread.is_resolved)
        ]

    def without(self, some: Collection[Ours]) -> "Look":
        """Return the same without some comments."""
        return replace(self, ours=tuple(each for each in self.ours if each not in some))

    def has(self, mark: Mark) -> bool:
        """Whether a telling stands there."""
        return any(mark.telling in each.tellings for each in self.mine(mark.thing))

    def place(self, asked: Json) -> CellRef | None:
        """Return where a cell is now, by the words of its row and its header; None where that leaves a doubt."""
        cell, name, top = (CellRef.from_a1(asked[each]) for each in ("cell", "beside", "header"))
        headers = self.rows[top.row - 1] if len(self.rows) >= top.row else ()
        column, beside = _number(headers, cell, asked["above"]), _number(headers, name, asked["named"])
        if column is None or beside is None:
            return None
        same = [
            at
            for at, row in enumerate(self.rows, start=1)
            if len(row) >= beside and row[beside - 1].strip() == asked["name"]
        ]
        row = cell.row if cell.row in same else same[0] if len(same) == 1 else None
        return None if row is None else CellRef(row, column)


def _number(headers: Sequence[str], was: CellRef, said: str) -> int | None:
    """Return the number of the column that has a header now: the one that it had, else the only one."""
    shown = [" ".join(each.split()) for each in headers]
    if len(shown) >= was.column and shown[was.column - 1] == said:
        return was.column
    return shown.index(said) + 1 if shown.count(said) == 1 else None


def answered(reply: Json) -> Look:
    """Read the answer of a batch."""
    return look_of(reply.get("updatedSpreadsheet") or {})


def look_of(reply: Json) -> Look:
    """Read a spreadsheet with the cells of one tab.

    Raises:
        LostError: It is not the whole answer.
    """
    ours = ours_in(reply)
    try:
        sheet = next(each for each in reply["sheets"] if each.get("data") is not None)
        cells = [row.get("values") or () for row in sheet["data"][0].get("rowData") or ()]
        rows = tuple(tuple(str(cell.get("formattedValue", "")) for cell in row) for row in cells)
        return Look(ours, int(sheet["properties"].get("sheetId", 0)), rows)
    except (KeyError, TypeError, AttributeError, StopIteration):
        raise LostError("the answer lacks the tab") from None


def ours_in(reply: Json) -> tuple[Ours, ...]:
    """Read the comments with a mark of ours.

    Raises:
        LostError: It is not as the API describes it.
    """
    try:
        places = {
            anchor["anchorId"]: (sheet["properties"]["title"], _first(anchor["range"]))
            for sheet in reply["sheets"]
            for anchor in sheet.get("commentAnchors") or ()
        }
        return tuple(_placed(each, places) for each in _marked(reply.get("comments") or ()))
    except (KeyError, TypeError, AttributeError):
        raise LostError("the answer is not as the API describes it") from None


def _first(span: Json) -> CellRef:
    return CellRef(span.get("startRowIndex", 0) + 1, span.get("startColumnIndex", 0) + 1)


def _placed(found: tuple[str, Ours], places: dict[str, tuple[str, CellRef]]) -> Ours:
    if found[0] not in places:
        return found[1]
    tab, cell = places[found[0]]
    return replace(found[1], tab=tab, row=cell.row, column=cell.column)


def _marked(threads: Sequence[Json]) -> Iterator[tuple[str, Ours]]:
    """Yield each thread with a mark of ours, with its anchor; a copy of a spreadsheet brings none of its own."""
    for each in threads:
        head = each.get("headPost") or {}
        mark = mark_in(str(head.get("content", "")))
        if mark and not head.get("fromCopiedSpreadsheet"):
            yield each.get("anchorId", ""), _thread(each, head, mark)


def _thread(said: Json, head: Json, mark: Mark) -> Ours:
    replies = [post for post in said.get("replies") or () if not post.get("deleted")]
    people = [str(post["content"]) for post in replies if post.get("content") and not _is_me(post)]
    again = [mark_in(str(post.get("content", ""))) for post in replies if _is_me(post)]
    tellings = frozenset(each.telling for each in (mark, *again) if each and each.thing == mark.thing)
    is_open = said.get("status") != "RESOLVED"
    acts = [post for post in replies if post.get("commentAction") in ("RESOLVE", "REOPEN")]
    is_settled = not is_open and not (acts and _is_me(acts[-1]))
    thread = Thread(mark.thing, is_settled, people[-1] if people else "")
    says = str(head["content"]).rsplit("\n", 1)[0]
    return Ours(said["commentId"], mark, thread, _is_me(head), is_open, bool(people), tellings, says)


def _is_me(post: Json) -> bool:
    return bool((post.get("author") or {}).get("me"))
