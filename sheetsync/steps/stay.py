"""Stay: what stands in our column and is still true stays as it is, so that an upgrade is no flood.

A text goes by what it tells and not by its words: other words of ours are written only where the row, or what is told
of it, changed. On the day on which findings are remembered for the first time nothing else moves either: what an
earlier release wrote stays, and what it didn't write waits.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sheetsync.model.answer_text import address_in, code_of
from sheetsync.model.cell import BLANK, Cell, CellRef
from sheetsync.model.finding import Finding, Silence
from sheetsync.model.grid import Grid, is_own_text
from sheetsync.model.own_text import is_ours, is_seed, one_line
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Look
from sheetsync.model.snapshot import Line


def as_it_stands(
    grid: Grid, roadmap: Roadmap, findings: Sequence[Finding], look: Look | None, today: date
) -> tuple[Finding, ...]:
    """Return the findings with what is told on the day on which memory wakes: beside unchanged rows, what is told now.

    Args:
        grid: The tab, with what stands in our column.
        roadmap: What it was read as.
        findings: As they would be told.
        look: What the history says; None where nothing is remembered.
        today: The day of the run.
    """
    # Where nothing of ours stands, as after a clear, there is nothing that could stay: a placeholder says nothing yet.
    if look is None or not _is_waking(look, today) or all(is_seed(text) for _, text in grid.own_texts):
        return tuple(findings)
    changed, told = _changed(roadmap, look), _Told(grid, look)

    def stands(finding: Finding) -> Finding:
        row = finding.cell.row if finding.cell and finding.tab == grid.tab else None
        if row is None or row in changed or finding.acknowledged or told.is_of_people(row):
            return finding
        return replace(finding, silence=None if told.by(row, finding) else finding.silence or Silence.WAKING)

    return tuple(map(stands, findings))


def staying(grid: Grid, roadmap: Roadmap, findings: Iterable[Finding], look: Look | None) -> frozenset[int]:
    """Return the rows whose text stays, whatever words we have for it today: neither row nor findings changed."""
    if look is None or look.history.last is None:
        return frozenset()
    due: defaultdict[int, set[str]] = defaultdict(set)
    for each in findings:
        if each.cell and each.tab == grid.tab and each.is_spoken:
            due[each.cell.row].add(code_of(each.rule, each.column))
    told, changed = _Told(grid, look), _changed(roadmap, look)
    return frozenset(row for row, codes in told.codes.items() if row not in changed and codes == due.get(row))


def _is_waking(look: Look, today: date) -> bool:
    last = look.history.last
    if last is None or last.findings is None:
        return last is not None
    return bool(last.findings) and all(each.since == today for each in last.findings)


def _changed(roadmap: Roadmap, look: Look) -> set[int]:
    """Return the rows of the lines that somebody has touched since the last run; ours beside them doesn't count."""
    last = look.history.last
    before = last.by_id() if last else {}
    pairs = zip(roadmap.deliverables, look.now.lines, strict=True)
    return {step.row for (_, step), line in pairs if not _is_same(before.get(line.id), line)}


def _is_same(old: Line | None, new: Line) -> bool:
    return old is not None and old == replace(new, token=old.token)


class _Told:
    """What stands in our column tells, row by row."""

    def __init__(self, grid: Grid, look: Look) -> None:
        self._grid = grid
        last = look.history.last
        remembered = {each.address: {*each.codes} for each in (last.remarks or () if last else ())}
        self.codes: Mapping[int, set[str]] = dict(self._codes(remembered))

    def _codes(self, remembered: Mapping[str, set[str]]) -> Iterator[tuple[int, set[str]]]:
        for ref, text in self._grid.own_texts:
            address = address_in(text)
            if address and address in remembered and is_ours(text) and ref.column == self._grid.own_column:
                yield ref.row, remembered[address]

    def by(self, row: int, finding: Finding) -> bool:
        """Whether the text beside a row tells a finding: by what is remembered of it, else by its words."""
        if row in self.codes:
            return code_of(finding.rule, finding.column) in self.codes[row]
        said = f"[{one_line(finding.column)}] {one_line(finding.message)}"
        return said in self._beside(row).shown

    def is_of_people(self, row: int) -> bool:
        """Whether a person wrote in the cell beside a row."""
        cell = self._beside(row)
        return not cell.is_blank and not is_own_text(cell)

    def _beside(self, row: int) -> Cell:
        """Return the cell of our column beside a row."""
        column = self._grid.own_column
        return BLANK if column is None else self._grid.at(CellRef(row, column))
