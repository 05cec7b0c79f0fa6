"""What users said: the findings of the interviews, by project, and the questions that may have led.

For the team alone: no summary has it. It says what was heard, and never from whom.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.finding import Finding
from sheetsync.model.own_text import one_line
from sheetsync.model.page import Block, Paragraph, Table, Text
from sheetsync.model.practice import Interview
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Interval
from sheetsync.steps.compose.spoken import spoken
from sheetsync.steps.compose.words import IN_ENGLISH, Words

SOMEBODY: Final = "(somebody)"
"""Stands for the name of a person who was there."""

HOW: Final = message(
    "Names of the people who were there are left out. An interview is listed with a project where the name of the one "
    "is part of the other's."
)
_ADDRESS: Final = re.compile(r"\S+@…")
"""What `spoken` leaves of an address of mail: it still names somebody."""

_WORD: Final = re.compile(r"\w+")


def heard(
    roadmap: Roadmap, interval: Interval, findings: Sequence[Finding], words: Words = IN_ENGLISH
) -> Iterator[Block]:
    """Yield what was heard in an interval, and which questions may have led; nothing where no tab lists any.

    Args:
        roadmap: Has the interviews and the questions.
        interval: Interviews of another time are left out; those without a day stay.
        findings: Of the whole sheet; those that stand at a question say how it leads.
        words: The language of the sheet.
    """
    held = [each for each in roadmap.interviews if each.day is None or interval.start <= each.day <= interval.end]
    told = [each for each in held if each.findings]
    if held:
        yield Paragraph(
            words.many(
                "{count} interview in the tab; the findings of {part} are shared there.",
                "{count} interviews in the tab; the findings of {part} are shared there.",
                len(held),
                part=len(told),
            )
        )
    if told:
        rows = sorted(((_project(each, roadmap), each) for each in told), key=lambda row: _place(row[0], roadmap))
        yield Table(tuple(map(words.say, _HEARD)), tuple(_row(*each, words) for each in rows), lead=1)
        yield Paragraph(words.say(HOW), quiet=True)
    at = {(each.tab, each.cell): each.text for each in roadmap.questions}
    led = [(at[each.tab, each.cell], each.message) for each in findings if each.cell and (each.tab, each.cell) in at]
    if led:
        led_of = words.say("Questions that may have led: {part} of {count} in the tab.", part=len(led), count=len(at))
        yield Paragraph(led_of)
        yield Table(
            (words.say("Question"), words.say("Why")), tuple((Text(one_line(what)), Text(why)) for what, why in led)
        )


_HEARD: Final = (message("Project"), message("Interview"), message("Day"), message("What was heard"))


def _row(project: str, interview: Interview, words: Words) -> tuple[Text, ...]:
    names = (*interview.participants, *interview.interviewers)
    when = words.day(interview.day) if interview.day else ""
    texts = (project, nameless(interview.what, names), when, nameless(interview.findings, names))
    return tuple(Text(one_line(each)) for each in texts)


def nameless(text: str, names: Sequence[str]) -> str:
    """Return a text without the names of the people who were there, and without addresses.

    Of a name in two or three capitalised words, each alone is left out too: people are quoted by their first names.
    """
    said = _ADDRESS.sub(SOMEBODY, spoken(text))
    parts = {part for each in names for part in (each, *_parts(each)) if len(part) > 1}
    if not parts:
        return said
    some = "|".join(re.escape(each) for each in sorted(parts, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{some})(?!\w)", SOMEBODY, said)


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
