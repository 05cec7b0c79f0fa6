"""Whether a goal says who is better off, and if not, which fault it has: one at most."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from sheetsync.kinds.wording.goal_language import GoalLanguage, language_of, split
from sheetsync.kinds.words import stem
from sheetsync.model.roadmap import Project

SHARE: Final = 0.7
"""How much of a goal's words the work has when the goal repeats it, where nobody says otherwise."""

_HEAD_SHARE: Final = 0.6
_THING: Final = 3
"""Up to so many words a goal is a thing where none says that something happens: "Plugin-based architecture"."""

_ROOT: Final = 4
_ENDINGS: Final = "aeionrs"
"""What the words of the other languages end with, in one number and gender or another."""

_DETERMINERS: Final = frozenset({"a", "an", "the", "every", "each", "any", "one", "our", "your", "no", "this", "their"})
_MEASURES: Final = frozenset({"%", "€", "$", "£"})
_CODE: Final = re.compile(r"\b[A-Z]{2,}[ -]\d[\d.]*")
"""A name that ends in a number: "ISO 27001"."""

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
    row = _Row(
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
    return _judge(_Row(text, "", (), ()), SHARE, "") is None


class _Row(NamedTuple):
    """A goal and what stands around it."""

    goal: str
    stakeholders: str
    names: tuple[str, ...]
    works: tuple[str, ...]


@lru_cache(maxsize=4096)
def _judge(row: _Row, share: float, around: str) -> GoalFault | None:
    language = language_of(row.goal, " ".join((row.goal, row.stakeholders, *row.works)), around)
    return _Goal(language, row, share).fault() if language and split(row.goal) else None


class _Goal:
    """One goal, with what stands around it, in a language that is known."""

    def __init__(self, language: GoalLanguage, row: _Row, share: float) -> None:
        names = row.names or (row.stakeholders,)
        self._language = language
        self._text = row.goal
        self._said = split(row.goal)
        self._row = row
        self._heads = frozenset(filter(None, map(self._head_of, names)))
        self._names = [split(each) for each in names if each]
        self._share = share
        self._people = [place for place in range(len(self._said)) if self._is_person(place)]

    @cached_property
    def _works(self) -> list[frozenset[str]]:
        """What each of the works is about; most goals are judged without it."""
        return [self._content(split(each)) for each in self._row.works]

    @cached_property
    def _verb(self) -> int:
        """Where the verb of a goal that begins with work would stand: behind "to" and "we will"."""
        return next((place for place, word in enumerate(self._said[:-1]) if word not in self._language.doers), 0)

    def fault(self) -> GoalFault | None:
        """Return what is wrong with it."""
        is_work = self._begins_with_work()
        if self._begins_with_people(is_work):
            return GoalFault.RESTATES if self._only_owns() else None
        gains = self._language.gains.within(self._said)
        if is_work and not (gains and any(place >= self._verb for place in self._people)):
            return GoalFault.RESTATES
        if not self._people:
            return self._fault_of_nobody()
        is_thing = not (gains or self._has_effect()) and self._is_the_thing()
        return GoalFault.RESTATES if is_thing else None

    def _fault_of_nobody(self) -> GoalFault | None:
        """Return what is wrong with a goal that begins with no work, and in which nobody was found."""
        if self._language.minds.within(self._said[1:]):
            # Somebody knows, sees or sleeps, by a name that isn't known.
            return None
        if not self._language.endings and self._language.gains.within(self._said[1:]):
            # Somebody can, or is without, and of a language with few words for roles it isn't known who.
            return None
        is_there = _MEASURES.isdisjoint(self._text) and self._language.done.within(self._said)
        if is_there or self._says_the_work():
            return GoalFault.RESTATES
        is_thing = len(self._said) <= _THING or any(self._content(self._said) & each for each in self._works)
        happens = self._has_effect() or self._counts() or self._is_clause()
        return GoalFault.RESTATES if is_thing and not happens else GoalFault.NAMES_NO_ONE

    def _says_the_work(self) -> bool:
        """Whether it has no more than the words of the work, or with what gets better: "Faster onboarding"."""
        if not self._has_effect():
            return self._is_the_thing() or self._repeats(self._said)
        rest = [word for word in self._said if not self._language.effects.has(word)]
        thing = self._content(rest)
        is_named = len(rest) + 1 >= len(self._said) and len(thing) > 1 and thing <= frozenset().union(*self._works)
        is_copied = any(set(self._said) <= set(split(each)) for each in self._row.works)
        return (is_named or is_copied) and not (self._counts() or self._is_clause())

    def _is_clause(self) -> bool:
        """Whether it says that something happens to a thing, whatever that is; a thing alone is the work."""
        said = self._said
        language = self._language
        main = said[: next((place for place, word in enumerate(said) if word in language.relatives), len(said))]
        return any(word in language.clauses for word in main[1:])

    def _counts(self) -> bool:
        """Whether it says how much, or of what that can be counted."""
        return self._has_number() or self._language.topics.within(self._said)

    def _key(self, word: str) -> str:
        if self._language.code == "en":
            return stem(word)
        root = word.rstrip(_ENDINGS)
        return root if len(root) >= _ROOT else word

    def _content(self, said: Collection[str]) -> frozenset[str]:
        """Return the stems of the words that carry meaning."""
        return frozenset(self._key(word) for word in said if word not in self._language.common and not word.isdigit())

    def _head_of(self, name: str) -> str:
        """Return the stem of the word that says who somebody is: "lead" of "eng leads at company"."""
        said = [word for word in split(name) if word not in self._language.nobody]
        joint = next((each for each, word in enumerate(said) if each and word in self._language.joints), len(said))
        named = [word for word in said[:joint] if word not in self._language.common]
        if not named:
            return ""
        return self._key(named[0] if self._language.goals.noun_first else named[-1])

    def _is_person(self, place: int) -> bool:
        """Whether a word is somebody, and doesn't only describe the thing after it ("user accounts")."""
        word, language = self._said[place], self._language
        if word in language.things:
            return False
        named = self._key(word) in self._heads
        role = bool(language.endings) and word.endswith(language.endings) and len(word) > 5
        if not (language.people.has(word) or role or named):
            return False
        return not language.goals.joins or self._stands_alone(place)

    def _stands_alone(self, place: int) -> bool:
        word, language = self._said[place], self._language
        if language.plural.has(word) or (word.endswith("s") and not word.endswith("ss") and word != "sales"):
            return True
        is_led = any(each in _DETERMINERS for each in self._said[max(0, place - 3) : place])
        is_named = self._key(word) in self._heads
        if place + 1 == len(self._said):
            return is_led or is_named
        if is_led and language.gains.has(self._said[0]):
            # "Help a junior analyst answer".
            return True
        following = self._said[place + 1]
        if following in language.common or following in language.joints or following.endswith("ly"):
            return True
        is_verb = following.endswith("s") and not following.endswith("ss")
        return is_verb and (is_led or is_named) and not any(self._key(following) in work for work in self._works)

    def _begins_with_people(self, is_work: bool) -> bool:
        """Whether people are the subject: one of the first words, before any joint."""
        if any(name and self._said[: len(name)] == name for name in self._names) and self._people:
            return True
        first = next((each for each, word in enumerate(self._said) if word in self._language.joints), len(self._said))
        return any(place < min(first, not self._verb if is_work else 4) for place in self._people)

    def _only_owns(self) -> bool:
        """Whether people only come to have the thing: "customers have a portal"."""
        for place in self._people[:1]:
            verb = place + 1
            if verb < len(self._said) and self._said[verb] in self._language.have:
                return self._repeats(self._said[verb + 1 :]) and not self._has_effect()
        return False

    def _begins_with_work(self) -> bool:
        said, language, first = self._said, self._language, self._verb
        if language.work.at(said, first) or (language.goals.verb_last and language.work.has(said[-1])):
            return True
        if language.unsure.at(said, first):
            following = said[first + 1 : first + 2]
            is_measured = self._has_effect() or language.topics.within(said[first + 1 :])
            return not is_measured or not language.common.isdisjoint(following)
        if self._people or not language.loose.at(said, first) or said[first + 1 : first + 2] in _BOTH:
            return False
        goal = self._content(said[first + 1 :])
        return any(goal & work for work in self._works)

    def _has_effect(self) -> bool:
        return not _MEASURES.isdisjoint(self._text) or self._language.effects.within(self._said)

    def _has_number(self) -> bool:
        """Whether it counts something; "ISO 27001" and "phase 2" are names."""
        said = split(_CODE.sub(" ", self._text))
        pairs = zip(("", *said), said, strict=False)
        return any(word.isdigit() and before not in self._language.numbered for before, word in pairs)

    def _is_the_thing(self) -> bool:
        """Whether what the goal names, before anything is said about it, is the project or a deliverable."""
        joint = next((each for each, word in enumerate(self._said) if word in self._language.joints), len(self._said))
        head = self._content(self._said[:joint])
        return bool(head) and any(len(head & work) >= _HEAD_SHARE * len(head) for work in self._works)

    def _repeats(self, said: Sequence[str]) -> bool:
        goal = self._content(said)
        return bool(goal) and any(len(goal & work) >= self._share * len(goal) for work in self._works)
