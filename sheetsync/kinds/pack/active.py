"""An active rule: a kind with its options, how loud it is, and its words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from sheetsync.kinds.base import Rule
from sheetsync.kinds.pack.message import Message
from sheetsync.kinds.when import When
from sheetsync.languages.catalogue import ENGLISH, catalogue
from sheetsync.model.finding import Severity
from sheetsync.model.terms import Field, Priority

LOUDNESS: Final = {"off": None, **{each.value: each for each in reversed(Severity)}}
"""What a severity may be said as, the quietest first."""


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
    """A rule as the packs and the configuration have it.

    `severity` is None while it is off; `why` says what the rule is good for, "" where its pack doesn't.
    `beside` says on which lines a fault is told beside its row; elsewhere it stands in the report alone.
    """

    name: str
    rule: Rule
    severity: Severity | None
    message: Message
    severity_where: tuple[SeverityWhere, ...] = ()
    pack: str = ""
    why: str = ""
    beside: bool | When = True


class Shipped(NamedTuple):
    """A pack that was checked when it was made: what it builds on, and its own rules."""

    extends: tuple[str, ...]
    rules: tuple[ActiveRule, ...]


def in_language(rules: Iterable[ActiveRule], language: str) -> tuple[ActiveRule, ...]:
    """Return rules that speak a language: the words of ours, for a team's own are its own."""
    if language == ENGLISH:
        return tuple(rules)
    words = catalogue(language)
    return tuple(replace(each, message=each.message.translated(words)) for each in rules)
