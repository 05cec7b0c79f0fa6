"""The footer: what was read, how it was understood, and what was left out. Nothing is hidden there."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from sheetsync.model.finding import Finding
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Field, Roadmap
from sheetsync.steps.compose.words import ENGLISH, listed, number, span

FRESH: Final = timedelta(days=14)
"""How long an update is news."""

_MISSED: Final[Mapping[Field, str]] = {
    Field.STAKEHOLDERS: "stakeholders",
    Field.GOAL: "goals",
    Field.STATUS: "the status",
    Field.END: "end dates",
    Field.UPDATED: "updates",
}
"""What a reader would look for in vain."""


def footer(
    roadmap: Roadmap,
    whole: Roadmap,
    findings: Sequence[Finding],
    spreadsheet: Spreadsheet,
    read_at: str,
    *,
    today: date,
    listed_fields: Collection[Field] = tuple(Field),
    language: str = ENGLISH,
) -> tuple[str, ...]:
    """Return the sentences of the footer.

    Args:
        roadmap: What is shown.
        whole: What was read; the difference is counted.
        findings: Those that nobody acknowledged are counted.
        spreadsheet: Where it was read.
        read_at: When, in words.
        today: The day it is where the sheet lives.
        listed_fields: What the readers may see, whether the sheet has it or not.
        language: Of the dates.
    """
    return (
        *_sources(roadmap, spreadsheet, read_at, language),
        *_known(roadmap, today),
        *_left_out(roadmap, whole, findings, listed_fields),
    )


def quiet_since(steps: Iterable[Deliverable], today: date) -> date | None:
    """Return the day of the last update where it was too long ago for any of these steps; None otherwise."""
    days = [step.updated.last for step in steps if step.updated]
    return max(days) if days and max(days) < today - FRESH else None


def _sources(roadmap: Roadmap, spreadsheet: Spreadsheet, read_at: str, language: str) -> Iterator[str]:
    source = (
        f'From "{one_line(spreadsheet.title)}", tab "{one_line(roadmap.tab)}", read' if spreadsheet.title else "Read"
    )
    yield f"{source} on {read_at}."
    if roadmap.interval:
        dates = span(roadmap.interval.start, roadmap.interval.end, language=language)
        where = one_line(roadmap.interval_source)
        yield f"Interval {dates}, from {where}." if where else f"Interval {dates}."


def _known(roadmap: Roadmap, today: date) -> Iterator[str]:
    steps = [step for _, step in roadmap.deliverables]
    known = sum(step.status is not None for step in steps)
    if not steps:
        yield "No line of work was read."
    elif Field.STATUS in roadmap.columns:
        yield f"{known} of {number(len(steps), 'line')} {'has' if known == 1 else 'have'} a known status."
    unsettled = [step for step in steps if step.is_open]
    if unsettled and Field.UPDATED in roadmap.columns:
        fresh = sum(bool(step.updated and step.updated.last >= today - FRESH) for step in unsettled)
        silent = sum(step.updated is None for step in unsettled)
        said = f"; {silent} {'does' if silent == 1 else 'do'} not say when" if silent else ""
        verb = "was" if fresh == 1 else "were"
        yield f"{fresh} of {number(len(unsettled), 'open line')} {verb} updated in the last {FRESH.days} days{said}."


def _left_out(
    roadmap: Roadmap, whole: Roadmap, findings: Sequence[Finding], listed_fields: Collection[Field]
) -> Iterator[str]:
    missing = [words for field, words in _MISSED.items() if field in listed_fields and field not in whole.columns]
    if missing and roadmap.columns:
        yield f"The sheet has no column for {listed(missing, most=len(missing))}."
    active = sum(not each.acknowledged for each in findings)
    if active:
        yield f"{number(active, 'open remark')} about this table {'is' if active == 1 else 'are'} with the team."
    hidden = sum(step.is_hidden for _, step in whole.deliverables)
    for many, what in ((hidden, "hidden row"), (len(whole.columns) - len(roadmap.columns), "hidden column")):
        if many:
            yield f"{number(many, what)} {'is' if many == 1 else 'are'} left out."
    if roadmap.unread:
        reasons = Counter(each.reason for each in roadmap.unread)
        yield f"Not part of this: {listed([f'{many} × {reason}' for reason, many in reasons.items()], most=6)}."
    if roadmap.status_mapping:
        words = [f'"{one_line(text)}" as {status}' for text, status in roadmap.status_mapping.items()]
        yield f"Statuses were read so: {listed(words, most=12)}."
