"""The report as SARIF 2.1.0, for code scanning and other viewers.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from typing import Any, Final

from sheetsync import __version__
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.run import Run
from sheetsync.render.escape import json_for_log, visible
from sheetsync.render.report.words import place

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def render(run: Run) -> str:
    """Return a log of one run; acknowledged findings are suppressed results, not lost ones."""
    names = sorted({each.rule for each in run.findings})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "sheetsync",
                        "version": __version__,
                        "rules": [{"id": name, "name": name} for name in names],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(each, names, run) for each in run.findings],
            }
        ],
    }
    return json_for_log(json.dumps(log, indent=2, ensure_ascii=True, allow_nan=False)) + "\n"


def _result(finding: Finding, names: list[str], run: Run) -> dict[str, Any]:
    where = place(finding, run.roadmap.tab)
    column = f"[{finding.column}] " if finding.column else ""
    name = f"{run.spreadsheet.title}/{finding.tab or run.roadmap.tab}/{where}"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": visible(column + finding.message)},
        "locations": [
            {
                "logicalLocations": [
                    {
                        "name": visible(where),
                        "fullyQualifiedName": visible(name),
                        "kind": "element",
                    }
                ]
            }
        ],
        "partialFingerprints": {"sheetsync/v1": finding.fingerprint},
    }
    if finding.acknowledged:
        result["suppressions"] = [{"kind": "external", "justification": visible(finding.acknowledged)}]
    return result
