"""What a question says that somebody does: the whole of the verb and what goes with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from sheetsync.kinds.wording.question_names import folded
from sheetsync.kinds.wording.turn import Text
from sheetsync.languages.question import Questions

_CLOSERS: Final = frozenset(",.?:–…")
_TO: Final = "to"
_DOING: Final = frozenset({"do", "does", "don't", "doesn't"})
_EACH: Final = frozenset({"each", "every"})
_OFTEN: Final = frozenset({"day", "week", "month", "year", "morning", "evening", "night", "time"})
_SHORTEST_GERUND: Final = 6
_JUDGED: Final = frozenset({"harsh", "praised", "bad"})
_ELSEWHERE: Final = frozenset(
    {"it", "them", "they", "yours", "ours", "one", "ones", "so", "there", "then", "that", "this", "he", "she"}
)
_POINTING: Final = frozenset({"that", "this"})


class Deed(NamedTuple):
    """Who does it, "" for the person asked, and what is done: "find your files", from which place on."""

    who: str
    what: str
    first: int
    is_gerund: bool = False


@dataclass(frozen=True, slots=True)
class DeedFinder:
    """Finds what is done, where a verb surely is one."""

    questions: Questions

    def find(self, text: Text, *, is_idea: bool) -> Iterator[Deed]:
        """Yield each deed that the question names, with all that goes with it; of an idea only what it is for."""
        data = self.questions
        for place in range(1, len(text.words) - 1):
            before, word = text.words[place - 1], text.words[place]
            if word == _TO and before in folded(data.before_to) - (folded(data.wishing) if is_idea else frozenset()):
                yield from self._deed("", text, place + 1, is_sure=True)
            elif word == "you" and before in (folded(data.moments) if is_idea else folded(data.clauses)):
                yield from self._deed("", text, place + 1)
            elif before in folded(data.helping):
                yield from self._helped(text, place)
            elif not is_idea and before in folded(data.before_gerund) and self._is_gerund(text, place):
                yield from self._deed("", text, place, is_gerund=True)
        if not is_idea:
            yield from self._stated(text)
            yield from self._of_crowd(text)
            yield from self._of_others(text)

    def people(self, text: Text) -> tuple[int, int]:
        """Return where is said who else than the person asked is asked about: "new nurses"; an empty run for nobody."""
        led = folded(self.questions.auxiliaries) | {"your", "the", "new"}
        for place in range(1, len(text.words)):
            if text.words[place - 1] in led and self._is_people(text.words[place]):
                owned = text.words[place - 1] in {"your", "the", "new"}
                more = text.words[place - 2] in {"your", "the"} and text.words[place - 1] == "new"
                return place - owned - more, place + 1
        return 0, 0

    def places_after(self, text: Text, stop: int) -> int:
        """Return where what goes with a thing stops: "in the ward at night"."""
        joints, determiners = folded(self.questions.joints), folded(self.questions.determiners)
        while stop + 1 < len(text.words) and text.words[stop] in joints:
            start = stop + 1 + (text.words[stop + 1] in determiners | {"all", "each", "every"})
            last = start
            while last < len(text.words) and self._is_thing(text, last):
                last += 1
            if last == start:
                break
            stop = last
        return stop

    def _is_thing(self, text: Text, place: int) -> bool:
        word = text.words[place]
        is_time = word in folded(self.questions.times)
        return is_time or (word[0].isalnum() and word not in folded(self.questions.stops) and "'" not in word)

    def _is_people(self, word: str) -> bool:
        return word in folded(self.questions.people) or word.endswith(tuple(folded(self.questions.people_endings)))

    def _helped(self, text: Text, place: int) -> Iterator[Deed]:
        """Yield what help is for: "help you close the shop", "help new hikers find the hut"."""
        if text.words[place] == "you":
            yield from self._deed("", text, place + 1, is_sure=True)
        for stop in range(place, min(place + 3, len(text.words))):
            if self._is_people(text.words[stop]):
                yield from self._deed(text.said(place, stop + 1), text, stop + 1, is_sure=True)
                return

    def _stated(self, text: Text) -> Iterator[Deed]:
        """Yield what is stated of the person asked: "you check it twice, don't you", in the present by its tag."""
        words = text.words
        is_present = any(words[n : n + 2] in (["do", "you"], ["don't", "you"]) for n in range(2, len(words) - 1))
        for place, word in enumerate(words[:-2]):
            is_rather = word in {"you'd", "you"} and words[place + 1] in {"rather", "prefer"}
            if word == "you" and is_present and text.begins_clause(place):
                yield from self._deed("", text, place + 1 + (words[place + 1] == "don't"))
            elif is_rather and words[place + 1] == "rather":
                yield from self._deed("", text, place + 2)

    def _of_crowd(self, text: Text) -> Iterator[Deed]:
        """Yield what all the others are said to do."""
        for place in (0, 1, 2):
            for name, stop in text.phrases_at(place) if place < len(text.words) else ():
                is_many = name == "crowd" and stop < len(text.words) and text.words[stop - 1].endswith("s")
                if is_many and not {"claims", "is"} & set(text.classes_at(stop)):
                    yield from self._deed("", text, stop)

    def _of_others(self, text: Text) -> Iterator[Deed]:
        """Yield what a thing or others do: "why does the council still print agendas", "don't the lockers jam"."""
        for place, word in enumerate(text.words[:-3]):
            first = place + 1 + 2 * (text.words[place + 1 : place + 3] == ["most", "of"])
            stop = first + 2
            if word not in _DOING or stop >= len(text.words):
                continue
            if text.words[first] not in folded(self.questions.determiners):
                continue
            is_turned = word.endswith("n't") and text.words[first + 1].endswith("s") == (word == "don't")
            if text.words[stop] in folded(self.questions.adverbs) or is_turned:
                yield from self._deed(text.said(first, stop), text, stop)

    def _is_gerund(self, text: Text, place: int) -> bool:
        word, after = text.words[place], text.words[place + 1]
        is_one = (
            word.endswith("ing") and len(word) >= _SHORTEST_GERUND and word not in folded(self.questions.no_gerunds)
        )
        return is_one and after not in _CLOSERS

    def _deed(
        self, who: str, text: Text, place: int, *, is_gerund: bool = False, is_sure: bool = False
    ) -> Iterator[Deed]:
        while place < len(text.words) and text.words[place] in folded(self.questions.adverbs):
            place += 1
        stop = next((n for n in range(place, len(text.words)) if text.words[n] in _CLOSERS), len(text.words))
        clauses = folded(self.questions.breaks)
        stop = next((n for n in range(place + 1, stop) if text.words[n] in clauses), stop)
        if place >= stop or not (is_gerund or self._is_verb(text, place, is_sure=is_sure)):
            return
        if text.words[stop - 2 : stop] == ["for", "you"]:
            stop -= 2
        stop -= text.words[stop - 1] == "again"
        is_often = any(text.words[n] in _EACH and text.words[n + 1] in _OFTEN for n in range(place, stop - 1))
        if not is_often and not is_told_elsewhere(text.words[place:stop]):
            yield Deed(who, self._unjudged(text, place, stop), place, is_gerund)

    def _is_verb(self, text: Text, place: int, *, is_sure: bool) -> bool:
        word = text.words[place]
        no_verbs = folded(self.questions.no_deeds) - (folded(self.questions.sure_deeds) if is_sure else set())
        is_past = word.endswith(("ed", "ing")) and not word.endswith("eed")
        is_plain = word.isalpha() and not is_past and text.words[place + 1 : place + 2] != ["of"]
        return is_plain and word not in no_verbs | folded(self.questions.determiners)

    @staticmethod
    def _unjudged(text: Text, first: int, stop: int) -> str:
        """Return a run as it is said, without the words in it that judge."""
        judged = {
            each
            for place in range(first, stop)
            for name, end in text.phrases_at(place)
            if name in _JUDGED
            for each in range(place, end)
        }
        return " ".join(text.said(each, each + 1) for each in range(first, stop) if each not in judged)


def is_told_elsewhere(words: Iterable[str]) -> bool:
    """Whether a word stands for something that only another sentence says."""
    listed = list(words)
    return any(
        word in _ELSEWHERE and not (word in _POINTING and n + 1 < len(listed) and listed[n + 1] not in _CLOSERS)
        for n, word in enumerate(listed)
    )
