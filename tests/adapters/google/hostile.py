"""People who edit at every boundary of a request, and an oracle that sees the sheet from the inside.

The oracle needs no model of the sheet. Around each request of ours it compares what people have in
their cells, as the server holds it, before and after: no request of ours may change any of it.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from localsheets import Call, Google, Spreadsheet
from sheetsync.model.answer_text import has_ours, without_ours
from sheetsync.model.own_text import address_of, is_seed
from sheetsync.model.plan import Written
from tests.adapters.google.runs import HEADER, Run, fault

Cells = list[tuple[object, ...]]


def text_of(cell: object) -> str:
    """What a cell says, of the server's."""
    value = getattr(cell, "value", None) or {}
    return str(value.get("stringValue", ""))


def is_own(text: str) -> bool:
    return text == HEADER or address_of(text) is not None


def words_of(cell: object) -> object:
    """What of a cell's value is a person's: all of it, or the words before our part."""
    text = text_of(cell)
    return {"stringValue": without_ours(text)} if has_ours(text) else getattr(cell, "value", None)


def people(sheet: Spreadsheet) -> Cells:
    """Every cell that isn't ours, where it stands: value, note and format."""
    rows: Cells = []
    for row in sheet.tab().rows:
        cells = [None if is_own(text_of(each)) else (words_of(each), each.note, each.format) for each in row.cells]
        while cells and (cells[-1] is None or not any(cells[-1])):
            cells.pop()
        rows.append(tuple(None if each is None or not any(each) else each for each in cells))
    while rows and not rows[-1]:
        rows.pop()
    return rows


def own_texts(sheet: Spreadsheet) -> dict[str, str]:
    """Address -> text of ours, in the whole tab."""
    texts = [text_of(cell) for row in sheet.tab().rows for cell in row.cells]
    return {address: text for text in texts if (address := address_of(text))}


def wrong_rows(sheet: Spreadsheet) -> list[int]:
    """Rows whose text is not what their own cells deserve, and texts of ours outside our column."""
    rows = sheet.tab().rows
    tags = [tag.index for tag in sheet.book.metadata if tag.key == "sheetsync.status"]
    wrong = []
    for number, row in enumerate(rows[1:], start=2):
        texts = [text_of(cell) for cell in row.cells]
        said = texts[tags[0]] if tags and len(texts) > tags[0] else ""
        faults = [fault(text) for column, text in enumerate(texts) if fault(text) and [column] != tags]
        strays = [text for column, text in enumerate(texts) if address_of(text) and [column] != tags]
        theirs = bool(said) and not address_of(said)
        fits = bool(said) == bool(faults) and all(each in said for each in faults)
        if strays or not (fits or theirs):
            wrong.append(number)
    return wrong


