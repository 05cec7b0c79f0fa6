"""What users said: the findings of the interviews, by project, and the questions that may have led.

For the team alone: no summary has it. It says what was heard, and never from whom.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.finding import Finding
from sheetsync.model.page import Block, Paragraph, Table, Text
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Interval
from sheetsync.steps.compose.heard import Quote, led, of_interval, quotes
from sheetsync.steps.compose.words import IN_ENGLISH, Words

HOW: Final = message(
    "Names of the people who were there are left out. An interview is listed with a project where the name of the one "
    "is part of the other's."
)
_OF_THE_INTERVAL: Final = message("Interviews of the interval, or without a day: {count}; findings shared: {part}.")
_OF_ALL: Final = message("Interviews: {count}; findings shared: {part}.")


def heard(
    roadmap: Roadmap, interval: Interval | None, findings: Sequence[Finding], words: Words = IN_ENGLISH
) -> Iterator[Block]:
    """Yield what was heard in an interval, or ever, and which questions may have led; nothing where no tab lists any.

    Args:
        roadmap: Has the interviews and the questions.
        interval: Interviews of another time are left out; those without a day stay.
        findings: Of the whole sheet; those that stand at a question say how it leads.
        words: The language of the sheet.
    """
    held, told = of_interval(roadmap, interval), quotes(roadmap, interval, words)
    if held:
        which = _OF_THE_INTERVAL if interval else _OF_ALL
        yield Paragraph(words.say(which, count=len(held), part=len(told)))
    if told:
        yield Table(tuple(map(words.say, _HEARD)), tuple(_row(each, words) for each in told), lead=1)
        yield Paragraph(words.say(HOW), quiet=True)
    leading, all_of_them = list(led(roadmap, findings)), len(roadmap.questions)
    if leading:
        yield Paragraph(
            words.say(
                "Questions that may have led: {part} of {count} in the tab.", part=len(leading), count=all_of_them
            )
        )
        yield Table((words.say("Question"), words.say("Why")), tuple((Text(what), Text(why)) for what, why in leading))


_HEARD: Final = (message("Project"), message("Interview"), message("Day"), message("What was heard"))


def _row(quote: Quote, words: Words) -> tuple[Text, ...]:
    when = words.day(quote.day) if quote.day else ""
    return tuple(map(Text, (quote.project, quote.topic, when, quote.said)))
