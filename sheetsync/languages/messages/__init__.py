"""What we say, in each language but English: `*.po` is written by people, and `make manual` makes `*.py` of it."""

from collections.abc import Mapping
from typing import Final, Protocol

from sheetsync.languages.messages import de, es, fr, it, nl, pt


class Made(Protocol):
    """A catalogue as it is made."""

    PLURAL: str
    MONTHS: tuple[str, ...]
    DAY: str
    DAY_AND_YEAR: str
    MESSAGES: dict[str, tuple[str, ...]]


MADE: Final[Mapping[str, Made]] = {"de": de, "es": es, "fr": fr, "it": it, "nl": nl, "pt": pt}
