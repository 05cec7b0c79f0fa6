"""Conditional formats, which are addressed by their place in the sheet's list."""

from localsheets.batch.registry import Work, kind
from localsheets.errors import Json, RefusedError
from localsheets.state import Sheet
from localsheets.styles import completed


def _checked(work: Work, rule: Json) -> tuple[Sheet, Json]:
    """A rule as it is kept, and its sheet."""
    ranges = rule.get("ranges") or []
    if not ranges:
        raise RefusedError("The conditional format rule must have at least one range.")
    if bool(rule.get("booleanRule")) == bool(rule.get("gradientRule")):
        raise RefusedError("Exactly one of booleanRule and gradientRule must be set.")
    ids = {each.get("sheetId") or 0 for each in ranges}
    if len(ids) > 1:
        raise RefusedError("All ranges of a conditional format rule must be on the same sheet.")
    sheet, _ = work.place(ranges[0])
    for each in ranges:
        work.place(each)
    bare = [{key: value for key, value in each.items() if key != "sheetId"} for each in ranges]
    return sheet, completed({**rule, "ranges": bare})


def _existing(sheet: Sheet, index: int) -> int:
    if not 0 <= index < len(sheet.conditional):
        raise RefusedError(f"No conditional format on sheet: {sheet.id} at index: {index}")
    return index


@kind("addConditionalFormatRule")
def add(work: Work, body: Json) -> Json:
    """Put a rule in at a place; those behind it move on."""
    sheet, rule = _checked(work, body.get("rule") or {})
    index = body.get("index") or 0
    if index > len(sheet.conditional):
        raise RefusedError(f"The index {index} is greater than the number of rules {len(sheet.conditional)}.")
    sheet.conditional.insert(index, rule)
    return {}


def _answered(sheet: Sheet, rule: Json) -> Json:
    on = {"sheetId": sheet.id} if sheet.id else {}
    return {**rule, "ranges": [{**on, **each} for each in rule["ranges"]]}


@kind("updateConditionalFormatRule")
def update(work: Work, body: Json) -> Json:
    """Replace a rule, or move it."""
    index = body.get("index") or 0
    if body.get("rule"):
        sheet, rule = _checked(work, body["rule"])
        old = sheet.conditional[_existing(sheet, index)]
        sheet.conditional[index] = rule
        return {
            "oldRule": _answered(sheet, old),
            "oldIndex": index,
            "newRule": _answered(sheet, rule),
            "newIndex": index,
        }
    sheet = work.book.sheet(body.get("sheetId"))
    rule = sheet.conditional.pop(_existing(sheet, index))
    target = body.get("newIndex") or 0
    sheet.conditional.insert(target, rule)
    shown = _answered(sheet, rule)
    return {"oldRule": shown, "oldIndex": index, "newRule": shown, "newIndex": target}


@kind("deleteConditionalFormatRule")
def delete(work: Work, body: Json) -> Json:
    """Take a rule away."""
    sheet = work.book.sheet(body.get("sheetId"))
    rule = sheet.conditional.pop(_existing(sheet, body.get("index") or 0))
    return {"rule": _answered(sheet, rule)}
