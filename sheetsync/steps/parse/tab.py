"""Tab: which one of a spreadsheet holds the roadmap."""

from collections.abc import Sequence
from datetime import date
from math import log2
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.steps.parse.header import NoHeader, rows_below
from sheetsync.steps.parse.header_row import find_header
from sheetsync.steps.parse.interval import in_text
from sheetsync.steps.parse.vocabulary import section
from sheetsync.steps.parse.words import plain

ALIKE: Final = 1.0
"""Two tabs whose points are so near look like a roadmap with equal right."""
ASIDE: Final = 0.25
"""What a tab keeps of its points whose title says that another one is the roadmap: "old", "copy", "template"."""

_NAMES: Final = (Field.PROJECT, Field.DELIVERABLE)


def choose_tab(spreadsheet: Spreadsheet, reading: Reading, today: date | None = None) -> tuple[Grid | None, str | None]:
    """Choose the tab to read: the one that is named, else the visible one that looks most like a roadmap.

    Of several that do, it is the one whose title names a period that holds `today`.

    Returns:
        The tab, None when there is none to read, and a sentence for the person: which tab was
        chosen among which, or why none was. It is None when there was only one.
    """
    titles = ", ".join(f'"{one_line(each.tab)}"' for each in spreadsheet.tabs)
    if reading.tab:
        found = next((each for each in spreadsheet.tabs if reading.tab in (each.tab, each.tab_id)), None)
        return found, None if found else f'there is no tab "{one_line(reading.tab)}"; there are {titles or "none"}'
    visible = [each for each in spreadsheet.tabs if each.visible]
    hidden = [each for each in spreadsheet.tabs if not each.visible and _likeness(each, reading) > 0]
    if hidden and all(_likeness(each, reading) == 0 for each in visible):
        names = " or ".join(f'"{one_line(each.tab)}"' for each in hidden)
        return None, f"the only tab that looks like a roadmap is hidden: name {names} with --tab, or show it"
    if not visible:
        return None, f"{one_line(spreadsheet.title)} has no tab with cells: name a workbook that holds a roadmap"
    if len(visible) == 1:
        return visible[0], None
    likely = _likely(visible, reading)
    best, why = likely[0], "it looks most like a roadmap"
    if today and (of_today := _of_today(visible, likely, reading, today)):
        best, why = of_today, "of tabs that are alike, its period holds today"
    elif len(likely) > 1:
        why = "the first of those that look most like a roadmap"
    return best, f'Read tab "{one_line(best.tab)}" of {len(visible)}: {why}. Choose another with --tab.'


def likely_tabs(spreadsheet: Spreadsheet, reading: Reading, today: date | None = None) -> list[Grid]:
    """Return the visible tabs that look most like a roadmap, in the order of the sheet.

    It is only one where several are alike, and the period of just one of them holds `today`.
    """
    visible = [each for each in spreadsheet.tabs if each.visible]
    likely = _likely(visible, reading)
    of_today = _of_today(visible, likely, reading, today) if today else None
    return [of_today] if of_today else likely


def _likely(visible: Sequence[Grid], reading: Reading) -> list[Grid]:
    scores = [(_likeness(each, reading), each) for each in visible]
    best = max((score for score, _ in scores), default=0)
    return [each for score, each in scores if score > best - ALIKE] if best else [each for _, each in scores]


def _of_today(visible: Sequence[Grid], likely: Sequence[Grid], reading: Reading, today: date) -> Grid | None:
    """Return the only tab whose title names a period that holds a day, of those with the headers of the likeliest."""
    periods = [(each, found.interval) for each in visible if (found := in_text(each.tab)) and found.interval]
    named = [each for each, _ in periods]
    if len(named) < 2 or any(each not in named for each in likely):
        return None
    holding = [each for each, period in periods if period.start <= today <= period.end]
    is_alike = len(holding) == 1 and _fields(holding[0], reading) == _fields(likely[0], reading)
    return holding[0] if is_alike else None


def _fields(grid: Grid, reading: Reading) -> set[Field]:
    header = find_header(grid, reading)
    return set() if isinstance(header, NoHeader) else {*header.columns}


def _likeness(grid: Grid, reading: Reading) -> float:
    """Return how much a tab looks like a roadmap: what its header claims, its rows of work, and its title."""
    header = find_header(grid, reading)
    if isinstance(header, NoHeader) or not header.columns:
        return 0.0
    names = [header.columns[each].number for each in _NAMES if each in header.columns]
    work = sum(any(grid.at(CellRef(row, each)).shown.strip() for each in names) for row in rows_below(grid, header.row))
    title = {*plain(grid.tab).split(), plain(grid.tab)}
    said = 1.0 if title & section("tabs") else 0.0
    points = header.points + 0.35 * log2(work + 1) + said - (0.0 if work else 6.0)
    return max(0.1, points * (ASIDE if title & section("aside") else 1.0))
