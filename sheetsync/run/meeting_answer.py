"""What a person may answer about one cell in the meeting, and what is typed for it."""

from typing import Final

from sheetsync.errors import UsageError
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field, Status
from sheetsync.steps.answer import NO_OPENERS, is_day, word_for
from sheetsync.steps.compose.words import Words

LONGEST: Final = 2_000
"""Characters of a note: what is longer is a document."""


def read_answer(roadmap: Roadmap, field: Field, value: str, words: Words) -> tuple[str, Status | None]:
    """Return what to type into a cell, and the status that it means; None where it means none.

    Args:
        roadmap: Whose word for a status is taken.
        field: What is answered.
        value: The name of a status, a day as YYYY-MM-DD, or a note.
        words: The language of the sheet.

    Raises:
        UsageError: It is none of these.
    """
    if field is Field.STATUS:
        if value not in {each.value for each in Status}:
            raise UsageError("this is no status")
        return word_for(roadmap, Status(value), words.language), Status(value)
    if field is not Field.NOTES:
        if not is_day(value):
            raise UsageError(words.say("Write a day as 2026-11-20."))
        return value, None
    note = " ".join("".join(each if each.isprintable() else " " for each in value).split())
    if not note or len(note) > LONGEST or note.startswith(NO_OPENERS):
        signs = " ".join(NO_OPENERS)
        raise UsageError(
            words.say("a note has from 1 to {most} characters, and can't start with {signs}", most=LONGEST, signs=signs)
        )
    return note, None
