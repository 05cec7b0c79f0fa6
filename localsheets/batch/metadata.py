"""Developer metadata: create, update, delete."""

from dataclasses import replace

from localsheets.batch.registry import Work, kind, mask_of, new_id
from localsheets.errors import Json, RefusedError
from localsheets.fields import wants
from localsheets.ranges import matching
from localsheets.state import Tag
from localsheets.tags import as_json, check_size, located


@kind("createDeveloperMetadata")
def create(work: Work, body: Json) -> Json:
    """Add a piece; an id that was chosen must be free."""
    fresh = body.get("developerMetadata") or {}
    if not fresh.get("metadataKey"):
        raise RefusedError("DeveloperMetadata must have a metadataKey.")
    if fresh.get("visibility") not in {"DOCUMENT", "PROJECT"}:
        raise RefusedError("DeveloperMetadata must have a visibility.")
    chosen = fresh.get("metadataId")
    if any(tag.id == chosen for tag in work.book.metadata):
        if work.assume.duplicate_id_refused:
            raise RefusedError(f"DeveloperMetadata with ID {chosen} already exists.")
        chosen = None
    tag = Tag(
        chosen if chosen is not None else new_id(),
        fresh["metadataKey"],
        fresh.get("metadataValue") or "",
        fresh["visibility"],
    )
    tag = located(work.book, tag, fresh.get("location") or {})
    work.book.metadata.append(tag)
    check_size(work.book, tag)
    return {"developerMetadata": as_json(tag)}


@kind("updateDeveloperMetadata")
def update(work: Work, body: Json) -> Json:
    """Change every piece that the filters match."""
    mask = mask_of(body)
    fresh = body.get("developerMetadata") or {}
    found = [tag for one in body.get("dataFilters") or [] for tag in matching(work.book, one)]
    if not found:
        raise RefusedError("No DeveloperMetadata matched the given data filters.")
    changed: list[Json] = []
    for tag in dict.fromkeys(found):
        after = replace(
            tag,
            key=fresh.get("metadataKey", tag.key) if wants(mask, "metadataKey") else tag.key,
            value=(fresh.get("metadataValue") or "") if wants(mask, "metadataValue") else tag.value,
            visibility=fresh.get("visibility", tag.visibility) if wants(mask, "visibility") else tag.visibility,
        )
        if wants(mask, "location") and fresh.get("location"):
            after = located(work.book, after, fresh["location"])
        work.book.metadata[work.book.metadata.index(tag)] = after
        check_size(work.book, after)
        changed.append(as_json(after))
    return {"developerMetadata": changed}


@kind("deleteDeveloperMetadata")
def delete(work: Work, body: Json) -> Json:
    """Take away every piece that the filter matches, and answer with them."""
    found = matching(work.book, body.get("dataFilter") or {})
    work.book.metadata = [tag for tag in work.book.metadata if tag not in found]
    return {"deletedDeveloperMetadata": [as_json(tag) for tag in found]}
