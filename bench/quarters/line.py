"""A line of a played sheet, with what only its people know: how much work is left, and when they touched it last."""

from dataclasses import dataclass, replace
from datetime import date

CLOSED = ("Done", "Won't do")
RISKS = ("At risk", "Possible delay")


@dataclass
class Line:
    """One row. `key` is who it is, whatever its words; `left` days of work, None where nobody knows.

    `faults` are the rules of practice that the project on its row truly breaks.
    """

    key: str
    project: str
    text: str
    status: str = "Not started"
    owner: str = ""
    start: date | None = None
    end: date | None = None
    notes: str = ""
    stakeholders: str = ""
    goal: str = ""
    updated: str = ""
    is_below: bool = False
    left: int | None = None
    touched: date | None = None
    stands_since: date | None = None
    faults: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether work is left."""
        return bool(self.text) and self.status not in CLOSED

    @property
    def is_planned(self) -> bool:
        """Whether anybody waits for it: neither still to be said, nor a stretch."""
        return not self.text.lower().startswith(("tbd", "stretch goal"))

    @property
    def is_begun(self) -> bool:
        """Whether its status says so."""
        return self.status in ("In progress", *RISKS)

    def seen_after(self, before: "Line | None", day: date) -> "Line":
        """This line on a day, with the days that follow from how it stood a week before."""
        if before is None:
            return replace(self, touched=day, stands_since=day)
        same = replace(before, touched=self.touched, stands_since=self.stands_since, left=self.left) == self
        stands = before.stands_since if before.status == self.status else day
        return replace(self, touched=before.touched if same else day, stands_since=stands)
