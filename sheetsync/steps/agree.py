"""Agree: `yes` over a remark that proposes something is a person's word to type just that into just that cell.

It is typed where memory has the proposal, the words name one line alone, and the cell holds what was remembered, by
hand. Whatever is less certain is asked about.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from sheetsync.model.answer_text import address_in
from sheetsync.model.finding import Finding
from sheetsync.model.offer import Offer
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Roadmap
from sheetsync.steps.parse.vocabulary import section
from sheetsync.steps.parse.words import plain, without_accents

UNDO: Final = "undo"
_WORD: Final = re.compile(r"([^\s,;:.!]+)[\s,;:.!]*")
_QUOTES: Final = "\"'“”„«»‘’"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What words agree to: `choice` is what they name of it, "" for what there is; or they take it back."""

    choice: str = ""
    takes_back: bool = False


@lru_cache(maxsize=1 << 10)
def agreement(words: str) -> Agreement | None:
    """Return what words agree to; None where they don't begin with yes, in any language that we read."""
    rest = words.strip()
    if plain(rest) == UNDO:
        return Agreement(takes_back=True)
    while (match := _WORD.match(rest)) and without_accents(plain(match[1])) in _yes():
        rest = rest[match.end() :]
    return Agreement(rest.strip().strip(_QUOTES)) if rest != words.strip() else None


@cache
def _yes() -> frozenset[str]:
    return frozenset(map(without_accents, section("yes")))


def offers_of(roadmap: Roadmap, final: Mapping[int, str], due: Iterable[Finding]) -> dict[str, tuple[Offer, ...]]:
    """Return what our column proposes once it is written, by the address of the remark: what can be read there."""
    fields = {column.number: name for name, column in roadmap.columns.items()}
    found: dict[str, tuple[Offer, ...]] = {}
    for each in due:
        text = final.get(each.cell.row, "") if each.cell else ""
        address = address_in(text) if each.proposals else None
        if address and each.cell and each.cell.column in fields and one_line(each.message) in text:
            texts = tuple(said for said in each.proposals if said in each.message)
            offer = Offer(fields[each.cell.column], each.value, texts)
            found[address] = (*found.get(address, ()), *([offer] if texts else ()))
    return found
