"""The report as JUnit XML, which most CI systems show: one case a rule, with its findings as one failure."""

from collections import defaultdict
from xml.sax.saxutils import escape, quoteattr

from sheetsync.model.finding import Finding, Severity
from sheetsync.model.run import Run
from sheetsync.render.escape import markup_for_log, visible_line
from sheetsync.render.report.context import NOTHING, Context, Failure
from sheetsync.render.report.words import counted, place


def render(run: Run, _: Context = NOTHING) -> str:
    """Return a suite. Errors and warnings fail their case; a rule with hints alone passes, and says them."""
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in run.active:
        by_rule[each.rule].append(each)
    cases = [_case(rule, found, run.roadmap.tab) for rule, found in sorted(by_rule.items())]
    unread = not len(run.roadmap.table)
    if unread:
        # An empty read is not a tidy sheet: it must not pass.
        cases.insert(
            0, '    <testcase classname="sheetsync" name="read"><skipped message="Nothing was read"/></testcase>'
        )
    elif not cases:
        cases = ['    <testcase classname="sheetsync" name="nothing to mend"/>']
    failures = sum(_fails(found) for found in by_rule.values())
    head = (
        f'  <testsuite name="sheetsync" tests="{len(cases)}" failures="{failures}" errors="0" skipped="{int(unread)}"'
    )
    suite = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<testsuites>",
            f'{head} timestamp="{run.now:%Y-%m-%dT%H:%M:%S}">',
            *cases,
            "  </testsuite>",
            "</testsuites>",
            "",
        ]
    )
    return markup_for_log(suite)


def failed(failure: Failure) -> str:
    """Return a suite whose one case is in error, so that nobody takes it for a tidy sheet."""
    about = f"type={quoteattr(f'status {failure.status}')} message={quoteattr(visible_line(failure.title))}"
    lines = "\n".join(map(visible_line, failure.message.splitlines()))
    return markup_for_log(
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
        '  <testsuite name="sheetsync" tests="1" failures="0" errors="1" skipped="0">\n'
        f'    <testcase classname="sheetsync" name="run"><error {about}>{escape(lines)}</error></testcase>\n'
        "  </testsuite>\n</testsuites>\n"
    )


def _fails(found: list[Finding]) -> bool:
    return any(each.severity is not Severity.HINT for each in found)


def _case(rule: str, found: list[Finding], tab: str) -> str:
    lines = "\n".join(f"{visible_line(place(each, tab))}: {visible_line(each.message)}" for each in found)
    head = f'    <testcase classname="sheetsync" name={quoteattr(rule)}>'
    if not _fails(found):
        return f"{head}<system-out>{escape(lines)}</system-out></testcase>"
    kind = min((each.severity for each in found), key=lambda each: each.rank)
    what = quoteattr(counted(len(found), "finding"))
    return f'{head}<failure type="{kind.value}" message={what}>{escape(lines)}</failure></testcase>'
