"""The report for people at a terminal: counts, what to mend first, then project by project."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sheetsync.model.finding import Finding, Severity
from sheetsync.model.run import Run
from sheetsync.render.escape import shortened, terminal, width, wrapped
from sheetsync.render.report.context import NOTHING, Context, Failure
from sheetsync.render.report.understanding import details
from sheetsync.render.report.words import (
    MOST_IMPORTANT,
    changed,
    counted,
    most_important,
    only_reported,
    place,
    silent,
    verdict,
    what_was_read,
    written,
)

MOST_OF_A_PROJECT: Final = 8
MOST_PROJECTS: Final = 12
MOST_ACKNOWLEDGED: Final = 3
"""Above these the first day's hundred findings would be a wall; the rest is counted, and in the sheet."""
LABEL: Final = 14
"""Columns of the words that stand before what is said about them."""

_COLOURS: Final = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_WHOLE_SHEET: Final = "The sheet as a whole"


def render(run: Run, context: Context = NOTHING) -> str:
    """Return the report as wide, as colourful and as long as its reader wants it."""
    report = _Text(run, context.columns, context.colour, context.verbose)
    lines = report.quiet() if context.quiet else report.lines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def failed(_: Failure) -> str:
    """Return nothing: the sentence on standard error is the report."""
    return ""


