"""From a frozen value to the schema that checks what people write for it, and the words for what is wrong with that.

One library checks configurations, packs and the options of rules. Imported only where there is something of people's
to check: it takes longer to import than most roadmaps take to be checked.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from functools import partial
from inspect import getdoc
from types import UnionType
from typing import Annotated, Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

import pydantic
from pydantic import AfterValidator, BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationError, create_model
from pydantic_core import core_schema

from sheetsync.config.mistake import Mistake, MistakesError, Path, choices
from sheetsync.model.key import Form, Key

Value = TypeVar("Value")
_TYPES: Final = {
    "bool": "true or false",
    "date": "a day such as 2026-10-05",
    "dict": "a table",
    "float": "a number",
    "int": "a whole number",
    "list": "a list",
    "model": "a table",
    "string": "a text",
}


class Table(BaseModel):
    """A table as people write it: what is unknown in it is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class Alone:
    """One value alone is a list of one, as people write it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        return core_schema.no_info_before_validator_function(_listed, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(core)
        return {"anyOf": [handler.resolve_ref_schema(listed)["items"], listed]}


def _listed(said: Any) -> Any:
    return said if isinstance(said, list) else [said]


@dataclass(frozen=True, slots=True)
class Schema:
    """How values are written.

    Attributes:
        leaves: By a type, what is written for it where that is something else.
        forms: By the form of a text, what checks it and says what becomes of it.
        is_loose: Whether one value alone is a list of one.
    """

    leaves: Mapping[Any, Any]
    forms: Mapping[Form, Callable[[str], object]]
    is_loose: bool = False
    _tables: dict[Any, type[Table]] = field(default_factory=dict, init=False, repr=False)

    def read(self, kind: type[Value], written: object, **others: object) -> Value:
        """Return a value from what is written for it, and what else is known of it.

        Raises:
            MistakesError: With every mistake.
        """
        if kind not in self._tables:
            self._tables[kind] = self.table(kind)
        table = self._tables[kind]
        try:
            said = table.model_validate(written)
        except ValidationError as error:
            raise MistakesError(mistakes(error, written, table)) from None
        return kind(**others | given(said))

    def of(self, hint: Any, key: Key | None = None) -> Any:  # noqa: PLR0911 - a table of types, read from top to bottom
        """Return the type that checks what is written for a type, and makes a value of it."""
        if not (key and key.form) and hint in self.leaves:
            return self.leaves[hint]
        arguments = get_args(hint)
        match get_origin(hint):
            case origin if origin is Annotated:
                return self.of(arguments[0], _key(hint))
            case origin if origin is tuple:
                listed: Any = list[self.of(arguments[0], key)]  # type: ignore[misc]
                if key and key.unique:
                    return Annotated[listed, AfterValidator(partial(_told_apart, key.unique))]
                return Annotated[listed, Alone()] if self.is_loose else listed
            case _ if key and key.form:
                return Annotated[str, AfterValidator(self.forms[key.form])]
            case _ if hint == (str | None) and not self.is_loose:
                return Annotated[str | None, AfterValidator(_said_or_none)]
            case origin if origin in (Union, UnionType):
                return Union[tuple(self.of(each) for each in arguments)]  # noqa: UP007 - as many as there are
            case origin if origin is Mapping:
                return dict[self.of(arguments[0]), self.of(arguments[1])]  # type: ignore[misc]
            case None if is_dataclass(hint):
                return Annotated[self.table(hint), AfterValidator(partial(_checked, hint))]
        return hint

    def table(self, kind: Any, base: type[Table] = Table, *, is_partial: bool = False, **more: Any) -> type[Table]:
        """Return the table that is written for a dataclass, or for a part of it.

        Of one that has keys, what has no `Key` stands in no file.
        """
        hints = get_type_hints(kind, include_extras=True)
        has_keys = any(map(_key, hints.values()))
        said: dict[str, Any] = {
            each.name: (self.of(hints[each.name]), _field(each, _key(hints[each.name]), is_partial=is_partial))
            for each in fields(kind)
            if not has_keys or _key(hints[each.name]) or is_dataclass(hints[each.name])
        }
        about = " ".join((getdoc(kind) or "").split("\n\n", 1)[0].split())
        return create_model(kind.__name__, __base__=base, __doc__=about, **said, **more)


def _field(of: "Field[Any]", key: Key | None, *, is_partial: bool) -> Any:
    said: dict[str, Any] = {}
    if key:
        limits = {"ge": key.least, "le": key.most, "min_length": key.shortest, "max_length": key.longest}
        told = {"alias": key.named or None, "description": _about(key) or None} | limits
        said = {name: value for name, value in told.items() if value is not None}
    if of.default_factory is not MISSING or is_dataclass(of.default):
        # It is never looked at: what isn't written is left to the value itself.
        said["default_factory"] = dict
    elif of.default is not MISSING or is_partial:
        default = None if of.default is MISSING else of.default
        said["default"] = list(default) if isinstance(default, tuple) else default
    return pydantic.Field(**said)


def _about(key: Key) -> str:
    beats = [f"`{each}`" for each in (key.option, key.variable) if each]
    return key.about + (f" {' and '.join(beats)} beats it." if beats else "")


def _key(hint: Any) -> Key | None:
    return next((each for each in getattr(hint, "__metadata__", ()) if isinstance(each, Key)), None)


def _said_or_none(said: str | None) -> str | None:
    return said or None


def _told_apart(name: str, said: list[Any]) -> list[Any]:
    names = [getattr(each, name) for each in said]
    if twice := next((each for each in names if names.count(each) > 1), None):
        raise ValueError(f"two of them have the {name} {twice}; let each have its own")
    return said


def given(said: Table) -> dict[str, Any]:
    """Return what is written in a table, as a dataclass takes it."""
    values = {name: getattr(said, name) for name in type(said).model_fields if name in said.model_fields_set}
    return {name: tuple(each) if isinstance(each, list) else each for name, each in values.items()}


def _checked(kind: Any, said: Table) -> Any:
    value = kind(**given(said))
    if reason := getattr(value, "contradiction", ""):
        raise ValueError(reason)
    return value


def mistakes(error: ValidationError, written: object, table: type[Table], quote: str = "") -> Iterator[Mistake]:
    """Yield what is wrong, each place once.

    Args:
        error: What the library found.
        written: What it looked at.
        table: As what.
        quote: What stands around the name that was perhaps meant.
    """
    found: dict[Path, list[Any]] = {}
    for each in error.errors(include_url=False):
        found.setdefault(_place(each, written), []).append(each)
    for path, several in found.items():
        # A value that may be of several types is told what each of them would be.
        reasons = [_reason(each, path, table, quote if len(several) == 1 else "") for each in several]
        rest = (reason.removeprefix("must be ") for reason in reasons[1:])
        at_key = several[0]["type"] in ("extra_forbidden", "missing")
        yield Mistake(path, " or ".join(dict.fromkeys((reasons[0], *rest))), at_key)


def _place(mistake: Any, written: Any) -> Path:
    """Return the path of a mistake in what was written, without the library's own steps on the way there."""
    path: list[str | int] = []
    for part in mistake["loc"]:
        places = range(len(written)) if isinstance(written, list) else written if isinstance(written, dict) else ()
        if part in places:
            path.append(part)
            written = written[part]
    return (*path, mistake["loc"][-1]) if mistake["type"] == "missing" else tuple(path)


