"""Concepts: what the words of a header are about, in any language, alone and together.

"Planned start" is a start, "task owner" an owner, "milestone id" nothing of ours: which word names a
column goes by precedence and not by position, since the head comes last in English and first in French.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sheetsync.languages.folded import HEADERS
from sheetsync.model.own_text import one_line
from sheetsync.model.terms import Field
from sheetsync.steps.parse.words import header_words

WHOLE: Final = 3.8
LIGHT: Final = 3.75
COMPOSED: Final = 3.5
WEAK: Final = 1.6
GROUP: Final = 2.4
BESIDE: Final = 2.4
"""What a header keeps that names something else of it, too: of "Assignee" and "Assignee Email", the first is meant."""
STEP: Final = 0.05
"""What a word loses for each stronger one in its language's list: of "status" and "stage", the first is the status."""

LONGEST: Final = 80
"""Characters in the longest header: a longer text names nothing."""

MOST_WORDS: Final = 6
"""Words in the longest header that is read word by word: a longer one is a sentence."""

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_SIMPLE: Final = re.compile(r"[^\W_]+(?: [^\W_]+)*")
"""Words with a space between: most headers, and most of what stands below them."""

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SMALL_WORDS: Final = """
    the of a an and de du des la le les der die das do da del di van het een for to in on & / - + og och y e et und en
    custom field
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a header can be about, and how strongly its words say so, in points."""

    field: Field
    points: float
    is_whole: bool = False


_FIELDS: Final[Mapping[str, tuple[tuple[Field, float], ...]]] = {
    "project": ((Field.PROJECT, WHOLE), (Field.DELIVERABLE, 2.5)),
    "group": ((Field.PROJECT, GROUP), (Field.DELIVERABLE, 1.8)),
    "line": ((Field.DELIVERABLE, WHOLE), (Field.PROJECT, GROUP)),
    "name": ((Field.DELIVERABLE, 2.4),),
    "description": ((Field.DELIVERABLE, WEAK), (Field.NOTES, 0.4)),
    "goal": ((Field.GOAL, WHOLE),),
    "stakeholders": ((Field.STAKEHOLDERS, WHOLE),),
    "status": ((Field.STATUS, WHOLE),),
    "light": ((Field.STATUS, LIGHT),),
    "percent": ((Field.STATUS, 3.0),),
    "finished": ((Field.STATUS, 2.6),),
    "owner": ((Field.OWNER, WHOLE),),
    "start": ((Field.START, WHOLE),),
    "end": ((Field.END, WHOLE),),
    "date": ((Field.END, WEAK),),
    "updated": ((Field.UPDATED, WHOLE),),
    "notes": ((Field.NOTES, WHOLE),),
    "priority": ((Field.PRIORITY, WHOLE),),
}
"""Concept -> the fields that a header of it alone can name, with their points."""

_PRECEDENCE: Final = (
    "priority", "updated", "owner", "percent", "start", "end", "status", "light", "notes", "stakeholders",
    "goal", "line", "project", "group", "finished", "description", "name", "date",
)  # fmt: skip
"""Of several concepts in one header, the first of these names it; "none of ours" before them all."""

_FIRST: Final = frozenset(phrase.split(" ", 1)[0] for phrase in HEADERS if " " in phrase)
"""The words with which a phrase of several words begins."""

Placed = tuple[tuple[str, int], ...]
"""The concepts of a phrase, each with its place in the list of its language."""

_SILENT: Final = frozenset({"plan", "actual", "sub"})
"""Concepts that name nothing by themselves."""


def folded(header: str) -> Iterator[str]:
    """Yield the texts under which a header is looked up: all of it, its first line, and what stands in brackets too."""
    if _SIMPLE.fullmatch(header) and not _CAMEL.search(header):
        yield header_words(header)
        return
    for text in (one_line(header), header):
        said = text.replace("_", " ")
        yield header_words(_CAMEL.sub(" ", _BRACKETS.sub(" ", said)))
        yield header_words(_BRACKETS.sub(" ", said))
    yield header_words(one_line(header).replace("_", " "))


@lru_cache(maxsize=2048)
def concepts_of(header: str) -> Mapping[str, float]:
    """Return the concepts in a header, each with the share of the header's words that are known; empty for none."""
    if len(header) > LONGEST:
        return {}
    for text in folded(header):
        tokens = [*_without_small(text.split())] or text.split()
        concepts, known = _in_tokens(tokens)
        if concepts:
            return dict.fromkeys(concepts, known / len(tokens))
    return {}


