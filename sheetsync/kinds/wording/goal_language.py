"""The language of a goal, and its words ready for looking up."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import Final

from sheetsync.languages import LANGUAGES, words
from sheetsync.languages.goal import Goals

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ELIDED: Final = re.compile(r"\b(\w{1,5})['’](?=\w)")
_ENOUGH: Final = 0.2
"""The share of a text's words that has to be known, so that one word that two languages share proves nothing."""

_SHORTEST_START: Final = 3
_FEW: Final = 3


class Phrases:
    """Words and phrases of one section, looked for among the words of a text; `*` is the rest of a word."""

    def __init__(self, text: str) -> None:
        listed = [tuple(each.split()) for each in words(text)]
        self._whole = frozenset(each[0] for each in listed if len(each) == 1 and not each[0].endswith("*"))
        self._starts = tuple(each[0][:-1] for each in listed if len(each) == 1 and each[0].endswith("*"))
        longer: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for each in listed:
            if len(each) > 1:
                longer[each[0]].append(each[1:])
        self._longer = dict(longer)
        self.has = lru_cache(maxsize=4096)(self._has)

    def _has(self, word: str) -> bool:
        """Whether one word, folded to lower case, is of the section."""
        return word in self._whole or (bool(self._starts) and word.startswith(self._starts))

    def at(self, said: Sequence[str], place: int) -> bool:
        """Whether a word or phrase of the section begins at a place."""
        word = said[place]
        return self.has(word) or any(_follows(said, place + 1, rest) for rest in self._longer.get(word, ()))

    def length(self, said: Sequence[str], place: int) -> int:
        """Return of how many words the longest phrase is that begins at a place, 0 where none does."""
        if place >= len(said):
            return 0
        word = said[place]
        if word in self._longer:
            longer = [1 + len(rest) for rest in self._longer[word] if _follows(said, place + 1, rest)]
            if longer:
                return max(longer)
        return int(self.has(word))

    def within(self, said: Sequence[str]) -> bool:
        """Whether a text has a word or phrase of the section anywhere."""
        return any(self.at(said, place) for place in range(len(said)))


def _follows(said: Sequence[str], place: int, rest: Sequence[str]) -> bool:
    if place + len(rest) > len(said):
        return False
    return all(
        word.startswith(each[:-1]) if each.endswith("*") else word == each
        for word, each in zip(said[place:], rest, strict=False)
    )


