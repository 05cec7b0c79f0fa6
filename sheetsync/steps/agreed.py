"""Agreed: what becomes of the cells of our column in which somebody agrees, or has to be asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sheetsync.languages.catalogue import Catalogue
from sheetsync.model.answer_text import BOUND, MOST_CODES, AnswerText, Tail, code_of
from sheetsync.model.answered import Answered
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Grid
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.snapshot import Memory, Remark
from sheetsync.steps.agree import Agreement, agreement
from sheetsync.steps.line_key import LineKeys
from sheetsync.steps.people_words import words_mark
from sheetsync.steps.verdict import FORGOTTEN, Judge, Verdict, is_settled, said_again


@dataclass(frozen=True, slots=True)
class Bound:
    """The line that an answer is about: its row, and the codes of the findings that it answered."""

    row: int
    codes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Asking:
    """One tab: what is wrong in each row, `due` all of it and `told` what stands there, and what is remembered."""

    grid: Grid
    roadmap: Roadmap
    memory: Memory
    keys: LineKeys
    due: Mapping[int, Sequence[Finding]]
    told: Mapping[int, Sequence[Finding]]
    words: Catalogue

    def asked(self, row: int, text: AnswerText, address: str, note: str = "") -> Answered:
        """Return a cell in which something is asked of the line beside it; without a `note`, whether it is meant."""
        note = note or self.words.say("Is this about “{line}”? Then write yes before it.", line=self.keys.label(row))
        codes = _codes(code_of(each.rule, each.column) for each in self.told[row] or self.due[row])
        # A yes that is there already doesn't answer a question that is only asked now.
        asked = Tail(note, address, self.keys.of(row), str(text.yes), codes)
        if text.tail and text.tail.state != BOUND and text.tail.line == asked.line and text.tail.codes == codes:
            asked = replace(asked, state=text.tail.state)
        return Answered(text, asked, is_asked=True)

    def agreed(self, row: int, text: AnswerText, address: str, over: Remark | None, bound: Bound | None) -> Answered:
        """Return what becomes of words that agree to a proposal, or take one back; all others are plain words.

        Args:
            row: Where they stand.
            text: The words, and our part behind them where there is one.
            address: That of our part, "" where it needs a new one.
            over: Over what they were typed, where memory leaves no doubt.
            bound: The line that our part names.
        """
        word, tail = agreement(text.words), text.tail
        if word is None:
            return Answered(text)
        if tail and tail.state == BOUND:
            kept = replace(tail, said=tail.note, address=address) if is_settled(tail.note) else None
            return Answered(text, kept, counts=kept is not None, row=bound.row if bound else None)
        if tail and bound:
            return self._settled(text, address, word, bound, tail.address)
        # What a clear has left of words that agreed once agrees to nothing again.
        if over and not tail and over.words != words_mark(text.words):
            return self._settled(text, address, word, Bound(row, over.codes), over.address)
        if not any(each.proposals for each in self.told[row]):
            return Answered(text)
        note = said_again(tail.note, self.words) if tail and tail.line == self.keys.of(row) else ""
        return self.asked(row, text, address, note if self.memory.remarks is not None else self.words.say(FORGOTTEN))

    def _settled(self, text: AnswerText, address: str, word: Agreement, bound: Bound, remark: str) -> Answered:
        """Return what becomes of words whose line is known, and the address of the remark that they answer."""
        found = self._verdict(word, bound.row, remark) if self.memory.remarks is not None else None
        if found is None:
            return Answered(text)
        if found.said:
            kept = replace(text.tail, said=text.tail.note) if text.tail else None
            return Answered(text, kept, counts=True, row=bound.row, said=found.said)
        if found.is_asked:
            return self.asked(bound.row, text, address, found.note)
        done = Tail(found.note, address, self.keys.of(bound.row), BOUND, _codes(bound.codes))
        return Answered(text, done, counts=True, row=bound.row)

    def _verdict(self, word: Agreement, row: int, remark: str) -> Verdict | None:
        judge = Judge(self.grid, self.roadmap, row, self.words)
        if word.takes_back:
            typed = self.memory.typed.get(row)
            return judge.taken_back(typed) if typed else None
        return judge.agreed(self.memory.offers.get(remark, ()), word.choice, self.due[row])


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))[:MOST_CODES]
