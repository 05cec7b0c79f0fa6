"""The configuration, from the models that read it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from docs.generate.markdown import cell, table
from docs.generate.schema import configuration

_NAMES: Final = {"string": "a text", "integer": "a number", "number": "a number", "boolean": "`true` or `false`"}


def tables() -> str:
    """Return each table of the file: its keys, what may stand there, and what holds when nothing does."""
    whole = configuration()
    return "\n\n".join(_tables(whole, whole["$defs"]))


def _tables(whole: Mapping[str, Any], named: Mapping[str, Any]) -> Iterator[str]:
    alone = {}
    for key, of in whole["properties"].items():
        entry, is_list = _meant(of, named)
        if "properties" in entry:
            yield f"### {'[[' if is_list else '['}{key}{']]' if is_list else ']'}"
            yield _said(of.get("description") or entry.get("description", ""))
            yield _keys(entry["properties"], named)
        elif "additionalProperties" in of:
            yield f"### [{key}]"
            yield of["description"]
            yield f"Each key: {_allowed(of['propertyNames'], named)}." if "propertyNames" in of else "Any key."
            yield f"Each value: {_allowed(of['additionalProperties'], named)}."
        else:
            alone[key] = of
    yield "### Above all tables"
    yield _keys(alone, named)


def _meant(of: Mapping[str, Any], named: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
    """Return what a key holds, through references and what may be left out; and whether it is a list of them."""
    if of.get("type") == "array" and "$ref" in of["items"]:
        return named[of["items"]["$ref"].rsplit("/", 1)[1]], True
    for each in (of, *of.get("anyOf", ())):
        if "$ref" in each:
            return named[each["$ref"].rsplit("/", 1)[1]], False
    return of, False


def _said(description: str) -> str:
    """Return what a section says of itself, without its own name before it."""
    about = " ".join(description.split())
    text = about.split(": ", 1)[1] if about.startswith("`[") else about
    return f"{text[:1].upper()}{text[1:]}"


def _keys(properties: Mapping[str, Any], named: Mapping[str, Any]) -> str:
    rows = []
    for key, of in properties.items():
        default = of.get("default")
        shown = "" if default in (None, "", [], {}) else f"`{_toml(default)}`"
        rows.append((f"`{key}`", cell(of.get("description", "")), cell(_allowed(of, named)), shown))
    return table(("key", "what it says", "what may stand there", "if left out"), rows)


def _allowed(of: Mapping[str, Any], named: Mapping[str, Any]) -> str:
    if "$ref" in of:
        return _allowed(named[of["$ref"].rsplit("/", 1)[1]], named)
    if "enum" in of:
        return ", ".join(f"`{each}`" for each in of["enum"])
    if "anyOf" in of:
        return " or ".join(_allowed(each, named) for each in of["anyOf"] if each.get("type") != "null")
    if of.get("type") == "array":
        item = _allowed(of["items"], named)
        return f"a list of {'texts' if item == 'a text' else item}"
    if of.get("format") == "date":
        return "a day"
    return _NAMES.get(of.get("type", ""), "a table") + (f" from {of['minimum']}" if "minimum" in of else "")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
