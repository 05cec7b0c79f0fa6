"""The kind `companion`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sheetsync.kinds.base import BadOptionError, Fault, Rule, at_least
from sheetsync.kinds.lines import work_field
from sheetsync.kinds.when import When
from sheetsync.kinds.words import phrases
from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.terms import Field, Status


class Place(StrEnum):
    """Where the companion has to stand."""

    ANYWHERE = "anywhere"
    BEFORE = "before"
    AFTER = "after"


class Source(StrEnum):
    """What can call for a companion."""

    LINES = "lines"
    LAST_LINE = "last-line"
    PROJECT = "project"


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion(Rule):
    """Work that calls for other work beside it, which the project doesn't list.

    A release calls for a follow-up with its users, building calls for talking to them first. Lines
    that won't be done neither call for a companion nor are one. Reported once a project, on the
    first cell that calls.

    Options:
        calls: Phrases that call for a companion, whatever their case; `*` is the rest of a word.
        calls_in: Where to look for them: `lines`, `last-line` of the project, `project` for its name.
        status: Only lines with one of these statuses call; none given means any.
        needs: Phrases that make a line the companion.
        place: `anywhere` in the project; `after` the line that calls; `before` it, where a companion
            that stands below is still in time once it was begun.
        min_lines: Projects with fewer lines than this are left alone.
        when: On which lines it applies; for a project's name, on its first line.

    Passes: {calls: [migrat*, release], calls_in: [last-line, project], needs: [retro*], place: after}
        Project  | Deliverable
        CI pilot | Migrate the services
                 | Retro with the team
        Docs     | release
                 | rewrite

    Passes: {calls: [build*], status: [Done, In progress], needs: [interview*], place: before}
        Project | Deliverable    | Status
        CI      | Build it       | Done
                | User interview | In progress
        Alerts  | Build it       | Not started

    Fails: {calls: [migrat*, release], calls_in: [last-line, project], needs: [retro*], place: after}
        Project        | Deliverable
        CI pilot       | Retro with the team
                       | Migrate the services !
        CI release !   | Turn it on

    Fails: {calls: [build*], status: [Done, In progress], needs: [interview*], place: before}
        Project | Deliverable    | Status
        CI      | Build it !     | Done
                | User interview | Not started
        Alerts  | Build it !     | In progress
                | Build more     | In progress
    """

    kind: ClassVar[str] = "companion"
    calls: tuple[str, ...]
    calls_in: tuple[Source, ...] = (Source.LINES,)
    status: tuple[Status, ...] = ()
    needs: tuple[str, ...]
    place: Place = Place.ANYWHERE
    min_lines: int = 1
    when: When | None = None

    def __post_init__(self) -> None:
        """Refuse a rule that could never find anything."""
        at_least("min_lines", self.min_lines, 1)
        for option in ("calls", "needs", "calls_in"):
            if not getattr(self, option):
                raise BadOptionError(option, "must name at least one")

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the first cell of each project that calls in vain."""
        holds = self.when.test(roadmap, today) if self.when else None
        calls, work = phrases(self.calls).search, work_field(roadmap)
        for project in roadmap.projects:
            lines = [each for each in project.deliverables if each.status is not Status.WONT_DO]
            if not project.name or not lines or len(lines) < self.min_lines:
                continue
            calling = next(self._calling(project, lines, work, calls), None)
            if calling and (holds is None or holds(calling[0])) and not self._has_companion(lines, calling[0]):
                yield Fault(*calling)

    def _calling(
        self, project: Project, lines: Sequence[Deliverable], work: Field, calls: Callable[[str], object]
    ) -> Iterator[tuple[int, Field]]:
        if Source.PROJECT in self.calls_in and calls(project.name):
            yield project.line, Field.PROJECT
        asked = lines if Source.LINES in self.calls_in else lines[-1:] if Source.LAST_LINE in self.calls_in else ()
        for each in asked:
            if calls(each.text) and (not self.status or each.status in self.status):
                yield each.line, work

    def _has_companion(self, lines: Sequence[Deliverable], calling: int) -> bool:
        needs = phrases(self.needs).search
        companions = [each for each in lines if needs(each.text)]
        match self.place:
            case Place.ANYWHERE:
                return bool(companions)
            case Place.AFTER:
                return any(each.line >= calling for each in companions)
            case Place.BEFORE:
                return any(each.line <= calling or _has_begun(each) for each in companions)


def _has_begun(line: Deliverable) -> bool:
    return line.status is not None and line.status is not Status.NOT_STARTED
