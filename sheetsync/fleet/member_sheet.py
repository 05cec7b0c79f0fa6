"""A spreadsheet that lists the roadmaps of a fleet, one a row, read by sheetsync itself."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from sheetsync import wiring
from sheetsync.config.load import Config
from sheetsync.config.mistake import MistakesError
from sheetsync.errors import UsageError
from sheetsync.fleet.member import Member
from sheetsync.fleet.settings import SCHEMA
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.settings import Choices, Sheet

HEADERS: Final = ("name", "sheet", "team", "owner", "every", "config", "accounts", "audiences")
_LISTS: Final = frozenset({"accounts", "audiences"})


def listed(location: str) -> tuple[Member, ...]:
    """Read the roadmaps that a spreadsheet lists.

    Raises:
        UsageError: With every mistake, by its row.
    """
    from datetime import UTC, datetime

    configured = Config(Choices(sheet=Sheet(location)), Path(), None, datetime.now(UTC))
    return members_of(wiring.sheet(configured).read())


def members_of(spreadsheet: Spreadsheet) -> tuple[Member, ...]:
    """Return the members that the first tab with the headers Name and Sheet lists.

    Raises:
        UsageError: With every mistake, by its row.
    """
    grid, header, columns = _table(spreadsheet)
    members, mistakes = [], []
    for number, row in _rows(grid, header, columns):
        try:
            members.append(member_of(row))
        except UsageError as error:
            mistakes.append(f"  row {number}: {error}")
    if mistakes:
        raise UsageError("\n".join(("the list of roadmaps has mistakes; nothing was done:", *mistakes)))
    return tuple(members)


def member_of(said: Mapping[str, object]) -> Member:
    """Return a member from what is said of it, by the names that `[[roadmap]]` has.

    Raises:
        UsageError: With every mistake.
    """
    try:
        return SCHEMA.read(Member, said)
    except MistakesError as error:
        raise UsageError("; ".join(f"{each.path[0]}: {each.reason}" for each in error.mistakes)) from None


def _table(spreadsheet: Spreadsheet) -> tuple[Grid, int, Mapping[str, int]]:
    for grid in spreadsheet.tabs:
        for index, row in enumerate(grid.rows):
            texts = [cell.shown.strip().casefold() for cell in row]
            if {"name", "sheet"}.issubset(texts):
                return grid, index, {name: texts.index(name) for name in HEADERS if name in texts}
    raise UsageError("the sheet lists no roadmaps: it takes a row of headers with at least Name and Sheet")


def _rows(grid: Grid, header: int, columns: Mapping[str, int]) -> Iterator[tuple[int, dict[str, object]]]:
    for index in range(header + 1, len(grid.rows)):
        row = grid.rows[index]
        texts = {name: row[column].shown.strip() for name, column in columns.items() if column < len(row)}
        said: dict[str, object] = {name: text for name, text in texts.items() if text}
        for name in _LISTS & said.keys():
            said[name] = [part.strip() for part in str(said[name]).split(",") if part.strip()]
        if said:
            yield index + 1, said
