"""The report of a run that failed: the same sentence that standard error has, in the formats of the other reports.

As JSON it is `{"error": {"status": 5, "title": "There is no access", "message": "..."}}`, and so is
told from a report by its one key.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from sheetsync import __version__
from sheetsync.render.escape import json_for_log, markup_for_log, one_line, visible
from sheetsync.render.escape import markdown as safe
from sheetsync.render.escape import workflow_command as command


@dataclass(frozen=True, slots=True)
class Failure:
    """How a run failed: the exit status, its heading, and what happened with the next move."""

    status: int
    title: str
    message: str
    is_busy: bool = False


def as_json(failure: Failure) -> str:
    """Return the object, in ASCII."""
    said = {"error": {"status": failure.status, "title": failure.title, "message": failure.message}}
    return json_for_log(json.dumps(said, indent=2, ensure_ascii=True)) + "\n"


def as_github(failure: Failure) -> str:
    """Return one workflow command: an error, or a warning where waiting is all that it takes."""
    level = "warning" if failure.is_busy else "error"
    return f"::{level} title={command(failure.title, is_property=True)}::{command(failure.message)}\n"


def as_markdown(failure: Failure) -> str:
    """Return a heading and the sentence, whose lines stay lines."""
    lines = "<br>".join(safe(each) for each in failure.message.splitlines() if each.strip())
    return f"## {safe(failure.title)}\n\n{lines}\n\nExit status {failure.status}.\n"


def as_sarif(failure: Failure) -> str:
    """Return a log of one run that did not come to its end."""
    ending = {
        "executionSuccessful": False,
        "exitCode": failure.status,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": visible(failure.message)}}],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "sheetsync", "version": __version__}},
                "invocations": [ending],
                "results": [],
            }
        ],
    }
    return json_for_log(json.dumps(log, indent=2, ensure_ascii=True)) + "\n"


def as_junit(failure: Failure) -> str:
    """Return a suite whose one case is in error, so that nobody takes it for a tidy sheet."""
    about = f"type={quoteattr(f'status {failure.status}')} message={quoteattr(one_line(failure.title))}"
    lines = "\n".join(map(one_line, failure.message.splitlines()))
    return markup_for_log(
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
        '  <testsuite name="sheetsync" tests="1" failures="0" errors="1" skipped="0">\n'
        f'    <testcase classname="sheetsync" name="run"><error {about}>{escape(lines)}</error></testcase>\n'
        "  </testsuite>\n</testsuites>\n"
    )


FAILURES: Final[Mapping[str, Callable[[Failure], str]]] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
    "markdown": as_markdown,
}
"""Every format but text, for which the sentence on standard error is the report."""
