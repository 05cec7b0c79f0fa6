"""Estimation: which dates moved, and how early a risk was said."""

from collections.abc import Iterator
from statistics import median
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.page import Block, Paragraph, Table, Text
from sheetsync.steps.compose.words import Words
from sheetsync.steps.retro.figures import Facts
from sheetsync.steps.retro.words import name

DATES: Final = message("A date moved when a line was seen with one last day, and later with another.")
LEAD: Final = message(
    "The lead time runs from the first day on which a line was seen at risk, or as a possible delay, to the day it "
    "was due until then; below 0 the warning came after that day. Weeks at risk count the days it was seen so; a gap "
    "between two looks belongs to the earlier one."
)
_MOVED: Final = (
    message("Line"),
    message("First date"),
    message("Last date"),
    message("Days"),
    message("Moves"),
)
_WARNED: Final = (
    message("Line"),
    message("First warning"),
    message("Days before it was due"),
    message("Weeks at risk"),
)


def estimation(facts: Facts, words: Words) -> Iterator[Block]:
    """Yield the dates that moved, and the warnings, with the numbers they are of."""
    yield from _dates(facts, words)
    if not facts.has_status:
        return
    yield from _risks(facts, words)
    if not facts.is_over:
        return
    left = sum(line.is_open for line in facts.end_list)
    yield Paragraph(
        words.many(
            "Open at the end, to carry over or to drop: {part} of {count} line.",
            "Open at the end, to carry over or to drop: {part} of {count} lines.",
            len(facts.end_list),
            part=left,
        )
    )


def _dates(facts: Facts, words: Words) -> Iterator[Block]:
    dated = sum(line.end is not None for line in facts.start_list)
    yield Paragraph(
        words.many(
            "Dates moved: {count} line; {dated} of the start list had a date.",
            "Dates moved: {count} lines; {dated} of the start list had a date.",
            len(facts.slips),
            dated=dated,
        )
    )
    if facts.slips:
        yield Table(tuple(map(words.say, _MOVED)), tuple(_slips(facts, words)))
        days = f"{median(each.days for each in facts.slips):+g}"
        yield Paragraph(words.say("Median: {days} days (n = {count}).", days=days, count=len(facts.slips)))
    yield Paragraph(words.say(DATES), quiet=True)


def _risks(facts: Facts, words: Words) -> Iterator[Block]:
    warned = len(facts.warnings)
    yield Paragraph(
        words.many(
            "At risk or possibly late at some time: {count} line.",
            "At risk or possibly late at some time: {count} lines.",
            warned,
        )
    )
    if facts.warnings:
        yield Table(tuple(map(words.say, _WARNED)), tuple(_warnings(facts, words)))
        lead = f"{median(each.lead_days for each in facts.warnings):g}"
        yield Paragraph(words.say("Median lead time: {days} days (n = {count}).", days=lead, count=warned))
        weeks, risky = f"{sum(facts.weeks_at_risk.values()):.1f}", len(facts.weeks_at_risk)
        yield Paragraph(words.say("Weeks at risk in all: {weeks} (n = {count}).", weeks=weeks, count=risky))
    yield Paragraph(words.say(LEAD), quiet=True)


def _slips(facts: Facts, words: Words) -> Iterator[tuple[Text, ...]]:
    for each in facts.slips:
        days = (words.day(each.first), words.day(each.last))
        yield tuple(map(Text, (name(each.line), *days, f"{each.days:+d}", str(each.moves))))


def _warnings(facts: Facts, words: Words) -> Iterator[tuple[Text, ...]]:
    for each in facts.warnings:
        weeks = facts.weeks_at_risk.get(each.line.id, 0.0)
        yield tuple(map(Text, (name(each.line), words.day(each.day), str(each.lead_days), f"{weeks:.1f}")))
