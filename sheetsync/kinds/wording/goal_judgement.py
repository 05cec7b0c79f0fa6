"""Whether a goal says who is better off, and if not, which fault it has: one at most."""

from enum import StrEnum
from functools import lru_cache
from typing import Final

from sheetsync.kinds.wording.goal_language import GoalLanguage, language_of, split
from sheetsync.kinds.wording.goal_people import People
from sheetsync.kinds.wording.goal_sentence import DETERMINERS, Row, Sentence
from sheetsync.model.roadmap import Project

SHARE: Final = 0.7
"""How much of a goal's words the work has when the goal repeats it, where nobody says otherwise."""

_THING: Final = 3
"""Up to so many words a goal is a thing where none says that something happens: "Plugin-based architecture"."""

_AND: Final = ("and", "or")
_BOTH: Final = (("and",), ("or",))
"""After what may be a verb as well as an adjective: "complete and correct"."""


class GoalFault(StrEnum):
    """What is wrong with a goal."""

    RESTATES = "restates"
    """It says the work, or the thing that is made, again."""
    NAMES_NO_ONE = "names no one"
    """It says an effect, and nobody who has it."""


def judge(project: Project, *, share: float = SHARE, around: str = "") -> GoalFault | None:
    """Return the fault of a project's goal; None where it has none, or where its language isn't known.

    Args:
        project: Whose goal it is.
        share: How much of the goal's words, 0 to 1, has to occur in the project's name or in one deliverable.
        around: More text of the sheet, for a goal that is too short to tell its language.
    """
    row = Row(
        project.goal,
        project.stakeholders,
        project.stakeholder_names,
        (project.name, *(each.text for each in project.deliverables)),
    )
    return _judge(row, share, around)


def says_who(text: str) -> bool | None:
    """Whether a text says by itself who is better off; None where its language isn't known."""
    if language_of(text) is None:
        return None
    return _judge(Row(text, "", (), ()), SHARE, "") is None


@lru_cache(maxsize=4096)
def _judge(row: Row, share: float, around: str) -> GoalFault | None:
    language = language_of(row.goal, " ".join((row.goal, row.stakeholders, *row.works)), around)
    return _Goal(language, row, share).fault() if language and split(row.goal) else None


class _Goal:
    """One goal, with what stands around it."""

    def __init__(self, language: GoalLanguage, row: Row, share: float) -> None:
        self._language = language
        self._sentence = Sentence(language, row, share)
        self._said = self._sentence.said
        self._people = People(self._sentence)

    def fault(self) -> GoalFault | None:
        """Return what is wrong with it."""
        sentence, people = self._sentence, self._people
        is_work = self._begins_with_work()
        if not is_work and people.places and people.are_given():
            return GoalFault.RESTATES if people.get_the_thing() else None
        if not is_work and people.only_own_something():
            return GoalFault.RESTATES if self._is_there() and not sentence.gains() else None
        if people.begin_it(is_work=is_work):
            return GoalFault.RESTATES if people.only_own() else None
        gains = sentence.gains()
        if is_work and not (gains and any(place >= sentence.verb for place in people.places)):
            return GoalFault.RESTATES
        if not people.places:
            return self._fault_of_nobody()
        is_thing = not (gains or sentence.has_effect()) and sentence.is_the_thing()
        return GoalFault.RESTATES if is_thing else None

    def _fault_of_nobody(self) -> GoalFault | None:
        """Return what is wrong with a goal that begins with no work, and in which nobody was found."""
        sentence = self._sentence
        if self._has_a_mind():
            # Somebody knows, sees or sleeps, by a name that isn't known.
            return None
        if not self._language.endings and sentence.gains(1):
            # Somebody can, or is without, and of a language with few words for roles it isn't known who.
            return None
        if self._is_there():
            return GoalFault.RESTATES
        is_thing = len(self._said) <= _THING or any(sentence.content(self._said) & each for each in sentence.works)
        happens = sentence.has_effect() or sentence.counts() or sentence.is_clause()
        return GoalFault.RESTATES if is_thing and not happens else GoalFault.NAMES_NO_ONE

    def _has_a_mind(self) -> bool:
        """Whether somebody or something else than the work knows, sees or sleeps: not "search finds misspelt names"."""
        minds, sentence = self._language.minds, self._sentence
        subjects = (before for place, before in enumerate(self._said[:-1], 1) if minds.at(self._said, place))
        return not all(map(sentence.is_thing, subjects))

    def _is_there(self) -> bool:
        """Whether it says no more than that the work is, or is done."""
        sentence = self._sentence
        return sentence.is_done() or sentence.is_made() or sentence.only_has() or self._says_the_work()

    def _says_the_work(self) -> bool:
        """Whether it has no more than the words of the work, or with what gets better: "Faster onboarding"."""
        sentence, effects = self._sentence, self._language.effects
        if not sentence.has_effect():
            return not sentence.tells() and (sentence.is_the_thing() or sentence.repeats(self._said))
        rest = [word for word in self._said if not effects.has(word)]
        thing = sentence.content(rest)
        is_named = len(rest) + 1 >= len(self._said) and len(thing) > 1 and thing <= frozenset().union(*sentence.works)
        is_copied = any(set(self._said) <= set(split(each)) for each in sentence.row.works)
        return (is_named or is_copied) and not (sentence.counts() or sentence.is_clause())

    def _begins_with_work(self) -> bool:
        said, language, sentence = self._said, self._language, self._sentence
        first = sentence.verb
        if language.work.at(said, first) or (language.goals.verb_last and language.work.has(said[-1])):
            return not (self._brings_a_good(first) or self._only_describes(first))
        if language.unsure.at(said, first):
            following = said[first + 1 : first + 2]
            is_measured = sentence.has_effect() or language.topics.within(said[first + 1 :])
            return not is_measured or not language.common.isdisjoint(following)
        if self._people.places or not language.loose.at(said, first) or said[first + 1 : first + 2] in _BOTH:
            return False
        if said[first] in language.adjectives and not self._goes_on_with_a_verb(first):
            return False
        goal = sentence.content(said[first + 1 :])
        return any(goal & work for work in sentence.works)

    def _goes_on_with_a_verb(self, first: int) -> bool:
        """Whether what may be an adjective is a verb: "clean the schema", "clean schema and remove debt"."""
        said, language, sentence = self._said, self._language, self._sentence
        if sentence.is_thing(sentence.head[-1]) or not DETERMINERS.isdisjoint(said[first + 1 : first + 2]):
            return True
        joined = (place + 1 for place, word in enumerate(said[:-1]) if word in _AND and place > first)
        return any(language.work.at(said, place) or language.loose.at(said, place) for place in joined)

    def _brings_a_good(self, first: int) -> bool:
        """Whether what is built is nothing that is made, but what people have of it: "create jobs for"."""
        language, said = self._language, self._said
        if said[first] not in language.bringing:
            return False
        stops = (place + language.goods.length(said, place) for place in (first + 1, first + 2) if place < len(said))
        stop = next((stop for place, stop in enumerate(stops, first + 1) if stop > place), 0)
        return stop > 0 and (stop == len(said) or said[stop] in language.joints | language.common)

    def _only_describes(self, first: int) -> bool:
        """Whether a word of work is the name of a thing to which something happens: "building permits are"."""
        said = self._said[first : first + 3]
        return len(said) > 2 and said[0].endswith("ing") and said[2] in self._language.clauses
