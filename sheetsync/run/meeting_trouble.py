"""What keeps a meeting from its sheet, as its page tells it."""

from sheetsync.errors import SheetsyncError
from sheetsync.steps.compose.meeting_words import HITCHES
from sheetsync.steps.compose.words import Words


def told(error: SheetsyncError, words: Words) -> str:
    """Return what an error means for a meeting, in few words; its own sentence is for the terminal, and in English."""
    return words.say(HITCHES[error.hitch], names=error.about)
