"""The part of the retrospective about rules: what became of what each of them told in the sheet."""

from collections.abc import Iterator, Sequence

from sheetsync.model.page import Block, Items, Paragraph, Part, Table, Text
from sheetsync.steps.record import Record

RECORD = (
    "Told are the findings that stood in the sheet since the history remembers them; mended are those that are gone "
    "with their line still there, and the days run from the first telling; waved off were answered with ok; "
    "unanswered were told three weeks ago or more, and stand. It is about rules, never about people."
)
HEADERS = ("Rule", "Found", "Told", "Mended", "Median days", "Waved off", "Unanswered")


def rules_part(found: Sequence[Record], baseline: int) -> Part | None:
    """Return the part; None where nothing is remembered of any finding.

    Args:
        found: The record of each rule.
        baseline: How many findings of the baseline still stand.
    """
    return Part("Rules", tuple(_blocks(found, baseline))) if found else None


def _blocks(found: Sequence[Record], baseline: int) -> Iterator[Block]:
    yield Table(HEADERS, tuple(tuple(map(Text, _row(each))) for each in found))
    if baseline:
        yield Paragraph(f"Of the baseline {baseline} still stand.")
    proposals = [each.proposal for each in found if each.proposal]
    if proposals:
        yield Paragraph("Rules that nobody acts on:")
        yield Items(tuple(map(Text, proposals)))
    yield Paragraph(RECORD, quiet=True)


def _row(each: Record) -> Iterator[str]:
    yield each.rule
    yield from map(str, (each.found, each.told, each.mended))
    yield "" if each.median_days is None else f"{each.median_days:g}"
    yield from map(str, (each.waved_off, each.unanswered))
