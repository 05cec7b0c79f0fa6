"""The tables of a roll-up, of the figures of its roadmaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sheetsync.fleet.figures import DELAYED, NUMBERS
from sheetsync.fleet.unsynced import team_of
from sheetsync.languages.catalogue import message
from sheetsync.model.page import Badge, Table, Text
from sheetsync.model.terms import Status
from sheetsync.steps.compose.words import Words

if TYPE_CHECKING:
    import pandas as pd

_OF_A_TEAM: Final = (
    message("Team"),
    message("Roadmaps"),
    message("Lines"),
    message("Done"),
    message("In four weeks"),
    message("Lines at risk"),
    message("Lines with a possible delay"),
)
_OF_A_ROADMAP: Final = (
    message("Roadmap"),
    message("Team"),
    message("Health"),
    message("Done"),
    message("In four weeks"),
    message("Missing goals"),
    message("Days unchanged"),
)


@dataclass(frozen=True, slots=True)
class Tables:
    """Makes the tables of `frame`, a row for each roadmap; `links` says where each leads."""

    frame: "pd.DataFrame"
    links: Mapping[str, str]
    words: Words

    def by_team(self) -> Table:
        """Return a row for each team."""
        rows = tuple(self._team(team, frame) for team, frame in self.frame.groupby("team", sort=True))
        return Table(tuple(map(self.words.say, _OF_A_TEAM)), rows)

    def _team(self, team: Any, frame: "pd.DataFrame") -> tuple[Text, ...]:
        sums = frame[list(NUMBERS)].sum(min_count=1)
        known = frame[frame["health"] != ""][list(NUMBERS)].sum(min_count=1)
        # A roadmap that nobody saw four weeks ago would move the share of the others.
        then = frame[frame["lines before"].notna()][list(NUMBERS)].sum(min_count=1)
        return (
            Text(team_of(str(team), self.words)),
            Text(str(len(frame))),
            Text(_whole(sums["lines"])),
            Text(_share(known["done"], known["lines"])),
            Text(self._trend(then)),
            Text(_whole(sums["at risk"])),
            Text(_whole(sums[DELAYED])),
        )

    def short(self, frame: "pd.DataFrame", column: str, header: str) -> Table:
        """Return what a column says of a few of the roadmaps, the most first."""
        ordered = frame.sort_values([column, "roadmap"], ascending=[False, True])
        rows = tuple(
            (
                Text(row["roadmap"], self.links[row["roadmap"]]),
                Text(team_of(row["team"], self.words)),
                Text(self.day(row[column]) if column == "last sync" else str(row[column])),
            )
            for _, row in ordered.iterrows()
        )
        return Table((self.words.say("Roadmap"), self.words.say("Team"), header), rows)

    def every(self) -> Table:
        """Return a row for each roadmap, by team."""
        rows = tuple(
            (
                Text(row["roadmap"], self.links[row["roadmap"]]),
                Text(team_of(row["team"], self.words)),
                self.badge(row["health"]),
                Text(_share(row["done"], row["lines"])),
                Text(self._trend(row)),
                Text(_whole(row["missing goals"])),
                Text(_whole(row["days unchanged"])),
            )
            for _, row in self.frame.sort_values(["team", "roadmap"]).iterrows()
        )
        return Table(tuple(map(self.words.say, _OF_A_ROADMAP)), rows)

    def badge(self, status: str) -> Badge:
        """Show a status, or that there is none."""
        known = Status(status) if status else None
        return Badge(known, self.words.status(known))

    def _trend(self, row: Any) -> str:
        """Return by how many points the share of done lines moved; "" where nobody looked four weeks ago."""
        import pandas as pd

        if pd.isna(row["lines before"]) or not row["lines before"] or not row["lines"]:
            return ""
        now, then = int(row["done"]) / int(row["lines"]), int(row["done before"]) / int(row["lines before"])
        points = round(100 * (now - then))
        return self.words.many("{points} point", "{points} points", abs(points), points=f"{points:+d}")

    def day(self, day: str) -> str:
        """Write a day of a figure as a reader says it."""
        return self.words.day(date.fromisoformat(day), year=True) if day else ""


def _whole(value: Any) -> str:
    import pandas as pd

    return "" if pd.isna(value) else str(int(value))


def _share(part: Any, whole: Any) -> str:
    import pandas as pd

    return "" if pd.isna(part) or not whole else f"{100 * int(part) / int(whole):.0f}%"
