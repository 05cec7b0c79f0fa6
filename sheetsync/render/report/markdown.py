"""The report as Markdown, for a job summary or a pull request."""

from collections.abc import Iterator
from typing import Final

from sheetsync.model.finding import Finding
from sheetsync.model.run import Run
from sheetsync.render.escape import markdown as safe
from sheetsync.render.escape import web_link
from sheetsync.render.report.context import NOTHING, Context, Failure
from sheetsync.render.report.entry import MOST_CELLS, Entry, entries
from sheetsync.render.report.words import (
    changed,
    counted,
    most_important,
    news,
    place,
    silent,
    verdict,
    what_was_read,
    written,
)

MOST_BYTES: Final = 900_000
"""A job summary ends at 1 MiB."""


def render(run: Run, _: Context = NOTHING) -> str:
    """Return the counts, and every finding as far as there is room, what to mend first in front."""
    lines = list(_head(run))
    size = sum(len(line.encode()) + 1 for line in lines)
    left_out = 0
    for line, findings in _table(run):
        size += len(line.encode()) + 1
        if size > MOST_BYTES:
            left_out += findings
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
    yield f"{what_was_read(run)} on tab {safe(run.roadmap.tab)}: **{verdict(run)}**. {news(run)}".rstrip()
    for said in filter(None, (written(run), changed(run))):
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
        yield safe(notice.sentence)


def _table(run: Run) -> Iterator[tuple[str, int]]:
    """Yield the lines of the table, each with how many findings it tells: those that say the same share one."""
    if not run.active:
        return
    for line in ("", "| Cell | | Rule | Line | What to do |", "| --- | --- | --- | --- | --- |"):
        yield line, 0
    for each in entries(most_important(run.active, len(run.active))):
        yield _row(run, each), len(each.findings)


def _row(run: Run, entry: Entry) -> str:
    first = entry.first
    project = first.project if len(entry.projects) == 1 else counted(len(entry.projects), "project")
    line = ": ".join(filter(None, (project, entry.line)))
    column = f"[{first.column}] " if first.column and first.cell else ""
    cells = ", ".join(_cell(run, each) for each in entry.findings[:MOST_CELLS])
    if len(entry.findings) > MOST_CELLS:
        cells += f" and {len(entry.findings) - MOST_CELLS} more"
    said = f"{safe(first.rule)} | {safe(line)} | {safe(column + first.message)}"
    return f"| {cells} | {first.severity.value} | {said} |"


def _cell(run: Run, finding: Finding) -> str:
    """Return the cell, as a link to it where the sheet has an address."""
    said = safe(place(finding, run.roadmap.tab))
    link = web_link(run.spreadsheet.cell_url(finding.tab, finding.cell)) if finding.cell else None
    return f"[{said}](<{link}>)" if link and not set("<>\\") & set(link) else said