def _reason(mistake: Any, path: Path, table: type[Table], quote: str) -> str:
    kind, word = mistake["type"], mistake["input"]
    if kind == "extra_forbidden":
        return f"unknown; {choices(str(path[-1]), _allowed(table, path[:-1]), quote)}"
    if kind == "missing":
        return f"needs {quote}{path[-1]}{quote}" if quote else "has to be given"
    if kind in ("enum", "literal_error"):
        expected = mistake["ctx"]["expected"]
        if not quote:
            return f"must be {expected}"
        return f'"{word}" is not known; {choices(str(word), _names(expected), quote)}'
    if kind == "too_short":
        return f"needs at least {mistake['ctx']['min_length']}"
    known = _TYPES.get(re.sub("_(type|parsing|from_float|from_datetime_parsing)$", "", kind))
    message = str(mistake["msg"]).removeprefix("Value error, ").replace("Input should be", "must be")
    return f"must be {known}" if known else message


def _names(expected: str) -> list[str]:
    """Return the words of a list that the library wrote: `'a', 'b' or "c's"`."""
    return [one or other for one, other in re.findall(r"'([^']*)'|\"([^\"]*)\"", expected)]


def _allowed(table: type[Table], path: Path) -> list[str]:
    """Return the keys of a table within a table, by the path to it; a place in a list has none of its own."""
    found: type[Table] | None = table
    for part in path:
        known = {each.alias or name: each.annotation for name, each in found.model_fields.items()} if found else {}
        found = found if isinstance(part, int) else _table_in(known.get(part))
    return sorted(each.alias or name for name, each in found.model_fields.items()) if found else []


def _table_in(hint: Any) -> type[Table] | None:
    if isinstance(hint, type) and not get_args(hint):
        return hint if issubclass(hint, Table) else None
    return next(filter(None, map(_table_in, get_args(hint))), None)