@dataclass(frozen=True, slots=True)
class _Text:
    run: Run
    columns: int
    colour: bool
    verbose: bool

    def quiet(self) -> Iterator[str]:
        yield from self._headline()
        for each in self.run.active:
            if each.severity is Severity.ERROR:
                yield from self._finding(each)

    def lines(self) -> Iterator[str]:
        spoken = self.run.spoken
        yield from self._headline()
        for notice in self.run.notices:
            yield from self._wrapped(notice)
        if len(spoken) > MOST_IMPORTANT:
            yield ""
            yield self._bold(f"The {MOST_IMPORTANT} to mend first")
            for each in most_important(spoken):
                yield from self._finding(each)
        yield from self._by_project()
        yield from self._by_rule()
        yield from self._silent()
        yield from self._acknowledged()
        yield from self._unread()
        if self.verbose:
            yield from self._understood()
        yield from self._done()

    def _headline(self) -> Iterator[str]:
        roadmap = self.run.roadmap
        where = f'tab "{shortened(terminal(roadmap.tab), 40)}" of {terminal(self.run.spreadsheet.title)}'
        read, said = what_was_read(self.run), verdict(self.run)
        told = f"{said[0].upper() + said[1:]} in {read}, {where}"
        if not len(roadmap.table):
            told = f"{read} from {where}: {said}"
        yield from map(self._bold, wrapped(told, self.columns))

    def _silent(self) -> Iterator[str]:
        if said := silent(self.run):
            yield ""
            yield from self._wrapped(said if self.verbose else f"{said} --all lists them.")

    def _by_project(self) -> Iterator[str]:
        listed = [each for each in self.run.findings if not each.acknowledged] if self.verbose else self.run.spoken
        groups = [
            (project, list(found))
            for project, found in groupby(listed, lambda each: (each.tab, each.project, each.cell is None))
        ]
        shown = groups if self.verbose else groups[:MOST_PROJECTS]
        for (tab, project, is_sheet), found in shown:
            yield ""
            name = _WHOLE_SHEET if is_sheet else project or f'Tab "{tab}"'
            yield self._bold(shortened(terminal(name), self.columns))
            some = found if self.verbose else found[:MOST_OF_A_PROJECT]
            for each in some:
                yield from self._finding(each)
            if len(found) > len(some):
                yield self._dim(f"  and {len(found) - len(some)} more here")
        if len(groups) > len(shown):
            rest = sum(len(found) for _, found in groups[len(shown) :])
            yield ""
            yield self._dim(f"and {rest} more in {counted(len(groups) - len(shown), 'project')}; --all shows every one")

    def _finding(self, finding: Finding) -> Iterator[str]:
        where = shortened(terminal(place(finding, self.run.roadmap.tab)), 18)
        label = f"{finding.severity.value:<7}"
        column = f"[{terminal(finding.column)}] " if finding.column and finding.cell else ""
        indent = 2 + max(7, width(where)) + 2 + 9
        lines = wrapped(column + terminal(finding.message), max(20, self.columns - indent))
        padding = " " * max(0, 7 - width(where))
        yield f"  {where}{padding}  {self._paint(label, _COLOURS[finding.severity])}  {lines[0]}"
        for line in lines[1:]:
            yield " " * indent + line

    def _by_rule(self) -> Iterator[str]:
        often = Counter(each.rule for each in self.run.active).most_common()
        if not often or often[0][1] == 1:
            return
        yield ""
        yield self._bold("By rule")
        for rule, number in often:
            yield f"  {number:>5}  {terminal(rule)}"

    def _acknowledged(self) -> Iterator[str]:
        found = [each for each in self.run.findings if each.acknowledged]
        if not found:
            return
        yield ""
        yield self._bold(f"Acknowledged: {counted(len(found), 'finding')}")
        some = found if self.verbose else found[:MOST_ACKNOWLEDGED]
        for each in some:
            where = place(each, self.run.roadmap.tab)
            yield from self._labelled(where, f"{each.rule}: {each.acknowledged}")
        if len(found) > len(some):
            yield self._dim(f"  and {len(found) - len(some)} more")

    def _unread(self) -> Iterator[str]:
        unread = self.run.roadmap.unread
        if not unread:
            return
        yield ""
        if self.verbose:
            yield self._bold("Left out")
            for each in unread:
                yield from self._wrapped(f"{each.place}: {each.reason}", indent=2)
            return
        reasons = Counter(each.reason for each in unread)
        said = "; ".join(f"{number} × {reason}" for reason, number in reasons.items())
        yield from self._wrapped(f"Left out: {said}. --verbose lists them.")

    def _understood(self) -> Iterator[str]:
        if self.run.understanding is None:
            return
        yield ""
        yield self._bold("How the sheet was understood")
        yield from details(self.run.understanding, columns=self.columns, colour=self.colour)

    def _done(self) -> Iterator[str]:
        run = self.run
        said = written(run)
        if said or run.saved or changed(run):
            yield ""
        for sentence in filter(None, (said, only_reported(run), changed(run))):
            yield from self._wrapped(sentence)
        if run.plan is not None and run.plan.squatted:
            cells = ", ".join(each.a1 for each in run.plan.squatted[:5])
            more = f" and {len(run.plan.squatted) - 5} more" if len(run.plan.squatted) > 5 else ""
            yield from self._wrapped(
                f"Left alone in our column, because a person wrote there: {cells}{more}. "
                'An answer that starts with "ok: " acknowledges what the remark said.'
            )
        if run.answers.asked:
            cells = ", ".join(each.a1 for each in run.answers.asked[:5])
            more = f" and {len(run.answers.asked) - 5} more" if len(run.answers.asked) > 5 else ""
            where = "Sync says there what is missing" if run.plan is None else "What is missing stands there"
            yield from self._wrapped(f"Answers in our column that don't count yet: {cells}{more}. {where}.")
        for each in run.saved:
            yield f"{each.format:<10}{terminal(each.path)}"

    def _labelled(self, label: str, text: str) -> Iterator[str]:
        """Yield a short word, and beside it what there is to say about it."""
        start = shortened(terminal(label), 18)
        start += " " * max(2, LABEL - width(start))
        for line in wrapped(terminal(text), max(20, self.columns - 2 - width(start))):
            yield f"  {start}{line}"
            start = " " * width(start)

    def _wrapped(self, text: str, indent: int = 0) -> Iterator[str]:
        for index, line in enumerate(wrapped(terminal(text), max(20, self.columns - indent - 2))):
            yield " " * (indent + (2 if index else 0)) + line

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text

    def _bold(self, text: str) -> str:
        return self._paint(text, "1")

    def _dim(self, text: str) -> str:
        return self._paint(text, "2")
