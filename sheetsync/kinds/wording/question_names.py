"""What a question is about: the names of things in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from sheetsync.kinds.wording.turn import Text
from sheetsync.languages import words
from sheetsync.languages.question import Questions

_JOINTS: Final = frozenset({"of", "for", "in", "between", "from"})
_STANDING: Final = frozenset({"isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't"})
"""Negatives after whose thing no verb has to stand: "isn't the second signature a waste"."""

_SHORT_FORM: Final = re.compile(r".+(?:n't|'(?:re|ve|ll|d|m))|(?:it|that|what|there|who|how)'s")


class Name(NamedTuple):
    """Words that name a thing: its determiner, "" without one, and the half-open run of the others."""

    determiner: str
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Namer:
    """Finds the name of what is asked about."""

    questions: Questions

    def best(self, text: Text, about: range, *, only: bool = False, but: range = range(0)) -> Name | None:
        """Return the name of what is asked about: after a determiner if there is one, where the turn says it is.

        Args:
            text: The question.
            about: The places that the turn is about.
            only: Whether a name somewhere else is none.
            but: The places of who is asked about, who are no thing.
        """

        def worth(name: Name) -> tuple[bool, bool, bool, bool]:
            is_meant = name.first in about or name.stop - 1 in about
            return self._is_sure(text, name), bool(name.determiner), is_meant, name.stop - name.first > 1

        names = (
            each
            for each in self._names(text)
            if (not only or each.first in about) and each.first not in but and each.stop - 1 not in but
        )
        return max(names, key=worth, default=None)

    def subject(self, text: Text, about: range, *, only: bool = False, but: range = range(0)) -> str:
        """Return the name with its determiner, "" where nothing surely names a thing; the others as for `best`."""
        best = self.best(text, about, only=only, but=but)
        if best is None:
            return ""
        said = text.said(best.first, self._before_a_verb(text, best))
        if not self._is_sure(text, best):
            return ""
        return f"{best.determiner} {said}".strip()

    def _is_sure(self, text: Text, name: Name) -> bool:
        """Whether it names a thing: without a determiner it may as well be a verb."""
        said = text.said(name.first, name.stop)
        return bool(name.determiner) or not said.islower() or said.endswith(tuple(folded(self.questions.nouns)))

    def _before_a_verb(self, text: Text, name: Name) -> int:
        """Return where a name stops that a negative turned round: "don't the forms repeat" asks about the forms."""
        led = max(0, name.first - 2)
        if not text.words[led].endswith("n't") or text.words[led] in _STANDING:
            return name.stop
        many = (each + 1 for each in range(name.first, name.stop - 1) if text.words[each].endswith("s"))
        has_object = name.stop < len(text.words) and text.words[name.stop] in folded(self.questions.determiners)
        return next(many, max(name.first + 1, name.stop - has_object))

    def _names(self, text: Text) -> Iterator[Name]:
        """Yield each run of words that can name a thing, without what judges it after its determiner."""
        ends, judged = self._ends(text)
        determiners = folded(self.questions.determiners)
        place = 0
        while place < len(text.words):
            stop = next((each for each in range(place, len(text.words)) if ends[each]), len(text.words))
            if stop == place or (_is_owner(text.words[stop - 1]) and stop < len(judged) and judged[stop]):
                # "The council's brilliant plan" is a plan.
                place = max(place + 1, stop)
                continue
            before = place - 1
            while before > 0 and (judged[before] or text.words[before] == "," or _is_owner(text.words[before])):
                before -= 1
            determiner = text.words[before] if before >= 0 and text.words[before] in determiners else ""
            if determiner == "that" and text.words[stop - 1].endswith("s"):
                # "Experts say that lessons ...".
                determiner = ""
            last = self._joined(text, ends, stop) if determiner else stop
            yield Name(determiner, place, last)
            place = last

    def _joined(self, text: Text, ends: list[bool], stop: int) -> int:
        """Return where a name stops that goes on after "of" or its like: "the steps of the form"."""
        start = stop + 1
        if stop >= len(text.words) or text.words[stop] not in _JOINTS:
            return stop
        if start < len(text.words) and text.words[start] in folded(self.questions.determiners) | {"all"}:
            start += 1
        last = next((each for each in range(start, len(text.words)) if ends[each]), len(text.words))
        return last if last > start else stop

    def _ends(self, text: Text) -> tuple[list[bool], list[bool]]:
        """Return of each word whether it can't be part of a name, and whether that is because it judges."""
        stops = folded(self.questions.stops) | folded(self.questions.determiners)
        ends = [word in stops or not word[0].isalnum() or bool(_SHORT_FORM.fullmatch(word)) for word in text.words]
        determiners, inner = folded(self.questions.determiners), folded(self.questions.inner)
        closing = folded(self.questions.closing)
        for place in range(1, len(ends)):
            led = (
                text.words[place - 1] in determiners
                and text.words[place - 1] != "that"
                and place + 1 < len(ends)
                and not ends[place + 1]
            )
            if (led and text.words[place] in inner) or (text.words[place] in closing and not ends[place - 1]):
                ends[place] = False
        judged, judging = [False] * len(ends), folded(self.questions.judging)
        for place in range(len(ends)):
            for name, stop in text.phrases_at(place):
                if name in judging:
                    for each in range(place, stop):
                        ends[each] = judged[each] = True
        return ends, judged


def _is_owner(word: str) -> bool:
    return word.endswith("'s") and not _SHORT_FORM.fullmatch(word)


@cache
def folded(text: str) -> frozenset[str]:
    """Return the words of a section, folded to lower case."""
    return frozenset(words(text))
