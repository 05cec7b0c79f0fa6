"""The report for people at a terminal: each finding once, project by project, and at the end how many there are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.run import Run
from sheetsync.render.escape import shortened, terminal, web_link, width, wrapped
from sheetsync.render.report.context import NOTHING, Context, Failure
from sheetsync.render.report.entry import MOST_CELLS, Entry, entries, sections
from sheetsync.render.report.understanding import details
from sheetsync.render.report.words import (
    changed,
    counted,
    is_quiet,
    most_important,
    news,
    only_reported,
    place,
    silent,
    verdict,
    what_was_read,
    written,
)

MOST: Final = 40
"""Above so many entries the first day's hundred findings would be a wall; the rest is counted, and in the sheet."""
MOST_ACKNOWLEDGED: Final = 3
LABEL: Final = 14
"""Columns of the words that stand before what is said about them."""
CELL: Final = 6
SEVERITY: Final = 7

_COLOURS: Final = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}


def render(run: Run, context: Context = NOTHING) -> str:
    """Return the report as wide, as colourful and as long as its reader wants it."""
    report = _Text(run, context)
    return "\n".join(line.rstrip() for line in report.lines()) + "\n"


def failed(_: Failure) -> str:
    """Return nothing: the sentence on standard error is the report."""
    return ""


