"""The roll-up: how all the roadmaps of an organisation stand, on one page, in the language of its readers.

It is made of the facts that each sync kept for its audience, so it can show nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sheetsync.fleet.figures import DELAYED, frame_of
from sheetsync.fleet.member import Standing
from sheetsync.fleet.tables import Tables
from sheetsync.fleet.unsynced import NO_TEAM, count_of, never_synced, team_of
from sheetsync.languages.catalogue import message
from sheetsync.model.document import Headings
from sheetsync.model.page import Block, Page, Paragraph, Part, Table, Text
from sheetsync.model.terms import Status
from sheetsync.steps.compose.words import IN_ENGLISH, Words

if TYPE_CHECKING:
    import pandas as pd

STALE: Final = timedelta(days=14)
"""How long nobody may change a roadmap that has open lines: the time between two updates."""

_HELP: Final = (
    message("Status"),
    message("Team"),
    message("Roadmap"),
    message("Project"),
    message("Deliverable"),
    message("Owner"),
)

MOST: Final = 200
"""How many lines that need help a page shows; the table has them as numbers."""


def page_of(
    standings: Sequence[Standing],
    audience: str,
    *,
    title: str,
    today: date,
    has_summaries: bool = True,
    words: Words = IN_ENGLISH,
) -> Page:
    """Make the page of an organisation for an audience.

    Args:
        standings: How each roadmap stands.
        audience: Who reads it, "" where a fleet has no audiences.
        title: What stands above it, "" for the usual one.
        today: What days are counted to.
        has_summaries: Whether the summaries lie beside the page, so that its rows lead to them, else to the sheets.
        words: How the readers are spoken to.
    """
    frame = frame_of(standings, audience, today=today)
    never = never_synced(standings, audience, words)
    shown = _Rollup(frame, standings, audience, words, has_summaries)
    nothing = words.say("No roadmap has been synced for these readers yet.")
    return Page(
        title or words.say("Roadmaps"),
        words.day(today, year=True),
        (nothing,) if frame.empty else (*shown.headline(), *count_of(never, words)),
        never if frame.empty else tuple(shown.parts(never)),
        () if frame.empty else tuple(shown.footer()),
        language=words.language,
        words=Headings(more=words.say("and {count} more")),
    )


@dataclass(frozen=True)
class _Rollup:
    """Makes the parts of the page of `frame`, a row for each roadmap."""

    frame: "pd.DataFrame"
    standings: Sequence[Standing]
    audience: str
    words: Words
    has_summaries: bool

    @cached_property
    def links(self) -> Mapping[str, str]:
        """Where the row of a roadmap leads."""
        column = "summary" if self.has_summaries else "sheet"
        return dict(zip(self.frame["roadmap"], self.frame[column], strict=True))

    @cached_property
    def tables(self) -> Tables:
        return Tables(self.frame, self.links, self.words)

    @cached_property
    def known(self) -> "pd.DataFrame":
        """The roadmaps of which somebody says how a line stands."""
        return self.frame[self.frame["health"] != ""]

    def headline(self) -> Iterator[str]:
        words, frame = self.words, self.frame
        health = self.known["health"].value_counts()
        at_risk, late = (int(health.get(each.value, 0)) for each in (Status.AT_RISK, Status.POSSIBLE_DELAY))
        neither, silent = len(self.known) - at_risk - late, len(frame) - len(self.known)
        parts = [
            words.many("{count} at risk", "{count} at risk", at_risk),
            words.many("{count} other with a possible delay", "{count} others with a possible delay", late),
            words.many("{count} with neither", "{count} with neither", neither),
            words.many("{count} without any status", "{count} without any status", silent) if silent else "",
        ]
        yield words.say("{roadmaps}: {parts}.", roadmaps=self._roadmaps(), parts=", ".join(filter(None, parts)))
        yield from self._progress()

    def _roadmaps(self) -> str:
        words, frame = self.words, self.frame
        roadmaps = words.many("{count} roadmap", "{count} roadmaps", len(frame))
        teams = frame["team"][frame["team"] != NO_TEAM].nunique()
        if not teams:
            return roadmaps
        return words.many("{roadmaps} of {count} team", "{roadmaps} of {count} teams", teams, roadmaps=roadmaps)

    def _progress(self) -> Iterator[str]:
        words, shown = self.words, [each.facts.views[self.audience].lines for each in self._shown()]
        silent = sum(lines.get(None, 0) for lines in shown)
        done, count = (int(self.frame[each].sum()) for each in ("done", "lines"))
        if len(self.known):
            part = words.many("{part} of {count} line", "{part} of {count} lines", count, part=done)
            yield words.many("{part} is done.", "{part} are done.", done, part=part)
        if silent:
            yield words.many("{count} line has no known status.", "{count} lines have no known status.", silent)

    def _shown(self) -> Iterator[Standing]:
        yield from (each for each in self.standings if each.member.name in self.links)

    def parts(self, never: Sequence[Part]) -> Iterator[Part]:
        say = self.words.say
        yield Part(say("Health by team"), (self.tables.by_team(),))
        yield Part(say("Who needs help"), tuple(self._help()))
        yield from self._lists()
        yield from never
        yield Part(say("Every roadmap"), (self.tables.every(),))

    def _help(self) -> Iterator[Block]:
        """Yield the lines that need help, and how many more there are: the facts of a roadmap have only so many."""
        words = self.words
        found = [
            (each.member.team or NO_TEAM, each.member.name, line)
            for each in self._shown()
            for line in each.facts.views[self.audience].help
        ]
        if not found:
            said = words.say("No line with a known status is at risk or has a possible delay.")
            yield Paragraph(said if len(self.known) else words.say("No status is known, so who needs help isn't."))
            return
        found.sort(key=lambda each: (each[2].status is not Status.AT_RISK, each[0], each[1]))
        rows = [
            (
                self.tables.badge(line.status.value),
                Text(team_of(team, words)),
                Text(name, self.links[name]),
                Text(line.project),
                Text(line.deliverable),
                Text(line.owner),
            )
            for team, name, line in found[:MOST]
        ]
        yield Table(tuple(map(words.say, _HELP)), tuple(rows), lead=2)
        more = int((self.frame["at risk"] + self.frame[DELAYED]).sum()) - len(rows)
        if more > 0:
            yield Paragraph(words.many("And {count} more line.", "And {count} more lines.", more), quiet=True)

    def _lists(self) -> Iterator[Part]:
        """Yield the lists of roadmaps that need a look; those that are empty are left out."""
        say, frame = self.words.say, self.frame
        stale = frame[(frame["days unchanged"].fillna(0) > STALE.days) & (frame["open"] > 0)]
        goals = frame[frame["missing goals"].fillna(0) > 0]
        failing = frame[frame["failing"]]
        days = say("Stale: no change was seen for more than {days} days", days=STALE.days)
        for title, rows, column, header in (
            (days, stale, "days unchanged", say("Days")),
            (say("Missing goals"), goals, "missing goals", say("Projects without a goal")),
            (say("Not synced the last time"), failing, "last sync", say("Tried")),
        ):
            if len(rows):
                yield Part(title, (self.tables.short(rows, column, header),))

    def footer(self) -> Iterator[str]:
        say = self.words.say
        yield say("Health is a risk or a possible delay where a line says so, else how far the lines are.")
        yield say("In four weeks: by how much the share of done lines moved, of the roadmaps that were looked at then.")
        synced = [each for each in self.frame["last sync"][~self.frame["failing"]] if each]
        if synced:
            yield say("Last sync: {day}.", day=self.tables.day(max(synced)))