def _without_small(tokens: list[str]) -> Iterator[str]:
    """Yield the words of a header but the small ones, which only count in a phrase that is known with them."""
    at = 0
    while at < len(tokens):
        longest = min(4, len(tokens) - at) if tokens[at] in _FIRST else 1
        size = next((each for each in range(longest, 1, -1) if " ".join(tokens[at : at + each]) in HEADERS), 1)
        yield from (each for each in tokens[at : at + size] if size > 1 or each not in _SMALL)
        at += size


def _in_tokens(tokens: list[str]) -> tuple[list[str], int]:
    """Return the concepts of words, the longest phrases first, and how many words are known."""
    concepts: list[str] = []
    known, at = 0, 0
    while at < len(tokens):
        longest = min(4, len(tokens) - at) if tokens[at] in _FIRST else 1
        for size in range(longest, 0, -1):
            if found := _known(" ".join(tokens[at : at + size]), whole=size == len(tokens)):
                concepts += found
                known += size
                at += size
                break
        else:
            at += 1
    return concepts, known


def _known(phrase: str, *, whole: bool) -> list[str]:
    """Return the concepts of a phrase; in a longer header also of a word with another ending of one or two letters."""
    found = HEADERS.get(phrase) or (() if whole else _nearly(phrase))
    return [concept for concept, _ in found]


def _nearly(phrase: str) -> Placed:
    """Return what is known of a word with another ending of one or two letters: "Notizen" is "Notiz"."""
    if len(phrase) <= 5:
        return ()
    found = next((HEADERS[each] for each in (phrase[:-1], phrase[:-2]) if each in HEADERS), ())
    # "Custom" is no "custo": what is none of ours has to be said in so many letters.
    return tuple(each for each in found if each[0] != "none")


@lru_cache(maxsize=2048)
def meanings_of(header: str) -> tuple[Meaning, ...]:
    """Return the fields that a header can be about, the strongest first; none for one that is nothing of ours."""
    if len(header) > LONGEST:
        return ()
    for text in folded(header):
        if found := HEADERS.get(text) or _nearly(text):
            return _strongest(_whole(found))
    concepts = concepts_of(header) if len(header.split()) <= MOST_WORDS else {}
    if not concepts or ("none" in concepts and not {"owner", "priority"} & set(concepts)):
        return ()
    share = max(0.45, next(iter(concepts.values())))
    return _strongest(Meaning(field, points * share) for field, points in _composed(set(concepts)))


def _whole(found: Placed) -> Iterator[Meaning]:
    for concept, place in found:
        for field, points in _FIELDS.get(concept, ()):
            yield Meaning(field, points - STEP * min(place, 8), is_whole=points >= LIGHT)


def _composed(concepts: set[str]) -> Iterator[tuple[Field, float]]:
    """Yield the fields of several concepts together."""
    if "sub" in concepts and concepts & {"line", "description", "name"}:
        yield Field.DELIVERABLE, WHOLE + 0.2
        return
    if "date" in concepts and concepts & {"finished", "actual", "percent"} and not concepts & {"start", "end", "plan"}:
        # The day on which something was done says nothing of when it is due.
        return
    if "actual" in concepts and concepts & {"start", "end"}:
        yield (Field.START if "start" in concepts else Field.END), WEAK
        return
    if "plan" in concepts and "date" in concepts and not concepts & {"start", "end"}:
        yield Field.END, COMPOSED
        return
    named = next((each for each in _PRECEDENCE if each in concepts), None)
    if named is None:
        return
    alone = len(concepts - _SILENT) == 1
    most = COMPOSED if "none" not in concepts else BESIDE
    for field, points in _FIELDS[named]:
        yield field, points if alone else min(points, most)


def _strongest(found: Iterator[Meaning]) -> tuple[Meaning, ...]:
    best: dict[Field, Meaning] = {}
    for each in found:
        if each.field not in best or best[each.field].points < each.points:
            best[each.field] = each
    return tuple(sorted(best.values(), key=lambda each: -each.points))


def is_nothing_of_ours(header: str) -> bool:
    """Whether a header names a column that a roadmap may have and that no field is about: an id, a link, a cost."""
    return "none" in concepts_of(header) and not meanings_of(header)


def is_sub(header: str) -> bool:
    """Whether a header names the finer of two kinds of work: "sub-task"."""
    return "sub" in concepts_of(header)


def heads_a_column(text: str) -> bool:
    """Whether a text is a usual header, of a roadmap or of another table."""
    first = header_words(text.split(maxsplit=1)[0]) if text.strip() else ""
    # Most cells begin with another word than any header, and to fold a whole one takes long.
    may_be = not first or first in _FIRST or first in HEADERS
    return may_be and len(text) <= LONGEST and header_words(text) in HEADERS
