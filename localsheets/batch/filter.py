"""The basic filter, which hides rows for everybody, and filter views, which hide nothing here."""

from dataclasses import replace

from localsheets.batch.registry import Work, kind, new_id
from localsheets.batch.sort import sort_cells
from localsheets.cell import Row
from localsheets.errors import Json, RefusedError
from localsheets.format import formatted
from localsheets.locales import locale
from localsheets.resource import effective
from localsheets.state import Box, Sheet, grid_range


@kind("setBasicFilter")
def set_basic_filter(work: Work, body: Json) -> Json:
    """Set the filter of a sheet: rows whose shown text is among the hidden values are hidden."""
    fresh = body.get("filter") or {}
    sheet, box = work.place(fresh.get("range") or {})
    sheet.basic_filter = {**fresh, "range": grid_range(box)}
    if fresh.get("sortSpecs"):
        sort_cells(work, sheet, Box(box.top + 1, box.left, box.bottom, box.right), fresh["sortSpecs"])
    _hide(work, sheet, box, hidden_values(fresh))
    return {}


def hidden_values(fresh: Json) -> dict[int, list[str]]:
    """Column -> the values that a filter hides, of both forms of criteria."""
    specs = {int(column): one for column, one in (fresh.get("criteria") or {}).items()}
    specs |= {one.get("columnIndex") or 0: one.get("filterCriteria") or {} for one in fresh.get("filterSpecs") or []}
    return {column: one.get("hiddenValues") or [] for column, one in specs.items()}


def _hide(work: Work, sheet: Sheet, box: Box, hidden: dict[int, list[str]]) -> None:
    tongue = locale(work.book.locale)
    for index in range(box.top + 1, box.bottom):
        row = sheet.rows[index]
        out = False
        for column, values in hidden.items():
            cell = row.at(column)
            number_format = cell.format.get("numberFormat") if cell.format else None
            text = formatted(effective(work.book, sheet, cell), number_format, tongue) if cell.typed else ""
            out = out or text in values
        if out != row.line.hidden_by_filter:
            sheet.rows[index] = Row(row.cells, replace(row.line, hidden_by_filter=out))


@kind("clearBasicFilter")
def clear_basic_filter(work: Work, body: Json) -> Json:
    """Take the filter away; all rows show again."""
    sheet = work.book.sheet(body.get("sheetId"))
    _hide(work, sheet, sheet.box, {})
    sheet.basic_filter = None
    return {}


@kind("addFilterView")
def add_filter_view(work: Work, body: Json) -> Json:
    """Add a view."""
    fresh = body.get("filter") or {}
    sheet, box = work.place(fresh.get("range") or {})
    view = {**fresh, "filterViewId": fresh.get("filterViewId") or new_id(), "range": grid_range(box)}
    sheet.filter_views.append(view)
    return {"filter": view}


@kind("deleteFilterView")
def delete_filter_view(work: Work, body: Json) -> Json:
    """Take a view away."""
    for sheet in work.book.sheets:
        kept = [each for each in sheet.filter_views if each["filterViewId"] != body.get("filterId")]
        if len(kept) < len(sheet.filter_views):
            sheet.filter_views = kept
            return {}
    raise RefusedError(f"No filter view with id: {body.get('filterId')}")
