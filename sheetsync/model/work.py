"""The blocks of a page that tell of work."""

from dataclasses import dataclass
from typing import ClassVar

from sheetsync.model.document import Count, Help, Work
from sheetsync.model.timeline import Strip, Timeline


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence beside the facts: a format with colours shows it in a quiet one."""

    kind: ClassVar[str] = "remark"
    text: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many steps have which status: a bar with its legend."""

    kind: ClassVar[str] = "counts"
    counts: tuple[Count, ...]

    @property
    def text(self) -> str:
        """All of them in one line."""
        return " · ".join(f"{each.shape} {each.word} {each.number}" for each in self.counts)


@dataclass(frozen=True, slots=True)
class Helps:
    """Steps of which there is more to say: the goal of their project, and what would help."""

    kind: ClassVar[str] = "helps"
    helps: tuple[Help, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps of several projects, each with the name of its own where that is not said before."""

    kind: ClassVar[str] = "steps"
    steps: tuple[Help, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its steps, under a heading of its own.

    `strip` is its own part of the timeline, for a format that draws it beside that; `today` is on it as on all of them.
    """

    kind: ClassVar[str] = "project"
    work: Work
    strip: Strip | None = None
    today: float | None = None


@dataclass(frozen=True, slots=True)
class Strips:
    """A picture of the days on which steps are due, project by project."""

    kind: ClassVar[str] = "strips"
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names, and what is known of each in a few words."""

    kind: ClassVar[str] = "pairs"
    pairs: tuple[tuple[str, str], ...]
