"""Batch updates: all requests of a body are done to a copy of the spreadsheet, or none is."""

from importlib import import_module

from localsheets.batch.registry import KINDS, Work
from localsheets.errors import ApiError, Json, RefusedError

FAMILIES = (
    "cells",
    "chart",
    "comment",
    "conditional",
    "dimension",
    "filter",
    "find",
    "group",
    "merge",
    "metadata",
    "named",
    "paste",
    "protect",
    "sheet",
    "sort",
    "table",
)
for family in FAMILIES:
    import_module(f"{__name__}.{family}")


def apply(work: Work, requests: list[Json]) -> list[Json]:
    """Do the requests in order and return their replies; a bad one is named, and nothing of the copy may be kept."""
    if not requests:
        raise ApiError(400, "Must specify at least one request.")
    replies: list[Json] = []
    for index, request in enumerate(requests):
        kinds = [key for key, body in request.items() if body is not None]
        if len(kinds) != 1:
            raise ApiError(400, f"Invalid requests[{index}]: No request set.")
        name = kinds[0]
        if name not in KINDS:
            raise ApiError(400, f"Invalid requests[{index}].{name}: This kind of request is not known here.")
        try:
            reply = KINDS[name](work, request[name])
        except RefusedError as refused:
            raise ApiError(400, f"Invalid requests[{index}].{name}: {refused}") from refused
        except ApiError as refused:
            raise ApiError(400, f"Invalid requests[{index}].{name}: {refused}") from refused
        if name not in KEEPING_CELLS:
            work.texts.clear()
        replies.append({name: reply} if reply or name in ANSWERING else {})
    return replies


KEEPING_CELLS = frozenset(
    {"findReplace", "createDeveloperMetadata", "updateDeveloperMetadata", "deleteDeveloperMetadata"}
)
"""Kinds that change no cell, or say which they did."""

ANSWERING = frozenset({"deleteDimensionGroup", "findReplace"})
"""Kinds that answer by name even when there is nothing to say."""
