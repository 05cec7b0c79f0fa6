"""The report as SARIF 2.1.0, as code scanning takes it, and for other viewers.

The format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. What GitHub asks beyond it is in
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning:
a file and a region for each result, texts for each rule, and no more than it takes.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sheetsync import __version__
from sheetsync.kinds.manual import manual
from sheetsync.kinds.pack import ActiveRule
from sheetsync.model.finding import Finding, Severity, Silence
from sheetsync.model.run import Run
from sheetsync.render.escape import json_for_log, markdown, shortened, visible
from sheetsync.render.report.context import NOTHING, Context, Failure, Source
from sheetsync.render.report.words import most_important, place

MOST: Final = 5_000
"""Code scanning shows no more results, and refuses a file with 25,000."""

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_PROBLEMS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "recommendation"}
_LONGEST: Final = 1_000
"""Of the text about a rule; code scanning takes 1,024 characters."""


def render(run: Run, context: Context = NOTHING) -> str:
    """Return a log of one run; what is acknowledged or in the baseline is a suppressed result, not a lost one.

    Of more findings than code scanning takes, the gravest are in it, and how many are not.

    Args:
        run: What was found.
        context: Says which rules looked, and in which file the findings are shown.
    """
    found = [each for each in run.findings if not each.speaks_for]
    told = _gravest(run, found)
    about = {each.name: _rule(each) for each in context.rules if each.severity}
    about |= {name: _unknown(name) for name in sorted({each.rule for each in told} - about.keys())}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "sheetsync",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": list(about.values()),
                    }
                },
                "automationDetails": {"id": f"{context.source.category}/"},
                "invocations": [{"executionSuccessful": True, **_left_out(len(found) - len(told))}],
                "columnKind": "unicodeCodePoints",
                "results": list(_results(told, list(about), run, context.source)),
            }
        ],
    }
    return json_for_log(json.dumps(log, indent=2, ensure_ascii=True, allow_nan=False)) + "\n"


def failed(failure: Failure) -> str:
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


def _gravest(run: Run, found: Sequence[Finding]) -> Sequence[Finding]:
    """Return as many findings as there is room for, in the order of the sheet; what is suppressed gives way."""
    if len(found) <= MOST:
        return found
    kept = most_important(run.active, MOST)
    kept += most_important([each for each in found if _suppressed(each)], MOST - len(kept))
    chosen = set(map(id, kept))
    return [each for each in found if id(each) in chosen]


def _suppressed(finding: Finding) -> str:
    """Return why a finding counts for nothing here, "" where it counts."""
    return finding.acknowledged or (finding.silence.value if finding.silence is Silence.BASELINE else "")


def _left_out(number: int) -> Mapping[str, Any]:
    if number <= 0:
        return {}
    text = f"{number:,} more findings are not in this file, which has the gravest; all of them are in the sheet."
    return {"toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}]}


def _rule(active: ActiveRule) -> dict[str, Any]:
    severity = active.severity or Severity.HINT
    about = manual(type(active.rule))
    what = about.summary if about.summary.endswith(".") else f"{about.summary}."
    more = f"`sheetsync rules {active.name}` explains it, its options and examples of what passes and fails."
    return {
        "id": active.name,
        "name": active.name,
        "shortDescription": {"text": _said(active.why or what)},
        "fullDescription": {"text": _said(f"{active.why} {what}".strip())},
        "help": {
            "text": visible(f"{active.why}\n\n{what} {about.why}\n\n{more}".strip()),
            "markdown": f"{markdown(active.why)}\n\n{markdown(what)}\n\n{markdown(about.why)}\n\n{more}".strip(),
        },
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"tags": ["roadmap", about.kind], "problem.severity": _PROBLEMS[severity]},
    }


def _unknown(name: str) -> dict[str, Any]:
    text = {"text": f"The rule {name} of sheetsync."}
    return {"id": name, "name": name, "shortDescription": text, "fullDescription": text, "help": text}


def _said(text: str) -> str:
    return shortened(visible(text), _LONGEST)


def _results(findings: Sequence[Finding], names: list[str], run: Run, source: Source) -> Iterator[dict[str, Any]]:
    index = {name: number for number, name in enumerate(names)}
    often: Counter[str] = Counter()
    for each in findings:
        often[each.fingerprint] += 1
        yield _result(each, index[each.rule], often[each.fingerprint], run, source)


def _result(finding: Finding, rule: int, number: int, run: Run, source: Source) -> dict[str, Any]:
    where = place(finding, run.roadmap.tab)
    column = f"[{finding.column}] " if finding.column else ""
    name = f"{run.spreadsheet.title}/{finding.tab or run.roadmap.tab}/{where}"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": visible(f"{where}: {column}{finding.message}")},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": source.uri, "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": source.line, "startColumn": 1, "endLine": source.line, "endColumn": 2},
                },
                "logicalLocations": [
                    {
                        "name": visible(where),
                        "fullyQualifiedName": visible(name),
                        "kind": "element",
                    }
                ],
            }
        ],
        # Code scanning knows a result by the second; all of them are on one line of one file.
        "partialFingerprints": {
            "sheetsync/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:{number}",
        },
    }
    if why := _suppressed(finding):
        result["suppressions"] = [{"kind": "external", "justification": visible(why)}]
    return result
