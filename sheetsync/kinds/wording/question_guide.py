"""How a question leads, and what could be asked about the same subject instead."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from sheetsync.kinds.wording.question_names import Name, Namer, folded
from sheetsync.kinds.wording.turn import Classes, Found, Text, Turns
from sheetsync.languages import LANGUAGES
from sheetsync.languages.question import Questions

_QUOTED: Final = re.compile(r'"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»')
_LONGEST: Final = 1000
_LONGEST_SUBJECT: Final = 70
_SOMEBODY: Final = frozenset({"you", "they", "people", "users", "customers", "we"})
_OF_IDEAS: Final = frozenset({"assumed-wish", "solution-offered"})
"""The families of what nobody has done yet, so that there is no last time."""

_STATES: Final = frozenset({"have", "get", "see", "be"})
"""Verbs of what nobody does on purpose."""

_WHEN: Final = frozenset({"when", "while"})


class Lead(NamedTuple):
    """How a question leads: its family, the words that do, why, and a neutral question, "" where none is known."""

    family: str
    span: str
    why: str
    ask: str


@dataclass(frozen=True, slots=True)
class Guide:
    """What a language knows of questions that lead, ready for searching."""

    questions: Questions
    classes: Classes
    signs: Turns
    courtesy: Turns
    voiced: Turns
    balanced: Turns
    namer: Namer

    def lead(self, question: str, *, beside: Iterable[str] = ()) -> Lead | None:
        """Return how a question leads; None where nothing in it does.

        What stands in quotation marks is somebody else's. Courtesy and consent ask for no opinion. A judgement that the
        person voiced first is no assumption, and where both sides or a way out are offered, nothing is left to lead to.
        What is answered on a scale, as `beside` it is said, has both ends of it there.
        """
        text = Text(_QUOTED.sub("…", question[:_LONGEST]), self.classes)
        found = self._sign(text)
        if not found:
            return None
        family, place = found
        if self._with_both_ends(text, place) and any(map(self._is_scale, beside)):
            return None
        ask = self._ask(text, family, place)
        if self._sign(Text(ask, self.classes)):
            ask = ""
        span = text.said(place.first, place.stop).strip(" .,?!")
        return Lead(family, span, self.questions.whys[family], ask)

    def _is_scale(self, text: str) -> bool:
        padded = f" {' '.join(text.casefold().split())} "
        return any(f" {each} " in padded for each in folded(self.questions.scales))

    def _sign(self, text: Text) -> tuple[str, Found] | None:
        """Return the family of the turn that leads, and where it stands."""
        if self.courtesy.find(text):
            return None
        spared: frozenset[str] = frozenset()
        if self.balanced.find(text):
            spared = self.questions.balancing
        elif self.voiced.find(text):
            spared = self.questions.evaluating
        return self.signs.find(text, without=spared)

    def _ask(self, text: Text, family: str, found: Found) -> str:
        if family in self.questions.evaluating and (both := self._with_both_ends(text, found)):
            return both
        first, stop = found.about
        if text.words[found.first] == "because":
            is_past = "did" in text.words[: found.first]
            return self._asked("past reason" if is_past else "reason", self._deed_before(text, found.first))
        is_deed = text.words[found.stop - 1] == "to" and first == found.stop and text.words[first] not in _STATES
        if is_deed and family not in _OF_IDEAS:
            return self._asked("doing", text.said(first, self._clause_end(text, first, stop)))
        if family == "solution-offered" and (trouble := self._trouble(text, found)):
            return self._asked("trouble", trouble)
        best = self.namer.best(text, range(first, stop))
        if best and family not in _OF_IDEAS and (deed := self._deed_around(text, best)):
            return self._asked("doing", deed)
        return self._asked(family, self.namer.subject(text, range(first, stop)))

    def _asked(self, ask: str, subject: str) -> str:
        # Not `format`: what a person wrote is put in, and never read.
        is_short = 0 < len(subject) <= _LONGEST_SUBJECT
        return self.questions.asks[ask].replace("{subject}", subject) if is_short else ""

    def _with_both_ends(self, text: Text, found: Found) -> str:
        """Return a question of how much with the other end of its scale: "how easy or difficult was it to ..."."""
        place = found.first + 1
        opposite = self.questions.opposites.get(text.words[place]) if place < len(text.words) else None
        if not opposite or text.words[found.first] != "how" or place + 1 >= len(text.words):
            return ""
        rest = text.said(place + 1, len(text.words))
        one = rest[: rest.index("?") + 1] if "?" in rest else f"{rest}?"
        both = self.questions.asks["both"].replace("{one}", text.words[place]).replace("{other}", opposite)
        return both.replace("{subject}", one) if len(one) <= 2 * _LONGEST_SUBJECT else ""

    def _trouble(self, text: Text, found: Found) -> str:
        """Return what a solution is for: after what it does, or after "when you": never the solution itself."""
        start = found.stop
        if found.about[1] >= start:
            later = range(found.first, len(text.words))
            start = next((each for each in later if text.words[each] in _WHEN), len(text.words))
        return self.namer.subject(text, range(start, len(text.words)), only=True)

    @staticmethod
    def _deed_before(text: Text, stop: int) -> str:
        """Return what somebody does, of the clause before a reason: "skip the survey" of "do you skip the survey"."""
        first = next((each + 1 for each in range(stop - 1, -1, -1) if text.words[each] in _SOMEBODY), stop)
        return text.said(first, stop)

    def _deed_around(self, text: Text, name: Name) -> str:
        """Return what is done with a thing, where the question says it: "to count the stock"."""
        verb = name.first - (2 if name.determiner else 1)
        is_deed = verb > 1 and text.words[verb - 1] == "to" and text.words[verb].isalpha()
        is_ours = is_deed and bool(name.determiner) and text.words[verb - 2] != "reason"
        return text.said(verb, name.stop) if is_ours and text.words[verb] not in _STATES else ""

    @staticmethod
    def _clause_end(text: Text, first: int, stop: int) -> int:
        return next((place for place in range(first, stop) if text.words[place] in ",.?:"), stop)


@cache
def guides() -> tuple[Guide, ...]:
    """Return a guide for each language that knows how questions lead."""
    return tuple(_guide(each.questions) for each in LANGUAGES if each.questions)


def _guide(questions: Questions) -> Guide:
    def turns(listed: Iterable[str]) -> Turns:
        return Turns(("", each) for each in listed)

    return Guide(
        questions,
        Classes(questions.words),
        Turns((family, each) for family, listed in questions.signs.items() for each in listed),
        turns(questions.courtesy),
        turns(questions.voiced),
        turns(questions.balanced),
        Namer(questions),
    )
