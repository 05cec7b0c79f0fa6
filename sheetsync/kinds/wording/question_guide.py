"""How a question leads, and what could be asked about the same subject instead."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from sheetsync.kinds.wording.turn import Classes, Found, Text, Turns
from sheetsync.languages import LANGUAGES, words
from sheetsync.languages.question import Questions

_QUOTED: Final = re.compile(r'"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»')
_LONGEST: Final = 1000
_LONGEST_SUBJECT: Final = 70
_JOINTS: Final = frozenset({"of", "for", "in", "between", "from"})
_SHORT_FORM: Final = re.compile(r".+(?:n't|'(?:re|ve|ll|d|m))|(?:it|that|what|there|who|how)'s")


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

    def lead(self, question: str) -> Lead | None:
        """Return how a question leads; None where nothing in it does.

        What stands in quotation marks is somebody else's. Courtesy and consent ask for no opinion. A judgement that the
        person voiced first is no assumption, and where both sides or a way out are offered, nothing is left to lead to.
        """
        text = Text(_QUOTED.sub("…", question[:_LONGEST]), self.classes)
        found = self._sign(text)
        if not found:
            return None
        family, place = found
        ask = self._ask(text, family, place)
        if self._sign(Text(ask, self.classes)):
            ask = ""
        span = text.said(place.first, place.stop).strip(" .,?!")
        return Lead(family, span, self.questions.whys[family], ask)

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
        first, stop = found.about
        asks = self.questions.asks
        is_deed = text.words[found.stop - 1] == "to" and first == found.stop
        deed = text.said(first, self._clause_end(text, first, stop)) if is_deed else ""
        subject = deed or self._subject(text, found)
        # Not `format`: what a person wrote is put in, and never read.
        ask = asks["doing" if deed else family].replace("{subject}", subject)
        return ask if 0 < len(subject) <= _LONGEST_SUBJECT else ""

    @staticmethod
    def _clause_end(text: Text, first: int, stop: int) -> int:
        return next((place for place in range(first, stop) if text.words[place] in ",.?:"), stop)

    def _subject(self, text: Text, found: Found) -> str:
        """Return the name of what is asked about: after a determiner if there is one, where the turn says it is."""
        about = range(*found.about)

        def worth(name: _Name) -> tuple[bool, bool, bool]:
            return bool(name.determiner), name.first in about or name.stop - 1 in about, name.stop - name.first > 1

        best = max(self._names(text), key=worth, default=None)
        if best is None:
            return ""
        said = text.said(best.first, best.stop)
        if not best.determiner and said.islower() and not said.endswith(tuple(_folded(self.questions.nouns))):
            # Without a determiner it may as well be a verb.
            return ""
        return f"{best.determiner} {said}".strip()

    def _names(self, text: Text) -> Iterator["_Name"]:
        """Yield each run of words that can name a thing, without what judges it after its determiner."""
        ends, judged = self._ends(text)
        determiners = _folded(self.questions.determiners)
        place = 0
        while place < len(text.words):
            stop = next((each for each in range(place, len(text.words)) if ends[each]), len(text.words))
            if stop == place:
                place += 1
                continue
            before = place - 1
            while before > 0 and (judged[before] or text.words[before] == ","):
                before -= 1
            determiner = text.words[before] if before >= 0 and text.words[before] in determiners else ""
            last = self._joined(text, ends, stop) if determiner else stop
            yield _Name(determiner, place, last)
            place = last

    def _joined(self, text: Text, ends: list[bool], stop: int) -> int:
        """Return where a name stops that goes on after "of" or its like: "the steps of the form"."""
        start = stop + 1
        if stop >= len(text.words) or text.words[stop] not in _JOINTS:
            return stop
        if start < len(text.words) and text.words[start] in _folded(self.questions.determiners) | {"all"}:
            start += 1
        last = next((each for each in range(start, len(text.words)) if ends[each]), len(text.words))
        return last if last > start else stop

    def _ends(self, text: Text) -> tuple[list[bool], list[bool]]:
        """Return of each word whether it can't be part of a name, and whether that is because it judges."""
        stops = _folded(self.questions.stops) | _folded(self.questions.determiners)
        ends = [word in stops or not word[0].isalnum() or bool(_SHORT_FORM.fullmatch(word)) for word in text.words]
        judged, judging = [False] * len(ends), _folded(self.questions.judging)
        for place in range(len(ends)):
            for name, stop in text.phrases_at(place):
                if name in judging:
                    for each in range(place, stop):
                        ends[each] = judged[each] = True
        return ends, judged


class _Name(NamedTuple):
    """Words that name a thing: its determiner, "" without one, and the half-open run of the others."""

    determiner: str
    first: int
    stop: int


@cache
def _folded(text: str) -> frozenset[str]:
    return frozenset(words(text))


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
    )
