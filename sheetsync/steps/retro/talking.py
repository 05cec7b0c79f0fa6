"""What a retrospective talks about first: the facts out of the ordinary, each with the question that it belongs to."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.page import Block, Items, Part, Prompt, Text
from sheetsync.model.snapshot import ChangeKind
from sheetsync.model.terms import Status
from sheetsync.steps.compose.words import Words
from sheetsync.steps.retro.figures import Facts
from sheetsync.steps.retro.words import name

SHORT_NOTICE: Final = 7
"""A warning that came fewer days than these before a line was due left little to do."""

PROCESS: Final = message("Process: did the roadmap and the updates help us? What would we do otherwise?")
PROCESS_WITH_A_LINE: Final = message(
    "Process: did the roadmap, the updates and the priority line help us? What would we do otherwise?"
)
ESTIMATION: Final = message("Estimation: which work took longer than we thought, and what did we not know?")
EXECUTION: Final = message("Execution: what went well, what was in our way, and what do we try next?")


def talking(facts: Facts, words: Words) -> Part:
    """Return the part that a retrospective begins with: three questions, and what of the facts each is about."""
    return Part(words.say("To talk about"), tuple(_Talking(facts, words).blocks()))


@dataclass(frozen=True, slots=True)
class _Talking:
    facts: Facts
    words: Words

    def blocks(self) -> Iterator[Block]:
        for said, question in (
            (self._process(), PROCESS_WITH_A_LINE if self.facts.has_line else PROCESS),
            (self._estimation(), ESTIMATION),
            (self._execution(), EXECUTION),
        ):
            found = tuple(map(Text, said))
            if found:
                yield Items(found)
            yield Prompt(self.words.say(question))

    def _process(self) -> Iterator[str]:
        first, last = self.facts.longest_silence
        if (last - first).days > self.facts.cadence_days:
            yield self.words.many(
                "From {first} to {last} no line was seen to change: {count} day.",
                "From {first} to {last} no line was seen to change: {count} days.",
                (last - first).days,
                first=self.words.day(first),
                last=self.words.day(last),
            )
        gone = sum(each.gone for each in self.facts.fates)
        if gone:
            yield self.words.many("{count} line is gone.", "{count} lines are gone.", gone)
        if said := busiest(self.facts, self.words):
            yield said

    def _estimation(self) -> Iterator[str]:
        facts, later = self.facts, [each for each in self.facts.slips if each.days > 0]
        if later:
            most = max(later, key=lambda each: each.days)
            yield self.words.many(
                "{count} date moved to a later day: {line} ({first} → {last}).",
                "{count} dates moved to a later day, the furthest that of {line} ({first} → {last}).",
                len(later),
                line=name(most.line),
                first=self.words.day(most.first),
                last=self.words.day(most.last),
            )
        short = sum(each.lead_days < SHORT_NOTICE for each in facts.warnings)
        if short:
            yield self.words.many(
                "{count} of {all} first warnings was seen less than a week before its line was due.",
                "{count} of {all} first warnings were seen less than a week before their lines were due.",
                short,
                all=len(facts.warnings),
            )

    def _execution(self) -> Iterator[str]:
        kinds = Counter(each.kind for each in self.facts.changes)
        if kinds[ChangeKind.WENT_BACK]:
            yield self.words.many(
                "{count} line went back from what it was.",
                "{count} times a line went back from what it was.",
                kinds[ChangeKind.WENT_BACK],
            )
        if kinds[ChangeKind.SCOPE]:
            yield self.words.many(
                "{count} line was first seen more than a week after the start.",
                "{count} lines were first seen more than a week after the start.",
                kinds[ChangeKind.SCOPE],
            )
        left = sum(each.still_open for each in self.facts.fates)
        if left and self.facts.is_over and self.facts.has_status:
            yield self.words.many(
                "{count} line is open at the end, to carry over or to drop.",
                "{count} lines are open at the end, to carry over or to drop.",
                left,
            )


def busiest(facts: Facts, words: Words) -> str:
    """Tell of a day on which a large part of all that was done was called done; "" where there was none."""
    done = Counter(each.day for each in facts.changes if _is_status(each.kind) and each.new == Status.DONE)
    if not done:
        return ""
    day, many = max(done.items(), key=lambda item: (item[1], item[0]))
    if many < 5 or many / done.total() < 0.25:
        return ""
    return words.many(
        "Of {all} changes to Done {count} was seen on one day, {day}.",
        "Of {all} changes to Done {count} were seen on one day, {day}.",
        many,
        all=done.total(),
        day=words.day(day),
    )


def _is_status(kind: ChangeKind) -> bool:
    return kind in (ChangeKind.STATUS, ChangeKind.WENT_BACK)
