"""The kind `leading-question`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.words import phrases
from sheetsync.languages.catalogue import Phrase
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingQuestion(Rule):
    """A question that may put the answer into the mouth of who is asked.

    English ones, in nine ways: a problem or a wish that is taken for granted, a word that judges,
    praise, a solution that is offered, a choice that leaves out the answer, others who are said to
    think so, a negative that expects one answer, and a tag that asks to agree. Courtesy, consent, both
    sides offered evenly and what the person said before are left alone, and so is a question that can
    be answered with yes or no: many good ones begin "Have you" or "Do you". "How easy was it" has one
    end of a scale; it is left alone where its row says that the answer is on a scale, and the proposal
    names the other end, as D. Dillman's "Internet, Phone, Mail, and Mixed-Mode Surveys" advises. It never says that a
    question is fine. The remark says which way it is, and proposes a question about the same subject, unless something
    of it (what is done, by whom, where, when) would be lost: then it proposes none.

    The ways are those of B. Choi and A. Pak, "A Catalog of Biases in Questionnaires", Preventing
    Chronic Disease 2(1), 2005, of the Pew Research Center's "Writing Survey Questions", and of
    R. Fitzpatrick, "The Mom Test", 2013: ask what happened the last time.

    Options:
        allow: Phrases that make a question yours and fine, whatever their case; `*` is the rest of a
            word.

    Passes: {tab: Questions}
        Question
        Have you created a Chef cookbook while working here? If so, tell me when and walk me through how.
        Do you use the SRE-compliance spreadsheet? Do you find any columns more useful than others? How so?
        What are the steps to go from code committed to code successfully running in production?

    Passes: {tab: Questions}
        Question               | Type
        How easy was the form? | Scaled

    Fails: {tab: Questions}
        Question
        Do you have problems with Chef? !
        Do you wish correlating estimated resource weeks to priority happened automatically? !
        Why does your team do so few deploys? And why are they always huge? !
        How much better is the new pipeline? !
        How easy was the form? !
        Isn’t it slow? !
        The new form is easier, right? !
        Do you agree that alerts are noisy? !
        Most teams deploy daily. How often do you? !
        Would a chatbot help you on call? !
        Is the form too long or too complicated? !
    """

    kind: ClassVar[str] = "leading-question"
    says: ClassVar[frozenset[str]] = frozenset({"span", "reason", "suggestion"})
    allow: tuple[str, ...] = ()

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the questions that may lead, with the words that do, how, and what to ask instead."""
        del today
        if not roadmap.questions:
            return
        # Imported here: most sheets have no questions.
        from sheetsync.kinds.wording.question_guide import guides

        allowed = phrases(self.allow).search
        for question in roadmap.questions:
            lead = next(filter(None, (each.lead(question.text, beside=question.beside) for each in guides())), None)
            if lead and not allowed(question.text):
                yield Fault(
                    cell=question.cell,
                    tab=question.tab,
                    column=question.column,
                    text=question.text,
                    values={"span": lead.span, "reason": Phrase(lead.why), "suggestion": lead.ask},
                )
