"""The kind `matches`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.lines import faulty
from sheetsync.kinds.pattern import Pattern
from sheetsync.kinds.when import When
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches(Rule):
    r"""A text that has not the form it should have.

    A pattern is a row of characters, classes such as `[a-z]` or `\d`, and the repeats `* + ? {2,3}`;
    it has to match the whole text. Groups and alternatives are left out, so that no pattern can run
    for ever: give several patterns instead. A blank cell is never reported.

    Options:
        column: The column to look at.
        patterns: The forms that are allowed; one of them has to match.
        when: On which lines it applies.

    Passes: {column: owner, patterns: ['[a-z]+@example\.com']}
        Project | Deliverable | Owner
        Tacos   | cook        | ana@example.com
                | serve       |

    Fails: {column: owner, patterns: ['[a-z]+@example\.com']}
        Project | Deliverable | Owner
        Tacos   | cook        | Ana !
    """

    kind: ClassVar[str] = "matches"
    column: Field
    patterns: tuple[Pattern, ...]
    when: When | None = None

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the cells that no pattern matches."""
        patterns = self.patterns

        def is_wrong(text: str) -> bool:
            return bool(text) and not any(each.matches(text) for each in patterns)

        holds = self.when.test(roadmap, today) if self.when else None
        for line in faulty(roadmap, self.column, is_wrong):
            if holds is None or holds(line):
                yield Fault(line, self.column)
