"""JSON Schemas, for the editors in which people write `sheetsync.toml` and packs of rules."""

from dataclasses import MISSING, fields
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from sheetsync.config.choices import SCHEMA
from sheetsync.config.pack.rule import Packed, written
from sheetsync.kinds.base import Rule
from sheetsync.kinds.manual import manual
from sheetsync.kinds.registry import KINDS
from sheetsync.model.settings import Choices

Schema = dict[str, Any]


class _Untitled(GenerateJsonSchema):
    """A schema without titles that only repeat the names of keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Set none."""
        del schema
        return False


def _schema(table: type[BaseModel]) -> Schema:
    return table.model_json_schema(schema_generator=_Untitled)


DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def configuration() -> Schema:
    """Return the schema of `sheetsync.toml`."""
    return {"$schema": DRAFT} | _schema(SCHEMA.table(Choices)) | {"title": "sheetsync.toml"}


def pack() -> Schema:
    """Return the schema of a pack of rules."""
    parts = {each.kind: _of_kind(each) for each in KINDS}
    # What many kinds share stands once.
    named: Schema = {}
    for part in parts.values():
        named |= part.pop("$defs", {})
    rule = {
        "type": "object",
        "properties": {"kind": {"enum": sorted(parts)}, "message": _schema(Packed)["properties"]["message"]},
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": part}
            for kind, part in parts.items()
        ],
    }
    extends = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    return {
        "$schema": DRAFT,
        "title": "A pack of rules for sheetsync",
        "type": "object",
        "properties": {"extends": extends | {"description": "Packs that this one builds on."}},
        "patternProperties": {"^(?!extends$)[a-z][a-z0-9]*(-[a-z0-9]+)*$": rule},
        "additionalProperties": False,
        "$defs": dict(sorted(named.items())),
    }


def _of_kind(kind: type[Rule]) -> Schema:
    """Return what a rule of one kind may say."""
    schema = _schema(written(kind, Packed))
    properties = schema["properties"] | {"kind": {"const": kind.kind}}
    for each in manual(kind).options:
        properties[each.name] = properties[each.name] | {"description": each.text}
    needed = [each.name for each in fields(kind) if each.default is MISSING]
    about = {"description": manual(kind).summary, "required": ["kind", "message", *needed]}
    return schema | {"properties": properties} | about
