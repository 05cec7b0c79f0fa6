"""Validations: what people allow in their cells, and how a dropdown of ours gets there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sheetsync.adapters.google.read import mask
from sheetsync.adapters.google.reply import Json, LostError
from sheetsync.adapters.google.state import State
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef, Span
from sheetsync.model.plan import Dropdown

MASK: Final = mask(of_table="columnProperties(columnIndex,columnType,dataValidationRule),", of_cell="dataValidation,")
"""All that a run needs to know, and each cell's validation."""

Rules = Mapping[CellRef, Json | None]
"""The validation of cells; None where anything may stand."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A state, with the validations in it: by the id of their tab, those of cells, and the columns of typed tables."""

    state: State
    rules: Mapping[int, Mapping[CellRef, Json]] = field(default_factory=dict)
    typed: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)

    def restricts(self, sheet_id: int, cells: Span) -> bool:
        """Whether people restrict what may stand in any of these cells."""
        return any(each in cells for each in self.rules[sheet_id]) or any(
            _meet(each, cells) for each in self.typed[sheet_id]
        )


def sight_of(reply: Json, state: State) -> Sight:
    """Read the validations of an answer that `MASK` asked for.

    Raises:
        LostError: It is not as the API describes it.
    """
    sheets = [each for each in reply["sheets"] if each.get("data")]
    try:
        rules = {tab.sheet_id: dict(_rules(each)) for tab, each in zip(state.tabs, sheets, strict=True)}
        typed = {tab.sheet_id: tuple(_typed(each)) for tab, each in zip(state.tabs, sheets, strict=True)}
    except (KeyError, TypeError, ValueError, AttributeError):
        raise LostError("the answer is not as the API describes it") from None
    return Sight(state, rules, typed)


def _rules(sheet: Json) -> Iterator[tuple[CellRef, Json]]:
    for number, row in enumerate(sheet["data"][0].get("rowData") or (), start=1):
        for column, cell in enumerate(row.get("values") or (), start=1):
            if rule := cell.get("dataValidation"):
                yield CellRef(number, column), rule


def _typed(sheet: Json) -> Iterator[Span]:
    """Find the columns that a table of Google's restricts by their type: their cells have no rule of their own."""
    for table in sheet.get("tables") or ():
        box = table["range"]
        for each in table.get("columnProperties") or ():
            if each.get("dataValidationRule") or each.get("columnType") == "DROPDOWN":
                column = box.get("startColumnIndex", 0) + each.get("columnIndex", 0) + 1
                yield Span(CellRef(box.get("startRowIndex", 0) + 1, column), CellRef(box["endRowIndex"], column))


def _meet(one: Span, other: Span) -> bool:
    return (
        one.first.row <= other.last.row
        and other.first.row <= one.last.row
        and one.first.column <= other.last.column
        and other.first.column <= one.last.column
    )


def rule_of(choices: Sequence[str]) -> Json:
    """Return the rule that offers a list, and takes any other text too: a status of the team's own is no mistake.

    Raises:
        UnsafeError: A word of the team's would be a formula in a list.
    """
    if any(each.startswith("=") for each in choices):
        raise UnsafeError('a status that starts with "=" can\'t be offered in a dropdown, so nothing was written')
    values = [{"userEnteredValue": each} for each in choices]
    return {"condition": {"type": "ONE_OF_LIST", "values": values}, "showCustomUi": True, "strict": False}


def requests_for(sheet_id: int, rules: Rules) -> Iterator[Json]:
    """Yield the requests that give cells their validations, one for each run of equal ones below each other."""
    first = last = None
    for ref in sorted(rules, key=lambda each: (each.column, each.row)):
        if first and last and last == CellRef(ref.row - 1, ref.column) and rules[ref] == rules[first]:
            last = ref
            continue
        if first and last:
            yield _request(sheet_id, first, last, rules[first])
        first = last = ref
    if first and last:
        yield _request(sheet_id, first, last, rules[first])


def _request(sheet_id: int, first: CellRef, last: CellRef, rule: Json | None) -> Json:
    """Set a rule, or take any away; rows that a filter hides are passed over unless they are named."""
    box = {
        "sheetId": sheet_id,
        "startRowIndex": first.row - 1,
        "endRowIndex": last.row,
        "startColumnIndex": first.column - 1,
        "endColumnIndex": last.column,
    }
    return {"setDataValidation": {"range": box, "filteredRowsIncluded": True, **({"rule": rule} if rule else {})}}


def stands(after: Mapping[CellRef, Json], meant: Dropdown, now: Dropdown | None, strays: Iterable[CellRef]) -> bool:
    """Whether each row of the table offers the choice under the very header that was meant, and no other cell does."""
    if now is None or now.title != meant.title:
        return False
    first, last = now.cells.first, now.cells.last
    rows = (CellRef(row, first.column) for row in range(first.row, last.row + 1))
    return all(offers(after.get(each), meant) for each in rows) and all(each in now.cells for each in strays)


def offers(rule: Json | None, dropdown: Dropdown) -> bool:
    """Whether a rule offers just these words."""
    condition = (rule or {}).get("condition") or {}
    words = tuple(each.get("userEnteredValue", "") for each in condition.get("values") or ())
    return condition.get("type") == "ONE_OF_LIST" and words == dropdown.choices


def same(one: Json | None, other: Json | None) -> bool:
    """Whether two rules are equal; an answer may leave out what is false."""
    return {key: value for key, value in (one or {}).items() if value} == {
        key: value for key, value in (other or {}).items() if value
    }
