"""How a question leads, and what could be asked about the same subject instead."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from sheetsync.kinds.wording.question_ask import Asker
from sheetsync.kinds.wording.question_names import Namer, folded
from sheetsync.kinds.wording.turn import Classes, Found, Text, Turns
from sheetsync.languages import LANGUAGES
from sheetsync.languages.question import Questions

_QUOTED: Final = re.compile(r'"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»')
_LONGEST: Final = 1000


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
    asker: Asker

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
        if self.asker.with_both_ends(text, place) and any(map(self._is_scale, beside)):
            return None
        asks = filter(None, self.asker.asks(text, family, place))
        ask = next((each for each in asks if not self._sign(Text(each, self.classes))), "")
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


@cache
def guides() -> tuple[Guide, ...]:
    """Return a guide for each language that knows how questions lead."""
    return tuple(_guide(each.questions) for each in LANGUAGES if each.questions)


def _guide(questions: Questions) -> Guide:
    def turns(listed: Iterable[str]) -> Turns:
        return Turns(("", each) for each in listed)

    classes = Classes(questions.words)
    return Guide(
        questions,
        classes,
        Turns((family, each) for family, listed in questions.signs.items() for each in listed),
        turns(questions.courtesy),
        turns(questions.voiced),
        turns(questions.balanced),
        Asker(questions, classes, Namer(questions)),
    )
