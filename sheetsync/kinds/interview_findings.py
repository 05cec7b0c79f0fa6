"""The kind `interview-findings`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewFindings(Rule):
    """An interview that was held, and whose findings are not shared.

    Looks at a tab that has a column for the findings and one for the day; an interview without a day,
    or that is still to come, is left alone. What is in the cell is not judged: a link will do.

    Options:
        days: How many days after the interview it is asked; 1 or more.

    Passes: {tab: Interviews, days: 7, today: 2026-11-02}
        Interview | Date       | Findings
        Paging    | 2026-10-13 | Half of the pages need nobody
        Rollbacks | 2026-10-26 |
        Search    |            |

    Fails: {tab: Interviews, days: 7, today: 2026-11-02}
        Interview | Date       | Findings
        Rollbacks | 2026-10-25 | !
    """

    kind: ClassVar[str] = "interview-findings"
    says: ClassVar[frozenset[str]] = frozenset({"what", "date"})
    days: int = 7

    def __post_init__(self) -> None:
        """Refuse a time that is none."""
        at_least("days", self.days, 1)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the interviews whose findings are still to be shared."""
        for interview in roadmap.interviews:
            cell = interview.cells.get("findings")
            if cell is None or interview.findings or interview.day is None:
                continue
            if (today - interview.day).days > self.days:
                yield Fault(
                    cell=cell,
                    tab=interview.tab,
                    column="Findings",
                    text=interview.what,
                    values={"what": interview.what, "date": interview.day.isoformat()},
                )
