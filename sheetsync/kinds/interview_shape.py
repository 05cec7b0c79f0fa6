"""The kind `interview-shape`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.kinds.words import phrases
from sheetsync.languages.catalogue import Phrase, message
from sheetsync.model.practice import Interview
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewShape(Rule):
    """An interview that is too long, too crowded, or mixes leads with individual contributors.

    Leads and contributors have different jobs and use a tool differently, so they are asked apart.
    Their level is read from the level column only, never guessed from a title. Reported once an
    interview, on the first cell that is over; the remark names every fault there is.

    Options:
        max_participants: The most people to ask at a time; 1 or more.
        max_minutes: The longest that an interview may last; 1 or more.
        max_interviewers: The most people who ask; 1 or more.
        leads: Phrases for the level of a lead or manager; `*` is the rest of a word.
        contributors: Phrases for the level of an individual contributor.

    Passes: {tab: Interviews}
        Interview | Participants | Minutes | Level | Interviewers
        Chef      | Ana, Ben     | 30      | IC    | Cleo and Dan

    Fails: {tab: Interviews}
        Interview | Participants     | Minutes | Level       | Interviewers
        Chef      | Ana, Ben, Eva !  | 30      | IC          | Cleo
        Deploys   | Ana              | 31 !    | IC          | Cleo
        Alerts    | Ana, Ben         | 30      | IC, lead !  | Cleo
        Docs      | Ana              | 30      | IC          | Cleo, Dan, Eva !
    """

    kind: ClassVar[str] = "interview-shape"
    says: ClassVar[frozenset[str]] = frozenset({"what", "reason"})
    max_participants: int = 2
    max_minutes: int = 30
    max_interviewers: int = 2
    leads: tuple[str, ...] = ("lead*", "manager*", "head*", "director*", "vp", "em")
    contributors: tuple[str, ...] = ("ic", "ics", "individual contributor*")

    def __post_init__(self) -> None:
        """Refuse limits that nobody could keep."""
        for option in ("max_participants", "max_minutes", "max_interviewers"):
            at_least(option, getattr(self, option), 1)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the first cell of each interview that is over a limit."""
        del today
        for interview in roadmap.interviews:
            faults = [(where, said) for where, said in self._faults(interview) if where in interview.cells]
            if faults:
                where = faults[0][0]
                yield Fault(
                    cell=interview.cells[where],
                    tab=interview.tab,
                    column=_HEADERS[where],
                    text=interview.what,
                    values={"what": interview.what, "reason": tuple(said for _, said in faults)},
                )

    def _faults(self, interview: Interview) -> Iterator[tuple[str, Phrase]]:
        """Yield the column of each fault, and what to say of it."""
        asked, asking = len(interview.participants), len(interview.interviewers)
        if asked > self.max_participants:
            yield "participants", Phrase(_PARTICIPANTS, {"count": asked, "most": self.max_participants})
        if interview.minutes is not None and interview.minutes > self.max_minutes:
            yield "minutes", Phrase(_MINUTES, {"count": f"{interview.minutes:g}", "most": self.max_minutes})
        levels = "; ".join(interview.levels)
        if phrases(self.leads).search(levels) and phrases(self.contributors).search(levels):
            yield "levels", Phrase("leads and those they lead are asked together; ask them apart")
        if asking > self.max_interviewers:
            yield "interviewers", Phrase(_INTERVIEWERS, {"count": asking, "most": self.max_interviewers})


_PARTICIPANTS: Final = message("{count} people are asked at a time, and {most} at most talk freely")
_MINUTES: Final = message("{count} minutes are planned, and {most} are enough")
_INTERVIEWERS: Final = message("{count} people ask, and {most} at most leave room for an answer")

_HEADERS: Final = {
    "participants": "Participants",
    "minutes": "Minutes",
    "levels": "Level",
    "interviewers": "Interviewers",
}
