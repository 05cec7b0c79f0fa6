"""The kind `leading-question`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.words import phrases
from sheetsync.model.roadmap import Roadmap

_LONGEST: Final = 1000
_THEM: Final = r"(?:you|your \w+|they|people|users)"
_PROBLEM: Final = r"(?:problem|issue|trouble|difficult|pain)"
_COMPARED: Final = r"(?:better|worse|easier|harder|faster|slower|simpler|nicer|happier|more|less)"
_JUDGED: Final = r"(?:bad|terrible|awful|horrible|painful|annoying|frustrating|great|amazing|awesome|wonderful|broken)"
_NOT: Final = r"(?:do|does|did|is|are|was|were|would|could|should|ca|wo|has|have|had)n't"
_SIGNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # A wish put into the mouth.
        rf"\b(?:do|does|did|would|wouldn't|don't) {_THEM} (?:really |also )?(?:wish|want)\b",
        r"\b(?:would|wouldn't) (?:you|your \w+) (?:like|love|prefer)\b",
        # A problem taken for granted.
        rf"\bdo(?:es)? {_THEM} (?:still |often |always )?(?:have|face|see|experience) (?:\w+ )?{_PROBLEM}\w*\b",
        # A judgement inside the why.
        r"\bwhy\b[^?]*?\b(?:so (?:few|little|many|much|often|rarely|\w+)|always|never|too \w+)\b",
        # A degree that is already decided.
        rf"\bhow much {_COMPARED}\b",
        rf"\bhow (?:very )?{_JUDGED}\b",
        # A question that expects yes, or no.
        rf"(?:^|[.!?]\s+){_NOT}\b",
        r",\s*(?:isn't it|aren't they|don't you(?: think)?|doesn't it|wouldn't you(?: say)?|right|correct)\s*\?",
        r"\b(?:do you|don't you|would you|wouldn't you) (?:not )?agree\b",
        r"\bdon't you (?:think|find|feel)\b",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingQuestion(Rule):
    """A question that may put the answer into the mouth of who is asked.

    A handful of English signs: a wish or a problem that the question takes for granted, a judgement
    inside a why or a how much, an opener or a tag that expects yes. It never says that a question is
    fine, and a question that can be answered with yes or no is no fault in itself: many good ones
    begin "Have you" or "Do you".

    Options:
        allow: Phrases that make a question yours and fine, whatever their case; `*` is the rest of a
            word.

    Passes: {tab: Questions}
        Question
        Have you created a Chef cookbook while working here? If so, tell me when and walk me through how.
        Do you use the SRE-compliance spreadsheet? Do you find any columns more useful than others? How so?
        What are the steps to go from code committed to code successfully running in production?

    Fails: {tab: Questions}
        Question
        Do you have problems with Chef? !
        Do you wish correlating estimated resource weeks to priority happened automatically? !
        Why does your team do so few deploys? And why are they always huge? !
        How much better is the new pipeline? !
        Isn’t it slow? !
        The new form is easier, right? !
        Do you agree that alerts are noisy? !
    """

    kind: ClassVar[str] = "leading-question"
    says: ClassVar[frozenset[str]] = frozenset({"span"})
    allow: tuple[str, ...] = ()

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the questions that may lead, with the words that do."""
        del today
        allowed = phrases(self.allow).search
        for question in roadmap.questions:
            text = " ".join(question.text[:_LONGEST].replace("’", "'").split())
            found = next((match for sign in _SIGNS if (match := sign.search(text))), None)
            if found and not allowed(text):
                yield Fault(
                    cell=question.cell,
                    tab=question.tab,
                    column=question.column,
                    text=question.text,
                    values={"span": found[0].strip(" .,!?").lower()},
                )
