"""Turns of phrase: a small notation for how words follow each other, and its search.

A turn is words with spaces between them: `a|b` is either, `x?` may be absent, `!x` may not follow, `love*` is a word
that begins so and `*ing` one that ends so, `*` is any word, `#` a number, `@name` any phrase of a class; `^` is where a
clause begins; `...` is any run of words, and what the turn is about, `..` any run of words. What stands after a turn
without `...` is what it is about.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.,?!:;–%…]")
_SIGNS: Final = frozenset(".,?:–…")
_OPENERS: Final = frozenset({"and", "so", "or", "but", "then", "well"})
_SAME: Final = {"!": ".", ";": "."}
_MOST_WORDS: Final = 160
_LONGEST_RUN: Final = 30
_RUNS: Final = ("...", "..")
_PREFIX: Final = 3


class Found(NamedTuple):
    """Where a turn stands in a text, and what it is about: both as half-open runs of its tokens."""

    first: int
    stop: int
    about: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a turn."""

    words: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    is_any: bool = False
    is_optional: bool = False
    is_refused: bool = False
    run: str = ""

    def fits(self, word: str) -> bool:
        """Whether one word may stand here."""
        return (
            word in self.words
            or (self.is_any and word not in _SIGNS)
            or (bool(self.starts) and word.startswith(self.starts))
            or (bool(self.ends) and word.endswith(self.ends))
            or ("#" in self.words and word.isdigit())
        )


def item(text: str) -> Item:
    """Read one place of a turn."""
    if text in _RUNS or text == "^":
        return Item(run=text)
    is_refused, is_optional = text.startswith("!"), text.endswith("?") and text != "?"
    parts = text.removeprefix("!").removesuffix("?" if is_optional else "").split("|")
    plain = [each for each in parts if "*" not in each and not each.startswith("@")]
    return Item(
        words=frozenset(plain),
        starts=tuple(each[:-1] for each in parts if each.endswith("*") and each != "*"),
        ends=tuple(each[1:] for each in parts if each.startswith("*") and each != "*"),
        classes=tuple(each[1:] for each in parts if each.startswith("@")),
        is_any="*" in parts,
        is_optional=is_optional,
        is_refused=is_refused,
    )


def turn(text: str) -> tuple[Item, ...]:
    """Read a turn of phrase."""
    return tuple(map(item, text.split()))


