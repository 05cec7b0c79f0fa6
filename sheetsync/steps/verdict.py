"""Verdict: what comes of a person's word for what a remark proposed, as the sheet stands now."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final

from sheetsync.languages.catalogue import IN_ENGLISH, LANGUAGES, Catalogue, catalogue, message
from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Grid
from sheetsync.model.offer import Offer, Typed
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.said import Said
from sheetsync.steps.agree import UNDO
from sheetsync.steps.answer import said_of
from sheetsync.steps.parse.words import plain

AGREED: Final = message("Agreed: “{old}” is “{new}” now. To take it back, write {undo} over this.")
TAKEN_BACK: Final = message("Taken back: “{old}” is “{new}” again.")
_WHICH: Final = message("Which of them? Write {ways}.")
_SAYS: Final = message("The cell says “{text}” by now, so nothing was typed.")
_SHUT: Final = message("That cell is not typed by hand, or not ours to type into: please look at it yourself.")
_NAMESAKES: Final = message("Several lines have these words, so nothing was typed: please type it yourself.")
_OUTDATED: Final = message("That is not proposed any more, so nothing was typed.")
FORGOTTEN: Final = message("Nothing is remembered of this sheet, so nothing was typed: please type it yourself.")
ASKED: Final = (_WHICH, _SAYS, _SHUT, _NAMESAKES, _OUTDATED, FORGOTTEN)
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comes of a word.

    `said` is what is to be typed, None for nothing; else `note` is what our part tells, and `is_asked` whether a person
    has to do something.
    """

    note: str = ""
    said: Said | None = None
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges words about the line in `row` of a tab, by what the roadmap was read as."""

    grid: Grid
    roadmap: Roadmap
    row: int
    words: Catalogue = IN_ENGLISH

    def agreed(self, offers: Sequence[Offer], choice: str, due: Iterable[Finding]) -> Verdict | None:
        """Return what comes of an agreement; None where it names nothing that was proposed.

        Args:
            offers: What was proposed there, as it is remembered.
            choice: What the words name of it, "" for what there is.
            due: What is wrong in the row now.
        """
        ways = [(each, text) for each in offers for text in each.texts]
        if choice:
            ways = [way for way in ways if plain(way[1]) == plain(choice)]
        if not ways:
            return None
        if len(ways) > 1:
            listed = " / ".join(f"yes {text}" for _, text in ways[:4])
            return Verdict(self.words.say(_WHICH, ways=listed), is_asked=True)
        (offer, new), *_ = ways
        at = self.roadmap.cell(offer.field, self.row)
        is_due = any(each.cell == at and new in each.proposals for each in due)
        change = Typed("", offer.field, offer.value, new)
        return self._of(change, AGREED, hindrance="" if is_due else _OUTDATED)

    def taken_back(self, typed: Typed) -> Verdict:
        """Return what comes of a word that takes back what was typed last into the line."""
        return self._of(Typed(typed.line, typed.field, typed.new, typed.old), TAKEN_BACK)

    def _of(self, change: Typed, done: str, hindrance: str = "") -> Verdict:
        at = self.roadmap.cell(change.field, self.row)
        shown = self.grid.at(at).shown.strip() if at else ""
        if shown == change.new:
            old, new = self._shown(change.old), self._shown(change.new)
            return Verdict(self.words.say(done, old=old, new=new, undo=UNDO))
        line = next((each for each in self.roadmap.deliverables if each[1].row == self.row), None)
        if at is None or line is None:
            return Verdict(self.words.say(_OUTDATED), is_asked=True)
        if shown != change.old:
            return Verdict(self.words.say(_SAYS, text=self._shown(shown)), is_asked=True)
        why = hindrance or (_NAMESAKES if self._has_namesakes(line) else "" if self.is_open(at) else _SHUT)
        if why:
            return Verdict(self.words.say(why), is_asked=True)
        return Verdict(said=said_of(self.roadmap, self.grid, line, change.field, change.new))

    def is_open(self, at: CellRef) -> bool:
        """Whether a cell can be typed into: it is blank, or was typed by hand, and is ours to write."""
        cell = self.grid.at(at)
        is_day = isinstance(cell.value, date) and not isinstance(cell.value, datetime)
        is_by_hand = not cell.formula and (cell.is_blank or isinstance(cell.value, str) or is_day)
        is_covered = any(at in span and at != span.first for span in self.grid.merges)
        return is_by_hand and not is_covered and not any(at in span for span in self.grid.protected)

    def _has_namesakes(self, line: tuple[Project, Deliverable]) -> bool:
        named = [(plain(project.name), plain(step.text)) for project, step in self.roadmap.deliverables]
        return named.count((plain(line[0].name), plain(line[1].text))) > 1

    def _shown(self, text: str) -> str:
        said = one_line(text) or self.words.say("blank")
        return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def is_settled(note: str) -> bool:
    """Whether a sentence of ours, in any language, tells of a word of which nothing is left to do."""
    return note.startswith(_openings())


@cache
def _openings() -> tuple[str, ...]:
    said = (catalogue(language).say(each) for language in LANGUAGES for each in (AGREED, TAKEN_BACK))
    return tuple(each.partition("{")[0] for each in said)


def said_again(note: str, words: Catalogue) -> str:
    """Return what we asked about a word, in any language, in that of these words; any other text as it is."""
    for each, form in _forms():
        if match := form.fullmatch(note):
            return words.say(each, **match.groupdict())
    return note


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    said = ((each, re.escape(catalogue(language).say(each))) for language in LANGUAGES for each in ASKED)
    return tuple((each, re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", form))) for each, form in said)
