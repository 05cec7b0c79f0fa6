"""The part of the retrospective about rules: what became of what each of them told in the sheet."""

from collections.abc import Iterator, Sequence

from sheetsync.languages.catalogue import message
from sheetsync.model.page import Block, Items, Paragraph, Part, Table, Text
from sheetsync.steps.compose.words import IN_ENGLISH, Words
from sheetsync.steps.record import Record

RECORD = message(
    "Told are the findings that stood in the sheet since the history remembers them; mended are those that are gone "
    "with their line still there, and the days run from the first telling; waved off were answered with ok; "
    "unanswered were told three weeks ago or more, and stand. It is about rules, never about people."
)
HEADERS = (
    message("Rule"),
    message("Found"),
    message("Told"),
    message("Mended"),
    message("Median days"),
    message("Waved off"),
    message("Unanswered"),
)


def rules_part(found: Sequence[Record], baseline: int, words: Words = IN_ENGLISH) -> Part | None:
    """Return the part; None where nothing is remembered of any finding.

    Args:
        found: The record of each rule.
        baseline: How many findings of the baseline still stand.
        words: The language of the sheet.
    """
    return Part(words.say("Rules"), tuple(_blocks(found, baseline, words))) if found else None


def _blocks(found: Sequence[Record], baseline: int, words: Words) -> Iterator[Block]:
    yield Table(tuple(map(words.say, HEADERS)), tuple(tuple(map(Text, _row(each))) for each in found))
    if baseline:
        yield Paragraph(words.say("Of the baseline {count} still stand.", count=baseline))
    proposals = [_proposal(each, words) for each in found if each.proposal]
    if proposals:
        yield Paragraph(words.say("Rules that nobody acts on:"))
        yield Items(tuple(map(Text, proposals)))
    yield Paragraph(words.say(RECORD), quiet=True)


_PROPOSAL = message(
    "{rule}: of {told} remarks {mended} were mended, {waved} waved off. Is it worth its place? "
    '{rule} = "off" under [rules], or beside = false.'
)


def _proposal(each: Record, words: Words) -> str:
    return words.say(_PROPOSAL, rule=each.rule, told=each.judged, mended=each.mended, waved=each.waved_off)


def _row(each: Record) -> Iterator[str]:
    yield each.rule
    yield from map(str, (each.found, each.told, each.mended))
    yield "" if each.median_days is None else f"{each.median_days:g}"
    yield from map(str, (each.waved_off, each.unanswered))
