"""Build: from the plain values that a pack or the configuration gives to a rule."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any, Final, get_type_hints

from sheetsync.kinds.base import BadOptionError, Rule
from sheetsync.kinds.pack.active import ActiveRule, SeverityWhere
from sheetsync.kinds.pack.message import EVERYWHERE, Message
from sheetsync.kinds.pack.mistake import Mistake, Path, choices
from sheetsync.kinds.pack.option import WRONG, read
from sheetsync.kinds.reading import Reading
from sheetsync.kinds.registry import KINDS
from sheetsync.model.finding import Severity
from sheetsync.model.trouble import TROUBLES

LOUDNESS: Final = {"off": None, **{each.value: each for each in reversed(Severity)}}
"""What a severity may be said as, the quietest first."""

IN_PACK: Final = ("kind", "why", "severity", "severity_where", "message")
"""The keys that may stand beside a rule's options in a pack."""

IN_CONFIGURATION: Final = IN_PACK[2:]
"""The same in the configuration: it tunes a rule, and never makes another of it."""

_BY_NAME: Final = {each.kind: each for each in KINDS}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one table says of one rule.

    `inherited` is the rule of that name so far: what the table doesn't say is taken from it, unless
    it names a kind. `path` is where the table stands. Every mistake is added to `mistakes`.
    """

    name: str
    table: object
    inherited: ActiveRule | None
    path: Path
    mistakes: list[Mistake]
    keys: Sequence[str] = IN_PACK
    pack: str = ""

    def build(self) -> ActiveRule | None:
        """Return the rule; None after at least one mistake."""
        before = len(self.mistakes)
        table = self.table
        if not isinstance(table, dict):
            self._wrong("must be a table such as {severity: warning}")
            return None
        replaces = "kind" in table and "kind" in self.keys
        inherited = None if replaces else self.inherited
        kind = self._kind(table["kind"]) if replaces else self._inherited_kind()
        if kind is None:
            # What can be judged without a kind is told in the same breath.
            if "severity" in table:
                self._severity(table["severity"])
            return None
        if kind is Reading and self.name not in TROUBLES:
            self._wrong(f'"{self.name}" is nothing that reading notices; {choices(self.name, TROUBLES)}', at_key=True)
        rule = self._rule(kind, table, inherited)
        severity = inherited.severity if inherited else Severity.WARNING
        severity_where = inherited.severity_where if inherited else ()
        if "severity" in table:
            # Whoever says how loud a rule is means it everywhere.
            severity, severity_where = self._severity(table["severity"]), ()
        if "severity_where" in table:
            severity_where = self._severity_where(table["severity_where"])
        message = inherited.message if inherited and "message" not in table else self._message(kind, table)
        why = inherited.why if inherited and "why" not in table else self._why(table)
        if len(self.mistakes) > before or rule is None or message is None:
            return None
        return ActiveRule(self.name, rule, severity, message, severity_where, self.pack, why)

    def _wrong(self, reason: str, *below: str | int, at_key: bool = False) -> None:
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

    def _rule(self, kind: type[Rule], table: Mapping[str, Any], inherited: ActiveRule | None) -> Rule | None:
        """Make the rule itself: the inherited options, and over them what the table says."""
        before = len(self.mistakes)
        types = get_type_hints(kind)
        names = [each.name for each in fields(kind)]
        options = {each: getattr(inherited.rule, each) for each in names} if inherited else {}
        for key, value in table.items():
            if key in names:
                options[key] = read(types[key], value, (*self.path, key), self.mistakes)
            elif key not in self.keys:
                allowed = choices(key, (*names, *self.keys))
                self._wrong(f'unknown option "{key}" of kind "{kind.kind}"; {allowed}', key, at_key=True)
        for each in fields(kind):
            if each.name not in options and each.default is MISSING:
                self._wrong(f'kind "{kind.kind}" needs the option "{each.name}"', at_key=True)
        if len(self.mistakes) > before:
            return None
        try:
            return kind(**options)
        except BadOptionError as error:
            self._wrong(str(error), error.option)
            return None

    def _why(self, table: Mapping[str, Any]) -> str:
        why = read(str, table.get("why", ""), (*self.path, "why"), self.mistakes)
        return why if isinstance(why, str) else ""

    def _severity(self, value: object) -> Severity | None:
        if not isinstance(value, str) or value not in LOUDNESS:
            self._wrong(f'"{value}" is no severity; {choices(str(value), LOUDNESS)}', "severity")
            return None
        return LOUDNESS[value]

    def _severity_where(self, value: object) -> tuple[SeverityWhere, ...]:
        types = get_type_hints(SeverityWhere)
        found = []
        listed = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, each in listed:
            below = ("severity_where",) if index is None else ("severity_where", index)
            if not isinstance(each, dict) or "severity" not in each:
                self._wrong("must be a table such as {priority: lower, severity: hint}", *below)
                continue
            for key in each.keys() - types.keys():
                self._wrong(f'unknown key "{key}"; {choices(key, types)}', *below, key, at_key=True)
            values = {
                key: read(types[key], each[key], (*self.path, *below, key), self.mistakes)
                for key in types
                if key in each
            }
            if WRONG not in values.values():
                found.append(SeverityWhere(**values))
        return tuple(found)

    def _message(self, kind: type[Rule], table: Mapping[str, Any]) -> Message | None:
        if "message" not in table:
            self._wrong("needs a message: what a person should do next", at_key=True)
            return None
        texts = read(tuple[str, ...], table["message"], (*self.path, "message"), self.mistakes)
        if texts is WRONG:
            return None
        if not texts or not all(text.strip() for text in texts):
            self._wrong("must not be empty", "message")
            return None
        message = Message(texts)
        allowed = sorted(EVERYWHERE | kind.says)
        for name in dict.fromkeys(message.names):
            if name not in allowed:
                self._wrong(f"unknown name {{{name}}}; {choices(name, allowed)}", "message")
        return message