@dataclass(frozen=True, slots=True)
class GoalLanguage:
    """What a language knows of goals, ready for looking up."""

    code: str
    goals: Goals
    common: frozenset[str]
    people: Phrases
    plural: Phrases
    things: frozenset[str]
    endings: tuple[str, ...]
    effects: Phrases
    topics: Phrases
    joints: frozenset[str]
    have: Phrases
    giving: Phrases
    sought: Phrases
    subjects: Phrases
    bringing: frozenset[str]
    goods: Phrases
    postposed: frozenset[str]
    seemingly: frozenset[str]
    doings: Phrases
    sites: frozenset[str]
    places: frozenset[str]
    nobody: frozenset[str]
    work: Phrases
    unsure: Phrases
    loose: Phrases
    adjectives: frozenset[str]
    minds: Phrases
    done: Phrases
    doers: frozenset[str]
    clauses: frozenset[str]
    relatives: frozenset[str]
    numbered: frozenset[str]
    gains: Phrases


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded to lower case; what is elided before an apostrophe is a word of its own."""
    return tuple(_WORD.findall(_ELIDED.sub(r"\1 ", text.casefold().replace("’", "'"))))


def language_of(goal: str, *around: str) -> GoalLanguage | None:
    """Return the language of a goal; None where nothing tells it, or where it is one in which no goal is judged.

    Args:
        goal: The goal.
        around: What stands around it, the nearest first: it tells the language of a goal of a few words, or of one that
            has a word of that language.
    """
    if code := _code_of(goal):
        return _language(code)
    said = split(goal)
    code = next(filter(None, map(_code_of, around)), "")
    is_likely = len(said) <= _FEW or any(code in _codes_of(word) for word in said)
    return _language(code) if code and is_likely and (goal.isascii() or code != "en") else None


@lru_cache(maxsize=4096)
def _code_of(text: str) -> str:
    """Return the code of the language whose words a text has most of, "" where too few of them are known."""
    parts = [word for word in split(text) if not word.isdigit()]
    known: dict[str, int] = {}
    for word in parts:
        for code in _codes_of(word):
            known[code] = known.get(code, 0) + 1
    if not known:
        return ""
    code, count = max(known.items(), key=itemgetter(1))
    return code if count >= _ENOUGH * len(parts) else ""


@lru_cache(maxsize=8192)
def _codes_of(word: str) -> tuple[str, ...]:
    """Return the codes of the languages that have a word, English first."""
    whole, starts = _words_that_tell()
    codes = dict.fromkeys(whole.get(word, ()))
    for length in range(_SHORTEST_START, len(word) + 1):
        codes.update(dict.fromkeys(starts.get(word[:length], ())))
    return tuple(codes)


@cache
def _words_that_tell() -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Return the codes of the languages that have a word, by whole words and by how words begin."""
    whole: defaultdict[str, list[str]] = defaultdict(list)
    starts: defaultdict[str, list[str]] = defaultdict(list)
    for each in LANGUAGES:
        goals = each.goals
        sections = [each.common]
        if goals:
            sections += [each.people, goals.work, goals.unsure, goals.loose, goals.minds]
            sections += [goals.effects, goals.topics, goals.joints, goals.clauses]
        for word in words(", ".join(sections)):
            if " " not in word:
                (starts if word.endswith("*") else whole)[word.removesuffix("*")].append(each.code)
    return whole, starts


@cache
def _language(code: str) -> GoalLanguage | None:
    """Return a language by its code, None where no goal is judged in it."""
    language = next(each for each in LANGUAGES if each.code == code)
    goals = language.goals
    if goals is None:
        return None
    return GoalLanguage(
        code=code,
        goals=goals,
        common=frozenset(words(language.common)),
        people=Phrases(language.people),
        plural=Phrases(goals.plural),
        things=frozenset(words(goals.things)),
        endings=tuple(words(goals.endings)),
        effects=Phrases(goals.effects),
        topics=Phrases(goals.topics),
        joints=frozenset(words(goals.joints)),
        have=Phrases(goals.have),
        giving=Phrases(goals.giving),
        sought=Phrases(goals.sought),
        subjects=Phrases(goals.subjects),
        bringing=frozenset(words(goals.bringing)),
        goods=Phrases(goals.goods),
        postposed=frozenset(words(goals.postposed)),
        seemingly=frozenset(words(goals.seemingly)),
        doings=Phrases(goals.doings),
        sites=frozenset(words(goals.sites)),
        places=frozenset(words(goals.places)),
        nobody=frozenset(words(goals.nobody)),
        work=Phrases(goals.work),
        unsure=Phrases(goals.unsure),
        loose=Phrases(goals.loose),
        adjectives=frozenset(words(goals.adjectives)),
        minds=Phrases(goals.minds),
        done=Phrases(goals.done),
        doers=frozenset(words(goals.doers)),
        clauses=frozenset(words(goals.clauses)),
        relatives=frozenset(words(goals.relatives)),
        numbered=frozenset(words(goals.numbered)),
        gains=Phrases(goals.gains),
    )


def names_nobody(stakeholder: str) -> bool:
    """Whether a stakeholder is none: "everyone", "TBD" and the like, in any language."""
    return stakeholder.casefold() in _nobody()


@cache
def _nobody() -> frozenset[str]:
    return frozenset(word for each in LANGUAGES if each.goals for word in words(each.goals.nobody))
