"""What could be asked instead of a question that leads: about all that it was about, or nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sheetsync.kinds.wording.question_deed import Deed, DeedFinder, is_told_elsewhere
from sheetsync.kinds.wording.question_names import Name, Namer, folded
from sheetsync.kinds.wording.turn import Classes, Found, Item, Text, turn
from sheetsync.languages.question import Questions

_LONGEST: Final = 90
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")
_STRESS: Final = frozenset({"so", "too", "very", "such", "bit"})
_CLAIMS: Final = frozenset({"crowd", "authority", "claims", "given", "studies", "shows"})
_NO_JUDGES: Final = frozenset({"claims", "crowd", "helps", "said", "shows", "studies", "suppose", "would"})
_IS: Final = frozenset({"is", "are", "was", "were"})
_ENDS: Final = frozenset(",.?")
_BEFORE_CLAUSE: Final = frozenset({"that", "so", ",", ".", "as", "because", "since", "if"})
_SOMEBODY: Final = frozenset({"you", "they", "people", "users", "customers", "we"})


@dataclass(frozen=True, slots=True)
class Asker:
    """Makes the proposals of one language."""

    questions: Questions
    classes: Classes
    namer: Namer

    def asks(self, text: Text, family: str, found: Found) -> Iterable[str]:
        """Yield what may be asked instead, the best first; nothing where something of the question would be lost."""
        if family in self.questions.evaluating and (both := self.with_both_ends(text, found)):
            yield both
        if text.words[found.first] == "because":
            yield from self._reason(text, found)
            return
        if family in self.questions.claiming:
            yield from self._rest(text)
        about = self._content(text, family, found, 0)
        yield from self._of_deeds(text, family, found, about)
        first, stop = DeedFinder(self.questions).people(text)
        who = text.said(first, stop).replace("The ", "the ").replace("Your ", "your ")
        thing = self._thing(text, range(*found.about), range(first, stop))
        if thing and not self._is_unsure(text, family, thing):
            verb = self._turned(text)
            if verb and self._keeps(about, f"{verb} {thing}"):
                yield self._of_deed(family, Deed("", f"{verb} {thing}", 0))
            if self._keeps(about, f"{who} {thing}"):
                yield self._of_thing(family, who, thing)
        if family == "solution-offered":
            yield from self._trouble(text, family, found)

    def _of_deeds(self, text: Text, family: str, found: Found, about: list[str]) -> Iterable[str]:
        is_idea = family in self.questions.of_ideas
        for deed in DeedFinder(self.questions).find(text, is_idea=is_idea):
            if family == "false-choice" and text.words[deed.first - 2] == "when" and not deed.who:
                yield _filled(self.questions.asks["reason"], "", deed.what)
            # What an idea is for is asked about, never the idea.
            kept = self._content(text, family, found, deed.first) if is_idea else about
            if self._keeps(kept, f"{deed.who} {deed.what}"):
                yield self._of_deed(family, deed)

    def _is_unsure(self, text: Text, family: str, thing: str) -> bool:
        """Whether nobody may have met the thing yet, or it may be no thing: "experts agree that breaks matter"."""
        determiner, is_idea = thing.partition(" ")[0].casefold(), family in self.questions.of_ideas
        if determiner == "that":
            return family in self.questions.claiming | {"tag"}
        if is_idea:
            return "." in text.words[:-1]
        return determiner in {"a", "an", "another"} and family != "social-proof"

    def _of_deed(self, family: str, deed: Deed) -> str:
        asks = self.questions.asks
        if deed.is_gerund:
            return _filled(asks["gerund"], "", deed.what)
        if deed.who and family not in self.questions.of_ideas:
            return _filled(asks["doing of others"], deed.who, deed.what)
        is_one = bool(deed.who) and not deed.who.endswith("s")
        ask = asks[f"doing {family} of one"] if is_one else asks.get(f"doing {family}", asks["doing"])
        return _filled(ask, deed.who or "you", deed.what)

    def _of_thing(self, family: str, who: str, thing: str) -> str:
        asks = self.questions.asks
        ask = asks.get(family, asks["of others" if who else "thing"])
        return "" if who and "{who}" not in ask else _filled(ask, who or "you", thing)

    def _trouble(self, text: Text, family: str, found: Found) -> Iterable[str]:
        """Yield a question about what a solution is for: after what it does, or after "when you"."""
        start = found.stop
        changed = [n for n, word in enumerate(text.words[:-1], start=1) if word in folded(self.questions.changing)]
        if changed:
            start = changed[0]
        elif found.about[1] >= start:
            later = range(found.first, len(text.words))
            start = next((each for each in later if text.words[each] in ("when", "while")), len(text.words))
        thing = self._thing(text, range(start, len(text.words)), range(0), only=True)
        if thing and self._keeps(self._content(text, family, found, start), thing):
            yield self._of_thing("trouble", "", thing)

    def _turned(self, text: Text) -> str:
        """Return the verb of which the thing is the object though it stands before: "the rota is easier to read"."""
        stop = next((n for n, word in enumerate(text.words) if word in _ENDS), 0)
        before = text.words[max(0, stop - 3) : stop]
        is_turned = len(before) > 2 and before[1] == "to" and before[0] in folded(self.questions.before_to)
        return before[2] if is_turned else ""

    def _reason(self, text: Text, found: Found) -> Iterable[str]:
        """Yield a question of why, of the clause before the reasons: "skip the survey" of "do you skip the survey"."""
        before = range(found.first - 1, -1, -1)
        first = next((each + 1 for each in before if text.words[each] in _SOMEBODY), found.first)
        is_past = "did" in text.words[: found.first]
        if text.words[first - 1] == "you":
            yield _filled(
                self.questions.asks["past reason" if is_past else "reason"], "", text.said(first, found.first)
            )

    def _rest(self, text: Text) -> Iterable[str]:
        """Yield what is asked after a claim, where it says by itself what it is about."""
        *claims, last = _SENTENCE.split(text.text.strip())
        asked = Text(last, self.classes)
        is_open = asked.words[:1] and asked.words[0] in folded(self.questions.openers)
        if claims and is_open and not is_told_elsewhere(asked.words):
            named = [each for each in asked.words if each[0].isalpha() and each not in folded(self.questions.empty)]
            if len(named) > 1:
                yield last

    def _thing(self, text: Text, about: range, people: range, *, only: bool = False) -> str:
        """Return the thing with what stands after it: "the alarms in the ward at night"."""
        name = self.namer.best(text, about, only=only, but=people)
        subject = self.namer.subject(text, about, only=only, but=people)
        if not subject or not name or self._may_have_a_verb(text, name):
            return ""
        if not subject.endswith(text.said(name.stop - 1, name.stop)):
            return subject
        after = text.said(name.stop, DeedFinder(self.questions).places_after(text, name.stop))
        return f"{subject} {after}".strip()

    def _may_have_a_verb(self, text: Text, name: Name) -> bool:
        """Whether the last word of a name may be what it does: "the queue moves faster"."""
        words = text.words
        skipped = {name.determiner, "new", "old", "same"}
        before = next((n for n in range(name.first - 1, -1, -1) if words[n] not in skipped), -1)
        if name.stop - name.first < 2 or not (before < 0 or words[before] in _BEFORE_CLAUSE):
            return name.stop - name.first > 1 and words[name.stop - 1].endswith(("ed", "aken", "ran"))
        after = words[name.stop] if name.stop < len(words) else "?"
        return after not in folded(self.questions.standing)

    def _content(self, text: Text, family: str, found: Found, start: int) -> list[str]:
        """Return the words from `start` on that say what is asked about: neither empty ones, nor those that lead."""
        empty, led = folded(self.questions.empty), self._leading(text, family, found)
        stressed = {n + 1 for n, word in enumerate(text.words) if word in _STRESS} | self._predicates(text)
        return [
            word
            for n, word in enumerate(text.words)
            if n >= start and n not in led | stressed and _is_telling(word) and word not in empty
        ]

    def _predicates(self, text: Text) -> set[int]:
        """Return the places of what a thing is said to be: "quiet" of "Fridays are quiet"."""
        words, found = text.words, set()
        for place, word in enumerate(words[:-2]):
            if word in _IS and words[place + 2] in _ENDS and not words[place + 1].endswith(("ed", "ing")):
                found.add(place + 1)
        return found

    def _leading(self, text: Text, family: str, found: Found) -> set[int]:
        """Return the places of the words that lead: those of the turn, and what judges or says what others do."""
        items = [each for listed in self.questions.signs[family] for each in turn(listed)]
        leading = {name for each in items for name in each.classes if name != "them"}
        led = {place for place in range(found.first, found.stop) if _is_literal(items, text.words[place])}
        anywhere = folded(self.questions.judging) - _NO_JUDGES
        if family in self.questions.of_ideas:
            anywhere -= {"better"}
        if family in self.questions.claiming:
            anywhere |= _CLAIMS
        for place in range(len(text.words)):
            is_turn = found.first <= place < found.stop
            for name, stop in text.phrases_at(place):
                if name in anywhere or (is_turn and name in leading):
                    led.update(range(place, stop))
        return led

    def _keeps(self, about: Iterable[str], proposed: str) -> bool:
        said = set(Text(proposed, self.classes).words)
        is_loaded = said & folded(self.questions.loaded) or any(each.endswith("ier") for each in said)
        return all(word in said for word in about) and not is_loaded

    def with_both_ends(self, text: Text, found: Found) -> str:
        """Return a question of how much with the other end of its scale: "how easy or difficult was it to ..."."""
        place = found.first + 1
        opposite = self.questions.opposites.get(text.words[place]) if place < len(text.words) else None
        if not opposite or text.words[found.first] != "how" or place + 1 >= len(text.words):
            return ""
        rest = text.said(place + 1, len(text.words))
        one = rest[: rest.index("?") + 1] if "?" in rest else f"{rest}?"
        both = self.questions.asks["both"].replace("{one}", text.words[place]).replace("{other}", opposite)
        return both.replace("{subject}", one) if len(one) <= 2 * _LONGEST else ""


def _is_telling(word: str) -> bool:
    """Whether a word is one that can be lost: whose a thing is goes without saying."""
    return word[0].isalnum() and not word.endswith("'s")


def _is_literal(items: Iterable[Item], word: str) -> bool:
    return any(each.fits(word) for each in items if not (each.is_any or each.ends or each.run))


def _filled(ask: str, who: str, subject: str) -> str:
    # Not `format`: what a person wrote is put in, and never read.
    before, _, after = ask.partition("{subject}")
    is_short = 0 < len(subject) <= _LONGEST
    return f"{before.replace('{who}', who)}{subject}{after.replace('{who}', who)}" if is_short else ""
