"""The report as workflow commands of GitHub Actions, which become annotations.

A step shows at most ten of a kind: the most important ones are told, and the last one rolls up the rest.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from sheetsync.model.finding import Severity
from sheetsync.model.run import Run
from sheetsync.render.escape import terminal, visible_line
from sheetsync.render.escape import workflow_command as safe
from sheetsync.render.report.context import NOTHING, Context, Failure
from sheetsync.render.report.words import counted, most_important, place, verdict, what_was_read

MOST_OF_A_KIND: Final = 10
_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render(run: Run, _: Context = NOTHING) -> str:
    """Return one command a line, and a last line for people."""
    lines = [line for severity in Severity for line in _of(run, severity)]
    summary = f"{what_was_read(run)} on tab {visible_line(run.roadmap.tab)}: {verdict(run)}"
    return "\n".join([*lines, terminal(summary)]) + "\n"


def failed(failure: Failure) -> str:
    """Return one workflow command: an error, or a warning where waiting is all that it takes."""
    level = "warning" if failure.is_busy else "error"
    return f"::{level} title={safe(failure.title, is_property=True)}::{safe(failure.message)}\n"


def counts(run: Run) -> str:
    """Return how often each rule found something, for a log that everybody can read: nothing that the sheet says."""
    found = Counter((each.severity, each.rule) for each in run.active)
    lines = [
        f"::{_COMMANDS[severity]} title={safe(rule, is_property=True)}::{counted(number, 'finding')}; "
        "the remarks stand in the sheet"
        for (severity, rule), number in sorted(found.items(), key=lambda each: (each[0][0].rank, each[0][1]))[:30]
    ]
    return "\n".join([*lines, f"{what_was_read(run)}: {verdict(run)}"]) + "\n"


def _of(run: Run, severity: Severity) -> Iterator[str]:
    found = [each for each in run.active if each.severity is severity]
    shown = found if len(found) <= MOST_OF_A_KIND else most_important(found, MOST_OF_A_KIND - 1)
    for each in shown:
        where = place(each, run.roadmap.tab)
        title = f"{each.rule} ({where})"
        column = f"[{each.column}] " if each.column else ""
        yield f"::{_COMMANDS[severity]} title={safe(title, is_property=True)}::{safe(column + each.message)}"
    if len(found) > len(shown):
        rest = f"and {counted(len(found) - len(shown), f'more {severity.value}')}; all of them are in the sheet"
        yield f"::{_COMMANDS[severity]} title=sheetsync::{safe(rest)}"
