"""The footer: what was read, how it was understood, and what was left out. Nothing is hidden there."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sheetsync.model.finding import Finding
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Field, Roadmap
from sheetsync.steps.compose.words import listed, number, span


def footer(
    roadmap: Roadmap, whole: Roadmap, findings: Sequence[Finding], spreadsheet: Spreadsheet, read_at: str
) -> tuple[str, ...]:
    """Return the sentences of the footer.

    Args:
        roadmap: What is shown.
        whole: What was read; the difference is counted.
        findings: Those that nobody acknowledged are counted.
        spreadsheet: Where it was read.
        read_at: When, in words.
    """
    return tuple(_sentences(roadmap, whole, findings, spreadsheet, read_at))


def _sentences(
    roadmap: Roadmap, whole: Roadmap, findings: Sequence[Finding], spreadsheet: Spreadsheet, read_at: str
) -> Iterator[str]:
    steps = [step for _, step in roadmap.deliverables]
    source = (
        f'From "{one_line(spreadsheet.title)}", tab "{one_line(roadmap.tab)}", read' if spreadsheet.title else "Read"
    )
    yield f"{source} on {read_at}."
    if roadmap.interval:
        dates = span(roadmap.interval.start, roadmap.interval.end)
        where = one_line(roadmap.interval_source)
        yield f"Interval {dates}, from {where}." if where else f"Interval {dates}."
    known = sum(step.status is not None for step in steps)
    if not steps:
        yield "No line of work was read."
    elif Field.STATUS in roadmap.columns:
        yield f"{known} of {number(len(steps), 'line')} {'has' if known == 1 else 'have'} a known status."
    active = sum(not each.acknowledged for each in findings)
    if active:
        yield f"{number(active, 'open remark')} about these rows {'is' if active == 1 else 'are'} with the team."
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
