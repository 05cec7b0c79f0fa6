"""JSON Schemas, for the editors in which people write `sheetsync.toml` and packs of rules."""

from dataclasses import MISSING, Field, fields
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from sheetsync.config.file import ConfigurationFile
from sheetsync.kinds.base import Rule
from sheetsync.kinds.manual import manual
from sheetsync.kinds.pack.active import SeverityWhere
from sheetsync.kinds.pack.build import LOUDNESS
from sheetsync.kinds.pattern import Pattern
from sheetsync.kinds.registry import KINDS
from sheetsync.kinds.when import HasMarker, HasStatus, InColumn, IntoInterval, IsOpen, Mentions, OnSide, When
from sheetsync.model import roadmap
from sheetsync.model.roadmap import Priority, Status

Schema = dict[str, Any]

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_KNOWN: Final[dict[Any, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Pattern: {"type": "string"},
    NoneType: {"type": "null"},
    When: {"$ref": "#/$defs/when"},
    When | None: {"$ref": "#/$defs/when"},
    roadmap.Field: {"$ref": "#/$defs/column"},
    Priority: {"$ref": "#/$defs/priority"},
    Status: {"$ref": "#/$defs/status"},
}
_NAMED: Final[dict[str, type[Enum]]] = {"column": roadmap.Field, "priority": Priority, "status": Status}
"""What many options share stands once."""

_PREDICATES: Final = (HasStatus, IsOpen, OnSide, HasMarker, Mentions, IntoInterval, InColumn)
_JOINS: Final = {
    "all": {"type": "array", "items": {"$ref": "#/$defs/when"}, "minItems": 1},
    "any": {"type": "array", "items": {"$ref": "#/$defs/when"}, "minItems": 1},
    "not": {"$ref": "#/$defs/when"},
}


def configuration() -> Schema:
    """Return the schema of `sheetsync.toml`."""
    return {"$schema": DRAFT} | ConfigurationFile.model_json_schema() | {"title": "sheetsync.toml"}


def pack() -> Schema:
    """Return the schema of a pack of rules."""
    rule = {
        "type": "object",
        "properties": {"kind": {"enum": sorted(each.kind for each in KINDS)}, "message": _ref("texts")},
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": each.kind}}, "required": ["kind"]},
                "then": _of_kind(each),
            }
            for each in KINDS
        ],
    }
    return {
        "$schema": DRAFT,
        "title": "A pack of rules for sheetsync",
        "type": "object",
        "properties": {"extends": _list_of({"type": "string"}) | {"description": "Packs that this one builds on."}},
        "patternProperties": {"^(?!extends$)[a-z][a-z0-9]*(-[a-z0-9]+)*$": rule},
        "additionalProperties": False,
        "$defs": {
            "texts": _list_of({"type": "string"}),
            "severity": {"enum": list(LOUDNESS)},
            "severity where": _list_of(_where()),
            "when": _when(),
            **{name: {"enum": [each.value for each in kind]} for name, kind in _NAMED.items()},
        },
    }


def _of_kind(kind: type[Rule]) -> Schema:
    """Return what a rule of one kind may say."""
    types = get_type_hints(kind)
    about = {each.name: each.text for each in manual(kind).options}
    options = {each.name: read(types[each.name]) | {"description": about.get(each.name, "")} for each in fields(kind)}
    common: Schema = {
        "kind": {"const": kind.kind},
        "why": {"type": "string", "description": "What the rule is good for."},
        "severity": _ref("severity") | {"description": "How loud the rule is."},
        "severity_where": _ref("severity where") | {"description": "How loud it is elsewhere."},
        "message": _ref("texts") | {"description": "What a person should do next."},
    }
    needed = [each.name for each in fields(kind) if _is_needed(each)]
    return _table(common | options) | {"description": manual(kind).summary, "required": ["kind", "message", *needed]}


def _where() -> Schema:
    properties = {name: read(of) for name, of in get_type_hints(SeverityWhere).items()}
    return _table(properties | {"severity": _ref("severity")}) | {"required": ["severity"]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _is_needed(option: "Field[Any]") -> bool:
    return option.default is MISSING and option.default_factory is MISSING


def _when() -> Schema:
    properties: Schema = {}
    for predicate in _PREDICATES:
        for name, of in get_type_hints(predicate).items():
            properties[name] = read(of)
    return _table(properties | _JOINS) | {"minProperties": 1}


def _table(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _list_of(item: Schema) -> Schema:
    """One value alone is a list of one, as people write it."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def read(annotation: Any) -> Schema:
    """Return the schema of one option, by its type."""
    if annotation in _KNOWN:
        return dict(_KNOWN[annotation])
    match get_origin(annotation):
        case origin if origin in (Union, UnionType):
            kinds = [each for each in get_args(annotation) if each is not NoneType]
            return read(kinds[0]) if len(kinds) == 1 else {"anyOf": [read(each) for each in kinds]}
        case origin if origin is tuple:
            item = get_args(annotation)[0]
            return _ref("texts") if item is str else _list_of(read(item))
        case origin if origin is Literal:
            return {"enum": list(get_args(annotation))}
        case _ if issubclass(annotation, Enum):
            return {"enum": [each.value for each in annotation]}
        case _:
            raise TypeError(f"no schema for {annotation}")
