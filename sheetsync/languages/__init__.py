"""The languages that sheets are read in: data, and nothing else."""

from sheetsync.languages import de, elsewhere, en, es, fr, it, nl, pl, pt, ru, sv, tr
from sheetsync.languages.language import Language, words

LANGUAGES = (
    *(each.LANGUAGE for each in (en, de, fr, es, pt, it, nl, sv, tr, ru, pl)),
    *elsewhere.LANGUAGES,
)
"""English first: of two languages that mean different things by one word, the earlier one has it."""

__all__ = ["LANGUAGES", "Language", "words"]
