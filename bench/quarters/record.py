"""What became of what each rule told, counted from outside: by what stood beside which line, week after week."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from bench.quarters.line import Line
from bench.quarters.sheet import TAB, Sheet
from sheetsync.model.finding import Finding, Silence
from sheetsync.model.run import Run
from sheetsync.steps.speak import PATIENCE

About = tuple[str, str, str, str]
"""A rule, the column at fault, the line by who it truly is, and the project where it is about no line."""


@dataclass
class Known:
    """A finding that was there last Monday: on which day it was told, None where it never was, and how it stood."""

    told: date | None = None
    is_waved_off: bool = False
    is_in_baseline: bool = False


@dataclass
class Count:
    """Counts by rule, and reads nothing of what a history keeps.

    `found`, `told`, `mended` and `waved_off` are findings; `stood` are remarks, once for each week in which they
    stood, of which `right` stood on a line that needed somebody, or told a fault that the project had.
    """

    found: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    waved_off: Counter[str] = field(default_factory=Counter)
    stood: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    open: dict[About, Known] = field(default_factory=dict)

    def look(self, day: date, sheet: Sheet, run: Run, wanting: Collection[str]) -> None:
        """Take in a Monday after its sync; `wanting` are the keys of the lines that need somebody."""
        lines = {row: line for line in sheet.lines for row in [sheet.row_of()[line.key]]}
        now = defaultdict[About, list[Finding]](list)
        for each in run.findings:
            if not each.speaks_for:
                now[_about(each, lines)].append(each)
        there = {each.key for each in sheet.lines}
        for about in self.open.keys() - now.keys():
            self._ended(about, self.open.pop(about), is_there=not about[2] or about[2] in there)
        for about, found in now.items():
            self.found[about[0]] += about not in self.open
            known = self.open.setdefault(about, Known())
            # Of a project that stands in two places, one that nobody answered is not answered.
            known.is_waved_off = all(each.acknowledged for each in found)
            known.is_in_baseline = all(each.silence is Silence.BASELINE for each in found)
            for each in found:
                self._stand(each, known, day, lines, wanting)

    def _stand(
        self, finding: Finding, known: Known, day: date, lines: Mapping[int, Line], wanting: Collection[str]
    ) -> None:
        if not (finding.is_spoken and finding.cell and finding.tab == TAB):
            return
        line = lines.get(finding.cell.row)
        self.told[finding.rule] += known.told is None
        self.stood[finding.rule] += 1
        self.right[finding.rule] += bool(line and (line.key in wanting or finding.rule in line.faults))
        if known.told is None or day - known.told >= PATIENCE:
            known.told = day

    def end(self, day: date) -> Counter[str]:
        """Close the books on a day, and return what was told three weeks ago or before and stands unanswered."""
        self.waved_off.update(rule for (rule, *_), known in self.open.items() if known.is_waved_off)
        return Counter(
            rule
            for (rule, *_), known in self.open.items()
            if known.told and day - known.told >= PATIENCE and not known.is_waved_off and not known.is_in_baseline
        )

    def _ended(self, about: About, known: Known, *, is_there: bool) -> None:
        self.waved_off[about[0]] += known.is_waved_off
        self.mended[about[0]] += bool(known.told) and not known.is_waved_off and is_there


def _about(finding: Finding, lines: Mapping[int, Line]) -> About:
    is_of_line = finding.cell and finding.tab == TAB and finding.deliverable
    line = lines[finding.cell.row].key if is_of_line and finding.cell else ""
    return finding.rule, finding.column, line, "" if line else f"{finding.project}{finding.deliverable}"