class Classes:
    """Classes of phrases, by the words that these begin with. A class may name another one of before: `@name`."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._by_word: defaultdict[str, list[tuple[str, tuple[Item, ...]]]] = defaultdict(list)
        self._by_start: defaultdict[str, list[tuple[str, tuple[Item, ...]]]] = defaultdict(list)
        self._broad: list[tuple[str, tuple[Item, ...]]] = []
        for name, text in words.items():
            for phrase in filter(None, map(str.strip, text.split(","))):
                self._add(name, turn(phrase))

    def _add(self, name: str, phrase: tuple[Item, ...]) -> None:
        first = phrase[0]
        if first.classes or first.is_any or "#" in first.words or first.ends:
            self._broad.append((name, phrase))
        elif first.starts:
            self._by_start[first.starts[0][:_PREFIX]].append((name, phrase))
        else:
            for word in first.words:
                self._by_word[word].append((name, phrase))

    def at(self, place: int, text: "Text") -> dict[str, set[int]]:
        """Return the classes of which a phrase begins at a place, each with where such phrases stop."""
        word = text.words[place]
        found: defaultdict[str, set[int]] = defaultdict(set)
        for name, phrase in (*self._by_word.get(word, ()), *self._by_start.get(word[:_PREFIX], ())):
            found[name].update(stop for stop, _ in text.follow(phrase, 0, place, found))
        for name, phrase in self._broad:
            found[name].update(stop for stop, _ in text.follow(phrase, 0, place, found))
        return {name: stops for name, stops in found.items() if stops}


class Text:
    """A text as words and signs, with the classes that these belong to."""

    def __init__(self, text: str, classes: Classes) -> None:
        tokens = [(match[0], match.span()) for match in _TOKEN.finditer(text)][:_MOST_WORDS]
        self.text = text
        self.words = [_SAME.get(word, word.casefold().replace("’", "'")) for word, _ in tokens]
        self._spans = [span for _, span in tokens]
        self._classes: list[Mapping[str, set[int]]] = []
        for place in range(len(self.words)):
            self._classes.append(classes.at(place, self))

    def said(self, first: int, stop: int) -> str:
        """Return a run of tokens as the text has it."""
        return self.text[self._spans[first][0] : self._spans[stop - 1][1]] if first < stop else ""

    def classes_at(self, place: int) -> Iterable[str]:
        """Return the names of the classes of which a phrase begins at a place."""
        return self._classes[place]

    def phrases_at(self, place: int) -> Iterator[tuple[str, int]]:
        """Yield the class of each phrase that begins at a place, with where it stops."""
        return ((name, stop) for name, stops in self._classes[place].items() for stop in stops)

    def begins_clause(self, place: int) -> bool:
        """Whether a clause begins at a place: at the start, after a sign, and after an "and" there."""
        while place and self.words[place - 1] in _OPENERS:
            place -= 1
        return place == 0 or self.words[place - 1] in _SIGNS

    def find(self, items: Sequence[Item], place: int) -> Found | None:
        """Return how a turn stands at a place, None where it doesn't."""
        for stop, about in self.follow(items, 0, place):
            rest = self.words.index("?", stop) if "?" in self.words[stop:] else len(self.words)
            return Found(place, stop, about or (stop, rest))
        return None

    def follow(
        self,
        items: Sequence[Item],
        number: int,
        place: int,
        classes: Mapping[str, set[int]] | None = None,
        about: tuple[int, int] | None = None,
    ) -> Iterator[tuple[int, tuple[int, int] | None]]:
        """Yield where a turn from its place `number` on stops that begins at `place`, with what it is about."""
        if number == len(items):
            yield place, about
            return
        here = items[number]
        if here.run:
            for stop in self._run(here, place):
                named = (place, stop) if here.run == "..." and stop > place else about
                yield from self.follow(items, number + 1, stop, None, named)
            return
        stops = self._stops(here, place, classes)
        if here.is_refused:
            if not stops:
                yield from self.follow(items, number + 1, place, None, about)
            return
        for stop in stops:
            yield from self.follow(items, number + 1, stop, None, about)
        if here.is_optional:
            yield from self.follow(items, number + 1, place, None, about)

    def _run(self, here: Item, place: int) -> Iterator[int]:
        if here.run == "^":
            if place < len(self.words) and self.begins_clause(place):
                yield place
            return
        for stop in range(place, min(place + _LONGEST_RUN, len(self.words)) + 1):
            yield stop
            if stop < len(self.words) and self.words[stop] == "?":
                return

    def _stops(self, here: Item, place: int, classes: Mapping[str, set[int]] | None) -> set[int]:
        if place >= len(self.words):
            return set()
        known = classes if classes is not None else self._classes[place] if place < len(self._classes) else {}
        stops = {place + 1} if here.fits(self.words[place]) else set()
        for name in here.classes:
            stops |= known.get(name, set())
        return stops


class Turns:
    """Many turns of phrase, each with a name; of those that a text has, the first one given is found."""

    def __init__(self, turns: Iterable[tuple[str, str]]) -> None:
        self._turns = [(name, turn(text)) for name, text in turns]
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._anywhere: list[int] = []
        for number, (_, items) in enumerate(self._turns):
            first = items[1] if items[0].run == "^" else items[0]
            if first.run or first.is_optional or first.is_refused or first.is_any or first.starts or first.ends:
                self._anywhere.append(number)
            else:
                for key in (*first.words, *(f"@{each}" for each in first.classes)):
                    self._by_word[key].append(number)

    def find(self, text: Text, *, without: frozenset[str] = frozenset()) -> tuple[str, Found] | None:
        """Return the first turn that a text has, with its name; leave out those of some names."""
        places: defaultdict[int, set[int]] = defaultdict(set)
        for place, word in enumerate(text.words):
            keys = (word, *(f"@{each}" for each in text.classes_at(place)))
            for number in (each for key in keys for each in self._by_word.get(key, ())):
                places[number].add(place)
        begins = [place for place in range(len(text.words)) if place == 0 or text.words[place - 1] in _SIGNS]
        for number in self._anywhere:
            run = self._turns[number][1][0].run
            places[number].update(begins if run in _RUNS else range(len(text.words)))
        for number in sorted(places):
            name, items = self._turns[number]
            if name in without:
                continue
            for place in sorted(places[number]):
                if found := text.find(items, place):
                    return name, found
        return None
