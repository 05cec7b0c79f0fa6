"""The kind `restates`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import BadOptionError, Fault, Rule
from sheetsync.kinds.lines import goals, words_around
from sheetsync.kinds.placeholder import is_filler
from sheetsync.kinds.wording.goal_judgement import SHARE, GoalFault, judge
from sheetsync.kinds.wording.goal_proposal import once_done
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Restates(Rule):
    """A goal that says the work again, where it should say what the work is for.

    It begins with a verb or a noun of building and moving things ("implement", "rollout"), says that
    the thing is there ("goes live"), or is made of the words of the project or a deliverable, compared
    by their stems. A goal that names people and what gets better for them is left alone, whatever its
    words; so is one in a language whose words for it nobody wrote down: English, German, French,
    Spanish, Portuguese, Italian and Dutch are known. The remark proposes a sentence with the row's own
    stakeholder and deliverable.

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
        Price tags      | Electronic price tags in 40 shops ! | order
        Serverumzug     | Server in den Keller umziehen !     | Umzug
    """

    kind: ClassVar[str] = "restates"
    says: ClassVar[frozenset[str]] = frozenset({"suggestion"})
    share: float = SHARE

    def __post_init__(self) -> None:
        """Refuse a share that is none."""
        if not 0 < self.share <= 1:
            raise BadOptionError("share", "must be over 0, and 1 or less")

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the goals that are made of the words of the work."""
        del today
        around = words_around(roadmap)
        for line, project in goals(roadmap):
            fault = judge(project, share=self.share, around=around)
            if fault is GoalFault.RESTATES and not is_filler(project.goal):
                yield Fault(line, Field.GOAL, {"suggestion": once_done(project)})
