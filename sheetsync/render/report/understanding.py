"""How a sheet was understood, for the person at the terminal."""

from collections.abc import Iterator
from typing import Final

from sheetsync.model.cell import column_letters
from sheetsync.model.terms import Field
from sheetsync.model.understanding import ColumnSeen, Source, Understanding
from sheetsync.render.escape import shortened, terminal, width, wrapped
from sheetsync.render.report.words import counted

MOST_STATUSES: Final = 20
MOST_LEFT_OUT: Final = 12
"""Of each list, what one looks at; the rest is counted."""


_SOURCES: Final = {
    Source.TEAM: "named in sheetsync.toml",
    Source.HEADER: "by its header",
    Source.CELLS: "by its cells, for no header says so",
    Source.TICKS: "columns to tick",
}


def render(understanding: Understanding, *, title: str, columns: int = 100, colour: bool = False) -> str:
    """Return what was understood of the spreadsheet of this title, and why."""
    said = _Said(understanding, title, columns, colour)
    return "".join(f"{line.rstrip()}\n" for line in said.lines())


def details(understanding: Understanding, *, columns: int = 100, colour: bool = False) -> Iterator[str]:
    """Yield the lines of a report that say how the sheet was understood."""
    said = _Said(understanding, "", columns, colour)
    if understanding.header_row is not None:
        yield f"The headers are in row {understanding.header_row}."
        yield from said.about()
        yield from said.rows()
    else:
        yield "No line of work was found."


class _Said:
    def __init__(self, understanding: Understanding, title: str, columns: int, colour: bool) -> None:
        self._seen, self._title, self._columns, self._colour = understanding, title, columns, colour

    def lines(self) -> Iterator[str]:
        seen = self._seen
        where = f'tab "{shortened(terminal(seen.tab), 40)}" of {terminal(self._title)}'
        if seen.header_row is None:
            why = terminal(seen.header_reason or "")
            no_roadmap = f"T{where[1:]} can't be read as a roadmap: {why}"
            yield self._bold(no_roadmap if why else f"No header row was found on {where}")
        else:
            yield self._bold(
                f"{counted(seen.lines, 'line')} in {counted(seen.projects, 'project')}, {where}; "
                f"the headers are in row {seen.header_row}"
            )
            yield from self.about()
        yield from self._left_out()
        if seen.advice:
            yield ""
            yield self._bold("Worth knowing")
            yield from (f"  {terminal(each)}" for each in seen.advice)

    def about(self) -> Iterator[str]:
        """Yield how the sheet was understood, without what was left out of it."""
        yield from wrapped(terminal(f"Read as {self._seen.shape_said}."), self._columns)
        yield from self._about_columns()
        yield from self._about_doubts()
        yield from self._about_statuses()
        yield ""
        interval = self._seen.interval
        dates = f"{interval.start} to {interval.end}" if interval else "not said"
        where = self._seen.interval_source
        source = "" if where is None else f", from {terminal(where)}"
        yield f"{self._bold('Interval')}  {dates}{source}"

    def rows(self) -> Iterator[str]:
        """Yield the rows that are no lines of work and yet are read."""
        rows = [each for each in self._seen.rows if each.kind.is_read]
        if rows:
            yield ""
            yield self._bold("Rows that say something of others")
            yield from (f"  row {each.row}: {each.reason}" for each in rows)

    def _about_columns(self) -> Iterator[str]:
        yield ""
        yield self._bold("Columns")
        most = max(8, min(32, self._columns - 50))
        headers = [shortened(terminal(each.column.header), most) for each in self._seen.columns]
        widest = max(map(width, headers), default=0)
        indent = widest + 22
        for each, header in zip(self._seen.columns, headers, strict=True):
            letters = column_letters(each.column.number)
            start = f"  {letters:<3} {header}{' ' * (widest - width(header))}  {each.field.value:<12}  "
            for line in (evidence(each), *self._more(each)):
                for part in wrapped(terminal(line), max(16, self._columns - indent)):
                    yield start + self._dim(part)
                    start = " " * indent

    def _more(self, seen: ColumnSeen) -> Iterator[str]:
        if seen.examples and seen.field is not Field.STATUS:
            yield f"such as {'; '.join(seen.examples)}"
        if seen.rival:
            letters = column_letters(seen.rival.column.number)
            yield f'"{shortened(seen.rival.column.header, 32)}" ({letters}) could be it, too: {seen.rival.cells}'

    def _about_doubts(self) -> Iterator[str]:
        if not self._seen.doubts:
            return
        yield ""
        yield self._bold("In doubt")
        for each in self._seen.doubts:
            names = " or ".join(
                f'"{shortened(one.column.header, 32)}" ({column_letters(one.column.number)}; {one.cells})'
                for one in each.candidates
            )
            taken = "; the first one is taken" if each.is_taken and len(each.candidates) > 1 else ""
            taken = "; it is taken" if each.is_taken and not taken else taken
            for line in wrapped(terminal(f"{each.field.value}: {names}: {each.reason}{taken}"), self._columns - 2):
                yield f"  {line}"

    def _about_statuses(self) -> Iterator[str]:
        if not self._seen.statuses:
            return
        yield ""
        yield self._bold("Statuses")
        for each in self._seen.statuses[:MOST_STATUSES]:
            own_name = each.status is not None and each.text == each.status.value
            meaning = "" if own_name else f" means {each.status.value}" if each.status else " is not known"
            yield f"  {each.count:>4} × {shortened(terminal(each.text), 50)}{self._dim(meaning)}"
        if len(self._seen.statuses) > MOST_STATUSES:
            yield f"  and {len(self._seen.statuses) - MOST_STATUSES} more"

    def _left_out(self) -> Iterator[str]:
        unread = self._seen.unread
        if not unread:
            return
        yield ""
        yield self._bold("Left out")
        for each in unread[:MOST_LEFT_OUT]:
            yield f"  {shortened(terminal(f'{each.place}: {each.reason}'), self._columns - 2)}"
        if len(unread) > MOST_LEFT_OUT:
            yield f"  and {len(unread) - MOST_LEFT_OUT} more; `sheetsync check --verbose` lists them"

    def _bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self._colour else text

    def _dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self._colour else text


def evidence(seen: ColumnSeen) -> str:
    """Say in a few words why a column is taken for what it is."""
    who = _SOURCES[seen.source]
    words = f" ({' + '.join(seen.words)})" if seen.words and seen.source is Source.HEADER else ""
    return f"{who}{words}; {seen.cells}"
