"""No roadmap: tables with a header or two of one that hold no work: a budget, a list of people, invoices.

No word alone says so. What the cells hold has to be of that kind, row by row, and nothing may say how work stands.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.terms import Field, Status
from sheetsync.model.trouble import Told
from sheetsync.steps.parse.header import Header, work_rows
from sheetsync.steps.parse.profile import Kind, profile
from sheetsync.steps.parse.status import read_status
from sheetsync.steps.parse.told import span
from sheetsync.steps.parse.vocabulary import section
from sheetsync.steps.parse.words import plain

MOSTLY: Final = 0.8
"""Share of the cells, or of the rows, that have to be of one kind."""

_BUDGET: Final = message(
    "amounts stand under {columns} and nothing says how any work stands or when it is due, as in a budget; a roadmap "
    "has a line of work in each row, with its status, owner and date"
)
_PEOPLE: Final = message(
    "its rows are people, with an address or a number of each; a roadmap has a line of work in each row, with its "
    "status, owner and date"
)
_INVOICES: Final = message(
    "its rows are invoices, with an amount in each; a roadmap has a line of work in each row, with its status, owner "
    "and date"
)

_DAYS: Final = frozenset({Field.START, Field.END})
_AMOUNT: Final = re.compile(r"[$€£¥]|\d{3}")
_MAIL: Final = re.compile(r"([\w.+\-]+)@[\w.\-]+\.\w+")
_PHONE: Final = re.compile(r"\+?[\d\s()/.\-]{6,}")
_PERSON: Final = re.compile(r"[^\W\d_][\w'’.\-]*(?: [^\W\d_][\w'’.\-]*){1,3}")


def no_roadmap(grid: Grid, header: Header) -> Told | None:
    """Return what a table is instead of a roadmap; None where nothing speaks against one."""
    if Field.DELIVERABLE not in header.columns or Field.GOAL in header.columns:
        return None
    rows = work_rows(grid, header.row)
    if len(rows) < 2:
        return None
    if _is_budget(grid, header, rows):
        return Told(_BUDGET, {"columns": span(header.periods)})
    if _is_of_people(grid, header, rows):
        return Told(_PEOPLE)
    return Told(_INVOICES) if _is_of_invoices(grid, header, rows) else None


def _texts(grid: Grid, column: int, rows: Sequence[int]) -> list[str]:
    return [grid.at(CellRef(row, column)).shown.strip() for row in rows]


def _is_budget(grid: Grid, header: Header, rows: Sequence[int]) -> bool:
    """Whether money stands under periods; marks and hours of a chart have fewer digits."""
    if len(header.periods) < 2 or {*_DAYS, Field.STATUS} & {*header.columns}:
        return False
    found = [profile(grid, each.number, rows) for each in header.periods]
    filled = sum(each.filled for each in found)
    numbers = sum(each.share(Kind.NUMBER) * each.filled for each in found)
    amounts = sum(bool(_AMOUNT.search(text.replace(",", ""))) for each in found for text in each.texts)
    return 0 < MOSTLY * filled <= numbers and 3 * amounts >= filled


def _is_of_people(grid: Grid, header: Header, rows: Sequence[int]) -> bool:
    """Whether each row names somebody with an address that begins like the name, or with a phone."""
    if {*_DAYS, Field.OWNER, Field.PROJECT} & {*header.columns}:
        return False
    work = header.columns[Field.DELIVERABLE].number
    names = {row: text for row, text in zip(rows, _texts(grid, work, rows), strict=True) if text}
    people = sum(bool(_PERSON.fullmatch(each)) and _is_capital(each) for each in names.values())
    if len(names) < 2 or people < MOSTLY * len(names):
        return False
    columns = [_texts(grid, each.number, [*names]) for each in header.others]
    if any(_address(texts, [*names.values()]) for texts in columns):
        return True
    # A phone says less: work that is called up has one too, and says how it stands.
    return Field.STATUS not in header.columns and any(map(_call, columns))


def _is_capital(name: str) -> bool:
    parts = name.split()
    return parts[0][0].isupper() and parts[-1][0].isupper()


def _call(texts: Sequence[str]) -> bool:
    """Whether these are phones."""
    phones = sum(bool(_PHONE.fullmatch(text)) and sum(map(str.isdigit, text)) > 5 for text in texts)
    return phones >= MOSTLY * len(texts)


def _address(texts: Sequence[str], names: Sequence[str]) -> bool:
    """Whether these are addresses of the people with these names: each begins like a part of one."""
    mails = [_MAIL.fullmatch(text) for text in texts]
    of_them = sum(
        bool(mail) and mail[1][0].casefold() in {part[0].casefold() for part in name.split()}
        for mail, name in zip(mails, names, strict=True)
        if mail
    )
    return of_them >= MOSTLY * len(names)


def _is_of_invoices(grid: Grid, header: Header, rows: Sequence[int]) -> bool:
    """Whether headers speak of invoices, each row has an amount, and a status says of some that they are paid."""
    if {Field.OWNER, Field.PROJECT} & {*header.columns} or Field.STATUS not in header.columns:
        return False
    words = section("invoices")
    speaks = any(words & {*plain(each.header).split()} for each in (*header.others, *header.columns.values()))
    found = (profile(grid, each.number, rows) for each in header.others)
    has_amounts = any(
        each.fill >= MOSTLY and each.share(Kind.NUMBER) >= MOSTLY and _has_amounts(each.texts) for each in found
    )
    said = {*_statuses(grid, header, rows)}
    is_paid = bool(said & section("paid"))
    return speaks and has_amounts and is_paid and not any(_is_under_way(text) for text in said)


def _has_amounts(texts: Sequence[str]) -> bool:
    return any(map(_AMOUNT.search, texts))


def _statuses(grid: Grid, header: Header, rows: Sequence[int]) -> Iterator[str]:
    return map(plain, _texts(grid, header.columns[Field.STATUS].number, rows))


def _is_under_way(text: str) -> bool:
    return bool(text) and read_status(text, {}) is Status.IN_PROGRESS
