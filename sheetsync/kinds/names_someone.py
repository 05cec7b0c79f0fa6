"""The kind `names-someone`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.goal_words import names_someone
from sheetsync.kinds.lines import goals
from sheetsync.kinds.placeholder import is_filler
from sheetsync.model.roadmap import Field, Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesSomeone(Rule):
    """A goal that mentions nobody it is good for.

    Silent as soon as the goal has a word for people or a group, a role ("the operators"), or a word
    of the stakeholder cell; and wherever the goal is not English.

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
    """

    kind: ClassVar[str] = "names-someone"
    says: ClassVar[frozenset[str]] = frozenset({"stakeholder"})

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the goals without anybody in them."""
        del today
        for line, project in goals(roadmap):
            if not is_filler(project.goal) and not names_someone(project.goal, project.stakeholders):
                yield Fault(line, Field.GOAL, {"stakeholder": next(iter(project.stakeholder_names), "")})
