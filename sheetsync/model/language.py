"""The languages that we speak to readers."""

from enum import StrEnum


class Language(StrEnum):
    """A language, by its code in ISO 639."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    PORTUGUESE = "pt"
    ITALIAN = "it"
    DUTCH = "nl"
