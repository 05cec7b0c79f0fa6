"""Load: from the texts of packs to rules, with every mistake at its line and column."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, Final

from sheetsync.config.mistake import Mistake, choices
from sheetsync.config.pack.yaml_text import Parsed, parse_yaml
from sheetsync.errors import UsageError
from sheetsync.kinds.pack import LOUDNESS, ActiveRule, Shipped

Read = Callable[[str], str]
"""Gives the text of a pack by its name. Raises UsageError where there is none."""

EXTENDS: Final = "extends"
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FILE: Final = (".yaml", ".yml")


def load(packs: Sequence[str], read: Read, shipped: Mapping[str, Shipped] | None = None) -> tuple[ActiveRule, ...]:
    """Read packs, each after those that it extends; a later one may change what an earlier one says.

    A rule that has no `kind` changes the one of its name so far; with a kind it replaces it.

    Args:
        packs: Names: of a pack that is shipped, or paths that end in `.yaml`.
        read: Gives the text of a pack.
        shipped: Packs that are taken as they are; None for those that were checked when they were made.

    Raises:
        UsageError: With every mistake of every pack, a line each.
    """
    loading = _Loading(read, _shipped() if shipped is None else shipped)
    for name in packs:
        loading.include(name, ())
    if loading.sentences:
        listed = "\n".join(f"  {sentence}" for sentence in loading.sentences)
        raise UsageError(f"the rule packs have mistakes; nothing was read or written:\n{listed}")
    return tuple(loading.rules.values())


def override(
    rules: Sequence[ActiveRule], choice_of: Mapping[str, Any]
) -> tuple[tuple[ActiveRule, ...], tuple[Mistake, ...]]:
    """Apply what the configuration says of single rules.

    Args:
        rules: The rules as the packs have them.
        choice_of: By the rule's name: `off`, `hint`, `warning`, `error`, or a table with a severity,
            a message and options.

    Returns:
        The rules, and the mistakes; the path of each starts with the rule's name.
    """
    by_name = {each.name: each for each in rules}
    mistakes: list[Mistake] = []
    for name, choice in choice_of.items():
        if name not in by_name:
            mistakes.append(Mistake((name,), f'unknown rule "{name}"; {choices(name, by_name)}', at_key=True))
            continue
        rule = by_name[name]
        if not isinstance(choice, str):
            from sheetsync.config.pack.rule import Entry

            by_name[name] = Entry(name, choice, rule, (name,), mistakes, in_pack=False, pack=rule.pack).build() or rule
        elif choice in LOUDNESS:
            # Whoever says how loud a rule is means it everywhere.
            by_name[name] = replace(rule, severity=LOUDNESS[choice], severity_where=())
        else:
            mistakes.append(Mistake((name,), f'"{choice}" is no severity; {choices(choice, LOUDNESS)}'))
    return tuple(by_name.values()), tuple(mistakes)


def _shipped() -> Mapping[str, Shipped]:
    from sheetsync.kinds.pack.shipped import SHIPPED

    return SHIPPED


@dataclass(slots=True)
class _Loading:
    """What is gathered while packs are read; the only values here that change."""

    read: Read
    shipped: Mapping[str, Shipped]
    rules: dict[str, ActiveRule] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    sentences: list[str] = field(default_factory=list)

    def include(self, name: str, extending: tuple[str, ...], place: str = "") -> None:
        """Read one pack, after those that it extends."""
        if name in extending:
            self.sentences.append(f"{place}: extends itself by way of {' > '.join((*extending, name))}")
            return
        if name in self.done:
            return
        self.done.add(name)
        if name in self.shipped:
            for base in self.shipped[name].extends:
                self.include(base, ())
            self.rules |= {each.name: each for each in self.shipped[name].rules}
            return
        try:
            parsed = parse_yaml(self.read(name))
        except UsageError as error:
            self.sentences.append(f"{place}: {error}" if place else str(error))
            return
        self.sentences += [f"{name}:{line}:{column}: {reason}" for line, column, reason in parsed.mistakes]
        if not isinstance(parsed.value, dict):
            if not parsed.mistakes:
                self.sentences.append(f"{name}:1:1: a pack is a table of rules by their names")
            return
        for index, base in self._bases(name, parsed):
            line, column = parsed.place((EXTENDS, index) if index >= 0 else (EXTENDS,), at_key=False)
            self.include(base, (*extending, name), f"{name}:{line}:{column}")
        self._add_rules(name, parsed)

    def _bases(self, name: str, parsed: Parsed) -> list[tuple[int, str]]:
        """Return what a pack extends, with the place in its list, -1 for one alone."""
        value = parsed.value.get(EXTENDS)
        if value is None:
            return []
        listed = list(enumerate(value)) if isinstance(value, list) else [(-1, value)]
        bases = [(index, _beside(name, base)) for index, base in listed if isinstance(base, str)]
        if len(bases) < len(listed):
            self._report(name, parsed, [Mistake((EXTENDS,), "must name packs")])
        return bases

    def _add_rules(self, name: str, parsed: Parsed) -> None:
        from sheetsync.config.pack.rule import Entry

        mistakes: list[Mistake] = []
        for rule_name, table in parsed.value.items():
            if rule_name == EXTENDS:
                continue
            if not _NAME.fullmatch(rule_name):
                reason = f'"{rule_name}" is no name for a rule: use words in lower case joined by "-"'
                mistakes.append(Mistake((rule_name,), reason, at_key=True))
                continue
            built = Entry(rule_name, table, self.rules.get(rule_name), (rule_name,), mistakes, pack=name).build()
            if built:
                self.rules[rule_name] = built
        self._report(name, parsed, mistakes)

    def _report(self, name: str, parsed: Parsed, mistakes: Sequence[Mistake]) -> None:
        placed = [(parsed.place(each.path, at_key=each.at_key), each.reason) for each in mistakes]
        self.sentences += [f"{name}:{line}:{column}: {reason}" for (line, column), reason in sorted(placed)]


def _beside(name: str, base: str) -> str:
    """Return the name of a pack that another one extends: a file stands beside it, a bare name is shipped."""
    if not base.endswith(_FILE):
        return base
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / base).parts:
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        else:
            parts.append(part)
    return str(PurePosixPath(*parts))
