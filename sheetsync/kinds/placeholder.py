"""The kind `placeholder`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.lines import faulty
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field

_BRACKETS: Final = re.compile(r"\[[^\[\]]+\]|<[^<>]+>|\{\{?[^{}]+\}\}?")
_FILLER: Final = re.compile(r"x{3,}|\?{2,}|\.{3,}|…|_{2,}", re.IGNORECASE)
_SLOT: Final = re.compile(r"\{\{?[A-Za-z][\w ]{0,30}\}?\}|\[[A-Z][\w ]{0,30}\](?!\()")
_CHECKBOX: Final = re.compile(r"\[\s*[xX✓-]?\s*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder(Rule):
    """A cell that still holds the text of a template.

    Always reported: a text that is all brackets such as `[Name]`, `<owner>` or `{{goal}}`, filler
    such as `xxx`, `???` or `...`, and a text with two places left to fill in, such as `by {day} for
    {whom}`. The error of a formula, such as `#REF!`, has a rule of its own.

    Options:
        columns: The columns to look at.
        texts: Whole texts of your template, whatever their case.
        openings: What texts of your template start with, whatever their case.
        dash_in: Columns where a lone dash "—" is template text too.

    Passes: {columns: [project, goal, deliverable], openings: [describe the]}
        Project        | Goal                        | Deliverable
        [CI] New pilot | engineers describe the work | [x] write the XXL guide
        Tacos          | ["families","guests"]       | cook

    Fails: {columns: [project, goal, owner], openings: [describe the], dash_in: [owner]}
        Project  | Goal                       | Deliverable | Owner
        [Name] ! | Describe the user's need ! | cook        | — !
        Tacos    | ...  !                     | serve       | xxx !
        Pies     | {what} for {whom} !        | bake        | Ana
    """

    kind: ClassVar[str] = "placeholder"
    columns: tuple[Field, ...]
    texts: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    dash_in: tuple[Field, ...] = ()

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the cells that nobody has filled in yet."""
        del today
        texts = {text.casefold() for text in self.texts}
        openings = tuple(text.casefold() for text in self.openings)
        for column in self.columns:
            dash = column in self.dash_in

            def is_template(text: str, *, dash: bool = dash) -> bool:
                folded = text.casefold()
                return is_filler(text) or folded in texts or folded.startswith(openings) or (dash and text in "—–")

            for line in faulty(roadmap, column, lambda text: bool(text) and is_template(text)):
                yield Fault(line, column)


def is_filler(text: str) -> bool:
    """Whether a text is one that only a template leaves."""
    if _CHECKBOX.fullmatch(text) or (text[:1] in "[{" and '"' in text):
        # An export leaves lists and objects in brackets, and no template leaves quotes.
        return False
    if _BRACKETS.fullmatch(text) or _FILLER.fullmatch(text):
        return True
    return "{" in text and len(_SLOT.findall(text)) > 1