@dataclass(frozen=True, slots=True)
class _Text:
    run: Run
    context: Context

    @property
    def columns(self) -> int:
        return self.context.columns

    def lines(self) -> Iterator[str]:
        run, context = self.run, self.context
        if context.quiet:
            yield from self._listed([each for each in run.active if each.severity is Severity.ERROR])
            yield from self._totals()
            return
        if is_quiet(run) and not context.verbose:
            yield from self._quiet()
            return
        yield from self._listed([each for each in run.findings if self._is_told(each)])
        yield from self._acknowledged()
        if context.verbose:
            yield from self._read()
        yield from self._end()

    def _is_told(self, finding: Finding) -> bool:
        return not finding.acknowledged if self.context.verbose else finding.is_spoken

    def _quiet(self) -> Iterator[str]:
        """Yield what a run has to say in which nothing happened: three lines, and what waits for a person."""
        run = self.run
        lines = counted(sum(1 for _ in run.roadmap.deliverables), "line")
        more = "; --all lists them" if run.active else ""
        told = f"{news(run)[:-1]}: {verdict(run)} in {lines} of {terminal(run.spreadsheet.title)}{more}."
        yield from map(self._bold, wrapped(told, self.columns))
        yield from self._wrapped(written(run))
        yield from self._after()

    def _totals(self) -> Iterator[str]:
        run = self.run
        where = f'tab "{shortened(terminal(run.roadmap.tab), 40)}" of {terminal(run.spreadsheet.title)}'
        read, said = what_was_read(run), verdict(run)
        told = f"{said[0].upper() + said[1:]} in {read}, {where}."
        if not len(run.roadmap.table):
            told = f"{read} from {where}: {said}."
        yield from map(self._bold, wrapped(" ".join(filter(None, (told, news(run)))), self.columns))

    def _listed(self, findings: Sequence[Finding]) -> Iterator[str]:
        found = entries(findings)
        some = found
        if len(found) > MOST and not self.context.verbose:
            chosen = set(map(id, most_important([each.first for each in found], MOST)))
            some = tuple(each for each in found if id(each.first) in chosen)
        for section in sections(some, self.run.roadmap.tab):
            yield self._bold(shortened(terminal(section.heading), self.columns))
            for each in section.entries:
                yield from self._entry(each)
        if len(found) > len(some):
            rest = len(findings) - sum(len(each.findings) for each in some)
            yield self._dim(f"and {counted(rest, 'more finding')}; --all shows every one")
        if found:
            yield ""

    def _entry(self, entry: Entry) -> Iterator[str]:
        first = entry.first
        where = shortened(terminal(place(first, self.run.roadmap.tab)), 18)
        indent = 2 + max(CELL, width(where)) + 2 + SEVERITY + 2
        room = max(20, self.columns - indent)
        rule = shortened(terminal(first.rule), room)
        line = shortened(terminal(entry.line), max(1, room - width(rule) - 2)) if room - width(rule) > LABEL else ""
        label = self._paint(f"{first.severity.value:<{SEVERITY}}", _COLOURS[first.severity])
        padding = " " * max(0, CELL - width(where))
        beside = f"  {self._dim(line)}" if line else ""
        yield f"  {self._linked(where, first.tab, first.cell)}{padding}  {label}  {rule}{beside}"
        column = f"[{terminal(first.column)}] " if first.column and first.cell else ""
        for said in wrapped(column + terminal(first.message), room):
            yield " " * indent + said
        yield from self._others(entry, indent, room)

    def _others(self, entry: Entry, indent: int, room: int) -> Iterator[str]:
        """Yield the other cells of which the same is said."""
        others = [each for each in entry.findings[1:] if each.cell]
        if not others:
            return
        shown = others if self.context.verbose else others[:MOST_CELLS]
        cells = {each.cell.a1: each for each in shown if each.cell}
        more = f" and {len(others) - len(shown)} more" if len(others) > len(shown) else ""
        for line in wrapped(f"also {' '.join(cells)}{more}", room):
            words = (self._linked(each, cells[each].tab, cells[each].cell) if each in cells else each
                     for each in line.split())  # fmt: skip
            yield " " * indent + " ".join(words)

    def _acknowledged(self) -> Iterator[str]:
        found = [each for each in self.run.findings if each.acknowledged]
        if not found:
            return
        yield self._bold(f"Acknowledged: {counted(len(found), 'finding')}")
        some = found if self.context.verbose else found[:MOST_ACKNOWLEDGED]
        for each in some:
            where = place(each, self.run.roadmap.tab)
            yield from self._labelled(where, f"{each.rule}: {each.acknowledged}")
        if len(found) > len(some):
            yield self._dim(f"  and {len(found) - len(some)} more")
        yield ""

    def _read(self) -> Iterator[str]:
        """Yield what was left out line by line, and how the rest was understood."""
        if self.run.roadmap.unread:
            yield self._bold("Left out")
            for each in self.run.roadmap.unread:
                yield from self._wrapped(f"{each.place}: {each.reason}", indent=2)
            yield ""
        if self.run.understanding is not None:
            yield self._bold("How the sheet was understood")
            yield from details(self.run.understanding, columns=self.columns, colour=self.context.colour)
            yield ""

    def _end(self) -> Iterator[str]:
        run = self.run
        for notice in run.notices:
            yield from self._wrapped(notice.sentence)
        yield from self._totals()
        quiet = silent(run)
        more = "" if self.context.verbose else " --all lists them."
        said = (quiet and quiet + more, self._left_out(), written(run), only_reported(run), changed(run))
        for sentence in filter(None, said):
            yield from self._wrapped(sentence)
        yield from self._after()

    def _left_out(self) -> str:
        reasons = Counter(each.reason for each in self.run.roadmap.unread)
        said = "; ".join(f"{number} × {reason}" for reason, number in reasons.items())
        return f"Left out: {said}. --verbose lists them." if said and not self.context.verbose else ""

    def _after(self) -> Iterator[str]:
        """Yield what waits for a person, and where the documents are."""
        run = self.run
        if run.plan is not None and run.plan.squatted:
            yield from self._wrapped(
                f"Left alone in our column, because a person wrote there: {_some(run.plan.squatted)}. "
                'An answer that starts with "ok: " acknowledges what the remark said.'
            )
        if run.answers.asked:
            where = "Sync says there what is missing" if run.plan is None else "What is missing stands there"
            yield from self._wrapped(
                f"Answers in our column that don't count yet: {_some(run.answers.asked)}. {where}."
            )
        paths = [terminal(each.path) for each in run.saved]
        in_one = f"Summary: {', '.join(paths)}"
        if paths:
            yield from [in_one] if width(in_one) <= self.columns else ["Summary:", *paths]

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
        return f"\x1b[{code}m{text}\x1b[0m" if self.context.colour else text

    def _linked(self, text: str, tab: str, cell: CellRef | None) -> str:
        """Return a cell as a link to it, where the terminal can follow one and the sheet has an address."""
        link = web_link(self.run.spreadsheet.cell_url(tab, cell)) if self.context.links and cell else None
        return f"\x1b]8;;{link}\x1b\\{text}\x1b]8;;\x1b\\" if link else text

    def _bold(self, text: str) -> str:
        return self._paint(text, "1")

    def _dim(self, text: str) -> str:
        return self._paint(text, "2")


def _some(cells: Sequence[CellRef]) -> str:
    more = f" and {len(cells) - 5} more" if len(cells) > 5 else ""
    return ", ".join(each.a1 for each in cells[:5]) + more
