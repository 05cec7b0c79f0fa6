"""Looked note: when a sheet was last looked at, as the note of our header says it in each language."""

from sheetsync.languages.catalogue import LANGUAGES, catalogue, message

SAID = message("sheetsync looked at this sheet last on {time} ({zone}).")
CHECK = message("Check it now: {page}")


def looked_note(language: str) -> tuple[str, str]:
    """Return what the note says, with gaps for the time and its zone, and for the page that starts a run."""
    words = catalogue(language)
    return words.say(SAID), words.say(CHECK)


def every_looked_note() -> tuple[tuple[str, str], ...]:
    """Return the same in every language that we speak."""
    return tuple(map(looked_note, LANGUAGES))
