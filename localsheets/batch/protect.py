"""Protected ranges."""

from localsheets.batch.registry import Work, kind, mask_of, new_id
from localsheets.errors import PROTECTED, Json, RefusedError
from localsheets.fields import merged
from localsheets.resource import protected
from localsheets.state import Sheet


@kind("addProtectedRange")
def add(work: Work, body: Json) -> Json:
    """Protect a range; who adds it may edit it."""
    fresh = body.get("protectedRange") or {}
    sheet, _ = work.place(fresh.get("range") or {})
    bare = {key: value for key, value in (fresh.get("range") or {}).items() if key != "sheetId"}
    stored = {key: value for key, value in fresh.items() if value and key not in {"editors", "requestingUserCanEdit"}}
    stored |= {"protectedRangeId": fresh.get("protectedRangeId") or new_id(), "range": bare}
    users = list((fresh.get("editors") or {}).get("users") or [])
    stored["editors"] = {"users": list(dict.fromkeys([*users, work.caller.email]))}
    sheet.protected.append(stored)
    return {"protectedRange": protected(work.book, sheet, stored, work.caller, fresh=True)}


def _found(work: Work, protected_id: int | None) -> tuple[Sheet, Json]:
    for sheet in work.book.sheets:
        for each in sheet.protected:
            if each["protectedRangeId"] == protected_id:
                if not work.caller.may_edit(work.book, each):
                    raise RefusedError(PROTECTED)
                return sheet, each
    raise RefusedError(f"No protected range with id: {protected_id}")


@kind("updateProtectedRange")
def update(work: Work, body: Json) -> Json:
    """Change a protection."""
    fresh = body.get("protectedRange") or {}
    sheet, each = _found(work, fresh.get("protectedRangeId"))
    after = merged(each, fresh, mask_of(body))
    after["range"] = {key: value for key, value in (after.get("range") or {}).items() if key != "sheetId"}
    sheet.protected[sheet.protected.index(each)] = {**after, "protectedRangeId": each["protectedRangeId"]}
    return {}


@kind("deleteProtectedRange")
def delete(work: Work, body: Json) -> Json:
    """Take a protection away."""
    sheet, each = _found(work, body.get("protectedRangeId"))
    sheet.protected.remove(each)
    return {}
