"""What was heard in interviews: by project, of one interval, and from nobody by name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.finding import Finding
from sheetsync.model.own_text import one_line
from sheetsync.model.practice import Interview
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Interval
from sheetsync.steps.compose.spoken import spoken
from sheetsync.steps.compose.words import IN_ENGLISH, Words

SOMEBODY: Final = message("(somebody)")
"""Stands for the name of a person who was there."""

_ADDRESS: Final = re.compile(r"\S+@…")
"""What `spoken` leaves of an address of mail: it still names somebody."""

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quote:
    """What one interview has shared, on one line each: of which project, "" where that isn't sure, and the topic."""

    project: str
    topic: str
    day: date | None
    said: str


def of_interval(roadmap: Roadmap, interval: Interval | None) -> tuple[Interview, ...]:
    """Return the interviews of an interval, of any time without one; those without a day are of each."""
    return tuple(
        each
        for each in roadmap.interviews
        if interval is None or each.day is None or interval.start <= each.day <= interval.end
    )


def quotes(roadmap: Roadmap, interval: Interval | None, words: Words = IN_ENGLISH) -> tuple[Quote, ...]:
    """Return what was heard, in the order of the projects in the sheet; what belongs to none comes last."""
    told = (_quote(each, roadmap, words) for each in of_interval(roadmap, interval) if each.findings)
    return tuple(sorted(told, key=lambda each: _place(each.project, roadmap)))


def led(roadmap: Roadmap, findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """Yield the questions that may have led, each with the reason."""
    at = {(each.tab, each.cell): each.text for each in roadmap.questions}
    for each in findings:
        if each.cell and (each.tab, each.cell) in at:
            yield one_line(at[each.tab, each.cell]), each.message


def _quote(interview: Interview, roadmap: Roadmap, words: Words) -> Quote:
    names = (*interview.participants, *interview.interviewers)
    topic, said = (one_line(nameless(each, names, words)) for each in (interview.what, interview.findings))
    return Quote(one_line(_project(interview, roadmap)), topic, interview.day, said)


def nameless(text: str, names: Sequence[str], words: Words = IN_ENGLISH) -> str:
    """Return a text without the names of the people who were there, and without addresses.

    Of a name in two or three capitalised words, each alone is left out too: people are quoted by their first names.
    """
    somebody = words.say(SOMEBODY)
    said = _ADDRESS.sub(somebody, spoken(text))
    parts = {part for each in names for part in (each, *_parts(each)) if len(part) > 1}
    if not parts:
        return said
    some = "|".join(re.escape(each) for each in sorted(parts, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{some})(?!\w)", somebody, said)


def _parts(name: str) -> Sequence[str]:
    words = name.split()
    return words if 1 < len(words) <= 3 and all(each[0].isupper() for each in words) else ()


def _project(interview: Interview, roadmap: Roadmap) -> str:
    """Return the one project that an interview is about; "" where none is, or several may be."""
    topic = _words(interview.what)
    found = [name for name in dict.fromkeys(each.name for each in roadmap.projects) if _shares(topic, _words(name))]
    return found[0] if len(found) == 1 else ""


def _shares(topic: str, name: str) -> bool:
    return bool(topic.strip() and name.strip()) and (topic in name or name in topic)


def _words(text: str) -> str:
    """Return the words of a text between spaces, so that no word is found inside another."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _place(project: str, roadmap: Roadmap) -> int:
    """Return where a project stands in the sheet; what belongs to none comes last."""
    names = [each.name for each in roadmap.projects]
    return names.index(project) if project else len(names)
