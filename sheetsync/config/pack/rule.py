"""What is written of a rule, in a pack or in the configuration, and the rule that it makes.

Loaded only where people wrote something of rules, see `config/schema.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from functools import cache, partial
from typing import Annotated, Any, Final, get_args, get_type_hints

from pydantic import AfterValidator, BeforeValidator, Field, Strict, ValidationError, create_model

from sheetsync.config.mistake import Mistake, Path, choices
from sheetsync.config.schema import Schema, Table, given, mistakes
from sheetsync.kinds.base import BadOptionError, Rule
from sheetsync.kinds.pack import LOUDNESS, ActiveRule, Message, SeverityWhere
from sheetsync.kinds.pack.message import EVERYWHERE
from sheetsync.kinds.pattern import Pattern
from sheetsync.kinds.reading import Reading
from sheetsync.kinds.registry import KINDS
from sheetsync.kinds.when import (
    AllOf,
    AnyOf,
    InColumn,
    Not,
    When,
)
from sheetsync.model.finding import Severity
from sheetsync.model.settings import Level
from sheetsync.model.trouble import TroubleName

_BY_NAME: Final = {each.kind: each for each in KINDS}
_JOINS: Final[Mapping[str, Any]] = {"all": AllOf, "any": AnyOf, "not": Not}
_PREDICATES: Final[Mapping[str, Any]] = {
    fields(each)[0].name: each for each in get_args(When) if each not in (InColumn, *_JOINS.values())
}
"""By its key, which is its one field, what is asked of a line."""

_MAKERS: Final[Mapping[str, Any]] = {**_PREDICATES, **_JOINS}
_COLUMN: Final = get_type_hints(InColumn)
_DEEPEST: Final = 16
"""Eight conditions, each in a list of them."""


def _condition(said: Table) -> Any:
    """Return the condition that a table is: all that stands in it has to hold."""
    keys = given(said)
    column = {name: keys.pop(name) for name in _COLUMN if name in keys}
    if column and ("column" not in column or len(column) == 1):
        raise ValueError(f"a `column` and what it shows go together: {', '.join(each for each in _COLUMN)}")
    parts = [InColumn(**column)] if column else []
    parts += [_MAKERS[name](value) for name, value in keys.items()]
    if not parts:
        raise ValueError("must be a table such as {status: [At risk]}")
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _shallow(said: object) -> object:
    if not isinstance(said, dict) or _is_deeper(said, _DEEPEST):
        raise ValueError("must be a table such as {status: [At risk]}, not nested deeper than 8")
    return said


def _is_deeper(said: object, left: int) -> bool:
    below = said.values() if isinstance(said, dict) else said if isinstance(said, list) else ()
    return not left or any(_is_deeper(each, left - 1) for each in below)


def _is_there(hint: Any) -> Any:
    """Return a type without None: what is written down has a value."""
    return next((each for each in get_args(hint) if type(None) in get_args(hint)), hint)


_PLAIN: Final = Schema(
    {kind: Annotated[kind, Strict()] for kind in (bool, date, float, int, str)}
    | {Pattern: Annotated[str, Strict(), AfterValidator(Pattern)]},
    {},
    is_loose=True,
)
_HINTS: Final = {name: get_type_hints(kind)[name] for name, kind in _PREDICATES.items()} | _COLUMN
_LIST: Final[Any] = Annotated["list[_Condition]", Field(min_length=1)]
_CONDITIONS: dict[str, Any] = {name: (_PLAIN.of(_is_there(hint)), None) for name, hint in _HINTS.items()}
_CONDITIONS |= {"all": (_LIST, None), "any": (_LIST, None), "not": ("_Condition", None)}
Conditions: Final[Any] = create_model(
    "Conditions",
    __base__=Table,
    __module__=__name__,
    __doc__="On which lines a rule applies; keys that stand beside each other all have to hold.",
    **_CONDITIONS,
)
_Condition = Annotated[Conditions, AfterValidator(_condition)]
Conditions.model_rebuild()
_WRITTEN_WHEN: Final = Annotated[_Condition, BeforeValidator(_shallow)]
OPTIONS: Final = Schema({**_PLAIN.leaves, When: _WRITTEN_WHEN, When | None: _WRITTEN_WHEN}, {}, is_loose=True)


def _texts(said: list[str]) -> list[str]:
    if not said or not all(text.strip() for text in said):
        raise ValueError("must not be empty")
    return said


_MESSAGE: Final[Any] = Annotated[OPTIONS.of(tuple[str, ...]), AfterValidator(_texts)]
_BESIDE: Final[Any] = Annotated[bool, Strict()] | _WRITTEN_WHEN
Tuned: Final[Any] = create_model(
    "Tuned",
    __base__=Table,
    __doc__="What the configuration may say of a rule, beside its options: it tunes it, and never makes another of it.",
    severity=(Level, Field("warning", description="How loud the rule is.")),
    severity_where=(OPTIONS.of(tuple[SeverityWhere, ...]), Field([], description="How loud it is elsewhere.")),
    message=(_MESSAGE, Field(default=())),
    beside=(
        _BESIDE,
        Field(True, description="On which lines it is told beside the row; elsewhere it stands in the report alone."),
    ),
)
Packed: Final[Any] = create_model(
    "Packed",
    __base__=Tuned,
    __doc__="What a pack may say of a rule, beside its options.",
    kind=(str, Field("", description="How it is checked.")),
    why=(Annotated[str, Strict()], Field("", description="What the rule is good for.")),
)


@cache
def written(kind: type[Rule], base: type[Table]) -> type[Table]:
    """Return the table that is written for a rule of a kind."""
    says = Annotated[_MESSAGE, AfterValidator(partial(_with_known_names, sorted(EVERYWHERE | kind.says)))]
    message: Any = Field([], description="What a person should do next.")
    return OPTIONS.table(kind, base, is_partial=True, message=(says, message))


def _with_known_names(allowed: Sequence[str], said: list[str]) -> list[str]:
    for name in dict.fromkeys(Message(tuple(said)).names):
        if name not in allowed:
            raise ValueError(f"unknown name {{{name}}}; {choices(name, allowed)}")
    return said


@dataclass(frozen=True, slots=True)
class Entry:
    """What one table says of one rule.

    `inherited` is the rule of that name so far: what the table doesn't say is taken from it, unless
    it names a kind, as it may in a pack. `path` is where the table stands. Every mistake is added to `mistakes`.
    """

    name: str
    table: object
    inherited: ActiveRule | None
    path: Path
    mistakes: list[Mistake]
    in_pack: bool = True
    pack: str = ""

    def build(self) -> ActiveRule | None:
        """Return the rule; None after at least one mistake."""
        before = len(self.mistakes)
        table = self.table
        if not isinstance(table, dict):
            self._wrong("must be a table such as {severity: warning}")
            return None
        replaces = self.in_pack and "kind" in table
        inherited = None if replaces else self.inherited
        kind = self._kind(table["kind"]) if replaces else self._inherited_kind()
        if kind:
            self._judge_whole(kind, {*table, *(field.name for field in fields(kind) if inherited)}, inherited)
        said = self._said(kind, table)
        rule = self._rule(kind, said, inherited) if kind and said else None
        if len(self.mistakes) > before or rule is None:
            return None
        keys = said.model_fields_set
        severity = inherited.severity if inherited else Severity.WARNING
        where = inherited.severity_where if inherited else ()
        if "severity" in keys:
            # Whoever says how loud a rule is means it everywhere.
            severity, where = LOUDNESS[said.severity], ()
        where = tuple(said.severity_where) if "severity_where" in keys else where
        message = inherited.message if inherited and "message" not in keys else Message(tuple(said.message))
        why = inherited.why if inherited and "why" not in keys else said.why
        beside = inherited.beside if inherited and "beside" not in keys else said.beside
        return ActiveRule(self.name, rule, severity, message, where, self.pack, why, beside)

    def _wrong(self, reason: str, *below: str, at_key: bool = False) -> None:
        self.mistakes.append(Mistake((*self.path, *below), reason, at_key))

    def _inherited_kind(self) -> type[Rule] | None:
        if self.inherited is None:
            self._wrong(f"needs a kind, or the name of a rule that has one; {choices('', _BY_NAME)}", at_key=True)
            return None
        return type(self.inherited.rule)

    def _kind(self, named: object) -> type[Rule] | None:
        kind = _BY_NAME.get(named) if isinstance(named, str) else None
        if kind is None:
            self._wrong(f'unknown kind "{named}"; {choices(str(named), _BY_NAME)}', "kind")
        return kind

    def _judge_whole(self, kind: type[Rule], keys: set[str], inherited: ActiveRule | None) -> None:
        """Tell what the rule lacks, and a name that makes no sense."""
        if kind is Reading and self.name not in set(TroubleName):
            self._wrong(
                f'"{self.name}" is nothing that reading notices; {choices(self.name, TroubleName)}', at_key=True
            )
        for each in fields(kind):
            if each.default is MISSING and each.name not in keys:
                self._wrong(f'kind "{kind.kind}" needs the option "{each.name}"', at_key=True)
        if inherited is None and "message" not in keys:
            self._wrong("needs a message: what a person should do next", at_key=True)

    def _said(self, kind: type[Rule] | None, table: Mapping[str, Any]) -> Any:
        """Return what the table says; of an unknown kind, what can be judged without it."""
        base = Packed if self.in_pack else Tuned
        as_what = written(kind, base) if kind else base
        known = table if kind else {key: value for key, value in table.items() if key in Tuned.model_fields}
        try:
            return as_what.model_validate(known)
        except ValidationError as error:
            found = mistakes(error, known, as_what, '"')
            self.mistakes.extend(replace(each, path=(*self.path, *each.path)) for each in found)
            return None

    def _rule(self, kind: type[Rule], said: Table, inherited: ActiveRule | None) -> Rule | None:
        """Make the rule itself: the inherited options, and over them what the table says."""
        names = [each.name for each in fields(kind)]
        options = {name: getattr(inherited.rule, name) for name in names} if inherited else {}
        options |= {name: value for name, value in given(said).items() if name in names}
        if any(each.default is MISSING and each.name not in options for each in fields(kind)):
            return None
        try:
            return kind(**options)
        except BadOptionError as error:
            self._wrong(str(error), error.option)
            return None
