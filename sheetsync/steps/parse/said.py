"""What is said above the table behind a label: by the lead, "This week: ...", and of which days the report is."""

from collections.abc import Collection, Iterable

from sheetsync.model.cell import CellRef
from sheetsync.model.own_text import one_line
from sheetsync.steps.parse.vocabulary import section
from sheetsync.steps.parse.words import plain


def said_above(above: Iterable[tuple[CellRef, str]]) -> tuple[str, Collection[CellRef]]:
    """Return the sentence, behind the colon or in the next cell of the row, and the cells that it stands in.

    Args:
        above: The texts above the header that a person sees, in the order of the sheet.
    """
    cells = [*above]
    for place, (at, text) in enumerate(cells):
        label, colon, sentence = text.partition(":")
        if not colon or plain(label) not in section("said"):
            continue
        if sentence.strip():
            return one_line(sentence), {at}
        beside = cells[place + 1] if place + 1 < len(cells) else None
        if beside and beside[0].row == at.row:
            return one_line(beside[1]), {at, beside[0]}
        return "", {at}
    return "", ()


def reported_above(above: Iterable[tuple[CellRef, str]]) -> Collection[CellRef]:
    """Return the cells that say of which days the report is, "Reporting period: 23 - 27 Nov 2026": none of the plan's.

    The label stands before them, or in the cell before.
    """
    found: set[CellRef] = set()
    label: CellRef | None = None
    for at, text in above:
        words = plain(text)
        is_reported = any(f"{words} ".startswith(f"{each} ") for each in section("reported"))
        if is_reported or (label and label.row == at.row):
            found.add(at)
        label = at if words in section("reported") else None
    return found
