"""A goal as a sentence: its words, those of its row, and what they say."""

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from sheetsync.kinds.wording.goal_language import GoalLanguage, split
from sheetsync.kinds.words import stem

_HEAD_SHARE: Final = 0.6
_ROOT: Final = 4
_ENDINGS: Final = "aeionrs"
"""What the words of the other languages end with, in one number and gender or another."""

_MEASURES: Final = frozenset({"%", "€", "$", "£"})
_CODE: Final = re.compile(r"\b[A-Z]{2,}[ -]\d[\d.]*")
"""A name that ends in a number: "ISO 27001"."""

_VERB: Final = 2
"""Where a verb stands after a determiner and a noun: "the dam holds"."""

_LONGEST_ROOT: Final = 5
"""Up to so many letters a verb may end in "ing" by itself: "ring", "bring"."""

_ONE: Final = (("a",), ("an",))
DETERMINERS: Final = frozenset({"a", "an", "the", "every", "each", "any", "one", "our", "your", "no", "this", "their"})


class Row(NamedTuple):
    """A goal and what stands around it."""

    goal: str
    stakeholders: str
    names: tuple[str, ...]
    works: tuple[str, ...]


class Sentence:
    """The words of one goal, in a language that is known."""

    def __init__(self, language: GoalLanguage, row: Row, share: float) -> None:
        self.language = language
        self.row = row
        self.said = split(row.goal)
        self._share = share

    @cached_property
    def works(self) -> list[frozenset[str]]:
        """What each of the works is about; most goals are judged without it."""
        return [self.content(split(each)) for each in self.row.works]

    def is_thing(self, word: str) -> bool:
        """Whether a word names what a work is, the last word of it: "sensor" of "Leak sensors"."""
        # A key is how a word begins, so most words are told without the keys of all works.
        key = self.key(word)
        return key in self._text_of_works and key in self._things

    @cached_property
    def _text_of_works(self) -> str:
        return "\n".join(self.row.works).casefold().replace("’", "'")

    @cached_property
    def _things(self) -> frozenset[str]:
        named = (split(each) for each in self.row.works)
        return frozenset(self.key(each[-1]) for each in named if each and self.language.goals.joins)

    @cached_property
    def verb(self) -> int:
        """Where the verb of a goal that begins with work would stand: behind "to" and "we will"."""
        return next((place for place, word in enumerate(self.said[:-1]) if word not in self.language.doers), 0)

    @cached_property
    def head(self) -> tuple[str, ...]:
        """What the goal names before anything is said about it."""
        joints = self.language.joints
        return self.said[: next((each for each, word in enumerate(self.said) if word in joints), len(self.said))]

    def key(self, word: str) -> str:
        """Return what all forms of a word have in common."""
        if self.language.code == "en":
            return stem(word)
        root = word.rstrip(_ENDINGS)
        return root if len(root) >= _ROOT else word

    def content(self, said: Collection[str]) -> frozenset[str]:
        """Return the stems of the words that carry meaning."""
        return frozenset(self.key(word) for word in said if word not in self.language.common and not word.isdigit())

    def gains(self, first: int = 0) -> bool:
        """Whether it says that somebody can do something, or has to do it no longer."""
        return self.language.gains.within(self.said[first:])

    def has_effect(self) -> bool:
        """Whether it says that something gets better or worse, or how much of it there is."""
        if not _MEASURES.isdisjoint(self.row.goal):
            return True
        return any(
            self.language.effects.at(self.said, place) and not self.is_named(place + 1)
            for place in range(len(self.said))
        )

    @cached_property
    def _named(self) -> frozenset[tuple[str, ...]]:
        """The pairs of words in the names of the works: a "green roof" is no roof that gets greener."""
        names = (tuple(map(self.key, split(each))) for each in self.row.works)
        return frozenset(pair for each in names if self.language.goals.joins for pair in pairwise(each))

    def is_named(self, place: int) -> bool:
        """Whether a word stands after the same one as in the name of a work: "reader" of "a ticket reader"."""
        return place > 0 and tuple(map(self.key, self.said[place - 1 : place + 1])) in self._named

    def counts(self) -> bool:
        """Whether it says how much, or of what that can be counted."""
        return self._has_number() or self.language.topics.within(self.said)

    def is_done(self) -> bool:
        """Whether it says that the thing is there."""
        return _MEASURES.isdisjoint(self.row.goal) and self.language.done.within(self.said)

    def is_clause(self) -> bool:
        """Whether it says that something happens to a thing, whatever that is; a thing alone is the work."""
        language, said = self.language, self.said
        main = said[: next((place for place, word in enumerate(said) if word in language.relatives), len(said))]
        if any(word in language.clauses for word in main[1:]):
            return True
        if any(language.minds.at(main, place) for place in range(1, len(main))):
            return True
        if not language.goals.joins:
            return False
        return self._is_verb_of_one() or any(self._is_plain_verb(place) for place in range(1, len(main) - 1))

    def tells(self) -> bool:
        """Whether it says of a thing more than that it is there or made: "marks are consistent", "roofs don't leak"."""
        language, said = self.language, self.said
        if not language.goals.joins:
            return False
        verb = self._clause_verb
        if not verb:
            return self.is_clause()
        if verb + 1 == len(said) or said[verb + 1] in language.joints:
            return False
        made = (language.work, language.unsure, language.loose)
        return not any(each.has(form) for each in made for form in (said[verb + 1], self.key(said[verb + 1])))

    def is_made(self) -> bool:
        """Whether it says that a thing is made or removed: "the old bridge is demolished"."""
        verb = self._clause_verb + 1
        return 1 < verb < len(self.said) and self.language.work.has(self.said[verb])

    def only_has(self) -> bool:
        """Whether it says that something comes to have the work: "the shop supports gift cards"."""
        have, said = self.language.have, self.said
        owned = (said[place + length :] for place in range(1, len(said)) if (length := have.length(said, place)))
        return not self.has_effect() and any(map(self.repeats, owned))

    @cached_property
    def _clause_verb(self) -> int:
        return next((place for place, word in enumerate(self.said) if place and word in self.language.clauses), 0)

    def is_the_thing(self) -> bool:
        """Whether what the goal names, before anything is said about it, is the project or a deliverable."""
        head = self.content(self.head)
        if self.head[:1] in _ONE and self.is_thing(self.head[-1]):
            return True
        return bool(head) and any(len(head & work) >= _HEAD_SHARE * len(head) for work in self.works)

    def repeats(self, said: Sequence[str]) -> bool:
        """Whether words are mostly those of one of the works."""
        goal = self.content(said)
        return bool(goal) and any(len(goal & work) >= self._share * len(goal) for work in self.works)

    def _is_verb_of_one(self) -> bool:
        """Whether the third word is what a thing of the work does: "the dam holds"."""
        said, known = self.said, frozenset().union(*self.works)
        if len(said) <= _VERB or said[0] not in DETERMINERS or self.key(said[1]) not in known:
            return False
        verb, language = said[_VERB], self.language
        is_form = verb.endswith("s") and not verb.endswith("ss") and self.key(verb) not in known
        return is_form and not language.have.has(verb) and not language.work.has(verb)

    def _is_plain_verb(self, place: int) -> bool:
        """Whether a word after many things is a verb: "reports say the same", "forms fit on one page"."""
        language = self.language
        before, word, after = self.said[place - 1 : place + 2]
        if not before.endswith("s") or before.endswith("ss") or before in language.seemingly:
            return False
        is_form = word.endswith(("s", "ed")) or (word.endswith("ing") and len(word) > _LONGEST_ROOT)
        if is_form or word in language.common | language.joints | language.postposed:
            return False
        return after in DETERMINERS | language.joints or language.doings.has(after)

    def _has_number(self) -> bool:
        """Whether it counts something; "ISO 27001" and "phase 2" are names."""
        said = split(_CODE.sub(" ", self.row.goal))
        pairs = zip(("", *said), said, strict=False)
        return any(word.isdigit() and before not in self.language.numbered for before, word in pairs)
