"""How a sheet was understood, for the person at the terminal."""

from collections.abc import Iterator
from typing import Final

from sheetsync.model.cell import column_letters
from sheetsync.model.understanding import Understanding
from sheetsync.render.escape import shortened, terminal, width
from sheetsync.render.report.words import counted

MOST_STATUSES: Final = 20
MOST_LEFT_OUT: Final = 12
"""Of each list, what one looks at; the rest is counted."""


def render(understanding: Understanding, *, title: str, columns: int = 100, colour: bool = False) -> str:
    """Return what was understood of the spreadsheet of this title, and why."""
    said = _Said(understanding, title, columns, colour)
    return "".join(f"{line.rstrip()}\n" for line in said.lines())


class _Said:
    def __init__(self, understanding: Understanding, title: str, columns: int, colour: bool) -> None:
        self._seen, self._title, self._columns, self._colour = understanding, title, columns, colour

    def lines(self) -> Iterator[str]:
        seen = self._seen
        where = f'tab "{shortened(terminal(seen.tab), 40)}" of {terminal(self._title)}'
        if not seen.header_row:
            why = f": {terminal(seen.header_reason)}" if seen.header_reason else ""
            yield self._bold(f"No header row was found on {where}{why}")
        else:
            yield self._bold(
                f"{counted(seen.lines, 'line')} in {counted(seen.projects, 'project')}, {where}; "
                f"the headers are in row {seen.header_row}"
            )
            yield from self._about_columns()
            yield from self._about_statuses()
            yield ""
            dates = f"{seen.interval.start} to {seen.interval.end}" if seen.interval else "not said"
            source = f", from {terminal(seen.interval_source)}" if seen.interval_source else ""
            yield f"{self._bold('Interval')}  {dates}{source}"
        yield from self._left_out()
        if seen.advice:
            yield ""
            yield self._bold("Worth knowing")
            yield from (f"  {terminal(each)}" for each in seen.advice)

    def _about_columns(self) -> Iterator[str]:
        yield ""
        yield self._bold("Columns")
        headers = [shortened(terminal(each.column.header), 32) for each in self._seen.columns]
        widest = max(map(width, headers), default=0)
        for each, header in zip(self._seen.columns, headers, strict=True):
            padding = " " * (widest - width(header))
            letters = column_letters(each.column.number)
            yield f"  {letters:<3} {header}{padding}  {each.field.value:<12}  {self._dim(each.evidence)}"

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
