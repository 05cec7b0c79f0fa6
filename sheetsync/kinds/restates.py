"""The kind `restates`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import BadOptionError, Fault, Rule
from sheetsync.kinds.goal_words import says_who_and_what
from sheetsync.kinds.lines import goals
from sheetsync.kinds.words import content_stems
from sheetsync.model.roadmap import Field, Project, Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class Restates(Rule):
    """A goal that says the work again, where it should say what the work is for.

    The words that carry meaning are compared, by their stems: articles, pronouns and endings don't
    count. A goal that names people and what gets better for them is left alone, whatever its words.

    Options:
        share: How much of the goal's words, 0 to 1, has to occur in the project's name or in one
            deliverable before it is reported.

    Passes: {}
        Project         | Goal                                              | Deliverable
        Make tacos      | feed the family cheaply and quickly on a weeknight | buy tacos shells
        Faster deploys  | engineers deploy faster without asking            | Deploy faster

    Fails: {}
        Project         | Goal                     | Deliverable
        Make tacos      | making tacos !           | buy tacos shells
        New CI pipeline | Migrate the services !   | migrating services to it
    """

    kind: ClassVar[str] = "restates"
    share: float = 0.7

    def __post_init__(self) -> None:
        """Refuse a share that is none."""
        if not 0 < self.share <= 1:
            raise BadOptionError("share", "must be over 0, and 1 or less")

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the goals that are made of the words of the work."""
        del today
        yield from (Fault(line, Field.GOAL) for line, project in goals(roadmap) if self._restates(project))

    def _restates(self, project: Project) -> bool:
        if says_who_and_what(project.goal, project.stakeholders):
            return False
        goal = content_stems(project.goal)
        works = (project.name, *(each.text for each in project.deliverables))
        return bool(goal) and any(len(goal & content_stems(work)) >= self.share * len(goal) for work in works)
