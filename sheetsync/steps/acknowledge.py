"""Acknowledge: a person's word in our column counts for the findings that it answered, on their line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sheetsync.languages.catalogue import IN_ENGLISH, LANGUAGES, Catalogue, catalogue, message
from sheetsync.model.answer_text import (
    BOUND,
    LONGEST,
    MOST_CODES,
    AnswerText,
    Miss,
    Tail,
    code_of,
)
from sheetsync.model.answered import Answered, Answers
from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import row_text
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.snapshot import Memory, Remark
from sheetsync.steps import evidence
from sheetsync.steps.agree import agreement
from sheetsync.steps.agreed import Asking, Bound
from sheetsync.steps.line_key import LineKeys
from sheetsync.steps.people_words import address_beside, people_in, words_mark

_COUNTS: Final = message("Counts for {rules}.")
_MISSES: Final = {
    Miss.REASON: message("To acknowledge this, write ok: and why."),
    Miss.DAY: message("A day is written 2026-12-01: ok until 2026-12-01: and why."),
}


def acknowledge(
    grid: Grid,
    roadmap: Roadmap,
    findings: Iterable[Finding],
    *,
    memory: Memory | None = None,
    today: date,
    words: Catalogue = IN_ENGLISH,
) -> Answers:
    """Return the findings in the same order, those that a person acknowledged with the reason, and every answered cell.

    What was acknowledged before and isn't any more is not acknowledged.
    A word with a last day counts up to and on that day; from the next day on the findings are back.
    An answer counts for the line and the findings that its code names, wherever it stands. One without a code
    counts where the evidence leaves no doubt of its line; else it is asked about.

    Args:
        grid: The tab.
        roadmap: What it was read as.
        findings: What is wrong in it.
        memory: What stood in our column at the end of the last run; None where nothing is remembered.
        today: Decides whether a word still holds.
        words: The language of the sheet's readers.
    """
    plain = tuple(replace(each, acknowledged="") if each.acknowledged else each for each in findings)
    people = people_in(grid)
    if not any(map(_is_answer, people.values())):
        return Answers(plain)
    return _Reading(grid, roadmap, plain, memory or Memory(), today=today, words=words).answers()


class _Reading:
    """Reads the answers of one tab: to which line each belongs, and what is to be said of it."""

    def __init__(
        self,
        grid: Grid,
        roadmap: Roadmap,
        findings: tuple[Finding, ...],
        memory: Memory,
        *,
        today: date,
        words: Catalogue,
    ) -> None:
        self._grid, self._findings, self._memory, self._today = grid, findings, memory, today
        self._words = words
        self._people = people_in(grid)
        self._cells = {row: each for row, each in self._people.items() if _is_answer(each)}
        self._over: Mapping[int, Remark] = {}
        self._column = grid.own_column
        self._keys = LineKeys(grid, roadmap, memory.former)
        self._due: defaultdict[int, list[Finding]] = defaultdict(list)
        self._told: defaultdict[int, list[Finding]] = defaultdict(list)
        for each in sorted(findings, key=lambda each: each.severity.rank):
            if each.cell and each.tab == grid.tab and each.cell.row >= roadmap.first_row:
                self._due[each.cell.row].append(each)
                if each.is_spoken:
                    self._told[each.cell.row].append(each)
        self._asking = Asking(grid, roadmap, memory, self._keys, self._due, self._told, words)

    def answers(self) -> Answers:
        """Return what becomes of the findings and of the cells."""
        bindings = {row: each for row, text in self._cells.items() if (each := self._by_code(row, text))}
        bindings |= self._by_evidence()
        reasons: defaultdict[int, dict[str, str]] = defaultdict(dict)
        # An answer beside its own line goes before one that a sort left elsewhere.
        for row, each in sorted(bindings.items(), key=lambda item: item[0] != item[1].row):
            word = self._cells[row].acknowledgement
            if word and word.holds(self._today):
                for code in each.codes:
                    reasons[each.row].setdefault(code, word.reason)
        column = self._column
        cells = {
            CellRef(row, column): self._answered(row, text, bindings.get(row))
            for row, text in self._cells.items()
            if column is not None
        }
        return Answers(tuple(self._with_reason(each, reasons) for each in self._findings), cells)

    def _with_reason(self, finding: Finding, reasons: Mapping[int, Mapping[str, str]]) -> Finding:
        if not reasons or finding.cell is None or finding.tab != self._grid.tab or finding.cell.row not in reasons:
            return finding
        reason = reasons[finding.cell.row].get(_code(finding), "")
        return replace(finding, acknowledged=reason) if reason else finding

    def _by_code(self, row: int, text: AnswerText) -> Bound | None:
        """Return the line that the code of an answer names; None where it names none that is certain."""
        tail = text.tail
        if tail is None or (tail.state != BOUND and text.yes <= int(tail.state)):
            return None
        rows = self._keys.rows_of(tail.line)
        copies = [at for at, each in self._cells.items() if each.tail and each.tail.address == tail.address]
        if row in rows:
            # A cell that was copied along with its row: the first is the one that was answered.
            return Bound(row, tail.codes) if row == next(at for at in copies if at in rows) else None
        return Bound(rows[0], tail.codes) if len(rows) == len(copies) == 1 else None

    def _by_evidence(self) -> dict[int, Bound]:
        """Return the lines of answers without a code, where the evidence leaves no doubt."""
        if all(text.tail for text in self._cells.values()):
            return {}
        codes = self._visible() if self._memory.remarks is None else self._remembered(self._memory.remarks)
        found = {}
        for row, each in codes.items():
            known = each or ()
            # Where nothing of ours stood, no finding was answered that may have come up since.
            if row in self._cells and (known or not self._told[row]):
                found[row] = Bound(row, known)
        return found

    def _remembered(self, before: Sequence[Remark]) -> evidence.Codes:
        ours: dict[str, int] = {}
        typed = {}
        known = {each.address for each in before}
        texts = {ref.row: text for ref, text in self._grid.own_texts if ref.column == self._column}
        for row, text in sorted(({row: each.words for row, each in self._people.items()} | texts).items()):
            address = address_beside(text, self._keys.of(row))
            if row in texts or address in known:
                # Of copies none is where it was for certain.
                ours[address] = 0 if address in ours else row
            else:
                typed[row] = words_mark(text)
        self._over = evidence.remembered(typed, ours, self._keys, before)
        return {row: each.answered_by(typed[row]) for row, each in self._over.items()}

    def _visible(self) -> evidence.Codes:
        tails = {row: text.tail for row, text in self._cells.items() if text.tail}
        texts = {ref.row: text for ref, text in self._grid.own_texts if ref.column == self._column}
        said = {row: _plain(text) for row, text in texts.items() if row not in tails}
        forms = [(seen, _wanted(seen)) for seen in (self._told, self._due)]
        # Releases up to 0.1 told all there is: theirs is the form in which more of what stands there is right.
        seen, wanted = max(forms, key=lambda form: sum(form[1].get(row) == text for row, text in said.items()))
        rows = evidence.visible(
            [row for row in self._cells if row not in tails],
            said,
            wanted,
            in_place=[row in self._keys.rows_of(tail.line) for row, tail in tails.items()],
            is_moved=self._memory.is_moved,
        )
        return {row: [*map(_code, seen[row])] for row in rows}

    def _answered(self, row: int, text: AnswerText, binding: Bound | None) -> Answered:
        word, due = text.acknowledgement, self._due[row]
        address = text.tail.address if text.tail and self._is_first(row, text.tail.address) else ""
        if len(text.words) > LONGEST:
            return Answered(text)
        if word is None and text.miss is None:
            return self._asking.agreed(row, text, address, self._over.get(row), binding)
        if binding is None:
            if not due:
                return Answered(text)
            miss = self._words.say(_MISSES[text.miss]) if text.miss else ""
            return self._asking.asked(row, text, address, miss)
        line = self._keys.of(binding.row)
        if text.tail:
            line = self._keys.renewed(text.tail.line, binding.row)
        said = self._said(text, binding, is_here=binding.row == row)
        if not said:
            return Answered(text, counts=word is not None, row=binding.row)
        counts = word is not None and word.holds(self._today)
        codes = tuple(dict.fromkeys(binding.codes))[:MOST_CODES]
        tail = Tail(said, address, line, BOUND, codes)
        return Answered(text, tail, counts=counts, is_asked=text.miss is not None, row=binding.row)

    def _is_first(self, row: int, address: str) -> bool:
        return row == next(at for at, each in self._cells.items() if each.tail and each.tail.address == address)

    def _said(self, text: AnswerText, binding: Bound, *, is_here: bool) -> str:
        """Return what was understood of an answer whose line is known; "" where nothing is worth a word."""
        word, tail = text.acknowledgement, text.tail
        if not tail and not self._due[binding.row]:
            return ""
        if text.miss:
            return self._words.say(_MISSES[text.miss])
        if word and not word.holds(self._today):
            return self._words.say("Ended on {day}.", day=word.until)
        if not is_here:
            return self._words.say("Counts for “{line}”, which stands elsewhere.", line=self._keys.label(binding.row))
        if tail and tail.state == BOUND and _counts(tail.note):
            return tail.note
        rules = dict.fromkeys(each.rule for each in self._due[binding.row] if _code(each) in binding.codes)
        return self._words.say(_COUNTS, rules=", ".join(rules)) if rules else ""


def _counts(note: str) -> bool:
    """Whether a part of ours says, in any language, what an answer counts for beside its own line."""
    forms = (catalogue(each).say(_COUNTS).partition("{rules}") for each in LANGUAGES)
    return "“" not in note and any(note.startswith(before) and note.endswith(after) for before, _, after in forms)


def _is_answer(text: AnswerText) -> bool:
    return text.is_answer or agreement(text.words) is not None


def _code(finding: Finding) -> str:
    return code_of(finding.rule, finding.column)


def _faults(due: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(each.column, each.message) for each in due]


def _wanted(due: Mapping[int, Sequence[Finding]]) -> dict[int, str]:
    return {row: _plain(row_text(_faults(found), "0000")) for row, found in due.items() if found}


def _plain(text: str) -> str:
    """Return what a text of ours says, without its token."""
    return text[:-6]
