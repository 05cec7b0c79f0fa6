"""The report as Markdown, for a job summary or a pull request."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from sheetsync.model.finding import Finding
from sheetsync.model.run import Run
from sheetsync.render.escape import markdown as safe
from sheetsync.render.report.context import NOTHING, Context, Failure
from sheetsync.render.report.words import counted, most_important, place, silent, verdict, what_was_read, written

MOST_BYTES: Final = 900_000
"""A job summary ends at 1 MiB."""


def render(run: Run, _: Context = NOTHING) -> str:
    """Return the counts, the ten that matter most, and every finding as far as there is room."""
    lines = list(_head(run))
    size = sum(len(line.encode()) + 1 for line in lines)
    left_out = 0
    for line in _table(run):
        size += len(line.encode()) + 1
        if size > MOST_BYTES:
            left_out += 1
        else:
            lines.append(line)
    if left_out:
        lines += ["", f"{counted(left_out, 'more finding')}: there is no room for them here; they are in the sheet."]
    return "\n".join(lines) + "\n"


def failed(failure: Failure) -> str:
    """Return a heading and the sentence, whose lines stay lines."""
    lines = "<br>".join(safe(each) for each in failure.message.splitlines() if each.strip())
    return f"## {safe(failure.title)}\n\n{lines}\n\nExit status {failure.status}.\n"


def _head(run: Run) -> Iterator[str]:
    yield f"## Roadmap checks: {safe(run.roadmap.title or run.spreadsheet.title)}"
    yield ""
    yield f"{what_was_read(run)} on tab {safe(run.roadmap.tab)}: **{verdict(run)}**."
    if said := written(run):
        yield ""
        yield safe(said)
    acknowledged = sum(bool(each.acknowledged) for each in run.findings)
    if acknowledged:
        yield ""
        yield f"{counted(acknowledged, 'finding')} acknowledged."
    if quiet := silent(run):
        yield ""
        yield safe(quiet)
    for notice in run.notices:
        yield ""
        yield safe(notice)
    if len(run.spoken) > 10:
        yield ""
        yield "### Mend these first"
        yield ""
        yield from _rows(most_important(run.spoken), run.roadmap.tab)
    if run.active:
        yield ""
        yield "### By rule"
        yield ""
        yield "| Rule | Findings |"
        yield "| --- | ---: |"
        for rule, number in Counter(each.rule for each in run.active).most_common():
            yield f"| {safe(rule)} | {number} |"


def _table(run: Run) -> Iterator[str]:
    if run.active:
        yield ""
        yield "### All findings"
        yield ""
        yield from _rows(run.active, run.roadmap.tab)


def _rows(findings: list[Finding] | tuple[Finding, ...], tab: str) -> Iterator[str]:
    yield "| Cell | | Column | What to do | Project |"
    yield "| --- | --- | --- | --- | --- |"
    for each in findings:
        yield (
            f"| {safe(place(each, tab))} | {each.severity.value} | {safe(each.column)} "
            f"| {safe(each.message)} | {safe(each.project)} |"
        )
