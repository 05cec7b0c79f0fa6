"""What the lead says in the sheet: a sentence above the table, behind a label such as "This week:"."""

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
