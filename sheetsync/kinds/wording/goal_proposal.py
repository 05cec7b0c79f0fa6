"""What a goal could say, made of the words of its own row: a proposal, with a gap that only the team can fill."""

from typing import Final

from sheetsync.kinds.wording.goal_language import names_nobody, split
from sheetsync.languages.catalogue import Phrase
from sheetsync.model.roadmap import Project

_LONGEST: Final = 60
GAP: Final = "..."


def somebody(project: Project) -> str:
    """Return the first stakeholder that is somebody: not "everyone", "TBD" and the like; "" without one."""
    named = (each.strip() for each in project.stakeholder_names or (project.stakeholders,))
    return next((each for each in named if each and not names_nobody(each)), "")


def once_done(project: Project) -> Phrase | str:
    """Return a sentence about what a stakeholder can do with the work; "" where the row names neither."""
    who, work = somebody(project), _work(project)
    if not (who and work):
        return ""
    return Phrase('{who} can {gap}, once "{work}" is done', {"who": who, "gap": GAP, "work": work})


def so_that(project: Project) -> Phrase | str:
    """Return the goal with the stakeholder who has its effect; "" where the row names none."""
    who, goal = somebody(project), project.goal.rstrip(" .")
    is_short = len(goal) <= 2 * _LONGEST
    return Phrase("{goal}, so that {who} can {gap}", {"goal": goal, "who": who, "gap": GAP}) if who and is_short else ""


def _work(project: Project) -> str:
    """Return the deliverable that the goal repeats; the project's name where it repeats none."""
    goal = set(split(project.goal))
    real = [each.text for each in project.deliverables if not each.is_tbd and 0 < len(each.text) <= _LONGEST]
    best = max(real, key=lambda work: len(goal & set(split(work))), default="")
    repeated = best if goal & set(split(best)) else project.name
    return repeated if len(repeated) <= _LONGEST else ""
