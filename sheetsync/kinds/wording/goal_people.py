"""Who is somebody in a goal."""

from collections.abc import Iterable
from typing import Final

from sheetsync.kinds.wording.goal_language import split
from sheetsync.kinds.wording.goal_sentence import DETERMINERS, Sentence

_NEAR: Final = 4
"""How many words back a preposition may stand: "in the old outpatient clinic"."""

_SHORTEST_ROLE: Final = 5

_OWNERS: Final = frozenset({"our", "your", "their"})
_FOR: Final = ("for",)


class People:
    """The places of the words of a goal that are somebody."""

    def __init__(self, sentence: Sentence) -> None:
        names = sentence.row.names or (sentence.row.stakeholders,)
        self._sentence = sentence
        self._language = sentence.language
        self._said = sentence.said
        self._names = [split(each) for each in names if each]
        self._heads = frozenset(filter(None, map(self._head_of, names)))
        self.places = [place for place in range(len(self._said)) if self._is_person(place)]

    def begin_it(self, *, is_work: bool) -> bool:
        """Whether people are the subject: one of the first words, before any joint."""
        if any(name and self._said[: len(name)] == name for name in self._names) and self.places:
            return True
        before = min(len(self._sentence.head), not self._sentence.verb if is_work else _NEAR)
        return any(place < before for place in self.places)

    def only_own_something(self) -> bool:
        """Whether people are named only as whose a thing is: "our services", "the members' magazine"."""
        text = self._sentence.row.goal.casefold().replace("’", "'")
        return bool(self.places) and all(
            self._said[place] in _OWNERS or self._said[place].endswith("'s") or f"{self._said[place]}' " in text
            for place in self.places
        )

    def only_own(self) -> bool:
        """Whether people only come to have the thing: "customers have a portal"."""
        sentence = self._sentence
        if not self.places or sentence.has_effect():
            return False
        rest = self.places[0] + 1
        if rest < len(self._said) and self._said[rest].endswith("ed") and not sentence.gains():
            # "Homes linked to the pharmacy".
            return any(sentence.key(self._said[rest]) in each for each in sentence.works)
        if not (length := self._language.have.length(self._said, rest)):
            return False
        owned = self._said[rest + length :]
        if owned and owned[0].endswith("ed") and self._language.joints.isdisjoint(owned):
            # "Have completed the training".
            owned = owned[1:]
        return sentence.repeats(owned)

    def are_given(self) -> bool:
        """Whether people are only given the thing: "give every driver a tablet"."""
        sentence = self._sentence
        return self._language.giving.at(self._said, sentence.verb) and not (sentence.has_effect() or sentence.gains())

    def get_the_thing(self) -> bool:
        """Whether what people are given is one of the works."""
        return bool(self.places) and self._sentence.repeats(self._said[self.places[0] + 1 :])

    def _head_of(self, name: str) -> str:
        """Return the stem of the word that says who somebody is: "lead" of "eng leads at company"."""
        language = self._language
        said = [word for word in split(name) if word not in language.nobody]
        joint = next((each for each, word in enumerate(said) if each and word in language.joints), len(said))
        named = [word for word in said[:joint] if word not in language.common]
        if not named:
            return ""
        return self._sentence.key(named[0] if language.goals.noun_first else named[-1])

    def _is_person(self, place: int) -> bool:
        """Whether a word is somebody, and doesn't only describe the thing after it ("user accounts")."""
        language, owner = self._language, self._said[place].removesuffix("'s")
        if owner in language.things:
            return False
        role = bool(language.endings) and owner.endswith(language.endings) and len(owner) > _SHORTEST_ROLE
        is_known = role or language.people.has(owner)
        if not (is_known or self._sentence.key(owner) in self._heads):
            return False
        return not language.goals.joins or (self._is_meant(place, owner, is_known) and self._stands_alone(place))

    def _is_meant(self, place: int, owner: str, is_known: bool) -> bool:
        """Whether a word for somebody isn't where something happens, what is made, or against whom one works."""
        language = self._language
        if (owner in language.sites or not is_known) and self._is_place(place):
            return False
        is_noun_of_work = is_known and not place and language.subjects.at(self._said, 0)
        return not (is_noun_of_work or self._is_the_work(place) or language.sought.length(self._said, place + 1))

    def _is_the_work(self, place: int) -> bool:
        """Whether somebody is what the work brings: "mentors for all new hires", "two nurses hired"."""
        following = self._said[place + 1 : place + 2]
        if self._sentence.key(self._said[place]) in self._heads or not self._sentence.is_thing(self._said[place]):
            return False
        is_done = self._language.done.length(self._said, place + 1) > 0
        return is_done or following == _FOR or self._sentence.is_named(place)

    def _is_place(self, place: int) -> bool:
        """Whether something happens there, to whoever: "less damage in the cold store"."""
        before = self._said[max(0, place - _NEAR) : place]
        return _last(before, among=self._language.joints | self._language.places) in self._language.places

    def _stands_alone(self, place: int) -> bool:
        word, language = self._said[place], self._language
        if language.plural.has(word) or word.endswith("men"):
            return True
        if word.endswith("s") and not word.endswith("ss") and word != "sales":
            return True
        is_led = any(each in DETERMINERS for each in self._said[max(0, place - 3) : place])
        is_named = self._sentence.key(word) in self._heads
        if place + 1 == len(self._said):
            return is_led or is_named
        if is_led and language.gains.has(self._said[0]):
            # "Help a junior analyst answer".
            return True
        following = self._said[place + 1]
        if following in language.common or following in language.joints or following.endswith("ly"):
            return True
        is_verb = following.endswith("s") and not following.endswith("ss")
        return (
            is_verb
            and (is_led or is_named)
            and not any(self._sentence.key(following) in work for work in self._sentence.works)
        )


def _last(said: Iterable[str], *, among: frozenset[str]) -> str:
    return next((word for word in reversed(tuple(said)) if word in among), "")
