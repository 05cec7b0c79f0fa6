"""What the reports share: counts in words, the order of importance, and where a finding is."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sheetsync.model.finding import Finding, Severity, Silence
from sheetsync.model.run import Run
from sheetsync.model.snapshot import ChangeKind

_CHANGED = {kind: kind.value for kind in ChangeKind} | {
    ChangeKind.STATUS: "of another status",
    ChangeKind.DATES: "of another date",
    ChangeKind.CONFIRMED: "confirmed",
    ChangeKind.DETAILS: "of another owner or note",
    ChangeKind.REORDERED: "new order",
    ChangeKind.INTERVAL: "new interval",
}


def counted(number: int, one: str) -> str:
    """Write a count with its noun: "1 error", "3 errors"."""
    return f"{number} {one if number == 1 else one + 's'}"


def by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Count findings by severity, the loudest first, those without any included."""
    counts = Counter(each.severity for each in findings)
    return {severity: counts[severity] for severity in Severity}


def counts(findings: Sequence[Finding]) -> str:
    """Write the counts: "3 errors, 12 warnings and 1 hint"; "nothing to mend" for none."""
    parts = [counted(number, severity.value) for severity, number in by_severity(findings).items() if number]
    if not parts:
        return "nothing to mend"
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def verdict(run: Run) -> str:
    """Write the counts of what nobody has acknowledged; an empty read is never "nothing to mend"."""
    if not run.active and not len(run.roadmap.table):
        return "there is nothing to check"
    known = sum(each.silence is Silence.BASELINE for each in run.findings)
    beyond = f" beyond the {counted(known, 'finding')} of the baseline" if known else ""
    return counts(run.active) + beyond


def most_important(findings: Sequence[Finding], most: int) -> list[Finding]:
    """Return those to mend first: the loudest, and of these the rarest rules, for they say the most."""
    often = Counter(each.rule for each in findings)
    order = sorted(enumerate(findings), key=lambda item: (item[1].severity.rank, often[item[1].rule], item[0]))
    return [each for _, each in order[:most]]


def silent(run: Run) -> str:
    """Say how many findings are not told in the sheet, and why; "" for none."""
    often = Counter(each.silence for each in run.findings if each.silence and not each.acknowledged)
    why = "; ".join(f"{number} {reason.value}" for reason, number in often.most_common())
    return f"Silent in the sheet: {counted(sum(often.values()), 'finding')} ({why})." if often else ""


def place(finding: Finding, tab: str) -> str:
    """Write where a finding is: `C14`, `Interviews!C14` on another tab, `sheet` for the whole."""
    if finding.cell is None:
        return "sheet"
    return finding.cell.a1 if finding.tab == tab else f"{finding.tab}!{finding.cell.a1}"


def what_was_read(run: Run) -> str:
    """Say how much was read: a report must never take an empty read for a tidy sheet.

    A line is a line of work, as the memory and the summary count them; a row that names none is said beside.
    """
    roadmap = run.roadmap
    if not len(roadmap.table):
        return "Nothing was read"
    lines = sum(1 for _ in roadmap.deliverables)
    projects = sum(bool(each.name) for each in roadmap.projects)
    others = len(roadmap.table) - lines
    beside = f" and {counted(others, 'row')} without work" if others > 0 else ""
    return f"{counted(lines, 'line')}{beside} in {counted(projects, 'project')}"


def written(run: Run) -> str:
    """Say what was written, in one sentence; "" for a run that doesn't write."""
    done = run.written
    if done is None:
        return ""
    parts = [
        (done.placed, "new"),
        (done.changed, "changed"),
        (done.cleared, "cleared"),
        (done.gone, "skipped, because somebody edited the cell"),
    ]
    said = ", ".join(f"{number} {verb}" for number, verb in parts if number)
    notes = f"{' and ' if said else ''}{counted(done.notes, 'note')}" if done.notes else ""
    if not said and not notes:
        room = ", where people left room for them" if done.squatted else ""
        return f"Nothing was written: the remarks in the sheet were right already{room}."
    return f"Remarks beside the rows: {said}{notes}."


def changed(run: Run) -> str:
    """Say in one sentence what differs from the last snapshot; "" where nothing is remembered yet."""
    look = run.look
    if look is None:
        return ""
    if look.history.last is None:
        return f"Remembered for the first time: {counted(len(look.now.lines), 'line')}." if look.is_remembered else ""
    since = f"Since the last snapshot, of {look.history.last.day}"
    often = Counter(each.kind for each in look.changes)
    said = ", ".join(f"{number} {_CHANGED[kind]}" for kind, number in often.items())
    return f"{since}: {said}." if said else f"{since}, nothing changed."


def news(run: Run) -> str:
    """Say how the findings differ from those of the last run; "" where none is remembered."""
    since = run.since
    if since is None:
        return ""
    if not since:
        return f"Nothing new since {since.day}."
    return f"Since {since.day}: {since.new} new, {since.solved} solved."


def is_quiet(run: Run) -> bool:
    """Whether a run that writes found what the run before found in the same sheet, and left all as it was."""
    done = run.written
    if done is None or run.since is None or run.since or run.look is None or run.look.changes:
        return False
    return not (done.placed or done.changed or done.cleared or done.gone or done.notes)


def only_reported(run: Run) -> str:
    """Say how many findings have no row to be written to; "" for none, and for a run that doesn't write."""
    if run.written is None:
        return ""
    number = sum(each.cell is None or each.tab != run.roadmap.tab for each in run.active)
    return f"{counted(number, 'finding')} about the sheet or another tab: reported here only." if number else ""
