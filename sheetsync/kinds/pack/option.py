"""Options: from the plain values of a pack to what a kind asks for, by the types of its fields."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from sheetsync.kinds.pack.mistake import Mistake, Path, choices
from sheetsync.kinds.pattern import Pattern
from sheetsync.kinds.when import (
    AllOf,
    AnyOf,
    HasMarker,
    HasStatus,
    InColumn,
    IntoInterval,
    IsOpen,
    Mentions,
    Not,
    OnSide,
    When,
)

WRONG: Final = object()
"""Stands for a value that could not be read; the mistakes say why."""

_NAMES: Final = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a day such as 2026-10-05",
    NoneType: "nothing",
}
_PREDICATES: Final[Mapping[str, type[Any]]] = {
    "status": HasStatus,
    "open": IsOpen,
    "priority": OnSide,
    "marker": HasMarker,
    "mentions": Mentions,
    "days_into_interval": IntoInterval,
}
_COLUMN_TESTS: Final = ("blank", "one_of", "matches")
_JOINS: Final = ("all", "any", "not")
_DEEPEST: Final = 8


def read(annotation: Any, value: object, path: Path, mistakes: list[Mistake]) -> Any:
    """Read one value as the type that an option has.

    Returns:
        The value, or `WRONG` after adding at least one mistake.
    """
    if annotation in (When, When | None):
        return read_when(value, path, mistakes)
    match get_origin(annotation):
        case origin if origin in (Union, UnionType):
            return _one_of_types(get_args(annotation), value, path, mistakes)
        case origin if origin is tuple:
            return _list(get_args(annotation)[0], value, path, mistakes)
        case origin if origin is Literal:
            return _choice(value, {str(each): each for each in get_args(annotation)}, path, mistakes)
        case _:
            return _single(annotation, value, path, mistakes)


def _list(item: Any, value: object, path: Path, mistakes: list[Mistake]) -> Any:
    # One value alone is a list of one, as people write it.
    if not isinstance(value, list):
        found = read(item, value, path, mistakes)
        return WRONG if found is WRONG else (found,)
    items = tuple(read(item, each, (*path, index), mistakes) for index, each in enumerate(value))
    return WRONG if WRONG in items else items


def _single(kind: Any, value: object, path: Path, mistakes: list[Mistake]) -> Any:
    if kind is Pattern:
        return _pattern(value, path, mistakes)
    if issubclass(kind, Enum):
        return _choice(value, {str(each.value): each for each in kind}, path, mistakes)
    return _plain(kind, value, path, mistakes)


def _plain(kind: type, value: object, path: Path, mistakes: list[Mistake]) -> Any:
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is kind:
        return value
    mistakes.append(Mistake(path, f"must be {_NAMES[kind]}"))
    return WRONG


def _one_of_types(kinds: tuple[Any, ...], value: object, path: Path, mistakes: list[Mistake]) -> Any:
    for kind in kinds:
        found = read(kind, value, path, [])
        if found is not WRONG:
            return found
    names = [
        " or ".join(map(str, get_args(kind))) if get_origin(kind) is Literal else _NAMES.get(kind, "a list")
        for kind in kinds
        if kind is not NoneType
    ]
    mistakes.append(Mistake(path, f"must be {' or '.join(names)}"))
    return WRONG


def _choice(value: object, allowed: Mapping[str, Any], path: Path, mistakes: list[Mistake]) -> Any:
    if isinstance(value, str) and value in allowed:
        return allowed[value]
    mistakes.append(Mistake(path, f'"{value}" is not known; {choices(str(value), allowed)}'))
    return WRONG


def _pattern(value: object, path: Path, mistakes: list[Mistake]) -> Any:
    if not isinstance(value, str):
        return _plain(str, value, path, mistakes)
    try:
        return Pattern(value)
    except ValueError as error:
        mistakes.append(Mistake(path, str(error)))
        return WRONG


def read_when(value: object, path: Path, mistakes: list[Mistake]) -> Any:
    """Read a `when`. Keys that stand beside each other all have to hold."""
    if not isinstance(value, Mapping) or not value or len(path) > 2 * _DEEPEST:
        mistakes.append(Mistake(path, "must be a table such as {status: [At risk]}, not nested deeper than 8"))
        return WRONG
    keys = dict(value)
    parts: list[Any] = []
    if "column" in keys:
        tests = {"column": keys.pop("column")} | {key: keys.pop(key) for key in _COLUMN_TESTS if key in keys}
        parts.append(_in_column(tests, path, mistakes))
    parts += [_predicate(key, each, (*path, key), mistakes) for key, each in keys.items()]
    if WRONG in parts:
        return WRONG
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _in_column(tests: Mapping[str, object], path: Path, mistakes: list[Mistake]) -> Any:
    if len(tests) == 1:
        mistakes.append(Mistake((*path, "column"), f"needs a test beside it: {', '.join(_COLUMN_TESTS)}", at_key=True))
        return WRONG
    hints = get_type_hints(InColumn)
    # `str | None` reads None as a value; a test that is written down has to have one.
    needed = {"column": hints["column"], "blank": bool, "one_of": tuple[str, ...], "matches": tuple[Pattern, ...]}
    values = {key: read(needed[key], each, (*path, key), mistakes) for key, each in tests.items()}
    return WRONG if WRONG in values.values() else InColumn(**values)


def _predicate(key: str, value: object, path: Path, mistakes: list[Mistake]) -> Any:
    if key == "not":
        part = read_when(value, path, mistakes)
        return WRONG if part is WRONG else Not(part)
    if key in ("all", "any"):
        if not isinstance(value, list) or not value:
            mistakes.append(Mistake(path, "must be a list of conditions"))
            return WRONG
        parts = tuple(read_when(each, (*path, index), mistakes) for index, each in enumerate(value))
        return WRONG if WRONG in parts else (AllOf(parts) if key == "all" else AnyOf(parts))
    if key not in _PREDICATES:
        allowed = (*_PREDICATES, "column", *_JOINS)
        mistakes.append(Mistake(path, f'unknown condition "{key}"; {choices(key, allowed)}', at_key=True))
        return WRONG
    predicate = _PREDICATES[key]
    found = read(get_type_hints(predicate)[key], value, path, mistakes)
    return WRONG if found is WRONG else predicate(found)
