"""Whether a request fits Google's own description of its API, and Google's words where it does not."""

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from googleapiclient.discovery_cache import get_static_doc  # type: ignore[import-untyped]  # ships no types

from localsheets.errors import ApiError, Json, bad_field
from localsheets.fields import Mask

PROTO = "type.googleapis.com/google.protobuf."


@cache
def schemas(api: str, version: str) -> Json:
    """The named shapes of an API."""
    schemas: Json = json.loads(get_static_doc(api, version))["schemas"]
    return schemas


@cache
def snake(name: str) -> str:
    """UpdateCells -> update_cells: errors name fields as protocol buffers do."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda match: "_" + match[1].lower(), name)


def check_body(body: Any, schema: str, *, field: str = "", api: str = "sheets", version: str = "v4") -> None:
    """Refuse a body that is not of the shape. `field` is its name where it is not the whole request."""
    if not isinstance(body, dict):
        raise bad_field("", 'Invalid JSON payload received. Unknown name "": Root element must be a message.')
    _check(body, {"$ref": schema}, field, schemas(api, version))


def _check(value: Any, shape: Json, path: str, known: Json) -> None:
    if value is None:
        return
    if "$ref" in shape:
        _object(value, known[shape["$ref"]], path, known, shape["$ref"])
    elif shape.get("type") == "array":
        if not isinstance(value, list):
            kind = PROTO + "ListValue" if shape["items"].get("type") in {"any", "array"} else _kind(shape["items"])
            raise bad_field(path, f"Invalid value at '{path}' ({kind}), {_shown(value)}")
        for index, each in enumerate(value):
            if shape["items"].get("type") == "array" and not isinstance(each, list):
                inner = f"{path}[{index}]"
                raise bad_field(inner, f"Invalid value at '{inner}' ({PROTO}ListValue), {_shown(each)}")
            _check(each, shape["items"], f"{path}[{index}]", known)
    elif shape.get("type") == "object":
        _object(value, shape, path, known, "")
    elif not _plain(value, shape):
        raise bad_field(path, f"Invalid value at '{path}' ({_kind(shape)}), {_shown(value)}")


def _object(value: Any, shape: Json, path: str, known: Json, name: str) -> None:
    if not isinstance(value, dict):
        raise bad_field(
            path, f"Invalid value at '{path}' (type.googleapis.com/google.apps.sheets.v4.{name}), {_shown(value)}"
        )
    properties = shape.get("properties")
    for key, each in value.items():
        inner = f"{path}.{snake(key)}" if path else snake(key)
        if properties is None:
            if "additionalProperties" in shape:
                _check(each, shape["additionalProperties"], inner, known)
        elif key not in properties:
            where = f" at '{path}'" if path else ""
            raise bad_field(path, f'Invalid JSON payload received. Unknown name "{key}"{where}: Cannot find field.')
        else:
            _check(each, properties[key], inner, known)


def _plain(value: Any, shape: Json) -> bool:
    if "enum" in shape:
        return value in shape["enum"] or (isinstance(value, int) and not isinstance(value, bool))
    kind = str(shape.get("type"))
    if kind == "string" and str(shape.get("format", "")).endswith("int64"):
        kind = "integer"
    return PLAIN.get(kind, lambda _: True)(value)


def _whole(value: Any) -> bool:
    """A whole number, as a number or as a text; protocol buffers take both."""
    if isinstance(value, str):
        return value.lstrip("-").isdigit()
    return not isinstance(value, bool) and (isinstance(value, int) or (isinstance(value, float) and value.is_integer()))


PLAIN: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": _whole,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
}


def _kind(shape: Json) -> str:
    if "enum" in shape:
        return "TYPE_ENUM"
    if str(shape.get("format", "")).startswith("google-fieldmask"):
        return PROTO + "FieldMask"
    return {
        "string": "TYPE_STRING",
        "integer": "TYPE_INT32",
        "number": "TYPE_DOUBLE",
        "boolean": "TYPE_BOOL",
    }.get(shape.get("type", ""), "TYPE_MESSAGE")


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def check_mask(mask: Mask, schema: str, *, api: str = "sheets", version: str = "v4") -> None:
    """Refuse a `fields` parameter that names a field which the answer can't have."""
    unknown = first_unknown(mask, schema, api=api, version=version)
    if unknown:
        message = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{unknown}'."
        raise _bad_mask(message)


def _bad_mask(message: str) -> ApiError:
    refused = bad_field(message and unknown_path(message), message)
    refused.body["error"]["message"] = "Request contains an invalid argument."
    return refused


def unknown_path(message: str) -> str:
    """The path that a mask's error is about."""
    return message.rsplit("'", 2)[1]


def first_unknown(mask: Mask, schema: str, *, api: str = "sheets", version: str = "v4") -> str:
    """The first path of a mask that the shape does not have; empty when it has them all."""
    known = schemas(api, version)

    def walk(deeper: Mask, shape: Json) -> str:
        while "items" in shape:
            shape = shape["items"]
        if "$ref" in shape:
            shape = known[shape["$ref"]]
        properties = shape.get("properties")
        for key, rest in deeper.items():
            if key == "*" or properties is None:
                continue
            if key not in properties:
                return key
            if rest and (found := walk(rest, properties[key])):
                return f"{key}.{found}"
        return ""

    return walk(mask, {"$ref": schema})
