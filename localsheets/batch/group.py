"""Groups of rows or columns that fold."""

from localsheets.batch.dimension import run_of
from localsheets.batch.registry import Work, kind
from localsheets.errors import Json, RefusedError
from localsheets.state import Sheet

NAMES = {"ROWS": "row_groups", "COLUMNS": "column_groups"}
CONTROLS = {"ROWS": "rowGroupControlAfter", "COLUMNS": "columnGroupControlAfter"}


def _answered(sheet: Sheet, groups: list[Json]) -> Json:
    on = {"sheetId": sheet.id} if sheet.id else {}
    shown = [{**each, "range": {**on, **each["range"]}} for each in groups]
    return {"dimensionGroups": shown} if shown else {}


@kind("addDimensionGroup")
def add(work: Work, body: Json) -> Json:
    """Add a group; one inside another lies deeper."""
    sheet, dimension, start, end = run_of(work, body["range"])
    groups: list[Json] = getattr(sheet, NAMES[dimension])
    around = [each for each in groups if each["range"]["startIndex"] <= start and end <= each["range"]["endIndex"]]
    span = {"dimension": dimension, "startIndex": start, "endIndex": end}
    groups.append({"range": span, "depth": len(around) + 1})
    groups.sort(key=lambda each: (each["depth"], each["range"]["startIndex"]))
    sheet.properties["gridProperties"][CONTROLS[dimension]] = True
    return _answered(sheet, groups)


@kind("deleteDimensionGroup")
def delete(work: Work, body: Json) -> Json:
    """Take the deepest group of exactly this run away."""
    sheet, dimension, start, end = run_of(work, body["range"])
    groups: list[Json] = getattr(sheet, NAMES[dimension])
    same = [each for each in groups if (each["range"]["startIndex"], each["range"]["endIndex"]) == (start, end)]
    if not same:
        raise RefusedError("The dimension group to delete does not exist.")
    groups.remove(same[-1])
    return _answered(sheet, groups)
