"""The kind `reading`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Rule):
    """Something that could not be read, such as a sheet without a header row.

    Reading notices it before any rule looks; a rule of this kind gives it a severity and words. The
    rule's name says which trouble it is about, and there are no others: `header-not-found`,
    `column-missing`, `column-ambiguous`, `column-inferred`, `column-changed`, `formula-failed`, `status-only-colour`,
    `periods-as-columns`, `table-unread`, `parent-missing`, `orphan-deliverable` or `dates-reversed`.

    Options:
        None.
    """

    kind: ClassVar[str] = "reading"
    says: ClassVar[frozenset[str]] = frozenset({"reason", "suggestion"})

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield nothing: the troubles of the roadmap come in by the rule's name, whatever its kind."""
        del roadmap, today
        yield from ()
