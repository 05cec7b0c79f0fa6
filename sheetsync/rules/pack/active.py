"""An active rule: a kind with its options, how loud it is, and its words."""

from dataclasses import dataclass, fields
from typing import Any, Final, get_type_hints

from sheetsync.model.finding import Severity
from sheetsync.model.roadmap import Field, Priority
from sheetsync.rules.base import BadOptionError, Rule
from sheetsync.rules.pack.message import EVERYWHERE, Message
from sheetsync.rules.pack.mistake import Mistake, Path, choices
from sheetsync.rules.pack.option import WRONG, read
from sheetsync.rules.registry import KINDS

OFF: Final = "off"
LOUDNESS: Final = {OFF: None, **{each.value: each for each in reversed(Severity)}}
_BY_NAME: Final = {each.kind: each for each in KINDS}
_COMMON: Final = ("kind", "severity", "severity_where", "message")


@dataclass(frozen=True, slots=True)
class SeverityWhere:
    """Another severity where the project stands on a side, or where a column is at fault.

    An empty `priority` or `column` means any.
    """

    severity: Severity
    priority: tuple[Priority, ...] = ()
    column: tuple[Field, ...] = ()

    def holds(self, priority: Priority, column: Field | None) -> bool:
        """Whether a fault of such a project in such a column has this severity."""
        return (not self.priority or priority in self.priority) and (not self.column or column in self.column)


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule as the packs and the configuration have it. `severity` is None while it is off."""

    name: str
    rule: Rule
    severity: Severity | None
    message: Message
    severity_where: tuple[SeverityWhere, ...] = ()
    pack: str = ""


def build(
    name: str,
    table: object,
    inherited: ActiveRule | None,
    mistakes: list[Mistake],
    *,
    path: Path,
    pack: str = "",
    common: tuple[str, ...] = _COMMON,
) -> ActiveRule | None:
    """Make a rule from what a pack or the configuration says of it.

    Args:
        name: The rule's name.
        table: Its keys: those in `common`, and the options of its kind.
        inherited: The rule of that name so far; what the table doesn't say is taken from it.
        mistakes: Every mistake is added here.
        path: Where the table stands.
        pack: Which pack says it.
        common: The keys that may stand beside the options.

    Returns:
        None if there were mistakes.
    """
    before = len(mistakes)
    if not isinstance(table, dict):
        mistakes.append(Mistake(path, "must be a table such as {severity: warning}"))
        return None
    kind = _kind(table, inherited, mistakes, path)
    if kind is None:
        return None
    if "kind" in table:
        inherited = None
    rule = _rule(kind, table, inherited, mistakes, path, common)
    severity = inherited.severity if inherited else Severity.WARNING
    severity_where = inherited.severity_where if inherited else ()
    if "severity" in table:
        severity, severity_where = _severity(table["severity"], (*path, "severity"), mistakes), ()
    if "severity_where" in table:
        severity_where = _severity_where(table["severity_where"], (*path, "severity_where"), mistakes)
    message = inherited.message if inherited else None
    if "message" in table or message is None:
        message = _message(kind, table, mistakes, path)
    if len(mistakes) > before or rule is None or message is None:
        return None
    return ActiveRule(name, rule, severity, message, severity_where, pack or (inherited.pack if inherited else ""))


def _kind(
    table: dict[str, Any], inherited: ActiveRule | None, mistakes: list[Mistake], path: Path
) -> type[Rule] | None:
    if "kind" not in table:
        if inherited is None:
            mistakes.append(Mistake(path, f"needs a kind; {choices('', _BY_NAME)}", at_key=True))
        return type(inherited.rule) if inherited else None
    named = table["kind"]
    if not isinstance(named, str) or named not in _BY_NAME:
        mistakes.append(Mistake((*path, "kind"), f'unknown kind "{named}"; {choices(str(named), _BY_NAME)}'))
        return None
    return _BY_NAME[named]


def _rule(
    kind: type[Rule],
    table: dict[str, Any],
    inherited: ActiveRule | None,
    mistakes: list[Mistake],
    path: Path,
    common: tuple[str, ...],
) -> Rule | None:
    """Make the rule itself: the inherited options, and over them what the table says."""
    before = len(mistakes)
    types = get_type_hints(kind)
    names = [each.name for each in fields(kind)]
    options = {each: getattr(inherited.rule, each) for each in names} if inherited else {}
    for key, value in table.items():
        if key in names:
            options[key] = read(types[key], value, (*path, key), mistakes)
        elif key not in common:
            reason = f'unknown option "{key}" of kind "{kind.kind}"; {choices(key, (*names, *common))}'
            mistakes.append(Mistake((*path, key), reason, at_key=True))
    needed = [each.name for each in fields(kind) if each.name not in options and each.default is each.default_factory]
    mistakes += [Mistake(path, f'kind "{kind.kind}" needs the option "{each}"', at_key=True) for each in needed]
    if len(mistakes) > before:
        return None
    try:
        return kind(**options)
    except BadOptionError as error:
        mistakes.append(Mistake((*path, error.option), str(error)))
        return None


def _severity(value: object, path: Path, mistakes: list[Mistake]) -> Severity | None:
    if isinstance(value, str) and value in LOUDNESS:
        return LOUDNESS[value]
    mistakes.append(Mistake(path, f'"{value}" is no severity; {choices(str(value), LOUDNESS)}'))
    return None


def _severity_where(value: object, path: Path, mistakes: list[Mistake]) -> tuple[SeverityWhere, ...]:
    types = get_type_hints(SeverityWhere)
    found = []
    for index, each in enumerate(value if isinstance(value, list) else [value]):
        here = (*path, index) if isinstance(value, list) else path
        if not isinstance(each, dict) or "severity" not in each:
            mistakes.append(Mistake(here, "must be a table such as {priority: lower, severity: hint}"))
            continue
        unknown = [key for key in each if key not in types]
        mistakes += [
            Mistake((*here, key), f'unknown key "{key}"; {choices(key, types)}', at_key=True) for key in unknown
        ]
        values = {key: read(types[key], each[key], (*here, key), mistakes) for key in each if key in types}
        if WRONG not in values.values():
            found.append(SeverityWhere(**values))
    return tuple(found)


def _message(kind: type[Rule], table: dict[str, Any], mistakes: list[Mistake], path: Path) -> Message | None:
    if "message" not in table:
        mistakes.append(Mistake(path, "needs a message: what a person should do next", at_key=True))
        return None
    texts = read(tuple[str, ...], table["message"], (*path, "message"), mistakes)
    if texts is WRONG:
        return None
    message = Message(texts)
    if not texts or not all(text.strip() for text in texts):
        mistakes.append(Mistake((*path, "message"), "must not be empty"))
    allowed = sorted(EVERYWHERE | kind.says)
    for name in dict.fromkeys(message.names):
        if name not in allowed:
            mistakes.append(Mistake((*path, "message"), f"unknown name {{{name}}}; {choices(name, allowed)}"))
    return message
