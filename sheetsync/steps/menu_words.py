"""Menu words: what the menu of a Google Sheet says, in the language of the sheet."""

from sheetsync.languages.catalogue import catalogue


def menu_words(language: str) -> dict[str, str]:
    """Return the words: its one entry, the title of the dialog behind it, the link there, and what follows the link."""
    say = catalogue(language).say
    return {
        "entry": say("Check now…"),
        "title": say("Check this sheet now"),
        "link": say("Open the page"),
        "then": say("and choose “Run workflow” there. The remarks stand in the sheet a minute or two later."),
    }
