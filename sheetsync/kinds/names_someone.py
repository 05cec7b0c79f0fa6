"""The kind `names-someone`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.lines import goals, words_around
from sheetsync.kinds.placeholder import is_filler
from sheetsync.kinds.wording.goal_judgement import GoalFault, judge
from sheetsync.kinds.wording.goal_proposal import so_that, somebody
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesSomeone(Rule):
    """A goal that mentions nobody it is good for.

    Silent as soon as the goal has a word for people or a group, a role ("the operators"), or the
    stakeholder, and they are not only there to describe a thing ("user accounts"); on a goal that only
    says the work again, which is the fault of the kind `restates`; and on one in a language whose words
    for it nobody wrote down: English, German, French, Spanish, Portuguese, Italian and Dutch are known.
    The remark proposes a sentence with the row's own stakeholder.

    Options:
        None.

    Passes: {}
        Project    | Stakeholders   | Goal                                     | Deliverable
        Make tacos | family members | feed the family cheaply and quickly      | cook
        CI         | Eng leads      | Reduce risks to the engineering org      | migrate
        Alerts     | Storage        | storage sleeps through the night         | tune

    Fails: {}
        Project | Stakeholders | Goal                        | Deliverable
        CI      | Payments     | Reach 99.9 % availability ! | migrate
        Konten  | IT           | Die Verfügbarkeit erhöhen ! | zweiter Faktor
    """

    kind: ClassVar[str] = "names-someone"
    says: ClassVar[frozenset[str]] = frozenset({"stakeholder", "suggestion"})

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the goals without anybody in them."""
        del today
        around = words_around(roadmap)
        for line, project in goals(roadmap):
            if not is_filler(project.goal) and judge(project, around=around) is GoalFault.NAMES_NO_ONE:
                yield Fault(line, Field.GOAL, {"stakeholder": somebody(project), "suggestion": so_that(project)})