@dataclass
class Crowd:
    """People who edit the sheet, by chance."""

    sheet: Spreadsheet
    chance: random.Random
    columns: bool = True
    answers: bool = False
    count: int = 0

    def edit(self) -> None:
        """Do one thing that people do."""
        kinds: list[Callable[[], None]] = [
            self._insert,
            self._delete,
            self._move,
            self._sort,
            self._sort_without_ours,
            self._copy,
            self._type,
            self._type,
            self._type,
            self._squat,
            self._unsquat,
            self._hide,
        ]
        if self.answers:
            kinds += [self._answer] * 4
        if self.columns:
            kinds += [self._insert_column, self._move_column]
        self.chance.choice(kinds)()

    @property
    def last(self) -> int:
        used = self.sheet.tab().used()
        return max(used.bottom, 3)

    @property
    def width(self) -> int:
        return max(self.sheet.tab().used().right, 4)

    def _answer(self) -> None:
        """Answer over what stands in our column, well or not quite; two people may answer in the same words."""
        words = self.chance.choice(("ok: known", "ok", f"ok: {self._word()}", "yes, ok: known"))
        self._put(self._row(), self._own(), words)

    def _row(self) -> int:
        return self.chance.randint(2, self.last)

    def _own(self) -> int:
        tags = [tag.index for tag in self.sheet.book.metadata if tag.key == "sheetsync.status"]
        return tags[0] + 1 if tags else self.width

    def _column(self) -> int:
        choices = [column for column in range(1, self.width + 1) if column != self._own()]
        return self.chance.choice(choices)

    def _a1(self, row: int, column: int) -> str:
        return f"R{row}C{column}"

    def _word(self) -> str:
        self.count += 1
        return f"{self.chance.choice(('bad', 'fine'))} {self.count}"

    def _put(self, row: int, column: int, text: str) -> None:
        box = {"startRowIndex": row - 1, "endRowIndex": row, "startColumnIndex": column - 1, "endColumnIndex": column}
        value = {"userEnteredValue": {"stringValue": text}} if text else {}
        self.sheet.do(
            {
                "updateCells": {
                    "range": {"sheetId": 0, **box},
                    "rows": [{"values": [value]}],
                    "fields": "userEnteredValue",
                }
            }
        )

    def _insert(self) -> None:
        row = self._row()
        self.sheet.insert_rows(row)
        if self.chance.random() < 0.7:
            self._put(row, self._column(), self._word())

    def _delete(self) -> None:
        if self.last > 4:
            self.sheet.delete_rows(self._row())

    def _move(self) -> None:
        row, before = self._row(), self._row()
        if before not in (row, row + 1):
            self.sheet.move_row(row, before)

    def _box(self, left: int, right: int) -> dict[str, int]:
        return {
            "sheetId": 0,
            "startRowIndex": 1,
            "endRowIndex": self.last,
            "startColumnIndex": left,
            "endColumnIndex": right,
        }

    def _order(self, left: int, right: int) -> None:
        by = self.chance.randrange(left, right)
        order = self.chance.choice(("ASCENDING", "DESCENDING"))
        specs = [{"dimensionIndex": by, "sortOrder": order}]
        self.sheet.do({"sortRange": {"range": self._box(left, right), "sortSpecs": specs}})

    def _sort(self) -> None:
        self._order(0, self.width)

    def _sort_without_ours(self) -> None:
        if self._own() > 2:
            self._order(0, self._own() - 1)

    def _copy(self) -> None:
        row = self._row()
        self.sheet.insert_rows(row + 1)
        source, target = (
            {
                "sheetId": 0,
                "startRowIndex": at,
                "endRowIndex": at + 1,
                "startColumnIndex": 0,
                "endColumnIndex": self.width,
            }
            for at in (row - 1, row)
        )
        self.sheet.do({"copyPaste": {"source": source, "destination": target, "pasteType": "PASTE_NORMAL"}})

    def _type(self) -> None:
        self._put(self._row(), self._column(), self._word())

    def _squat(self) -> None:
        self.count += 1
        self._put(self._row(), self._own(), f"a note of ours {self.count}")

    def _unsquat(self) -> None:
        self._put(self._row(), self._own(), "")

    def _hide(self) -> None:
        self.sheet.hide_rows(self._row())

    def _insert_column(self) -> None:
        self.sheet.insert_columns(self.chance.randint(1, self.width))

    def _move_column(self) -> None:
        column, before = self.chance.randint(1, self.width), self.chance.randint(1, self.width)
        if before not in (column, column + 1):
            self.sheet.move_column(column, before)


@dataclass
class Oracle:
    """Watches a run from inside the server.

    Attributes:
        lost: Requests of ours that changed a cell of somebody.
        last: Rows that were wrong after our last request, before anybody edited again.
        texts: Texts of ours then.
    """

    sheet: Spreadsheet
    lost: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] | None = None
    fault: str = ""
    _before: Cells = field(default_factory=list)

    def before(self, call: Call) -> None:
        """Just before a request is applied, after everybody has edited."""
        if self.first is None:
            self.first = own_texts(self.sheet)
        self._before = people(self.sheet)

    def after(self, call: Call) -> None:
        """Just after, before anybody edits again."""
        if people(self.sheet) != self._before:
            self.lost.append(call.index)
        self.fault = call.fault
        self.last = wrong_rows(self.sheet)
        self.texts = own_texts(self.sheet)

    def is_true(self, written: Written) -> bool:
        """Whether a report says what was done, judged by the texts before and after."""
        # A placeholder that an earlier run left says nothing yet, so its text is a new one.
        before = {address: text for address, text in (self.first or {}).items() if not is_seed(text)}
        after = self.texts
        placed = len(after.keys() - before.keys())
        changed = sum(before[each] != after[each] for each in after.keys() & before.keys())
        cleared = len(before.keys() - after.keys())
        return (written.placed, written.changed) == (placed, changed) and written.cleared <= cleared


def watch(google: Google, sheet: Spreadsheet, crowd: Crowd | None, chance: random.Random, edits: float) -> Oracle:
    """Let people edit around every request, and the oracle look on."""
    oracle = Oracle(sheet)

    def act(call: Call) -> None:
        while crowd and chance.random() < edits:
            crowd.edit()

    google.control.before(act, times=None)
    google.control.before(oracle.before, times=None)
    google.control.after(oracle.after, times=None)
    google.control.after(act, times=None)
    return oracle


def settle(google: Google, sheet: Spreadsheet) -> None:
    """Let one quiet run heal the sheet, and show that it did."""
    google.control.calm()
    oracle = watch(google, sheet, None, random.Random(0), 0)
    google.log.clear()
    Run(google.url, sheet.id).sync()
    assert not wrong_rows(sheet), sheet.rows()
    assert not oracle.lost
    quiet = Run(google.url, sheet.id)
    again = quiet.sync()
    assert again == Written(squatted=again.squatted)
    # Not the server's log: where a machine is slow, a request that was given up may still come in.
    assert dict(quiet.client.sent) == {"read": 1, "write": 0}
    google.control.calm()
