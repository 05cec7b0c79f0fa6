"""Named ranges."""

import re

from localsheets.batch.registry import Work, kind, mask_of, new_id
from localsheets.errors import Json, RefusedError
from localsheets.fields import merged

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,249}\Z")


def _checked(work: Work, fresh: Json) -> Json:
    name = fresh.get("name") or ""
    if not NAME.match(name):
        raise RefusedError(f"The name '{name}' is not valid for a named range.")
    if any(each["name"].casefold() == name.casefold() and each is not fresh for each in work.book.named):
        raise RefusedError(f"A named range with the name '{name}' already exists.")
    work.place(fresh.get("range") or {})
    return fresh


@kind("addNamedRange")
def add(work: Work, body: Json) -> Json:
    """Name a range."""
    fresh = _checked(work, dict(body.get("namedRange") or {}))
    fresh = {"namedRangeId": str(fresh.get("namedRangeId") or new_id()), **fresh}
    if any(each["namedRangeId"] == fresh["namedRangeId"] for each in work.book.named):
        raise RefusedError(f"A named range with id {fresh['namedRangeId']} already exists.")
    work.book.named.append(fresh)
    shown = dict(fresh["range"])
    if not shown.get("sheetId"):
        shown.pop("sheetId", None)
    return {"namedRange": {**fresh, "range": shown}}


@kind("updateNamedRange")
def update(work: Work, body: Json) -> Json:
    """Rename or move one."""
    fresh = body.get("namedRange") or {}
    mask = mask_of(body)
    for index, each in enumerate(work.book.named):
        if each["namedRangeId"] == fresh.get("namedRangeId"):
            del work.book.named[index]
            work.book.named.insert(
                index, _checked(work, {**merged(each, fresh, mask), "namedRangeId": each["namedRangeId"]})
            )
            return {}
    raise RefusedError(f"No named range with id: {fresh.get('namedRangeId')}")


@kind("deleteNamedRange")
def delete(work: Work, body: Json) -> Json:
    """Forget a name."""
    kept = [each for each in work.book.named if each["namedRangeId"] != body.get("namedRangeId")]
    if len(kept) == len(work.book.named):
        raise RefusedError(f"No named range with id: {body.get('namedRangeId')}")
    work.book.named = kept
    return {}
